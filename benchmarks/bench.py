"""Rounds of measurements: fresh processes in each, clients by turns, in an order drawn anew.

Two processes of the same code differ by up to a tenth for as long as they live, so each round starts new
ones, and a ratio is taken between two of the same round. "floor (again)" is the floor once more: how far
its ratio is from one, and how wide it spreads, is what the other figures can be trusted to.
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

from benchmarks.environment import ROOT, Environment, say

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
"""Measured values of each client, one a round."""
Measure = Callable[["Worker"], float]
PATIENCE = 300
"""Seconds that a worker may take for an answer."""
PROCESSORS = sorted(os.sched_getaffinity(0))


class Worker:
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
        env = environment_of(environment, **variables)
        self.said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed in stop; a pipe would fill up
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            text=True,
        )
        self.hear()
        os.sched_setaffinity(self.process.pid, PROCESSORS[:1])

    def ask(self, do: str, **options: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        print(json.dumps({"do": do, **options}), file=self.process.stdin, flush=True)
        return self.hear()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.said.seek(0)
            why = "it ended" if ready else f"no answer within {PATIENCE} s"
            raise WorkerError(f"{self.name}: {([why, *self.said.read().strip().splitlines()])[-1]}")
        answer = json.loads(line)
        if "error" in answer:
            raise WorkerError(f"{self.name}: {answer['error']}")
        if answer.get("right") is False:
            raise WorkerError(f"{self.name}: the rows are not the ones that were sent")
        return answer

    def stop(self) -> None:
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        self.said.close()


class WorkerError(Exception):
    """A client could not be started, or gave something else than was sent."""


def environment_of(environment: Environment, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(environment.generated), "PYTHONHASHSEED": "0", **more}


class Bench:
    """The server, the clients that work, and what was measured so far."""

    def __init__(self, environment: Environment, url: str, rounds: int, names: Sequence[str]) -> None:
        self.environment, self.url, self.rounds = environment, url, rounds
        self.chance = random.Random(11)
        self.names = list(names)
        self.skipped: dict[str, str] = dict(environment.problems)
        self.busy: list[float] = []  # shares of the server's processor, with 50 in flight
        self.at_work: list[float] = []  # shares of the clients' processor, with 50 in flight at 0 ms

    def control(self, path: str) -> dict[str, float]:
        with urllib.request.urlopen(self.url.removesuffix("/api/v1") + "/-/" + path, timeout=20) as response:
            return json.load(response)

    @contextmanager
    def workers(self, names: Sequence[str], **variables: str) -> Iterator[dict[str, Worker]]:
        """A fresh process for each, with these environment variables besides the usual ones."""
        made: dict[str, Worker] = {}
        try:
            for name in names:
                made[name] = Worker(self.environment, name, self.url, **variables)
            yield made
        finally:
            for worker in made.values():
                worker.stop()

    def drop_the_broken(self) -> None:
        """Leave out clients that cannot be imported, or that give other rows than were sent."""
        for name in list(self.names):
            try:
                with self.workers([name]) as workers:
                    workers[name].ask("check")
            except WorkerError as error:
                if name in {"floor", "altegio"}:
                    raise
                self.names.remove(name)
                self.skipped[name] = str(error)
                say(f"{name} is left out: {error}")

    def measure(
        self,
        kinds: Mapping[str, Measure],
        names: Sequence[str] | None = None,
        *,
        rounds: int | None = None,
        **variables: str,
    ) -> dict[str, Values]:
        """Each of these, by its title, for each client in each round; a round's workers do them all."""
        chosen = [name for name in names or self.names if name in self.names]
        found: dict[str, Values] = {title: {name: [] for name in chosen} for title in kinds}
        for _ in range(rounds or self.rounds):
            with self.workers(chosen, **variables) as workers:
                for title, one in kinds.items():
                    for name in self.chance.sample(chosen, len(chosen)):
                        found[title][name].append(one(workers[name]))
        for title, values in found.items():
            say(f"{title}: " + ", ".join(f"{name} {ratio(values, name)[1]:.3f}" for name in chosen))
        return found


def ratio(
    values: Mapping[str, Sequence[float]], name: str, base: str = "floor"
) -> tuple[float, float, float]:
    """Quartiles of a client's ratio to the base, taken round by round."""
    return quartiles([one / other for one, other in zip(values[name], values[base], strict=True)])


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, middle, high


def scratch(environment: Environment, name: str) -> Path:
    folder = environment.generated.parent / "bodies"
    folder.mkdir(exist_ok=True)
    return folder / name
