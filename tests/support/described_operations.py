"""Operations of the corrected description: sample calls and example responses."""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def build_argument(kind: Any) -> Any:
    """Return a value for a parameter of a factory, chosen by its annotation."""
    text = str(kind).replace("Iterable[", "Sequence[")
    if "Sequence[int]" in text:
        return [11, 12]
    if "Sequence[" in text:
        return ["rules"] if "rules" in text else ["companies", "x y"]
    if "date" in text:
        return dt.date(2026, 3, 4)
    if "bool" in text:
        return True
    if "int" in text or "Literal[" in text:
        return 7
    return "a/b +&"


def build_call(name: str) -> Operation[Any]:
    """Return the operation with a value for each of its parameters."""
    factory = getattr(operations, name)
    given: dict[str, Any] = {}
    positional: list[Any] = []
    for index, parameter in enumerate(inspect.signature(factory).parameters.values()):
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            positional.append(700 + index if "int" in str(parameter.annotation) else "+1 310")
        elif parameter.name == "body":
            given["body"] = {"marker": name}
        elif parameter.name == "phone":
            given["phone"] = "13150000001"
        else:
            given[parameter.name] = build_argument(parameter.annotation)
    return factory(*positional, **given)


def list_examples(name: str) -> Iterator[tuple[int, Any]]:
    for status, response in DESCRIBED[name][2]["responses"].items():
        if status.startswith("2"):
            for media in resolve_references(response).get("content", {}).values():
                if "example" in media:
                    yield int(status), media["example"]


EXAMPLES = [(name, status, body) for name in NAMES for status, body in list_examples(name)]
EXAMPLE_IDS = [f"{name}-{status}" for name, status, _ in EXAMPLES]
