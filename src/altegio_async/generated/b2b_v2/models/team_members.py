# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from typing import Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import ToOne


class CreatePositionInput(Model, gc=False, kw_only=True):
    """The values to send: create a position."""

    title: str
    """Title."""

    description: str | UnsetType = UNSET
    """Description."""


class PositionAttributes(Model, gc=False, kw_only=True):
    """Fields of a position of team members."""

    chain_id: int | None = None
    """Chain, by id."""

    title: str | None = None
    """Title."""

    description: str | None = None
    """Description."""

    services_binding_type: Literal[0, 1, 2] | int | None = None
    """Code of how services are linked to the position."""

    rules_required_fields: list[str] | None = None
    """Fields that the position requires."""

    only_chain_appointment: bool | None = None
    """Whether only the chain can assign the position."""

    location_ids: list[int] | None = field(name='salon_ids', default=None)
    """Locations, by id."""


class TeamMemberAttributes(Model, gc=False, kw_only=True):
    """Fields of a team member."""

    name: str | None = None
    """Name."""

    tt_markup: int | None = None
    """1 when the column of the calendar is marked."""

    specialization: str | None = None
    """Specialization."""

    image: str | None = None
    """URL of the picture."""

    position_id: int | None = None
    """Position, by id."""

    is_available_as_assistant: bool | None = None
    """Whether the team member can assist."""


class Position(Model, gc=False, kw_only=True):
    """A position of team members."""

    id: str
    """Id."""

    type: Literal['position'] | str | None = None
    """Kind."""

    attributes: PositionAttributes | None = None
    """Fields of a position of team members."""


class TeamMemberRelationships(Model, gc=False, kw_only=True):
    """Related resources of a team member."""

    position: ToOne | None = None
    """Related position."""

    employee: ToOne | None = None
    """Related employee."""


class TeamMember(Model, gc=False, kw_only=True):
    """A team member."""

    id: str
    """Id."""

    type: Literal['staff'] | str | None = None
    """Kind."""

    attributes: TeamMemberAttributes | None = None
    """Fields of a team member."""

    relationships: TeamMemberRelationships | None = None
    """Related resources of a team member."""
