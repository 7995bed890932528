"""Forms of values that the API sends in addition to the described ones."""

from __future__ import annotations

import datetime as dt
import enum
import json
import uuid
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Meta, Struct, UnsetType

from altegio_async._core.coercion import MismatchError, coerce
from altegio_async._core.operation import Endpoint
from altegio_async._core.redact import Secret
from altegio_async._core.response import decode
from altegio_async.errors import APIResponseError
from tests.support.pipelines import make_response


class Colour(enum.Enum):
    RED = "red"


class Service(Struct, kw_only=True, gc=False):
    id: int
    title: str | None = None


class Inner(Struct, kw_only=True):
    note: str | None = None
    at: dt.datetime | None = None


class Outer(Struct, kw_only=True):
    id: int
    inner: Inner | None = None
    inners: list[Inner] | None = None


class Row(Struct, kw_only=True, gc=False):
    """Struct with one optional field of every kind."""

    id: int
    whole: int | None = None
    fraction: float | None = None
    money: Decimal | None = None
    flag: bool | None = None
    text: str | None = None
    moment: dt.datetime | None = None
    day: dt.date | None = None
    clock: dt.time | None = None
    code: Literal[1, 2] | None = None
    slug: Literal["a", "b"] | None = None
    service: Service | None = None
    services: list[Service] | None = None
    numbers: list[int] | None = None
    totals: dict[str, int] | None = None
    named: dict[str, Service] | None = None
    either: Service | list[int] | None = None
    secret: Secret | None = None
    token: uuid.UUID | None = None
    colour: Colour | None = None
    pair: tuple[int, str] | None = None
    several: tuple[int, ...] | None = None
    unique: set[int] | None = None
    span: dt.timedelta | None = None
    positive: Annotated[int, Meta(gt=0)] | None = None
    short: Annotated[str, Meta(max_length=3)] | None = None
    aware: Annotated[dt.datetime, Meta(tz=True)] | None = None
    defaulted: int = 7
    unset: int | UnsetType = UNSET


MANY: Endpoint[list[Row]] = Endpoint(id="rows", method="GET", path="/x", result=list[Row])
ONE: Endpoint[Row] = Endpoint(id="row", method="GET", path="/x", result=Row)

# A value that each field cannot read, two where a near miss is possible.
UNREADABLE: list[tuple[str, Any]] = [
    ("whole", "12abc"), ("whole", {"a": 1}), ("whole", 1.5), ("whole", [1]), ("fraction", "1,5"), ("fraction", "inf"),
    ("fraction", 10**400), ("money", "12 EUR"), ("money", [1]), ("flag", 2), ("flag", "yes"), ("flag", {"a": 1}),
    ("text", {"a": 1}), ("text", ["1"]), ("moment", "soon"), ("moment", "2020-02-30T00:00:00+03:00"), ("moment", 10**30),
    ("moment", [1]), ("moment", {"a": 1}), ("moment", True), ("day", "2026-13-01"), ("day", "26/06/2027"), ("clock", "25:00"), ("clock", 5),
    ("code", 3), ("code", "x"), ("slug", "c"), ("slug", 5), ("service", {"title": "no id"}), ("service", "x"), ("service", True),
    ("service", [{"id": 1}, {"id": 2}]), ("services", [{"id": 1}, {"title": "no id"}]), ("services", "x"), ("services", 5),
    ("numbers", [1, "x"]), ("numbers", {"a": 1}), ("totals", {"a": "x"}), ("totals", [1]), ("named", {"a": 1}), ("either", "x"),
    ("secret", {"a": 1}), ("token", "no uuid"), ("colour", "green"), ("pair", [1]), ("several", ["x"]), ("unique", "x"), ("span", "x"),
    ("positive", 0), ("positive", "-5"), ("short", "long"), ("aware", "2026-09-21T10:00:00"), ("defaulted", "x"), ("unset", "x"),
]  # fmt: skip
DEFAULTS = {"defaulted": 7, "unset": UNSET}


@pytest.mark.parametrize(("name", "received"), UNREADABLE)
def test_an_unreadable_optional_value_is_none_with_drift_and_the_list_is_kept(name: str, received: Any):
    body = {"success": True, "data": [{"id": 1}, {"id": 2, name: received}, {"id": 3}], "meta": []}
    decoded = decode(MANY, make_response(body))
    assert [row.id for row in decoded.value] == [1, 2, 3]
    assert getattr(decoded.value[1], name) is DEFAULTS.get(name)
    assert all(drift.path.startswith(f"$.data[1].{name}") for drift in decoded.drift)
    assert any("unreadable" in drift.got for drift in decoded.drift)
    with pytest.raises(APIResponseError) as raised:
        decode(MANY, make_response(body), strict=True)
    assert (raised.value.path or "").startswith(f"$.data[1].{name}")


def test_every_optional_field_has_an_unreadable_value():
    assert {name for name, _ in UNREADABLE} == set(Row.__struct_fields__) - {"id"}


def test_an_unreadable_part_loses_only_the_smallest_optional_value_that_contains_it():
    endpoint: Endpoint[Outer] = Endpoint(id="outer", method="GET", path="/x", result=Outer)
    data = {"id": 1, "inner": {"note": "n", "at": "soon"}, "inners": [{"at": "never"}, {"note": 5}]}
    decoded = decode(endpoint, make_response({"data": data}))
    assert decoded.value == Outer(id=1, inner=Inner(note="n"), inners=[Inner(), Inner(note="5")])
    assert [drift.path for drift in decoded.drift] == [
        "$.data.inner.at",
        "$.data.inners[0].at",
        "$.data.inners[1].note",
    ]


def test_a_lost_part_is_reported_with_its_cause():
    decoded = decode(ONE, make_response({"data": {"id": 1, "services": [{"id": 1}, {"id": "x"}]}}))
    assert [(drift.path, drift.got) for drift in decoded.drift] == [
        ("$.data.services[1].id", "unreadable string"),
        ("$.data.services", "unreadable array"),
    ]


@given(
    values=st.dictionaries(
        st.sampled_from([name for name in Row.__struct_fields__ if name != "id"]),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from(["id", "date", "0"]), inner, max_size=3),
            max_leaves=6,
        ),
    )
)  # fmt: skip
def test_no_optional_value_loses_the_list(values: dict[str, Any]):
    body = json.dumps({"success": True, "data": [{"id": 1}, {"id": 2, **values}]}).encode()
    try:
        msgspec.json.decode(body)
    except msgspec.DecodeError:
        return  # a lone surrogate: no JSON text
    decoded = decode(MANY, make_response(body))
    assert [row.id for row in decoded.value] == [1, 2]


# -- a list of exactly one object instead of an object, and the reverse -------------------------------

MEMBERSHIP = {"id": "123", "text": "0042"}


@pytest.mark.parametrize(
    "body",
    [
        [{"success": "true", "data": [MEMBERSHIP]}],
        {"success": "true", "data": [MEMBERSHIP]},
        {"success": True, "data": [MEMBERSHIP], "meta": []},
        [{"success": True, "data": MEMBERSHIP}],
        {"data": [MEMBERSHIP]},
        [MEMBERSHIP],
    ],
)
def test_a_list_of_one_is_read_as_the_expected_object(body: Any):
    decoded = decode(ONE, make_response(body))
    assert decoded.value == Row(id=123, text="0042")
    assert decoded.drift
    with pytest.raises(APIResponseError):
        decode(ONE, make_response(body), strict=True)


def test_a_list_of_one_inside_a_struct_is_read_as_the_object():
    data = {"id": 1, "service": [{"id": 5}], "services": [[{"id": 6}]], "named": {"a": [{"id": 7}]}}
    decoded = decode(ONE, make_response({"data": data}))
    assert decoded.value == Row(
        id=1, service=Service(id=5), services=[Service(id=6)], named={"a": Service(id=7)}
    )
    assert [drift.path for drift in decoded.drift] == [
        "$.data.service",
        "$.data.services[0]",
        "$.data.named.a",
    ]


def test_a_list_of_one_map_is_read_as_the_map():
    decoded = decode(ONE, make_response({"data": {"id": 1, "totals": [{"a": 1}]}}))
    assert decoded.value.totals == {"a": 1}


@pytest.mark.parametrize("data", [[], [None], [MEMBERSHIP, MEMBERSHIP], [[MEMBERSHIP]], ["123"], [123]])
def test_any_other_list_for_an_object_is_an_error(data: Any):
    with pytest.raises(APIResponseError, match="expected object"):
        decode(ONE, make_response({"success": True, "data": data, "meta": []}))


def test_a_single_row_without_an_array_is_read_as_a_list_of_one():
    decoded = decode(MANY, make_response({"success": True, "data": {"id": 5}, "meta": []}))
    assert decoded.value == [Row(id=5)]
    assert decode(ONE, make_response({"data": {"id": 1, "services": {"id": 2}}})).value.services == [
        Service(id=2)
    ]


def test_an_object_without_a_known_field_is_not_a_row():
    with pytest.raises(APIResponseError, match="expected array"):
        decode(MANY, make_response({"success": True, "data": {"message": "Not so."}, "meta": []}))


def test_null_between_the_items_of_a_list_is_omitted():
    decoded = decode(ONE, make_response({"data": {"id": 1, "numbers": [1, None, 2], "services": [None]}}))
    assert (decoded.value.numbers, decoded.value.services) == ([1, 2], [])
    assert [drift.path for drift in decoded.drift] == ["$.data.numbers[1]", "$.data.services[0]"]


# -- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "value"),
    [
        ("724.99000000000001", "724.99"), ("724.99", "724.99"), ("12.345", "12.345"), ("0.30000000000000004", "0.3"),
        ("1234567890.1199999", "1234567890.12"), ("-724.99000000000001", "-724.99"), ("1.4210854715202004e-14", "0"),
        ("100.00000000000001", "100"), ("99.999999999999986", "100"), ("123456789012.345", "123456789012.345"),
        ("100.00000000000000000", "100.00000000000000000"), ("12345678901234567890", "12345678901234567890"), ("1234567890123456.7", "1234567890123457"),
    ],
)  # fmt: skip
def test_noise_beyond_fifteen_digits_is_rounded_with_drift(received: str, value: str):
    for sent in (received, f'"{received}"'):
        # The id makes the row be coerced.
        decoded = decode(MANY, make_response(f'{{"data": [{{"id": "1", "money": {sent}}}]}}'.encode()))
        assert str(decoded.value[0].money) == value
        noisy = Decimal(received) != Decimal(value)
        assert ("$.data[0].money" in [drift.path for drift in decoded.drift]) == (noisy or sent != received)


@given(cents=st.integers(-(10**11), 10**11))
def test_money_in_cents_survives_the_noise_of_its_float(cents: int):
    amount = Decimal(cents).scaleb(-2)
    noisy = f"{float(amount):.17g}"
    decoded = decode(MANY, make_response(f'{{"data": [{{"id": "1", "money": {noisy}}}]}}'.encode()))
    assert decoded.value[0].money == amount


@given(st.decimals(-(10**9), 10**9, places=3))
def test_an_amount_with_three_decimals_keeps_them(amount: Decimal):
    decoded = decode(MANY, make_response(f'{{"data": [{{"id": "1", "money": {amount:f}}}]}}'.encode()))
    assert (decoded.value[0].money, len(decoded.drift)) == (amount, 1)


@pytest.mark.parametrize("name", ["whole", "fraction", "money", "text", "moment", "day", "flag"])
@pytest.mark.parametrize(
    "number",
    [
        "1e400000000",
        "-1e400000000",
        "1e-400000000",
        "1e99999999999999999999",
        "9" * 4000,
        "9" * 5000,
        "1." + "9" * 4000,
    ],
)
def test_a_number_beyond_all_bounds_loses_only_its_field(name: str, number: str):
    decoded = decode(
        MANY, make_response(f'{{"data": [{{"id": "1", "{name}": {number}}}, {{"id": 2}}]}}'.encode())
    )
    assert [row.id for row in decoded.value] == [1, 2]
    assert len(str(getattr(decoded.value[0], name))) <= 5002


HALVES = {
    r"\ud83d": "\ufffd", r"\uDC4Dx": "\ufffdx", r"\ud83d\ud83d\udc4d": "\ufffd\U0001f44d", r"\udc4d\ud83d": "\ufffd\ufffd",
    r"\\ud83d": r"\ud83d", r"\\\ud83d": "\\\ufffd", r"\u0430\ud83d\n": "\u0430\ufffd\n", r"\ud83d\u0430": "\ufffd\u0430",
}  # fmt: skip


@pytest.mark.parametrize("padding", [0, 40_000])
def test_half_of_a_surrogate_pair_loses_only_one_character(padding: int):
    texts = list(HALVES)
    rows = ", ".join(f'{{"id": {number}, "text": "{text}"}}' for number, text in enumerate(texts))
    note = r"\u0430" * padding
    body = f'{{"success": true, "data": [{rows}], "meta": {{"note": "{note}"}}}}'.encode()
    decoded = decode(MANY, make_response(body))
    assert [row.text for row in decoded.value] == list(HALVES.values())
    assert [(drift.path, drift.count) for drift in decoded.drift] == [("$", 8)]
    with pytest.raises(APIResponseError, match="half of a surrogate pair"):
        decode(MANY, make_response(body), strict=True)


def test_complete_surrogate_pairs_are_unchanged():
    body = rb'{"data": [{"id": "1", "text": "\ud83d\udc4d \\ud83d \uD83D\uDC4D"}]}'
    decoded = decode(MANY, make_response(body))
    assert decoded.value[0].text == "\U0001f44d \\ud83d \U0001f44d"
    assert [drift.path for drift in decoded.drift] == ["$.data[0].id"]


@pytest.mark.parametrize("wanted", [Any, dict[str, Any], list[Any]])
def test_an_untyped_number_beyond_all_bounds_becomes_its_text(wanted: Any):
    values = ["1E+400000000", "-1E+400000000", "1E+400"]
    body = ", ".join(values) if wanted == list[Any] else ", ".join(f'"{value}": {value}' for value in values)
    body = f"[{body}]" if wanted == list[Any] else f"{{{body}}}"
    decoded = decode(
        Endpoint(id="untyped", method="GET", path="/x", result=wanted),
        make_response(f'{{"data": {body}}}'.encode()),
    )
    assert decoded.value == (values if wanted == list[Any] else dict(zip(values, values, strict=True)))
    assert {one.wanted for one in decoded.drift} == {"a number of ordinary size"}
    assert sum(one.count for one in decoded.drift) == 3


def test_fractions_next_to_an_untyped_number_beyond_all_bounds_are_floats():
    for wanted in (Any, list[Any]):
        value = decode(
            Endpoint(id="untyped", method="GET", path="/x", result=wanted),
            make_response(b'{"data": [0.5, 1e400]}'),
        ).value
        assert value == [0.5, "1E+400"]
        assert type(value[0]) is float


class Holder(Struct, kw_only=True):
    id: int
    groups: dict[str, Row] | None = None
    days: dict[str, list[int]] | None = None


@pytest.mark.parametrize("padding", [0, 20_000])
@pytest.mark.parametrize(("name", "absent"), [
    ("groups", [None, "", [], False]), ("days", [None, "", {}, False]),
])  # fmt: skip
def test_an_absent_value_of_a_map_is_omitted_and_the_others_are_kept(
    name: str, absent: list[Any], padding: int
):
    kept: Any = {"id": 7} if name == "groups" else [1, 2]
    entries = {"1": kept, **{f"absent {index}": value for index, value in enumerate(absent)}, "2": kept}
    row = {"id": 1, name: entries, "padding": "x" * padding}
    if padding:
        row[name] = {**entries, **{f"more {index}": kept for index in range(padding // 8)}}
    decoded = decode(
        Endpoint(id="holder", method="GET", path="/x", result=Holder),
        make_response({"success": True, "data": row}),
    )
    found = getattr(decoded.value, name)
    assert found.keys() == {key for key in row[name] if not key.startswith("absent")}
    assert len(decoded.drift) == len(absent)
    with pytest.raises(MismatchError):
        coerce({"1": "x"}, dict[str, Row], "$", [])


# -- results ------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["x", 5, [{"id": 1}, {"id": 2}], {"text": "no id"}, {"id": "x"}])
def test_an_unreadable_optional_result_is_an_error(data: Any):
    endpoint: Endpoint[Row | None] = Endpoint(id="maybe", method="GET", path="/x", result=Row | None)
    with pytest.raises(APIResponseError):
        decode(endpoint, make_response({"success": True, "data": data, "meta": []}))
