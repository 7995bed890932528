"""Decode the shape of every published example of a response, as it is and with one value changed.

The files in `examples` have the names, types and statuses of the published examples and invented values.
`confidence` is `agreed` where the descriptions of both products show the shape.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from altegio_async._core.operation import Endpoint
from altegio_async._core.response import decode
from altegio_async.errors import APIResponseError, APIStatusError
from tests.support.endpoints import APIS, list_endpoints
from tests.support.pipelines import make_response

FOLDER = Path(__file__).with_name("examples")
UNREADABLE_PARTS = {
    # A map of pictures by size, published as one picture.
    "upload_image",
    # Phones, published as objects without fields. Live responses contain text.
    "create_document",
    "create_inventory_operation",
    "get_document",
    "update_document",
}
LOYALTY_NUMBERS = ("number", "title")
"""Fields whose examples are whole numbers, and which are text in every live response."""


class Example(NamedTuple):
    operation: str
    form: str
    confidence: str
    status: int
    body: Any


def list_examples(api: str) -> list[tuple[Endpoint[Any], Example]]:
    endpoints = list_endpoints(api)
    rows = json.loads((FOLDER / f"{api}.json").read_bytes())
    return [(endpoints[row["operation"]], Example(**row)) for row in rows]


@pytest.mark.parametrize("api", APIS)
def test_every_published_example_is_decoded_without_drift(api: str):
    checked: Counter[str] = Counter()
    for endpoint, example in list_examples(api):
        drift = [one.path for one in decode(endpoint, make_response(example.body, example.status)).drift]
        if example.confidence == "loyalty" and example.form == "published":
            drift = [path for path in drift if not path.endswith(LOYALTY_NUMBERS) and path != "$"]
        assert bool(drift) == (example.operation in UNREADABLE_PARTS), (example.operation, drift)
        checked[example.confidence] += 1
    assert sum(checked.values()) == {
        "b2b-v1": 254, "b2b-v2": 36, "online-booking": 23, "developers": 15
    }[api]  # fmt: skip


# -- one change at a time -----------------------------------------------------------------------

Place = tuple[str | int, ...]
MISSING = object()


def list_places(value: Any, path: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield each value below a document with its path; of an array, the first item only."""
    children: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value[:1]))
    for key, child in children:
        yield (*path, key), child
        yield from list_places(child, (*path, key))


def list_changes(path: Place, value: Any) -> Iterator[Any]:
    """Yield what replaces a value: an empty array, null, nothing, and the other of number and text."""
    if isinstance(value, dict):
        yield []
    if isinstance(path[-1], str):
        yield from (None, MISSING)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
    if isinstance(value, str):
        yield 7


def replace(document: Any, path: Place, value: Any) -> Any:
    """Return a copy of a document with the value at a path replaced or left out."""
    if not path:
        return value
    key, *rest = path
    copy = dict(document) if isinstance(document, dict) else list(document)
    if not rest and value is MISSING:
        del copy[key]
    else:
        copy[key] = replace(document[key], tuple(rest), value)
    return copy


def is_outcome(path: Place, error: Exception) -> bool:
    """Return whether a value decides if there is a result at all: success, the data or its only row."""
    names = [key for key in path if isinstance(key, str)]
    is_foreign = isinstance(error, APIResponseError) and error.path == "$"
    return names in ([], ["data"], ["success"]) or is_foreign


def is_required_id(path: Place, error: Exception) -> bool:
    return path[-1] == "id" and isinstance(error, APIResponseError) and (error.path or "").endswith(".id")


@pytest.mark.parametrize("api", APIS)
def test_one_changed_value_never_makes_the_response_unusable(api: str):
    changes = 0
    refused: list[str] = []
    for endpoint, example in list_examples(api):
        for path, value in list_places(example.body):
            for change in list_changes(path, value):
                changes += 1
                body = replace(example.body, path, change)
                try:
                    decode(endpoint, make_response(body, example.status))
                except (APIResponseError, APIStatusError) as error:
                    if is_outcome(path, error) or is_required_id(path, error):
                        continue
                    refused.append(f"{example.operation} {path} {change!r}: {error}")
    assert refused == []
    assert changes > 400


@pytest.mark.parametrize("api", APIS)
def test_an_empty_array_in_a_list_of_objects_is_left_out_with_drift(api: str):
    checked = 0
    for endpoint, example in list_examples(api):
        data = example.body.get("data") if isinstance(example.body, dict) else example.body
        if not isinstance(data, list) or not _is_list_of_structs(endpoint) or "success" in data[0]:
            continue
        rows = [*data, [], *data]
        body = {**example.body, "data": rows} if isinstance(example.body, dict) else rows
        decoded = decode(endpoint, make_response(body, example.status))
        assert len(decoded.value) == 2 * len(data), example.operation
        assert [one.got for one in decoded.drift if one.got == "empty array"], example.operation
        checked += 1
    assert checked > 0


def _is_list_of_structs(endpoint: Endpoint[Any]) -> bool:
    items = getattr(endpoint.result, "__args__", (None,))
    return hasattr(items[0], "__struct_fields__")


# -- published forms of one value ---------------------------------------------------------------

PUBLISHED = [
    ("get_client", {"id": 7, "phone": 12025550168, "card": 42}, {"phone": "12025550168", "card": "42"}),
    ("get_visit", {"comment": 5, "records": []}, {"comment": "5"}),
    ("get_service_category", [{"id": 3, "title": "Massage"}], {"id": 3, "title": "Massage"}),
    ("enable_team_member_tips", [{"id": 3, "is_enabled": True}], {"id": 3, "is_enabled": True}),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "data", "fields"), PUBLISHED)
def test_a_value_in_another_published_type_is_coerced_without_drift(
    operation: str, data: Any, fields: dict[str, Any]
):
    endpoint = list_endpoints("b2b-v1")[operation]
    decoded = decode(endpoint, make_response({"success": True, "data": data, "meta": []}), strict=True)
    assert {name: getattr(decoded.value, name) for name in fields} == fields


def test_a_published_form_of_a_row_that_is_decoded_in_steps_is_not_drift():
    endpoint = list_endpoints("b2b-v1")["get_client"]
    client = {"id": 7, "phone": 12025550168, "comment": "x" * 40_000, "card": "0042"}
    decoded = decode(endpoint, make_response({"success": True, "data": client, "meta": []}))
    assert (decoded.value.phone, decoded.drift) == ("12025550168", ())


def test_an_unreadable_value_in_a_published_type_is_reported():
    endpoint = list_endpoints("b2b-v1")["search_team_member_calculation_salary"]
    data = {"total_sum": {"income": "40.50", "expense": "none"}}
    decoded = decode(endpoint, make_response({"success": True, "data": data, "meta": []}))
    assert (str(decoded.value.total_sum.income), decoded.value.total_sum.expense) == ("40.50", None)
    assert [one.path for one in decoded.drift] == ["$.data.total_sum.expense"]


def test_an_empty_array_in_a_nested_list_is_the_only_value_lost():
    endpoint = list_endpoints("b2b-v1")["get_appointment_list"]
    row = {"id": 5, "services": [{"id": 1, "title": "Massage"}, [], None, "", {"id": 2, "title": "Sauna"}]}
    decoded = decode(endpoint, make_response({"success": True, "data": [row], "meta": []}))
    assert [service.id for service in decoded.value[0].services] == [1, 2]
    assert {one.path for one in decoded.drift} == {f"$.data[0].services[{index}]" for index in (1, 2, 3)}
