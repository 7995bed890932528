"""A value in a body is sent with the same meaning, or refused. Every top-level field of every body is tried."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import msgspec

from altegio_async._core.body_arguments import make_body
from altegio_async._core.conversion import to_dict
from altegio_async._core.field_checks import list_checks
from altegio_async._core.multipart import encode_form
from altegio_async._core.operation import Operation
from altegio_async._core.request import encode_body
from altegio_async.errors import InvalidArgumentError
from tests.support.codegen.samples import Samples
from tests.support.described_calls import list_factories

PLUS_TWO = dt.timezone(dt.timedelta(hours=2))
ODD: list[Any] = [
    dt.datetime(2026, 3, 16, 10, 15),
    dt.datetime(2026, 3, 16, 23, 30, tzinfo=PLUS_TWO),
    dt.datetime(1, 1, 1, tzinfo=PLUS_TWO),
    dt.date(1, 1, 1),
    dt.timedelta(minutes=90),
    dt.timedelta(seconds=-1),
    dt.timedelta(milliseconds=1500),
    0.1,
    -5,
    float("nan"),
    float("inf"),
    Decimal("NaN"),
    Decimal("12.50"),
    True,
    10**30,
    b"x",
]


def has_same_meaning(given: Any, sent: Any) -> bool:
    """Return whether a sent JSON value means the same as the value that was given."""
    if isinstance(given, dt.timedelta):
        return isinstance(sent, int) and dt.timedelta(seconds=sent) == given
    if isinstance(given, dt.datetime):
        is_day = isinstance(sent, str) and len(sent) == 10
        return isinstance(sent, str) and (
            sent == given.date().isoformat() if is_day else dt.datetime.fromisoformat(sent) == given
        )
    if isinstance(given, dt.date):
        return bool(sent == given.isoformat())
    if isinstance(given, (float, Decimal)):
        return isinstance(sent, (int, str, Decimal)) and Decimal(sent) == Decimal(str(given))
    return bool(sent == given)


def list_structs(hint: Any) -> list[type[msgspec.Struct]]:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return [hint]
    return [struct for part in get_args(hint) for struct in list_structs(part)]


def try_field(factory: Any, kind: Any, fields: dict[str, Any], name: str, given: Any) -> str:
    """Return the fault of a body with a given value in a field, or nothing."""
    try:
        body = make_body(kind, {**fields, name: given})
        data, _ = encode_body(Operation(factory.endpoint, body=body))
    except InvalidArgumentError as error:
        return (
            "" if name in str(error) or "body of" in str(error) else f"the error names another field: {error}"
        )
    if factory.endpoint.body == "multipart":
        return ""
    wire = next(field.encode_name for field in msgspec.structs.fields(kind) if field.name == name)
    sent = json.loads(data or b"", parse_float=Decimal)[wire]
    if isinstance(given, dt.timedelta) and "seconds" not in list_checks(kind).get(name, ()):
        return f"a duration is sent as {sent!r} in another unit"
    return "" if has_same_meaning(given, sent) else f"sent as {sent!r}"


def test_no_odd_value_is_sent_with_another_meaning():
    faults: list[str] = []
    known: set[Any] = set()
    tried = 0
    for api in ("b2b-v1", "b2b-v2", "online-booking", "developers"):
        for name, factory in list_factories(api).items():
            for kind in list_structs(get_type_hints(factory).get("body")):
                if kind in known:
                    continue
                known.add(kind)
                sample = Samples(everything=False).make_value(kind)
                fields = to_dict(sample)
                for field in msgspec.structs.fields(kind):
                    for given in ODD:
                        tried += 1
                        fault = try_field(factory, kind, fields, field.name, given)
                        if fault:
                            faults.append(f"{api} {name} {field.name}={given!r}: {fault}")
    assert tried > 5000
    assert faults == []


def test_numbers_of_a_form_have_no_exponent():
    for number, text in ((Decimal("1E+5"), b"100000"), (1e22, b"1" + b"0" * 22), (Decimal("0.10"), b"0.10")):
        data, _ = encode_form("upload_image", {"amount": number})
        assert b"\r\n\r\n" + text + b"\r\n" in data


def test_the_values_of_a_form_have_the_forms_of_a_query():
    pairs = {"a": True, "b": dt.date(2026, 3, 16), "c": None, "d": [1, 2], "e": False}
    data, _ = encode_form("upload_image", pairs)
    found = re.findall(rb'name="(\w)"\r\n\r\n(.*?)\r\n--', data, re.DOTALL)
    assert found == [(b"a", b"1"), (b"b", b"2026-03-16"), (b"d", b"1"), (b"d", b"2"), (b"e", b"0")]
