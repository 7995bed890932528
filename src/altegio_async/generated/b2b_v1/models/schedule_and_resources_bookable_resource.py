# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model

from .common_event_staff_position import ScheduleDayEventsResourceInstance


class BookableResource(Model, gc=False, kw_only=True):
    """A room or a piece of equipment with its instances."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Instances of the resource."""
