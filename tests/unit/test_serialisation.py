"""Conversion of all structs, pages, results of bulk jobs, plans and errors to dictionaries and JSON, and back."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from types import ModuleType
from typing import Any

import msgspec
import pytest
from msgspec import inspect

import altegio_async
from altegio_async import APIStatusError, BulkResult, InvalidArgumentError, NotFoundError, Page, errors
from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from altegio_async.bulk import Outcome, WritePlan
from altegio_async.bulk.plan import JobPlan
from altegio_async.bulk.writes.plan import Change, ChangeStatus
from altegio_async.errors import AltegioError
from altegio_async.generated.b2b_v1 import models as b2b_v1
from altegio_async.generated.b2b_v2 import models as b2b_v2
from altegio_async.generated.developers import models as developers
from altegio_async.generated.online_booking import models as online_booking
from altegio_async.models import GiftCard, SignIn

DESCRIPTIONS: list[ModuleType] = [b2b_v1, b2b_v2, online_booking, developers]

CARD = GiftCard(id=5, number="0007", balance=Decimal("30.25"))
DAY = dt.datetime(2026, 5, 4, 23, 59, 59, tzinfo=dt.UTC)


# -- structs --------------------------------------------------------------------------------------------


SAMPLES: dict[type, Any] = {
    inspect.BoolType: True,
    inspect.IntType: 7,
    inspect.FloatType: 1.5,
    inspect.StrType: "text",
    inspect.BytesType: b"\x00bytes",
    inspect.DecimalType: Decimal("12.50"),
    inspect.DateTimeType: DAY,
    inspect.DateType: DAY.date(),
    inspect.TimeType: dt.time(9, 30),
    inspect.AnyType: {"any": [1, None]},
    inspect.CustomType: Secret("s3cr3t"),
}


def build_value(info: Any, depth: int) -> Any:
    """Return a value of a type; structs below the depth have their required fields only."""
    if type(info) in SAMPLES:
        return SAMPLES[type(info)]
    match info:
        case inspect.LiteralType():
            return info.values[0]
        case inspect.EnumType():
            return next(iter(info.cls))
        case inspect.ListType():
            return [build_value(info.item_type, depth)]
        case inspect.DictType():
            return {build_value(info.key_type, depth): build_value(info.value_type, depth)}
        case inspect.StructType():
            return build_struct(info.cls, depth - 1)
        case inspect.UnionType():
            return build_value(
                next(one for one in info.types if not isinstance(one, inspect.NoneType)), depth
            )
    raise AssertionError(f"no sample for {info}")


def build_struct(cls: type, depth: int = 2) -> Any:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    fields = {
        field.name: build_value(field.type, depth) for field in info.fields if field.required or depth > 0
    }
    return cls(**fields)


def list_structs() -> list[type[Model]]:
    found = [getattr(module, name) for module in DESCRIPTIONS for name in module.__all__]
    return [one for one in found if isinstance(one, type) and issubclass(one, Model)]


def test_every_struct_of_every_description_survives_the_round_trip():
    faults: list[str] = []
    structs = list_structs()
    for cls in structs:
        filled = build_struct(cls)
        for wire in (False, True):
            data = filled.to_dict(wire=wire)
            names = cls.__struct_encode_fields__ if wire else cls.__struct_fields__
            if list(data) != list(names):
                faults.append(f"{cls.__module__}.{cls.__name__}: order of the fields")
            if cls.from_dict(data, wire=wire) != filled:
                faults.append(f"{cls.__module__}.{cls.__name__}: to_dict, wire={wire}")
            text = filled.to_json(wire=wire)
            if "s3cr3t" in text:
                faults.append(f"{cls.__module__}.{cls.__name__}: secret in JSON")
            if "[redacted]" not in text and cls.from_dict(json.loads(text), wire=wire) != filled:
                faults.append(f"{cls.__module__}.{cls.__name__}: to_json, wire={wire}")
    assert all(any(cls.__module__.startswith(module.__name__) for cls in structs) for module in DESCRIPTIONS)
    assert len(structs) > 500
    assert not faults, faults


def test_amounts_that_are_not_numbers_are_text_in_json():
    for text in ("NaN", "sNaN", "Infinity", "-Infinity"):
        card = GiftCard(id=1, number="NaN", balance=Decimal(text))
        parsed = json.loads(card.to_json(), parse_constant=pytest.fail)
        assert parsed["balance"] == text
        assert str(GiftCard.from_dict(parsed).balance) == text
        (row,) = json.loads(Page([card], 1, 1).to_json(), parse_constant=pytest.fail)["items"]
        assert row == parsed


# -- pages ----------------------------------------------------------------------------------------------


def test_a_page_is_converted_with_its_rows():
    page = Page([CARD, GiftCard(id=6)], 12, 2)
    data = page.to_dict()
    assert list(data) == ["items", "total", "page"]
    assert data["items"][0] == CARD.to_dict()
    assert json.loads(page.to_json())["items"][0]["balance"] == 30.25
    assert altegio_async.to_dict([page]) == [data]
    for wire in (False, True):
        assert Page.from_dict(page.to_dict(wire=wire), GiftCard, wire=wire) == page
        assert Page.from_dict(json.loads(page.to_json(wire=wire)), GiftCard, wire=wire) == page
    with pytest.raises(InvalidArgumentError, match="missing required field `page`"):
        Page.from_dict({"items": [], "total": 1}, GiftCard)
    with pytest.raises(InvalidArgumentError, match="GiftCard has no field items.numbers"):
        Page.from_dict({"items": [{"id": 1, "numbers": 1}], "total": 1, "page": 1}, GiftCard)


# -- errors ---------------------------------------------------------------------------------------------

ENTRIES = [
    "type", "message", "operation", "status", "attempts", "request_id", "sent", "retry_after", "errors",
]  # fmt: skip


def build_error(cls: type[AltegioError]) -> AltegioError:
    error = cls("it failed")
    error.operation, error.attempts, error.request_id, error.sent = "get_client", 2, "r-1", None
    for name, value in {"status": 422, "errors": {"phone": ["invalid"]}, "retry_after": 2.5}.items():
        if hasattr(error, name):
            setattr(error, name, value)
    return error


def test_every_error_survives_the_round_trip():
    for name in errors.__all__:
        error = build_error(getattr(errors, name))
        data = error.to_dict()
        assert list(data) == ENTRIES
        restored = AltegioError.from_dict(json.loads(error.to_json()))
        assert type(restored) is type(error)
        assert (restored.to_dict(), str(restored)) == (data, str(error))
        assert pickle.loads(pickle.dumps(restored)).to_dict() == data
        assert altegio_async.to_dict({"error": error}) == {"error": data}


def test_the_dictionary_of_an_error_has_its_facts_and_no_body():
    error = APIStatusError(
        "no", status=418, body=b"private", errors={"a": ["b"]}, meta={"x": "private"}, retry_after=3
    )
    assert error.to_dict() == {
        "type": "APIStatusError", "message": "no", "operation": None, "status": 418, "attempts": 0,
        "request_id": None, "sent": True, "retry_after": 3, "errors": {"a": ["b"]},
    }  # fmt: skip
    assert "private" not in error.to_json()


def test_a_dictionary_of_something_else_is_not_converted_to_an_error():
    data = build_error(NotFoundError).to_dict()
    for wrong in (
        {**data, "type": "Exception"},
        {**data, "type": "_BodyError"},
        {**data, "type": ["x"]},
        {**data, "message": None},
        {**data, "status": "404"},
        {**data, "errors": {"phone": 5}},
        {**data, "errors": None},
        {**data, "retry_after": "soon"},
        {"type": "NotFoundError"},
        {},
        [],
        None,
    ):
        with pytest.raises(InvalidArgumentError, match="not an error of this package"):
            AltegioError.from_dict(wrong)  # type: ignore[arg-type]


async def test_the_error_of_a_call_has_neither_token_nor_phone(fake_altegio, altegio):
    fake_altegio.inject(
        altegio_async.testing.Answer(
            403,
            f'{{"success": false, "meta": {{"message": "{fake_altegio.user_token} 12025550168"}}}}'.encode(),
        )
    )
    with pytest.raises(AltegioError) as raised:
        await altegio.gift_cards.list_for_client(fake_altegio.locations[0].id, phone="+12025550168")
    text = raised.value.to_json()
    assert '"status":403' in text
    assert '"operation":"get_client_gift_cards"' in text
    assert fake_altegio.user_token not in text
    assert "2025550168" not in text


# -- bulk jobs ------------------------------------------------------------------------------------------


def build_result() -> BulkResult[Any, Any]:
    error = build_error(NotFoundError)
    return BulkResult(
        ok={(1, "13150000001"): [CARD], (1, "13150000002"): []},
        missing=[(2, "13150000003")],
        failed={(2, "13150000004"): error},
        kind=list[GiftCard],
        key_names=("location_id", "phone"),
        client_known={(1, "13150000001"): True, (2, "13150000003"): False},
        ways={(1, "13150000001"): "by_phone"},
        fallback_reasons={(1, "13150000001"): "too few"},
    )


def test_a_result_is_converted_to_lists_of_outcomes():
    result = build_result()
    data = result.to_dict()
    assert list(data) == ["ok", "missing", "failed", "key_names"]
    assert data["ok"][0] == {
        "key": [1, "13150000001"], "status": "ok", "value": [CARD.to_dict()], "error": None,
        "client_known": True, "way": "by_phone", "fallback_reason": "too few",
    }  # fmt: skip
    assert [row["key"] for row in data["missing"]] == [[2, "13150000003"]]
    assert data["failed"][0]["error"] == next(iter(result.failed.values())).to_dict()
    assert altegio_async.to_dict(result) == data
    assert json.loads(result.to_json())["ok"][0]["value"][0]["balance"] == 30.25


@pytest.mark.parametrize("wire", [False, True])
def test_a_result_survives_the_round_trip(wire):
    result = build_result()
    for data in (result.to_dict(wire=wire), json.loads(result.to_json(wire=wire))):
        restored = BulkResult.from_dict(data, list[GiftCard], wire=wire)
        assert restored.to_dict() == result.to_dict()
        assert restored == result
        assert restored.kind == result.kind


def test_a_dictionary_that_loses_or_repeats_keys_is_not_a_result():
    right = json.loads(build_result().to_json())
    failed, (ok, *_), (missing,) = right["failed"][0], right["ok"], right["missing"]
    wrong: list[Any] = [
        None,
        {},
        {"ok": 5},
        {"ok": [{"key": 1}], "missing": [], "failed": [], "key_names": []},
        {**right, "missing": [None]},
        {**right, "missing": [5]},
        {**right, "missing": [missing, ok]},
        {**right, "failed": [{**failed, "error": None}]},
        {**right, "failed": [{**failed, "error": "lost"}]},
        {**right, "missing": [{**missing, "error": failed["error"]}]},
        {**right, "missing": [{**missing, "key": {"id": 1}}, {**missing, "key": {"id": 1}}]},
    ]
    for data in wrong:
        with pytest.raises(InvalidArgumentError, match="data is not a"):
            BulkResult.from_dict(data, list[GiftCard])
    with pytest.raises(InvalidArgumentError, match=r"^data is not an Outcome: Expected `object \| null`"):
        BulkResult.from_dict(right, GiftCard)


def test_results_with_equal_errors_are_equal():
    result, other = build_result(), build_result()
    assert result == other
    assert list(result) == list(other)
    next(iter(other.failed.values())).attempts += 1
    assert result != other
    assert list(result)[-1] != list(other)[-1]
    assert list(result)[-1] != 5


def test_an_outcome_survives_the_round_trip():
    for outcome in build_result():
        restored = Outcome.from_dict(json.loads(outcome.to_json()), list[GiftCard])
        assert restored == outcome
    single = Outcome(7, altegio_async.bulk.OutcomeStatus.OK, CARD)
    assert Outcome.from_dict(single.to_dict(), GiftCard) == single


def test_plans_are_converted():
    plan = JobPlan(2_000, 40, True, 8.0, "by_id", 40, 8.0)
    assert list(plan.to_dict()) == [
        "keys",
        "requests",
        "exact",
        "seconds",
        "way",
        "least_requests",
        "least_seconds",
    ]
    assert JobPlan.from_dict(json.loads(plan.to_json())) == plan
    change = Change(ChangeStatus.PLANNED, {"until": None}, {"until": DAY.date()})
    writes = WritePlan(
        "freeze", {(1, 2): change}, [(1, 3)], [], {(1, 4): build_error(NotFoundError)}, repeated=[(1, 2)]
    )
    data = writes.to_dict()
    assert list(data) == ["operation", "changes", "unchanged", "missing", "failed", "finished", "repeated"]
    assert data["changes"] == [
        {
            "key": [1, 2],
            "status": "planned",
            "old": {"until": None},
            "new": {"until": DAY.date()},
            "is_verified": False,
        }
    ]
    assert data["failed"][0]["key"] == [1, 4]
    assert data["failed"][0]["error"]["type"] == "NotFoundError"
    assert json.loads(writes.to_json())["changes"][0]["new"] == {"until": "2026-05-04"}


def test_a_secret_inside_a_page_is_redacted_in_json():
    page = Page([SignIn(id=1, user_token=Secret("s3cr3t-token"))], None, 1)
    assert "s3cr3t" not in page.to_json()
    assert msgspec.json.decode(page.to_json())["items"][0]["user_token"] == "[redacted]"
