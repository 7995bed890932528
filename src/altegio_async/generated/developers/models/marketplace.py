# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.derived import MarketplaceEventProperties
from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from msgspec import UNSET, UnsetType, field


class ApplicationLocation(Model, gc=False, kw_only=True):
    """A location that an application is connected to."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    public_title: str | None = None
    """Name shown to clients."""

    short_descr: str | None = None
    """Short description."""

    logo: str | None = None
    """URL of the logo."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[str] | None = None
    """Phones in international form."""

    email: str | None = None
    """E-mail address."""

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

    timezone: int | float | None = None
    """Time zone of the location."""

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

    next_slot: datetime | None = None
    """Next free time."""

    app_ios: str | None = None
    """URL of the iOS application."""

    app_android: str | None = None
    """URL of the Android application."""

    currency_short_title: str | None = None
    """Short name of the currency."""

    reminds_sms_disabled: bool | None = None
    """Whether reminders by SMS are off."""

    reminds_sms_default: int | None = None
    """Hours before the start at which a reminder is sent by default."""

    group_priority: int | None = None
    """Place within the chain."""

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

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("active", "string"),
    )


class IntegrationStatusConnectionStatus(Model, gc=False, kw_only=True):
    """State of the connection."""

    status: "Literal['pending', 'freezed', 'active'] | str | None" = None
    """State."""

    created_at: str | None = None
    """Time of creation."""


class IntegrationStatusLog(Model, gc=False, kw_only=True):
    """An entry of the logs."""

    changed_at: str | None = None
    """Time of the change."""

    status_from: str | None = None
    """State before the change."""

    status_to: str | None = None
    """State after the change."""

    source: str | None = None
    """Where it comes from."""


class IntegrationStatusPayment(Model, gc=False, kw_only=True):
    """An entry of the payments."""

    payment_sum: Decimal | None = None
    """Sum of the payment."""

    id: int | None = None
    """Id."""

    payment_date: str | None = None
    """Time of the payment."""

    is_refunded: bool | None = None
    """Whether it was refunded."""

    period_from: str | None = None
    """First day that is paid."""

    period_to: str | None = None
    """Last day that is paid."""

    currency_iso: str | None = None
    """ISO 4217 code of the currency."""


class MarketplaceEvent(MarketplaceEventProperties, Model, gc=False, kw_only=True):
    """An application was uninstalled or frozen in a location."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    event: "Literal['uninstall', 'freeze'] | str"
    """What happened."""

    application_id: int | None = None
    """Application, by id."""

    partner_token: Secret | None = None
    """Token of the partner."""


class MarketplaceNotificationShortNamesInput(Model, gc=False, kw_only=True):
    """The values to send: set sender names."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    short_names: list[str]
    """Short names of the sender."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )


class NotificationPaymentCallbackInput(Model, gc=False, kw_only=True):
    """The values to send: report a payment."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    currency_iso: str
    """ISO 4217 code of the currency."""

    payment_sum: Decimal
    """Sum of the payment."""

    payment_date: str
    """Time of the payment."""

    period_from: str
    """First day that is paid."""

    period_to: str
    """Last day that is paid."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )


class NotificationSettingsCallbackInput(Model, gc=False, kw_only=True):
    """The values to send: confirm the connection of a location."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    api_key: str | UnsetType = UNSET
    """Key of the integration for the location."""

    webhook_urls: list[str] | UnsetType = UNSET
    """URLs that receive the webhooks."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )


class PartnerApplicationAddDiscountInput(Model, gc=False, kw_only=True):
    """The values to send: grant a discount on an application."""

    location_ids: list[int] = field(name='salon_ids')
    """Locations, by id."""

    application_id: int
    """Application, by id."""

    discount: Decimal
    """Discount in percent."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_ids", "ids:1"),
        ("application_id", "id"),
    )


class PartnerApplicationsUpdateChannelInput(Model, gc=False, kw_only=True):
    """The values to send: switch a message channel on or off."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    application_id: int
    """Application, by id."""

    channel_slug: "Literal['sms', 'whatsapp']"
    """Channel of the messages."""

    is_available: bool
    """Whether the channel can be used."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("application_id", "id"),
    )


class PaymentLink(Model, gc=False, kw_only=True):
    """The URL of a payment page."""

    url: str | None = None
    """URL."""


class PaymentReport(Model, gc=False, kw_only=True):
    """The id of a reported payment."""

    id: int
    """Id."""


class TariffOption(Model, gc=False, kw_only=True):
    """An entry of the options."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    overall_price: Decimal | None = None
    """Price for the whole length."""

    duration_in_months: int | None = None
    """Length in months."""

    currency_iso: str | None = None
    """ISO 4217 code of the currency."""

    team_member_amount: int | None = field(name='staff_amount', default=None)
    """Number of team members."""

    free_period_in_months: int | None = None
    """Months without charge."""


class IntegrationStatus(Model, gc=False, kw_only=True):
    """The state of the connection of a location, its payments and its history."""

    connection_status: IntegrationStatusConnectionStatus | None = None
    """State of the connection."""

    payments: list[IntegrationStatusPayment] | None = None
    """Payments."""

    logs: list[IntegrationStatusLog] | None = None
    """Changes of the state."""


class Tariff(Model, gc=False, kw_only=True):
    """A tariff of an application."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    options: list[TariffOption] | None = None
    """Options."""
