"""Memberships and gift cards as kinds of holdings: the filters that find holders, and the check of rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Protocol

from altegio_async._lazy import lazy_module

if TYPE_CHECKING:
    from altegio_async import filters
    from altegio_async.models import GiftCard, Membership
else:
    filters = lazy_module("altegio_async.filters")

__all__ = ["GIFT_CARDS", "MEMBERSHIPS", "Holdings", "nest"]

Conditions = list[dict[str, Any]]
"""Filters in the form of a request. A client must match one of them."""

_UNREACHABLE: Final = 10**9  # visits or money that no client has
_SMALLEST_AMOUNT: Final = Decimal("0.01")


class Holdings(Protocol):
    """One kind of holdings of clients."""

    needs_types: bool

    def list_holder_filters(self, unlimited_types: Sequence[int]) -> Conditions:
        """Return the filters that find the holders.

        Args:
            unlimited_types: ids of the membership types without a number of visits.
        """
        ...

    def list_unmatched_filters(self) -> Conditions:
        """Return filters that no client matches. They show whether the API applies filters."""
        ...

    def is_searchable(self, row: Any) -> bool:
        """Return whether the filters must find the client who holds this row."""
        ...


class _GiftCards:
    """Gift cards. The filters find the clients who have money left on one."""

    needs_types = False

    def list_holder_filters(self, unlimited_types: Sequence[int]) -> Conditions:
        """Return the filters that find the clients with a balance."""
        _ = unlimited_types
        return [_to_condition(filters.Filter.gift_card_balance(minimum=_SMALLEST_AMOUNT))]

    def list_unmatched_filters(self) -> Conditions:
        """Return filters that no client matches. They show whether the API applies filters."""
        return [_to_condition(filters.Filter.gift_card_balance(minimum=_UNREACHABLE))]

    def is_searchable(self, row: GiftCard) -> bool:
        """Return whether a gift card has, or can have, money left."""
        return row.balance is None or row.balance > 0


class _Memberships:
    """Memberships. The filters find the clients with visits left, and those with an unlimited type."""

    needs_types = True

    def list_holder_filters(self, unlimited_types: Sequence[int]) -> Conditions:
        """Return the filters that find the clients with visits left or a membership of an unlimited type."""
        found = [_to_condition(filters.Filter.membership_balance(minimum=1))]
        if unlimited_types:
            found.append(_to_condition(filters.Filter.membership_types(unlimited_types)))
        return found

    def list_unmatched_filters(self) -> Conditions:
        """Return filters that no client matches. They show whether the API applies filters."""
        return [_to_condition(filters.Filter.membership_balance(minimum=_UNREACHABLE))]

    def is_searchable(self, row: Membership) -> bool:
        """Return whether a membership has, or can have, visits left."""
        return row.visits_left != 0


GIFT_CARDS: Final[Holdings] = _GiftCards()
MEMBERSHIPS: Final[Holdings] = _Memberships()


def nest(conditions: Conditions) -> Conditions:
    """Return loyalty filters in their other form: within a filter of the type `sale`."""
    return [{"type": "sale", "state": {one["type"]: one["state"]}} for one in conditions]


def _to_condition(condition: filters.Filter) -> dict[str, Any]:
    return {"type": condition.type, "state": condition.state}
