# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common_event_staff_position import ScheduleDay


class CreateTimetableClientScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: add a client to recurring appointments."""

    client_id: int
    """Client, by id."""

    schedule_days_ids: list[int]
    """Days of the schedule, by id."""

    comer_id: int | UnsetType = UNSET
    """Person, pet or vehicle that the appointment is for, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "id"),
        ("comer_id", "id_or_zero"),
        ("schedule_days_ids", "ids:1"),
    )


class UpdateTimetableClientScheduleInput(Model, gc=False, kw_only=True):
    """The values to send: update the recurring days of a client."""

    schedule_days_ids: list[int]
    """Days of the schedule, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("schedule_days_ids", "ids:1"),
    )


class ClientSchedule(Model, gc=False, kw_only=True):
    """The recurring appointments of a client."""

    id: int
    """Id."""

    membership_id: int | None = field(name='loyalty_abonement_id', default=None)
    """Membership, by id."""

    final_day: str | None = None
    """Last day of the schedule."""

    days: list[ScheduleDay] | None = None
    """Weekdays of the schedule."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("loyalty_abonement_id", "number"),
    )
