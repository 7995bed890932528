# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .appointments import (
    delete_appointment,
    delete_timetable_appointment,
    list_appointments,
    list_attendance_appointments,
    list_resource_occupations,
)
from .booking_users import (
    get_attendance_booking_user,
    get_booking_user_chain_attendance_statistics,
    get_booking_user_location_attendance_statistics,
)
from .custom_fields import (
    list_custom_fields,
)
from .events import (
    create_event,
    create_event_appointment,
    delete_event,
    get_event,
    list_events,
    reschedule_event_appointment,
    update_event,
    update_event_appointment,
)
from .products import (
    autocomplete_products,
    get_attendance_product_item,
    get_product,
    get_product_category,
    list_product_categories,
    list_product_storage_amounts,
    list_product_units,
    list_products,
)
from .services import (
    get_service,
    list_attendance_service_suggestions,
    list_attendance_services,
    list_composite_service_attendance_services,
    list_service_categories,
    list_services,
)
from .tags import (
    create_tag,
    delete_tag,
    get_tag,
    list_tags,
    update_tag,
)
from .team_members import (
    create_position,
    delete_position,
    get_position,
    list_positions,
    list_team_members,
    update_position,
)

__all__ = [
    "autocomplete_products",
    "create_event",
    "create_event_appointment",
    "create_position",
    "create_tag",
    "delete_appointment",
    "delete_event",
    "delete_position",
    "delete_tag",
    "delete_timetable_appointment",
    "get_attendance_booking_user",
    "get_attendance_product_item",
    "get_booking_user_chain_attendance_statistics",
    "get_booking_user_location_attendance_statistics",
    "get_event",
    "get_position",
    "get_product",
    "get_product_category",
    "get_service",
    "get_tag",
    "list_appointments",
    "list_attendance_appointments",
    "list_attendance_service_suggestions",
    "list_attendance_services",
    "list_composite_service_attendance_services",
    "list_custom_fields",
    "list_events",
    "list_positions",
    "list_product_categories",
    "list_product_storage_amounts",
    "list_product_units",
    "list_products",
    "list_resource_occupations",
    "list_service_categories",
    "list_services",
    "list_tags",
    "list_team_members",
    "reschedule_event_appointment",
    "update_event",
    "update_event_appointment",
    "update_position",
    "update_tag",
]
