"""A frame of client bases with what each client holds: memberships, gift cards and their next expiry."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, TypeGuard, Unpack, overload

from msgspec import Struct
from msgspec.structs import replace

from altegio_async import models
from altegio_async._core.client_phones import read_client_phone
from altegio_async._core.type_guards import is_array, is_tuple
from altegio_async.bulk import BulkResult, OwnedMembership
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.backend_types import PandasFrame, PolarsFrame
from altegio_async.frames.cell_values import EXACT
from altegio_async.frames.column_types import Kind
from altegio_async.frames.column_values import ColumnValues
from altegio_async.frames.options import FrameOptions, read_options
from altegio_async.frames.tables import build_table_of_columns, raise_first_reject, to_backend

__all__ = ["client_holdings"]

_WRONG_CLIENTS: Final = "clients must be structs of altegio_async.models.Client by location id"


class _Person(Struct, frozen=True):
    """A row of the frame: a client of a location, or a phone that belongs to no client of the location.

    Without a phone and a client id, it is the row of the memberships of a location that have no known owner.
    """

    location: int
    phone: str | None
    client_id: int | None = None
    name: str | None = None
    shown_phone: str | None = None


class _Holdings(Struct, frozen=True):
    """The valid objects of a row, and those of them that no earlier row has."""

    items: list[Any]
    new: list[Any]


@overload
def client_holdings(
    clients: BulkResult[int, list[models.Client]] | Mapping[int, Iterable[models.Client]],
    *,
    memberships: BulkResult[Any, list[models.Membership]] | BulkResult[Any, OwnedMembership] | None = None,
    gift_cards: BulkResult[Any, list[models.GiftCard]] | None = None,
    on: dt.date | None = None,
    backend: Literal["pandas"],
    **options: Unpack[FrameOptions],
) -> PandasFrame: ...


@overload
def client_holdings(
    clients: BulkResult[int, list[models.Client]] | Mapping[int, Iterable[models.Client]],
    *,
    memberships: BulkResult[Any, list[models.Membership]] | BulkResult[Any, OwnedMembership] | None = None,
    gift_cards: BulkResult[Any, list[models.GiftCard]] | None = None,
    on: dt.date | None = None,
    backend: Literal["polars"],
    **options: Unpack[FrameOptions],
) -> PolarsFrame: ...


@overload
def client_holdings(
    clients: BulkResult[int, list[models.Client]] | Mapping[int, Iterable[models.Client]],
    *,
    memberships: BulkResult[Any, list[models.Membership]] | BulkResult[Any, OwnedMembership] | None = None,
    gift_cards: BulkResult[Any, list[models.GiftCard]] | None = None,
    on: dt.date | None = None,
    backend: str | None = None,
    **options: Unpack[FrameOptions],
) -> Any: ...


def client_holdings(
    clients: BulkResult[int, list[models.Client]] | Mapping[int, Iterable[models.Client]],
    *,
    memberships: BulkResult[Any, list[models.Membership]] | BulkResult[Any, OwnedMembership] | None = None,
    gift_cards: BulkResult[Any, list[models.GiftCard]] | None = None,
    on: dt.date | None = None,
    backend: str | None = None,
    **options: Unpack[FrameOptions],
) -> Any:
    """Return a frame with one row per client and location, and what the client holds.

    Rows are joined by location and by the digits of the phone, or by the client id if the keys of a look-up
    are ids. Only valid objects count: gift cards with a balance, and memberships that are created or active
    and have visits left, frozen ones included; expired ones do not count.

    A look-up by phone returns the objects of all clients of the location with this phone. Each of these
    clients has all of them in the row, and `clients_with_phone` is greater than 1. An object can also be
    returned by several locations of a chain. The columns that end with `_once` count each object only in the
    first row that has it, so that their sums are right.

    A phone that was looked up and belongs to no client has a row without `client_id` if it holds something.
    An id that was looked up and belongs to no client has a row without `name`. Counts and sums are null, not
    0, if the look-up of the client failed or was not made, for example because the client has no phone or a
    masked one.

    Memberships of `bulk.memberships_by_client` belong to the client and the location of their sale. Those
    without a known client have one row per location without `client_id` and `phone`. Clients who bought no
    membership in the period of the join have nulls, because they can hold others.

    The columns are `location_id`, `client_id`, `name`, `phone`, `clients_with_phone`; with `memberships`:
    `memberships`, `visits_left`, `visits_left_once`, `unlimited_memberships`, `membership_expires`; with
    `gift_cards`: `gift_cards`, `gift_card_balance`, `gift_card_balance_once`, `gift_card_expires`. A sum is
    null if one of its objects has no number. The expiry is the next one of the valid objects.

    Args:
        clients: the result of `bulk.clients`, or clients by location id. They need `id` and `phone`.
        memberships: the result of `bulk.memberships`, `bulk.memberships_of_locations` or
            `bulk.memberships_by_client`.
        gift_cards: the result of `bulk.gift_cards` or `bulk.gift_cards_of_locations`.
        on: the moment at which objects must be valid, by default now; see `GiftCard.is_usable`.
        backend: "pandas", "polars" or "pyarrow"; by default the first of these that is installed.
        **options: see `FrameOptions`. Dates without a time zone are in `zone`, or in UTC.

    Returns:
        A `pandas.DataFrame`, a `polars.DataFrame` or a `pyarrow.Table`.

    Raises:
        InvalidArgumentError: an argument has a wrong type, or an amount does not fit its column.
        ConfigurationError: the extra `frames` or the backend is not installed.
    """
    conversion = read_options(options)
    found = {
        name: _HoldingsIndex(name, kind, result, on, conversion.zone or dt.UTC)
        for name, kind, result in (
            ("memberships", models.Membership, memberships),
            ("gift_cards", models.GiftCard, gift_cards),
        )
        if result is not None
    }
    people = _list_people(clients, found.values())
    columns = _describe_people(people)
    if "memberships" in found:
        columns += _describe_memberships(found["memberships"].find_all(people))
    if "gift_cards" in found:
        columns += _describe_gift_cards(found["gift_cards"].find_all(people))
    table, rejects = build_table_of_columns(columns, conversion)
    raise_first_reject(rejects)
    return to_backend(table, backend)


class _HoldingsIndex:
    """The objects that a bulk look-up found, by location and by the digits of a phone or a client id.

    Args:
        name: the name of the argument, for messages.
        kind: the type of the objects.
        result: the result of the look-up.
        on: the moment at which objects must be valid; None for now.
        zone: the time zone of dates without one.

    Raises:
        InvalidArgumentError: the result is not one of a look-up by phone or client id, or has other objects.
    """

    def __init__(
        self,
        name: str,
        kind: type[models.Membership | models.GiftCard],
        result: object,
        on: dt.date | None,
        zone: dt.tzinfo,
    ) -> None:
        if not _is_result(result):
            raise InvalidArgumentError(f"{name} must be a BulkResult, got {type(result).__name__}")
        self._name = name
        self._kind = kind
        self._on = dt.datetime.now(dt.UTC) if on is None else on
        self._zone = zone
        self._found: dict[tuple[int, Any], list[Any]] = {}
        for key, value in result.ok.items():
            if not is_tuple(key) or len(key) != 2:
                raise InvalidArgumentError(f"{name} must be the result of a look-up by location and phone")
            self._add(key[0], key[1], value)
        self._found = {key: self._select_valid(items) for key, items in self._found.items()}

    def _add(self, location: int, given: Any, value: Any) -> None:
        if isinstance(value, OwnedMembership):
            self._found.setdefault((location, value.client_id), []).append(value.membership)
        elif is_array(value):
            self._found[location, read_client_phone(given) if isinstance(given, str) else given] = value
        else:
            raise InvalidArgumentError(
                f"expected memberships or gift cards of a client, got {type(value).__name__}"
            )

    def iterate_keys(self) -> Iterator[tuple[int, Any]]:
        """Yield the locations, and the phones, client ids or None for no known owner, that hold something."""
        return (key for key, items in self._found.items() if items)

    def find_all(self, people: Sequence[_Person]) -> list[_Holdings | None]:
        """Return what each person holds; None for those whose look-up failed or was not made."""
        seen: set[int] = set()
        found: list[_Holdings | None] = []
        for person in people:
            items = self._find(person)
            if items is None:
                found.append(None)
                continue
            found.append(_Holdings(items, [item for item in items if item.id not in seen]))
            seen.update(item.id for item in items)
        return found

    def _find(self, person: _Person) -> list[Any] | None:
        known: list[int | str | None] = [
            part for part in (person.client_id, person.phone) if part is not None
        ]
        parts = known or [None]
        keys = ((person.location, part) for part in parts)
        return next((self._found[key] for key in keys if key in self._found), None)

    def _select_valid(self, items: Iterable[Any]) -> list[Any]:
        """Return the valid objects without repetitions, with a time zone in their dates of expiry."""
        valid: dict[int, Any] = {}
        for item in items:
            if not isinstance(item, self._kind):
                raise InvalidArgumentError(
                    f"{self._name} must contain {self._kind.__name__} structs, got {type(item).__name__}"
                )
            expires = item.expiration_date
            if expires is not None and expires.tzinfo is None:
                item = replace(item, expiration_date=expires.replace(tzinfo=self._zone))  # noqa: PLW2901
            # A frozen membership cannot be used now, but the client still has its visits.
            judged = replace(item, is_frozen=False) if getattr(item, "is_frozen", False) else item
            if judged.is_usable(self._on):
                valid[item.id] = item
        return list(valid.values())


def _is_result(value: object) -> TypeGuard[BulkResult[Any, Any]]:
    return isinstance(value, BulkResult)


def _list_people(clients: object, found: Iterable[_HoldingsIndex]) -> list[_Person]:
    """Return the clients, and then the phones and ids that hold something and belong to no client.

    Raises:
        InvalidArgumentError: the clients are not those of locations.
    """
    bases = clients.ok if _is_result(clients) else clients
    if not isinstance(bases, Mapping):
        raise InvalidArgumentError(
            f"clients must be the result of bulk.clients or a mapping, got {type(clients).__name__}"
        )
    people = [
        _read_person(location, client)
        for location, listed in bases.items()  # pyright: ignore[reportUnknownVariableType]
        for client in _check_base(listed)  # pyright: ignore[reportUnknownArgumentType]
    ]
    known = {
        (person.location, part) for person in people for part in (person.phone, person.client_id) if part
    }
    others = dict.fromkeys(key for index in found for key in index.iterate_keys() if key not in known)
    return people + [_make_other(location, held_by) for location, held_by in others]


def _make_other(location: int, held_by: Any) -> _Person:
    """Return the row of a phone or a client id that belongs to no client, or of no known owner."""
    if isinstance(held_by, str):
        return _Person(location, held_by, shown_phone=held_by)
    return _Person(location, None, client_id=held_by)


def _check_base(clients: object) -> Iterable[object]:
    if not isinstance(clients, Iterable):
        raise InvalidArgumentError(_WRONG_CLIENTS)
    return clients  # pyright: ignore[reportUnknownVariableType]


def _read_person(location: Any, client: Any) -> _Person:
    if not isinstance(location, int) or not isinstance(client, models.Client):
        raise InvalidArgumentError(_WRONG_CLIENTS)
    return _Person(location, read_client_phone(client.phone), client.id, client.name, client.phone)


def _describe_people(people: Sequence[_Person]) -> list[ColumnValues]:
    sharing = Counter(
        (person.location, person.phone) for person in people if person.phone and person.client_id is not None
    )
    counts = [sharing[person.location, person.phone] if person.phone else None for person in people]
    return [
        ColumnValues("location_id", Kind.INT, [person.location for person in people]),
        ColumnValues("client_id", Kind.INT, [person.client_id for person in people]),
        ColumnValues("name", Kind.TEXT, [person.name for person in people]),
        ColumnValues("phone", Kind.TEXT, [person.shown_phone for person in people]),
        ColumnValues("clients_with_phone", Kind.INT, counts),
    ]


def _describe_memberships(rows: Sequence[_Holdings | None]) -> list[ColumnValues]:
    unlimited = [row and sum(item.has_unlimited_visits for item in row.items) for row in rows]
    return [
        ColumnValues("memberships", Kind.INT, [None if row is None else len(row.items) for row in rows]),
        ColumnValues("visits_left", Kind.INT, [row and _sum_visits(row.items) for row in rows]),
        ColumnValues("visits_left_once", Kind.INT, [row and _sum_visits(row.new) for row in rows]),
        ColumnValues("unlimited_memberships", Kind.INT, unlimited),
        ColumnValues("membership_expires", Kind.MOMENT, [row and _find_expiry(row.items) for row in rows]),
    ]


def _describe_gift_cards(rows: Sequence[_Holdings | None]) -> list[ColumnValues]:
    return [
        ColumnValues("gift_cards", Kind.INT, [None if row is None else len(row.items) for row in rows]),
        ColumnValues("gift_card_balance", Kind.DECIMAL, [row and _sum_balances(row.items) for row in rows]),
        ColumnValues(
            "gift_card_balance_once", Kind.DECIMAL, [row and _sum_balances(row.new) for row in rows]
        ),
        ColumnValues("gift_card_expires", Kind.MOMENT, [row and _find_expiry(row.items) for row in rows]),
    ]


def _sum_visits(memberships: Iterable[models.Membership]) -> int | None:
    """Return the visits left on memberships that limit them; None if the number of one is unknown."""
    visits = [item.visits_left for item in memberships if not item.has_unlimited_visits]
    return None if None in visits else sum(count or 0 for count in visits)


def _sum_balances(cards: Iterable[models.GiftCard]) -> Decimal | None:
    """Return the sum of the balances without rounding; None if one is unknown."""
    total = Decimal(0)
    for card in cards:
        if card.balance is None:
            return None
        total = EXACT.add(total, card.balance)
    return total


def _find_expiry(items: Iterable[Any]) -> dt.datetime | None:
    """Return the earliest date of expiry; None if no object expires."""
    return min((item.expiration_date for item in items if item.expiration_date is not None), default=None)
