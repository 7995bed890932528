"""Program that runs a bulk job with a checkpoint and logs its requests and outcomes.

Arguments: the folder, and the form of the keys (ids, phones, list or ordered). A test kills the process.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from hashlib import sha256
from pathlib import Path

from altegio_async.errors import ServerError
from tests.support.bulk import ROWS, Row, look_up_ids, look_up_phones

COUNT = 300


def make_keys(kind):
    if kind in ("ids", "list"):
        pairs = [(n % 5 + 1, n + 1) for n in range(COUNT)]
        return pairs if kind == "list" else iter(pairs)
    return iter([(1, f"+1 {n}") for n in range(COUNT)])


class RecordingCaller:
    """Answers after a short delay. The response depends only on the key, not on the batches.

    One id in seven is missing; the ids of one location fail, and so does one phone in eleven.
    """

    def __init__(self, note):
        self.note = note

    async def call(self, operation):
        if operation.endpoint is ROWS:
            location, questions = operation.path[0], operation.query[0]
        else:
            location, questions = operation.query[0], [operation.query[1]]
        for question in questions:
            self.note(f"asked {location} {question}")
        await asyncio.sleep(random.uniform(0, 0.01))
        if operation.endpoint is not ROWS:
            if int(questions[0]) % 11 == 0:
                raise ServerError(f"{questions[0]} is down", status=503)
            return [f"card {n} of {questions[0]}" for n in range(int(questions[0]) % 3)]
        if location == 3:
            raise ServerError(f"{location} is down", status=503)
        return [Row(question, f"row {question}") for question in questions if question % 7]


def describe_outcome(outcome):
    """Return the key of an outcome, its status and a digest of its value and error."""
    location, asked = outcome.key
    error = outcome.error
    said = (type(error).__name__, str(error), error.status) if error is not None else None
    digest = sha256(repr((outcome.status.value, outcome.value, said)).encode()).hexdigest()[:16]
    return f"{location} {str(asked).removeprefix('+1 ')} {outcome.status} {digest}"


async def main(folder, kind):
    log = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(text):
        os.write(log, text.encode() + b"\n")

    note("started")
    run = look_up_ids if kind in ("ids", "list") else look_up_phones
    options = {"checkpoint": folder / "job.sqlite", "ordered": kind == "ordered"}
    async for outcome in run(
        RecordingCaller(note), make_keys(kind), batch_size=6, max_in_flight=4, **options
    ):
        note(f"given {describe_outcome(outcome)}")
    note("ended")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
