"""Add single records to a world. Each function returns the record that it creates."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from altegio_async._core.arguments import check_flag, optional
from altegio_async._core.validation import check_count, check_text, parse_phone
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.arguments import (
    check_day_or_moment,
    check_money,
    find_by_id,
    find_client,
    find_record,
    read_phones,
)
from altegio_async.testing.data.client_index import index_client
from altegio_async.testing.data.world import (
    Chain,
    Client,
    Coverage,
    GiftCard,
    GiftCardType,
    Location,
    LoyaltyCard,
    LoyaltyCardType,
    Membership,
    MembershipType,
    World,
)

_CREATED, _ACTIVE, _EXPIRED, _WASTED = 1, 2, 3, 4


def add_location(world: World, *, title: str | None, chain_id: int | None) -> Location:
    """Add a location, in a new chain unless one is named."""
    sample = next(iter(world.locations.values()), None)
    if sample is None:
        raise InvalidArgumentError("add_location needs a seed with at least one location")
    name = optional(check_text, "title", title)
    chain = None if chain_id is None else find_by_id("chain_id", world.chains, chain_id)
    ident = world.make_id()
    if chain is None:
        chain_id = world.make_id()
        chain = world.chains[chain_id] = Chain(chain_id, f"Chain {chain_id}")
    location = replace(
        sample,
        id=ident,
        title=f"Location {ident}" if name is None else name,
        chain_id=chain.id,
        client_phones=[],
        membership_type_ids=[],
        gift_card_type_ids=[],
        event_ids=[],
    )
    chain.location_ids.append(ident)
    world.locations[ident] = location
    return location


def add_client(
    world: World,
    location_id: int,
    *,
    phone: str,
    name: str | None,
    email: str,
    extra_phones: Iterable[str] = (),
    now: datetime,
) -> Client:
    """Add a client. Several clients can have the same phone."""
    location = find_by_id("location_id", world.locations, location_id)
    digits = parse_phone("phone", phone)
    extra = read_phones("extra_phones", extra_phones)
    title, address = optional(check_text, "name", name), check_text("email", email)
    ident = world.make_id()
    client = Client(ident, location.id, f"Client {ident}" if title is None else title, digits, address)
    client.changed, client.extra_phones = now.astimezone(location.zone), extra
    index_client(world, client)
    return client


def add_membership_type(
    world: World, location_id: int, *, title: str | None, cost: object, visits: int, is_unlimited: bool
) -> MembershipType:
    """Add a membership type that covers one category of services."""
    location = find_by_id("location_id", world.locations, location_id)
    is_unlimited = check_flag("is_unlimited", is_unlimited)
    limit = check_count("visits", visits, 0 if is_unlimited else 1)
    count = 0 if is_unlimited else limit
    price, name = check_money("cost", cost), optional(check_text, "title", title)
    ident = world.make_id()
    kind = MembershipType(
        id=ident,
        chain_id=location.chain_id,
        title=f"Membership {ident}" if name is None else name,
        cost=price,
        period=6,
        period_unit_id=3,
        location_ids=[location.id],
        coverage=[Coverage(world.make_id(), "All services", count, is_unlimited=is_unlimited)],
        allow_freeze=True,
        freeze_limit=30,
    )
    world.membership_types[ident] = kind
    location.membership_type_ids.append(ident)
    return kind


def add_membership(
    world: World,
    location_id: int,
    *,
    client: Client | int,
    membership_type: MembershipType | int | None,
    visits: int | None,
    expires: date | None,
    is_frozen: bool,
    created: date | None,
    now: datetime,
) -> Membership:
    """Add a membership of a client. Its status follows from the expiry and the visits left."""
    location = find_by_id("location_id", world.locations, location_id)
    owner = find_client(world, location, client)
    left = optional(check_count, "visits", visits, 0)
    end, is_frozen = _find_end(location, expires), check_flag("is_frozen", is_frozen)
    issued = now
    if created is not None:
        issued = check_day_or_moment("created", created, location, day_means=time(12))
    if membership_type is None:
        kind = add_membership_type(
            world, location.id, title=None, cost=100, visits=max(left or 10, 1), is_unlimited=False
        )
    else:
        kind = find_record("membership_type", MembershipType, world.membership_types, membership_type)
    coverage, shared = _count_visits(kind, left)
    is_unlimited = kind.is_united_unlimited or any(link.is_unlimited for link in coverage)
    is_used_up = not (is_unlimited or shared or any(link.count for link in coverage))
    is_expired = end is not None and end < now
    ident = world.make_id()
    membership = Membership(
        id=ident,
        number=f"{ident % 1_000_000:06d}",
        type_id=kind.id,
        chain_id=location.chain_id,
        location_id=location.id,
        client_id=owner.id,
        status_id=_EXPIRED if is_expired else _WASTED if is_used_up else _ACTIVE,
        created=issued,
        activated=issued,
        expires=end,
        period=kind.period,
        period_unit_id=kind.period_unit_id,
        coverage=coverage,
        united_count=shared,
        goods_transaction_id=world.make_id(),
        is_frozen=is_frozen,
        frozen_since=now if is_frozen else None,
    )
    world.memberships[ident] = membership
    world.memberships_of.setdefault(owner.id, []).append(membership)
    return membership


def _count_visits(kind: MembershipType, left: int | None) -> tuple[list[Coverage], int]:
    """Return the coverage of a new membership with its visits, and the visits that all services share.

    Args:
        kind: its type.
        left: the visits left; None for those of the type. Without a shared balance, the first entry has them.
    """
    coverage = [copy(link) for link in kind.coverage]
    if kind.is_united_balance:
        return coverage, kind.united_count if left is None else left
    if left is not None:
        for number, link in enumerate(coverage):
            link.count = left if number == 0 else 0
    return coverage, 0


def add_gift_card_type(world: World, location_id: int, *, title: str | None, balance: object) -> GiftCardType:
    """Add a gift card type that pays for everything and does not expire."""
    location = find_by_id("location_id", world.locations, location_id)
    amount, name = check_money("balance", balance), optional(check_text, "title", title)
    ident = world.make_id()
    kind = GiftCardType(
        id=ident,
        chain_id=location.chain_id,
        title=f"Gift card {ident}" if name is None else name,
        balance=amount,
        is_multi=True,
        item_type_id=0,
        expiration_type_id=0,
        expiration_date=None,
        expiration_timeout=0,
        expiration_timeout_unit_id=0,
        is_allow_empty_code=False,
        location_ids=[location.id],
    )
    world.gift_card_types[ident] = kind
    location.gift_card_type_ids.append(ident)
    return kind


def add_gift_card(
    world: World,
    location_id: int,
    *,
    client: Client | int,
    balance: object,
    expires: date | None,
    gift_card_type: GiftCardType | int | None,
    now: datetime,
) -> GiftCard:
    """Add a gift card of a client."""
    location = find_by_id("location_id", world.locations, location_id)
    owner = find_client(world, location, client)
    amount, end = check_money("balance", balance), _find_end(location, expires)
    if gift_card_type is None:
        kind = add_gift_card_type(world, location.id, title=None, balance=amount)
    else:
        kind = find_record("gift_card_type", GiftCardType, world.gift_card_types, gift_card_type)
    ident = world.make_id()
    card = GiftCard(
        id=ident,
        number=f"{ident % 1_000_000:06d}",
        type_id=kind.id,
        location_id=location.id,
        client_id=owner.id,
        balance=amount,
        default_balance=max(kind.balance, amount),
        status_id=2,
        created=now,
        expires=end,
    )
    world.gift_cards[ident] = card
    world.gift_cards_of.setdefault(owner.id, []).append(card)
    return card


def add_loyalty_card_type(world: World, location_id: int, *, title: str | None) -> LoyaltyCardType:
    """Add a loyalty card type to the chain of a location."""
    location = find_by_id("location_id", world.locations, location_id)
    name = optional(check_text, "title", title)
    kind = LoyaltyCardType(world.make_id(), location.chain_id, "Silver" if name is None else name)
    world.card_types[kind.id] = kind
    return kind


def add_loyalty_card(world: World, location_id: int, *, client: Client | int, balance: object) -> LoyaltyCard:
    """Add a loyalty card of a client, of the first type of the chain or of a new one."""
    location = find_by_id("location_id", world.locations, location_id)
    owner = find_client(world, location, client)
    amount = check_money("balance", balance, is_negative_allowed=True)
    types = (one for one in world.card_types.values() if one.chain_id == location.chain_id)
    kind = next(types, None) or add_loyalty_card_type(world, location_id, title=None)
    ident = world.make_id()
    card = LoyaltyCard(
        id=ident,
        number=f"{ident:010d}",
        type_id=kind.id,
        chain_id=location.chain_id,
        location_id=location.id,
        client_id=owner.id,
        balance=amount,
        paid=Decimal(0),
        sold=Decimal(0),
        visits=0,
    )
    world.cards[ident] = card
    world.cards_of.setdefault(owner.id, []).append(card)
    return card


def _find_end(location: Location, expires: date | None) -> datetime | None:
    """Return the moment of an expiry. A day means its end in the location."""
    if expires is None:
        return None
    return check_day_or_moment("expires", expires, location, day_means=time(23, 59, 59))


def read_clock(now: datetime | None) -> datetime:
    """Return the given moment, or the current time without fractions of a second."""
    moment = datetime.now(UTC) if now is None else now
    return moment - timedelta(microseconds=moment.microsecond)


def check_clock(now: object) -> datetime | None:
    """Return a moment with an offset, or None.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    if now is None:
        return None
    if not isinstance(now, datetime) or now.tzinfo is None:
        raise InvalidArgumentError("now must be a datetime with an offset")
    return now
