# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class ServiceCategory(Model, gc=False, kw_only=True):
    """A category of services."""

    id: str
    """Id."""

    type: "Literal['service_category'] | str | None" = None
    """Kind."""

    title: str | None = None
    """Title."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""
