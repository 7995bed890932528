# Generated from the description by `python -m codegen build`. Do not edit.

"""Factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "appointments": "delete_appointment delete_timetable_appointment list_appointments list_attendance_appointments list_resource_occupations",
    "booking_users": "get_attendance_booking_user get_booking_user_chain_attendance_statistics get_booking_user_location_attendance_statistics",
    "custom_fields": "list_custom_fields",
    "events": "create_event create_event_appointment delete_event get_event list_events reschedule_event_appointment update_event update_event_appointment",
    "products": "autocomplete_products get_attendance_product_item get_product get_product_category list_product_categories list_product_storage_amounts list_product_units list_products",
    "services": "get_service list_attendance_service_suggestions list_attendance_services list_composite_service_attendance_services list_service_categories list_services",
    "tags": "create_tag delete_tag get_tag list_tags update_tag",
    "team_members": "create_position delete_position get_position list_positions list_team_members update_position",
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
