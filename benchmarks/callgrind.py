"""Count the instructions of blocks of a Python program with valgrind's callgrind.

`count_blocks()` runs a program under valgrind. The program puts each measured block into `measure_block()`,
which turns the slow instrumentation on for this block only and makes callgrind write its counters before and
after the block.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def is_available() -> bool:
    """Return whether valgrind is installed."""
    return shutil.which("valgrind") is not None and shutil.which("vgdb") is not None


def count_blocks(program: Sequence[str]) -> list[int]:
    """Run a program under valgrind and return the instructions of each measured block."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        command = [
            "valgrind", "--tool=callgrind", "--instr-atstart=no", "--dump-before=getppid",
            f"--vgdb-prefix={folder}/vgdb", f"--callgrind-out-file={folder}/callgrind",
        ]  # fmt: skip
        # A fixed hash seed makes the iteration of dicts and sets of strings repeatable.
        environment = {**os.environ, "PYTHONHASHSEED": "0", "VGDB_PREFIX": f"{folder}/vgdb"}
        subprocess.run(
            [*command, *program], cwd=ROOT, env=environment, check=True, capture_output=True, timeout=300
        )
        paths = sorted(folder.glob("callgrind.*"), key=lambda path: int(path.suffix[1:]))
        # Every second file is a block. The others contain what ran between the blocks.
        return [read_total(path) for path in paths][1::2]


def read_total(path: Path) -> int:
    """Return the total of a callgrind output file."""
    totals = re.search(r"^(?:totals|summary): (\d+)", path.read_text(errors="replace"), re.MULTILINE)
    if totals is None:
        raise ValueError(f"no total in {path.name}")
    return int(totals[1])


@contextmanager
def measure_block() -> Iterator[None]:
    """Count the instructions of the block when the program runs under `count_blocks()`."""
    set_instrumentation("on")
    os.getppid()
    yield
    os.getppid()
    set_instrumentation("off")


def set_instrumentation(state: str) -> None:
    """Turn the instrumentation of this process on or off."""
    command = [
        "vgdb",
        f"--vgdb-prefix={os.environ['VGDB_PREFIX']}",
        f"--pid={os.getpid()}",
        "--max-invoke-ms=0",
    ]
    process = subprocess.Popen([*command, "instrumentation", state], stdout=subprocess.DEVNULL)
    while process.poll() is None:  # valgrind reads the command while this process runs
        sum(range(1000))
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
