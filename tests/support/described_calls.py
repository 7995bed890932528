"""Calls of every described operation with arguments chosen by the signatures of the factories."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from altegio_async._core.operation import Endpoint, Operation
from tests.support.codegen.samples import Samples

FOLDER = Path(__file__).parents[2] / "openapi"


@cache
def load_description(api: str) -> dict[str, Any]:
    """Return the corrected description of an API."""
    return json.loads((FOLDER / f"{api}.corrected.json").read_bytes())


def list_described(api: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield the id, verb, path and facts of each described operation."""
    for path, item in load_description(api)["paths"].items():
        for method, facts in item.items():
            if isinstance(facts, dict) and "operationId" in facts:
                yield facts["operationId"], method, path, facts


@cache
def list_factories(api: str) -> dict[str, Any]:
    """Return the factories of an API by operation id."""
    name = f"altegio_async.generated.{api.replace('-', '_')}.operations"
    package = importlib.import_module(name)
    names: list[str] = importlib.import_module(f"{name}._names").__all__
    factories = [getattr(package, one) for one in names]
    return {_find_endpoint(factory).id: factory for factory in factories}


def _find_endpoint(factory: Any) -> Endpoint[Any]:
    module = importlib.import_module(factory.__module__)
    return getattr(module, f"_{factory.__name__.upper()}")


def build_described_call(api: str, operation: str, facts: dict[str, Any], location_id: int) -> Operation[Any]:
    """Return the operation with a value for each required parameter, and a body with all of its fields."""
    factory = list_factories(api)[operation]
    parameters = list(inspect.signature(factory).parameters.values())
    hints = get_type_hints(factory)
    needed = [one.name for one in parameters if one.default is one.empty]
    if "x-altegio-require-one" in facts:
        needed.append(next(one.name for one in parameters if one.default is not one.empty))
    positional: list[Any] = []
    given: dict[str, Any] = {}
    for index, parameter in enumerate(parameters):
        if parameter.name == "body":
            given["body"] = Samples(everything=True).make_value(hints["body"])
            continue
        if parameter.name not in needed:
            continue
        is_location = parameter.name == "location_id"
        value = location_id if is_location else build_value(hints[parameter.name], index)
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            positional.append(value)
        else:
            given[parameter.name] = value
    return factory(*positional, **given)


def build_value(kind: Any, index: int) -> Any:
    """Return a value of an annotation."""
    if get_origin(kind) is not None and not isinstance(kind, type):
        members = [one for one in get_args(kind) if one is not type(None)]
        members.sort(key=lambda one: not is_collection(one))
        if re.search(r"Literal", str(get_origin(kind))):
            return members[0]
        if is_collection(kind):
            return [build_value(members[0], index)]
        return build_value(members[0], index)
    if kind is dt.datetime:
        return dt.datetime(2026, 3, 4, 10, 0)
    if kind is dt.date:
        return dt.date(2026, 3, 4)
    if kind is bool:
        return True
    return 700 + index if kind is int else "13105550142"


def is_collection(kind: Any) -> bool:
    """Return whether an annotation is one of a list of values."""
    return get_origin(kind) in (list, Sequence, Iterable)
