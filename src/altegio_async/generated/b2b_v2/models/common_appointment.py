# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from altegio_async._core.model import Model
from msgspec import field


class BookingUser(Model, gc=False, kw_only=True):
    """Related client that the response includes."""

    id: str
    """Id."""

    type: "Literal['client'] | str | None" = None
    """Kind."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    patronymic: str | None = None
    """Middle name."""

    phone: str | None = None
    """Phone in international form."""

    additional_phone: str | None = None
    """Second phone of the client."""

    email: str | None = None
    """E-mail address."""

    comment: str | None = None
    """Note for the team."""

    client_tips: bool | None = None
    """Whether hints on the client are shown."""

    birthday: datetime | None = None
    """Date of birth."""

    card_number: str | None = None
    """Number of the client card."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    discount: Decimal | None = None
    """Discount in percent."""

    discount_percent: Decimal | None = None
    """Discount in percent."""

    tag_ids: list[int | str] | None = field(name='label_ids', default=None)
    """Related tags, by id."""

    tags: list[dict[str, Any]] | None = field(name='labels', default=None)
    """Related tags that the response includes."""

    first_successful_visit_id: int | str | None = None
    """Related first successful visit, by id."""

    first_successful_visit: dict[str, Any] | None = None
    """Related first successful visit that the response includes."""

    loyalty_card_ids: list[int | str] | None = None
    """Related loyalty cards, by id."""

    loyalty_cards: list[dict[str, Any]] | None = None
    """Related loyalty cards that the response includes."""

    gift_card_ids: list[int | str] | None = field(name='loyalty_certificate_ids', default=None)
    """Related gift cards, by id."""

    gift_cards: list[dict[str, Any]] | None = field(name='loyalty_certificates', default=None)
    """Related gift cards that the response includes."""

    membership_ids: list[int | str] | None = field(name='loyalty_abonement_ids', default=None)
    """Related memberships, by id."""

    memberships: list[dict[str, Any]] | None = field(name='loyalty_abonements', default=None)
    """Related memberships that the response includes."""

    custom_field_value_ids: list[int | str] | None = None
    """Related custom field values, by id."""

    custom_field_values: list[dict[str, Any]] | None = None
    """Related custom field values that the response includes."""

    agreements_id: int | str | None = None
    """Related agreements, by id."""

    agreements: dict[str, Any] | None = None
    """Related agreements that the response includes."""


class Product(Model, gc=False, kw_only=True):
    """A product."""

    id: str
    """Id."""

    type: "Literal['good'] | str | None" = None
    """Kind."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    title: str | None = None
    """Title."""

    sale_unit_id: int | None = None
    """Sale unit, by id."""

    consumable_unit_id: int | None = None
    """Consumable unit, by id."""

    sale_unit_to_consumable_unit_ratio: Decimal | None = None
    """Consumable units in one sale unit."""

    membership_type_id: int | None = field(name='loyalty_abonement_type_id', default=None)
    """Membership type, by id."""

    gift_card_type_id: int | None = field(name='loyalty_certificate_type_id', default=None)
    """Gift card type, by id."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    actual_cost: Decimal | None = None
    """Actual cost of one sale unit."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    related_membership_type_id: int | str | None = field(
        name='related_loyalty_abonement_type_id', default=None
    )
    """Related membership type, by id."""

    membership_type: dict[str, Any] | None = field(name='loyalty_abonement_type', default=None)
    """Related membership type that the response includes."""

    related_gift_card_type_id: int | str | None = field(
        name='related_loyalty_certificate_type_id', default=None
    )
    """Related gift card type, by id."""

    gift_card_type: dict[str, Any] | None = field(name='loyalty_certificate_type', default=None)
    """Related gift card type that the response includes."""

    mark_settings_id: int | str | None = None
    """Related mark settings, by id."""

    mark_settings: dict[str, Any] | None = None
    """Related mark settings that the response includes."""

    storage_amount_ids: list[int | str] | None = None
    """Related storage amounts, by id."""

    storage_amounts: list[dict[str, Any]] | None = None
    """Related storage amounts that the response includes."""


class Service(Model, gc=False, kw_only=True):
    """Related service that the response includes."""

    id: str
    """Id."""

    type: "Literal['service'] | str | None" = None
    """Kind."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    resource_ids: list[int | str] | None = None
    """Related resources, by id."""

    resources: list[dict[str, Any]] | None = None
    """Related resources that the response includes."""

    service_composite_id: int | str | None = None
    """Related service composite, by id."""

    service_composite: dict[str, Any] | None = None
    """Related service composite that the response includes."""

    resource_link_ids: list[int | str] | None = None
    """Related resource links, by id."""

    resource_links: list[dict[str, Any]] | None = None
    """Related resource links that the response includes."""

    location_link_ids: list[int | str] | None = field(name='company_link_ids', default=None)
    """Related location links, by id."""

    location_links: list[dict[str, Any]] | None = field(name='company_links', default=None)
    """Related location links that the response includes."""

    trial_settings_id: int | str | None = None
    """Related trial settings, by id."""

    trial_settings: dict[str, Any] | None = None
    """Related trial settings that the response includes."""


class TeamMember(Model, gc=False, kw_only=True):
    """Related team member that the response includes."""

    id: str
    """Id."""

    type: "Literal['staff'] | str | None" = None
    """Kind."""

    name: str | None = None
    """Name."""

    tt_markup: int | None = None
    """1 when the column of the calendar is marked."""

    specialization: str | None = None
    """Specialization."""

    image: str | None = None
    """URL of the picture."""

    position_id: int | None = None
    """Position, by id."""

    is_available_as_assistant: bool | None = None
    """Whether the team member can assist."""

    related_position_id: int | str | None = None
    """Related position, by id."""

    position: dict[str, Any] | None = None
    """Related position that the response includes."""

    employee_id: int | str | None = None
    """Related employee, by id."""

    employee: dict[str, Any] | None = None
    """Related employee that the response includes."""


class AttendanceProductItem(Model, gc=False, kw_only=True):
    """A product that was sold in an appointment."""

    id: str
    """Id."""

    type: "Literal['attendance_good_item'] | str | None" = None
    """Kind."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    quantity: Decimal | None = None
    """Quantity."""

    unit_id: int | None = None
    """Unit, by id."""

    sale_unit_id: int | None = None
    """Sale unit, by id."""

    consumable_unit_id: int | None = None
    """Consumable unit, by id."""

    operation_unit_type: str | None = None
    """Code of the unit: sale or consumable."""

    operation_type_slug: str | None = None
    """Kind of the operation as a name for programs."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    manual_cost: Decimal | None = None
    """Price that was set by hand."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount_percent: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    staff_id: int | None = None
    """Team member, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    related_product_id: int | str | None = field(name='related_good_id', default=None)
    """Related product, by id."""

    product: Product | None = field(name='good', default=None)
    """Related product that the response includes."""

    related_team_member_id: int | str | None = field(name='related_staff_id', default=None)
    """Related team member, by id."""

    team_member: TeamMember | None = field(name='staff', default=None)
    """Related team member that the response includes."""

    storage_amount_id: int | str | None = None
    """Related storage amount, by id."""

    storage_amount: dict[str, Any] | None = None
    """Related storage amount that the response includes."""

    membership_id: int | str | None = field(name='loyalty_abonement_id', default=None)
    """Related membership, by id."""

    membership: dict[str, Any] | None = field(name='loyalty_abonement', default=None)
    """Related membership that the response includes."""

    gift_card_id: int | str | None = field(name='loyalty_certificate_id', default=None)
    """Related gift card, by id."""

    gift_card: dict[str, Any] | None = field(name='loyalty_certificate', default=None)
    """Related gift card that the response includes."""

    mark_ids: list[int | str] | None = None
    """Related marks, by id."""

    marks: list[dict[str, Any]] | None = None
    """Related marks that the response includes."""


class Appointment(Model, gc=False, kw_only=True):
    """An appointment."""

    id: str
    """Id."""

    type: "Literal['record'] | str | None" = None
    """Kind."""

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

    attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    attendance_status: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    attendance_status_slug: "Literal['absent', 'waiting', 'attended', 'confirmed'] | str | None" = None
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

    paid_full: "Literal[0, 1, 2] | int | None" = None
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

    related_client_id: int | str | None = None
    """Related client, by id."""

    client: BookingUser | None = None
    """Related client that the response includes."""

    related_team_member_id: int | str | None = field(name='related_staff_id', default=None)
    """Related team member, by id."""

    team_member: TeamMember | None = field(name='staff', default=None)
    """Related team member that the response includes."""

    service_ids: list[int | str] | None = None
    """Related services, by id."""

    services: list[Service] | None = None
    """Related services that the response includes."""

    product_ids: list[int | str] | None = field(name='good_ids', default=None)
    """Related products, by id."""

    products: list[Product] | None = field(name='goods', default=None)
    """Related products that the response includes."""

    resource_instance_ids: list[int | str] | None = None
    """Related resource instances, by id."""

    resource_instances: list[dict[str, Any]] | None = None
    """Related resource instances that the response includes."""

    tag_ids: list[int | str] | None = field(name='label_ids', default=None)
    """Related tags, by id."""

    tags: list[dict[str, Any]] | None = field(name='labels', default=None)
    """Related tags that the response includes."""

    attendance_service_item_ids: list[int | str] | None = None
    """Related attendance service items, by id."""

    attendance_service_items: list[dict[str, Any]] | None = None
    """Related attendance service items that the response includes."""

    attendance_product_item_ids: list[int | str] | None = field(name='attendance_good_item_ids', default=None)
    """Related attendance product items, by id."""

    attendance_product_items: list[AttendanceProductItem] | None = field(
        name='attendance_good_items', default=None
    )
    """Related attendance product items that the response includes."""

    attendance_document_id: int | str | None = None
    """Related attendance document, by id."""

    attendance_document: dict[str, Any] | None = None
    """Related attendance document that the response includes."""

    transaction_ids: list[int | str] | None = None
    """Related transactions, by id."""

    transactions: list[dict[str, Any]] | None = None
    """Related transactions that the response includes."""

    fast_payment_settings_id: int | str | None = None
    """Related fast payment settings, by id."""

    fast_payment_settings: dict[str, Any] | None = None
    """Related fast payment settings that the response includes."""

    acceptance_free_id: int | str | None = None
    """Related acceptance free, by id."""

    acceptance_free: dict[str, Any] | None = None
    """Related acceptance free that the response includes."""

    custom_field_value_ids: list[int | str] | None = None
    """Related custom field values, by id."""

    custom_field_values: list[dict[str, Any]] | None = None
    """Related custom field values that the response includes."""

    related_comer_id: int | str | None = None
    """Related comer, by id."""

    comer: dict[str, Any] | None = None
    """Related comer that the response includes."""

    client_notification_settings_id: int | str | None = None
    """Related client notification settings, by id."""

    client_notification_settings: dict[str, Any] | None = None
    """Related client notification settings that the response includes."""

    client_schedule_id: int | str | None = None
    """Related client schedule, by id."""

    client_schedule: dict[str, Any] | None = None
    """Related client schedule that the response includes."""

    duration_details_id: int | str | None = None
    """Related duration details, by id."""

    duration_details: dict[str, Any] | None = None
    """Related duration details that the response includes."""
