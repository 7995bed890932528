"""The instructions of one call, counted: a measure that neither load nor the machine's clock can bend.

`count()` runs this module's own program under valgrind's callgrind. It calls the floor and the package by
turns, over loopback and on real sockets, and calls `os.getppid` between the two, where callgrind puts down
what it counted so far.
"""

from __future__ import annotations

import asyncio
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZES = (25, 100)
CLIENTS = ("floor", "altegio")
WARM = 30


def available() -> bool:
    """Whether valgrind is on this machine."""
    return shutil.which("valgrind") is not None


@contextmanager
def running_server(python: str = sys.executable) -> Iterator[str]:
    """The benchmark server in a process of its own; gives the base address."""
    process = subprocess.Popen(
        [python, "-m", "benchmarks.server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/api/v1"
    finally:
        process.communicate(timeout=20)


def count(calls: int, python: str = sys.executable) -> dict[tuple[str, int], float]:
    """Instructions a call by client and page size, with the package as this Python has it."""
    with running_server(python) as url, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = [
            "valgrind", "--tool=callgrind", "--dump-before=getppid", f"--callgrind-out-file={folder}/counted",
            python, "-m", "benchmarks.counted", url, str(calls),
        ]  # fmt: skip
        # A fixed hash seed: dicts and sets of strings are walked the same way each time. Addresses still vary.
        env = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True, timeout=300)
        found = [
            totals(path) for path in sorted(folder.glob("counted.*"), key=lambda path: int(path.suffix[1:]))
        ]
    order = [(client, size) for size in SIZES for client in CLIENTS]
    # The odd pieces are what was between the measured ones: the start, and the warming up.
    return {key: found[2 * index + 1] / calls for index, key in enumerate(order)}


def totals(path: Path) -> int:
    """What one of callgrind's files adds up to."""
    found = re.search(r"^(?:totals|summary): (\d+)", path.read_text(errors="replace"), re.MULTILINE)
    if found is None:
        raise ValueError(f"no total in {path.name}")
    return int(found[1])


async def program(url: str, calls: int) -> None:
    """What is counted: for each page size, each client in turn."""
    from benchmarks.clients.altegio import AltegioBenchClient
    from benchmarks.clients.floor import FloorClient

    kinds = {"floor": FloorClient, "altegio": AltegioBenchClient}
    for size in SIZES:
        for name in CLIENTS:
            client = kinds[name](url, "invented")
            await client.open()
            for page in range(WARM):
                await client.search(1, 1 + page % 10, size)
            gc.collect()
            os.getppid()
            for page in range(calls):
                await client.search(1, 1 + page % 10, size)
            os.getppid()
            await client.close()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        asyncio.run(program(sys.argv[1], int(sys.argv[2])))
    else:
        result = count(100)
        for (client, size), instructions in result.items():
            print(
                f"{client:8} {size:4} rows: {instructions:12,.0f} a call, ×{instructions / result['floor', size]:.3f}"
            )
