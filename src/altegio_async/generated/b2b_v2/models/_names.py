# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .appointments import (
    DeleteTimetableAppointmentInput,
    ResourceOccupation,
)
from .booking_users import (
    ChainAttendanceStatistics,
    LocationAttendanceStatistics,
    TimetableDeposit,
)
from .common_appointment import (
    Appointment,
    AttendanceProductItem,
    BookingUser,
    Product,
    Service,
    TeamMember,
)
from .custom_fields import (
    CustomField,
)
from .events import (
    AppointmentInputAttendanceServiceItem,
    AppointmentInputClientCustomFieldValue,
    CreateEventAppointmentInput,
    CreateEventAppointmentInputClient,
    CreateEventAppointmentInputComer,
    CreateEventInput,
    Event,
    EventAppointmentInputAttendanceGoodItem,
    EventAppointmentInputClientAgreement,
    EventAttributesScheduleTill,
    RescheduleEventAppointmentInput,
    UpdateEventAppointmentInput,
    UpdateEventInput,
)
from .products import (
    ProductCategory,
    ProductStorageAmount,
    ProductUnit,
)
from .services import (
    AttendanceService,
    AttendanceServiceSuggestion,
    ServiceCategory,
)
from .tags import (
    CreateTagInput,
    Tag,
    UpdateTagInput,
)
from .team_members import (
    CreatePositionInput,
    Position,
)

__all__ = [
    "Appointment",
    "AppointmentInputAttendanceServiceItem",
    "AppointmentInputClientCustomFieldValue",
    "AttendanceProductItem",
    "AttendanceService",
    "AttendanceServiceSuggestion",
    "BookingUser",
    "ChainAttendanceStatistics",
    "CreateEventAppointmentInput",
    "CreateEventAppointmentInputClient",
    "CreateEventAppointmentInputComer",
    "CreateEventInput",
    "CreatePositionInput",
    "CreateTagInput",
    "CustomField",
    "DeleteTimetableAppointmentInput",
    "Event",
    "EventAppointmentInputAttendanceGoodItem",
    "EventAppointmentInputClientAgreement",
    "EventAttributesScheduleTill",
    "LocationAttendanceStatistics",
    "Position",
    "Product",
    "ProductCategory",
    "ProductStorageAmount",
    "ProductUnit",
    "RescheduleEventAppointmentInput",
    "ResourceOccupation",
    "Service",
    "ServiceCategory",
    "Tag",
    "TeamMember",
    "TimetableDeposit",
    "UpdateEventAppointmentInput",
    "UpdateEventInput",
    "UpdateTagInput",
]
