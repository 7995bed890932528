# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class BookingCheckInput(Model, gc=False, kw_only=True):
    """Services of a team member at a time."""

    id: int | UnsetType = UNSET
    """Number of the appointment within the booking, from 1."""

    services: list[int] | UnsetType = UNSET
    """Services."""

    team_member_id: int | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    datetime: datetime_aliased | UnsetType = UNSET
    """Start, as it was returned with the free times."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
    )


class ValidateBookingParamsInput(Model, gc=False, kw_only=True):
    """The values to send: check whether a booking is possible."""

    appointments: list[BookingCheckInput]
    """Services, team members and times to book."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointments", "minimum:1"),
    )
