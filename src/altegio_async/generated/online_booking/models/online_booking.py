# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from datetime import datetime as datetime_aliased
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field


class BookEventInput(Model, gc=False, kw_only=True):
    """The values to send: book a group event."""

    fullname: str
    """Name of the client."""

    phone: str
    """Phone in international form."""

    email: str
    """E-mail address."""

    code: str | UnsetType = UNSET
    """Code for programs."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    notify_by_sms: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    notify_by_email: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    type: str | UnsetType = UNSET
    """Kind."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    clients_count: int | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
    )


class BookingAppointmentInput(Model, gc=False, kw_only=True):
    """Services of a team member at a time."""

    id: int
    """Number of the appointment within the booking, from 1."""

    team_member_id: int = field(name='staff_id')
    """Team member, by id."""

    datetime: datetime_aliased
    """Start, as it was returned with the free times."""

    services: list[int] | UnsetType = UNSET
    """Services."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
        ("team_member_id", "id"),
    )


class BookingCheckInput(Model, gc=False, kw_only=True):
    """Services of a team member at a time."""

    id: int | UnsetType = UNSET
    """Number of the appointment within the booking, from 1."""

    services: list[int] | UnsetType = UNSET
    """Services."""

    team_member_id: int | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    datetime: datetime_aliased | UnsetType = UNSET
    """Start, as it was returned with the free times."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
    )


class BookingDates(Model, gc=False, kw_only=True):
    """Days that can be booked and working days."""

    booking_days: dict[str, list[int]] | EmptyArray | None = None
    """Days that can be booked, by number of the month."""

    booking_dates: list[date] | None = None
    """Days that can be booked."""

    working_days: dict[str, list[int]] | EmptyArray | None = None
    """Days on which the team works, by number of the month."""

    working_dates: list[date] | None = None
    """Days on which the team works."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        booking_days: object = self.booking_days
        if booking_days is not None and not booking_days:
            self.booking_days = {}
        working_days: object = self.working_days
        if working_days is not None and not working_days:
            self.working_days = {}


class BookingFormConfigLang(Model, gc=False, kw_only=True):
    """An entry of the langs."""

    id: int | None = None
    """Id."""

    code: str | None = None
    """Code for programs."""

    title: str | None = None
    """Title."""


class BookingFormConfigStep(Model, gc=False, kw_only=True):
    """An entry of the steps."""

    step: str | None = None
    """Name of the step."""

    title: str | None = None
    """Title."""

    num: int | None = None
    """Place of the step."""

    hidden: bool | None = None
    """1 when it is hidden in online booking."""

    default: int | float | str | None = None
    """Value that is chosen beforehand."""

    date_default: str | None = None
    """Day that is chosen beforehand."""

    time_default: int | None = None
    """Time that is chosen beforehand."""

    date_hidden: bool | None = None
    """Whether the day is hidden."""

    time_hidden: bool | None = None
    """Whether the time is hidden."""

    is_title_default: bool | None = None
    """Whether the title is the default one."""

    category_view_type: str | None = None
    """How categories are shown."""


class BookingResult(Model, gc=False, kw_only=True):
    """The id and the hash of a booked appointment."""

    id: int
    """Id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    appointment_hash: str | None = field(name='record_hash', default=None)
    """Hash of the appointment for calls without a user token."""


class BookingService(Model, gc=False, kw_only=True):
    """A service that can be booked."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    discount: Decimal | None = None
    """Discount in percent."""

    comment: str | None = None
    """Note for the team."""

    weight: int | None = None
    """Place in sorted lists."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    image: str | None = None
    """URL of the picture."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    seance_length: int | None = None
    """Duration in seconds."""

    membership_restriction: int | None = field(name='abonement_restriction', default=None)
    """Code of the rule for booking with a membership."""

    prepaid_settings: dict[str, Any] | None = None
    """Settings of the prepayment."""

    is_composite: bool | None = None
    """Whether it is a composite service."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    images: list[str] | None = None
    """Pictures by size."""

    composite_details: dict[str, Any] | None = None
    """Parts of the composite service."""

    sex: int | None = None
    """Gender that it is for: 0 all, 1 men, 2 women."""


class BookingServiceCategory(Model, gc=False, kw_only=True):
    """A category of services that can be booked."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    weight: int | None = None
    """Place in sorted lists."""

    sex: int | None = None
    """Gender that it is for: 0 all, 1 men, 2 women."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("api_id", "integer"),
    )


class BookingServices(Model, gc=False, kw_only=True):
    """Services, categories and group events that can be booked."""

    events: list[dict[str, Any]] | None = None
    """Events of the day."""

    services: list[BookingService] | None = None
    """Services."""

    category: list[BookingServiceCategory] | None = None
    """Category it belongs to."""


class BookingTeamMemberPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    services_binding_type: int | None = None
    """Code of how services are linked to the position."""


class BookingTime(Model, gc=False, kw_only=True):
    """A start time that can be booked."""

    time: str | None = None
    """Time of day, HH:MM."""

    seance_length: int | None = None
    """Duration in seconds."""

    sum_length: int | None = None
    """Duration with the break in seconds."""

    datetime: datetime_aliased | None = None
    """Start with the offset of the location."""


class CreateOnlineBookingInput(Model, gc=False, kw_only=True):
    """The values to send: book online."""

    phone: str
    """Phone in international form."""

    fullname: str
    """Name of the client."""

    appointments: list[BookingAppointmentInput]
    """Services, team members and times to book."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    code: str | UnsetType = UNSET
    """Code for programs."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    type: str | UnsetType = UNSET
    """Kind."""

    notify_by_sms: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    notify_by_email: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    surname: str | UnsetType = UNSET
    """Surname."""

    patronymic: str | UnsetType = UNSET
    """Middle name."""

    is_newsletter_allowed: bool | UnsetType = UNSET
    """Whether the client accepts newsletters."""

    is_personal_data_processing_allowed: bool | UnsetType = UNSET
    """Whether the client consents to the processing of personal data."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("appointments", "least:1"),
    )


class EventBookingResult(Model, gc=False, kw_only=True):
    """The id and the hash of a booked group event."""

    id: int
    """Id."""

    hash: str | None = None
    """Hash of the appointment for calls without a user token."""


class FormConfigStyleHeaderBackgroundNew(Model, gc=False, kw_only=True):
    """Background of the header by size."""

    sm: str | None = None
    """Picture in its small size."""

    norm: str | None = None
    """Picture in its normal size."""

    origin: str | None = None
    """Picture in its original size."""


class NearestTimes(Model, gc=False, kw_only=True):
    """The first day with free times and its start times."""

    seance_date: date | None = None
    """First day with free times."""

    seances: list[BookingTime] | None = None
    """Start times."""


class PrivacyPolicyAgreement(Model, gc=False, kw_only=True):
    """The privacy policy."""

    content: str | None = None
    """Text of the policy."""


class SendBookingVerificationCodeInput(Model, gc=False, kw_only=True):
    """The values to send: send a code to confirm a phone."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    fulname: str | UnsetType = UNSET
    """The same name under its published key. Send it with fullname."""

    fullname: str | UnsetType = UNSET
    """Name of the client. Send it with fulname."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
        ("phone", "phone"),
    )


class UpdateOnlineBookingDatetimeInput(Model, gc=False, kw_only=True):
    """The values to send: move an online booking."""

    datetime: datetime_aliased | UnsetType = UNSET
    """Start with the offset of the location."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
    )


class ValidateBookingParamsInput(Model, gc=False, kw_only=True):
    """The values to send: check whether a booking is possible."""

    appointments: list[BookingCheckInput]
    """Services, team members and times to book."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("appointments", "least:1"),
    )


class BookingFormConfigStyle(Model, gc=False, kw_only=True):
    """Colours and pictures of the form."""

    show_header: bool | None = None
    """Whether the header is shown."""

    logo: str | None = None
    """URL of the logo."""

    header_background: str | None = None
    """Background of the header."""

    menu_background: str | None = None
    """Background of the menu."""

    main_color: str | None = None
    """Main colour."""

    secondary_color: str | None = None
    """Secondary colour."""

    buttons_color: str | None = None
    """Colour of the buttons."""

    logo_full: str | None = None
    """URL of the logo in full size."""

    header_background_full: str | None = None
    """URL of the background of the header."""

    menu_background_full: str | None = None
    """URL of the background of the menu."""

    primary_palette: str | None = field(name='primaryPalette', default=None)
    """Primary colour."""

    accent_palette: str | None = field(name='accentPalette', default=None)
    """Accent colour."""

    warn_palette: str | None = field(name='warnPalette', default=None)
    """Warn colour."""

    background_palette: str | None = field(name='backgroundPalette', default=None)
    """Background colour."""

    main_color_theme: str | None = None
    """Name of the colour theme."""

    header_background_new: FormConfigStyleHeaderBackgroundNew | EmptyArray | None = None
    """Background of the header by size."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        header_background_new: object = self.header_background_new
        if header_background_new is not None and not header_background_new:
            self.header_background_new = None


class BookingTeamMember(Model, gc=False, kw_only=True):
    """A team member that can be booked."""

    id: int
    """Id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    user_id: int | None = None
    """User, by id."""

    name: str | None = None
    """Name."""

    bookable: bool | None = None
    """Whether it can be booked online."""

    specialization: str | None = None
    """Specialization."""

    position: BookingTeamMemberPosition | EmptyArray | None = None
    """Position of the team member."""

    position_id: int | None = None
    """Position, by id."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    rating: int | float | None = None
    """Average rating."""

    votes_count: int | None = None
    """Number of ratings."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    comments_count: int | None = None
    """Number of reviews."""

    weight: int | None = None
    """Place in sorted lists."""

    information: str | None = None
    """Description."""

    seance_date: date | None = None
    """First day with free times."""

    schedule_till: date | None = None
    """Last day of the schedule."""

    seances: list[BookingTime] | None = None
    """Start times."""

    has_access_timetable: bool | None = None
    """Whether the team member is shown in the calendar."""

    image_group: dict[str, Any] | EmptyArray | None = None
    """Picture in all sizes."""

    fired: int | None = None
    """1 when the team member was dismissed."""

    status: int | None = None
    """State."""

    hidden: int | None = None
    """1 when it is hidden in online booking."""

    user: dict[str, Any] | None = None
    """User account."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = {}

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("user_id", "number"),
        ("show_rating", "boolean"),
        ("show_rating", "number"),
        ("weight", "string"),
    )


class PrivacyPolicy(Model, gc=False, kw_only=True):
    """The privacy policy of a location."""

    agreement: PrivacyPolicyAgreement | None = None
    """The privacy policy."""


class BookingFormConfig(Model, gc=False, kw_only=True):
    """The configuration of a booking form."""

    id: int
    """Id."""

    steps: list[BookingFormConfigStep] | None = None
    """Steps of the form."""

    style: BookingFormConfigStyle | None = None
    """Colours and pictures of the form."""

    group_id: int | None = None
    """Chain, by id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    phone_confirmation: bool | None = None
    """Whether the phone is confirmed by SMS."""

    lang: str | None = None
    """Language of the form."""

    langs: list[BookingFormConfigLang] | None = None
    """Languages of the form."""

    comment_required: bool | None = None
    """Whether a comment is required."""

    google_analytics_id: str | None = None
    """Id of the Google Analytics account."""

    facebook_pixel_id: str | None = None
    """Id of the Facebook pixel."""

    metrika_counter_id: str | None = None
    """Id of the Metrica counter."""

    app_metrika_id: str | None = None
    """Counter of AppMetrica, by id."""

    sms_enabled: bool | None = None
    """Whether SMS can be sent."""

    url: str | None = None
    """URL."""

    team_member_name: dict[str, Any] | None = field(name='staff_name', default=None)
    """Words for team members."""

    without_menu: bool | None = None
    """Whether the menu is hidden."""

    sequence_type: str | None = None
    """Order of the steps."""

    client_scripts: str | None = None
    """Scripts of the location for the form."""

    y_injection: str | None = None
    """Code that is added to the form."""

    first_service_category_close: bool | None = None
    """Whether the first category is folded."""

    map: dict[str, Any] | None = None
    """Settings of the map."""

    location_select_type_code: str | None = field(name='salon_select_type_code', default=None)
    """How clients choose a location."""

    is_show_privacy_policy: bool | None = None
    """Whether the privacy policy is shown."""

    is_client_agreements_feature_enabled: bool | None = None
    """Whether consents of clients are stored."""

    specialization_display_mode: int | None = None
    """How the specialization is shown."""

    ab_test_enabled: bool | None = None
    """Whether an A/B test of the form is running."""

    ab_test_percentage: int | float | None = None
    """Share of visitors in the A/B test, in percent."""

    is_online_sale_available: bool | None = None
    """Whether the online shop is available."""

    legal_info: dict[str, Any] | None = None
    """Legal data of the location."""

    online_sales_links: list[dict[str, Any]] | None = None
    """URLs of the online shop."""

    google_analytics_client_id_index: str | None = None
    """Dimension of Google Analytics for the client id."""

    brand: dict[str, Any] | None = None
    """Brand of the booking form."""

    injection: dict[str, Any] | None = None
    """Code that is added to the form."""

    display_event_type: str | None = field(name='display_activity_type', default=None)
    """How group events are shown."""

    is_multiple_event_appointment: bool | None = field(name='is_multiple_activity_record', default=None)
    """Whether several group events can be booked at once."""

    event_appointment_count: int | None = field(name='activity_record_count', default=None)
    """Largest number of group events in one booking."""

    weekly_view_enabled: bool | None = None
    """Whether the weekly view is on."""

    show_weekly_view_without_online_booking: bool | None = None
    """Whether the weekly view shows times that cannot be booked."""

    weekly_view_default_location_id: int | None = field(name='weekly_view_default_salon_id', default=None)
    """Location that the weekly view shows first, by id."""

    chain_main_location_id: int | None = field(name='chain_main_salon_id', default=None)
    """Main location of the chain, by id."""

    appointment_type_id: int | None = field(name='record_type_id', default=None)
    """Code of the kinds of appointments that the form offers."""

    features: dict[str, Any] | None = None
    """Features of the form by name."""

    gift_card_count: int | None = field(name='certificate_count', default=None)
    """Number of gift cards in the online shop."""

    membership_count: int | None = field(name='abonement_count', default=None)
    """Number of memberships in the online shop."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("metrika_counter_id", "number"),
        ("weekly_view_default_salon_id", "number"),
        ("record_type_id", "number"),
    )
