# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model


class Account(Model, gc=False, kw_only=True):
    """A cash or bank account of a location."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    type: "Literal[0, 1] | int | None" = None
    """Kind."""

    comment: str | None = None
    """Note for the team."""
