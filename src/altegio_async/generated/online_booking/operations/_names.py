# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .authentication_b2c import (
    authorize_online_booking_user,
    log_in_with_phone_number_and_code,
)
from .client_personal_cabinet import (
    delete_user_appointment,
    get_booking_user,
    get_feedback_form_status,
    get_user_appointment_list,
    send_phone_update_verification_code,
    submit_feedback_form,
    update_booking_user,
    update_booking_user_password,
)
from .online_booking import (
    book_event,
    create_online_booking,
    get_booking_form_config,
    get_dates_available_for_booking,
    get_i18n_options,
    get_location_privacy_policy,
    get_nearest_time_slots,
    get_online_booking_details,
    get_services_available_for_booking,
    get_team_members_available_for_booking,
    get_time_slots_for_booking,
    send_booking_verification_code,
    update_online_booking_datetime,
    validate_booking_params,
)

__all__ = [
    "authorize_online_booking_user",
    "book_event",
    "create_online_booking",
    "delete_user_appointment",
    "get_booking_form_config",
    "get_booking_user",
    "get_dates_available_for_booking",
    "get_feedback_form_status",
    "get_i18n_options",
    "get_location_privacy_policy",
    "get_nearest_time_slots",
    "get_online_booking_details",
    "get_services_available_for_booking",
    "get_team_members_available_for_booking",
    "get_time_slots_for_booking",
    "get_user_appointment_list",
    "log_in_with_phone_number_and_code",
    "send_booking_verification_code",
    "send_phone_update_verification_code",
    "submit_feedback_form",
    "update_booking_user",
    "update_booking_user_password",
    "update_online_booking_datetime",
    "validate_booking_params",
]
