# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class ChartValue(Model, gc=False, kw_only=True):
    """A part of a chart and its value."""

    label: str | None = None
    """Name that is shown."""

    data: int | None = None
    """Entries."""
