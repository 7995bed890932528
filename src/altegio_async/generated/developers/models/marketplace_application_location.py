# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import field


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
