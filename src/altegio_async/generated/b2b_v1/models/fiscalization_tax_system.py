# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class TaxSystemVat(Model, gc=False, kw_only=True):
    """An entry of the vats."""

    title: str | None = None
    """Title."""

    slug: str | None = None
    """Name for programs."""


class TaxSystem(Model, gc=False, kw_only=True):
    """A tax system with its VAT rates."""

    title: str | None = None
    """Title."""

    slug: str | None = None
    """Name for programs."""

    vats: list[TaxSystemVat] | None = None
    """VAT rates."""
