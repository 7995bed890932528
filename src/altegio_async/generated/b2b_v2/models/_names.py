# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .appointments import (
    DeleteTimetableAppointmentInput,
)
from .appointments_resource_occupation import (
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
    AppointmentInputClientCustomFieldValue,
    CreateEventAppointmentInput,
    CreateEventAppointmentInputClient,
    CreateEventAppointmentInputComer,
    EventAppointmentInputClientAgreement,
)
from .events_event import (
    CreateEventInput,
    Event,
    EventAttributesScheduleTill,
    UpdateEventInput,
)
from .events_input_attendance_service_item import (
    AppointmentInputAttendanceServiceItem,
    EventAppointmentInputAttendanceGoodItem,
    UpdateEventAppointmentInput,
)
from .products import (
    ProductCategory,
)
from .products_product_storage_amount import (
    ProductStorageAmount,
)
from .products_product_unit import (
    ProductUnit,
)
from .reschedule_event_appointment_input import (
    RescheduleEventAppointmentInput,
)
from .services import (
    AttendanceService,
    AttendanceServiceSuggestion,
)
from .services_service_category import (
    ServiceCategory,
)
from .tags import (
    CreateTagInput,
    Tag,
)
from .tags_update_tag_input import (
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
