# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class ResourceOccupation(Model, gc=False, kw_only=True):
    """A time at which a resource is occupied."""

    id: str
    """Id."""

    type: "Literal['resource_occupation'] | str | None" = None
    """Kind."""

    source_type: "Literal['record', 'activity'] | str | None" = None
    """Kind of the object."""

    source_type_slug: "Literal['record', 'activity'] | str | None" = None
    """Kind of the object as a name for programs."""

    source_id: int | None = None
    """Appointment or group event, by id."""

    resource_id: int | None = None
    """Resource, by id."""

    resource_instance_id: int | None = None
    """Resource instance, by id."""

    from_: datetime | None = field(name='from', default=None)
    """Start, HH:MM or a date."""

    to: datetime | None = None
    """End, HH:MM or a date."""
