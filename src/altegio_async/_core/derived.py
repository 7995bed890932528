"""Derived properties of structs. The corrections of a description name the class for each struct."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
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
        @property
        def slug(self) -> str | None: ...

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

    class _GiftCard(Protocol):
        @property
        def balance(self) -> Decimal | None: ...
        @property
        def expiration_date(self) -> dt.datetime | None: ...

    class _WebhookEvent(Protocol):
        @property
        def location_id(self) -> int: ...
        @property
        def resource(self) -> str: ...
        @property
        def resource_id(self) -> int: ...
        @property
        def status(self) -> str: ...
        @property
        def data(self) -> Any: ...

    class _MarketplaceEvent(Protocol):
        @property
        def location_id(self) -> int: ...
        @property
        def application_id(self) -> int | None: ...
        @property
        def event(self) -> str: ...

else:  # names for `typing.get_type_hints`
    _Membership = _GiftCard = _WebhookEvent = _MarketplaceEvent = object


_CREATED_OR_ACTIVE: Final = (1, 2, "created", "active")


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

    def is_usable(self: _Membership, on: dt.date | None = None) -> bool:
        """Return whether a visit can be paid with the membership.

        It must be created or active, not frozen, not expired, and have visits left. A condition without a
        value in the response counts as met. State, freeze and visits are those at the time of the response.

        Args:
            on: the moment at which it is used. A day means at any time of this day in the zone of the
                expiration date; a `datetime` without an offset is UTC. By default now.

        Raises:
            InvalidArgumentError: `on` is not a date.
        """
        is_valid = _is_valid(self.expiration_date, on)
        visits, status = self.visits_left, self.status
        if self.is_frozen or (visits is not None and visits <= 0):
            return False
        code = None if status is None else status.slug if status.id is None else status.id
        return is_valid and (code is None or code in _CREATED_OR_ACTIVE)


class GiftCardProperties:
    """Derived properties of a gift card."""

    __slots__ = ()

    def is_usable(self: _GiftCard, on: dt.date | None = None) -> bool:
        """Return whether something can be paid with the gift card.

        It must have a balance above zero and must not be expired. A condition without a value in the response
        counts as met. The codes of its status are not published, so the status is not considered.

        Args:
            on: the moment at which it is used. A day means at any time of this day in the zone of the
                expiration date; a `datetime` without an offset is UTC. By default now.

        Raises:
            InvalidArgumentError: `on` is not a date.
        """
        return _is_valid(self.expiration_date, on) and (self.balance is None or self.balance > 0)


def _is_valid(expires: dt.datetime | None, on: object) -> bool:
    """Return whether an expiration date has not passed. A date-time without an offset is UTC.

    Raises:
        InvalidArgumentError: `on` is not a date.
    """
    if on is not None and not isinstance(on, dt.date):
        raise InvalidArgumentError(f"on must be a date or a datetime, got {type(on).__name__}")
    if expires is None:
        return True
    if on is not None and not isinstance(on, dt.datetime):
        return on <= expires.date()
    return (_set_utc(on) if on is not None else dt.datetime.now(dt.UTC)) <= _set_utc(expires)


def _set_utc(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


class WebhookEventProperties:
    """Derived properties of an event about an object."""

    __slots__ = ()

    @property
    def dedup_key(self: _WebhookEvent) -> str:
        """Text that is equal for repeated deliveries of one change and differs between changes.

        It consists of the location, the resource, the id, the status and the time of the last change. If the
        event has no such time, a digest of its data replaces it. An event without data, such as that of a
        schedule, has the same key at every change, so remember its key for a minute at most.
        """
        changed: object = getattr(self.data, "last_change_date", None)
        if isinstance(changed, dt.datetime):
            version = changed.isoformat()
        elif self.data:
            from hashlib import blake2s  # noqa: PLC0415 - loads OpenSSL, which other structs do not need

            version = blake2s(msgspec.json.encode(self.data, order="sorted"), digest_size=8).hexdigest()
        else:
            version = ""
        return f"{self.location_id}:{self.resource}:{self.resource_id}:{self.status}:{version}"


class MarketplaceEventProperties:
    """Derived properties of a marketplace event."""

    __slots__ = ()

    @property
    def dedup_key(self: _MarketplaceEvent) -> str:
        """Text that is equal for repeated deliveries of one event."""
        return f"{self.location_id}:{self.application_id}:{self.event}"
