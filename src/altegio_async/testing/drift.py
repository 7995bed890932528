"""Ways in which a server's answers drift from their description, to be switched on by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

Change = Callable[[str, Any], Any]
"""Given a field's name and its value, the value to send instead."""


def _numbers_as_strings(_name: str, value: Any) -> Any:
    return str(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value


def _floats_for_integers(_name: str, value: Any) -> Any:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _lists_for_objects(name: str, value: Any) -> Any:
    return (
        []
        if isinstance(value, dict) and name in {"type", "status", "balance_container", "item_type"}
        else value
    )


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
    rows = body.get("data")
    for row in rows if isinstance(rows, list) else [rows]:
        if isinstance(row, dict):
            row["field_of_tomorrow"] = {"since": 2027, "values": [1, None, "x"]}
    return body


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


def drifted(body: dict[str, Any], names: Iterable[str]) -> Any:
    """A success body with the named drifts applied, fields first."""
    chosen = set(names)
    unknown = chosen.difference(DRIFTS)
    if unknown:
        msg = f"no drift is called {', '.join(sorted(unknown))}; there are {', '.join(DRIFTS)}"
        raise ValueError(msg)
    changes = [change for name, change in FIELD_DRIFTS.items() if name in chosen]
    result: Any = (
        {**body, "data": _walk("data", body.get("data"), changes)} if changes and "data" in body else body
    )
    for name, change in BODY_DRIFTS.items():
        if name in chosen and isinstance(result, dict):
            result = change(result)
    return result


def _walk(name: str, value: Any, changes: list[Change]) -> Any:
    if isinstance(value, dict) and name == "data":
        return {key: _walk(key, item, changes) for key, item in value.items()}
    if isinstance(value, list):
        return [_walk("data", item, changes) for item in value]
    for change in changes:
        value = change(name, value)
    return (
        {key: _walk(key, item, changes) for key, item in value.items()} if isinstance(value, dict) else value
    )
