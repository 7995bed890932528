"""The records of products, accounts and transactions that a test adds."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from altegio_async.testing.data import builders, finance_builders, sale_builders
from altegio_async.testing.data.client_accounts import ClientAccount
from altegio_async.testing.data.finance import Payment, Product, ProductTransaction
from altegio_async.testing.data.world import Client, GiftCardType, Membership, MembershipType, World


class SalesSeeding:
    """Adds products, client accounts and transactions."""

    world: World
    now: datetime | None

    def add_product(
        self,
        location_id: int,
        *,
        title: str | None = None,
        cost: Decimal | int = 10,
        membership_type: MembershipType | int | None = None,
        gift_card_type: GiftCardType | int | None = None,
    ) -> Product:
        """Add a product and return it. Its sale to a client issues a membership or a gift card of its type.

        Args:
            location_id: the location that sells it.
            title: title.
            cost: price in major units.
            membership_type: the type of the memberships that its sale issues, or its id.
            gift_card_type: the type of the gift cards that its sale issues, or its id.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_product(
            self.world,
            location_id,
            title=title,
            cost=cost,
            membership_type=membership_type,
            gift_card_type=gift_card_type,
            now=builders.read_clock(self.now),
        )

    def add_client_account(
        self,
        location_id: int,
        *,
        client: Client | int,
        balance: Decimal | int = 0,
        title: str | None = None,
    ) -> ClientAccount:
        """Add an account of a client and return it. It belongs to the chain of the location.

        Args:
            location_id: the location of the client.
            client: the client, or its id.
            balance: balance in major units.
            title: title of the type of the account.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_client_account(
            self.world,
            location_id,
            client=client,
            balance=balance,
            title=title,
            now=builders.read_clock(self.now),
        )

    def add_transaction(
        self,
        location_id: int,
        *,
        amount: Decimal | int,
        client: Client | int | None = None,
        when: date | None = None,
        comment: str = "",
    ) -> Payment:
        """Add a financial transaction of the cash account of a location and return it.

        Args:
            location_id: the location.
            amount: sum in major units; negative for an expense.
            client: the client, or its id.
            when: day or moment; by default now.
            comment: note for the team.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return finance_builders.add_transaction(
            self.world,
            location_id,
            amount=amount,
            client=client,
            when=when,
            comment=comment,
            now=builders.read_clock(self.now),
        )

    def add_product_transaction(
        self,
        location_id: int,
        *,
        client: Client | int | None = None,
        product: Product | int | None = None,
        price: Decimal | int = 10,
        when: date | None = None,
        is_deleted: bool = False,
    ) -> ProductTransaction:
        """Add a sale of one unit of a product and return it. It issues nothing.

        Args:
            location_id: the location that sold it.
            client: the client, or its id; None for no client.
            product: the product, or its id; by default one that issues nothing.
            price: price of the unit in major units.
            when: day or moment of the sale; by default now.
            is_deleted: whether the lists show it as deleted.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return sale_builders.add_product_transaction(
            self.world,
            location_id,
            client=client,
            product=product,
            price=price,
            when=when,
            is_deleted=is_deleted,
            now=builders.read_clock(self.now),
        )

    def add_membership_sale(
        self,
        membership: Membership | int,
        *,
        location_id: int | None = None,
        when: date | None = None,
        price: Decimal | int = 100,
        is_anonymous: bool = False,
        is_deleted: bool = False,
        has_transaction_id: bool = True,
        has_membership_id: bool = True,
        transferred_to: Client | int | None = None,
        is_transfer_listed: bool = True,
    ) -> ProductTransaction:
        """Add the product transaction that sold a membership and return it.

        Args:
            membership: the membership, or its id.
            location_id: the location that sold it, of the same chain; by default that of the membership.
            when: day or moment of the sale; by default the creation of the membership.
            price: price of the unit in major units.
            is_anonymous: whether the transaction has no client.
            is_deleted: whether the lists show the transaction as deleted.
            has_transaction_id: whether the membership has the id of the transaction.
            has_membership_id: whether the transaction has the id of the membership.
            transferred_to: the client to whom the membership passes after the sale, or its id.
            is_transfer_listed: whether the transaction has the client after the transfer; if not, it has the
                buyer.

        Raises:
            InvalidArgumentError: a record does not exist, or a value is invalid.
        """
        return sale_builders.add_membership_sale(
            self.world,
            membership,
            location_id=location_id,
            when=when,
            price=price,
            is_anonymous=is_anonymous,
            is_deleted=is_deleted,
            has_transaction_id=has_transaction_id,
            has_membership_id=has_membership_id,
            transferred_to=transferred_to,
            is_transfer_listed=is_transfer_listed,
        )
