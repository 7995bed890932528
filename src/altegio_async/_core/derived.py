"""Derived properties of structs. The corrections of a description name the class for each struct."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class _Link(Protocol):
        @property
        def count(self) -> int | None: ...
        @property
        def is_unlimited(self) -> bool | None: ...

    class _Container(Protocol):
        @property
        def links(self) -> Sequence[_Link] | None: ...

    class _Status(Protocol):
        @property
        def id(self) -> int | None: ...

    class _Membership(Protocol):
        @property
        def is_united_balance(self) -> bool | None: ...
        @property
        def is_united_balance_unlimited(self) -> bool | None: ...
        @property
        def united_balance_services_count(self) -> int | None: ...
        @property
        def balance_container(self) -> _Container | None: ...
        @property
        def is_frozen(self) -> bool | None: ...
        @property
        def status(self) -> _Status | None: ...
        @property
        def expiration_date(self) -> dt.datetime | None: ...
        @property
        def visits_left(self) -> int | None: ...
        @property
        def has_unlimited_visits(self) -> bool: ...


_CREATED_OR_ACTIVE: Final = (1, 2)


class MembershipProperties:
    """Derived properties of a membership."""

    __slots__ = ()

    @property
    def visits_left(self: _Membership) -> int | None:
        """Number of visits left; None if visits are unlimited or the response does not contain the number.

        With a shared balance this is the shared count, and the counts of the links are 0. Otherwise it is
        the sum of the links' counts.
        """
        if self.has_unlimited_visits:
            return None
        shared = self.united_balance_services_count
        if self.is_united_balance or (self.is_united_balance is None and shared):
            return shared
        links = self.balance_container.links if self.balance_container else None
        if links is None or any(link.count is None for link in links):
            return None
        return sum(link.count or 0 for link in links)

    @property
    def has_unlimited_visits(self: _Membership) -> bool:
        """Whether visits are unlimited, for all services or for some."""
        if self.is_united_balance is not False and self.is_united_balance_unlimited:
            return True
        links = self.balance_container.links if self.balance_container else None
        return not self.is_united_balance and any(link.is_unlimited for link in links or ())

    @property
    def is_usable(self: _Membership) -> bool:
        """Whether a visit can be paid with the membership now.

        It is created or active, not frozen, not expired, and has visits left. A condition without a value in
        the response counts as met. An expiration date without an offset counts as UTC.
        """
        if self.is_frozen or self.visits_left == 0:
            return False
        if self.status is not None and self.status.id not in (None, *_CREATED_OR_ACTIVE):
            return False
        expires = self.expiration_date
        if expires is None:
            return True
        return dt.datetime.now(dt.UTC) <= (expires if expires.tzinfo else expires.replace(tzinfo=dt.UTC))
