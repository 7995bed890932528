# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field


class CreateLocationInput(Model, gc=False, kw_only=True):
    """The values to send: create a location."""

    title: str | UnsetType = UNSET
    """Name of the location."""

    country_id: int | UnsetType = UNSET
    """Country, by id."""

    city_id: int | UnsetType = UNSET
    """City, by id."""

    address: str | UnsetType = UNSET
    """Street address."""

    site: str | UnsetType = UNSET
    """URL of the web site."""

    coordinate_lat: int | float | UnsetType = UNSET
    """Latitude in degrees."""

    coordinate_lot: int | float | UnsetType = UNSET
    """The same longitude under its published name. Send it with coordinate_lon."""

    business_type_id: int | UnsetType = UNSET
    """Type of business, by id."""

    short_descr: str | UnsetType = UNSET
    """Short description."""

    coordinate_lon: int | float | UnsetType = UNSET
    """Longitude in degrees. Send it with coordinate_lot."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("country_id", "id_or_zero"),
        ("city_id", "id_or_zero"),
        ("business_type_id", "id_or_zero"),
    )


class LocationBookform(Model, gc=False, kw_only=True):
    """An entry of the bookforms."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    is_default: int | None = None
    """Whether it is the default."""

    url: str | None = None
    """URL."""


class LocationMainGroup(Model, gc=False, kw_only=True):
    """Main chain of the location."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class LocationPaymentPolicy(Model, gc=False, kw_only=True):
    """Rule for prepayment."""

    type: "Literal['none', 'deposit', 'card_guarantee'] | str | None" = None
    """Kind."""


class LocationSocial(Model, gc=False, kw_only=True):
    """Pages in social networks."""

    telegram: str | None = None
    """Page on Telegram."""

    instagram: str | None = None
    """Page on Instagram."""

    vk: str | None = None
    """Page on VK."""

    facebook: str | None = None
    """Page on Facebook."""

    viber: str | None = None
    """Page on Viber."""

    whatsapp: str | None = None
    """Page on WhatsApp."""


class LocationStorageSettings(Model, gc=False, kw_only=True):
    """Settings of the inventory."""

    allow_overselling: bool | None = None
    """Whether more can be sold than is in stock."""


class UpdateLocationInputSocial(Model, gc=False, kw_only=True):
    """Pages in social networks."""

    telegram: str | UnsetType = UNSET
    """Page on Telegram."""

    instagram: str | UnsetType = UNSET
    """Page on Instagram."""

    vk: str | UnsetType = UNSET
    """Page on VK."""

    facebook: str | UnsetType = UNSET
    """Page on Facebook."""

    viber: str | UnsetType = UNSET
    """Page on Viber."""

    whatsapp: str | UnsetType = UNSET
    """Page on WhatsApp."""


class Location(Model, gc=False, kw_only=True):
    """A location with its public data."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    short_descr: str | None = None
    """Short description."""

    logo: str | None = None
    """URL of the logo."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    phone: str | None = None
    """Phone in international form."""

    country_id: int | None = None
    """Country, by id."""

    schedule: str | None = None
    """Opening hours as text."""

    country: str | None = None
    """Country."""

    city_id: int | None = None
    """City, by id."""

    city: str | None = None
    """City."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    phone_confirmation: bool | None = None
    """Whether the phone is confirmed by SMS."""

    active_team_member_count: int | None = field(name='active_staff_count', default=None)
    """Number of active team members."""

    app_ios: str | None = None
    """URL of the iOS application."""

    app_android: str | None = None
    """URL of the Android application."""

    currency_short_title: str | None = None
    """Short name of the currency."""

    zip: str | None = None
    """Postal code."""

    social: LocationSocial | None = None
    """Pages in social networks."""

    site: str | None = None
    """URL of the web site."""

    next_slot: datetime | None = None
    """Next free time."""

    group_priority: int | None = None
    """Place within the chain."""

    push_notification_phone_confirm: bool | None = None
    """Whether the phone is confirmed by a push message."""

    main_chain_id: int | None = field(name='main_group_id', default=None)
    """Main chain, by id."""

    main_chain: LocationMainGroup | EmptyArray | None = field(name='main_group', default=None)
    """Main chain of the location."""

    groups: dict[str, LocationMainGroup] | None = None
    """Chains of the location by id."""

    booking_forms: list[LocationBookform] | None = field(name='bookforms', default=None)
    """Booking forms of the location."""

    online_sales_form_url: str | None = None
    """URL of the online shop."""

    payment_policy: LocationPaymentPolicy | None = None
    """Rule for prepayment."""

    access: dict[str, Any] | None = None
    """Rights of the user."""

    business_group_id: int | None = None
    """Group of businesses, by id."""

    seance_delay_step: int | None = None
    """Seconds before the start until which a booking is possible."""

    show_any_team_member: bool | None = field(name='show_any_master', default=None)
    """Whether clients can book any team member."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    allow_delete_appointment_delay_step: int | None = field(
        name='allow_delete_record_delay_step', default=None
    )
    """Seconds before the start until which clients can cancel an appointment."""

    allow_change_appointment_delay_step: int | None = field(
        name='allow_change_record_delay_step', default=None
    )
    """Seconds before the start until which clients can move an appointment."""

    timetable_off: bool | None = None
    """Whether the timetable is off."""

    is_charge_active: bool | None = None
    """Whether online payment is active."""

    print_bill_on: int | None = None
    """1 when a bill is printed."""

    print_bill_type: str | None = None
    """Type of the bill that is printed."""

    appointment_type_id: int | None = field(name='record_type_id', default=None)
    """Code of what can be booked."""

    auto_pay_account_id: int | None = None
    """Account for automatic payments in cash, by id."""

    auto_pay_bank_account_id: int | None = None
    """Account for automatic payments by card, by id."""

    is_admin_app: int | None = None
    """1 when the location uses the app for administrators."""

    switched_to_tariff: bool | None = None
    """Whether the location has a tariff."""

    sms_enabled: bool | None = None
    """Whether the location sends SMS."""

    event_appointment_clients_count_max: int | None = field(
        name='activity_record_clients_count_max', default=None
    )
    """Largest number of places that the team can book in one event for one client."""

    event_online_appointment_clients_count_max: int | None = field(
        name='activity_online_record_clients_count_max', default=None
    )
    """Largest number of places that a client can book online in one event."""

    is_individual: bool | None = None
    """Whether the location is one person."""

    is_tips_enabled: bool | None = None
    """Whether clients can leave tips."""

    email_hours_default: int | None = None
    """Hours before the start at which an e-mail is sent by default."""

    is_show_privacy_policy: bool | None = None
    """Whether clients see the privacy policy."""

    booking_comment_required: bool | None = None
    """Whether a comment is required in online booking."""

    booking_email_required: bool | None = None
    """Whether an e-mail address is required in online booking."""

    booking_comment_input_name: str | None = None
    """Title of the field for the comment."""

    storage_settings: LocationStorageSettings | EmptyArray | None = None
    """Settings of the inventory."""

    public_title: str | None = None
    """Name shown to clients."""

    phones: list[str] | None = None
    """Phones in international form."""

    email: str | None = None
    """E-mail address."""

    timezone: int | float | None = None
    """Time zone of the location."""

    reminds_sms_disabled: bool | None = None
    """Whether reminders by SMS are off."""

    reminds_sms_default: int | None = None
    """Hours before the start at which a reminder is sent by default."""

    booking_form_group_priority: int | None = field(name='bookform_group_priority', default=None)
    """Place within the booking form of the chain."""

    description: str | None = None
    """Description."""

    photos: list[str] | None = None
    """URLs of the pictures."""

    location_photos: list[str] | None = field(name='company_photos', default=None)
    """URLs of the pictures."""

    booking_widget_promo: dict[str, Any] | None = None
    """Promotion block of the booking widget."""

    business_type_id: int | None = None
    """Type of business, by id."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        main_chain: object = self.main_chain
        if main_chain is not None and not main_chain:
            self.main_chain = None
        storage_settings: object = self.storage_settings
        if storage_settings is not None and not storage_settings:
            self.storage_settings = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("active", "number"),
        ("active", "string"),
        ("zip", "number"),
        ("push_notification_phone_confirm", "integer"),
    )


class UpdateLocationInput(Model, gc=False, kw_only=True):
    """The values to send: update a location."""

    title: str | UnsetType = UNSET
    """Title."""

    country_id: int | UnsetType = UNSET
    """Country, by id."""

    country: str | UnsetType = UNSET
    """Country."""

    city_id: int | UnsetType = UNSET
    """City, by id."""

    city: str | UnsetType = UNSET
    """City."""

    address: str | UnsetType = UNSET
    """Street address."""

    zip: str | UnsetType = UNSET
    """Postal code."""

    phones: list[str] | UnsetType = UNSET
    """Phones in international form."""

    social: UpdateLocationInputSocial | UnsetType = UNSET
    """Pages in social networks."""

    site: str | UnsetType = UNSET
    """URL of the web site."""

    coordinate_lat: int | float | UnsetType = UNSET
    """Latitude in degrees."""

    coordinate_lon: int | float | UnsetType = UNSET
    """Longitude in degrees."""

    description: str | UnsetType = UNSET
    """Description."""

    business_type_id: int | UnsetType = UNSET
    """Type of business, by id."""

    short_descr: str | UnsetType = UNSET
    """Short description."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("country_id", "id_or_zero"),
        ("city_id", "id_or_zero"),
        ("business_type_id", "id_or_zero"),
    )
