"""Add single products, transactions and client accounts to a world. Each returns what it creates."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from altegio_async._core.arguments import optional
from altegio_async._core.validation import check_text
from altegio_async.testing.data.arguments import (
    check_day_or_moment,
    check_money,
    find_by_id,
    find_client,
    find_record,
)
from altegio_async.testing.data.client_accounts import ClientAccount
from altegio_async.testing.data.finance import Payment, Product
from altegio_async.testing.data.world import GiftCardType, MembershipType

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from altegio_async.testing.data.world import Client, World


def add_product(
    world: World,
    location_id: int,
    *,
    title: str | None,
    cost: object,
    membership_type: MembershipType | int | None,
    gift_card_type: GiftCardType | int | None,
    now: datetime,
) -> Product:
    """Add a product. Its sale issues a membership or a gift card if it has a type."""
    location = find_by_id("location_id", world.locations, location_id)
    price, name = check_money("cost", cost), optional(check_text, "title", title)
    issued_membership = issued_card = 0
    if membership_type is not None:
        kind = find_record("membership_type", MembershipType, world.membership_types, membership_type)
        issued_membership = kind.id
    if gift_card_type is not None:
        issued_card = find_record("gift_card_type", GiftCardType, world.gift_card_types, gift_card_type).id
    ident = world.make_id()
    product = Product(
        id=ident,
        location_id=location.id,
        title=f"Product {ident}" if name is None else name,
        cost=price,
        changed=now.astimezone(location.zone),
        membership_type_id=issued_membership,
        gift_card_type_id=issued_card,
    )
    world.finance.products[product.id] = product
    return product


def add_transaction(
    world: World,
    location_id: int,
    *,
    amount: Decimal | int,
    client: Client | int | None,
    when: date | None,
    comment: str,
    now: datetime,
) -> Payment:
    """Add a transaction of the cash account of a location. A day means its noon in the location."""
    location = find_by_id("location_id", world.locations, location_id)
    total = check_money("amount", amount, is_negative_allowed=True)
    owner = None if client is None else find_client(world, location, client)
    note = check_text("comment", comment)
    moment = now if when is None else check_day_or_moment("when", when, location, day_means=time(12))
    payment = Payment(
        id=world.make_id(),
        location_id=location.id,
        account_id=world.finance.list_accounts(location.id)[0].id,
        amount=total,
        date=moment,
        changed=now.astimezone(location.zone),
        client_id=owner.id if owner else 0,
        comment=note,
    )
    world.finance.store_payment(payment)
    return payment


def add_client_account(
    world: World,
    location_id: int,
    *,
    client: Client | int,
    balance: object,
    title: str | None,
    now: datetime,
) -> ClientAccount:
    """Add an account of a client in the chain of a location."""
    location = find_by_id("location_id", world.locations, location_id)
    owner, amount = find_client(world, location, client), check_money("balance", balance)
    name = optional(check_text, "title", title)
    account = ClientAccount(
        id=world.make_id(),
        chain_id=location.chain_id,
        client_id=owner.id,
        type_id=1,
        title="Client account" if name is None else name,
        created=now.astimezone(location.zone),
        initial_balance=amount,
    )
    world.client_accounts[account.id] = account
    world.client_accounts_of.setdefault(owner.id, []).append(account)
    return account
