# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model

from .common import ChainServiceCategoryService


class ChainServiceCategory(Model, gc=False, kw_only=True):
    """A category of services that a chain manages."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    services: list[ChainServiceCategoryService] | None = None
    """Services."""
