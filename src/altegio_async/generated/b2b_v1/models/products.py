# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class CreateProductInput(Model, gc=False, kw_only=True):
    """The values to send: create a product."""

    title: str
    """Title."""

    category_id: int
    """Category it belongs to, by id."""

    sale_unit_id: int
    """Sale unit, by id."""

    service_unit_id: int
    """Service unit, by id."""

    print_title: str | UnsetType = UNSET
    """Name on receipts."""

    article: str | UnsetType = UNSET
    """Article number."""

    barcode: str | UnsetType = UNSET
    """Barcode of the product."""

    cost: Decimal | UnsetType = UNSET
    """Price in the currency of the location."""

    actual_cost: Decimal | UnsetType = UNSET
    """Actual cost of one sale unit."""

    unit_equals: Decimal | UnsetType = UNSET
    """Consumable units in one sale unit."""

    critical_amount: Decimal | UnsetType = UNSET
    """Stock below which a warning is shown."""

    desired_amount: Decimal | UnsetType = UNSET
    """Desired stock."""

    netto: Decimal | UnsetType = UNSET
    """Net weight of one unit."""

    brutto: Decimal | UnsetType = UNSET
    """Gross weight of one unit."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    tax_variant: int | UnsetType = UNSET
    """Code of the tax system."""

    vat_id: int | UnsetType = UNSET
    """VAT rate, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("category_id", "id"),
        ("sale_unit_id", "id"),
        ("service_unit_id", "id"),
        ("vat_id", "id_or_zero"),
    )


class ProductActualAmount(Model, gc=False, kw_only=True):
    """An entry of the actual amounts."""

    storage_id: int | None = None
    """Storage, by id."""

    amount: Decimal | None = None
    """Amount."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("storage_id", "number"),
        ("storage_id", "string"),
        ("amount", "string"),
    )


class UpdateProductInputCorrectionRule(Model, gc=False, kw_only=True):
    """An entry of the correction rules."""

    type: int | UnsetType = UNSET
    """Kind."""

    base_unit: str | UnsetType = UNSET
    """Unit that the rule starts from."""


class Product(Model, gc=False, kw_only=True):
    """A product with prices, units and stock."""

    title: str | None = None
    """Title."""

    value: str | None = None
    """Value."""

    label: str | None = None
    """Name that is shown."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    unit_id: int | None = None
    """Unit, by id."""

    unit_short_title: str | None = None
    """Short name of the unit."""

    service_unit_id: int | None = None
    """Service unit, by id."""

    service_unit_short_title: str | None = None
    """Short name of the unit of consumption."""

    actual_cost: Decimal | None = None
    """Actual cost of one sale unit."""

    unit_actual_cost: Decimal | None = None
    """Actual cost of one consumable unit."""

    unit_actual_cost_format: str | None = None
    """Actual cost of one consumable unit as text."""

    unit_equals: int | None = None
    """Consumable units in one sale unit."""

    barcode: str | None = None
    """Barcode of the product."""

    membership_type_id: int | None = field(name='loyalty_abonement_type_id', default=None)
    """Membership type, by id."""

    gift_card_type_id: int | None = field(name='loyalty_certificate_type_id', default=None)
    """Gift card type, by id."""

    loyalty_allow_empty_code: bool | None = None
    """Whether a sale without a code is possible."""

    critical_amount: Decimal | None = None
    """Stock below which a warning is shown."""

    desired_amount: Decimal | None = None
    """Desired stock."""

    actual_amounts: list[ProductActualAmount] | None = None
    """Stock by storage."""

    last_change_date: datetime | None = None
    """Time of the last change."""

    article: str | None = None
    """Article number."""

    category: str | None = None
    """Category it belongs to."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("good_id", "number"),
        ("good_id", "string"),
        ("cost", "string"),
        ("unit_id", "number"),
        ("unit_id", "string"),
        ("service_unit_id", "number"),
        ("service_unit_id", "string"),
        ("actual_cost", "string"),
        ("unit_actual_cost", "string"),
        ("unit_equals", "number"),
        ("unit_equals", "string"),
        ("loyalty_abonement_type_id", "number"),
        ("loyalty_abonement_type_id", "string"),
        ("loyalty_certificate_type_id", "number"),
        ("loyalty_certificate_type_id", "string"),
        ("loyalty_allow_empty_code", "number"),
    )


class UpdateProductInput(Model, gc=False, kw_only=True):
    """The values to send: update a product."""

    title: str
    """Title."""

    category_id: int
    """Category it belongs to, by id."""

    sale_unit_id: int
    """Sale unit, by id."""

    service_unit_id: int
    """Service unit, by id."""

    print_title: str | UnsetType = UNSET
    """Name on receipts."""

    article: str | UnsetType = UNSET
    """Article number."""

    barcode: str | UnsetType = UNSET
    """Barcode of the product."""

    cost: Decimal | UnsetType = UNSET
    """Price in the currency of the location."""

    actual_cost: Decimal | UnsetType = UNSET
    """Actual cost of one sale unit."""

    unit_equals: Decimal | UnsetType = UNSET
    """Consumable units in one sale unit."""

    critical_amount: Decimal | UnsetType = UNSET
    """Stock below which a warning is shown."""

    desired_amount: Decimal | UnsetType = UNSET
    """Desired stock."""

    netto: Decimal | UnsetType = UNSET
    """Net weight of one unit."""

    brutto: Decimal | UnsetType = UNSET
    """Gross weight of one unit."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    tax_variant: int | UnsetType = UNSET
    """Code of the tax system."""

    vat_id: int | UnsetType = UNSET
    """VAT rate, by id."""

    correction_rules: list[UpdateProductInputCorrectionRule] | UnsetType = UNSET
    """Rules for the correction of amounts."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("category_id", "id"),
        ("sale_unit_id", "id"),
        ("service_unit_id", "id"),
        ("vat_id", "id_or_zero"),
    )
