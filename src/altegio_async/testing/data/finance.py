"""Records of money and goods: accounts, transactions, products, storages, documents and loyalty payments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

SALE: Final = 1
"""Type of a document and of its product transactions: a sale."""
VISIT: Final = 7
"""Type of the document of an appointment."""
TOP_UP_DOCUMENT: Final = 9
"""Type of the document of a top-up of a client account."""
DOCUMENT_TYPES: Final = {
    SALE: "Sale",
    2: "Consumption",
    3: "Receipt",
    4: "Write-off",
    5: "Transfer",
    VISIT: "Visit",
    TOP_UP_DOCUMENT: "Top-up of a client account",
}
EXPENSES: Final = {1: "Product sales", 2: "Purchase of goods", 5: "Service payments", 7: "Other income"}
"""Titles of the items of income and expense."""
SERVICE_PAYMENT, PRODUCT_PAYMENT, OTHER_INCOME = 5, 1, 7
PROMOTION_DISCOUNT, CARD_WITHDRAWAL, REFERRAL_BONUS = 1, 3, 4
GIFT_CARD_WITHDRAWAL, MEMBERSHIP_USE, CLIENT_ACCOUNT_WITHDRAWAL = 8, 9, 11
LOYALTY_TITLES: Final = {
    PROMOTION_DISCOUNT: "Promotion discount",
    2: "Loyalty program accrual",
    CARD_WITHDRAWAL: "Loyalty card withdrawal",
    REFERRAL_BONUS: "Referral program accrual",
    5: "Manual top-up",
    6: "Manual withdrawal",
    GIFT_CARD_WITHDRAWAL: "Gift card withdrawal",
    MEMBERSHIP_USE: "Membership use",
    CLIENT_ACCOUNT_WITHDRAWAL: "Client account withdrawal",
}
"""Titles of the types of loyalty transactions."""
LOYALTY_WITHDRAWALS: Final = {
    CARD_WITHDRAWAL, 6, GIFT_CARD_WITHDRAWAL, MEMBERSHIP_USE, CLIENT_ACCOUNT_WITHDRAWAL
}  # fmt: skip
"""The types that take from a balance."""


@dataclass(slots=True)
class Account:
    """A cash or bank account of a location."""

    id: int
    location_id: int
    title: str
    is_cash: bool


@dataclass(slots=True)
class Payment:
    """A sum that was booked on an account. 0 means no link."""

    id: int
    location_id: int
    account_id: int
    amount: Decimal
    date: datetime
    changed: datetime
    expense_id: int = OTHER_INCOME
    client_id: int = 0
    team_member_id: int = 0
    supplier_id: int = 0
    comment: str = ""
    document_id: int = 0
    appointment_id: int = 0
    visit_id: int = 0
    item_id: int = 0
    item_type: str = ""
    is_deleted: bool = False


@dataclass(slots=True)
class Storage:
    """A storage of a location."""

    id: int
    location_id: int
    title: str


@dataclass(slots=True)
class Product:
    """A product of a location. A sale of it creates a membership or a gift card if it names a type."""

    id: int
    location_id: int
    title: str
    cost: Decimal
    changed: datetime
    actual_cost: Decimal = Decimal(0)
    category_id: int = 0
    sale_unit_id: int = 1
    service_unit_id: int = 1
    article: str = ""
    barcode: str = ""
    comment: str = ""
    critical_amount: Decimal = Decimal(0)
    desired_amount: Decimal = Decimal(0)
    membership_type_id: int = 0
    gift_card_type_id: int = 0
    amounts: dict[int, Decimal] = field(default_factory=dict[int, Decimal])
    """Stock in each storage."""


@dataclass(slots=True)
class StockDocument:
    """A document: a sale, another movement of goods, or an appointment."""

    id: int
    location_id: int
    type_id: int
    created: datetime
    storage_id: int = 0
    comment: str = ""
    user_id: int = 0
    appointment_id: int = 0


@dataclass(slots=True)
class ProductTransaction:
    """A movement of one product. 0 means no link.

    The amount has the sign of the request: a sale has a negative one. The document decides whether the stock
    increases.
    """

    id: int
    document_id: int
    product_id: int
    amount: Decimal
    cost_per_unit: Decimal
    discount: Decimal
    cost: Decimal
    created: datetime
    unit_type: int = 1
    storage_id: int = 0
    client_id: int = 0
    team_member_id: int = 0
    supplier_id: int = 0
    comment: str = ""
    membership_id: int = 0
    gift_card_id: int = 0
    is_deleted: bool = False
    """Whether the lists show it as deleted. The requests that delete it remove it from them."""

    @property
    def quantity(self) -> Decimal:
        """The number of units, without the sign."""
        return abs(self.amount)


@dataclass(slots=True)
class LoyaltyPayment:
    """A loyalty transaction on one item of a sale.

    It pays the item by a membership, a card or a client account, reduces its price by a promotion, or credits
    the card of the client who recommended the location.
    """

    id: int
    document_id: int
    item_id: int
    item_type: str
    amount: Decimal
    type_id: int
    created: datetime
    membership_id: int = 0
    gift_card_id: int = 0
    card_id: int = 0
    link_id: int = 0
    """The entry of the membership's balance that lost a visit; 0 for a shared or unlimited balance."""
    is_shared_visit: bool = False
    promotion_id: int = 0
    client_account_id: int = 0
    account_entry_id: int = 0
    """The transaction of the client account."""

    @property
    def paid(self) -> Decimal:
        """The part of the price that this transaction pays."""
        return Decimal(0) if self.type_id == REFERRAL_BONUS else self.amount


@dataclass(slots=True)
class Finance:
    """All records of money and goods, by id."""

    accounts: dict[int, Account] = field(default_factory=dict[int, Account])
    payments: dict[int, Payment] = field(default_factory=dict[int, Payment])
    storages: dict[int, Storage] = field(default_factory=dict[int, Storage])
    products: dict[int, Product] = field(default_factory=dict[int, Product])
    documents: dict[int, StockDocument] = field(default_factory=dict[int, StockDocument])
    movements: dict[int, ProductTransaction] = field(default_factory=dict[int, ProductTransaction])
    loyalty_payments: dict[int, LoyaltyPayment] = field(default_factory=dict[int, LoyaltyPayment])
    movements_of: dict[int, list[ProductTransaction]] = field(
        default_factory=dict[int, list[ProductTransaction]]
    )
    """The product transactions of each document, by its id; the next two are alike."""
    payments_of: dict[int, list[Payment]] = field(default_factory=dict[int, list[Payment]])
    loyalty_payments_of: dict[int, list[LoyaltyPayment]] = field(
        default_factory=dict[int, list[LoyaltyPayment]]
    )

    def list_accounts(self, location_id: int) -> list[Account]:
        """Return the accounts of a location. Each location has one for cash and one at a bank."""
        found = [account for account in self.accounts.values() if account.location_id == location_id]
        if not found:
            titles = (("Front desk", True), ("Bank account", False))
            for number, (title, is_cash) in enumerate(titles, 1):
                found.append(Account(location_id * 10 + number, location_id, title, is_cash))
            self.accounts |= {account.id: account for account in found}
        return found

    def list_storages(self, location_id: int) -> list[Storage]:
        """Return the storages of a location. Each location has one."""
        found = [storage for storage in self.storages.values() if storage.location_id == location_id]
        if not found:
            found = [Storage(location_id * 10 + 1, location_id, "Main storage")]
            self.storages[found[0].id] = found[0]
        return found

    def list_products(self, location_id: int) -> list[Product]:
        """Return the products of a location."""
        return [product for product in self.products.values() if product.location_id == location_id]

    def store_movement(self, movement: ProductTransaction) -> None:
        """Add a product transaction."""
        self.movements[movement.id] = movement
        self.movements_of.setdefault(movement.document_id, []).append(movement)

    def remove_movement(self, movement: ProductTransaction) -> None:
        """Remove a product transaction."""
        del self.movements[movement.id]
        self.movements_of[movement.document_id].remove(movement)

    def store_payment(self, payment: Payment) -> None:
        """Add a payment in money."""
        self.payments[payment.id] = payment
        self.payments_of.setdefault(payment.document_id, []).append(payment)

    def store_loyalty_payment(self, payment: LoyaltyPayment) -> None:
        """Add a payment by a loyalty method."""
        self.loyalty_payments[payment.id] = payment
        self.loyalty_payments_of.setdefault(payment.document_id, []).append(payment)

    def remove_loyalty_payment(self, payment: LoyaltyPayment) -> None:
        """Remove a payment by a loyalty method."""
        del self.loyalty_payments[payment.id]
        self.loyalty_payments_of[payment.document_id].remove(payment)

    def list_movements(self, document_id: int) -> list[ProductTransaction]:
        """Return the product transactions of a document."""
        return list(self.movements_of.get(document_id, ()))

    def list_payments(self, document_id: int) -> list[Payment]:
        """Return the payments of a document in money."""
        return [one for one in self.payments_of.get(document_id, ()) if not one.is_deleted]

    def list_loyalty_payments(self, document_id: int) -> list[LoyaltyPayment]:
        """Return the payments of a document by loyalty methods."""
        return list(self.loyalty_payments_of.get(document_id, ()))


def make_document_id(appointment_id: int) -> int:
    """Return the id of the document of an appointment."""
    return appointment_id * 10 + 1
