"""Sales: the items of a document, what is left to pay, and payments by loyalty methods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from altegio_async.testing.data.account_entries import add_entry, delete_entry
from altegio_async.testing.data.client_accounts import PAYMENT
from altegio_async.testing.data.finance import (
    CARD_WITHDRAWAL,
    CLIENT_ACCOUNT_WITHDRAWAL,
    GIFT_CARD_WITHDRAWAL,
    MEMBERSHIP_USE,
    PRODUCT_PAYMENT,
    REFERRAL_BONUS,
    SALE,
    SERVICE_PAYMENT,
    VISIT,
    LoyaltyPayment,
    StockDocument,
    make_document_id,
)
from altegio_async.testing.data.loyalty import update_status

if TYPE_CHECKING:
    from datetime import datetime

    from altegio_async.testing.data.client_accounts import ClientAccount
    from altegio_async.testing.data.world import Coverage, Membership, MembershipType, World

_USABLE = {1, 2}


@dataclass(slots=True)
class SaleItem:
    """An item of a sale: a service of an appointment or a product."""

    id: int
    kind: str
    title: str
    amount: Decimal
    cost_per_unit: Decimal
    discount: Decimal
    cost: Decimal

    @property
    def expense_id(self) -> int:
        """The item of income of its payments."""
        return SERVICE_PAYMENT if self.kind == "service" else PRODUCT_PAYMENT


def find_sale(world: World, location_id: int, document_id: int) -> StockDocument | None:
    """Return the document of a sale or of an appointment of a location."""
    document = world.finance.documents.get(document_id)
    appointment = world.booking.appointments.get(document_id // 10)
    if document is None and appointment is not None and make_document_id(appointment.id) == document_id:
        document = StockDocument(
            document_id,
            appointment.location_id,
            VISIT,
            appointment.created,
            appointment_id=appointment.id,
        )
        world.finance.documents[document_id] = document
    is_sale = document is not None and document.type_id in {SALE, VISIT}
    return document if document and is_sale and document.location_id == location_id else None


def list_items(world: World, document: StockDocument) -> list[SaleItem]:
    """Return the items of a sale: services first."""
    appointment = world.booking.appointments.get(document.appointment_id)
    services = [] if appointment is None or appointment.is_deleted else appointment.services
    items = [
        SaleItem(
            id=service.id,
            kind="service",
            title=service.title,
            amount=Decimal(service.amount),
            cost_per_unit=service.first_cost,
            discount=service.discount,
            cost=service.cost,
        )
        for service in services
    ]
    for movement in world.finance.list_movements(document.id):
        if movement.is_deleted:
            continue
        product = world.finance.products.get(movement.product_id)
        items.append(
            SaleItem(
                id=movement.id,
                kind="good",
                title=product.title if product else "",
                amount=movement.quantity,
                cost_per_unit=movement.cost_per_unit,
                discount=movement.discount,
                cost=movement.cost,
            )
        )
    return items


def find_product_id(world: World, item: SaleItem) -> int:
    """Return the product of an item of a sale, or 0 for a service."""
    movement = world.finance.movements.get(item.id) if item.kind == "good" else None
    return movement.product_id if movement else 0


def find_client_id(world: World, document: StockDocument) -> int:
    """Return the client of a sale, or 0 without one."""
    appointment = world.booking.appointments.get(document.appointment_id)
    if appointment is not None:
        return appointment.client_id or 0
    movements = world.finance.list_movements(document.id)
    return next((item.client_id for item in movements if item.client_id), 0)


def compute_due(world: World, document: StockDocument, item: SaleItem) -> Decimal:
    """Return what is left to pay of an item."""
    key = (item.id, item.kind)
    loyalty = sum(
        payment.paid
        for payment in world.finance.list_loyalty_payments(document.id)
        if (payment.item_id, payment.item_type) == key
    )
    paid = sum(
        payment.amount
        for payment in world.finance.list_payments(document.id)
        if (payment.item_id, payment.item_type) == key
    )
    return max(item.cost - loyalty - paid, Decimal(0))


def find_link(world: World, membership: Membership, service_id: int) -> Coverage | None:
    """Return the entry of a membership's balance that covers a service and has a visit left."""
    service = world.booking.services.get((membership.location_id, service_id))
    categories = {category_id for _, category_id in world.booking.categories}
    kind = world.membership_types[membership.type_id]
    shared = membership.united_count > 0 or kind.is_united_unlimited
    for link in membership.coverage:
        is_root = link.is_category and link.id not in categories
        covered = {service.category_id} if link.is_category and service else {service_id}
        if (is_root or link.id in covered) and (link.count > 0 or link.is_unlimited or shared):
            return link
    return None


def has_validity(membership: Membership, now: datetime) -> bool:
    """Return whether a membership is neither used up, frozen nor expired."""
    is_expired = membership.expires is not None and membership.expires < now
    return membership.status_id in _USABLE and not membership.is_frozen and not is_expired


def pay_by_membership(
    world: World, document: StockDocument, membership: Membership, now: datetime
) -> LoyaltyPayment | None:
    """Pay the first unpaid service that a membership covers with one visit, or return None."""
    for item in list_items(world, document):
        due = compute_due(world, document, item)
        link = find_link(world, membership, item.id) if item.kind == "service" and due else None
        if link is not None:
            payment = add_loyalty_payment(world, document, (item, due), MEMBERSHIP_USE, now)
            payment.membership_id = membership.id
            _use_visit(world.membership_types[membership.type_id], membership, link, payment)
            membership.activated = membership.activated or now
            update_status(membership, world.membership_types[membership.type_id], now)
            return payment
    return None


def _use_visit(kind: MembershipType, membership: Membership, link: Coverage, payment: LoyaltyPayment) -> None:
    """Take a visit from the shared balance or from an entry of the balance. Unlimited ones lose none."""
    if kind.is_united_unlimited or link.is_unlimited:
        return
    if membership.united_count:
        membership.united_count -= 1
        payment.is_shared_visit = True
    else:
        link.count -= 1
        payment.link_id = link.id


def pay_by_gift_card(
    world: World, document: StockDocument, gift_card_id: int, amount: Decimal, now: datetime
) -> None:
    """Pay items of a sale from the balance of a gift card."""
    for payment in _split(world, document, amount, GIFT_CARD_WITHDRAWAL, now):
        payment.gift_card_id = gift_card_id
    world.gift_cards[gift_card_id].balance -= amount


def pay_by_card(world: World, document: StockDocument, card_id: int, amount: Decimal, now: datetime) -> None:
    """Pay items of a sale from the balance of a loyalty card."""
    for payment in _split(world, document, amount, CARD_WITHDRAWAL, now):
        payment.card_id = card_id
    world.cards[card_id].balance -= amount


def pay_by_client_account(
    world: World, document: StockDocument, account: ClientAccount, amount: Decimal, now: datetime
) -> None:
    """Pay items of a sale from the balance of a client account."""
    for payment in _split(world, document, amount, CLIENT_ACCOUNT_WITHDRAWAL, now):
        entry = add_entry(
            world,
            account,
            location_id=document.location_id,
            type_id=PAYMENT,
            amount=-payment.amount,
            now=now,
            document_id=document.id,
        )
        payment.client_account_id, payment.account_entry_id = account.id, entry.id


def _split(
    world: World, document: StockDocument, amount: Decimal, type_id: int, now: datetime
) -> list[LoyaltyPayment]:
    """Divide a sum among the unpaid items in their order."""
    parts = divide_amount(world, document, amount)
    return [add_loyalty_payment(world, document, part, type_id, now) for part in parts]


def divide_amount(world: World, document: StockDocument, amount: Decimal) -> list[tuple[SaleItem, Decimal]]:
    """Return the unpaid items of a sale, each with its part of a sum."""
    parts: list[tuple[SaleItem, Decimal]] = []
    for item in list_items(world, document):
        part = min(compute_due(world, document, item), amount)
        if part > 0:
            parts.append((item, part))
            amount -= part
    return parts


def add_loyalty_payment(
    world: World, document: StockDocument, part: tuple[SaleItem, Decimal], type_id: int, now: datetime
) -> LoyaltyPayment:
    """Add a loyalty transaction on an item of a sale and return it."""
    item, amount = part
    payment = LoyaltyPayment(
        id=world.make_id(),
        document_id=document.id,
        item_id=item.id,
        item_type=item.kind,
        amount=amount,
        type_id=type_id,
        created=now,
    )
    world.finance.store_loyalty_payment(payment)
    return payment


def cancel_payment(world: World, payment: LoyaltyPayment, now: datetime) -> None:
    """Remove a loyalty transaction and reverse its effects on balances."""
    world.finance.remove_loyalty_payment(payment)
    card = world.cards.get(payment.card_id)
    if payment.type_id == GIFT_CARD_WITHDRAWAL and payment.gift_card_id:
        world.gift_cards[payment.gift_card_id].balance += payment.amount
    elif payment.type_id == CARD_WITHDRAWAL and card is not None:
        card.balance += payment.amount
    elif payment.type_id == REFERRAL_BONUS and card is not None:
        card.balance -= payment.amount
    elif payment.type_id == CLIENT_ACCOUNT_WITHDRAWAL:
        delete_entry(world.client_accounts[payment.client_account_id], payment.account_entry_id, now)
    elif payment.type_id == MEMBERSHIP_USE and payment.membership_id:
        membership = world.memberships[payment.membership_id]
        _return_visit(membership, payment)
        update_status(membership, world.membership_types[membership.type_id], now)


def _return_visit(membership: Membership, payment: LoyaltyPayment) -> None:
    """Give a visit back to the shared balance, or to the entry of the balance that lost it."""
    if payment.is_shared_visit:
        membership.united_count += 1
        return
    for link in membership.coverage:
        if link.id == payment.link_id:
            link.count += 1
            return
