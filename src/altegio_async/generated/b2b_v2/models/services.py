# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field

from .common_appointment import Appointment


class AttendanceService(Model, gc=False, kw_only=True):
    """Related attendance service that the response includes."""

    id: str
    """Id."""

    type: "Literal['attendance_service'] | str | None" = None
    """Kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    service_id: int | None = None
    """Service, by id."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    is_composite: bool | None = None
    """Whether it is a composite service."""

    composite_service_id: int | None = None
    """Composite service, by id."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    composite_position: int | None = None
    """Place within the composite service."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    title: str | None = None
    """Title."""

    length: int | None = None
    """Duration in seconds."""

    duration: int | None = None
    """Duration in seconds."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    technical_break_duration: int | None = None
    """Break after the service in seconds."""


class AttendanceServiceSuggestion(Model, gc=False, kw_only=True):
    """A suggested service."""

    id: str
    """Id."""

    type: "Literal['attendance_service_suggestion'] | str | None" = None
    """Kind."""

    service_id: int | None = None
    """Service, by id."""

    suggestion_type: "Literal['last_client_visit_attendance_service', 'client_popular_service', 'master_popular_service'] | str | None" = (
        None
    )
    """Why the service is suggested."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    attendance_service_id: int | str | None = None
    """Related attendance service, by id."""

    attendance_service: AttendanceService | None = None
    """Related attendance service that the response includes."""

    related_appointment_id: int | str | None = field(name='related_record_id', default=None)
    """Related appointment, by id."""

    appointment: Appointment | None = field(name='record', default=None)
    """Related appointment that the response includes."""
