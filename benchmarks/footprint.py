"""What a client takes before its first request: bytes on the disk, and the time of its import."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from typing import Any

from benchmarks import rows
from benchmarks.bench import CLIENTS, PROCESSORS, Bench, Values, environment_of
from benchmarks.environment import HERE, say


def imports(bench: Bench) -> dict[str, Any]:
    """A fresh process that imports, and one that goes on to make a client."""
    kinds = {name: kind_of(name, bench) for name in bench.names if name != "lean"}
    found: dict[str, Any] = {}
    for title, key in ((rows.IMPORT.title, "statement"), (rows.FIRST_CLIENT.title, "first")):
        values: Values = {name: [] for name in kinds}
        for number in range(bench.rounds + 1):
            for name in bench.chance.sample(list(kinds), len(kinds)):
                seconds = timed(bench, kinds[name][key]) - timed(bench, "import sys")
                if number:  # the first writes the caches of bytecode
                    values[name].append(seconds * 1000)
        found[title] = values
        say(f"{title}: { ({name: round(statistics.median(value), 1) for name, value in values.items()}) } ms")
    return found


def kind_of(name: str, bench: Bench) -> dict[str, str]:
    """A client's statements, read where it can be imported."""
    module, _, member = CLIENTS[name].partition(":")
    code = (
        f"import json; from benchmarks.clients.{module} import {member} as kind\n"
        "print(json.dumps([kind.statement, kind.first_use]))"
    )
    statement, first = json.loads(python(bench, code))
    # A client is made in a running loop, so asyncio is imported for all of them.
    made = f"{statement}\nimport asyncio\nurl = {bench.url!r}\nasync def main():\n    client = {first}\n"
    if name == "altegio":
        made += "    async with client: pass\n"  # which loads the transport, left for first use
    elif name.startswith("floor") or name == "dicts":
        made += "    await client.close()\n"
    return {"statement": statement, "first": made + "asyncio.run(main())"}


def timed(bench: Bench, code: str) -> float:
    command = ["taskset", "-c", str(PROCESSORS[0]), str(bench.environment.python), "-c", code]
    started = time.perf_counter()
    subprocess.run(command, env=environment_of(bench.environment), check=True, capture_output=True)
    return time.perf_counter() - started


def python(bench: Bench, code: str) -> str:
    command = [str(bench.environment.python), "-c", code]
    env = environment_of(bench.environment)
    return subprocess.run(
        command, cwd=HERE.parent, env=env, check=True, capture_output=True, text=True
    ).stdout


def size(bench: Bench) -> dict[str, Any]:
    """Bytes that installing the package adds to its two dependencies."""
    code = (
        "from importlib.metadata import distribution\n"
        "files = [file.locate() for file in distribution('altegio-async').files]\n"
        "print(sum(file.stat().st_size for file in files if file.is_file()), "
        "sum(file.stat().st_size for file in files if file.is_file() and file.suffix != '.pyc'))"
    )
    whole, source = map(int, python(bench, code).split())
    return {"installed": {"altegio": [whole / 2**20], "without bytecode": [source / 2**20]}}
