# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model


class ChartSeries(Model, gc=False, kw_only=True):
    """A series of a chart: rows of a time in milliseconds and a value."""

    label: str | None = None
    """Name that is shown."""

    data: list[list[Decimal]] | None = None
    """Entries."""
