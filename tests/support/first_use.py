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
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, TypeGuard, get_args, get_type_hints

import msgspec
from msgspec import Struct

from altegio_async import AltegioClient
from altegio_async._core.described import DescribedResponse
from altegio_async._core.operation import Factory
from codegen.tree import iter_operations
from tests.support.described_calls import list_factories, load_description
from tests.support.methods import MethodCall

ROOT = Path(__file__).parents[2]
APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")
READ_BACK = {"memberships.set_balance"}
"""Methods that read the object after the write of their operation."""


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
    """Processor time in milliseconds of a first use on an idle machine: all of it, and msgspec's own part."""

    all: float
    own: float

    @property
    def added(self) -> float:
        """What the package adds to msgspec's own work."""
        return self.all - self.own


def list_calls(*resources: str) -> dict[str, FirstCall]:
    """Return for each resource, or for the given ones, the call of the method with the most structs."""
    chosen: dict[str, FirstCall] = {}
    for call in iter_calls(*resources):
        resource = call["method"].rpartition(".")[0]
        if resource not in chosen or len(call["needed"]) > len(chosen[resource]["needed"]):
            chosen[resource] = call
    return dict(sorted(chosen.items()))


def iter_calls(*resources: str) -> Iterator[FirstCall]:
    """Yield a call of each method that sends one request, of all resources or of the given ones."""
    client = AltegioClient("partner00token", "user00token")
    for api in APIS:
        for _, _, node in iter_operations(load_description(api)):
            resource = node.get("x-altegio-resource")
            if resource is None or (resources and resource not in resources):
                continue
            path = f"{resource}.{node['x-altegio-method']}"
            method = functools.reduce(getattr, path.split("."), client)
            response = _load_responses(api).get(node["operationId"])
            sends_several = path in READ_BACK or "`, `" in (inspect.getdoc(method) or "").splitlines()[-1]
            if response is None or sends_several:
                continue
            positional, options = MethodCall(path, response.operation, everything=False).make_arguments(
                method
            )
            yield FirstCall(
                method=path,
                positional=_to_plain(positional),
                options=_to_plain(options),
                status=response.status,
                media=response.media,
                body=_name_requested_object(response.body, positional),
                needed=_list_structs(list_factories(api)[response.operation]),
            )


def _name_requested_object(body: bytes, positional: list[Any]) -> bytes:
    """Return a response whose object, if it is one, has the id that the call requests."""
    document = json.loads(body) if body.startswith(b"{") else {}
    row = document.get("data")
    if not positional or not isinstance(row, dict) or not isinstance(row.get("id"), int):
        return body  # ids of version 2 are texts
    return json.dumps({**document, "data": {**row, "id": positional[-1]}}).encode()


@cache
def _load_responses(api: str) -> dict[str, DescribedResponse]:
    """Return the example response of each operation of an API."""
    module = importlib.import_module(f"altegio_async.generated.{api.replace('-', '_')}.responses")
    return {response.operation: response for response in module.RESPONSES}


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
    environment["PYTHONHASHSEED"] = "0"
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
    for use, call in sorted((measure_first_use(call, 5, 5.0), call["method"]) for call in calls):
        print(f"{use.added:20.2f} {use.own:8.2f}  {call}")
