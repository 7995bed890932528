# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import (
    SaleFiscalStateTransactionCashier,
    SaleFiscalStateTransactionDocument,
    SaleFiscalStateTransactionStatus,
    VisitLoyaltyTransactionType,
)


class PrintFiscalReceiptInput(Model, gc=False, kw_only=True):
    """The values to send: print a fiscal receipt."""

    document_id: int
    """Document, by id."""

    type: int
    """Kind."""

    is_pos_enabled: bool | UnsetType = UNSET
    """Whether the payment terminal is used."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("document_id", "id"),
    )


class FiscalTransaction(Model, gc=False, kw_only=True):
    """A fiscal transaction."""

    id: int
    """Id."""

    print_date: datetime | None = None
    """Time of printing."""

    printed_count: int | None = None
    """How often it was printed."""

    sum: Decimal | None = None
    """Sum."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    status: SaleFiscalStateTransactionStatus | None = None
    """State."""

    document: SaleFiscalStateTransactionDocument | None = None
    """Document of the sale or payment."""

    cashier: SaleFiscalStateTransactionCashier | None = None
    """Person who printed the receipt."""


class FiscalReceipt(Model, gc=False, kw_only=True):
    """The result of printing a receipt."""

    fiscal_type: int | None = field(name='kkm_type', default=None)
    """Code of the fiscal device."""

    fiscal_transactions: list[FiscalTransaction] | None = field(name='kkm_transactions', default=None)
    """Fiscal transactions."""

    status: int | None = None
    """State."""

    bill_json: list[dict[str, Any]] | None = None
    """Content of the receipt by document."""
