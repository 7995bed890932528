# Generated from the description by `python -m codegen build`. Do not edit.

"""Structs of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "appointments": "DeleteTimetableAppointmentInput",
    "appointments_resource_occupation": "ResourceOccupation",
    "booking_users": "ChainAttendanceStatistics LocationAttendanceStatistics TimetableDeposit",
    "common_appointment": "Appointment AttendanceProductItem BookingUser Product Service TeamMember",
    "custom_fields": "CustomField",
    "events": "AppointmentInputClientCustomFieldValue CreateEventAppointmentInput CreateEventAppointmentInputClient CreateEventAppointmentInputComer EventAppointmentInputClientAgreement",
    "events_event": "CreateEventInput Event EventAttributesScheduleTill UpdateEventInput",
    "events_input_attendance_service_item": "AppointmentInputAttendanceServiceItem EventAppointmentInputAttendanceGoodItem UpdateEventAppointmentInput",
    "products": "ProductCategory",
    "products_product_storage_amount": "ProductStorageAmount",
    "products_product_unit": "ProductUnit",
    "reschedule_event_appointment_input": "RescheduleEventAppointmentInput",
    "services": "AttendanceService AttendanceServiceSuggestion",
    "services_service_category": "ServiceCategory",
    "tags": "CreateTagInput Tag",
    "tags_update_tag_input": "UpdateTagInput",
    "team_members": "CreatePositionInput Position",
}


if not TYPE_CHECKING:  # type checkers read the names above, and report a misspelt one

    def __dir__() -> list[str]:
        return sorted(" ".join(_MODULES.values()).split())

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return __dir__()
        for module, names in _MODULES.items():
            if name in names and name in names.split():
                value = getattr(import_module(f".{module}", __name__), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
