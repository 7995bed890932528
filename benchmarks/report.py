"""From measured figures to the table that is read."""

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

from benchmarks.bench import Bench, quartiles, ratio
from benchmarks.environment import Environment, pinned
from benchmarks.measures import SEQUENTIAL_TIMES
from benchmarks.rows import CPU, CPU_UVLOOP, FLIGHT_UVLOOP, MEMORY, ROWS

HEADS = {
    "floor": "floor", "floor (again)": "floor (again)", "altegio": "**altegio-async**", "lean": "lean floor",
    "dicts": "aiohttp + dicts", "yclients": f"yclients {pinned('peers.txt')['yclients']}",
    "attrs": "openapi-python-client", "pydantic": "openapi-generator",
}  # fmt: skip
INSTALLED = (
    "altegio-async", "aiohttp", "msgspec", "yarl", "multidict", "httpx", "httpcore", "h11", "anyio",
    "pydantic", "pydantic-core", "attrs", "yclients", "uvloop",
)  # fmt: skip


def about(environment: Environment, bench: Bench, started: float, load: float) -> dict[str, Any]:
    found = {}
    for name in INSTALLED:
        places = [str(path) for path in environment.python.parent.parent.glob("lib/python3*/site-packages")]
        for one in metadata.distributions(name=name, path=places):
            found[name] = one.version
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
        "python": version_of(environment.python),
        "system": f"{platform.system()} {platform.release()}",
        "machine": f"{len(os.sched_getaffinity(0)) or 1} of {os.cpu_count()} processors for a client ({cpu})",
        "load": [load, os.getloadavg()[0]],
        "versions": found,
        "generators": pinned("generators.txt"),
        "rounds": bench.rounds,
        "skipped": bench.skipped,
        "server busy": max(bench.busy, default=None),
        "client busy": min(bench.at_work, default=None),
    }


def version_of(python: Path) -> str:
    """The version of the Python that is measured."""
    code = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def text(found: dict[str, Any]) -> str:
    parts = [head(found["about"]), table(found), *[part(found) for part in (drift, size, limit, growth)]]
    return "\n".join(part for part in parts if part)


def head(facts: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    generators = ", ".join(f"{name} {version}" for name, version in facts["generators"].items())
    skipped = "".join(f"- Left out: {name}: {why}\n" for name, why in facts["skipped"].items())
    busy, at_work = facts["server busy"], facts["client busy"]
    server = (
        f"- With 50 in flight the server was busy at most {busy:.0%} of one processor, of any client, round and loop;\n"
        f"  at 0 ms the clients were busy at least {at_work:.0%} of theirs.\n"
        if busy and at_work
        else ""
    )
    return f"""# Measured side by side

Made by `make bench`; what each client is stands at the top of its module in `clients/`.

- {facts["date"]}, {facts["minutes"]:.0f} minutes, {facts["rounds"]} rounds ({SEQUENTIAL_TIMES * facts["rounds"]} of the processor time a request); load {facts["load"][0]:.1f} before, {facts["load"][1]:.1f} after.
- Python {facts["python"]}, {facts["system"]}, {facts["machine"]}; asyncio's own loop, plain HTTP on loopback, no compression.
- {versions}; generators: {generators}.
{server}{skipped}- Each cell is the ratio to the floor in the same round, its median; the floor's own column is its figure. Only ratios mean anything
  on another machine. The floor decodes into the package's structs; `lean floor` into structs of the sent fields alone.
- The package runs as users run it: retries, deadline, checks on, a rate limiter that does not bind.
- asyncio reads into blocks of 256 KiB, which glibc's malloc maps anew for each answer unless one such block was freed before: the
  package frees one once, the floor does not. In the rows "malloc alike" neither maps any (docs/design/performance.md).
"""


def table(found: dict[str, Any]) -> str:
    rows = [row for row in ROWS if row.title in found]
    if not rows:
        return ""
    names = [name for name in HEADS if any(name in found[row.title] for row in rows)]
    columns = ["measure", *[HEADS[name] for name in names], "to reach", "the package's quartiles"]
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for row in rows:
        values = found[row.title]
        cells = [cell(values, name, row.unit) for name in names]
        spread = span(ratio(values, "altegio")) if "altegio" in values else ""
        lines.append(f"| {row.title} | {' | '.join(cells)} | {row.wanted} | {spread} |")
    notes = [note for make in (again, lean, requests, uvloop) for note in make(found)]
    return "\n".join([*lines, "", *notes]).rstrip() + "\n"


def cell(values: dict[str, list[float]], name: str, unit: str) -> str:
    if name not in values:
        return ""
    if name == "floor":
        return f"{statistics.median(values[name]):,.4g} {unit}".strip()
    middle = ratio(values, name)[1]
    return f"**{middle:.2f}**" if name == "altegio" else f"{middle:.2f}"


def span(quartiles: tuple[float, float, float]) -> str:
    return f"{quartiles[0]:.2f} to {quartiles[2]:.2f}"


def again(found: dict[str, Any]) -> Iterator[str]:
    for row in (CPU[25], CPU[100]):
        if "floor (again)" in found.get(row.title, ()):
            quartiles = ratio(found[row.title], "floor (again)")
            yield f"- {row.title}: the quartiles of the floor's ratio to itself are {span(quartiles)}."


def lean(found: dict[str, Any]) -> Iterator[str]:
    values = found.get(MEMORY.title, {})
    if {"altegio", "lean"} <= set(values):
        middle = ratio(values, "altegio", base="lean")[1]
        yield f"- {MEMORY.title.capitalize()}: against `lean floor`, structs of the sent fields alone, {middle:.2f}."


def requests(found: dict[str, Any]) -> Iterator[str]:
    if "requests of it" in found:
        counts = found["requests of it"]
        each = ", ".join(
            f"{head.strip('*')} {int(counts[name][0])}" for name, head in HEADS.items() if name in counts
        )
        yield (
            f"- Requests for the 2,000 ids: {each}. The package's own bulk call; the others by `gather`; "
            "yclients for a tenth of them, times ten."
        )
    if "first bulk" in found:
        more = found["first bulk"] * 1000
        yield (
            f"- The first bulk call of a process takes {more:.1f} ms more, as it imports the bulk modules; "
            "measured is a later one."
        )


def uvloop(found: dict[str, Any]) -> Iterator[str]:
    if FLIGHT_UVLOOP.title not in found:
        return
    for client, name in (("floor", "the floor"), ("altegio", "the package")):
        speed, cpu = (
            ratio(found[row.title], client, base=f"{client} on asyncio")
            for row in (FLIGHT_UVLOOP, CPU_UVLOOP)
        )
        yield (
            f"- With uvloop {name} makes {speed[1]:.2f} times as many requests a second as with asyncio's loop "
            f"(quartiles {span(speed)}), for {cpu[1]:.2f} of the processor time (50 in flight, 0 ms, same rounds)."
        )


def drift(found: dict[str, Any]) -> str:
    if "drift" not in found:
        return ""
    values, firsts = found["drift"], found["first drift"]
    lines = ["## Drifted rows (three values off in each; the package alone)", ""]
    for rows in (25, 100):
        each = statistics.median(values[f"one of {rows}"]) * 1e6
        times = ratio(values, f"one of {rows}", base=f"clean {rows}")
        lines.append(
            f"- One of {rows} rows: {each:.0f} µs, {times[1]:.1f} times the clean page's decode in the same "
            f"round (≤ 5; quartiles {times[0]:.1f} to {times[2]:.1f})."
        )
    blocked = statistics.median(values["all of 1,000"]) * 1e3
    lines.append(f"- 1,000 of 1,000 rows: {blocked:.1f} ms in which the loop is blocked (≤ 10).")
    first = {name: quartiles([one * 1e3 for one in seconds]) for name, seconds in firsts.items()}
    for name, title in (("one of 25", "one of 25 rows"), ("all of 1,000", "1,000 of 1,000 rows")):
        low, middle, high = first[name]
        lines.append(
            f"- The first drifted page of a process, {title}: {middle:.1f} ms (quartiles {low:.1f} to {high:.1f})."
        )
    return "\n".join(lines) + "\n"


def size(found: dict[str, Any]) -> str:
    if "installed" not in found:
        return ""
    whole, source = found["installed"]["altegio"][0], found["installed"]["without bytecode"][0]
    return f"Installed beyond the two dependencies: {whole:.2f} MiB with bytecode, {source:.2f} MiB without (≤ 1.5).\n"


def limit(found: dict[str, Any]) -> str:
    if "limit" not in found:
        return ""
    lines = [
        "## 500 requests, 50 in flight, 5 a second and 200 a minute (both ten times as fast)",
        "",
        "| client | rounds | done | failed | refused with 429 | seconds | to the ideal |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, rows in found["limit"].items():
        done, failed = min(row["done"] for row in rows), max(row["failed"] for row in rows)
        refused, wall = max(row["refused"] for row in rows), statistics.median(row["wall"] for row in rows)
        to_ideal = "not all done" if failed else f"{wall / found['ideal']:.3f}"
        lines.append(
            f"| {name} | {len(rows)} | {done:.0f} | {failed:.0f} | {refused:.0f} | {wall:.2f} | {to_ideal} |"
        )
    lines += [
        "",
        "Clients by turns in each round. Done, failed and refused are the worst round's, seconds the median; a loop ends early",
        "where it gives calls up.",
        f"The ideal is {found['ideal']:.1f} s. To reach: 500 done, 0 failed, 0 refused, at most 1.05 of the ideal.",
    ]
    return "\n".join(lines) + "\n"


def growth(found: dict[str, Any]) -> str:
    if "growth" not in found:
        return ""
    lines = [
        "## Growth of a streamed bulk look-up",
        "",
        "| keys | CPU a key | to 1,000 keys | to the cheapest smaller size | memory added |",
        "|---|---|---|---|---|",
    ]
    middle = {keys: statistics.median(each) * 1e6 for keys, each in found["growth"].items()}
    smaller: list[float] = []
    for keys, each in middle.items():
        grown = found["growth memory"][keys] / 2**20
        to_least = f"{each / min(smaller):.2f}" if smaller else ""
        smaller.append(each)
        lines.append(
            f"| {keys} | {each:.2f} µs | {each / middle['1,000']:.2f} | {to_least} | {grown:.1f} MiB |"
        )
    lines += ["", "To reach: at most 1.10 of the time a key at 1,000 keys, and flat memory."]
    return "\n".join(lines) + "\n"
