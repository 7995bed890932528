from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct, field

from altegio_async._core import response as core
from altegio_async._core.coercion import Drift
from altegio_async._core.error_redaction import redact_error
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.response import decode
from altegio_async.errors import (
    APIResponseError,
    APIStatusError,
    BadRequestError,
    NotFoundError,
    RateLimitError,
    ServerError,
)
from tests.support.pipelines import make_response


class Card(Struct, kw_only=True, gc=False):
    id: int
    number: str | None = None
    balance: Decimal | None = None
    weight: float | None = None
    is_frozen: bool | None = None
    expires: dt.datetime | None = None
    day: dt.date | None = None
    at: dt.time | None = None
    status: Literal[1, 2] | int | None = None
    slug: Literal["a", "b"] | str | None = None
    only: Literal[1, 2] | None = None
    owner: Owner | None = None
    links: list[Owner] | None = None
    extra: Any = None
    totals: dict[str, int] | None = None
    token: Secret | None = None
    wire: int | None = field(name="wire_name", default=None)


class Owner(Struct, kw_only=True, gc=False):
    id: int
    name: str | None = None


class Loose(Struct, kw_only=True, gc=False):
    a: int | None = None


def make_endpoint(result: Any, result_form: ResultForm = ResultForm.DATA) -> Endpoint[Any]:
    return Endpoint(id="op", method="GET", path="/x", result=result, result_form=result_form)


ONE, MANY, MAYBE = make_endpoint(Card), make_endpoint(list[Card]), make_endpoint(Card | None)
BARE, EMPTY, ANY = (
    make_endpoint(list[Card], ResultForm.BARE),
    make_endpoint(None, ResultForm.EMPTY),
    make_endpoint(Any),
)


def decode_value(endpoint: Endpoint[Any], body: Any, status: int = 200, **options: Any) -> Any:
    return decode(endpoint, make_response(body, status), **options).value


@pytest.mark.parametrize(
    ("body", "drifts"),
    [
        ({"success": True, "data": {"id": 1}, "meta": []}, 0),
        ({"success": True, "data": {"id": 1}}, 0),
        ({"data": {"id": 1}, "included": [{"type": "x"}]}, 0),
        ({"success": "true", "data": {"id": 1}, "meta": {}}, 1),
        ({"success": 1, "data": {"id": 1}}, 1),
        ([{"success": True, "data": {"id": 1}, "meta": []}], 1),
        ([{"success": "true", "data": {"id": 1}}], 2),
        ({"id": 1}, 0),
    ],
)
def test_one_object_is_decoded_in_every_form_of_the_envelope(body, drifts):
    decoded = decode(ONE, make_response(body))
    assert decoded.value == Card(id=1)
    assert len(decoded.drift) == drifts


@pytest.mark.parametrize(
    ("body", "drifts"),
    [
        ({"success": True, "data": [{"id": 1}, {"id": 2}], "meta": {"count": 2}}, 0),
        ([{"id": 1}, {"id": 2}], 0),
        ([{"success": True, "data": [{"id": 1}, {"id": 2}], "meta": []}], 1),
        ({"success": True, "data": {"0": {"id": 1}, "2": {"id": 2}}, "meta": []}, 1),
    ],
)
def test_a_list_is_decoded_in_every_form_of_the_envelope(body, drifts):
    decoded = decode(MANY, make_response(body))
    assert decoded.value == [Card(id=1), Card(id=2)]
    assert len(decoded.drift) == drifts


def test_one_bare_object_is_read_as_a_list_of_one():  # R2
    decoded = decode(MANY, make_response({"id": 5}))
    assert decoded.value == [Card(id=5)]
    assert decoded.drift == (Drift("$", "array", "object"),)


def test_an_empty_list_is_decoded_in_every_form():
    for body in ({"success": True, "data": [], "meta": []}, [], {"success": True, "data": {}, "meta": []}):
        assert decode_value(MANY, body) == []


@pytest.mark.parametrize(
    "meta", [[], {}, None, {"count": 1}, {"total_count": 3}, {"message": "x"}, ["a"], "text", 5]
)
def test_meta_is_returned_in_every_form(meta):  # R10
    assert decode(ONE, make_response({"success": True, "data": {"id": 1}, "meta": meta})).meta == meta


def test_values_next_to_the_data_are_returned():  # R4
    assert decode(ONE, make_response({"data": {"id": 1}, "included": [{"id": "9"}]})).included == [
        {"id": "9"}
    ]


@pytest.mark.parametrize(
    "body", [{"success": True, "data": None, "meta": []}, b"", b"  \n", {"success": True, "meta": []}]
)
def test_no_result_is_none_if_the_type_allows_it(body):
    assert decode_value(MAYBE, body) is None
    assert decode_value(ANY, body) is None
    with pytest.raises(APIResponseError):
        decode_value(ONE, body)


@pytest.mark.parametrize("body", [b"", b"  \n", {"success": True, "meta": []}])
def test_a_missing_list_is_not_an_empty_list(body):
    with pytest.raises(APIResponseError):
        decode_value(MANY, body)


@pytest.mark.parametrize("body", [b"", b"null", {"success": True, "meta": {"message": "ok"}}, [], {}])
@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_an_operation_without_a_result_needs_no_data(body, status):  # R6, R8, R9
    assert decode_value(EMPTY, body, status) is None


def test_a_204_without_the_expected_result_is_an_error_unless_the_type_allows_none():
    assert decode_value(MAYBE, b"", 204) is None
    with pytest.raises(APIResponseError, match="no body") as raised:
        decode_value(ONE, b"", 204)
    assert raised.value.status == 204


@pytest.mark.parametrize(
    "body",
    [
        {"success": False, "data": None, "meta": {"message": "Not so."}},
        {"success": False, "data": [], "meta": {"message": "Not so."}},
        {"success": "false", "data": {"id": 1}, "meta": {"message": "Not so."}},
        {"success": 0, "meta": {"message": "Not so."}},
        {"success": "", "data": {"id": 1}, "meta": {"message": ["Not so."]}},
        {"success": [], "data": None, "meta": {"message": "Not so."}},
        [{"success": False, "data": None, "meta": {"message": "Not so."}}],
        [{"success": False, "meta": {"message": "Not so."}}],
        {"meta": {"message": "Not so."}},
        {"errors": {"x": ["y"]}, "meta": {"message": "Not so."}},
        {"error_code": 5, "error_message": "Not so."},
    ],
)
@pytest.mark.parametrize(
    "endpoint", [ONE, MANY, MAYBE, ANY, EMPTY, make_endpoint(Loose), make_endpoint(list[Loose])]
)
@pytest.mark.parametrize("status", [200, 201])
def test_a_refusal_in_a_success_is_an_error(body, endpoint, status):
    with pytest.raises(APIStatusError, match="Not so") as raised:
        decode_value(endpoint, body, status)
    assert raised.value.status == status


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (404, NotFoundError),
        (402, APIStatusError),
        (302, APIStatusError),
        (503, ServerError),
    ],
)
def test_the_status_has_priority_over_the_body(status, kind):
    for body in (
        {"success": True, "data": {"id": 1}, "meta": {"message": "M"}},
        b"",
        b"<html>",
        b"\xff",
        b"[" * 5000,
    ):
        with pytest.raises(kind) as raised:
            decode_value(ONE, body, status)
        assert raised.value.status == status


@pytest.mark.parametrize("body", [{}, {"error": "x"}, {"a": 1}, {"code": 12, "text": "?"}])
def test_an_object_that_shares_nothing_with_its_type_is_not_an_empty_one(body):
    class Other(Struct, kw_only=True):
        title: str | None = None

    with pytest.raises(APIResponseError, match="known fields"):
        decode_value(make_endpoint(Other), body)


HOSTILE = {
    "empty": (b"", "no body"),
    "blank": (b" \r\n ", "no body"),
    "html": (b"<!DOCTYPE html><html><body>Sorry</body></html>", "HTML page"),
    "html fragment": (b"\n<html>", "HTML page"),
    "xml": (b"<?xml version='1.0'?><a/>", "XML"),
    "text": (b"Service OK", "cannot be decoded"),
    "truncated": (b'{"success": true, "data": {"id"', "cannot be decoded"),
    "trailing": (b'{"success": true, "data": {"id": 1}} x', "cannot be decoded"),
    "bad utf-8": (b'{"success": true, "data": {"id": 1, "number": "\xff"}}', "UTF-8"),
    "latin-1": ('{"data": {"id": 1, "number": "é"}}'.encode("latin-1"), "UTF-8|cannot be decoded"),
    "utf-16": ('{"data": {"id": 1}}'.encode("utf-16"), "UTF-16, not UTF-8"),
    "utf-16 without a mark": ('{"data": {"id": 1}}'.encode("utf-16-le"), "UTF-16 or UTF-32, not UTF-8"),
    "utf-32": ('{"data": {"id": 1}}'.encode("utf-32"), "UTF-32, not UTF-8"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", "compressed with gzip without a header that says so, not JSON"),
    "nul": (b'{"data": {"id": 1}}\0', "cannot be decoded"),
    "nan": (b'{"data": {"id": NaN}}', "cannot be decoded"),
    "infinity": (b'{"data": {"id": 1, "weight": Infinity}}', "cannot be decoded"),
    "deep": (b'{"data": ' + b"[" * 100_000, "objects and arrays"),
    "deep within the limit of objects": (b'{"data": ' + b"[" * 40_000, "deeply"),
    "deep in an unknown field": (
        b'{"data": {"id": 1, "z": ' + b"[" * 40_000 + b"]" * 40_000 + b"}}",
        "deeply",
    ),
    "deep but legal": (
        b'{"data": {"id": "x", "extra": ' + b"[" * 900 + b"]" * 900 + b"}}",
        "levels of nesting",
    ),
    "huge exponent": (b'{"data": {"id": 1e99999999999999999999}}', "integer"),
    "exponent": (b'{"data": {"id": 1e999}}', "integer"),
    "huge integer": (b'{"data": {"id": ' + b"9" * 5000 + b"}}", "integer of thousands of digits"),
    "a string": (b'"text"', "expected object"),
    "a number": (b"12", "expected object"),
    "null": (b"null", "expected object"),
    "half of an escape": (b'{"data": {"id": 1, "number": "\\ud8"}}', "cannot be decoded"),
    "missing id": (b'{"data": {"number": "1"}}', "a value"),
    "two rows for object": (b'{"data": [{"id": 1}, {"id": 2}]}', "expected object"),
    "list of null for object": (b'{"data": [null]}', "expected object"),
    "foreign row for object": (b'[{"code": 12, "text": "?"}]', "a value|known fields"),
    "empty list for object": (b'{"data": []}', "expected object"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_unusable_body_is_an_api_response_error(name):
    body, words = HOSTILE[name]
    with pytest.raises(APIResponseError, match=words) as raised:
        decode_value(ONE, body)
    error = raised.value
    redact_error(error, Redactor())
    assert (error.status, error.body) == (200, body[:2048])
    assert error.__context__ is None
    assert error.__cause__ is None


def test_every_valid_json_form_is_accepted():
    assert decode_value(ONE, b'{"data": {"id": 1, "id": 2}}').id == 2
    assert decode_value(ONE, b'{"data": {"id": 1, "number": "a\\u0000b"}}').number == "a\0b"
    assert decode_value(ONE, b'{"data": {"id": 1, "number": "\\ud800"}}').number == "\ufffd"
    assert decode_value(ANY, b'{"data": ' + b"9" * 400 + b"}") == int("9" * 400)


BENDS: list[tuple[str, Any, Any]] = [
    # field, received value, decoded value
    ("id", "888", 888),
    ("id", " 888 ", 888),
    ("id", 888.0, 888),
    ("id", "888.0", 888),
    ("id", 8.88e2, 888),
    ("id", True, 1),
    ("number", 888, "888"),
    ("number", 0, "0"),
    ("number", 14507109210520, "14507109210520"),
    ("number", True, "true"),
    ("balance", True, Decimal(1)),
    ("weight", True, 1.0),
    ("weight", "1.5", 1.5),
    ("is_frozen", 0, False),
    ("is_frozen", 1, True),
    ("is_frozen", "1", True),
    ("is_frozen", "false", False),
    ("is_frozen", "True", True),
    ("expires", 1735732800, dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)),
    ("expires", "1735732800", dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)),
    ("expires", "2026-09-21", dt.datetime(2026, 9, 21)),
    ("expires", "2026-09-21 23:00:00 ", dt.datetime(2026, 9, 21, 23)),
    ("day", "2026-09-21T00:00:00", dt.date(2026, 9, 21)),
    ("day", "2026-09-21 00:00:00", dt.date(2026, 9, 21)),
    ("day", "2026-09-21T10:00:00", dt.date(2026, 9, 21)),
    ("at", "23:05", dt.time(23, 5)),
    ("status", "2", 2),
    ("only", "2", 2),
    ("slug", 5, "5"),
    ("wire_name", "3", 3),
]  # fmt: skip


@pytest.mark.parametrize(("name", "came", "becomes"), BENDS)
def test_scalars_are_coerced_without_loss_and_recorded(name, came, becomes):
    body = {"success": True, "data": {"id": 1, name: came}, "meta": []}
    decoded = decode(ONE, make_response(body))
    got = getattr(decoded.value, "wire" if name == "wire_name" else name)
    assert got == becomes
    assert type(got) is type(becomes)
    assert [drift.path for drift in decoded.drift] == [f"$.data.{name}"]
    with pytest.raises(APIResponseError) as raised:
        decode(ONE, make_response(body), strict=True)
    assert raised.value.path == f"$.data.{name}"
    assert decode(MANY, make_response({"data": [{"id": 1, name: came}]})).drift[0].path == f"$.data[0].{name}"


OPTIONAL = [
    "number",
    "balance",
    "weight",
    "is_frozen",
    "expires",
    "day",
    "at",
    "status",
    "slug",
    "only",
    "owner",
    "links",
    "totals",
]
NOTHING = {
    '""': ("", {"number", "slug"}),
    '" "': ("  ", {"number", "slug"}),
    "[]": ([], {"links"}),
    "{}": ({}, {"totals"}),
    "false": (False, {"is_frozen"}),
    "zero date": ("0000-00-00 00:00:00", {"number", "slug"}),
    "zero day": ("0000-00-00", {"number", "slug"}),
}


@pytest.mark.parametrize("name", OPTIONAL)
@pytest.mark.parametrize("nothing", NOTHING)
def test_an_empty_value_is_none_in_an_optional_field(name, nothing):
    came, fits = NOTHING[nothing]
    decoded = decode(ONE, make_response({"data": {"id": 1, name: came}}))
    got = getattr(decoded.value, name)
    if name in fits:
        assert (got, decoded.drift) == (came, ())
        return
    assert got is None
    assert [drift.path for drift in decoded.drift] == [f"$.data.{name}"]


@pytest.mark.parametrize("nothing", NOTHING)
def test_an_empty_value_is_refused_in_a_required_field(nothing):
    came, _ = NOTHING[nothing]
    if came is False:
        came = []  # false is an integer, like true
    with pytest.raises(APIResponseError, match=r"\$\.data\.id"):
        decode_value(ONE, {"data": {"id": came}})


@pytest.mark.parametrize(
    ("name", "came"),
    [
        ("id", "8,5"), ("id", "12abc"), ("id", 1.5), ("id", "1_000"), ("id", {"a": 1}), ("id", None), ("id", "١٢"),
        ("id", 1.5e300), ("id", ""), ("id", []), ("id", [1]),
    ],
)  # fmt: skip
def test_an_unreadable_value_in_a_required_field_is_an_error(name, came):
    for endpoint, data in ((ONE, {name: came}), (MANY, [{"id": 5}, {name: came}])):
        with pytest.raises(APIResponseError) as raised:
            decode_value(endpoint, {"success": True, "data": data, "meta": []})
        assert f".{name}" in (raised.value.path or str(raised.value))


def test_naive_date_times_stay_naive():
    assert decode_value(ONE, {"data": {"id": 1, "expires": "2026-09-21T23:00:00"}}).expires == dt.datetime(
        2026, 9, 21, 23
    )
    assert decode_value(ONE, {"data": {"id": "1", "expires": "2026-09-21 23:00:00"}}).expires.tzinfo is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-21T23:00:00.000-05:00",
        "2026-06-12T18:02:57+02:00",
        "2026-06-12T18:02:57.123456Z",
        "2026-06-12T18:02:57",
    ],
)
def test_the_known_forms_of_date_times_are_not_drift(text):  # R15
    decoded = decode(ONE, make_response({"data": {"id": 1, "expires": text}}))
    assert decoded.drift == ()
    assert decoded.value.expires == dt.datetime.fromisoformat(text)


def test_an_open_enum_accepts_unknown_codes():
    assert decode_value(ONE, {"data": {"id": 1, "status": 99, "slug": "zzz"}}).status == 99


def test_coercion_of_a_row_does_not_affect_other_rows():
    rows = [{"id": n} for n in range(500)]
    rows[250] = {"id": "250", "number": 7}
    decoded = decode(MANY, make_response({"success": True, "data": rows, "meta": []}))
    assert [card.id for card in decoded.value] == list(range(500))
    assert [drift.path for drift in decoded.drift] == ["$.data[250].id", "$.data[250].number"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nFAKE LOG LINE", r"a\nFAKE LOG LINE"), ("a\x1b[2Jb", r"a\x1b[2Jb"), ("\u202eb", r"\u202eb"), ("\r\0", r"\r\x00"),
        ("имя", "имя"), ("plain", "plain"), ("with space", "with space"),
    ],
)  # fmt: skip
def test_a_name_of_the_server_cannot_break_the_log_line(name, shown):
    counts = Endpoint(id="counts", method="GET", path="/x", result=dict[str, int])
    decoded = decode(counts, make_response({"data": {name: "5", "b": 6}}))
    assert [drift.path for drift in decoded.drift] == [f"$.data.{shown}"]
    with pytest.raises(APIResponseError) as raised:
        decode(counts, make_response({"data": {name: "five"}}))
    assert raised.value.path == f"$.data.{shown}"
    assert shown in raised.value.message
    assert raised.value.message.isprintable()


def test_nested_drift_has_its_path():
    body = {"data": {"id": 1, "owner": {"id": "5"}, "links": [{"id": 1}, {"id": 2, "name": 3}]}}
    decoded = decode(ONE, make_response(body))
    assert (decoded.value.owner.id, decoded.value.links[1].name) == (5, "3")
    assert [drift.path for drift in decoded.drift] == ["$.data.owner.id", "$.data.links[1].name"]


def test_money_keeps_its_digits_if_another_field_is_coerced():
    decoded = decode(
        ONE, make_response(b'{"data": {"id": "1", "balance": 0.10, "weight": 0.1, "extra": {"x": 0.25}}}')
    )
    assert str(decoded.value.balance) == "0.10"
    assert (decoded.value.weight, decoded.value.extra) == (0.1, {"x": 0.25})
    assert [drift.path for drift in decoded.drift] == ["$.data.id"]


def test_a_secret_is_decoded_and_not_shown():
    card = decode_value(ONE, {"data": {"id": "1", "token": "s3cr3t"}})
    assert card.token.reveal() == "s3cr3t"
    assert "s3cr3t" not in repr(card)


def test_a_clean_body_is_decoded_once(monkeypatch):
    def decode_leniently(*_: Any, **__: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(core, "decode_leniently", decode_leniently)
    decode_value(
        ONE, {"success": True, "data": {"id": 1, "balance": 1.5, "unknown": {"deep": [1]}}, "meta": []}
    )
    decode_value(MANY, {"success": True, "data": [{"id": 1}], "meta": {"count": 1}})
    decode_value(BARE, [{"id": 1}])
    with pytest.raises(AssertionError):
        decode_value(ONE, {"data": {"id": "1"}})


def test_bare_responses_have_no_envelope_and_are_coerced():
    assert decode_value(BARE, [{"id": 1}]) == [Card(id=1)]
    assert decode(BARE, make_response([{"id": "1"}])).drift[0].path == "$[0].id"
    with pytest.raises(APIStatusError, match="No."):
        decode_value(BARE, {"success": False, "meta": {"message": "No."}})


def test_a_429_in_a_200_is_a_rate_limit():
    with pytest.raises(RateLimitError):
        decode_value(
            MANY,
            {
                "success": False,
                "data": None,
                "meta": {"message": "Rate limit exceeded, try again in 0 seconds"},
            },
        )


def test_any_kind_of_user_type_can_be_decoded():
    class Pair(Struct, array_like=True):
        a: int
        b: str

    assert decode_value(make_endpoint(list[Pair]), {"data": [[1, "x"]]}) == [Pair(1, "x")]
    assert decode_value(make_endpoint(dict[str, Owner]), {"data": {"x": {"id": "1"}}}) == {"x": Owner(id=1)}
    assert decode_value(make_endpoint(tuple[int, ...]), {"data": [1, 2]}) == (1, 2)
    assert decode_value(make_endpoint(int), {"data": "5"}) == 5
    with pytest.raises(APIResponseError):
        decode_value(make_endpoint(list[Pair]), {"data": [[1]]})


def test_examples_survive_a_round_trip_through_their_struct():
    card = Card(
        id=1,
        number="01",
        balance=Decimal("1.50"),
        expires=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        links=[Owner(id=2)],
    )
    data = json.loads(msgspec.json.encode(card))
    assert decode_value(ONE, {"success": True, "data": data, "meta": []}) == card
