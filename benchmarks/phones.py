"""Measure of 10,000 phones against the limits of the API at ten times their speed, by several ways.

Every client has a server of its own. The clients that look up all phones run at the same time, because each
of them takes five minutes and waits for most of it.
"""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.bench import Bench, ClientProcess, build_environment
from benchmarks.environment import ROOT, log
from benchmarks.phone_server import CLIENTS, FIRST_PHONE, HOLDERS, WINDOWS

LONGEST = 900
"""Seconds after which a client is given up. At the limits 10,000 requests take 300."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a client looks up the phones: its title, its name and the mode of the command."""

    title: str
    client: str
    mode: str


WAYS = (
    Way("altegio-async, pre-filtered", "altegio", "prefilter"),
    Way("altegio-async, by phone", "altegio", "by phone"),
    Way("aiohttp + dicts, ten requests at a time, waits as the server asks", "dicts", "loop"),
    Way("yclients, ten requests at a time, waits as the server asks", "yclients", "loop"),
)


def measure_phones(bench: Bench) -> dict[str, Any]:
    """Look up all phones by each way: the pre-filter alone, then the others at the same time."""
    first, *others = [way for way in WAYS if way.client in bench.names]
    answers = [run_way(bench, first)]
    with ThreadPoolExecutor(max(1, len(others))) as pool:
        answers += pool.map(lambda way: run_way(bench, way), others)
    return {"phones": {way.title: answer for way, answer in zip([first, *others], answers, strict=True)}}


def run_way(bench: Bench, way: Way) -> dict[str, Any]:
    """Look up all phones by one way. Return the seconds, and the counters of its server."""
    token = f"token-of-{way.client}"
    server = subprocess.Popen(
        [str(bench.environment.python), "-m", "benchmarks.phone_server", token],
        cwd=ROOT,
        env=build_environment(bench.environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        about = json.loads(server.stdout.readline())
        worker = ClientProcess(bench.environment, way.client, about["url"])
        try:
            answer = worker.ask(
                "phones",
                timeout=LONGEST,
                location=about["location"],
                first=FIRST_PHONE,
                count=CLIENTS,
                mode=way.mode,
                windows=WINDOWS,
            )
        finally:
            worker.stop()
        if answer["holders"] != HOLDERS:
            raise OSError(f"{way.title}: {answer['holders']} holders instead of {HOLDERS}")
        print(file=server.stdin, flush=True)
        counts = json.loads(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait()
    log(f"phones, {way.title}: {answer} {counts}")
    return {**answer, **counts}
