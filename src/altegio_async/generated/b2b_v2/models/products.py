# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field

from .common import ToMany, ToOne


class AttendanceProductItemAttributes(Model, gc=False, kw_only=True):
    """Fields of a product that was sold in an appointment."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    quantity: Decimal | None = None
    """Quantity."""

    unit_id: int | None = None
    """Unit, by id."""

    sale_unit_id: int | None = None
    """Sale unit, by id."""

    consumable_unit_id: int | None = None
    """Consumable unit, by id."""

    operation_unit_type: str | None = None
    """Code of the unit: sale or consumable."""

    operation_type_slug: str | None = None
    """Kind of the operation as a name for programs."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    manual_cost: Decimal | None = None
    """Price that was set by hand."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount_percent: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    staff_id: int | None = None
    """Team member, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    storage_id: int | None = None
    """Storage, by id."""


class ProductAttributes(Model, gc=False, kw_only=True):
    """Fields of a product."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""

    sale_unit_id: int | None = None
    """Sale unit, by id."""

    consumable_unit_id: int | None = None
    """Consumable unit, by id."""

    sale_unit_to_consumable_unit_ratio: Decimal | None = None
    """Consumable units in one sale unit."""

    membership_type_id: int | None = field(name='loyalty_abonement_type_id', default=None)
    """Membership type, by id."""

    gift_card_type_id: int | None = field(name='loyalty_certificate_type_id', default=None)
    """Gift card type, by id."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    actual_cost: Decimal | None = None
    """Actual cost of one sale unit."""

    is_chain: bool | None = None
    """Whether the chain manages it."""


class ProductCategoryAttributes(Model, gc=False, kw_only=True):
    """Fields of a category of products."""

    title: str | None = None
    """Title."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    parent_category_id: int | None = None
    """Parent category, by id."""


class ProductStorageAmountAttributes(Model, gc=False, kw_only=True):
    """Fields of the stock of a product in a storage."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    sale_amount: Decimal | None = None
    """Amount in sale units."""

    consumable_amount: Decimal | None = None
    """Stock in consumable units."""


class ProductUnitAttributes(Model, gc=False, kw_only=True):
    """Fields of a unit that products are counted in."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    title: str | None = None
    """Title."""

    short_title: str | None = None
    """Short name."""


class ProductUnit(Model, gc=False, kw_only=True):
    """A unit that products are counted in."""

    id: str
    """Id."""

    type: Literal['unit'] | str | None = None
    """Kind."""

    attributes: ProductUnitAttributes | None = None
    """Fields of a unit that products are counted in."""


class AttendanceProductItemRelationships(Model, gc=False, kw_only=True):
    """Related resources of a product that was sold in an appointment."""

    product: ToOne | None = field(name='good', default=None)
    """Related product."""

    team_member: ToOne | None = field(name='staff', default=None)
    """Related team member."""

    storage_amount: ToOne | None = None
    """Related storage amount."""

    membership: ToOne | None = field(name='loyalty_abonement', default=None)
    """Related membership."""

    gift_card: ToOne | None = field(name='loyalty_certificate', default=None)
    """Related gift card."""

    marks: ToMany | None = None
    """Related marks."""


class ProductCategoryRelationships(Model, gc=False, kw_only=True):
    """Related resources of a category of products."""

    child_categories: ToMany | None = None
    """Related child categories."""

    products: ToMany | None = field(name='goods', default=None)
    """Related products."""


class ProductRelationships(Model, gc=False, kw_only=True):
    """Related resources of a product."""

    membership_type: ToOne | None = field(name='loyalty_abonement_type', default=None)
    """Related membership type."""

    gift_card_type: ToOne | None = field(name='loyalty_certificate_type', default=None)
    """Related gift card type."""

    mark_settings: ToOne | None = None
    """Related mark settings."""

    storage_amounts: ToMany | None = None
    """Related storage amounts."""


class ProductStorageAmountRelationships(Model, gc=False, kw_only=True):
    """Related resources of the stock of a product in a storage."""

    storage: ToOne | None = None
    """Related storage."""


class AttendanceProductItem(Model, gc=False, kw_only=True):
    """A product that was sold in an appointment."""

    id: str
    """Id."""

    type: Literal['attendance_good_item'] | str | None = None
    """Kind."""

    attributes: AttendanceProductItemAttributes | None = None
    """Fields of a product that was sold in an appointment."""

    relationships: AttendanceProductItemRelationships | None = None
    """Related resources of a product that was sold in an appointment."""


class Product(Model, gc=False, kw_only=True):
    """A product."""

    id: str
    """Id."""

    type: Literal['good'] | str | None = None
    """Kind."""

    attributes: ProductAttributes | None = None
    """Fields of a product."""

    relationships: ProductRelationships | None = None
    """Related resources of a product."""


class ProductCategory(Model, gc=False, kw_only=True):
    """A category of products."""

    id: str
    """Id."""

    type: Literal['good_category'] | str | None = None
    """Kind."""

    attributes: ProductCategoryAttributes | None = None
    """Fields of a category of products."""

    relationships: ProductCategoryRelationships | None = None
    """Related resources of a category of products."""


class ProductStorageAmount(Model, gc=False, kw_only=True):
    """The stock of a product in a storage."""

    id: str
    """Id."""

    type: Literal['good_storage_amount'] | str | None = None
    """Kind."""

    attributes: ProductStorageAmountAttributes | None = None
    """Fields of the stock of a product in a storage."""

    relationships: ProductStorageAmountRelationships | None = None
    """Related resources of the stock of a product in a storage."""
