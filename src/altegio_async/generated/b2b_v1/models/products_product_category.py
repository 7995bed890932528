# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class CreateProductCategoryInput(Model, gc=False, kw_only=True):
    """The values to send: create a product category."""

    title: str
    """Name of the category."""

    parent_category_id: int | UnsetType = UNSET
    """Parent category, by id."""

    article: str | UnsetType = UNSET
    """Article number."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("parent_category_id", "id_or_zero"),
    )


class ProductCategory(Model, gc=False, kw_only=True):
    """A category of products."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    parent_category_id: int | None = None
    """Parent category, by id."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
    )
