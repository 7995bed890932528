"""What is measured, one function each: it gives the figures that the tables are made of."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from typing import Any

from benchmarks import bodies, counted, rows
from benchmarks.bench import (
    CLIENTS,
    PROCESSORS,
    Bench,
    Measure,
    Values,
    Worker,
    environment_of,
    ratio,
    scratch,
)
from benchmarks.environment import HERE, say

SPEED = 10
WINDOWS = ((5, 1 / SPEED), (200, 60 / SPEED))
"""The API's limits, so many times as fast."""

SEQUENTIAL_TIMES = 3
PACED_ROUNDS, LOOP_ROUNDS = 3, 2
"""At most so many rounds of the rate limit, which take a quarter of a minute for each client."""

KEEPING_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "4000000"}
"""With these, glibc maps no block anew that asyncio reads into, whatever was freed before."""

SLOW = frozenset({"yclients", "attrs", "pydantic"})
"""Fewer calls are enough to time these."""


def instructions(bench: Bench) -> dict[str, Any]:
    if not counted.available():
        bench.skipped["instructions"] = "valgrind is missing"
        return {}
    found = counted.count(100)
    return {
        rows.INSTRUCTIONS[size].title: {name: [found[name, size]] for name in counted.CLIENTS}
        for size in counted.SIZES
    }


def sequential(bench: Bench) -> dict[str, Any]:
    """One request after the other. Three times the rounds: processes of the same code differ the most here."""
    bench.control("set?latency=0")

    def of(size: int) -> Measure:
        count = {25: 800, 100: 500, 1000: 80}[size]

        def one(worker: Worker) -> float:
            calls = count // 4 if worker.name in SLOW else count
            return worker.ask("sequential", size=size, count=calls)["cpu"] / calls * 1e6

        return one

    rounds = SEQUENTIAL_TIMES * bench.rounds
    found = bench.measure({row.title: of(size) for size, row in rows.CPU.items()}, rounds=rounds)
    alike = {row.title: of(size) for size, row in rows.MALLOC_ALIKE.items()}
    return {**found, **bench.measure(alike, ["floor", "altegio"], rounds=rounds, **KEEPING_MALLOC)}


def flight(bench: Bench) -> dict[str, Any]:
    def of(latency: int) -> Measure:
        def one(worker: Worker) -> float:
            count = 400 if worker.name in SLOW or latency else 4000
            bench.control(f"set?latency={latency / 1000}")
            bench.control("counts")
            answer = worker.ask("flight", size=25, count=count, width=50)
            counts = bench.control("counts")
            bench.busy.append(counts["cpu"] / (answer["wall"] * counts["requests"] / count))
            return count / answer["wall"]

        return one

    found: dict[str, Any] = bench.measure({rows.FLIGHT.title: of(0), rows.FLIGHT_FAR.title: of(50)})
    found.update(loops(bench, of(0)))
    bench.control("set?latency=0")
    return found


def loops(bench: Bench, one: Measure) -> dict[str, Any]:
    """The floor and the package on uvloop, and the package on asyncio's own loop in the same rounds."""
    values: Values = {"floor": [], "altegio": [], "asyncio": []}
    for _ in range(bench.rounds):
        with (
            bench.workers(["floor", "altegio"], BENCH_UVLOOP="1") as quick,
            bench.workers(["altegio"]) as usual,
        ):
            workers = {**quick, "asyncio": usual["altegio"]}
            for name in bench.chance.sample(list(workers), len(workers)):
                values[name].append(one(workers[name]))
    say(f"uvloop: to the floor {ratio(values, 'altegio')}, to asyncio {ratio(values, 'altegio', 'asyncio')}")
    without = values.pop("asyncio")
    return {
        rows.FLIGHT_UVLOOP.title: values,
        "uvloop": {"altegio": values["altegio"], "asyncio": without},
    }


def decoding(bench: Bench) -> dict[str, Any]:
    pages = {
        rows.DECODE_100.title: ("types", [bodies.membership_type(row) for row in range(100)]),
        rows.DECODE_1000.title: ("types", [bodies.membership_type(row) for row in range(1000)]),
        rows.DECODE_NESTED.title: ("memberships", [bodies.membership(row) for row in range(100)]),
    }

    def of(title: str) -> Measure:
        kind, sent = pages[title]
        place = scratch(bench.environment, title.replace(" ", "-") + ".json")
        place.write_bytes(bodies.page(sent))

        def one(worker: Worker) -> float:
            answer = worker.ask("decode", kind=kind, body=str(place), seconds=0.15)
            return answer["each"] / len(sent) * 1e6

        return one

    return bench.measure({title: of(title) for title in pages})


def drift(bench: Bench) -> dict[str, Any]:
    """One drifted row on a page, and pages of nothing else, by the package alone: the first ones and warm."""
    types = [bodies.membership_type(row) for row in range(1000)]
    pages = {
        "clean 25": types[:25],
        "one of 25": [*types[:12], bodies.drifted(types[12]), *types[13:25]],
        "clean 100": types[:100],
        "one of 100": [*types[:50], bodies.drifted(types[50]), *types[51:100]],
        "all of 1,000": [bodies.drifted(row) for row in types],
    }
    values: Values = {name: [] for name in pages}
    firsts: Values = {"one of 25": [], "all of 1,000": []}
    places = {name: scratch(bench.environment, name + ".json") for name in pages}
    for name, page in pages.items():
        places[name].write_bytes(bodies.page(page))
    for _ in range(bench.rounds):
        with bench.workers(["altegio"]) as workers:
            for name in bench.chance.sample(list(pages), len(pages)):
                answer = workers["altegio"].ask("decode", kind="types", body=str(places[name]), seconds=0.15)
                values[name].append(answer["each"])
        for name, seconds in firsts.items():
            with bench.workers(["altegio"]) as workers:
                answer = workers["altegio"].ask(
                    "first decode", clean=str(places["clean 25"]), body=str(places[name])
                )
                seconds.append(answer["wall"])
    return {"drift": values, "first drift": firsts}


def memory(bench: Bench) -> dict[str, Any]:
    return bench.measure({rows.MEMORY.title: lambda worker: worker.ask("hold", pages=60, size=1000)["each"]})


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

    names = [name for name in bench.names if name != "lean"]
    found: dict[str, Any] = bench.measure({rows.BULK.title: one}, names)
    bench.control("set?latency=0")
    with bench.workers(["altegio"]) as workers:
        found["first bulk"] = workers["altegio"].ask("first bulk")["more"]
    return {**found, "requests of it": {name: [count] for name, count in requests.items()}}


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
    """500 calls, 50 in flight, against the API's limits at ten times their speed, clients by turns."""
    loopers = [name for name in bench.names if name not in {"lean", "floor (again)", "altegio"}]
    own = [(name, "own") for name in ("floor", "altegio") if name in bench.names]
    loop = [(name, "loop") for name in loopers]
    found: dict[str, list[dict[str, Any]]] = {}
    for number in range(min(PACED_ROUNDS, bench.rounds)):
        ways = [*own, *(loop if number < LOOP_ROUNDS else [])]
        for name, way in bench.chance.sample(ways, len(ways)):
            answer = limited(bench, name, way)
            title = f"{name}, {'its own pacing' if way == 'own' else 'a loop of 5 tries'}"
            found.setdefault(title, []).append(answer)
            say(f"limit, {title}: {answer}")
    bench.control("set?latency=0&permits=")
    return {"limit": dict(sorted(found.items())), "ideal": ideal(500)}


def limited(bench: Bench, name: str, way: str) -> dict[str, Any]:
    windows = ",".join(str(seconds) for _, seconds in WINDOWS)
    permits = ",".join(str(count) for count, _ in WINDOWS)
    bench.control(f"set?latency=0.005&permits={permits}&windows={windows}&speed={SPEED}")
    bench.control("counts")
    with bench.workers([name]) as workers:
        answer = workers[name].ask("limit", windows=WINDOWS, count=500, width=50, way=way)
    return {**answer, **bench.control("counts")}


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
    found: dict[str, list[dict[str, float]]] = {f"{count:,}": [] for count in counts}
    for _ in range(min(3, bench.rounds)):
        with bench.workers(["altegio"]) as workers:
            worker = workers["altegio"]
            worker.ask("growth", keys=1_000, jobs=20)  # warm
            for count in (*counts, *counts[:-1]):  # the small ones before and after the large one
                answer = worker.ask("growth", keys=count, jobs=max(1, 100_000 // count))
                found[f"{count:,}"].append(answer)
                say(f"growth, {count:,} keys: {answer}")
    return {"growth": found}


MEASURES = (instructions, size, imports, sequential, flight, decoding, drift, memory, bulk, limit, growth)
