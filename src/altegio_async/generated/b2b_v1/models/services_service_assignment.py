# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class AssignServiceToTeamMemberInput(Model, gc=False, kw_only=True):
    """The values to send: assign a service to a team member."""

    team_member_id: int = field(name='master_id')
    """Team member, by id."""

    seance_length: int
    """Duration in seconds."""

    bill_of_materials_id: int | None = field(name='technological_card_id')
    """Bill of materials, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id"),
        ("seance_length", "seconds"),
        ("bill_of_materials_id", "id"),
    )


class ServiceAssignment(Model, gc=False, kw_only=True):
    """The link between a service and a team member."""

    service_id: int | None = None
    """Service, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    length: int | None = None
    """Duration in seconds."""

    bill_of_materials_id: int | None = field(name='technological_card_id', default=None)
    """Bill of materials, by id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    is_online: bool | None = None
    """Whether it can be booked online."""

    is_offline_appointments_allowed: bool | None = field(name='is_offline_records_allowed', default=None)
    """Whether the team can make appointments for it."""

    price: Decimal | None = None
    """Price."""


class UpdateServiceTeamMemberAssignmentInput(Model, gc=False, kw_only=True):
    """The values to send: update a service assignment."""

    seance_length: int
    """Duration in seconds."""

    bill_of_materials_id: int | None = field(name='technological_card_id')
    """Bill of materials, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("seance_length", "seconds"),
        ("bill_of_materials_id", "id"),
    )
