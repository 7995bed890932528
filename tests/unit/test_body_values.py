"""Values in bodies: subclasses of built-in types are sent as these types, and errors name the field."""

from __future__ import annotations

import datetime as dt
import enum
import json
from collections import OrderedDict
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from altegio_async._core.arguments import check_date, check_datetime, format_moment
from altegio_async._core.body_arguments import make_body
from altegio_async._core.operation import Body, Endpoint, Operation
from altegio_async._core.request import encode_body
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1.models import AppointmentCreate, CreateClientInput
from altegio_async.resources import Clients
from tests.support.pipelines import make_pipeline, make_response

HALF = "Mara \ud83d"
CLIENT: dict[str, Any] = {"name": "Mara", "phone": "13150000000"}
APPOINTMENT: dict[str, Any] = {
    "team_member_id": 5,
    "services": [7],
    "client": {"phone": "13150000000"},
    "datetime": "2026-03-16T10:15:00",
    "seance_length": 3600,
}


class Text(str):
    """A subclass of str, such as the translated texts of web frameworks."""

    __slots__ = ()

    def __str__(self) -> str:
        return "<text>"


class Colour(str, enum.Enum):  # noqa: UP042 - enums of this form exist in the code of users
    RED = "red"


class Number(int):
    pass


class Price(Decimal):
    pass


class Ratio(float):
    def __repr__(self) -> str:
        return "<ratio>"


class Day(dt.date):
    pass


class Moment(dt.datetime):
    pass


class Clock(dt.time):
    pass


class Names(list[Any]):
    pass


class Digest(bytes):
    pass


VALUES: list[tuple[object, object]] = [
    (Text("a"), "a"),
    (np.str_("a"), "a"),
    (Colour.RED, "red"),
    (Number(3), 3),
    (Price("1.10"), 1.10),
    (Ratio(0.1), 0.1),
    (np.float64(0.1), 0.1),
    (Digest(b"s"), "cw=="),
    (Day(2026, 3, 16), "2026-03-16"),
    (Moment(2026, 3, 16, 10, 15, tzinfo=dt.UTC), "2026-03-16T10:15:00Z"),
    (pd.Timestamp("2026-03-16 10:15"), "2026-03-16T10:15:00"),
    (Clock(10, 15), "10:15:00"),
    (Names([Text("a")]), ["a"]),
    (OrderedDict({Text("a"): Text("b")}), {"a": "b"}),
    (MappingProxyType({"a": Text("b")}), {"a": "b"}),
]


def send_json(body: object) -> Any:
    endpoint = Endpoint(id="create_thing", method="POST", path="/things", result=int)
    data, _ = encode_body(Operation(endpoint, (), (), body))
    return json.loads(data or b"")


def test_a_value_of_a_subclass_is_sent_as_its_built_in_type():
    for value, wanted in VALUES:
        assert send_json({"field": [value]}) == {"field": [wanted]}, repr(value)
        fields = {"plain": value, "nested": [{"inner": value}]}
        sent = send_json(make_body(CreateClientInput, {**CLIENT, "custom_fields": fields}))
        assert sent["custom_fields"] == {"plain": wanted, "nested": [{"inner": wanted}]}, repr(value)


async def test_a_typed_field_accepts_a_subclass_of_its_type():
    pipeline, transport = make_pipeline(make_response(data={"id": 5}))
    await Clients(pipeline).create(
        720441,
        name=Text("Mara"),
        phone=np.str_("13150000000"),
        comment=Colour.RED,
        birth_date=Text("1990-04-12"),
        categories=Names([Number(3)]),
    )
    assert json.loads(transport.requests[0].body or b"") == {
        "name": "Mara",
        "phone": "13150000000",
        "comment": "red",
        "birth_date": "1990-04-12",
        "categories": [3],
    }
    for moment in (Moment(2026, 3, 16, 10, 15, fold=1), pd.Timestamp("2026-03-16 10:15")):
        made = make_body(AppointmentCreate, {**APPOINTMENT, "datetime": moment})
        assert send_json(made)["datetime"] == "2026-03-16T10:15:00"


def test_dates_of_subclasses_become_plain_dates():
    assert type(check_date("day", Day(2026, 3, 16))) is dt.date
    assert type(check_datetime("time", Moment(2026, 3, 16, fold=1))) is dt.datetime
    assert check_datetime("time", Moment(2026, 3, 16, fold=1)).fold == 1
    assert format_moment("time", pd.Timestamp("2026-03-16 10:15"), "local-date-time") == "2026-03-16T10:15:00"
    assert format_moment("day", Day(2026, 3, 16), "dotted-date") == "16.03.2026"


def test_a_missing_time_of_pandas_is_refused():
    with pytest.raises(InvalidArgumentError, match=r"^day must be a date, got NaTType"):
        check_date("day", pd.NaT)
    with pytest.raises(InvalidArgumentError, match=r"^time must be a datetime, got NaTType"):
        check_datetime("time", pd.NaT)
    for form in ("date", "compact-date", "date-time", "local-date-time-with-space"):
        with pytest.raises(InvalidArgumentError, match=r"^day must be a date(time)?, got NaTType"):
            format_moment("day", pd.NaT, form)
    with pytest.raises(InvalidArgumentError, match=r"body of create_thing: day: values of type NaTType"):
        send_json({"day": pd.NaT})


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"name": HALF}, "name"),
        ({"custom_fields": {"q": [{"a": 1}, {"a": HALF}]}}, "custom_fields.q[1].a"),
        ({"custom_fields": {"q": {HALF: 1}}}, r"custom_fields.q.Mara \ud83d (a key)"),
    ],
)
def test_a_text_with_half_of_a_surrogate_pair_is_refused_by_its_place(fields, place):
    body = make_body(CreateClientInput, {**CLIENT, **fields})
    with pytest.raises(InvalidArgumentError) as caught:
        send_json(body)
    reason = "is not valid text: it contains half of a surrogate pair"
    assert str(caught.value) == f"body of create_thing: {place} {reason}"


@pytest.mark.parametrize("field", ["send_sms", "save_if_busy", "client", "services"])
def test_a_text_with_half_of_a_surrogate_pair_in_place_of_another_type_is_refused_by_its_place(field):
    with pytest.raises(
        InvalidArgumentError, match=f"^{field}: not valid text: it contains half of a surrogate pair$"
    ):
        make_body(AppointmentCreate, {**APPOINTMENT, field: HALF})


def test_the_python_name_of_a_nested_field_is_shown():
    client = {**APPOINTMENT["client"], "surname": HALF}
    body = make_body(AppointmentCreate, {**APPOINTMENT, "client": client})
    with pytest.raises(
        InvalidArgumentError, match=r"body of create_thing: client\.surname is not valid text"
    ):
        send_json(body)
    with pytest.raises(InvalidArgumentError, match=r"body of create_thing: it is not valid text"):
        send_json(HALF)


def test_a_value_without_a_form_in_json_is_refused_by_its_place():
    for value, kind in ((object(), "object"), (1j, "complex"), (np.bool_(True), "bool")):
        with pytest.raises(InvalidArgumentError, match=rf"^body of create_thing: a\[1\]\.b: values.*{kind}"):
            send_json({"a": [0, {"b": value}], "c": value})


def test_a_form_names_the_field_with_invalid_text():
    endpoint = Endpoint(id="send_form", method="POST", path="/forms", result=int, body=Body.MULTIPART)
    for body, reason in (
        ({"title": HALF}, "title is not valid text"),
        ({HALF: "x"}, r"'Mara \\ud83d' is not a form field's name"),
        ({"day": pd.NaT}, "day cannot be sent as NaTType"),
    ):
        with pytest.raises(InvalidArgumentError, match=f"^body of send_form: {reason}"):
            encode_body(Operation(endpoint, (), (), body))
    data, _ = encode_body(Operation(endpoint, (), (), {"count": np.int64(3), "day": Day(2026, 3, 16)}))
    assert data is not None
    assert b"\r\n\r\n3\r\n" in data
    assert b"\r\n\r\n2026-03-16\r\n" in data
