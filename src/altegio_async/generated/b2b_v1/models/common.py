# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class AppointmentFinanceTransactionClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
        ("phone", "number"),
    )


class AppointmentFinanceTransactionExpense(Model, gc=False, kw_only=True):
    """Item of income or expense."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class AppointmentFinanceTransactionMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class AppointmentFinanceTransactionSupplier(Model, gc=False, kw_only=True):
    """Supplier."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class ChainServiceCategoryService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ClientAccountTopupDocumentUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""


class Currency(Model, gc=False, kw_only=True):
    """Currency of the sums."""

    id: int | None = None
    """Id."""

    iso: str | None = None
    """ISO code."""

    name: str | None = None
    """Name."""

    symbol: str | None = None
    """Symbol of the currency."""

    is_symbol_after_amount: bool | None = None
    """Whether the symbol follows the amount."""


class DuplicatedEventMasterPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class ImageSize(Model, gc=False, kw_only=True):
    """A picture in one size."""

    id: int | None = None
    """Id."""

    path: str | None = None
    """URL of the picture."""

    width: str | int | None = None
    """Width in pixels."""

    height: str | int | None = None
    """Height in pixels."""

    type: str | None = None
    """Kind."""

    image_group_id: int | None = None
    """Picture group, by id."""

    version: str | None = None
    """Version of the picture."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
        ("width", "string"),
        ("height", "string"),
    )


class PromotionRule(Model, gc=False, kw_only=True):
    """A step of a promotion: from which threshold which value."""

    id: int | None = None
    """Number that identifies it."""

    parameter: Decimal | None = None
    """Threshold."""

    value: Decimal | None = None
    """Size of the discount or bonus."""

    promotion_id: int | None = field(name='loyalty_program_id', default=None)
    """Promotion the rule belongs to."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    service_id: int | None = None
    """Service the rule is for; only where a service is the condition."""


class SaleFiscalStateTransactionCashier(Model, gc=False, kw_only=True):
    """Person who printed the receipt."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""


class SaleFiscalStateTransactionDocument(Model, gc=False, kw_only=True):
    """Document of the sale or payment."""

    id: int | None = None
    """Id."""

    type: int | None = None
    """Kind."""

    type_title: str | None = None
    """Kind in words."""


class SaleFiscalStateTransactionStatus(Model, gc=False, kw_only=True):
    """State."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class VisitLoyaltyTransactionType(Model, gc=False, kw_only=True):
    """Kind."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""
