# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Any, Literal

from altegio_async._core.model import Model
from msgspec import field

from .common_appointment import Product


class ProductCategory(Model, gc=False, kw_only=True):
    """A category of products."""

    id: str
    """Id."""

    type: "Literal['good_category'] | str | None" = None
    """Kind."""

    title: str | None = None
    """Title."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    parent_category_id: int | None = None
    """Parent category, by id."""

    child_category_ids: list[int | str] | None = None
    """Related child categories, by id."""

    child_categories: list[dict[str, Any]] | None = None
    """Related child categories that the response includes."""

    product_ids: list[int | str] | None = field(name='good_ids', default=None)
    """Related products, by id."""

    products: list[Product] | None = field(name='goods', default=None)
    """Related products that the response includes."""


class ProductStorageAmount(Model, gc=False, kw_only=True):
    """The stock of a product in a storage."""

    id: str
    """Id."""

    type: "Literal['good_storage_amount'] | str | None" = None
    """Kind."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    sale_amount: Decimal | None = None
    """Amount in sale units."""

    consumable_amount: Decimal | None = None
    """Stock in consumable units."""

    related_storage_id: int | str | None = None
    """Related storage, by id."""

    storage: dict[str, Any] | None = None
    """Related storage that the response includes."""


class ProductUnit(Model, gc=False, kw_only=True):
    """A unit that products are counted in."""

    id: str
    """Id."""

    type: "Literal['unit'] | str | None" = None
    """Kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    title: str | None = None
    """Title."""

    short_title: str | None = None
    """Short name."""
