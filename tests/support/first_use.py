"""First use of the resources of a client: the calls, and their measurement in new processes.

Print the figures of all resources with `python -m tests.support.first_use`.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import inspect
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, TypeGuard, get_args, get_type_hints

import msgspec
from msgspec import Struct

from altegio_async import AltegioClient
from altegio_async._core.operation import Factory
from codegen.tree import iter_operations
from tests.support.described_calls import load_description
from tests.support.methods import MethodCall

ROOT = Path(__file__).parents[2]
BYTECODE = Path(tempfile.gettempdir()) / "altegio-async-first-use"
APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")


class FirstCall(TypedDict):
    """A call of a method in plain values, and the response to it.

    `needed` contains the full names of the structs that are reachable from the body and the result.
    """

    method: str
    positional: list[Any]
    options: dict[str, Any]
    status: int
    media: str
    body: bytes
    needed: frozenset[str]


class FirstUse(NamedTuple):
    """Processor time in milliseconds of a first use: all of it, and msgspec's own part."""

    all: float
    own: float

    @property
    def added(self) -> float:
        """What the package adds to msgspec's own work."""
        return self.all - self.own


@cache
def list_calls() -> dict[str, FirstCall]:
    """Return for each resource the call of the method with the largest number of structs."""
    chosen: dict[str, FirstCall] = {}
    for call in iter_calls():
        resource = call["method"].rpartition(".")[0]
        if resource not in chosen or len(call["needed"]) > len(chosen[resource]["needed"]):
            chosen[resource] = call
    return dict(sorted(chosen.items()))


def iter_calls() -> Iterator[FirstCall]:
    """Yield a call of each method that sends one request."""
    client = AltegioClient("partner00token", "user00token")
    for api in APIS:
        package = f"altegio_async.generated.{api.replace('-', '_')}"
        operations = importlib.import_module(f"{package}.operations")
        factories = {
            one.endpoint.id: one for one in (getattr(operations, name) for name in operations.__all__)
        }
        responses = {one.operation: one for one in importlib.import_module(f"{package}.responses").RESPONSES}
        for _, _, node in iter_operations(load_description(api)):
            operation, resource = node["operationId"], node.get("x-altegio-resource")
            if resource is None or operation not in responses:
                continue
            path = f"{resource}.{node['x-altegio-method']}"
            method = functools.reduce(getattr, path.split("."), client)
            if "`, `" in (inspect.getdoc(method) or "").splitlines()[-1]:  # it sends several requests
                continue
            positional, options = MethodCall(path, operation, everything=False).make_arguments(method)
            yield FirstCall(
                method=path,
                positional=_to_plain(positional),
                options=_to_plain(options),
                status=responses[operation].status,
                media=responses[operation].media,
                body=responses[operation].body,
                needed=_list_structs(factories[operation]),
            )


def _to_plain(value: Any) -> Any:
    """Return arguments without objects of the package, which would load its modules when they are read."""
    return msgspec.to_builtins(
        value,
        builtin_types=(dt.date, dt.datetime, dt.timedelta, Decimal, bytes),
        enc_hook=lambda secret: secret.reveal(),
    )


def _list_structs(factory: Factory[..., Any]) -> frozenset[str]:
    """Return the full names of the structs that are reachable from the body and the result of an operation."""
    visited: set[Any] = set()
    types = [factory.endpoint.result, get_type_hints(factory).get("body")]
    while types:
        current = types.pop()
        if current not in visited:
            visited.add(current)
            types += get_args(current)
            if is_struct(current):
                types += [field.type for field in msgspec.structs.fields(current)]
    return frozenset(f"{one.__module__}.{one.__name__}" for one in visited if is_struct(one))


def is_struct(kind: Any) -> TypeGuard[type[Struct]]:
    """Return whether a type is a struct."""
    return isinstance(kind, type) and issubclass(kind, Struct)


def measure_first_use(call: FirstCall, repeats: int, enough: float = 0.0) -> FirstUse:
    """Return the cheapest of several first uses, each in a new process.

    Args:
        call: the call.
        repeats: the number of processes at most, in addition to one that writes the bytecode.
        enough: milliseconds added to msgspec's own work that need no further repetition.
    """
    best: FirstUse | None = None
    for number in range(repeats + 1):
        use = _run(call)
        if number and (best is None or use.added < best.added):
            best = use
        if best is not None and best.added <= enough:
            break
    assert best is not None
    return best


def _run(call: FirstCall) -> FirstUse:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(BYTECODE), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-m", "tests.support.programs.first_use"],
        input=pickle.dumps(call),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return FirstUse(**json.loads(done.stdout))


if __name__ == "__main__":
    calls = list(iter_calls()) if sys.argv[1:] == ["--all"] else list(list_calls().values())
    print(f"{'ms added to msgspec':>20} {'msgspec':>8}  method")
    for use, call in sorted((measure_first_use(call, 3), call["method"]) for call in calls):
        print(f"{use.added:20.2f} {use.own:8.2f}  {call}")
