"""Instructions per call, a measure that is independent of load and processor frequency.

`count_instructions()` runs `run_program()` of this module under valgrind's callgrind. The program calls the
floor and the package alternately over real sockets on loopback. It calls `os.getppid` between them, which
makes callgrind write its counters.
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
WARM = 100  # the interpreter specialises shared code anew when the classes that it meets change


def is_available() -> bool:
    """Return whether valgrind is installed."""
    return shutil.which("valgrind") is not None


@contextmanager
def run_server(python: str = sys.executable) -> Iterator[str]:
    """Run the benchmark server in its own process and yield its base URL."""
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


def count_instructions(calls: int, python: str = sys.executable) -> dict[tuple[str, int], float]:
    """Return instructions per call by client and page size for an installed package."""
    with run_server(python) as url, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = [
            "valgrind", "--tool=callgrind", "--dump-before=getppid", f"--callgrind-out-file={folder}/callgrind",
            python, "-m", "benchmarks.instruction_count", url, str(calls),
        ]  # fmt: skip
        # A fixed hash seed makes the iteration of dicts and sets of strings repeatable.
        env = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True, timeout=300)
        totals = [
            read_total(path)
            for path in sorted(folder.glob("callgrind.*"), key=lambda path: int(path.suffix[1:]))
        ]
    order = [(client, size) for size in SIZES for client in CLIENTS]
    # Every second file is a measured block. The others contain start-up and warm-up.
    return {key: totals[2 * index + 1] / calls for index, key in enumerate(order)}


def read_total(path: Path) -> int:
    """Return the total of a callgrind output file."""
    totals = re.search(r"^(?:totals|summary): (\d+)", path.read_text(errors="replace"), re.MULTILINE)
    if totals is None:
        raise ValueError(f"no total in {path.name}")
    return int(totals[1])


async def run_program(url: str, calls: int) -> None:
    """Run the measured calls: each client in turn for each page size."""
    from benchmarks.clients.altegio import AltegioBenchClient
    from benchmarks.clients.floor import FloorClient

    client_types = {"floor": FloorClient, "altegio": AltegioBenchClient}
    for size in SIZES:
        for name in CLIENTS:
            client = client_types[name](url, "invented")
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
        asyncio.run(run_program(sys.argv[1], int(sys.argv[2])))
    else:
        result = count_instructions(100)
        for (client, size), instructions in result.items():
            print(
                f"{client:8} {size:4} rows: {instructions:12,.0f} a call, ×{instructions / result['floor', size]:.3f}"
            )
