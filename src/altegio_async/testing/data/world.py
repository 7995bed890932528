"""The data of the embedded Altegio: plain records, and the `World` that holds them.

Money is `Decimal` in major units, times are aware datetimes, periods are a count plus a unit
(1 day, 2 week, 3 month, 4 year, 0 unset). All people, places and numbers are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.booking import Booking
from altegio_async.testing.data.changes import RecordChange
from altegio_async.testing.data.client_accounts import ClientAccount
from altegio_async.testing.data.finance import Finance

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.testing.data.changes import ChangeStatus, Listener

NOW = datetime(2026, 10, 1, 12, 0, 0, tzinfo=UTC)
"""The moment that a world uses as the current time, so that equal seeds have equal responses on every day."""


@dataclass(slots=True)
class Chain:
    """A chain of locations.

    `coverage_form` is the only form of coverage that the chain accepts from requests: `services` (maps of ids
    to counts) or `service_links`. The other form is ignored. If it is empty, each form is accepted.
    `referral_bonus` is what the loyalty card of a client who recommended a location receives.
    """

    id: int
    title: str
    location_ids: list[int] = field(default_factory=list[int])
    coverage_form: str = ""
    referral_bonus: Decimal = Decimal(10)


@dataclass(slots=True)
class Location:
    """A location. `client_phones` are digits with the country code.

    `needs_booking_code` marks a location whose clients confirm an online booking by a code.
    """

    id: int
    title: str
    chain_id: int
    city: str
    country: str
    address: str
    phone: str
    zone: tzinfo
    zone_name: str
    latitude: float
    longitude: float
    client_phones: list[str] = field(default_factory=list[str])
    membership_type_ids: list[int] = field(default_factory=list[int])
    gift_card_type_ids: list[int] = field(default_factory=list[int])
    event_ids: list[int] = field(default_factory=list[int])
    needs_booking_code: bool = False
    is_deleted: bool = False


@dataclass(slots=True)
class User:
    """A user who can sign in. `token` becomes invalid if the password changes."""

    id: int
    name: str
    phone: str
    login: str
    email: str
    password: str
    token: str


@dataclass(slots=True)
class Client:
    """A client of one location. `is_user` marks the client that is also a user.

    `visits` counts those before the appointments of the world. `extra_phones` are digits. Look-ups by phone
    find the client by them; the rows of clients do not contain them.
    """

    id: int
    location_id: int
    name: str
    phone: str
    email: str = ""
    card: str = ""
    discount: Decimal = Decimal(0)
    visits: int = 0
    is_user: bool = False
    surname: str = ""
    middle_name: str = ""
    gender_id: int = 0
    importance_id: int = 0
    birth_date: str | None = None
    comment: str = ""
    spent: Decimal = Decimal(0)
    balance: Decimal = Decimal(0)
    sms_check: int = 0
    sms_not: int = 0
    category_ids: list[int] = field(default_factory=list[int])
    custom_fields: dict[str, Any] = field(default_factory=dict[str, Any])
    changed: datetime = NOW
    extra_phones: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class ClientComment:
    """A comment on a client."""

    id: int
    text: str
    created: datetime
    user_id: int


@dataclass(slots=True)
class Coverage:
    """One service, or one category of services, and how many visits of it are included or left."""

    id: int
    title: str
    count: int
    is_category: bool = True
    category_id: int = 1
    is_unlimited: bool = False


@dataclass(slots=True)
class MembershipType:
    """A type of membership, sold at `location_ids`. `extra` holds fields of the chain form only."""

    id: int
    chain_id: int
    title: str
    cost: Decimal
    period: int
    period_unit_id: int
    location_ids: list[int]
    coverage: list[Coverage]
    allow_freeze: bool = False
    freeze_limit: int = 0
    is_allow_empty_code: bool = False
    is_united_balance: bool = False
    united_count: int = 0
    is_united_unlimited: bool = False
    category_id: int | None = None
    is_archived: bool = False
    date_archived: datetime | None = None
    is_deleted: bool = False
    extra: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class Membership:
    """A sold membership. Status: 1 created, 2 active, 3 expired, 4 wasted."""

    id: int
    number: str
    type_id: int
    chain_id: int
    location_id: int
    client_id: int
    status_id: int
    created: datetime
    activated: datetime | None
    expires: datetime | None
    period: int
    period_unit_id: int
    coverage: list[Coverage]
    united_count: int
    goods_transaction_id: int
    is_frozen: bool = False
    freeze_period: int = 0
    freeze_till: datetime | None = None
    frozen_since: datetime | None = None


@dataclass(slots=True)
class GiftCardType:
    """A type of gift card, accepted at `location_ids`. Expiration: 0 none, 1 fixed date, 2 term."""

    id: int
    chain_id: int
    title: str
    balance: Decimal
    is_multi: bool
    item_type_id: int
    expiration_type_id: int
    expiration_date: datetime | None
    expiration_timeout: int
    expiration_timeout_unit_id: int
    is_allow_empty_code: bool
    location_ids: list[int]
    balance_edit_type_id: int = 1
    service_ids: list[int] = field(default_factory=list[int])
    category_id: int | None = None
    weight: int = 0
    online_sale: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class GiftCard:
    """A sold gift card. The only known code of `status_id` is 2."""

    id: int
    number: str
    type_id: int
    location_id: int
    client_id: int
    balance: Decimal
    default_balance: Decimal
    status_id: int
    created: datetime
    expires: datetime | None


@dataclass(slots=True)
class LoyaltyCardType:
    """A type of loyalty card of a chain."""

    id: int
    chain_id: int
    title: str


@dataclass(slots=True)
class LoyaltyCard:
    """A loyalty card of a client. `number` can start with zeros."""

    id: int
    number: str
    type_id: int
    chain_id: int
    location_id: int
    client_id: int
    balance: Decimal
    paid: Decimal
    sold: Decimal
    visits: int


@dataclass(slots=True)
class Promotion:
    """A loyalty program of a chain; `fields` holds the scalar fields in wire form."""

    id: int
    chain_id: int
    fields: dict[str, Any]
    rules: list[dict[str, Any]]
    location_ids: list[int]
    card_type_ids: list[int]
    items: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    templates: dict[str, dict[str, Any] | None] = field(default_factory=dict[str, dict[str, Any] | None])


@dataclass(slots=True)
class Transaction:
    """A movement of points, visits or money. 0 means no link."""

    id: int
    chain_id: int
    location_id: int
    created: datetime
    amount: Decimal
    type_id: int
    visit_id: int = 0
    card_id: int = 0
    program_id: int = 0
    gift_card_id: int = 0
    membership_id: int = 0
    item_id: int = 0
    item_type_id: int = 0


@dataclass(slots=True)
class World:
    """All records by id. Dicts keep the order of creation."""

    chains: dict[int, Chain] = field(default_factory=dict[int, Chain])
    locations: dict[int, Location] = field(default_factory=dict[int, Location])
    users: list[User] = field(default_factory=list[User])
    booking_users: dict[int, User] = field(default_factory=dict[int, User])
    """The users of online booking, by id."""
    clients: dict[int, Client] = field(default_factory=dict[int, Client])
    membership_types: dict[int, MembershipType] = field(default_factory=dict[int, MembershipType])
    memberships: dict[int, Membership] = field(default_factory=dict[int, Membership])
    gift_card_types: dict[int, GiftCardType] = field(default_factory=dict[int, GiftCardType])
    gift_cards: dict[int, GiftCard] = field(default_factory=dict[int, GiftCard])
    card_types: dict[int, LoyaltyCardType] = field(default_factory=dict[int, LoyaltyCardType])
    cards: dict[int, LoyaltyCard] = field(default_factory=dict[int, LoyaltyCard])
    promotions: dict[int, Promotion] = field(default_factory=dict[int, Promotion])
    templates: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])
    transactions: dict[int, Transaction] = field(default_factory=dict[int, Transaction])
    by_phone: dict[tuple[int, str], Client] = field(default_factory=dict[tuple[int, str], Client])
    sharing: dict[tuple[int, str], list[Client]] = field(default_factory=dict[tuple[int, str], list[Client]])
    clients_of: dict[int, dict[int, Client]] = field(default_factory=dict[int, dict[int, Client]])
    """The clients of each location, by id."""
    comments_of: dict[int, list[ClientComment]] = field(default_factory=dict[int, list[ClientComment]])
    booking: Booking = field(default_factory=Booking)
    memberships_of: dict[int, list[Membership]] = field(default_factory=dict[int, list[Membership]])
    gift_cards_of: dict[int, list[GiftCard]] = field(default_factory=dict[int, list[GiftCard]])
    cards_of: dict[int, list[LoyaltyCard]] = field(default_factory=dict[int, list[LoyaltyCard]])
    client_accounts: dict[int, ClientAccount] = field(default_factory=dict[int, ClientAccount])
    client_accounts_of: dict[int, list[ClientAccount]] = field(default_factory=dict[int, list[ClientAccount]])
    challenges: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    next_id: int = 50_000_000
    finance: Finance = field(default_factory=Finance)
    webhook_settings: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])
    webhook_urls: list[str] = field(default_factory=list[str])
    listeners: list[Listener] = field(default_factory=list["Listener"])

    def make_id(self) -> int:
        """Return an unused id."""
        self.next_id += 1
        return self.next_id

    def announce(
        self,
        resource: str,
        status: ChangeStatus,
        *,
        location_id: int,
        resource_id: int,
        render: Callable[[], dict[str, Any]],
    ) -> None:
        """Report a change of a record to all listeners.

        Handlers call this after they have changed a record, and before they delete one. Seeding with `add_*`
        reports nothing.

        Args:
            resource: name of the webhook resource.
            status: what happened to the record.
            location_id: the location of the record.
            resource_id: id of the record.
            render: returns the record in wire form; it is called only if there are listeners.
        """
        if self.listeners:
            change = RecordChange(resource, status, location_id, resource_id, render())
            for listener in tuple(self.listeners):
                listener(change)

    def find_client(self, location_id: int, phone: str) -> Client | None:
        """Return the client of a location with this phone, compared by its digits."""
        return self.by_phone.get((location_id, extract_digits(phone)))

    def find_clients(self, location_id: int, phone: str) -> list[Client]:
        """Return all clients of a location with this phone, the first one first."""
        first = self.find_client(location_id, phone)
        return [] if first is None else [first, *self.sharing.get((location_id, extract_digits(phone)), ())]

    def get_zone(self, location_id: int) -> tzinfo:
        """Return the time zone of a location, or UTC for an unknown location."""
        location = self.locations.get(location_id)
        return location.zone if location else UTC

    def count_sold(self, type_id: int) -> int:
        """Return the number of memberships of a type that were sold."""
        return sum(1 for membership in self.memberships.values() if membership.type_id == type_id)

    def count_issued(self, type_id: int) -> int:
        """Return the number of gift cards of a type that were issued."""
        return sum(1 for card in self.gift_cards.values() if card.type_id == type_id)


def extract_digits(text: str) -> str:
    """Return the digits of a phone, without any other characters."""
    return "".join(character for character in text if "0" <= character <= "9")


_LONGEST_DAYS = 36_500
_UNIT_DAYS = {0: 0, 1: 1, 2: 7, 3: 30, 4: 365}


def count_days(count: int, unit_id: int) -> int:
    """Return the days of a period, at most a century. Months have 30 days, years 365."""
    return min(count * _UNIT_DAYS.get(unit_id, 1), _LONGEST_DAYS)


def compute_period_end(start: datetime, period: int, unit_id: int) -> datetime:
    """Return the last second of the day on which a period ends. Months have 30 days, years 365.

    A period of more than a century ends after a century.
    """
    day = start + timedelta(days=count_days(period, unit_id))
    return day.replace(hour=23, minute=59, second=59, microsecond=0)
