"""From measured figures to the table that is read."""

from __future__ import annotations

import os
import platform
import statistics
import time
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, ratio
from benchmarks.environment import Environment

HEADS = {
    "floor": "floor", "floor (again)": "floor (again)", "altegio": "**altegio-async**", "lean": "lean floor",
    "dicts": "aiohttp + dicts", "yclients": "yclients 0.1.1", "attrs": "openapi-python-client",
    "pydantic": "openapi-generator",
}  # fmt: skip
UNITS = {
    "CPU": "µs", "requests a": "/s", "decode": "µs a row", "memory": "bytes", "2,000": "s", "import": "ms",
    "instructions": "",
}  # fmt: skip
TARGETS = {
    "CPU a request, pages of 25": 1.15,
    "CPU a request, pages of 100": 1.15,
    "requests a second, 50 in flight, 0 ms": -0.82,
    "requests a second, 50 in flight, 50 ms": -0.98,
    "decode 100 types": 1.05,
    "decode 1,000 types": 1.05,
    "decode 100 nested memberships": 1.05,
    "memory of a held type": 1.06,
    "2,000 ids of 40 locations, 50 ms": 1.05,
    "import": 0.5,
    "import and first client": 1.2,
}
"""Ratios to the floor to be reached at most; negative ones at least."""
ORDER = (
    "CPU a request, pages of 25", "CPU a request, pages of 100", "CPU a request, pages of 1000",
    "instructions, pages of 25", "instructions, pages of 100",
    "requests a second, 50 in flight, 0 ms", "requests a second, 50 in flight, 0 ms, uvloop",
    "requests a second, 50 in flight, 50 ms",
    "decode 100 types", "decode 1,000 types", "decode 100 nested memberships", "memory of a held type",
    "2,000 ids of 40 locations, 50 ms", "import", "import and first client",
)  # fmt: skip


def about(environment: Environment, bench: Bench, started: float, load: float) -> dict[str, Any]:
    names = ["aiohttp", "msgspec", "yarl", "multidict", "httpx", "pydantic", "attrs", "yclients", "uvloop"]
    found = {}
    for name in names:
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
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": f"{len(os.sched_getaffinity(0)) or 1} of {os.cpu_count()} processors for a client ({cpu})",
        "load": [load, os.getloadavg()[0]],
        "versions": found,
        "rounds": bench.rounds,
        "skipped": bench.skipped,
        "server busy": statistics.median(bench.busy) if bench.busy else None,
    }


def text(found: dict[str, Any]) -> str:
    parts = [head(found["about"]), table(found), *[part(found) for part in (drift, size, limit, growth)]]
    return "\n".join(part for part in parts if part)


def head(facts: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    skipped = "".join(f"- Left out: {name}: {why}\n" for name, why in facts["skipped"].items())
    busy = facts["server busy"]
    server = (
        f"- The server was busy {busy:.0%} of one processor under the floor at 0 ms: it is not what is measured.\n"
        if busy
        else ""
    )
    return f"""# Measured side by side

Made by `make bench`; what each client is stands at the top of its module in `clients/`.

- {facts["date"]}, {facts["minutes"]:.0f} minutes, {facts["rounds"]} rounds; load {facts["load"][0]:.1f} before, {facts["load"][1]:.1f} after.
- Python {facts["python"]}, {facts["system"]}, {facts["machine"]}; asyncio's own loop, plain HTTP on loopback, no compression.
- {versions}; generators: openapi-python-client 0.29.1, openapi-generator 7.26.0.
{server}{skipped}- Each cell is the ratio to the floor in the same round, its median; the floor's own column is its figure. Only ratios mean anything
  on another machine. The floor decodes into the package's structs; `lean floor` into structs of the sent fields alone.
- The package runs as users run it: retries, deadline, checks on, a rate limiter that does not bind.
"""


def table(found: dict[str, Any]) -> str:
    rows = [title for title in ORDER if title in found]
    if not rows:
        return ""
    names = [name for name in HEADS if any(name in found[title] for title in rows)]
    columns = ["measure", *[HEADS[name] for name in names], "to reach", "spread (quartiles)"]
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    for title in rows:
        values = found[title]
        cells = [cell(values, name, title) for name in names]
        target = TARGETS.get(title)
        wanted = "" if target is None else f"{'≥' if target < 0 else '≤'} {abs(target):.2f}"
        low, _, high = ratio(values, "altegio") if "altegio" in values else (0.0, 0.0, 0.0)
        lines.append(f"| {title} | {' | '.join(cells)} | {wanted} | {low:.2f} to {high:.2f} |")
    if "requests of it" in found:
        counts = ", ".join(
            f"{HEADS[name].strip('*')} {int(count[0])}" for name, count in found["requests of it"].items()
        )
        lines += [
            "",
            f"Requests for the 2,000 ids: {counts}. The package's own bulk call; the others by `gather`; yclients for a tenth of them, times ten.",
        ]
    return "\n".join(lines) + "\n"


def cell(values: dict[str, list[float]], name: str, title: str) -> str:
    if name not in values:
        return ""
    if name == "floor":
        unit = next((unit for start, unit in UNITS.items() if title.startswith(start)), "")
        return f"{statistics.median(values[name]):,.4g} {unit}".strip()
    middle = ratio(values, name)[1]
    return f"**{middle:.2f}**" if name == "altegio" else f"{middle:.2f}"


def drift(found: dict[str, Any]) -> str:
    if "drift" not in found:
        return ""
    middle = {name: statistics.median(values) * 1e6 for name, values in found["drift"].items()}
    return f"""## Drifted rows (three values off in each; the package alone)

- One of 25 rows: {middle["one of 25"]:.0f} µs, {middle["one of 25"] / middle["clean 25"]:.1f} times the clean page's decode (≤ 5).
- One of 100 rows: {middle["one of 100"]:.0f} µs, {middle["one of 100"] / middle["clean 100"]:.1f} times the clean page's decode (≤ 5).
- 1,000 of 1,000 rows: {middle["all of 1,000"] / 1000:.1f} ms in which the loop is blocked (≤ 10).
"""


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
        "| client | done | failed | refused with 429 | seconds | to the ideal |",
        "|---|---|---|---|---|---|",
    ]
    for name, rows in found["limit"].items():
        middle = {
            key: statistics.median(row[key] for row in rows) for key in ("done", "failed", "refused", "wall")
        }
        to_ideal = f"{middle['wall'] / found['ideal']:.3f}" if not middle["failed"] else "not all done"
        lines.append(
            f"| {name} | {middle['done']:.0f} | {middle['failed']:.0f} | {middle['refused']:.0f} "
            f"| {middle['wall']:.2f} | {to_ideal} |"
        )
    lines += [
        "",
        f"The ideal is {found['ideal']:.1f} s. To reach: 500 done, 0 failed, 0 refused, at most 1.05 of the ideal.",
    ]
    return "\n".join(lines) + "\n"


def growth(found: dict[str, Any]) -> str:
    if "growth" not in found:
        return ""
    lines = [
        "## Growth of a streamed bulk look-up",
        "",
        "| keys | CPU a key | to 1,000 keys | memory added |",
        "|---|---|---|---|",
    ]
    middle = {
        keys: statistics.median(row["each"] * 1e6 for row in rows) for keys, rows in found["growth"].items()
    }
    for keys, rows in found["growth"].items():
        grown = max(row["grown"] for row in rows) / 2**20
        ratio_to_least = middle[keys] / middle["1,000"]
        lines.append(f"| {keys} | {middle[keys]:.2f} µs | {ratio_to_least:.2f} | {grown:.1f} MiB |")
    lines += ["", "To reach: at most 1.10 of the time a key at 1,000 keys, and flat memory."]
    return "\n".join(lines) + "\n"
