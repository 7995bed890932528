# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class City(Model, gc=False, kw_only=True):
    """A city."""

    id: int
    """Id."""

    country_id: int | None = None
    """Country, by id."""

    title: str | None = None
    """Title."""
