# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


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
