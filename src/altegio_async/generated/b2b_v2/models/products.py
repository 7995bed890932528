# Generated from the description by `python -m codegen build`. Do not edit.

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
