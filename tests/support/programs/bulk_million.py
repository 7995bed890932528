"""Program that streams many keys through a pipeline with responses from memory, and prints its cost.

Arguments: ids or phones; the number of keys; "kept" to use a checkpoint and pass every key twice.
Without a checkpoint, small jobs of 10,000 keys run in between, so that both sizes have the same load.
Prints as JSON the MiB at the start and at the peak, and the seconds of CPU a key of the large job and of each
small one.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from altegio_async._core.redact import Secret
from altegio_async._core.wire import WireResponse
from altegio_async._pipeline.cancellation import CancellationScope
from altegio_async._pipeline.credentials import Credentials
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async._pipeline.reporting import Reporter
from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
from altegio_async._pipeline.settings import Settings
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.bulk import Bulk

SMALL, EVERY = 10_000, 50_000
ROW = b'{"id":%s,"title":"Yoga ten","cost":100.5,"is_archived":false,"chain_id":7}'
CARDS = (
    b'{"success":true,"data":[{"id":5,"number":"0007","balance":30.25,"type_id":9,'
    b'"created_date":"2026-03-15T08:19:33+0300","type":{"id":9,"title":"Gift 75"},'
    b'"status":{"id":2,"title":"Activated"}}],"meta":[]}'
)


class CannedTransport:
    """Transport that answers at once with a row for every id and the same cards for every phone."""

    def __init__(self):
        self.slots = ConnectionSlots(100)

    def open(self):
        return self.slots

    async def send(self, request):
        await asyncio.sleep(0)
        if "/fetch" not in request.template:
            return WireResponse(200, {}, CARDS)
        ids = [part.rpartition("=")[2].encode() for part in request.url.partition("?")[2].split("&")]
        rows = b",".join([ROW % number for number in ids])
        return WireResponse(200, {}, b'{"success":true,"data":[' + rows + b'],"meta":[]}')

    async def aclose(self):
        pass


def make_job(kind, count, *, checkpoint=None):
    """Return a job with this number of keys. With a checkpoint each key is passed twice."""
    pipeline = Pipeline(
        settings=Settings(),
        credentials=Credentials(Secret("partner-token-1"), Secret("user-token-1"), None),
        transport=CannedTransport(),
        limiter=None,
        retry=RetryPolicy(),
        reporter=Reporter(None),
        quota=RetryQuota(),
        scope=CancellationScope(),
    )
    bulk = Bulk(pipeline)
    look_up = bulk.membership_types if kind == "ids" else bulk.gift_cards
    passes = (make_keys(kind, count) for _ in range(1 if checkpoint is None else 2))
    return look_up(chain.from_iterable(passes), checkpoint=checkpoint)


def make_keys(kind, count):
    return ((n % 40 + 1, n + 1 if kind == "ids" else str(10**10 + n)) for n in range(count))


async def run_job(kind, count):
    taken = 0
    async for outcome in make_job(kind, count):
        taken += outcome.value is not None
    assert taken == count


def measure_job(kind, count):
    """Return the CPU seconds of a small job in another loop while the loop of the large job is blocked."""
    thread = threading.Thread(target=asyncio.run, args=[run_job(kind, count)])
    started = time.process_time()
    thread.start()
    thread.join()
    return time.process_time() - started


async def main(kind, count, checkpoint):
    await run_job(kind, 1_000)
    start = read_peak_mebibytes()
    small = []
    taken = 0
    started = time.process_time()
    async with make_job(kind, count, checkpoint=checkpoint) as large:
        async for outcome in large:
            taken += outcome.value is not None
            if checkpoint is None and taken % EVERY == 0:
                small.append(measure_job(kind, SMALL))
    assert taken == count
    seconds = time.process_time() - started - sum(small)
    figures = {
        "start": start,
        "peak": read_peak_mebibytes(),
        "large": seconds / count,
        "small": [s / SMALL for s in small],
    }
    print(json.dumps(figures))


def read_peak_mebibytes():
    # Not ru_maxrss: a child inherits it from its parent, which hides growth below that value.
    line = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "job.sqlite" if "kept" in sys.argv else None
        asyncio.run(main(sys.argv[1], int(sys.argv[2]), kept))
