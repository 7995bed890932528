"""Responses of operations without a stateful handler: the example of the description.

The ids in an example depend on the seed of the server. The ids of the path are repeated in the response, so
that an object that was requested by its id has this id. A write repeats the values of its body.
A list has one page: `meta` counts its rows, and further pages are empty.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

import msgspec

from altegio_async._core.described import DescribedResponse
from altegio_async.testing.data.world import World
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    as_list,
    as_object,
    is_id_name,
    parse_leading_number,
)

_LOCATION_NAMES = ("location_id", "company_id", "salon_id")
_HIGHEST_ID = 90_000


class DescribedHandler:
    """Responds with the example of one operation.

    Args:
        response: the described response.
    """

    def __init__(self, response: DescribedResponse) -> None:
        self._response = response
        last = response.path.rpartition("/")[2]
        self._item_name = last[1:-1] if last.startswith("{") and is_id_name(last[1:-1]) else ""

    def __call__(self, world: World, call: HandlerCall) -> Answer:
        """Return the example with the ids of the path."""
        response = self._response
        if not response.media:
            return Answer(response.status)
        if "json" not in response.media:
            return Answer(response.status, response.body, {"Content-Type": response.media})
        return Answer(response.status, self._place_values(_read_example(response, call.seed), call))

    def _place_values(self, document: Any, call: HandlerCall) -> Any:
        """Return the document with the ids that the path names, and with the values of the body."""
        envelope = as_object(document)
        is_wrapped = envelope is not None and "data" in envelope
        data = envelope["data"] if envelope is not None and is_wrapped else document
        location = next((call.path[name] for name in _LOCATION_NAMES if name in call.path), "")
        item = call.path.get(self._item_name, "") if self._item_name not in _LOCATION_NAMES else location
        rows = as_list(data)
        if rows is not None:
            page = _read_page(call)
            placed = [_set_ids(row, "", location) for row in rows] if page == 1 else []
            if envelope is None or not is_wrapped:
                return placed
            return {**envelope, "data": placed, **_count_rows(envelope, page, len(placed), len(rows))}
        changed = _set_ids(_set_sent_values(data, call.body), item, location)
        return {**envelope, "data": changed} if envelope is not None and is_wrapped else changed


def _read_page(call: HandlerCall) -> int:
    """Return the number of the requested page, 1 without one."""
    text = call.first("page") or str(call.body.get("page", ""))
    return max(parse_leading_number(text), 1)


def _count_rows(envelope: dict[str, Any], page: int, count: int, total: int) -> dict[str, Any]:
    """Return the `meta` of an envelope with the numbers of the page, of its rows and of all rows."""
    meta = as_object(envelope.get("meta"))
    if not meta:
        return {}
    numbers: dict[str, Any] = {"page": page, "count": count, "total_count": total}
    pagination = as_object(meta.get("pagination"))
    if pagination:
        numbers["pagination"] = {**pagination, "page": page, "offset": 0 if page == 1 else total}
    return {"meta": {**meta, **{name: value for name, value in numbers.items() if name in meta}}}


def _set_sent_values(value: Any, body: dict[str, Any]) -> Any:
    """Return an object with the text, numbers and flags of a request that it has under the same names.

    An object of the second version has them in its attributes.
    """
    row = as_object(value)
    if row is None:
        return value
    sent = {
        name: item
        for name, item in body.items()
        if name in row and type(item) is type(row[name]) and isinstance(item, (str, int, float))
    }
    if "attributes" in row:
        sent["attributes"] = _set_sent_values(row["attributes"], body)
    return {**row, **sent}


def _set_ids(value: Any, item: str, location: str) -> Any:
    row = as_object(value)
    if row is None:
        return value
    names = [("id", item), *((name, location) for name in _LOCATION_NAMES)]
    changed = {name: _keep_type(row[name], given) for name, given in names if given and name in row}
    if "attributes" in row:
        changed["attributes"] = _set_ids(row["attributes"], "", location)
    return {**row, **changed}


def _keep_type(example: Any, given: str) -> Any:
    """Return an id of a path with the JSON type of the example; the example if it is not a plain id."""
    if isinstance(example, int) and not isinstance(example, bool):
        return int(given)
    return given if isinstance(example, str) and example.isdigit() else example


@lru_cache(maxsize=1024)
def _read_example(response: DescribedResponse, seed: int) -> Any:
    """Return the example with ids that depend on the seed. Callers do not change it."""
    return _vary_ids(msgspec.json.decode(response.body), f"{seed} {response.operation}")


def _vary_ids(value: Any, key: str) -> Any:
    rows, row = as_list(value), as_object(value)
    if rows is not None:
        return [_vary_ids(item, f"{key} {index}") for index, item in enumerate(rows)]
    if row is None:
        return value
    return {
        name: _choose_id(item, f"{key} {name}") if name == "id" else _vary_ids(item, f"{key} {name}")
        for name, item in row.items()
    }


def _choose_id(example: Any, key: str) -> Any:
    """Return another id of the same JSON type, or the value itself if it is not a plain id."""
    number = 1 + int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % _HIGHEST_ID
    if isinstance(example, int) and not isinstance(example, bool):
        return number
    return str(number) if isinstance(example, str) and example.isdigit() else example
