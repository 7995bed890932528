"""Measures: one function for each group of figures."""

from __future__ import annotations

import statistics
from typing import Any

from benchmarks import bodies, callgrind, footprint, instruction_count, rows
from benchmarks.bench import (
    Bench,
    ClientProcess,
    Measure,
    Values,
    get_scratch_path,
)
from benchmarks.environment import log
from benchmarks.phones import measure_phones

SPEED = 10
WINDOWS = ((5, 1 / SPEED), (200, 60 / SPEED))
"""The limits of the API at `SPEED` times their speed."""

SEQUENTIAL_TIMES = 3
PACED_ROUNDS, LOOP_ROUNDS = 3, 2
"""Maximum rounds of the rate-limit measure, which takes a paced client 15 seconds."""

KEEPING_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "4000000"}
"""With these settings glibc never maps new blocks for the read buffers of asyncio."""

SLOW = frozenset({"yclients", "attrs", "pydantic"})
"""Clients that need fewer calls for a stable time."""


def measure_instructions(bench: Bench) -> dict[str, Any]:
    """Count instructions per call if valgrind is installed."""
    if not callgrind.is_available():
        bench.skipped["instructions"] = "valgrind is missing"
        return {}
    results = instruction_count.count_instructions(100, str(bench.environment.python))
    return {
        rows.INSTRUCTIONS[size].title: {name: [results[name, size]] for name in instruction_count.CLIENTS}
        for size in instruction_count.SIZES
    }


def measure_sequential(bench: Bench) -> dict[str, Any]:
    """Measure sequential requests in three times the rounds, because processes differ most here."""
    bench.control("set?latency=0")

    def of(size: int) -> Measure:
        count = {25: 800, 100: 500, 1000: 80}[size]

        def one(worker: ClientProcess) -> float:
            calls = count // 4 if worker.name in SLOW else count
            return worker.ask("sequential", size=size, count=calls)["cpu"] / calls * 1e6

        return one

    rounds = SEQUENTIAL_TIMES * bench.rounds
    results = bench.measure({row.title: of(size) for size, row in rows.CPU.items()}, rounds=rounds)
    without_mapping = {row.title: of(size) for size, row in rows.EQUAL_MALLOC.items()}
    return {
        **results,
        **bench.measure(without_mapping, ["floor", "altegio"], rounds=rounds, **KEEPING_MALLOC),
    }


def measure_flight(bench: Bench) -> dict[str, Any]:
    """Measure requests with 50 in flight, at 0 ms and 50 ms latency."""

    def of(latency: int) -> Measure:
        return lambda worker: run_flight(bench, worker, latency)[0]

    results: dict[str, Any] = bench.measure({rows.FLIGHT.title: of(0), rows.FLIGHT_FAR.title: of(50)})
    results.update(
        bench.measure({rows.FLIGHT_EQUAL_MALLOC.title: of(0)}, ["floor", "altegio"], **KEEPING_MALLOC)
    )
    results.update(compare_loops(bench))
    bench.control("set?latency=0")
    return results


def run_flight(bench: Bench, worker: ClientProcess, latency: int) -> tuple[float, float]:
    """Return requests per second and processor time per request (µs), with 50 requests in flight."""
    count = 400 if worker.name in SLOW or latency else 4000
    bench.control(f"set?latency={latency / 1000}")
    bench.control("counts")
    answer = worker.ask("flight", size=25, count=count, width=50)
    counts = bench.control("counts")
    bench.busy.append(counts["cpu"] / (answer["wall"] * counts["requests"] / count))
    if not latency:
        bench.at_work.append(answer["cpu"] / answer["wall"])
    return count / answer["wall"], answer["cpu"] / count * 1e6


def compare_loops(bench: Bench) -> dict[str, Any]:
    """Measure the floor and the package on uvloop and asyncio in the same rounds."""
    clients = ("floor", "altegio")
    names = [*clients, *[f"{name} on asyncio" for name in clients]]
    speed: Values = {name: [] for name in names}
    cpu: Values = {name: [] for name in names}
    for _ in range(bench.rounds):
        with bench.start_workers(clients, BENCH_UVLOOP="1") as quick, bench.start_workers(clients) as usual:
            workers = {**quick, **{f"{name} on asyncio": worker for name, worker in usual.items()}}
            for name in bench.chance.sample(names, len(names)):
                per_second, each = run_flight(bench, workers[name], 0)
                speed[name].append(per_second)
                cpu[name].append(each)
    return {rows.FLIGHT_UVLOOP.title: speed, rows.CPU_UVLOOP.title: cpu}


def measure_decoding(bench: Bench) -> dict[str, Any]:
    """Measure the decoding of pages without drift."""
    pages = {
        rows.DECODE_100.title: ("types", [bodies.build_membership_type(row) for row in range(100)]),
        rows.DECODE_1000.title: ("types", [bodies.build_membership_type(row) for row in range(1000)]),
        rows.DECODE_NESTED.title: ("memberships", [bodies.build_membership(row) for row in range(100)]),
    }

    def of(title: str) -> Measure:
        kind, sent = pages[title]
        place = get_scratch_path(bench.environment, title.replace(" ", "-") + ".json")
        place.write_bytes(bodies.encode_page(sent))

        def one(worker: ClientProcess) -> float:
            answer = worker.ask("decode", row_type=kind, body=str(place), seconds=0.15)
            return answer["each"] / len(sent) * 1e6

        return one

    return bench.measure({title: of(title) for title in pages})


def measure_drift(bench: Bench) -> dict[str, Any]:
    """Measure pages with one drifted row, and with drifted rows only: first and later pages."""
    types = [bodies.build_membership_type(row) for row in range(1000)]
    pages = {
        "clean 25": types[:25],
        "one of 25": [*types[:12], bodies.add_drift(types[12]), *types[13:25]],
        "clean 100": types[:100],
        "one of 100": [*types[:50], bodies.add_drift(types[50]), *types[51:100]],
        "all of 1,000": [bodies.add_drift(row) for row in types],
    }
    values: Values = {name: [] for name in pages}
    firsts: Values = {"one of 25": [], "all of 1,000": []}
    places = {name: get_scratch_path(bench.environment, name + ".json") for name in pages}
    for name, page in pages.items():
        places[name].write_bytes(bodies.encode_page(page))
    for _ in range(bench.rounds):
        with bench.start_workers(["altegio"]) as workers:
            for name in bench.chance.sample(list(pages), len(pages)):
                answer = workers["altegio"].ask(
                    "decode", row_type="types", body=str(places[name]), seconds=0.15
                )
                values[name].append(answer["each"])
        for name, seconds in firsts.items():
            with bench.start_workers(["altegio"]) as workers:
                answer = workers["altegio"].ask(
                    "first decode", clean=str(places["clean 25"]), body=str(places[name])
                )
                seconds.append(answer["wall"])
    return {"drift": values, "first drift": firsts}


def measure_memory(bench: Bench) -> dict[str, Any]:
    """Measure the memory of rows that are kept."""
    return bench.measure({rows.MEMORY.title: lambda worker: worker.ask("hold", pages=60, size=1000)["each"]})


def measure_bulk(bench: Bench) -> dict[str, Any]:
    """Measure 2,000 ids of 40 locations, and the first bulk call of a process."""
    bench.control("set?latency=0.05")
    requests: dict[str, int] = {}

    def one(worker: ClientProcess) -> float:
        # A client with one id per request does a tenth of the work. Its figures are multiplied by ten.
        has_many_ids = worker.name != "yclients"
        bench.control("counts")
        mode = "own" if worker.name == "altegio" else "gather"
        answer = worker.ask("bulk", locations=40 if has_many_ids else 4, each=50, mode=mode)
        requests[worker.name] = (int(bench.control("counts")["requests"]) - (2 if mode == "own" else 1)) * (
            1 if has_many_ids else 10
        )
        return answer["wall"] * (1 if has_many_ids else 10)

    names = [name for name in bench.names if name != "lean"]
    results: dict[str, Any] = bench.measure({rows.BULK.title: one}, names)
    bench.control("set?latency=0")
    with bench.start_workers(["altegio"]) as workers:
        results["first bulk"] = workers["altegio"].ask("first bulk")["more"]
    return {**results, "requests of it": {name: [count] for name, count in requests.items()}}


def measure_limit(bench: Bench) -> dict[str, Any]:
    """Measure 500 calls, 50 in flight, against the limits of the API at ten times their speed."""
    loopers = [name for name in bench.names if name not in {"lean", "floor (again)", "altegio"}]
    own = [(name, "own") for name in ("floor", "altegio") if name in bench.names]
    loop = [(name, "loop") for name in loopers]
    results: dict[str, list[dict[str, Any]]] = {}
    for number in range(min(PACED_ROUNDS, bench.rounds)):
        modes = [*own, *(loop if number < LOOP_ROUNDS else [])]
        for name, mode in bench.chance.sample(modes, len(modes)):
            answer = run_limited(bench, name, mode)
            title = f"{name}, {'its own pacing' if mode == 'own' else 'a loop of 5 tries'}"
            results.setdefault(title, []).append(answer)
            log(f"limit, {title}: {answer}")
    bench.control("set?latency=0&permits=")
    return {"limit": dict(sorted(results.items())), "ideal": compute_ideal(500)}


def run_limited(bench: Bench, name: str, mode: str) -> dict[str, Any]:
    """Run one client against the limits and return its figures and the counters of the server."""
    windows = ",".join(str(seconds) for _, seconds in WINDOWS)
    permits = ",".join(str(count) for count, _ in WINDOWS)
    bench.control(f"set?latency=0.005&permits={permits}&windows={windows}&speed={SPEED}")
    bench.control("counts")
    with bench.start_workers([name]) as workers:
        answer = workers[name].ask("limit", windows=WINDOWS, count=500, width=50, mode=mode)
    return {**answer, **bench.control("counts")}


def compute_ideal(count: int) -> float:
    """Return the earliest second at which the last of `count` requests can be sent."""
    sent: list[float] = []
    for number in range(count):
        free = [sent[number - permits] + seconds for permits, seconds in WINDOWS if number >= permits]
        sent.append(max([sent[-1] if sent else 0.0, *free]))
    return sent[-1]


def measure_growth(bench: Bench) -> dict[str, Any]:
    """Measure streams of 1,000 to 1,000,000 keys through the bulk call.

    Time is measured in one process per round, with small jobs repeated. Memory is measured in one process per
    size, because a process rarely returns memory.
    """
    counts = (1_000, 10_000, 100_000, 1_000_000)
    results: dict[str, list[float]] = {f"{count:,}": [] for count in counts}
    added_memory: dict[str, float] = {}
    for _ in range(bench.rounds):
        with bench.start_workers(["altegio"]) as workers:
            worker = workers["altegio"]
            worker.ask("growth", keys=1_000, jobs=20)  # warm-up
            for count in (*counts, *counts[:-1]):  # small sizes before and after the large one
                answer = worker.ask("growth", keys=count, jobs=max(1, 100_000 // count))
                results[f"{count:,}"].append(answer["each"])
    for count in counts:
        with bench.start_workers(["altegio"]) as workers:
            workers["altegio"].ask("growth", keys=100, jobs=1)
            added_memory[f"{count:,}"] = workers["altegio"].ask("growth", keys=count, jobs=1)["grown"]
    log(
        f"growth: { ({keys: round(statistics.median(each) * 1e6, 2) for keys, each in results.items()}) } µs a key"
    )
    return {"growth": results, "growth memory": added_memory}


MEASURES = {
    "instructions": measure_instructions,
    "size": footprint.measure_size,
    "imports": footprint.measure_imports,
    "sequential": measure_sequential,
    "flight": measure_flight,
    "decoding": measure_decoding,
    "drift": measure_drift,
    "memory": measure_memory,
    "bulk": measure_bulk,
    "limit": measure_limit,
    "phones": measure_phones,
    "growth": measure_growth,
}
