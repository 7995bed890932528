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
        ("", "least:1"),
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
        ("", "least:1"),
        ("country_id", "id_or_zero"),
        ("city_id", "id_or_zero"),
        ("business_type_id", "id_or_zero"),
    )
