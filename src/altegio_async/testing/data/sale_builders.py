"""Add product transactions to a world, such as the sales of memberships. Each function returns its record."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

from altegio_async._core.arguments import check_flag
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.data.arguments import (
    check_day_or_moment,
    check_money,
    find_by_id,
    find_client,
    find_record,
)
from altegio_async.testing.data.finance import SALE, Product, ProductTransaction, StockDocument
from altegio_async.testing.data.world import Client, Membership

if TYPE_CHECKING:
    from datetime import date, datetime

    from altegio_async.testing.data.world import Location, World

_NOON = time(12)


def add_product_transaction(
    world: World,
    location_id: int,
    *,
    client: Client | int | None,
    product: Product | int | None,
    price: object,
    when: date | None,
    is_deleted: bool,
    now: datetime,
) -> ProductTransaction:
    """Add a sale of one unit of a product. A day means its noon in the location."""
    location = find_by_id("location_id", world.locations, location_id)
    owner = None if client is None else find_client(world, location, client)
    sold = None if product is None else find_record("product", Product, world.finance.products, product)
    if sold is not None and sold.location_id != location.id:
        raise InvalidArgumentError(f"product {sold.id} belongs to location {sold.location_id}")
    amount, is_deleted = check_money("price", price), check_flag("is_deleted", is_deleted)
    created = now.astimezone(location.zone)
    if when is not None:
        created = check_day_or_moment("when", when, location, day_means=_NOON)
    return _store(
        world,
        location,
        created,
        product_id=sold.id if sold else _find_product_id(world, location, 0, amount, created),
        client_id=owner.id if owner else 0,
        price=amount,
        is_deleted=is_deleted,
    )


def add_membership_sale(
    world: World,
    membership: Membership | int,
    *,
    location_id: int | None,
    when: date | None,
    price: object,
    is_anonymous: bool,
    is_deleted: bool,
    has_transaction_id: bool,
    has_membership_id: bool,
    transferred_to: Client | int | None,
    is_transfer_listed: bool,
) -> ProductTransaction:
    """Add the sale of a membership. A day means its noon in the location."""
    sold = find_record("membership", Membership, world.memberships, membership)
    place = sold.location_id if location_id is None else location_id
    location = find_by_id("location_id", world.locations, place)
    if location.chain_id != sold.chain_id:
        raise InvalidArgumentError(f"location {location.id} belongs to another chain than the membership")
    amount = check_money("price", price)
    recipient = None
    if transferred_to is not None:
        recipient = find_record("transferred_to", Client, world.clients, transferred_to)
    flags = {
        "is_anonymous": is_anonymous,
        "is_deleted": is_deleted,
        "has_transaction_id": has_transaction_id,
        "has_membership_id": has_membership_id,
        "is_transfer_listed": is_transfer_listed,
    }
    flags = {name: check_flag(name, value) for name, value in flags.items()}
    created = sold.created.astimezone(location.zone)
    if when is not None:
        created = check_day_or_moment("when", when, location, day_means=_NOON)
    listed_id = recipient.id if recipient and flags["is_transfer_listed"] else sold.client_id
    if recipient is not None:
        _transfer(world, sold, recipient)
    item = _store(
        world,
        location,
        created,
        product_id=_find_product_id(world, location, sold.type_id, amount, created),
        client_id=0 if flags["is_anonymous"] else listed_id,
        price=amount,
        is_deleted=flags["is_deleted"],
        membership_id=sold.id if flags["has_membership_id"] else 0,
    )
    if flags["has_transaction_id"]:
        sold.goods_transaction_id = item.id
    return item


def _transfer(world: World, membership: Membership, recipient: Client) -> None:
    """Give a membership to another client."""
    world.memberships_of[membership.client_id].remove(membership)
    membership.client_id = recipient.id
    world.memberships_of.setdefault(recipient.id, []).append(membership)


def _find_product_id(
    world: World, location: Location, membership_type_id: int, price: Decimal, changed: datetime
) -> int:
    """Return the first product of a location that issues this type, 0 for none. Add one if there is none."""
    for product in world.finance.products.values():
        issued = product.membership_type_id, product.gift_card_type_id
        if product.location_id == location.id and issued == (membership_type_id, 0):
            return product.id
    ident = world.make_id()
    world.finance.products[ident] = Product(
        ident,
        location.id,
        f"Product {ident}",
        price,
        changed,
        membership_type_id=membership_type_id,
    )
    return ident


def _store(
    world: World,
    location: Location,
    created: datetime,
    *,
    product_id: int,
    client_id: int,
    price: Decimal,
    is_deleted: bool,
    membership_id: int = 0,
) -> ProductTransaction:
    """Add a document with one product transaction."""
    storage = world.finance.list_storages(location.id)[0]
    document = StockDocument(world.make_id(), location.id, SALE, created, storage_id=storage.id)
    world.finance.documents[document.id] = document
    item = ProductTransaction(
        id=world.make_id(),
        document_id=document.id,
        product_id=product_id,
        amount=Decimal(-1),
        cost_per_unit=price,
        discount=Decimal(0),
        cost=price,
        created=created,
        storage_id=storage.id,
        client_id=client_id,
        membership_id=membership_id,
        is_deleted=is_deleted,
    )
    world.finance.store_movement(item)
    return item
