"""Instructions per call, a measure that is independent of load and processor frequency.

`count_instructions()` runs `run_program()` of this module under valgrind's callgrind. The program calls the
floor and the package alternately over real sockets on loopback.
"""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import callgrind

ROOT = Path(__file__).resolve().parents[1]
SIZES = (25, 100)
CLIENTS = ("floor", "altegio")
WARM = 100  # the interpreter specialises shared code anew when the classes that it meets change


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
    with run_server(python) as url:
        counts = callgrind.count_blocks([python, "-m", "benchmarks.instruction_count", url, str(calls)])
    order = [(client, size) for size in SIZES for client in CLIENTS]
    return {key: count / calls for key, count in zip(order, counts, strict=True)}


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
            with callgrind.measure_block():
                for page in range(calls):
                    await client.search(1, 1 + page % 10, size)
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
