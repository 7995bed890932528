"""Faults of JSON syntax, and values of the wrong type in a regular response."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.faults.registry import FINE, FaultKind, NamedFault, add, add_response
from altegio_async.testing.server.exchange import Answer, as_list, as_object

if TYPE_CHECKING:
    from altegio_async.testing.faults.exchange import Exchange

_J = FaultKind.JSON
_UNUSABLE = "APIResponseError"


def _in_meta(text: str) -> bytes:
    return b'{"success":true,"data":[],"meta":{"count":' + text.encode() + b"}}"


def _deep(levels: int) -> bytes:
    return _in_meta("[" * levels + "]" * levels)


_BODIES: tuple[tuple[str, str, bytes, tuple[str, ...]], ...] = (
    (
        "cut_json",
        "Truncated JSON with a matching Content-Length.",
        b'{"success":true,"data":[{"id"',
        (_UNUSABLE,),
    ),
    ("trailing_data", "Additional text after the JSON.", _in_meta("0") + b" true", (_UNUSABLE,)),
    ("two_documents", "Two JSON documents.", _in_meta("0") * 2, (_UNUSABLE,)),
    ("trailing_comma", "A trailing comma.", b'{"success":true,"data":[],}', (_UNUSABLE,)),
    ("single_quotes", "Single quotes instead of double quotes.", b"{'success':true,'data':[]}", (_UNUSABLE,)),
    ("comment", "A comment.", b'/* ok */ {"success":true,"data":[]}', (_UNUSABLE,)),
    (
        "duplicate_keys",
        "A repeated key.",
        b'{"success":true,"data":[{"id":9}],"data":[]}',
        (FINE, _UNUSABLE),
    ),
    ("nan", "NaN.", _in_meta("NaN"), (_UNUSABLE,)),
    ("infinity", "Infinity.", _in_meta("-Infinity"), (_UNUSABLE,)),
    ("number_too_large", "1e999.", _in_meta("1e999"), (_UNUSABLE, FINE)),
    ("digits_400", "A number of 400 digits.", _in_meta("9" * 400), (_UNUSABLE, FINE)),
    ("digits_5000", "A number of 5,000 digits.", _in_meta("9" * 5000), (_UNUSABLE, FINE)),
    ("leading_zero", "A number that begins with a zero.", _in_meta("007"), (_UNUSABLE,)),
    ("deep_900", "900 nested arrays.", _deep(900), (_UNUSABLE, FINE)),
    ("deep_2000", "2,000 nested arrays.", _deep(2000), (_UNUSABLE, FINE)),
    ("deep_million", "A million nested arrays.", _deep(1_000_000), (_UNUSABLE, FINE)),
    ("lone_surrogate", "Half of a surrogate pair.", _in_meta('"\\ud800"'), (_UNUSABLE, FINE)),
    ("raw_control", "A control character in a string.", _in_meta('"a\x01b"'), (_UNUSABLE, FINE)),
    ("bare_text", "Only a string.", b'"ok"', (_UNUSABLE,)),
    ("bare_null", "Only null.", b"null", (_UNUSABLE, FINE)),
    ("bare_number", "Only a number.", b"17", (_UNUSABLE,)),
    ("bare_true", "Only true.", b"true", (_UNUSABLE,)),
    ("empty_object", "An object without fields.", b"{}", (_UNUSABLE, FINE)),
    ("empty_array", "An array without items.", b"[]", (_UNUSABLE, FINE)),
)
for _name, _about, _body, _expects in _BODIES:
    add_response(_J, _name, _about, Answer(200, _body), *_expects)


Change = Callable[[str, Any], Any]


def _change_scalars(value: Any, change: Change, name: str = "") -> Any:
    """Return a document with each scalar field passed through `change`."""
    rows, fields = as_list(value), as_object(value)
    if rows is not None:
        return [item if as_object(item) is None else _change_scalars(item, change, name) for item in rows]
    if fields is not None:
        return {key: _change_scalars(item, change, key) for key, item in fields.items()}
    return change(name, value)


def add_value_change(name: str, about: str, change: Change, *expects: str) -> None:
    """Register a fault that changes each value within the data of the regular response."""

    async def act(exchange: Exchange) -> Answer:
        answer = exchange.answer or Answer(200, {"success": True, "data": [], "meta": []})
        document = as_object(answer.body)
        if document is None or "data" not in document or answer.status >= 300:
            return answer
        return Answer(
            answer.status, {**document, "data": _change_scalars(document["data"], change)}, answer.headers
        )

    add(NamedFault(name, _J, about, expects, act, bends=True))


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _flag_for_id(name: str, value: Any) -> Any:
    return True if name == "id" else value


def _fraction_for_whole(_name: str, value: Any) -> Any:
    return Decimal(value) + Decimal("0.5") if _whole(value) else value


def _word_for_whole(_name: str, value: Any) -> Any:
    return "many" if _whole(value) else value


def _text_for_whole(_name: str, value: Any) -> Any:
    return str(value) if _whole(value) else value


def _object_for_scalar(_name: str, value: Any) -> Any:
    return {"value": value} if isinstance(value, str) else value


def _null_for_all(name: str, value: Any) -> Any:
    return value if name == "id" else None


def _null_ids(name: str, value: Any) -> Any:
    return None if name == "id" else value


def _vast_whole(name: str, value: Any) -> Any:
    return 10**30 if _whole(value) and name == "id" else value


def _nul_in_text(name: str, value: Any) -> Any:
    return f"a\0{value}" if name in {"title", "name"} else value


def _bad_dates(name: str, value: Any) -> Any:
    return "31.02.2026" if name.endswith("_date") else value


add_value_change("flag_for_id", "true instead of an id.", _flag_for_id, _UNUSABLE, FINE)
add_value_change("fraction_for_whole", "Fractions instead of integers.", _fraction_for_whole, _UNUSABLE, FINE)
add_value_change("word_for_whole", "A word instead of each integer.", _word_for_whole, _UNUSABLE, FINE)
add_value_change(
    "text_for_whole", "Integers as strings, as this API sometimes sends them.", _text_for_whole, FINE
)
add_value_change("object_for_text", "Objects instead of strings.", _object_for_scalar, _UNUSABLE, FINE)
add_value_change("null_for_all", "null in every field except the ids.", _null_for_all, FINE, _UNUSABLE)
add_value_change("nul_in_text", "A NUL character in each title.", _nul_in_text, FINE)
add_value_change("null_ids", "null instead of ids.", _null_ids, _UNUSABLE, FINE)
add_value_change("vast_ids", "Ids of 31 digits.", _vast_whole, _UNUSABLE, FINE)
add_value_change("bad_dates", "Invalid dates.", _bad_dates, _UNUSABLE, FINE)
