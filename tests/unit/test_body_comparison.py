"""Comparison of the body of an update with the object that was read back, and the result of the update."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec import UNSET, Struct

from altegio_async import FieldDifference, UpdateResult
from altegio_async._core.body_comparison import compare_bodies
from altegio_async._core.mismatch import Drift
from altegio_async._core.update_checks import check_update
from altegio_async.models import (
    GiftCardExpirationInput,
    GiftCardTypeInput,
    PromotionRuleInput,
    PromotionUpdate,
)

UTC = dt.UTC
EAST = dt.timezone(dt.timedelta(hours=3))
GIFT: dict[str, Any] = {
    "title": "Gift",
    "balance": Decimal(10),
    "is_multi": True,
    "item_type_id": 1,
    "is_allow_empty_code": True,
    "balance_edit_type_id": 1,
    "service_ids": [1, 2],
    "location_ids": [5],
    "expiration": GiftCardExpirationInput(type_id=0),
    "online_sale": None,
}


def compare(sent: dict[str, Any], found: dict[str, Any], *changes: str) -> list[FieldDifference]:
    bodies = (GiftCardTypeInput(**GIFT | values) for values in (sent, found))
    return compare_bodies(*bodies, changes)


def compare_rules(sent: list[Any], found: Any, *changes: str) -> list[FieldDifference]:
    return compare_bodies(PromotionUpdate(rules=sent), PromotionUpdate(rules=found), changes)


def expire(date: Any, type_id: Any = 1) -> dict[str, Any]:
    return {"expiration": GiftCardExpirationInput(type_id=type_id, date=date)}


def test_equal_values_in_other_forms_are_not_differences() -> None:
    day = dt.datetime(2027, 1, 31, 12, tzinfo=UTC)
    for sent, found in (
        ({"balance": Decimal("12.50")}, {"balance": Decimal("12.5")}),
        ({"balance": 0.1}, {"balance": Decimal("0.1")}),
        ({"balance": Decimal(0)}, {"balance": None}),
        ({"title": ""}, {"title": None}),
        ({"is_multi": False}, {"is_multi": None}),
        ({"category_id": None}, {"category_id": 0}),
        ({"category_id": UNSET}, {"category_id": None}),
        ({"service_ids": [2, 1, 1]}, {"service_ids": [1, 2]}),
        ({"service_ids": []}, {"service_ids": None}),
        (expire(day), expire(day.astimezone(EAST))),
        (expire(day), expire(day.replace(tzinfo=None))),
        (expire(dt.date(2027, 1, 31)), expire(day)),
    ):
        assert compare(sent, found) == [], (sent, found)
        assert compare(found, sent) == [], (sent, found)


def test_other_values_are_differences_with_their_places() -> None:
    day = dt.datetime(2027, 1, 31, 12, tzinfo=UTC)
    for name, sent, found in (
        ("balance", Decimal("12.5"), Decimal("12.51")),
        ("title", "Gift", "gift"),
        ("is_multi", True, None),
        ("service_ids", [1], [1, 2]),
        ("service_ids", [1], None),
        ("category_id", 5, None),
    ):
        assert compare({name: sent}, {name: found}) == [FieldDifference(name, sent, found)]
    assert compare(expire(day), expire(day.replace(tzinfo=EAST))) == [
        FieldDifference("expiration.date", day, day.replace(tzinfo=EAST))
    ]
    assert compare(expire(day), {"expiration": UNSET}) == [
        FieldDifference("expiration.type_id", 1, None),
        FieldDifference("expiration.date", day, None),
    ]
    assert compare(expire(UNSET), expire(day)) == [FieldDifference("expiration.date", None, day)]


def test_fields_that_a_given_object_lacks_are_not_compared() -> None:
    day = dt.datetime(2027, 1, 31, 12, tzinfo=UTC)
    assert compare(expire(UNSET), expire(day), "expiration") == []
    rows = [PromotionRuleInput(value=Decimal(5))], [PromotionRuleInput(value=Decimal(5), service_id=3)]
    assert compare_rules(*rows, "rules") == []
    assert compare_rules(*rows) == [FieldDifference("rules[0].service_id", None, 3)]


def test_rows_are_compared_in_any_order_and_reported_by_number() -> None:
    first, second, third = (PromotionRuleInput(parameter=Decimal(n), value=Decimal(n)) for n in (1, 2, 3))
    assert compare_rules([first, second], [second, first]) == []
    assert compare_rules([first, second], [first, third]) == [
        FieldDifference("rules[1].parameter", 2, 3),
        FieldDifference("rules[1].value", 2, 3),
    ]
    assert compare_rules([first], [first, second]) == [FieldDifference("rules", [first], [first, second])]
    assert compare_rules([first, first], [first, second]) != []
    assert compare_rules([first], UNSET) == [FieldDifference("rules", [first], None)]


class Counts(Struct):
    title: str
    counts: dict[str, int] | None = None


def test_keys_of_maps_are_compared_one_by_one() -> None:
    for sent, found, differences in (
        ({"11": 0}, None, [FieldDifference("counts[11]", 0, None)]),
        ({"11": 1}, {"12": 2}, [FieldDifference("counts[11]", 1, None), FieldDifference("counts[12]", None, 2)]),
        ({"11": 1}, {"11": 2}, [FieldDifference("counts[11]", 1, 2)]),
        ({}, None, []),
    ):  # fmt: skip
        assert compare_bodies(Counts("a", sent), Counts("a", found), ()) == differences


def check(drift: list[Drift], unread: tuple[str, ...] = (), *, found: Any = UNSET) -> UpdateResult[Any]:
    """Return the result of an update of both fields, of which the API stored none."""
    sent = Counts("new", {"11": 1})
    changes = {"title": sent.title, "counts": sent.counts}
    return check_update(
        sent,
        None,
        drift,
        changes,
        build=lambda _value, _changes: Counts("old", found),
        compare=compare_bodies,
        unread=unread,
    )


def test_fields_without_a_readable_value_are_unverified() -> None:
    title, counts = FieldDifference("title", "new", "old"), FieldDifference("counts[11]", 1, None)
    lossy = Drift("$.data.title", "string", "unreadable object", is_lossy=True)
    whole = Drift("$", "complete characters", "half of a surrogate pair", is_lossy=True)
    coerced = Drift("$.data.title", "string", "integer")
    assert check([coerced]) == UpdateResult(None, ignored=(title, counts))
    assert check([lossy]) == UpdateResult(None, ignored=(counts,), unverified=("title",))
    assert check([whole]) == UpdateResult(None, unverified=("title", "counts"))


def test_a_field_that_the_api_possibly_does_not_return_is_compared_if_it_does() -> None:
    title = FieldDifference("title", "new", "old")
    counts = FieldDifference("counts[11]", 1, None)
    assert check([], ("counts",)) == UpdateResult(None, ignored=(title,), unverified=("counts",))
    assert check([], ("counts",), found={}) == UpdateResult(None, ignored=(title, counts))
