"""The records of clients, memberships and cards that a test adds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from altegio_async.testing.data import builders
from altegio_async.testing.data.world import (
    Client,
    GiftCard,
    GiftCardType,
    Location,
    LoyaltyCard,
    LoyaltyCardType,
    Membership,
    MembershipType,
    World,
)


class LoyaltySeeding:
    """Adds locations, clients, memberships, gift cards and loyalty cards."""

    world: World
    now: datetime | None

    def add_location(self, *, title: str | None = None, chain_id: int | None = None) -> Location:
        """Add a location and return it.

        Args:
            title: title.
            chain_id: its chain; by default a new one.

        Raises:
            InvalidArgumentError: no such chain exists.
        """
        return builders.add_location(self.world, title=title, chain_id=chain_id)

    def add_client(
        self,
        location_id: int,
        *,
        phone: str,
        name: str | None = None,
        email: str = "",
        extra_phones: Iterable[str] = (),
    ) -> Client:
        """Add a client and return it. Several clients can share a phone.

        Args:
            location_id: the location of the client.
            phone: one phone number with its country code.
            name: full name.
            email: email address.
            extra_phones: further phone numbers. Look-ups by phone find the client by them; the rows of
                clients do not contain them.

        Raises:
            InvalidArgumentError: no such location exists, or a phone is not one number.
        """
        return builders.add_client(
            self.world,
            location_id,
            phone=phone,
            name=name,
            email=email,
            extra_phones=extra_phones,
            now=builders.read_clock(self.now),
        )

    def add_membership_type(
        self,
        location_id: int,
        *,
        title: str | None = None,
        cost: Decimal | int = 100,
        visits: int = 10,
        is_unlimited: bool = False,
    ) -> MembershipType:
        """Add a membership type and return it.

        Args:
            location_id: the location that sells it.
            title: title.
            cost: price in major units.
            visits: number of visits.
            is_unlimited: whether visits are unlimited.

        Raises:
            InvalidArgumentError: no such location exists, or a value is invalid.
        """
        return builders.add_membership_type(
            self.world, location_id, title=title, cost=cost, visits=visits, is_unlimited=is_unlimited
        )

    def add_membership(
        self,
        location_id: int,
        *,
        client: Client | int,
        membership_type: MembershipType | int | None = None,
        visits: int | None = None,
        expires: date | None = None,
        is_frozen: bool = False,
        created: date | None = None,
    ) -> Membership:
        """Add a membership of a client and return it. Its status follows from expiry and visits left.

        No product transaction sells it; see `add_membership_sale`.

        Args:
            location_id: the location that sold it.
            client: the client, or its id.
            membership_type: the type, or its id; by default a new one.
            visits: visits left; by default those of the type.
            expires: last day, or the moment of expiry; None for no expiry.
            is_frozen: whether it is frozen.
            created: day or moment of its creation and activation; by default now.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_membership(
            self.world,
            location_id,
            client=client,
            membership_type=membership_type,
            visits=visits,
            expires=expires,
            is_frozen=is_frozen,
            created=created,
            now=builders.read_clock(self.now),
        )

    def add_gift_card_type(
        self, location_id: int, *, title: str | None = None, balance: Decimal | int = 100
    ) -> GiftCardType:
        """Add a gift card type and return it.

        Args:
            location_id: the location that sells it.
            title: title.
            balance: balance of a new card in major units.

        Raises:
            InvalidArgumentError: no such location exists, or a value is invalid.
        """
        return builders.add_gift_card_type(self.world, location_id, title=title, balance=balance)

    def add_gift_card(
        self,
        location_id: int,
        *,
        client: Client | int,
        balance: Decimal | int,
        expires: date | None = None,
        gift_card_type: GiftCardType | int | None = None,
    ) -> GiftCard:
        """Add a gift card of a client and return it.

        Args:
            location_id: the location that sold it.
            client: the client, or its id.
            balance: money left in major units.
            expires: last day, or the moment of expiry; None for no expiry.
            gift_card_type: the type, or its id; by default a new one.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_gift_card(
            self.world,
            location_id,
            client=client,
            balance=balance,
            expires=expires,
            gift_card_type=gift_card_type,
            now=builders.read_clock(self.now),
        )

    def add_loyalty_card_type(self, location_id: int, *, title: str | None = None) -> LoyaltyCardType:
        """Add a loyalty card type of a chain and return it. An added chain has none.

        Args:
            location_id: a location of the chain.
            title: title.

        Raises:
            InvalidArgumentError: no such location exists, or a value is invalid.
        """
        return builders.add_loyalty_card_type(self.world, location_id, title=title)

    def add_loyalty_card(
        self, location_id: int, *, client: Client | int, balance: Decimal | int = 0
    ) -> LoyaltyCard:
        """Add a loyalty card of a client and return it. It has the first type of the chain, or a new one.

        Args:
            location_id: the location of the client.
            client: the client, or its id.
            balance: balance in major units or points.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return builders.add_loyalty_card(self.world, location_id, client=client, balance=balance)
