"""Add single products and financial transactions to a world. Each function returns what it creates."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from altegio_async._core.arguments import check_amount
from altegio_async._core.validation import check_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.booking_builders import find_record
from altegio_async.testing.data.finance import Payment, Product

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Client, GiftCardType, MembershipType, World


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
    location = find_record("location_id", world.locations, location_id)
    product = Product(
        id=world.new_id(),
        location_id=location.id,
        title="",
        cost=check_amount("cost", cost),
        changed=now.astimezone(location.zone),
    )
    product.title = f"Product {product.id}" if title is None else check_text("title", title)
    if membership_type is not None:
        kind = find_record("membership_type", world.membership_types, membership_type)
        product.membership_type_id = kind.id
    if gift_card_type is not None:
        product.gift_card_type_id = find_record("gift_card_type", world.gift_card_types, gift_card_type).id
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
    location = find_record("location_id", world.locations, location_id)
    if isinstance(amount, bool) or not isinstance(amount, (int, Decimal)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidArgumentError(f"amount must be a Decimal or an int, got {type(amount).__name__}")
    owner = None if client is None else find_record("client", world.clients, client)
    moment = now if when is None else when
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), location.zone)
    payment = Payment(
        id=world.new_id(),
        location_id=location.id,
        account_id=world.finance.list_accounts(location.id)[0].id,
        amount=Decimal(amount),
        date=moment if moment.tzinfo else moment.replace(tzinfo=location.zone),
        changed=now.astimezone(location.zone),
        client_id=owner.id if owner else 0,
        comment=check_text("comment", comment),
    )
    world.finance.store_payment(payment)
    return payment
