# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class RescheduleEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: move an appointment to another group event."""

    reschedule_event_id: int | str = field(name='reschedule_activity_id')
    """Group event to move the appointment to, by id."""

    with_comer: bool | UnsetType = UNSET
    """Whether the attendee is moved too."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    clients_count: int | None | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("reschedule_event_id", "text_id"),
    )
