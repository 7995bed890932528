# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import field


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


class FormConfigStyleHeaderBackgroundNew(Model, gc=False, kw_only=True):
    """Background of the header by size."""

    sm: str | None = None
    """Picture in its small size."""

    norm: str | None = None
    """Picture in its normal size."""

    origin: str | None = None
    """Picture in its original size."""


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
