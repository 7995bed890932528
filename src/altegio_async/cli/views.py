"""Which columns a table shows of each kind of result."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from msgspec import Struct

__all__ = ["View", "gift_card_types", "gift_cards", "membership_types", "memberships"]

_UNITS: Final = {1: "day", 2: "week", 3: "month", 4: "year"}


class Shown(Struct, frozen=True):
    """One column of a table."""

    heading: str
    value: Callable[[Any], Any]
    is_number: bool = False


class View(Struct, frozen=True):
    """How a kind of result is shown: what was asked, then the columns of what was found."""

    title: str
    kind: type[Struct]
    asked: tuple[str, ...]
    columns: tuple[Shown, ...]


def _term(count: int | None, unit_id: int | None) -> str:
    unit = _UNITS.get(unit_id or 0)
    if not count or unit is None:
        return "no term"
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _title(thing: Any) -> Any:
    return getattr(thing, "title", None)


@cache
def membership_types() -> View:
    """Membership types of locations."""
    from altegio_async.models import MembershipType  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Membership types",
        MembershipType,
        ("location_id",),
        (
            Shown("id", lambda row: row.id, is_number=True),
            Shown("title", _title),
            Shown("price", lambda row: row.cost, is_number=True),
            Shown("valid for", lambda row: _term(row.period, row.period_unit_id)),
            Shown("visits for all", lambda row: row.united_balance_services_count or None, is_number=True),
            Shown("can be frozen", lambda row: row.allow_freeze),
            Shown("archived", lambda row: row.is_archived),
        ),
    )


@cache
def gift_card_types() -> View:
    """Gift card types of locations."""
    from altegio_async.models import GiftCardType  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Gift card types",
        GiftCardType,
        ("location_id",),
        (
            Shown("id", lambda row: row.id, is_number=True),
            Shown("title", _title),
            Shown("amount", lambda row: row.balance, is_number=True),
            Shown("in parts", lambda row: row.is_multi),
            Shown("valid for", lambda row: _term(row.expiration_timeout, row.expiration_timeout_unit_id)),
            Shown("valid until", lambda row: row.expiration_date),
        ),
    )


@cache
def memberships() -> View:
    """Memberships of clients."""
    from altegio_async.models import Membership  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Memberships",
        Membership,
        ("location_id", "phone"),
        (
            Shown("id", lambda row: row.id, is_number=True),
            Shown("number", lambda row: row.number),
            Shown("type", lambda row: _title(row.type)),
            Shown("status", lambda row: _title(row.status)),
            Shown("left", lambda row: row.balance_string),
            Shown("valid until", lambda row: row.expiration_date),
        ),
    )


@cache
def gift_cards() -> View:
    """Gift cards of clients."""
    from altegio_async.models import GiftCard  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Gift cards",
        GiftCard,
        ("location_id", "phone"),
        (
            Shown("id", lambda row: row.id, is_number=True),
            Shown("number", lambda row: row.number),
            Shown("type", lambda row: _title(row.type)),
            Shown("left", lambda row: row.balance, is_number=True),
            Shown("of", lambda row: row.default_balance, is_number=True),
            Shown("status", lambda row: _title(row.status)),
            Shown("valid until", lambda row: row.expiration_date),
        ),
    )
