"""Operations of the corrected description: sample calls and example responses."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from altegio_async import operations
from altegio_async._core.operation import Operation

DESCRIPTION = json.loads((Path(__file__).parents[2] / "openapi" / "b2b-v1.corrected.json").read_bytes())


def resolve_references(node: Any) -> Any:
    while isinstance(node, dict) and "$ref" in node:
        target: Any = DESCRIPTION
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def list_described_operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in DESCRIPTION["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "operationId" in operation
    }


DESCRIBED = list_described_operations()
NAMES = sorted(DESCRIBED)


def build_argument(name: str, kind: Any) -> Any:
    """Return a value for a parameter of a factory, chosen by its name and annotation."""
    text = str(kind)
    samples = {
        "Iterable[int]": [11, 12],
        "Sequence[int]": [11, 12],
        "Sequence[": ["companies", "x y"],
        "datetime": dt.datetime(2026, 3, 4, 10, 30),
        "date": dt.date(2026, 3, 4),
        "Decimal": Decimal("10.5"),
        "bool": True,
        "int": 7,
    }
    choices = re.search(r"Literal\[(.*?)\]", text)
    if choices:
        choice = ast.literal_eval(f"({choices[1]},)")[-1]
        return [choice] if "Sequence[" in text else choice
    if name == "phone":
        return "13150000001"
    return next((value for mark, value in samples.items() if mark in text), "a/b +&")


def build_call(name: str) -> Operation[Any]:
    """Return the operation with a value for each of its parameters."""
    factory = getattr(operations, name)
    given: dict[str, Any] = {}
    positional: list[Any] = []
    for index, parameter in enumerate(inspect.signature(factory).parameters.values()):
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            is_id = str(parameter.annotation) == "int"
            positional.append(700 + index if is_id else build_argument(parameter.name, parameter.annotation))
        elif parameter.name == "body":
            given["body"] = {"marker": name}
        else:
            given[parameter.name] = build_argument(parameter.name, parameter.annotation)
    return _skip_validation(factory)(*positional, **given)


def _skip_validation(factory: Callable[..., Operation[Any]]) -> Callable[..., Operation[Any]]:
    """Return a factory that sends any body, so that one body serves for all operations."""
    checks = [name for name in factory.__globals__ if name.startswith("convert_") and "bod" in name]

    def build(*arguments: Any, **options: Any) -> Operation[Any]:
        with patch.dict(factory.__globals__, {name: lambda _, body, *__, **___: body for name in checks}):
            return factory(*arguments, **options)

    return build


def list_examples(name: str) -> Iterator[tuple[int, Any]]:
    for status, response in DESCRIBED[name][2]["responses"].items():
        if status.startswith("2"):
            for media in resolve_references(response).get("content", {}).values():
                if "example" in media:
                    yield int(status), media["example"]


EXAMPLES = [(name, status, body) for name in NAMES for status, body in list_examples(name)]
EXAMPLE_IDS = [f"{name}-{status}" for name, status, _ in EXAMPLES]
