# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class BusinessGroupType(Model, gc=False, kw_only=True):
    """An entry of the types."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    business_group_id: int | None = None
    """Group of businesses, by id."""


class BusinessGroup(Model, gc=False, kw_only=True):
    """A group of businesses with its types."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    image: str | None = None
    """URL of the picture."""

    image_small: str | None = None
    """URL of the small picture."""

    types: list[BusinessGroupType] | None = None
    """Kinds."""
