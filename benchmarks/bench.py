"""Harness that measures in rounds, with new processes and a random order of clients in each round.

Two processes with the same code differ by up to a tenth during their whole life, so each round starts new
processes, and a ratio compares two processes of the same round. "floor (again)" is a second floor client.
Its ratio and spread show the accuracy of the other figures.
"""

from __future__ import annotations

import json
import os
import random
import select
import statistics
import subprocess
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.environment import ROOT, Environment, log

CLIENTS = {
    "floor": "floor:FloorClient",
    "floor (again)": "floor:FloorClient",
    "lean": "lean:LeanClient",
    "altegio": "altegio:AltegioBenchClient",
    "dicts": "dicts:DictsClient",
    "yclients": "sibling:SiblingClient",
    "attrs": "attrs_generated:AttrsClient",
    "pydantic": "pydantic_generated:PydanticClient",
}
Values = dict[str, list[float]]
"""Measured values by client, one per round."""
Measure = Callable[["ClientProcess"], float]
RESPONSE_TIMEOUT = 300
"""Seconds to wait for the response of a client process."""
PROCESSORS = sorted(os.sched_getaffinity(0))


class ClientProcess:
    """A client in its own process."""

    def __init__(self, environment: Environment, name: str, url: str, **variables: str) -> None:
        self.name = name
        command = [
            str(environment.python),
            "-m",
            "benchmarks.worker",
            CLIENTS[name],
            url,
            f"token-of-{name.split(maxsplit=1)[0]}",
        ]
        env = build_environment(environment, **variables)
        self.errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed in stop(); a pipe could fill up
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )
        self.read_response()
        os.sched_setaffinity(self.process.pid, PROCESSORS[:1])

    def ask(self, do: str, *, timeout: float = RESPONSE_TIMEOUT, **options: Any) -> dict[str, Any]:
        """Send a command and return its response, which arrives within `timeout` seconds."""
        assert self.process.stdin is not None
        print(json.dumps({"do": do, **options}), file=self.process.stdin, flush=True)
        return self.read_response(timeout)

    def read_response(self, timeout: float = RESPONSE_TIMEOUT) -> dict[str, Any]:
        """Read a response and raise ClientProcessError if it is missing or wrong."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], timeout)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.errors.seek(0)
            reason = "the process ended" if ready else f"no response within {timeout:g} s"
            raise ClientProcessError(
                f"{self.name}: {([reason, *self.errors.read().strip().splitlines()])[-1]}"
            )
        answer = json.loads(line)
        if "error" in answer:
            raise ClientProcessError(f"{self.name}: {answer['error']}")
        if answer.get("right") is False:
            raise ClientProcessError(f"{self.name}: wrong rows")
        return answer

    def stop(self) -> None:
        """Close the input of the process and wait for its end."""
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        self.errors.close()


class ClientProcessError(Exception):
    """A client that cannot be started, or that returns wrong rows."""


def build_environment(environment: Environment, **more: str) -> dict[str, str]:
    """Return the environment variables of a client process."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**inherited, "PYTHONPATH": str(environment.generated), "PYTHONHASHSEED": "0", **more}


class Bench:
    """Server, working clients and collected measurements."""

    def __init__(self, environment: Environment, url: str, rounds: int, names: Sequence[str]) -> None:
        self.environment, self.url, self.rounds = environment, url, rounds
        self.chance = random.Random(11)
        self.names = list(names)
        self.skipped: dict[str, str] = dict(environment.problems)
        self.busy: list[float] = []  # processor usage of the server, with 50 in flight
        self.at_work: list[float] = []  # processor usage of the clients, with 50 in flight at 0 ms

    def control(self, path: str) -> dict[str, float]:
        """Change settings of the server, or read its counters, and return the response."""
        with urllib.request.urlopen(self.url.removesuffix("/api/v1") + "/-/" + path, timeout=20) as response:
            return json.load(response)

    @contextmanager
    def start_workers(self, names: Sequence[str], **variables: str) -> Iterator[dict[str, ClientProcess]]:
        """Start a new process for each client, with additional environment variables."""
        processes: dict[str, ClientProcess] = {}
        try:
            for name in names:
                processes[name] = ClientProcess(self.environment, name, self.url, **variables)
            yield processes
        finally:
            for worker in processes.values():
                worker.stop()

    def exclude_broken_clients(self) -> None:
        """Exclude clients that cannot be imported or that return wrong rows."""
        for name in list(self.names):
            try:
                with self.start_workers([name]) as workers:
                    workers[name].ask("check")
            except ClientProcessError as error:
                if name in {"floor", "altegio"}:
                    raise
                self.names.remove(name)
                self.skipped[name] = str(error)
                log(f"{name} is excluded: {error}")

    def measure(
        self,
        measures: Mapping[str, Measure],
        names: Sequence[str] | None = None,
        *,
        rounds: int | None = None,
        **variables: str,
    ) -> dict[str, Values]:
        """Run every measure for each client in each round, and return the values by title and client."""
        selected = [name for name in names or self.names if name in self.names]
        results: dict[str, Values] = {title: {name: [] for name in selected} for title in measures}
        for _ in range(rounds or self.rounds):
            with self.start_workers(selected, **variables) as workers:
                for title, measure in measures.items():
                    for name in self.chance.sample(selected, len(selected)):
                        results[title][name].append(measure(workers[name]))
        for title, values in results.items():
            log(f"{title}: " + ", ".join(f"{name} {compute_ratio(values, name)[1]:.3f}" for name in selected))
        return results


def compute_ratio(
    values: Mapping[str, Sequence[float]], name: str, base: str = "floor"
) -> tuple[float, float, float]:
    """Return the quartiles of a client's ratio to the base in the same round."""
    return compute_quartiles(
        [measure / other for measure, other in zip(values[name], values[base], strict=True)]
    )


def compute_quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower quartile, the median and the upper quartile."""
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


def get_scratch_path(environment: Environment, name: str) -> Path:
    """Return the path of a body file for the clients."""
    folder = environment.generated.parent / "bodies"
    folder.mkdir(exist_ok=True)
    return folder / name
