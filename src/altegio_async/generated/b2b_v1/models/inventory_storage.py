# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class Storage(Model, gc=False, kw_only=True):
    """A storage of products."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    for_service: int | None = None
    """1 when consumables are taken from it."""

    for_sale: int | None = None
    """1 when products are sold from it."""

    comment: str | None = None
    """Note for the team."""

    weight: int | None = None
    """Place in sorted lists."""
