"""The methods that write loyalty data, and what their docstrings say about a lost response."""

from __future__ import annotations

import functools
import inspect
from typing import cast

from codegen.tree import iter_operations
from tests.support.described_methods import find_method, read_description

LOYALTY_TAGS = {"Loyalty Cards", "Subscriptions & Certificates", "Chain Loyalty Programs"}
PAYMENT_TAGS = {"Loyalty Programs", "Sales", "Deposits"}
BEGINNING = "After a lost response (an error whose `sent` is not False), "


def list_writes(tags: set[str]) -> dict[str, str]:
    """Return the resource of each operation of some tags that is not a GET."""
    return {
        node["operationId"]: node["x-altegio-resource"]
        for _, method, node in iter_operations(read_description("b2b-v1"))
        if method != "get" and set(node["tags"]) & tags
    }


def list_methods(operation: str, resource: str) -> list[str]:
    """Return the paths of all public methods that send an operation."""
    owner = cast("type[object]", type(find_method(resource)))
    documented = {name: inspect.getdoc(getattr(owner, name)) or "" for name in dir(owner)}
    return [
        f"{resource}.{name}"
        for name, text in documented.items()
        if name[0] != "_" and f"`{operation}`" in text.rpartition("\n")[2]
    ]


def read_advice(path: str) -> str:
    """Return what a docstring says about a lost response, on one line."""
    paragraphs = (inspect.getdoc(find_method(path)) or "").split("\n\n")
    found = [" ".join(one.split()) for one in paragraphs]
    [advice] = [one.partition(BEGINNING)[2] for one in found if BEGINNING in one] or [""]
    return advice


@functools.cache
def list_write_methods() -> dict[str, str]:
    """Return the operation of each public method that writes loyalty data or pays with it."""
    return {
        path: operation
        for operation, resource in list_writes(LOYALTY_TAGS | PAYMENT_TAGS).items()
        for path in list_methods(operation, resource)
    }
