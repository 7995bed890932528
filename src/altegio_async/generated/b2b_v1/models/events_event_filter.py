# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model


class EventFilterData(Model, gc=False, kw_only=True):
    """An entry of the data."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    is_disabled: bool | None = None
    """Whether it cannot be chosen."""


class EventFilter(Model, gc=False, kw_only=True):
    """A filter for group events with its values."""

    code: "Literal['staff', 'resource', 'service', 'service_category'] | str | None" = None
    """Code for programs."""

    title: str | None = None
    """Title."""

    data: list[EventFilterData] | None = None
    """Entries."""
