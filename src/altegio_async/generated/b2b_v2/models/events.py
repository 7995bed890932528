# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common_appointment import Service, TeamMember


class AppointmentInputAttendanceServiceItem(Model, gc=False, kw_only=True):
    """Price of the service in the appointment."""

    cost_per_unit: Decimal
    """Price of one unit."""

    discount_percent: Decimal
    """Discount in percent."""

    manual_cost: Decimal
    """Price that was set by hand."""

    is_trial: bool | UnsetType = UNSET
    """Whether the service is a trial."""


class AppointmentInputClientCustomFieldValue(Model, gc=False, kw_only=True):
    """An entry of the custom field values."""

    code: str
    """Code for programs."""

    value: str
    """Value."""


class CreateEventAppointmentInputComer(Model, gc=False, kw_only=True):
    """Person, pet or vehicle that the appointment is for."""

    name: str | UnsetType = UNSET
    """Name."""


class CreateEventInput(Model, gc=False, kw_only=True):
    """The values to send: create a group event."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    service_id: int | str
    """Service, by id."""

    resource_instance_ids: list[int]
    """Instances of resources, by id."""

    tag_ids: list[int] = field(name='label_ids')
    """Tags, by id."""

    date: str
    """Date."""

    length: int
    """Duration in seconds."""

    capacity: int
    """Number of places."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    color: str | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    instructions: str | UnsetType = UNSET
    """Instructions for clients."""

    stream_link: str | UnsetType = UNSET
    """URL of the online stream."""

    force: bool | UnsetType = UNSET
    """Whether to save in spite of conflicts."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "text_id"),
        ("service_id", "text_id"),
        ("resource_instance_ids", "text_ids:0"),
        ("tag_ids", "text_ids:0"),
        ("date", "form:local-date-time-with-space"),
        ("length", "seconds"),
        ("technical_break_duration", "seconds"),
    )


class EventAppointmentInputAttendanceGoodItem(Model, gc=False, kw_only=True):
    """An entry of the attendance product items."""

    id: int | str | None
    """Id."""

    product_id: int | str = field(name='good_id')
    """Product, by id."""

    unit_id: int | str
    """Unit, by id."""

    storage_id: int | str
    """Storage, by id."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    operation_unit_type: "Literal['sale', 'consumable']"
    """Code of the unit: sale or consumable."""

    number: str | None
    """Number of the document."""

    quantity: Decimal
    """Quantity."""

    cost_per_unit: Decimal
    """Price of one unit."""

    manual_cost: Decimal
    """Price that was set by hand."""

    discount_percent: Decimal
    """Discount in percent."""

    marks: list[str]
    """Marks of the product units."""

    planned_activation_date: date_aliased | None
    """Day on which the sold membership activates."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "text_id"),
        ("product_id", "text_id"),
        ("unit_id", "text_id"),
        ("storage_id", "text_id"),
        ("team_member_id", "text_id"),
    )


class EventAppointmentInputClientAgreement(Model, gc=False, kw_only=True):
    """Consents of the client."""

    is_newsletter_allowed: bool
    """Whether the client accepts newsletters."""

    is_personal_data_processing_allowed: bool
    """Whether the client consents to the processing of personal data."""


class EventAttributesScheduleTill(Model, gc=False, kw_only=True):
    """Last day of the schedule."""

    date: datetime | None = None
    """Date."""

    timezone_type: int | None = None
    """Kind of the time zone."""

    timezone: str | None = None
    """Time zone of the location."""


class RescheduleEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: move an appointment to another group event."""

    reschedule_event_id: int | str = field(name='reschedule_activity_id')
    """Group event to move the appointment to, by id."""

    with_comer: bool | UnsetType = UNSET
    """Whether the attendee is moved too."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    clients_count: int | None | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("reschedule_event_id", "text_id"),
    )


class UpdateEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: update an appointment of a group event."""

    attendance_service_item: AppointmentInputAttendanceServiceItem
    """Price of the service in the appointment."""

    attendance_product_items: list[EventAppointmentInputAttendanceGoodItem] | UnsetType = field(
        name='attendance_good_items', default=UNSET
    )
    """Products sold in the appointment."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    tag_ids: list[int] | None | UnsetType = field(name='label_ids', default=UNSET)
    """Tags, by id."""

    color: str | None | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    clients_count: int | None | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("tag_ids", "text_ids:0"),
    )


class UpdateEventInput(Model, gc=False, kw_only=True):
    """The values to send: replace a group event."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    service_id: int | str
    """Service, by id."""

    resource_instance_ids: list[int]
    """Instances of resources, by id."""

    tag_ids: list[int] = field(name='label_ids')
    """Tags, by id."""

    date: str
    """Date."""

    length: int
    """Duration in seconds."""

    capacity: int
    """Number of places."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    color: str | None | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    instructions: str | None | UnsetType = UNSET
    """Instructions for clients."""

    stream_link: str | None | UnsetType = UNSET
    """URL of the online stream."""

    force: bool | UnsetType = UNSET
    """Whether to save in spite of conflicts."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "text_id"),
        ("service_id", "text_id"),
        ("resource_instance_ids", "text_ids:0"),
        ("tag_ids", "text_ids:0"),
        ("date", "form:local-date-time-with-space"),
        ("length", "seconds"),
        ("technical_break_duration", "seconds"),
    )


class CreateEventAppointmentInputClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | str | None
    """Id."""

    name: str
    """Name."""

    phone: str | None
    """Phone in international form."""

    email: str | None
    """E-mail address."""

    surname: str | None
    """Surname."""

    patronymic: str | None
    """Middle name."""

    gender: "Literal[0, 1, 2] | None"
    """0 unknown, 1 male, 2 female."""

    birthday: date_aliased | None
    """Date of birth."""

    custom_field_values: list[AppointmentInputClientCustomFieldValue] | None
    """Values of custom fields."""

    agreements: EventAppointmentInputClientAgreement | None
    """Consents of the client."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    national_id: str | None | UnsetType = UNSET
    """National id of the client."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "text_id"),
        ("phone", "phone"),
    )


class Event(Model, gc=False, kw_only=True):
    """A group event."""

    id: str
    """Id."""

    type: "Literal['activity'] | str | None" = None
    """Kind."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    staff_id: int | None = None
    """Team member, by id."""

    service_id: int | None = None
    """Service, by id."""

    timestamp: int | None = None
    """Start in Unix seconds."""

    length: int | None = None
    """Duration in seconds."""

    capacity: int | None = None
    """Number of places."""

    clients_count: int | None = None
    """Number of people."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    instructions: str | None = None
    """Instructions for clients."""

    stream_link: str | None = None
    """URL of the online stream."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    notified: bool | None = None
    """Whether the client was notified."""

    comment: str | None = None
    """Note for the team."""

    schedule_id: int | None = None
    """Schedule, by id."""

    schedule_till: EventAttributesScheduleTill | None = None
    """Last day of the schedule."""

    schedule_event_modified: bool | None = None
    """Whether the event differs from its schedule."""

    date: datetime | None = None
    """Date."""

    related_team_member_id: int | str | None = field(name='related_staff_id', default=None)
    """Related team member, by id."""

    team_member: TeamMember | None = field(name='staff', default=None)
    """Related team member that the response includes."""

    related_master_id: int | str | None = None
    """Related team member, by id."""

    master: dict[str, Any] | None = None
    """Related team member that the response includes."""

    related_service_id: int | str | None = None
    """Related service, by id."""

    service: Service | None = None
    """Related service that the response includes."""

    resource_instance_ids: list[int | str] | None = None
    """Related resource instances, by id."""

    resource_instances: list[dict[str, Any]] | None = None
    """Related resource instances that the response includes."""

    tag_ids: list[int | str] | None = field(name='label_ids', default=None)
    """Related tags, by id."""

    tags: list[dict[str, Any]] | None = field(name='labels', default=None)
    """Related tags that the response includes."""

    duration_details_id: int | str | None = None
    """Related duration details, by id."""

    duration_details: dict[str, Any] | None = None
    """Related duration details that the response includes."""


class CreateEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: add a client to a group event."""

    client: CreateEventAppointmentInputClient
    """Client of the object."""

    clients_count: int
    """Number of people."""

    client_id: int | str | None | UnsetType = UNSET
    """Client, by id."""

    comer_id: int | str | None | UnsetType = UNSET
    """Person, pet or vehicle that the appointment is for, by id."""

    comer: CreateEventAppointmentInputComer | UnsetType = UNSET
    """Person, pet or vehicle that the appointment is for."""

    is_trial_service: bool | UnsetType = UNSET
    """Whether the service is a trial."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "text_id_or_zero"),
        ("comer_id", "text_id_or_zero"),
    )
