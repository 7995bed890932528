"""Filters of the client search."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from altegio_async.enums import AppointmentSearchOutcome, ClientGender, ClientImportance
from altegio_async.errors import InvalidArgumentError
from altegio_async.filters import Filter

FILTERS: list[tuple[Filter, str, dict[str, Any]]] = [
    (Filter.quick_search("Solberg"), "quick_search", {"value": "Solberg"}),
    (Filter.ids([3, 1]), "id", {"value": [3, 1]}),
    (Filter.sold_amount(minimum=Decimal("0.01")), "sold_amount", {"from": Decimal("0.01")}),
    (Filter.sold_amount(minimum=1, maximum=2.5), "sold_amount", {"from": 1, "to": 2.5}),
    (Filter.importance(ClientImportance.GOLD, 1), "importance", {"value": [3, 1]}),
    (Filter.gender(ClientGender.FEMALE), "gender", {"value": [2]}),
    (Filter.tags({7}), "category", {"value": [7]}),
    (Filter.birthday(first="12-20", last="01-05"), "birthday", {"from": "12-20", "to": "01-05"}),
    (Filter.birthday(first="02-29"), "birthday", {"from": "02-29"}),
    (Filter.birthday(last=dt.date(1990, 5, 4)), "birthday", {"to": "1990-05-04"}),
    (Filter.birthday(last=dt.datetime(1990, 5, 4, 23, 0)), "birthday", {"to": "1990-05-04"}),
    (Filter.birthday(first=dt.date(999, 1, 2)), "birthday", {"from": "0999-01-02"}),
    (Filter.age(minimum=0, maximum=0), "age", {"from": 0, "to": 0}),
    (Filter.has_mobile_app(), "has_mobile_app", {"value": True}),
    (Filter.allows_newsletters(False), "is_newsletter_allowed", {"value": False}),
    (Filter.allows_mass_notifications(), "is_mass_notification_allowed", {"value": True}),
    (Filter.has_push_notifications(), "is_push_notification_enabled", {"value": True}),
    (Filter.allows_data_processing(), "is_personal_data_processing_allowed", {"value": True}),
    (Filter.client_account_balance(maximum=-5), "deposit_balance", {"to": -5}),
    (Filter.membership_balance(minimum=1), "abonement_balance", {"from": 1}),
    (Filter.membership_types([4]), "abonement_types", {"value": [4]}),
    (Filter.membership_is_frozen(), "abonement_is_frozen", {"value": True}),
    (Filter.membership_is_used(False), "abonement_is_used", {"value": False}),
    (Filter.gift_card_balance(minimum=Decimal("0.01")), "certificate_balance", {"from": Decimal("0.01")}),
    (Filter.gift_card_types([4]), "certificate_types", {"value": [4]}),
    (Filter.gift_card_is_used(), "certificate_is_used", {"value": True}),
    (
        Filter.appointments(
            team_member_ids=[5],
            service_ids=[6],
            service_category_ids=[7],
            outcomes=[AppointmentSearchOutcome.ARRIVED],
            created_after=dt.date(2026, 1, 1),
            created_before="2026-02-01",
            minimum_count=2,
            maximum_sold=Decimal(100),
            invert=True,
        ),
        "record",
        {
            "staff": {"value": [5]},
            "service": {"value": [6]},
            "service_category": {"value": [7]},
            "status": {"value": [3]},
            "created": {"from": "2026-01-01", "to": "2026-02-01"},
            "records_count": {"from": 2},
            "sold_amount": {"to": Decimal(100)},
            "invert": True,
        },
    ),
]


@pytest.mark.parametrize(("item", "kind", "state"), FILTERS, ids=[item.type for item, _, _ in FILTERS])
def test_a_filter_has_the_form_of_the_api(item: Filter, kind: str, state: dict[str, Any]):
    assert (item.type, item.state) == (kind, state)


def test_every_kind_of_filter_is_tested():
    factories = {name for name, value in vars(Filter).items() if isinstance(value, classmethod)}
    assert len(factories) == 22
    assert len({item.type for item, _, _ in FILTERS}) == len(factories)


@pytest.mark.parametrize(
    ("factory", "arguments"),
    [
        (Filter.quick_search, {"text": " "}),
        (Filter.quick_search, {"text": 5}),
        (Filter.ids, {"client_ids": []}),
        (Filter.ids, {"client_ids": "12"}),
        (Filter.ids, {"client_ids": [0]}),
        (Filter.sold_amount, {}),
        (Filter.sold_amount, {"minimum": 2, "maximum": 1}),
        (Filter.sold_amount, {"minimum": "2"}),
        (Filter.sold_amount, {"minimum": True}),
        (Filter.sold_amount, {"minimum": float("nan")}),
        (Filter.gift_card_balance, {"maximum": Decimal("Infinity")}),
        (Filter.age, {"minimum": -1}),
        (Filter.age, {"maximum": 1.5}),
        (Filter.membership_balance, {"minimum": True}),
        (Filter.birthday, {}),
        (Filter.birthday, {"first": "13-01"}),
        (Filter.birthday, {"first": "02-30"}),
        (Filter.birthday, {"first": "2025-02-29"}),
        (Filter.birthday, {"first": "1.5.1990"}),
        (Filter.birthday, {"first": "1990-05-04", "last": "1990-05-03"}),
        (Filter.has_mobile_app, {"value": 1}),
        (Filter.membership_is_frozen, {"value": None}),
        (Filter.appointments, {}),
        (Filter.appointments, {"invert": True}),
        (Filter.appointments, {"invert": 1, "minimum_count": 1}),
        (Filter.appointments, {"outcomes": []}),
        (Filter.appointments, {"outcomes": [5]}),
        (Filter.appointments, {"outcomes": 3}),
        (Filter.appointments, {"created_after": "05-04"}),
        (Filter.appointments, {"team_member_ids": []}),
    ],
)
def test_an_invalid_value_is_refused(factory: Any, arguments: dict[str, Any]):
    with pytest.raises(InvalidArgumentError):
        factory(**arguments)


@pytest.mark.parametrize(
    ("factory", "codes"),
    [(Filter.importance, ()), (Filter.importance, (4,)), (Filter.gender, (3,)), (Filter.gender, ("1",))],
)
def test_an_unknown_code_is_refused(factory: Any, codes: tuple[Any, ...]):
    with pytest.raises(InvalidArgumentError):
        factory(*codes)
