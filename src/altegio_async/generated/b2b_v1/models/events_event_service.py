# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import field


class EventServiceCategory(Model, gc=False, kw_only=True):
    """Category it belongs to."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class EventServiceResource(Model, gc=False, kw_only=True):
    """An entry of the resources."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""


class EventServiceStaff(Model, gc=False, kw_only=True):
    """An entry of the team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    length: int | None = None
    """Duration in seconds."""


class EventService(Model, gc=False, kw_only=True):
    """A service that is offered as a group event."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    capacity: int | None = None
    """Number of places."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    is_multi: bool | None = None
    """Whether it is a service for group events."""

    category: EventServiceCategory | None = None
    """Category it belongs to."""

    team_member: list[EventServiceStaff] | None = field(name='staff', default=None)
    """Team member."""

    resources: list[EventServiceResource] | None = None
    """Resources."""
