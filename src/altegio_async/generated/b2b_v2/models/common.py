# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from datetime import datetime
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class AppointmentAttributes(Model, gc=False, kw_only=True):
    """Fields of an appointment."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    external_id: str | None = None
    """Id of the object in the system of the integration."""

    visit_id: int | None = None
    """Visit, by id."""

    booking_user_id: int | None = None
    """Booking user, by id."""

    booking_form_id: int | None = field(name='bookform_id', default=None)
    """Booking form, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    staff_id: int | None = None
    """Team member, by id."""

    client_id: int | None = None
    """Client, by id."""

    comer_id: int | None = None
    """Person, pet or vehicle that the appointment is for, by id."""

    source: int | None = None
    """Where it comes from."""

    attendance: Literal[-1, 0, 1, 2] | int | None = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    attendance_status: Literal[-1, 0, 1, 2] | int | None = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    attendance_status_slug: Literal['absent', 'waiting', 'attended', 'confirmed'] | str | None = None
    """Attendance as a name for programs."""

    client_fictive_name: str | None = None
    """Name that was noted without a client record."""

    client_fictive_phone: str | None = None
    """Phone that was noted without a client record."""

    client_fictive_email: str | None = None
    """E-mail that was noted without a client record."""

    clients_count: int | None = None
    """Number of people."""

    event_id: int | None = field(name='activity_id', default=None)
    """Group event, by id."""

    custom_color: str | None = None
    """Colour of the appointment as six hexadecimal digits."""

    custom_font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    length: int | None = None
    """Duration in seconds."""

    duration: int | None = None
    """Duration in seconds."""

    paid_full: Literal[0, 1, 2] | int | None = None
    """1 when the appointment is paid."""

    is_paid: bool | None = None
    """Whether it is paid."""

    is_overpaid: bool | None = None
    """Whether more than the price was paid."""

    timestamp: int | None = None
    """Start in Unix seconds."""

    date: datetime | None = None
    """Date."""

    created_datetime: datetime | None = None
    """Time of creation, local time of the location."""

    from_url: str | None = None
    """URL of the page on which the booking was made."""

    is_mobile: int | None = None
    """1 when it was booked on a phone."""

    comment: str | None = None
    """Note for the team."""

    prepaid_status: int | None = None
    """Code of the prepayment."""

    appointment_from: str | None = field(name='record_from', default=None)
    """Where the appointment was made."""

    payment_status: int | None = None
    """State of the payment."""

    is_sale_bill_printed: bool | None = None
    """Whether the receipt was printed."""

    is_client_notification_sent: bool | None = None
    """Whether the client was notified."""


class ToOneData(Model, gc=False, kw_only=True):
    type: str | None = None
    """Type of the resource."""

    id: str | None = None
    """Id of the resource."""


class ToMany(Model, gc=False, kw_only=True):
    data: list[ToOneData] | None = None


class ToOne(Model, gc=False, kw_only=True):
    data: ToOneData | None = None


class AppointmentRelationships(Model, gc=False, kw_only=True):
    """Related resources of an appointment."""

    client: ToOne | None = None
    """Related client."""

    team_member: ToOne | None = field(name='staff', default=None)
    """Related team member."""

    services: ToMany | None = None
    """Related services."""

    products: ToMany | None = field(name='goods', default=None)
    """Related products."""

    resource_instances: ToMany | None = None
    """Related resource instances."""

    tags: ToMany | None = field(name='labels', default=None)
    """Related tags."""

    attendance_service_items: ToMany | None = None
    """Related attendance service items."""

    attendance_product_items: ToMany | None = field(name='attendance_good_items', default=None)
    """Related attendance product items."""

    attendance_document: ToOne | None = None
    """Related attendance document."""

    transactions: ToMany | None = None
    """Related transactions."""

    fast_payment_settings: ToOne | None = None
    """Related fast payment settings."""

    acceptance_free: ToOne | None = None
    """Related acceptance free."""

    custom_field_values: ToMany | None = None
    """Related custom field values."""

    comer: ToOne | None = None
    """Related attendee."""

    client_notification_settings: ToOne | None = None
    """Related client notification settings."""

    client_schedule: ToOne | None = None
    """Related client schedule."""

    duration_details: ToOne | None = None
    """Related duration details."""


class Appointment(Model, gc=False, kw_only=True):
    """An appointment."""

    id: str
    """Id."""

    type: Literal['record'] | str | None = None
    """Kind."""

    attributes: AppointmentAttributes | None = None
    """Fields of an appointment."""

    relationships: AppointmentRelationships | None = None
    """Related resources of an appointment."""
