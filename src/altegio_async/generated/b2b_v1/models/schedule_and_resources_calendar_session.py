# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class CalendarSession(Model, gc=False, kw_only=True):
    """A start time of a day."""

    time: str | None = None
    """Time of day, HH:MM."""

    is_free: bool | None = None
    """Whether the start time is free."""
