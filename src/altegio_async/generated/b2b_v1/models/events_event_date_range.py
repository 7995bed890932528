# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class EventDateRange(Model, gc=False, kw_only=True):
    """The first and the last day with a group event."""

    min_date: str | None = None
    """First day."""

    max_date: str | None = None
    """Last day."""
