"""Forms of values that live responses have, in every field of every generated struct."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import UNSET, inspect

from altegio_async import models, operations
from altegio_async._core.operation import Endpoint
from altegio_async._core.response import decode
from altegio_async.models import MembershipType
from tests.support.endpoints import list_endpoints
from tests.support.pipelines import make_response

RESPONSES = [
    cls
    for cls in (getattr(models, name) for name in models.__all__)
    if not any(field.default is UNSET for field in msgspec.structs.fields(cls))
]


def list_optional_fields(*kinds: type[inspect.Type]) -> Iterator[tuple[type, inspect.Field, inspect.Type]]:
    """Yield each optional field of these kinds: the struct, the field, and its type without None."""
    for cls in RESPONSES:
        info = inspect.type_info(cls)
        assert isinstance(info, inspect.StructType)
        for field in info.fields:
            members = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
            present = [one for one in members if not isinstance(one, (inspect.NoneType, inspect.TupleType))]
            if not field.required and len(present) == 1 and isinstance(present[0], kinds):
                yield cls, field, present[0]


def decode_row(cls: type, wire: str, value: Any) -> tuple[Any, list[str]]:
    """Decode the second of three rows that has this value, and return it with the paths of drift."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    row = {field.encode_name: fill_required(field.type) for field in info.fields if field.required}
    endpoint: Endpoint[list[Any]] = Endpoint(id="rows", method="GET", path="/x", result=list[cls])  # type: ignore[valid-type]
    decoded = decode(
        endpoint, make_response({"success": True, "data": [row, {**row, wire: value}, row], "meta": []})
    )
    assert len(decoded.value) == 3
    return decoded.value[1], [drift.path for drift in decoded.drift]


def fill_required(info: inspect.Type) -> Any:
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    return "1" if any(isinstance(member, inspect.StrType) for member in members) else 1


def get(row: Any, field: inspect.Field) -> Any:
    return getattr(row, field.name)


# Values that no field of the kind can read.
UNREADABLE: dict[type[inspect.Type], list[Any]] = {
    inspect.IntType: ["12abc", 1.5, {"a": 1}, [1], "26.06.2027"],
    inspect.FloatType: ["1,5", {"a": 1}, [1], "inf"],
    inspect.DecimalType: ["12 EUR", {"a": 1}, [1], "1,5"],
    inspect.BoolType: ["yes", 2, {"a": 1}, [1]],
    inspect.StrType: [{"a": 1}, [1]],
    inspect.DateTimeType: ["soon", "2020-02-30T00:00:00+03:00", 20260911, "1712120100000", [1], True],
    inspect.DateType: ["soon", "2020-02-30", 20260911, "1712120100000", [1], True],
    inspect.StructType: ["x", 5, True, [1, 2], [{}, {}]],
    inspect.ListType: ["x", 5, True, {"no_such_field": 1}],
    inspect.DictType: ["x", 5, True, [1, 2]],
}


@pytest.mark.parametrize("kind", UNREADABLE, ids=lambda kind: kind.__name__)
def test_only_an_unreadable_value_in_an_optional_field_is_lost(kind: type[inspect.Type]):
    fields = 0
    for cls, field, _ in list_optional_fields(kind):
        fields += 1
        for value in UNREADABLE[kind]:
            row, drift = decode_row(cls, field.encode_name, value)
            assert get(row, field) is None, (cls.__name__, field.name, value)
            assert drift
            assert all(path.startswith(f"$.data[1].{field.encode_name}") for path in drift)
    assert fields > 0 or kind is inspect.FloatType


DATES = [
    1516147200, "1516147200", "2018-01-17", "2018-01-17 00:00:00", "2018-01-17T00:00:00+0000", "2018-01-17T00:00:00.000+00:00", "17.01.2018",
    "20180117", "20180117000000Z", "Wed, 17 Jan 2018 00:00:00 +0000",
    {"date": "2018-01-17 00:00:00.000000", "timezone_type": 3, "timezone": "UTC"},
]  # fmt: skip
ZERO = [
    0, "0", "0000-00-00", "0000-00-00 00:00:00", "-0001-11-30T00:00:00+0000", {"date": "-0001-11-30 00:00:00.000000", "timezone_type": 3, "timezone": "UTC"},
]  # fmt: skip


def test_all_date_and_date_time_fields_read_the_same_forms():
    fields = 0
    for cls, field, kind in list_optional_fields(inspect.DateType, inspect.DateTimeType):
        fields += 1
        for value in DATES:
            found = get(decode_row(cls, field.encode_name, value)[0], field)
            if isinstance(kind, inspect.DateTimeType):
                assert found.replace(tzinfo=None) == dt.datetime(2018, 1, 17), (
                    cls.__name__,
                    field.name,
                    value,
                )
                found = found.date()
            assert found == dt.date(2018, 1, 17), (cls.__name__, field.name, value)
        for value in ZERO:
            row, drift = decode_row(cls, field.encode_name, value)
            assert (get(row, field), len(drift)) == (None, 1)
    assert fields > 50


def test_a_list_of_one_is_the_object_in_every_field_of_an_object():
    fields = 0
    for cls, field, kind in list_optional_fields(inspect.StructType):
        assert isinstance(kind, inspect.StructType)
        fields += 1
        inner = {one.encode_name: fill_required(one.type) for one in kind.fields if one.required}
        row, drift = decode_row(cls, field.encode_name, [inner])
        assert row == decode_row(cls, field.encode_name, inner)[0]
        is_published = (field.encode_name, "array") in getattr(cls, "__wire_forms__", ())
        assert drift == ([] if is_published else [f"$.data[1].{field.encode_name}"])
    assert fields > 50


def test_an_empty_array_for_an_absent_object_is_never_an_error():
    for cls, field, _ in list_optional_fields(inspect.StructType, inspect.DictType):
        assert not get(decode_row(cls, field.encode_name, [])[0], field)


# -- rows as live responses have them: strict decoding accepts them -----------------------------

APPOINTMENT = {
    "id": 2820023, "company_id": 720441, "staff_id": 5, "services": [{"id": 331, "title": "Massage", "cost": 50, "first_cost": 50, "discount": 0, "amount": 1}],
    "goods_transactions": [], "staff": {"id": 5, "name": "Mara", "position": [], "api_id": None}, "client": {"id": 7, "phone": "+12025550168", "client_tags": [{"id": 1, "title": "VIP"}]},
    "date": "2026-07-15 10:30:00", "datetime": "2026-07-15T10:30:00+02:00", "create_date": "2026-07-01T09:00:00+0200", "last_change_date": "2026-07-02T09:00:00+0200",
    "comment": "", "online": False, "attendance": 0, "visit_attendance": 0, "confirmed": 1, "seance_length": 3600, "length": 3600,
    "api_id": "8b0cf2a8-1c45-4f7c-9d3a-2f6f5b1b2c11", "record_labels": [], "custom_fields": [], "activity_id": 0, "resource_instances": [{"id": 1}],
    "documents": [{"id": 9, "type_id": 7, "storage_id": 0, "comment": None, "date_created": "2026-07-01 09:00:00"}],
    "finance_transactions": [{"id": 3, "document_id": 9, "date": "2026-07-01 11:00:00", "amount": 50, "master": [], "supplier": [], "client": {"id": 7}, "account": {"id": 1}, "expense": []}],
}  # fmt: skip
CLIENT = {
    "id": 7, "name": "Mara", "surname": "", "patronymic": "", "display_name": "Mara", "phone": "+12025550168", "email": "", "card": "0042", "sex": "Female", "sex_id": 2,
    "sms_bot": 0, "paid": 120.5, "spent": 120.5, "balance": 0, "discount": 0, "visits": 3, "custom_fields": [], "categories": [], "last_change_date": "2026-07-02T09:00:00+0200",
}  # fmt: skip
TEAM_MEMBER = {
    "id": 5,
    "name": "Mara",
    "user": [],
    "image_group": [],
    "position": [],
    "rating": 4.5,
    "schedule_till": None,
}
TRANSACTION = {
    "id": 3, "document_id": 9, "date": "2026-07-01 11:00:00", "last_change_date": "2026-07-02T09:00:00+0200", "amount": 50, "master": [], "supplier": [],
    "client": [], "account": {"id": 1, "title": "Till"}, "expense": {"id": 5, "title": "Services"},
}  # fmt: skip
ROOT = {"id": 6, "title": "All", "is_category": True, "category": []}
MEMBERSHIP_TYPE = {
    "id": 1, "title": "Ten visits", "expiration_type_id": 3,
    "balance_container": {"links": [{"count": 3, "service": {"id": 2, "title": "Massage", "category": {"id": 7, "category": ROOT}}}, {"count": 2, "category": ROOT}]},
}  # fmt: skip
MEMBERSHIP = {
    "id": 1, "number": "0042", "expiration_date": None, "is_united_balance": False, "type": MEMBERSHIP_TYPE,
    "balance_container": {"links": [{"count": 3, "service": {"title": "Massage"}}]},
}  # fmt: skip
GIFT_CARD_TYPE = {
    "id": 4,
    "title": "Gift",
    "company_id": 720441,
    "loyalty_group_id": 33,
    "item_type_id": 0,
    "expiration_type_id": 2,
}

LIVE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("get_appointment_list", {"location_id": 1}, APPOINTMENT),
    ("get_appointment_list", {"location_id": 1}, {**APPOINTMENT, "api_id": "", "client": None, "staff": []}),
    ("get_team_member_list", {"location_id": 1}, TEAM_MEMBER),
    (
        "get_team_member_list",
        {"location_id": 1},
        {**TEAM_MEMBER, "user": {"id": 1}, "position": {"id": 1, "title": "Stylist"}},
    ),
    ("get_transactions", {"location_id": 1}, TRANSACTION),
    ("get_client_memberships", {"location_id": 1, "phone": "12025550168"}, MEMBERSHIP),
    ("get_gift_card_type_list", {"location_id": 1}, GIFT_CARD_TYPE),
]


@pytest.mark.parametrize(("name", "arguments", "row"), LIVE)
def test_live_rows_are_decoded_strictly(name: str, arguments: dict[str, Any], row: dict[str, Any]):
    endpoint = getattr(operations, name)(**arguments).endpoint
    decoded = decode(
        endpoint,
        make_response({"success": True, "data": [row, row], "meta": {"total_count": 2}}),
        strict=True,
    )
    assert decoded.drift == ()
    assert [one.id for one in decoded.value] == [row["id"]] * 2


def test_a_live_client_is_decoded_strictly():
    endpoint = operations.get_client(location_id=1, client_id=7).endpoint
    client = decode(endpoint, make_response({"success": True, "data": CLIENT, "meta": []}), strict=True).value
    assert (client.card, client.phone) == ("0042", "+12025550168")


def test_the_fields_of_live_rows_are_read():
    endpoint = operations.get_gift_card_type_list(1).endpoint
    [row] = decode(endpoint, make_response({"success": True, "data": [GIFT_CARD_TYPE], "meta": []})).value
    assert (row.location_id, row.loyalty_group_id, row.chain_id, row.balance) == (720441, 33, None, None)
    endpoint = operations.get_client_memberships(location_id=1, phone="12025550168").endpoint
    [membership] = decode(endpoint, make_response({"success": True, "data": [MEMBERSHIP], "meta": []})).value
    assert membership.visits_left == 3
    assert membership.balance_container.links[0].service.id is None
    kind = msgspec.json.decode(json.dumps(MEMBERSHIP_TYPE), type=MembershipType)
    assert kind.expiration_type_id == 3


FREEZE = [
    "chain_loyalty_memberships_freeze",
    "chain_loyalty_memberships_unfreeze",
    "chain_loyalty_memberships_set_period",
]


@pytest.mark.parametrize("name", FREEZE)
@pytest.mark.parametrize("is_in_array", [True, False])
def test_a_write_with_a_list_of_one_in_the_response_returns_the_membership(name: str, is_in_array: bool):
    body: Any = {"success": "true", "data": [{"id": 123, "number": "0042"}]}
    endpoint = next(
        value for value in vars(_module_of(name)).values() if isinstance(value, Endpoint) and value.id == name
    )
    decoded = decode(endpoint, make_response([body] if is_in_array else body))
    assert (decoded.value.id, decoded.value.number) == (123, "0042")
    assert decoded.drift


def _module_of(name: str) -> Any:
    return sys.modules[getattr(operations, name).__module__]


def test_live_webhook_settings_are_decoded_strictly():
    endpoint = list_endpoints("developers")["get_event_notification_settings"]
    settings = {
        "urls": ["https://example.org/hook"], "active": 1, "salon": 0, "record": 1, "client": 1, "schedule": 1, "loyalty_card": 0,
        "self_sending": 1, "url_settings": [{"url": "https://example.org/hook", "active": 1}],
    }  # fmt: skip
    body = {"success": True, "data": settings, "meta": []}
    decoded = decode(endpoint, make_response(body), strict=True).value
    assert (decoded.urls, decoded.schedule, decoded.loyalty_card) == (["https://example.org/hook"], 1, 0)
