# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model


class CreatePositionQuickInput(Model, gc=False, kw_only=True):
    """The values to send: create a position."""

    title: str
    """Name of the position."""


class Position(Model, gc=False, kw_only=True):
    """A position of team members."""

    id: int
    """Id."""

    chain_id: int | None = None
    """Chain, by id."""

    title: str | None = None
    """Title."""

    description: str | None = None
    """Description."""

    services_binding_type: "Literal[0, 2] | int | None" = None
    """Code of how services are linked to the position."""

    rules_required_fields: list[str] | None = None
    """Fields that the position requires."""

    only_chain_appointment: bool | None = None
    """Whether only the chain can assign the position."""
