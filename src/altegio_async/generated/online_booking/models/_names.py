# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .authentication_b2c import (
    AuthorizeOnlineBookingUserInput,
)
from .booking_user_token import (
    BookingUserToken,
    UpdateBookingUserPasswordInput,
)
from .client_personal_cabinet import (
    FeedbackForm,
    FeedbackFormAgreementLink,
    FeedbackFormCompany,
    FeedbackFormCurrency,
    FeedbackFormLanguage,
    FeedbackFormMaster,
    FeedbackFormRecord,
)
from .client_personal_cabinet_feedback_result import (
    FeedbackResult,
    FeedbackResultCharge,
    SubmitFeedbackFormInput,
)
from .common import (
    BookingUser,
)
from .common_booked_appointment import (
    BookedAppointment,
    BookedAppointmentCompany,
    BookedAppointmentService,
    BookedAppointmentStaff,
    FeedbackFormMasterPosition,
)
from .log_in_with_phone_number_and_code_input import (
    LogInWithPhoneNumberAndCodeInput,
)
from .online_booking import (
    BookingFormConfig,
    BookingFormConfigLang,
    BookingFormConfigStep,
    BookingFormConfigStyle,
    FormConfigStyleHeaderBackgroundNew,
)
from .online_booking_booking_check_input import (
    BookingCheckInput,
    ValidateBookingParamsInput,
)
from .online_booking_booking_dates import (
    BookingDates,
)
from .online_booking_booking_result import (
    BookingAppointmentInput,
    BookingResult,
    CreateOnlineBookingInput,
)
from .online_booking_booking_service import (
    BookingService,
    BookingServiceCategory,
    BookingServices,
)
from .online_booking_booking_team_member import (
    BookingTeamMember,
    BookingTeamMemberPosition,
    BookingTime,
    NearestTimes,
)
from .online_booking_event_booking_result import (
    BookEventInput,
    EventBookingResult,
)
from .online_booking_privacy_policy import (
    PrivacyPolicy,
    PrivacyPolicyAgreement,
)
from .send_booking_verification_code_input import (
    SendBookingVerificationCodeInput,
)
from .update_booking_user_input import (
    UpdateBookingUserInput,
)
from .update_online_booking_datetime_input import (
    UpdateOnlineBookingDatetimeInput,
)

__all__ = [
    "AuthorizeOnlineBookingUserInput",
    "BookEventInput",
    "BookedAppointment",
    "BookedAppointmentCompany",
    "BookedAppointmentService",
    "BookedAppointmentStaff",
    "BookingAppointmentInput",
    "BookingCheckInput",
    "BookingDates",
    "BookingFormConfig",
    "BookingFormConfigLang",
    "BookingFormConfigStep",
    "BookingFormConfigStyle",
    "BookingResult",
    "BookingService",
    "BookingServiceCategory",
    "BookingServices",
    "BookingTeamMember",
    "BookingTeamMemberPosition",
    "BookingTime",
    "BookingUser",
    "BookingUserToken",
    "CreateOnlineBookingInput",
    "EventBookingResult",
    "FeedbackForm",
    "FeedbackFormAgreementLink",
    "FeedbackFormCompany",
    "FeedbackFormCurrency",
    "FeedbackFormLanguage",
    "FeedbackFormMaster",
    "FeedbackFormMasterPosition",
    "FeedbackFormRecord",
    "FeedbackResult",
    "FeedbackResultCharge",
    "FormConfigStyleHeaderBackgroundNew",
    "LogInWithPhoneNumberAndCodeInput",
    "NearestTimes",
    "PrivacyPolicy",
    "PrivacyPolicyAgreement",
    "SendBookingVerificationCodeInput",
    "SubmitFeedbackFormInput",
    "UpdateBookingUserInput",
    "UpdateBookingUserPasswordInput",
    "UpdateOnlineBookingDatetimeInput",
    "ValidateBookingParamsInput",
]
