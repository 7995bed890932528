"""What is measured, one function each: it gives the figures that the tables are made of."""

from __future__ import annotations

import statistics
from typing import Any

from benchmarks import bodies, counted, footprint, rows
from benchmarks.bench import (
    Bench,
    Measure,
    Values,
    Worker,
    scratch,
)
from benchmarks.environment import say

SPEED = 10
WINDOWS = ((5, 1 / SPEED), (200, 60 / SPEED))
"""The API's limits, so many times as fast."""

SEQUENTIAL_TIMES = 3
PACED_ROUNDS, LOOP_ROUNDS = 3, 2
"""At most so many rounds of the rate limit, which takes a client that paces itself a quarter of a minute."""

KEEPING_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "4000000"}
"""With these, glibc maps no block anew that asyncio reads into, whatever was freed before."""

SLOW = frozenset({"yclients", "attrs", "pydantic"})
"""Fewer calls are enough to time these."""


def instructions(bench: Bench) -> dict[str, Any]:
    if not counted.available():
        bench.skipped["instructions"] = "valgrind is missing"
        return {}
    found = counted.count(100, str(bench.environment.python))
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
        return lambda worker: many(bench, worker, latency)[0]

    found: dict[str, Any] = bench.measure({rows.FLIGHT.title: of(0), rows.FLIGHT_FAR.title: of(50)})
    found.update(bench.measure({rows.FLIGHT_ALIKE.title: of(0)}, ["floor", "altegio"], **KEEPING_MALLOC))
    found.update(loops(bench))
    bench.control("set?latency=0")
    return found


def many(bench: Bench, worker: Worker, latency: int) -> tuple[float, float]:
    """Requests, 50 of them in flight: how many a second, and the processor time of one in microseconds."""
    count = 400 if worker.name in SLOW or latency else 4000
    bench.control(f"set?latency={latency / 1000}")
    bench.control("counts")
    answer = worker.ask("flight", size=25, count=count, width=50)
    counts = bench.control("counts")
    bench.busy.append(counts["cpu"] / (answer["wall"] * counts["requests"] / count))
    if not latency:
        bench.at_work.append(answer["cpu"] / answer["wall"])
    return count / answer["wall"], answer["cpu"] / count * 1e6


def loops(bench: Bench) -> dict[str, Any]:
    """The floor and the package on uvloop and, in the same rounds, on asyncio's own loop."""
    clients = ("floor", "altegio")
    names = [*clients, *[f"{name} on asyncio" for name in clients]]
    speed: Values = {name: [] for name in names}
    cpu: Values = {name: [] for name in names}
    for _ in range(bench.rounds):
        with bench.workers(clients, BENCH_UVLOOP="1") as quick, bench.workers(clients) as usual:
            workers = {**quick, **{f"{name} on asyncio": worker for name, worker in usual.items()}}
            for name in bench.chance.sample(names, len(names)):
                per_second, each = many(bench, workers[name], 0)
                speed[name].append(per_second)
                cpu[name].append(each)
    return {rows.FLIGHT_UVLOOP.title: speed, rows.CPU_UVLOOP.title: cpu}


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
    """Streams of 1,000 to 1,000,000 keys through the bulk call.

    Their time from one process a round, small jobs as often as makes them countable; their memory from a
    process for each, as a process seldom gives any back.
    """
    counts = (1_000, 10_000, 100_000, 1_000_000)
    found: dict[str, list[float]] = {f"{count:,}": [] for count in counts}
    grown: dict[str, float] = {}
    for _ in range(bench.rounds):
        with bench.workers(["altegio"]) as workers:
            worker = workers["altegio"]
            worker.ask("growth", keys=1_000, jobs=20)  # warm
            for count in (*counts, *counts[:-1]):  # the small ones before and after the large one
                answer = worker.ask("growth", keys=count, jobs=max(1, 100_000 // count))
                found[f"{count:,}"].append(answer["each"])
    for count in counts:
        with bench.workers(["altegio"]) as workers:
            workers["altegio"].ask("growth", keys=100, jobs=1)
            grown[f"{count:,}"] = workers["altegio"].ask("growth", keys=count, jobs=1)["grown"]
    say(
        f"growth: { ({keys: round(statistics.median(each) * 1e6, 2) for keys, each in found.items()}) } µs a key"
    )
    return {"growth": found, "growth memory": grown}


MEASURES = (
    instructions,
    footprint.size,
    footprint.imports,
    sequential,
    flight,
    decoding,
    drift,
    memory,
    bulk,
    limit,
    growth,
)
