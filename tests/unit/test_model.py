"""Conversion of the generated structs to and from dictionaries and JSON, and their derived properties."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import altegio_async
from altegio_async import models
from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from altegio_async.errors import InvalidArgumentError
from altegio_async.models import (
    BalanceContainer,
    BalanceLink,
    CoveredService,
    GiftCard,
    GiftCardTypeInput,
    Membership,
    MembershipStatus,
    MembershipType,
    ServiceCategory,
    SignIn,
)

MEMBERSHIP = Membership(
    id=860001,
    number="0042",
    expiration_date=dt.datetime(2027, 5, 4, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=3))),
    product_transaction_id=5,
    balance_container=BalanceContainer(links=[BalanceLink(count=3, service=CoveredService(title="Massage"))]),
    type=MembershipType(id=7, chain_id=9, cost=Decimal("12.50"), memberships_count=2),
)


def test_to_dict_has_python_names_and_python_values():
    data = MEMBERSHIP.to_dict()
    assert data["product_transaction_id"] == 5
    assert data["type"]["chain_id"] == 9
    assert data["type"]["cost"] == Decimal("12.50")
    assert data["expiration_date"] == MEMBERSHIP.expiration_date
    assert data["balance_container"]["links"][0]["service"]["title"] == "Massage"
    assert list(data) == list(Membership.__struct_fields__)


def test_to_dict_has_wire_names_on_request():
    data = MEMBERSHIP.to_dict(wire=True)
    assert data["goods_transaction_id"] == 5
    assert data["type"]["salon_group_id"] == 9
    assert "chain_id" not in data["type"]


def test_to_json_is_the_dictionary_as_json():
    data = json.loads(MEMBERSHIP.to_json())
    assert data["type"]["cost"] == 12.5
    assert data["expiration_date"] == "2027-05-04T23:59:59+03:00"
    assert '"cost":12.50' in MEMBERSHIP.to_json()
    assert json.loads(MEMBERSHIP.to_json(wire=True))["goods_transaction_id"] == 5


@pytest.mark.parametrize("wire", [False, True])
def test_from_dict_reads_what_was_written(wire: bool):
    assert Membership.from_dict(MEMBERSHIP.to_dict(wire=wire), wire=wire) == MEMBERSHIP
    assert Membership.from_dict(json.loads(MEMBERSHIP.to_json(wire=wire)), wire=wire) == MEMBERSHIP
    assert (
        Membership.from_dict(json.loads(MEMBERSHIP.to_json(wire=wire), parse_float=Decimal), wire=wire)
        == MEMBERSHIP
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"id": 1, "goods_transaction_id": 5}, "Membership has no field goods_transaction_id"),
        (
            {"id": 1, "type": {"id": 2, "salon_group_id": 9}},
            "MembershipType has no field type.salon_group_id",
        ),
        (
            {"id": 1, "balance_container": {"links": [{"counts": 3}]}},
            "no field balance_container.links.counts",
        ),
        ({"number": "1"}, "missing required field `id`"),
        ({"id": "1"}, "Expected `int`"),
        ({"id": 1, "type": 5}, "Expected `object | null`"),
        ([], "Expected `object`"),
        ({"id": "\ud83d"}, "not valid text - at `$.id`"),
        ({"id": 1, "type": {"id": 2, "cost": "\ud83d"}}, "not valid text - at `$.type.cost`"),
    ],
)
def test_from_dict_names_invalid_values(data: Any, words: str):
    with pytest.raises(InvalidArgumentError) as raised:
        Membership.from_dict(data)
    assert words in str(raised.value)


def test_from_dict_ignores_unknown_wire_names():
    assert Membership.from_dict({"id": 1, "new": 5}, wire=True) == Membership(id=1)


def test_to_dict_of_lists_and_dictionaries():
    cards = [GiftCard(id=1, balance=Decimal(5)), GiftCard(id=2)]
    assert [row["id"] for row in altegio_async.to_dict(cards)] == [1, 2]
    assert altegio_async.to_dict({"a": cards[0]})["a"]["balance"] == Decimal(5)
    assert altegio_async.to_dict(5) == 5


def test_unset_fields_are_omitted():
    body = models.MembershipFreezeInput()
    assert body.to_dict() == {}
    assert body.to_json() == "{}"


def test_json_never_has_a_secret():
    signed_in = SignIn(id=1, user_token=Secret("s3cr3t-token"))
    assert "s3cr3t" not in signed_in.to_json()
    assert "s3cr3t" not in signed_in.to_json(wire=True)
    assert "s3cr3t" not in repr(signed_in.to_dict())


def test_every_generated_struct_is_a_model_and_survives_the_round_trip():
    for name in models.__all__:
        cls = getattr(models, name)
        assert issubclass(cls, Model)
        assert cls.__struct_config__.gc is False
        assert "__dict__" not in dir(cls)
        if not any(field.required for field in msgspec.structs.fields(cls)):
            assert cls.from_dict(cls().to_dict()) == cls()


def test_a_request_body_is_made_from_a_dictionary():
    body = {
        "title": "Ten", "balance": 10, "is_multi": True, "item_type_id": 0, "is_allow_empty_code": True, "balance_edit_type_id": 1,
        "service_ids": [], "location_ids": [720441], "expiration": {"type_id": 0}, "online_sale": {"is_enabled": False},
    }  # fmt: skip
    made = GiftCardTypeInput.from_dict(body)
    assert made.location_ids == [720441]
    assert json.loads(made.to_json(wire=True))["salon_ids"] == [720441]


# -- derived properties -------------------------------------------------------------------------


def build_links(*counts: int | None, **fields: Any) -> BalanceContainer:
    return BalanceContainer(links=[BalanceLink(count=count, **fields) for count in counts])


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        (
            {
                "is_united_balance": True,
                "united_balance_services_count": 8,
                "balance_container": build_links(0, 0),
            },
            8,
        ),
        (
            {
                "is_united_balance": True,
                "united_balance_services_count": 0,
                "balance_container": build_links(0, 0),
            },
            0,
        ),
        (
            {
                "is_united_balance": False,
                "united_balance_services_count": 0,
                "balance_container": build_links(3, 4),
            },
            7,
        ),
        (
            {
                "is_united_balance": False,
                "united_balance_services_count": 9,
                "balance_container": build_links(3),
            },
            3,
        ),
        ({"is_united_balance": False, "balance_container": build_links()}, 0),
        ({"balance_container": build_links(3)}, 3),
        ({"united_balance_services_count": 5, "balance_container": build_links(0)}, 5),
        ({"united_balance_services_count": 0, "balance_container": build_links(2)}, 2),
        (
            {
                "is_united_balance": True,
                "is_united_balance_unlimited": True,
                "united_balance_services_count": 0,
            },
            None,
        ),
        ({"is_united_balance": False, "balance_container": build_links(3, is_unlimited=True)}, None),
        (
            {
                "is_united_balance": True,
                "united_balance_services_count": 2,
                "balance_container": build_links(0, is_unlimited=False),
            },
            2,
        ),
        ({"balance_container": build_links(3, None)}, None),
        ({}, None),
    ],
)
def test_visits_left_are_the_shared_count_or_the_sum_of_the_links(fields: dict[str, Any], left: int | None):
    assert Membership(id=1, **fields).visits_left == left


@given(st.lists(st.integers(0, 100), max_size=8), st.integers(0, 100), st.booleans())
def test_visits_left_follow_the_rule(counts: list[int], shared: int, united: bool):
    membership = Membership(
        id=1,
        is_united_balance=united,
        united_balance_services_count=shared,
        balance_container=build_links(*counts),
    )
    assert membership.visits_left == (shared if united else sum(counts))


FUTURE = dt.datetime.now(dt.UTC) + dt.timedelta(days=30)
PAST = dt.datetime.now(dt.UTC) - dt.timedelta(days=30)


@pytest.mark.parametrize(
    ("fields", "usable"),
    [
        (
            {
                "status": MembershipStatus(id=2),
                "expiration_date": FUTURE,
                "balance_container": build_links(1),
            },
            True,
        ),
        ({"status": MembershipStatus(id=1), "balance_container": build_links(1)}, True),
        ({"balance_container": build_links(1, is_unlimited=True)}, True),
        ({"balance_container": build_links(0)}, False),
        ({"status": MembershipStatus(id=3), "balance_container": build_links(1)}, False),
        ({"status": MembershipStatus(id=4), "balance_container": build_links(1)}, False),
        ({"status": MembershipStatus(slug="wasted")}, False),
        ({"status": MembershipStatus(slug="active")}, True),
        ({"status": MembershipStatus(title="Active")}, True),
        ({"is_united_balance": True, "united_balance_services_count": -1}, False),
        ({"is_frozen": True, "balance_container": build_links(1)}, False),
        ({"expiration_date": PAST, "balance_container": build_links(1)}, False),
        ({"expiration_date": PAST.replace(tzinfo=None), "balance_container": build_links(1)}, False),
        ({"expiration_date": FUTURE.replace(tzinfo=None), "balance_container": build_links(1)}, True),
    ],
)
def test_a_membership_is_usable_without_a_reason_against_it(fields: dict[str, Any], usable: bool):
    assert Membership(id=1, **fields).is_usable() is usable


@pytest.mark.parametrize(
    ("on", "usable"),
    [
        (dt.date(2026, 5, 14), True),
        (dt.date(2026, 5, 15), False),
        (dt.datetime(2026, 5, 14, 21, 59, 59, tzinfo=dt.UTC), True),
        (dt.datetime(2026, 5, 14, 22, 0, 1, tzinfo=dt.UTC), False),
        (dt.datetime(2026, 5, 14, 21, 59), True),
        (dt.datetime(2026, 5, 14, 22, 1), False),
    ],
)
def test_usable_on_a_day_or_at_a_moment(on: dt.date, usable: bool):
    midnight = dt.datetime(2026, 5, 14, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert (
        Membership(id=1, balance_container=build_links(1), expiration_date=midnight).is_usable(on) is usable
    )
    assert GiftCard(id=1, balance=Decimal(1), expiration_date=midnight).is_usable(on=on) is usable


@pytest.mark.parametrize(
    ("fields", "usable"),
    [
        ({}, True),
        ({"balance": Decimal("0.01"), "expiration_date": FUTURE}, True),
        ({"balance": Decimal(0)}, False),
        ({"balance": Decimal(-1)}, False),
        ({"balance": Decimal(5), "expiration_date": PAST}, False),
        ({"balance": Decimal(5), "expiration_date": PAST.replace(tzinfo=None)}, False),
    ],
)
def test_a_gift_card_is_usable_with_a_balance_until_it_expires(fields: dict[str, Any], usable: bool):
    assert GiftCard(id=1, **fields).is_usable() is usable


@pytest.mark.parametrize("on", ["2026-05-14", 0, False, dt.time(9)])
def test_usable_refuses_other_values_than_dates(on: Any):
    for one in (
        Membership(id=1, expiration_date=FUTURE),
        Membership(id=1, is_frozen=True),
        GiftCard(id=1),
        GiftCard(id=1, balance=Decimal(0)),
    ):
        with pytest.raises(InvalidArgumentError, match="on must be a date or a datetime, got"):
            one.is_usable(on=on)


def test_derived_properties_are_not_fields():
    assert "visits_left" not in Membership.__struct_fields__
    assert "visits_left" not in MEMBERSHIP.to_dict()


def test_an_empty_array_for_an_absent_category_is_none():
    row = msgspec.json.decode(b'{"id": 1, "category": {"id": 2, "category": []}}', type=ServiceCategory)
    assert row == ServiceCategory(id=1, category=ServiceCategory(id=2))
    assert msgspec.json.decode(msgspec.json.encode(row), type=ServiceCategory) == row
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"id": 1, "category": [5]}', type=ServiceCategory)


# -- local times --------------------------------------------------------------------------------


def test_a_naive_date_time_gets_the_time_zone_of_the_location():
    moment = dt.datetime(2026, 7, 15, 10, 30)
    localized = altegio_async.localize(moment, "Europe/Riga")
    assert localized == dt.datetime.fromisoformat("2026-07-15T10:30:00+03:00")
    assert altegio_async.localize(moment, dt.UTC) == moment.replace(tzinfo=dt.UTC)


def test_an_aware_date_time_and_none_are_unchanged():
    aware = dt.datetime(2026, 7, 15, 10, 30, tzinfo=dt.UTC)
    assert altegio_async.localize(aware, "Europe/Riga") is aware
    assert altegio_async.localize(None, "Europe/Riga") is None


@pytest.mark.parametrize("name", ["Nowhere/At_All", "", "../etc/passwd", "/etc/localtime"])
def test_an_unknown_time_zone_is_refused(name: str):
    with pytest.raises(InvalidArgumentError, match="timezone"):
        altegio_async.localize(dt.datetime(2026, 7, 15), name)
