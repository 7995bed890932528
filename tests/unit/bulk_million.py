"""A program that streams a thousand, then many keys, against answers from memory, and prints what it took.

Arguments: ids or phones, and how many keys. Prints the MiB at the start and at the peak.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.unit.bulk_fakes import Instant, by_id, by_phone


def job(kind, count):
    if kind == "ids":
        return by_id(Instant(), ((n % 40 + 1, n + 1) for n in range(count)))
    return by_phone(Instant(), ((n % 40 + 1, str(n)) for n in range(count)))


async def run(kind, count):
    taken = 0
    async for _ in job(kind, count):
        taken += 1
    assert taken == count


def mebibytes():
    # Not ru_maxrss: a child takes that over from its parent, and growth below that would not show.
    line = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], 1_000))
    start = mebibytes()
    asyncio.run(run(sys.argv[1], int(sys.argv[2])))
    print(start, mebibytes())
