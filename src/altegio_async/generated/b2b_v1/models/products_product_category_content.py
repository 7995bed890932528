# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class ProductNode(Model, gc=False, kw_only=True):
    """A product or a product category in the tree."""

    parent_id: int | None = None
    """Parent category, by id."""

    item_id: int | None = None
    """Item, by id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    is_category: bool | None = None
    """Whether this entry is a category."""

    is_item: bool | None = None
    """Whether this entry is a product."""


class ProductCategoryContent(Model, gc=False, kw_only=True):
    """A product category with its content."""

    parent_id: int | None = None
    """Parent category, by id."""

    item_id: int | None = None
    """Item, by id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    is_category: bool | None = None
    """Whether this entry is a category."""

    is_item: bool | None = None
    """Whether this entry is a product."""

    children: list[ProductNode] | None = None
    """Content of the category."""

    children_count: int | None = None
    """Number of products and categories in it."""
