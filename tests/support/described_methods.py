"""Operations of all descriptions with their methods and endpoints."""

from __future__ import annotations

import csv
import functools
import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from altegio_async import AltegioClient
from altegio_async._core.operation import Endpoint
from codegen.tree import iter_operations
from tests.support.codegen.reference import Reference

ROOT = Path(__file__).parents[2]
APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")


@cache
def read_description(api: str) -> Any:
    """Return the corrected description of an API."""
    return json.loads((ROOT / "openapi" / f"{api}.corrected.json").read_bytes())


@cache
def read_reference(api: str) -> Reference:
    """Return what the description of an API requires of its requests."""
    return Reference(read_description(api))


@cache
def read_methods(api: str) -> dict[str, str]:
    """Return the path of the method of each operation."""
    return {
        node["operationId"]: f"{node['x-altegio-resource']}.{node['x-altegio-method']}"
        for _, _, node in iter_operations(read_description(api))
    }


@cache
def read_endpoints(api: str) -> dict[str, Endpoint[Any]]:
    """Return the endpoint of each operation."""
    package = importlib.import_module(f"altegio_async.generated.{api.replace('-', '_')}.operations")
    factories = [getattr(package, name) for name in package.__all__]
    return {factory.endpoint.id: factory.endpoint for factory in factories}


def list_operations() -> list[tuple[str, str]]:
    """Return the API and the id of each callable operation."""
    with (ROOT / "tests" / "contract" / "operations.csv").open(newline="") as file:
        return [(row["api"], row["operation_id"]) for row in csv.DictReader(file)]


OPERATIONS = list_operations()


def find_method(path: str) -> Any:
    """Return a method of a client by its path, such as `clients.get`."""
    client = AltegioClient(partner_token="partner00token", user_token="user00token")
    return functools.reduce(getattr, path.split("."), client)
