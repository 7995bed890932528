"""The endpoints of the four generated packages by operation id."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from altegio_async._core.operation import Endpoint

APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")


@cache
def list_endpoints(api: str) -> dict[str, Endpoint[Any]]:
    """Return the endpoints of the generated package of an API."""
    name = f"altegio_async.generated.{api.replace('-', '_')}.operations"
    package = importlib.import_module(name)
    found: dict[str, Endpoint[Any]] = {}
    for module in pkgutil.iter_modules(package.__path__):
        for value in vars(importlib.import_module(f"{name}.{module.name}")).values():
            if isinstance(value, Endpoint):
                found[value.id] = value
    return found
