"""Tables: the columns for each type of result."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, cast

from msgspec import Struct

from altegio_async.enums import AppointmentOutcome, PeriodUnit

__all__ = [
    "View",
    "appointments",
    "changes",
    "clients",
    "gift_card_types",
    "gift_cards",
    "membership_types",
    "memberships",
    "memberships_by_client",
]


class TableColumn(Struct, frozen=True):
    """A column of a table."""

    heading: str
    value: Callable[[Any], Any]
    is_number: bool = False


class View(Struct, frozen=True):
    """The table of a type of result: the names of the key parts, then the columns."""

    title: str
    kind: type[Struct]
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...]


def _list_names(codes: type[IntEnum]) -> dict[int, str]:
    """Return the names of codes for tables."""
    return {code.value: code.name.lower().replace("_", " ") for code in codes}


_OUTCOMES: Final = _list_names(AppointmentOutcome)
_UNITS: Final = _list_names(PeriodUnit)


def _format_term(count: int | None, unit_id: int | None) -> str:
    unit = _UNITS.get(unit_id) if unit_id else None
    if not count or unit is None:
        return "no term"
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _get_title(value: Any) -> Any:
    return getattr(value, "title", None)


_ID: Final = TableColumn("id", attrgetter("id"), is_number=True)
_NUMBER: Final = TableColumn("number", attrgetter("number"))
_TITLE: Final = TableColumn("title", _get_title)
_TYPE: Final = TableColumn("type", lambda row: _get_title(row.type))
_STATUS: Final = TableColumn("status", lambda row: _get_title(row.status))
_VALID_UNTIL: Final = TableColumn("valid until", attrgetter("expiration_date"))


@cache
def membership_types() -> View:
    """Return the table of membership types of locations."""
    from altegio_async.models import MembershipType  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Membership types",
        MembershipType,
        ("location_id",),
        (
            _ID,
            _TITLE,
            TableColumn("price", lambda row: row.cost, is_number=True),
            TableColumn("valid for", lambda row: _format_term(row.period, row.period_unit_id)),
            TableColumn(
                "visits for all", lambda row: row.united_balance_services_count or None, is_number=True
            ),
            TableColumn("can be frozen", lambda row: row.allow_freeze),
            TableColumn("archived", lambda row: row.is_archived),
        ),
    )


@cache
def gift_card_types() -> View:
    """Return the table of gift card types of locations."""
    from altegio_async.models import GiftCardType  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Gift card types",
        GiftCardType,
        ("location_id",),
        (
            _ID,
            _TITLE,
            TableColumn("amount", lambda row: row.balance, is_number=True),
            TableColumn("in parts", lambda row: row.is_multi),
            TableColumn(
                "valid for", lambda row: _format_term(row.expiration_timeout, row.expiration_timeout_unit_id)
            ),
            _VALID_UNTIL,
        ),
    )


@cache
def memberships() -> View:
    """Return the table of memberships of clients."""
    from altegio_async.models import Membership  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Memberships",
        Membership,
        ("location_id", "phone"),
        (
            _ID,
            _NUMBER,
            _TYPE,
            _STATUS,
            TableColumn("left", lambda row: row.balance_string),
            _VALID_UNTIL,
        ),
    )


@cache
def gift_cards() -> View:
    """Return the table of gift cards of clients."""
    from altegio_async.models import GiftCard  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Gift cards",
        GiftCard,
        ("location_id", "phone"),
        (
            _ID,
            _NUMBER,
            _TYPE,
            TableColumn("left", lambda row: row.balance, is_number=True),
            TableColumn("of", lambda row: row.default_balance, is_number=True),
            _STATUS,
            _VALID_UNTIL,
        ),
    )


@cache
def clients() -> View:
    """Return the table of clients of locations."""
    from altegio_async.models import Client  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Clients",
        Client,
        ("location_id",),
        (
            _ID,
            TableColumn("name", lambda row: row.name),
            TableColumn("phone", lambda row: row.phone),
        ),
    )


@cache
def appointments() -> View:
    """Return the table of appointments of locations."""
    from altegio_async.models import Appointment  # noqa: PLC0415 - generated modules load when needed

    return View(
        "Appointments",
        Appointment,
        ("location_id",),
        (
            _ID,
            TableColumn("start", lambda row: row.datetime and f"{row.datetime:%Y-%m-%d %H:%M}"),
            TableColumn("team member", lambda row: row.team_member and row.team_member.name),
            TableColumn("client", lambda row: row.client and row.client.name),
            TableColumn("services", lambda row: ", ".join(_list_titles(row.services)) or None),
            TableColumn("outcome", lambda row: _OUTCOMES.get(row.attendance, row.attendance)),
            TableColumn("deleted", lambda row: row.deleted or None),
        ),
    )


def _list_titles(rows: Any) -> list[str]:
    return [title for row in rows or () if (title := _get_title(row))]


@cache
def memberships_by_client() -> View:
    """Return the table of memberships of a chain with their clients."""
    from altegio_async.bulk.join.rows import OwnedMembership  # noqa: PLC0415 - loads when needed, as the other types

    return View(
        "Memberships by client",
        OwnedMembership,
        ("location_id", "id"),
        (
            TableColumn("client", lambda row: row.client_name),
            TableColumn("phone", lambda row: row.client_phone),
            TableColumn("sale", lambda row: row.status),
            TableColumn("type", lambda row: _get_title(row.membership.type)),
            TableColumn("status", lambda row: _get_title(row.membership.status)),
        ),
    )


@cache
def changes() -> View:
    """Return the table of changes of objects of chains."""
    from altegio_async.bulk.writes.plan import Change  # noqa: PLC0415 - loads when needed, as the other types

    return View(
        "Changes",
        Change,
        ("chain_id", "id"),
        (
            TableColumn("status", lambda row: row.status),
            TableColumn("before", lambda row: _format_values(row.old)),
            TableColumn("to set", lambda row: _format_values(row.new)),
            TableColumn("verified", lambda row: row.is_verified or None),
        ),
    )


def _format_values(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {_format_value(value)}" for name, value in values.items())


def _format_value(value: Any) -> str:
    if isinstance(value, dict):
        counts = cast("dict[str, int | None]", value)
        return ", ".join(f"{name}: {_format_value(count)}" for name, count in counts.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
