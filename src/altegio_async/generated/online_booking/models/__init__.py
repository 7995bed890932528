# Generated from the description by `python -m codegen build`. Do not edit.

"""Structs of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "authentication_b2c": "AuthorizeOnlineBookingUserInput",
    "booking_user_token": "BookingUserToken UpdateBookingUserPasswordInput",
    "client_personal_cabinet": "FeedbackForm FeedbackFormAgreementLink FeedbackFormCompany FeedbackFormCurrency FeedbackFormLanguage FeedbackFormMaster FeedbackFormRecord",
    "client_personal_cabinet_feedback_result": "FeedbackResult FeedbackResultCharge SubmitFeedbackFormInput",
    "common": "BookingUser",
    "common_booked_appointment": "BookedAppointment BookedAppointmentCompany BookedAppointmentService BookedAppointmentStaff FeedbackFormMasterPosition",
    "log_in_with_phone_number_and_code_input": "LogInWithPhoneNumberAndCodeInput",
    "online_booking": "BookingFormConfig BookingFormConfigLang BookingFormConfigStep BookingFormConfigStyle FormConfigStyleHeaderBackgroundNew",
    "online_booking_booking_check_input": "BookingCheckInput ValidateBookingParamsInput",
    "online_booking_booking_dates": "BookingDates",
    "online_booking_booking_result": "BookingAppointmentInput BookingResult CreateOnlineBookingInput",
    "online_booking_booking_service": "BookingService BookingServiceCategory BookingServices",
    "online_booking_booking_team_member": "BookingTeamMember BookingTeamMemberPosition BookingTime NearestTimes",
    "online_booking_event_booking_result": "BookEventInput EventBookingResult",
    "online_booking_privacy_policy": "PrivacyPolicy PrivacyPolicyAgreement",
    "send_booking_verification_code_input": "SendBookingVerificationCodeInput",
    "update_booking_user_input": "UpdateBookingUserInput",
    "update_online_booking_datetime_input": "UpdateOnlineBookingDatetimeInput",
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
