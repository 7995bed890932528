# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class DeleteTimetableAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: delete an appointment of the timetable."""

    appointment_id: int | str = field(name='recordId')
    """Appointment to delete, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointment_id", "text_id"),
    )
