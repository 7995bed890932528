"""A program that runs a bulk job with a checkpoint and writes down what it asks and what it is given.

Arguments: the folder, and how keys are given (ids, phones, list or ordered). Somebody kills it.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from pathlib import Path

from altegio_async.errors import ServerError
from tests.unit.bulk_fakes import ROWS, Row, by_id, by_phone

COUNT = 300


def keys_of(kind):
    if kind in ("ids", "list"):
        pairs = [(n % 5 + 1, n + 1) for n in range(COUNT)]
        return pairs if kind == "list" else iter(pairs)
    return iter([(1, f"+1 {n}") for n in range(COUNT)])


class Noting:
    """Answers a little later: one in seven ids is missing, one in eleven requests fails."""

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
        if int(questions[0]) % 11 == 0:
            raise ServerError("down", status=503)
        if operation.endpoint is ROWS:
            return [Row(question) for question in questions if question % 7]
        return [f"card of {questions[0]}"]


async def main(folder, kind):
    log = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def note(text):
        os.write(log, text.encode() + b"\n")

    note("started")
    run = by_id if kind in ("ids", "list") else by_phone
    options = {"checkpoint": folder / "job.sqlite", "ordered": kind == "ordered"}
    async for outcome in run(Noting(note), keys_of(kind), batch_size=6, max_in_flight=4, **options):
        location, given = outcome.key
        note(f"given {location} {str(given).removeprefix('+1 ')} {outcome.status}")
    note("ended")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
