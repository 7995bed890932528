"""Report: from measured figures to Markdown."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, compute_quartiles, compute_ratio
from benchmarks.environment import Environment, read_pins
from benchmarks.measures import SEQUENTIAL_TIMES
from benchmarks.phone_server import CLIENTS, HOLDERS, SPEED
from benchmarks.rows import CPU, CPU_UVLOOP, FLIGHT_UVLOOP, MEMORY, ROWS

HEADS = {
    "floor": "floor", "floor (again)": "floor (again)", "altegio": "**altegio-async**", "lean": "lean floor",
    "dicts": "aiohttp + dicts", "yclients": f"yclients {read_pins('peers.txt')['yclients']}",
    "attrs": "openapi-python-client", "pydantic": "openapi-generator",
}  # fmt: skip
INSTALLED = (
    "altegio-async", "aiohttp", "msgspec", "yarl", "multidict", "httpx", "httpcore", "h11", "anyio",
    "pydantic", "pydantic-core", "attrs", "yclients", "uvloop",
)  # fmt: skip


def describe_run(environment: Environment, bench: Bench, started: float, load: float) -> dict[str, Any]:
    """Return the facts of a run: date, machine, versions, load and excluded clients."""
    results = {}
    for name in INSTALLED:
        places = [str(path) for path in environment.python.parent.parent.glob("lib/python3*/site-packages")]
        for one in metadata.distributions(name=name, path=places):
            results[name] = one.version
    cpu = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        "?",
    )
    return {
        "date": time.strftime("%Y-%m-%d %H:%M", time.localtime(started)),
        "minutes": (time.time() - started) / 60,
        "python": get_python_version(environment.python),
        "system": f"{platform.system()} {platform.release()}",
        "machine": f"{len(os.sched_getaffinity(0)) or 1} of {os.cpu_count()} processors for a client ({cpu})",
        "load": [load, os.getloadavg()[0]],
        "versions": results,
        "generators": read_pins("generators.txt"),
        "rounds": bench.rounds,
        "skipped": bench.skipped,
        "server busy": max(bench.busy, default=None),
        "client busy": min(bench.at_work, default=None),
    }


def get_python_version(python: Path) -> str:
    """Return the version of the measured Python."""
    code = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def render_report(results: dict[str, Any]) -> str:
    """Return the whole report."""
    parts = [
        render_head(results["about"]),
        render_table(results),
        *[part(results) for part in (render_drift, render_size, render_limit, render_phones, render_growth)],
    ]
    return "\n".join(part for part in parts if part)


def render_head(facts: dict[str, Any]) -> str:
    """Return the introduction with the facts of the run."""
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    generators = ", ".join(f"{name} {version}" for name, version in facts["generators"].items())
    skipped = "".join(f"- Excluded: {name}: {why}\n" for name, why in facts["skipped"].items())
    busy, at_work = facts["server busy"], facts["client busy"]
    server = (
        f"- With 50 in flight the server used at most {busy:.0%} of one processor, for any client, round and loop;\n"
        f"  at 0 ms the clients used at least {at_work:.0%} of theirs.\n"
        if busy and at_work
        else ""
    )
    return f"""# Benchmark results

Written by `make bench`. The modules in `clients/` describe the clients.

- {facts["date"]}, {facts["minutes"]:.0f} minutes, {facts["rounds"]} rounds ({SEQUENTIAL_TIMES * facts["rounds"]} of the processor time per request); load {facts["load"][0]:.1f} before, {facts["load"][1]:.1f} after.
- Python {facts["python"]}, {facts["system"]}, {facts["machine"]}; asyncio's own loop, plain HTTP on loopback, no compression.
- {versions}; generators: {generators}.
{server}{skipped}- Each cell is the median ratio to the floor in the same round. The column of the floor contains its figures. Only ratios are
  comparable between machines. The floor decodes into the structs of the package, `lean floor` into structs of the sent fields only.
- The package runs with its default features: retries, deadline, checks, and a rate limiter that never waits.
- asyncio reads into blocks of 256 KiB. glibc's malloc maps a new block for each response unless such a block was freed before. The
  package frees one, the floor does not. In the rows "equal malloc" neither maps blocks (docs/design/performance.md).
"""


def render_table(results: dict[str, Any]) -> str:
    """Return the table of all clients with its notes."""
    rows = [row for row in ROWS if row.title in results]
    if not rows:
        return ""
    names = [name for name in HEADS if any(name in results[row.title] for row in rows)]
    columns = ["measure", *[HEADS[name] for name in names], "target", "the package's quartiles"]
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for row in rows:
        values = results[row.title]
        cells = [render_cell(values, name, row.unit) for name in names]
        spread = render_span(compute_ratio(values, "altegio")) if "altegio" in values else ""
        lines.append(f"| {row.title} | {' | '.join(cells)} | {row.target_text} | {spread} |")
    notes = [
        note
        for make in (describe_floor_noise, compare_with_lean, count_requests, compare_uvloop)
        for note in make(results)
    ]
    return "\n".join([*lines, "", *notes]).rstrip() + "\n"


def render_cell(values: dict[str, list[float]], name: str, unit: str) -> str:
    """Return the figure of the floor, or the ratio of another client."""
    if name not in values:
        return ""
    if name == "floor":
        return f"{statistics.median(values[name]):,.4g} {unit}".strip()
    middle = compute_ratio(values, name)[1]
    return f"**{middle:.2f}**" if name == "altegio" else f"{middle:.2f}"


def render_span(quartiles: tuple[float, float, float]) -> str:
    """Return the outer quartiles as text."""
    return f"{quartiles[0]:.2f} to {quartiles[2]:.2f}"


def describe_floor_noise(results: dict[str, Any]) -> Iterator[str]:
    """Yield the spread of the floor's ratio to itself."""
    for row in (CPU[25], CPU[100]):
        if "floor (again)" in results.get(row.title, ()):
            quartiles = compute_ratio(results[row.title], "floor (again)")
            yield f"- {row.title}: the quartiles of the floor's ratio to itself are {render_span(quartiles)}."


def compare_with_lean(results: dict[str, Any]) -> Iterator[str]:
    """Yield the memory ratio to the lean floor."""
    values = results.get(MEMORY.title, {})
    if {"altegio", "lean"} <= set(values):
        middle = compute_ratio(values, "altegio", base="lean")[1]
        yield f"- {MEMORY.title.capitalize()}: compared with `lean floor` (structs of the sent fields only), {middle:.2f}."


def count_requests(results: dict[str, Any]) -> Iterator[str]:
    """Yield the requests of the bulk measure, and the cost of the first bulk call."""
    if "requests of it" in results:
        counts = results["requests of it"]
        each = ", ".join(
            f"{head.strip('*')} {int(counts[name][0])}" for name, head in HEADS.items() if name in counts
        )
        yield (
            f"- Requests for the 2,000 ids: {each}. The package uses its bulk call, the others `gather`; "
            "yclients fetches a tenth of them, times ten."
        )
    if "first bulk" in results:
        more = results["first bulk"] * 1000
        yield (
            f"- The first bulk call of a process takes {more:.1f} ms more, because it imports the bulk modules. "
            "The table shows a later call."
        )


def compare_uvloop(results: dict[str, Any]) -> Iterator[str]:
    """Yield the ratio of uvloop to asyncio for the floor and the package."""
    if FLIGHT_UVLOOP.title not in results:
        return
    for client, name in (("floor", "the floor"), ("altegio", "the package")):
        speed, cpu = (
            compute_ratio(results[row.title], client, base=f"{client} on asyncio")
            for row in (FLIGHT_UVLOOP, CPU_UVLOOP)
        )
        yield (
            f"- With uvloop {name} sends {speed[1]:.2f} times the requests per second of asyncio's loop "
            f"(quartiles {render_span(speed)}), for {cpu[1]:.2f} of the processor time (50 in flight, 0 ms, same rounds)."
        )


def render_drift(results: dict[str, Any]) -> str:
    """Return the figures of drifted rows."""
    if "drift" not in results:
        return ""
    values, firsts = results["drift"], results["first drift"]
    lines = ["## Drifted rows (three values off in each; the package alone)", ""]
    for rows in (25, 100):
        each = statistics.median(values[f"one of {rows}"]) * 1e6
        times = compute_ratio(values, f"one of {rows}", base=f"clean {rows}")
        lines.append(
            f"- One of {rows} rows: {each:.0f} µs, {times[1]:.1f} times the clean page's decode in the same "
            f"round (≤ 5; quartiles {times[0]:.1f} to {times[2]:.1f})."
        )
    blocked = statistics.median(values["all of 1,000"]) * 1e3
    lines.append(f"- 1,000 of 1,000 rows: {blocked:.1f} ms in which the loop is blocked (≤ 10).")
    first = {name: compute_quartiles([one * 1e3 for one in seconds]) for name, seconds in firsts.items()}
    for name, title in (("one of 25", "one of 25 rows"), ("all of 1,000", "1,000 of 1,000 rows")):
        low, middle, high = first[name]
        lines.append(
            f"- The first drifted page of a process, {title}: {middle:.1f} ms (quartiles {low:.1f} to {high:.1f})."
        )
    return "\n".join(lines) + "\n"


def render_size(results: dict[str, Any]) -> str:
    """Return the installed size."""
    if "installed" not in results:
        return ""
    whole, source = results["installed"]["altegio"][0], results["installed"]["without bytecode"][0]
    return f"Installed beyond the two dependencies: {whole:.2f} MiB with bytecode, {source:.2f} MiB without (≤ 1.5).\n"


def render_limit(results: dict[str, Any]) -> str:
    """Return the table of the rate limit."""
    if "limit" not in results:
        return ""
    lines = [
        "## 500 requests, 50 in flight, limits of 5 per second and 200 per minute (ten times as fast)",
        "",
        "| client | rounds | done | failed | refused with 429 | seconds | ratio to the ideal |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, rows in results["limit"].items():
        done, failed = min(row["done"] for row in rows), max(row["failed"] for row in rows)
        refused, wall = max(row["refused"] for row in rows), statistics.median(row["wall"] for row in rows)
        to_ideal = "not all done" if failed else f"{wall / results['ideal']:.3f}"
        lines.append(
            f"| {name} | {len(rows)} | {done:.0f} | {failed:.0f} | {refused:.0f} | {wall:.2f} | {to_ideal} |"
        )
    lines += [
        "",
        "Clients alternate in each round. Done, failed and refused are those of the worst round, seconds is the median. A loop ends early",
        "if it abandons calls.",
        f"The ideal is {results['ideal']:.1f} s. Targets: 500 done, 0 failed, 0 refused, at most 1.05 of the ideal.",
    ]
    return "\n".join(lines) + "\n"


def render_phones(results: dict[str, Any]) -> str:
    """Return the table of the look-ups by phone."""
    if "phones" not in results:
        return ""
    lines = [
        f"## {CLIENTS:,} phones of a location, {HOLDERS} with a gift card, the same limits",
        "",
        "| way | requests | refused with 429 | seconds | seconds at the real limits |",
        "|---|---|---|---|---|",
    ]
    for title, row in results["phones"].items():
        sent = row["requests"] - row["refused"]
        lines.append(
            f"| {title} | {sent:,} | {row['refused']:,} | {row['wall']:.1f} | {row['wall'] * SPEED:,.0f} |"
        )
    lines += [
        "",
        "All ways find the same gift cards. Those that look up every phone run at the same time, each with a server of its own.",
    ]
    return "\n".join(lines) + "\n"


def render_growth(results: dict[str, Any]) -> str:
    """Return the table of streamed look-ups."""
    if "growth" not in results:
        return ""
    lines = [
        "## Growth of a streamed bulk look-up",
        "",
        "| keys | CPU per key | ratio to 1,000 keys | ratio to the fastest smaller size | additional memory |",
        "|---|---|---|---|---|",
    ]
    middle = {keys: statistics.median(each) * 1e6 for keys, each in results["growth"].items()}
    smaller: list[float] = []
    for keys, each in middle.items():
        grown = results["growth memory"][keys] / 2**20
        to_least = f"{each / min(smaller):.2f}" if smaller else ""
        smaller.append(each)
        lines.append(
            f"| {keys} | {each:.2f} µs | {each / middle['1,000']:.2f} | {to_least} | {grown:.1f} MiB |"
        )
    lines += ["", "Targets: at most 1.10 of the time per key at 1,000 keys, and flat memory."]
    return "\n".join(lines) + "\n"
