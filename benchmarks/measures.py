"""What is measured, one function each: it gives the figures that the tables are made of."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from typing import Any

from benchmarks import bodies, counted
from benchmarks.bench import CLIENTS, PROCESSORS, Bench, Measure, Values, Worker, environment_of, scratch
from benchmarks.environment import HERE, say

WINDOWS = ((5, 0.1), (200, 6.0))
"""The API's limits, ten times as fast."""

SLOW = frozenset({"yclients", "attrs", "pydantic"})
"""Fewer calls are enough to time these."""


def instructions(_: Bench) -> dict[str, Any]:
    if not counted.available():
        say("instructions: valgrind is missing")
        return {}
    found = counted.count(100)
    return {
        f"instructions, pages of {size}": {name: [found[name, size]] for name in counted.CLIENTS}
        for size in counted.SIZES
    }


def sequential(bench: Bench) -> dict[str, Any]:
    bench.control("set?latency=0")

    def of(size: int, count: int) -> Measure:
        def one(worker: Worker) -> float:
            calls = count // 4 if worker.name in SLOW else count
            return worker.ask("sequential", size=size, count=calls)["cpu"] / calls * 1e6

        return one

    sizes = ((25, 800), (100, 500), (1000, 80))
    return bench.measure({f"CPU a request, pages of {size}": of(size, count) for size, count in sizes})


def flight(bench: Bench) -> dict[str, Any]:
    def of(latency: int) -> Measure:
        def one(worker: Worker) -> float:
            count = 400 if worker.name in SLOW or latency else 4000
            bench.control(f"set?latency={latency / 1000}")
            bench.control("counts")
            answer = worker.ask("flight", size=25, count=count, width=50)
            counts = bench.control("counts")
            if worker.name == "floor" and not latency:
                bench.busy.append(counts["cpu"] / (answer["wall"] * counts["requests"] / count))
            return count / answer["wall"]

        return one

    title = "requests a second, 50 in flight, "
    found = bench.measure({title + "0 ms": of(0), title + "50 ms": of(50)})
    found.update(bench.measure({title + "0 ms, uvloop": of(0)}, ["floor", "altegio"], uvloop=True))
    bench.control("set?latency=0")
    return found


def decoding(bench: Bench) -> dict[str, Any]:
    pages = {
        "decode 100 types": ("types", [bodies.membership_type(row) for row in range(100)]),
        "decode 1,000 types": ("types", [bodies.membership_type(row) for row in range(1000)]),
        "decode 100 nested memberships": ("memberships", [bodies.membership(row) for row in range(100)]),
    }

    def of(title: str) -> Measure:
        kind, rows = pages[title]
        place = scratch(bench.environment, title.replace(" ", "-") + ".json")
        place.write_bytes(bodies.page(rows))

        def one(worker: Worker) -> float:
            answer = worker.ask("decode", kind=kind, body=str(place), seconds=0.15)
            return answer["each"] / len(rows) * 1e6

        return one

    return bench.measure({title: of(title) for title in pages})


def drift(bench: Bench) -> dict[str, Any]:
    """One drifted row on a page, and pages of nothing else, by the package alone."""
    rows = [bodies.membership_type(row) for row in range(1000)]
    pages = {
        "clean 25": rows[:25],
        "one of 25": [*rows[:12], bodies.drifted(rows[12]), *rows[13:25]],
        "clean 100": rows[:100],
        "one of 100": [*rows[:50], bodies.drifted(rows[50]), *rows[51:100]],
        "all of 1,000": [bodies.drifted(row) for row in rows],
    }
    values: Values = {name: [] for name in pages}
    for name, page in pages.items():
        scratch(bench.environment, name + ".json").write_bytes(bodies.page(page))
    for _ in range(bench.rounds):
        with bench.workers(["altegio"]) as workers:
            for name in bench.chance.sample(list(pages), len(pages)):
                body = str(scratch(bench.environment, name + ".json"))
                values[name].append(
                    workers["altegio"].ask("decode", kind="types", body=body, seconds=0.15)["each"]
                )
    return {"drift": values}


def memory(bench: Bench) -> dict[str, Any]:
    title = "memory of a held type"
    return bench.measure({title: lambda worker: worker.ask("hold", pages=60, size=1000)["each"]})


def bulk(bench: Bench) -> dict[str, Any]:
    bench.control("set?latency=0.05")
    requests: dict[str, int] = {}

    def one(worker: Worker) -> float:
        # One id a request is a tenth of the work and, in ten times as many steps, ten times its time.
        many = worker.name != "yclients"
        bench.control("counts")
        way = "own" if worker.name == "altegio" else "gather"
        answer = worker.ask("bulk", locations=40 if many else 4, each=50, way=way)
        requests[worker.name] = (int(bench.control("counts")["requests"]) - (2 if way == "own" else 1)) * (
            1 if many else 10
        )
        return answer["wall"] * (1 if many else 10)

    title = "2,000 ids of 40 locations, 50 ms"
    found: dict[str, Any] = bench.measure({title: one}, [name for name in bench.names if name != "lean"])
    bench.control("set?latency=0")
    return {**found, "requests of it": {name: [count] for name, count in requests.items()}}


def imports(bench: Bench) -> dict[str, Any]:
    """A fresh process that imports, and one that goes on to make a client."""
    kinds = {name: kind_of(name, bench) for name in bench.names if name != "lean"}
    found: dict[str, Any] = {}
    for title, key in (("import", "statement"), ("import and first client", "first")):
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
        "print(json.dumps([kind.statement, kind.first_use, kind.distributions, kind.packages]))"
    )
    statement, first, *_ = json.loads(python(bench, code))
    # A client is made in a running loop; its import is what opens the file, so nothing is hidden in there.
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


def limit(bench: Bench) -> dict[str, Any]:
    """500 calls, 50 in flight, against the API's limits at ten times their speed."""
    found: dict[str, Any] = {}
    windows = ",".join(str(seconds) for _, seconds in WINDOWS)
    permits = ",".join(str(count) for count, _ in WINDOWS)
    rounds = max(1, bench.rounds // 3)
    for name in [one for one in bench.names if one not in {"lean", "floor (again)"}]:
        for way in ("own", "loop") if name in {"floor", "altegio"} else ("loop",):
            if name == "altegio" and way == "loop":
                continue
            rows = []
            for _ in range(rounds):
                bench.control(f"set?latency=0.005&permits={permits}&windows={windows}")
                bench.control("counts")
                with bench.workers([name]) as workers:
                    answer = workers[name].ask("limit", windows=WINDOWS, count=500, width=50, way=way)
                answer.update(bench.control("counts"))
                rows.append(answer)
            found[f"{name}, {'its own pacing' if way == 'own' else 'a loop of 5 tries'}"] = rows
            say(f"limit, {name}, {way}: {rows[-1]}")
    bench.control("set?latency=0&permits=")
    return {"limit": found, "ideal": ideal(500)}


def ideal(count: int) -> float:
    """Seconds until the last of so many may be sent, when none is sent late."""
    sent: list[float] = []
    for number in range(count):
        free = [sent[number - permits] + seconds for permits, seconds in WINDOWS if number >= permits]
        sent.append(max([sent[-1] if sent else 0.0, *free]))
    return sent[-1]


def growth(bench: Bench) -> dict[str, Any]:
    """Streams of 1,000 to 1,000,000 keys through the bulk call, small jobs as often as makes them countable."""
    counts = (1_000, 10_000, 100_000, 1_000_000)
    rows: dict[str, list[dict[str, float]]] = {f"{count:,}": [] for count in counts}
    for _ in range(min(3, bench.rounds)):
        with bench.workers(["altegio"]) as workers:
            worker = workers["altegio"]
            worker.ask("growth", keys=1_000, jobs=20)  # warm
            for count in (*counts, *counts[:-1]):  # the small ones before and after the large one
                answer = worker.ask("growth", keys=count, jobs=max(1, 100_000 // count))
                rows[f"{count:,}"].append(answer)
                say(f"growth, {count:,} keys: {answer}")
    return {"growth": rows}


MEASURES = (instructions, size, imports, sequential, flight, decoding, drift, memory, bulk, limit, growth)
