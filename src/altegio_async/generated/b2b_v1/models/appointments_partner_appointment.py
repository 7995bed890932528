# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import field

from .common import DuplicatedEventMasterPosition


class PartnerAppointmentClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    phone_code: str | None = None
    """Calling code of the country."""

    email: str | None = None
    """E-mail address."""


class PartnerAppointmentCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    public_title: str | None = None
    """Name shown to clients."""

    business_group_id: int | None = None
    """Group of businesses, by id."""

    business_type_id: int | None = None
    """Type of business, by id."""

    country_id: int | None = None
    """Country, by id."""

    city_id: int | None = None
    """City, by id."""

    timezone: str | None = None
    """Time zone of the location."""

    timezone_name: str | None = None
    """IANA name of the time zone."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    logo: str | None = None
    """URL of the logo."""

    zip: str | None = None
    """Postal code."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[Any] | None = None
    """Phones in international form."""

    site: str | None = None
    """URL of the web site."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    country: str | None = None
    """Country."""

    city: str | None = None
    """City."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timezone", "number"),
    )


class PartnerAppointmentService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    discount: Decimal | None = None
    """Discount in percent."""

    amount: Decimal | None = None
    """Number of times."""


class PartnerAppointmentStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: str | None = None
    """Specialization."""

    position: DuplicatedEventMasterPosition | EmptyArray | None = None
    """Position of the team member."""

    rating: int | float | None = None
    """Average rating."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    comments_count: int | None = None
    """Number of reviews."""

    votes_count: int | None = None
    """Number of ratings."""

    average_score: int | float | None = None
    """Average mark of the reviews."""

    avatar: str | None = None
    """URL of the picture."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("position", "array"),
        ("show_rating", "boolean"),
        ("show_rating", "number"),
    )


class PartnerAppointment(Model, gc=False, kw_only=True):
    """An appointment that an integration created."""

    id: int
    """Id."""

    date: datetime_aliased | None = None
    """Date."""

    datetime: datetime_aliased | None = None
    """Start with the offset of the location."""

    create_date: datetime_aliased | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    deleted: bool | None = None
    """Whether it was deleted."""

    attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    length: int | None = None
    """Duration in seconds."""

    notify_by_sms: int | None = None
    """Hours before the start at which a reminder is sent by SMS."""

    notify_by_email: int | None = None
    """Hours before the start at which a reminder is sent by e-mail."""

    team_member_requested: bool | None = field(name='master_requested', default=None)
    """Whether the client asked for this team member."""

    online: bool | None = None
    """Whether it was booked online."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    prepaid: Decimal | None = None
    """Whether or how it is prepaid."""

    prepaid_confirmed: Decimal | None = None
    """Whether the prepayment was confirmed."""

    event_id: int | None = field(name='activity_id', default=None)
    """Group event, by id."""

    services: list[PartnerAppointmentService] | None = None
    """Services."""

    location: PartnerAppointmentCompany | None = field(name='company', default=None)
    """Location of the object."""

    team_member: PartnerAppointmentStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    client: PartnerAppointmentClient | EmptyArray | None = None
    """Client of the object."""

    custom_fields: dict[str, Any] | None = None
    """Values of custom fields by code."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        client: object = self.client
        if client is not None and not client:
            self.client = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("api_id", "number"),
    )
