# Generated from the description by `python -m codegen build`. Do not edit.

"""Factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "authentication_b2c": "authorize_online_booking_user log_in_with_phone_number_and_code",
    "client_personal_cabinet": "delete_user_appointment get_booking_user get_feedback_form_status get_user_appointment_list send_phone_update_verification_code submit_feedback_form update_booking_user update_booking_user_password",
    "online_booking": "book_event create_online_booking get_booking_form_config get_dates_available_for_booking get_i18n_options get_location_privacy_policy get_nearest_time_slots get_online_booking_details get_services_available_for_booking get_team_members_available_for_booking get_time_slots_for_booking send_booking_verification_code update_online_booking_datetime validate_booking_params",
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
