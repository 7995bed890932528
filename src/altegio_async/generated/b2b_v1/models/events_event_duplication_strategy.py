# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class DuplicationStrategyInput(Model, gc=False, kw_only=True):
    """The values to send: create a duplication strategy."""

    title: str
    """Name of the strategy."""

    repeat_mode_id: int
    """Code of how the copies are repeated."""

    interval: int | UnsetType = UNSET
    """Interval between the copies."""

    content_type: int | UnsetType = UNSET
    """Code of what the copies contain."""

    days: list[int] | UnsetType = UNSET
    """Weekdays from 0, a Sunday, to 6."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("repeat_mode_id", "id"),
    )


class EventDuplicationStrategyRepeatMode(Model, gc=False, kw_only=True):
    """How the copies are repeated."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class EventDuplicationStrategy(Model, gc=False, kw_only=True):
    """A strategy for the duplication of group events."""

    id: int
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    title: str | None = None
    """Title."""

    repeat_mode_id: int | None = None
    """Code of how the copies are repeated."""

    repeat_mode: EventDuplicationStrategyRepeatMode | None = None
    """How the copies are repeated."""

    days: list[int] | None = None
    """Weekdays of the schedule."""

    interval: int | None = None
    """Interval between the copies."""

    content_type: int | None = None
    """Code of what the copies contain."""
