"""Cost of a client before its first request: bytes on disk and import time."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from typing import Any

from benchmarks import rows
from benchmarks.bench import CLIENTS, PROCESSORS, Bench, Values, build_environment
from benchmarks.environment import HERE, log


def measure_imports(bench: Bench) -> dict[str, Any]:
    """Measure new processes that import a client, and that also create one."""
    statements = {name: read_statements(name, bench) for name in bench.names if name != "lean"}
    results: dict[str, Any] = {}
    for title, key in ((rows.IMPORT.title, "statement"), (rows.FIRST_CLIENT.title, "first")):
        values: Values = {name: [] for name in statements}
        for number in range(bench.rounds + 1):
            for name in bench.chance.sample(list(statements), len(statements)):
                seconds = time_import(bench, statements[name][key]) - time_import(bench, "import sys")
                if number:  # the first run writes the bytecode cache
                    values[name].append(seconds * 1000)
        results[title] = values
        log(f"{title}: { ({name: round(statistics.median(value), 1) for name, value in values.items()}) } ms")
    return results


def read_statements(name: str, bench: Bench) -> dict[str, str]:
    """Return the import statement and the first use of a client."""
    module, _, member = CLIENTS[name].partition(":")
    code = (
        f"import json; from benchmarks.clients.{module} import {member} as kind\n"
        "print(json.dumps([kind.statement, kind.first_use]))"
    )
    statement, first = json.loads(run_python(bench, code))
    # Clients are created in a running loop, so all of them import asyncio.
    script = f"{statement}\nimport asyncio\nurl = {bench.url!r}\nasync def main():\n    client = {first}\n"
    if name == "altegio":
        script += "    async with client: pass\n"  # loads the transport, which is imported on first use
    elif name.startswith("floor") or name == "dicts":
        script += "    await client.close()\n"
    return {"statement": statement, "first": script + "asyncio.run(main())"}


def time_import(bench: Bench, code: str) -> float:
    """Return the seconds that a new process needs for some code."""
    command = ["taskset", "-c", str(PROCESSORS[0]), str(bench.environment.python), "-c", code]
    started = time.perf_counter()
    subprocess.run(command, env=build_environment(bench.environment), check=True, capture_output=True)
    return time.perf_counter() - started


def run_python(bench: Bench, code: str) -> str:
    """Run code in the measured environment and return its output."""
    command = [str(bench.environment.python), "-c", code]
    env = build_environment(bench.environment)
    return subprocess.run(
        command, cwd=HERE.parent, env=env, check=True, capture_output=True, text=True
    ).stdout


def measure_size(bench: Bench) -> dict[str, Any]:
    """Return the MiB that the package adds to its two dependencies."""
    code = (
        "from importlib.metadata import distribution\n"
        "files = [file.locate() for file in distribution('altegio-async').files]\n"
        "print(sum(file.stat().st_size for file in files if file.is_file()), "
        "sum(file.stat().st_size for file in files if file.is_file() and file.suffix != '.pyc'))"
    )
    whole, source = map(int, run_python(bench, code).split())
    return {"installed": {"altegio": [whole / 2**20], "without bytecode": [source / 2**20]}}
