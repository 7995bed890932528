"""Named drifts: differences between the responses of a server and their description."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from altegio_async.testing.server.exchange import as_list, as_object

Change = Callable[[str, Any], Any]
"""Returns the value to send instead, from the name and the value of a field."""


def _numbers_as_strings(_name: str, value: Any) -> Any:
    return str(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value


def _floats_for_integers(_name: str, value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _lists_for_objects(name: str, value: Any) -> Any:
    emptied = name in {"type", "status", "balance_container", "item_type"} and as_object(value) is not None
    return [] if emptied else value


def _empty_texts_for_nulls(_name: str, value: Any) -> Any:
    return "" if value is None else value


def _zero_dates(name: str, value: Any) -> Any:
    return "0000-00-00 00:00:00" if value is None and name.endswith("_date") else value


def _unix_dates(name: str, value: Any) -> Any:
    return 1_790_000_000 if isinstance(value, str) and name.endswith("_date") else value


def _numbers_for_codes(name: str, value: Any) -> Any:
    return int(value) if name == "number" and isinstance(value, str) and value.isdigit() else value


def _unknown_codes(name: str, value: Any) -> Any:
    coded = name in {"status_id", "period_unit_id", "item_type_id", "expiration_type_id"}
    return 97 if coded and isinstance(value, int) else value


def _numbers_for_flags(_name: str, value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


FIELD_DRIFTS: dict[str, Change] = {
    "numbers_as_strings": _numbers_as_strings,
    "floats_for_integers": _floats_for_integers,
    "lists_for_objects": _lists_for_objects,
    "empty_texts_for_nulls": _empty_texts_for_nulls,
    "zero_dates": _zero_dates,
    "unix_dates": _unix_dates,
    "numbers_for_codes": _numbers_for_codes,
    "unknown_codes": _unknown_codes,
    "numbers_for_flags": _numbers_for_flags,
}
"""Drifts within the data, by name."""


def _unknown_fields(body: dict[str, Any]) -> Any:
    data = body.get("data")
    news = {"field_of_tomorrow": {"since": 2027, "values": [1, None, "x"]}}
    rows, row = as_list(data), as_object(data)
    if rows is not None:
        return {**body, "data": [{**(as_object(item) or {}), **news} for item in rows]}
    return body if row is None else {**body, "data": {**row, **news}}


def _bare(body: dict[str, Any]) -> Any:
    return body.get("data")


def _array_around(body: dict[str, Any]) -> Any:
    return [body]


def _text_success(body: dict[str, Any]) -> Any:
    return {**body, "success": "true"}


def _object_meta(body: dict[str, Any]) -> Any:
    return {**body, "meta": {}} if body.get("meta") == [] else body


BODY_DRIFTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "unknown_fields": _unknown_fields,
    "bare": _bare,
    "array_around": _array_around,
    "text_success": _text_success,
    "object_meta": _object_meta,
}
"""Drifts of the envelope, by name."""

DRIFTS = (*FIELD_DRIFTS, *BODY_DRIFTS)
"""All names that `FakeAltegio.drift` takes."""


def check_drifts(names: Iterable[str]) -> frozenset[str]:
    """Return the names as a set. Raise ValueError for an unknown name."""
    chosen = frozenset(names)
    unknown = chosen.difference(DRIFTS)
    if unknown:
        raise ValueError(f"no drift is called {', '.join(sorted(unknown))}; there are {', '.join(DRIFTS)}")
    return chosen


def apply_drifts(body: dict[str, Any], names: Iterable[str]) -> Any:
    """Return a success body with the named drifts applied, fields first."""
    chosen = check_drifts(names)
    changes = [change for name, change in FIELD_DRIFTS.items() if name in chosen]
    result: Any = (
        {**body, "data": _walk("data", body.get("data"), changes)} if changes and "data" in body else body
    )
    for name, change in BODY_DRIFTS.items():
        document = as_object(result)
        if name in chosen and document is not None:
            result = change(document)
    return result


def _walk(name: str, value: Any, changes: list[Change]) -> Any:
    rows = as_list(value)
    if rows is not None:
        return [_walk("data", item, changes) for item in rows]
    if name != "data" or as_object(value) is None:
        for change in changes:
            value = change(name, value)
    fields = as_object(value)
    return value if fields is None else {key: _walk(key, item, changes) for key, item in fields.items()}
