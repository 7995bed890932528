# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class BookedAppointmentCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    country_id: int | None = None
    """Country, by id."""

    country: str | None = None
    """Country."""

    city_id: int | None = None
    """City, by id."""

    city: str | None = None
    """City."""

    phone: str | None = None
    """Phone in international form."""

    phones: list[str] | None = None
    """Phones in international form."""

    timezone: str | None = None
    """Time zone of the location."""

    address: str | None = None
    """Street address."""

    coordinate_lat: int | float | None = None
    """Latitude in degrees."""

    coordinate_lon: int | float | None = None
    """Longitude in degrees."""

    allow_delete_appointment: bool | None = field(name='allow_delete_record', default=None)
    """Whether clients can cancel appointments."""

    allow_change_appointment: bool | None = field(name='allow_change_record', default=None)
    """Whether clients can move appointments."""

    site: str | None = None
    """URL of the web site."""

    currency_short_title: str | None = None
    """Short name of the currency."""

    allow_change_appointment_delay_step: int | None = field(
        name='allow_change_record_delay_step', default=None
    )
    """Seconds before the start until which clients can move an appointment."""

    allow_delete_appointment_delay_step: int | None = field(
        name='allow_delete_record_delay_step', default=None
    )
    """Seconds before the start until which clients can cancel an appointment."""


class BookedAppointmentService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    amount: int | None = None
    """Number of times."""

    seance_length: int | None = None
    """Duration in seconds."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    discount: Decimal | None = None
    """Discount in percent."""


class FeedbackFormMasterPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class BookedAppointmentStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    specialization: str | None = None
    """Specialization."""

    position: FeedbackFormMasterPosition | None = None
    """Position of the team member."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    rating: int | float | None = None
    """Average rating."""

    votes_count: int | None = None
    """Number of ratings."""

    avatar: str | None = None
    """URL of the picture."""

    comments_count: int | None = None
    """Number of reviews."""

    spec: str | None = None
    """Specialization."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("show_rating", "boolean"),
        ("show_rating", "number"),
    )


class BookedAppointment(Model, gc=False, kw_only=True):
    """An appointment that was booked online."""

    id: int
    """Id."""

    services: list[BookedAppointmentService] | None = None
    """Services."""

    location: BookedAppointmentCompany | None = field(name='company', default=None)
    """Location of the object."""

    team_member: BookedAppointmentStaff | None = field(name='staff', default=None)
    """Team member."""

    clients_count: int | None = None
    """Number of people."""

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

    attendance: int | None = None
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

    prepaid: bool | None = None
    """Whether or how it is prepaid."""

    prepaid_confirmed: bool | None = None
    """Whether the prepayment was confirmed."""

    event_id: int | None = field(name='activity_id', default=None)
    """Group event, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("api_id", "number"),
    )
