# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime as datetime_aliased
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common import (
    AppointmentFinanceTransactionClient,
    AppointmentFinanceTransactionExpense,
    AppointmentFinanceTransactionMaster,
    AppointmentFinanceTransactionSupplier,
    SaleFiscalStateTransactionCashier,
    SaleFiscalStateTransactionDocument,
    SaleFiscalStateTransactionStatus,
    VisitLoyaltyTransactionType,
)


class AppointmentClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    middle_name: str | None = None
    """Middle name."""

    patronymic: str | None = None
    """Middle name."""

    display_name: str | None = None
    """Complete name of the client."""

    comment: str | None = None
    """Note for the team."""

    phone: str | None = None
    """Phone in international form."""

    card: str | None = None
    """Number of the client card."""

    email: str | None = None
    """E-mail address."""

    success_visits_count: int | None = None
    """Number of visits that took place."""

    fail_visits_count: int | None = None
    """Number of visits without a show."""

    discount: Decimal | None = None
    """Discount in percent."""

    is_new: bool | None = None
    """Whether this is the first visit of the client."""

    custom_fields: list[dict[str, Any]] | dict[str, Any] | None = None
    """Values of custom fields by code."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    sex: int | None = None
    """0 unknown, 1 male, 2 female."""

    birthday: str | None = None
    """Date of birth."""

    client_tags: list[dict[str, Any]] | None = None
    """Tags of the client."""

    phone_country_id: int | None = None
    """Country of the phone, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "number"),
        ("card", "number"),
    )


class AppointmentClientInput(Model, gc=False, kw_only=True):
    """The client of an appointment, by phone or by id."""

    id: int | UnsetType = UNSET
    """Client, by id."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    name: str | UnsetType = UNSET
    """Name."""

    surname: str | UnsetType = UNSET
    """Surname."""

    patronymic: str | UnsetType = UNSET
    """Middle name."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("id", "id_or_zero"),
        ("phone", "phone"),
    )


class AppointmentConsumable(Model, gc=False, kw_only=True):
    """An entry of the consumables."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    type_id: int | None = None
    """Code of the kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    amount: Decimal | None = None
    """Amount."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    unit_id: int | None = None
    """Unit, by id."""

    operation_unit_type: int | None = None
    """Code of the unit: sale or consumable."""

    storage_id: int | None = None
    """Storage, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    create_date: datetime_aliased | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    service_id: int | None = None
    """Service, by id."""

    user_id: int | None = None
    """User, by id."""

    deleted: bool | None = None
    """Whether it was deleted."""

    pkg_amount: Decimal | None = None
    """Number of packages."""


class AppointmentDocument(Model, gc=False, kw_only=True):
    """An entry of the documents."""

    id: int | None = None
    """Id."""

    type_id: int | None = None
    """Code of the kind."""

    storage_id: int | None = None
    """Storage, by id."""

    user_id: int | None = None
    """User, by id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    number: int | None = None
    """Number of the document."""

    comment: str | None = None
    """Note for the team."""

    date_created: datetime_aliased | None = None
    """Time of creation."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    visit_id: int | None = None
    """Visit, by id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    type_title: str | None = None
    """Kind in words."""

    is_sale_bill_printed: bool | None = None
    """Whether the receipt was printed."""


class AppointmentFinanceTransactionAccount(Model, gc=False, kw_only=True):
    """Account the sum was booked on."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class AppointmentRecordLabel(Model, gc=False, kw_only=True):
    """An entry of the appointment tags."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    icon: str | None = None
    """Icon of the tag."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
    )


class AppointmentServiceCompanyServiceLink(Model, gc=False, kw_only=True):
    """Price of the service at the location."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""


class AppointmentServiceInput(Model, gc=False, kw_only=True):
    """A service of an appointment. Send its price back when an appointment is replaced."""

    id: int
    """Service, by id."""

    first_cost: Decimal | UnsetType = UNSET
    """Price before the discount."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    cost: Decimal | UnsetType = UNSET
    """Price after the discount."""

    amount: int | UnsetType = UNSET
    """Number of times."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id"),
    )


class AppointmentServiceStaffServiceLink(Model, gc=False, kw_only=True):
    """Link between the service and the team member."""

    length: int | None = None
    """Duration in seconds."""


class AppointmentStaffPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    services_binding_type: int | None = None
    """Code of how services are linked to the position."""


class AppointmentUpdate(Model, gc=False, kw_only=True):
    """An appointment as it is after the change: every field that is left out is reset."""

    team_member_id: int = field(name='staff_id')
    """Team member, by id."""

    services: list[AppointmentServiceInput]
    """Services of the appointment."""

    datetime: datetime_aliased
    """Start with the offset of the location."""

    seance_length: int
    """Duration in seconds."""

    client: AppointmentClientInput | UnsetType = UNSET
    """The client of an appointment, by phone or by id."""

    save_if_busy: bool | UnsetType = UNSET
    """Whether to save although the time is not free."""

    send_sms: bool | UnsetType = UNSET
    """Whether an SMS is sent to the client."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    sms_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    email_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    attendance: "Literal[-1, 0, 1, 2] | UnsetType" = UNSET
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    custom_color: str | UnsetType = UNSET
    """Colour of the appointment as six hexadecimal digits."""

    tags: list[int] | UnsetType = field(name='record_labels', default=UNSET)
    """Tags of the appointment, by id."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    event_id: int | UnsetType = field(name='activity_id', default=UNSET)
    """Group event, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id"),
        ("services", "minimum:1"),
        ("seance_length", "seconds"),
        ("technical_break_duration", "seconds"),
        ("event_id", "id_or_zero"),
    )


class EventAppointmentCreate(Model, gc=False, kw_only=True):
    """An appointment in a group event."""

    event_id: int = field(name='activity_id')
    """Group event, by id."""

    client: AppointmentClientInput
    """The client of an appointment, by phone or by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    send_sms: bool | UnsetType = UNSET
    """Whether an SMS is sent to the client."""

    save_if_busy: bool | UnsetType = UNSET
    """Whether to save although the time is not free."""

    attendance: "Literal[-1, 0, 1, 2] | UnsetType" = UNSET
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    custom_color: str | UnsetType = UNSET
    """Colour of the appointment as six hexadecimal digits."""

    tags: list[int] | UnsetType = field(name='record_labels', default=UNSET)
    """Tags of the appointment, by id."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    sms_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    email_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("event_id", "id"),
    )


class EventAppointmentUpdate(Model, gc=False, kw_only=True):
    """An appointment in a group event."""

    event_id: int = field(name='activity_id')
    """Group event, by id."""

    client: AppointmentClientInput
    """The client of an appointment, by phone or by id."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    send_sms: bool | UnsetType = UNSET
    """Whether an SMS is sent to the client."""

    save_if_busy: bool | UnsetType = UNSET
    """Whether to save although the time is not free."""

    attendance: "Literal[-1, 0, 1, 2] | UnsetType" = UNSET
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    custom_color: str | UnsetType = UNSET
    """Colour of the appointment as six hexadecimal digits."""

    tags: list[int] | UnsetType = field(name='record_labels', default=UNSET)
    """Tags of the appointment, by id."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    sms_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    email_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("event_id", "id"),
    )


class VisitDetailsItem(Model, gc=False, kw_only=True):
    """An entry of the items."""

    id: int | None = None
    """Id."""

    item_id: int | None = None
    """Item, by id."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    item_title: str | None = None
    """Name of the item."""

    amount: Decimal | None = None
    """Amount."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    manual_cost: Decimal | None = None
    """Price that was set by hand."""

    discount: Decimal | None = None
    """Discount in percent."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    service_id: int | None = None
    """Service, by id."""

    event_id: int | None = None
    """Event, by id."""

    is_service: bool | None = None
    """Whether the item is a service."""

    is_event: bool | None = None
    """Whether the item is a group event."""

    is_product: bool | None = field(name='is_good', default=None)
    """Whether the item is a product."""


class AppointmentCreate(Model, gc=False, kw_only=True):
    """An appointment as it is created."""

    team_member_id: int = field(name='staff_id')
    """Team member, by id."""

    services: list[AppointmentServiceInput]
    """Services of the appointment."""

    client: AppointmentClientInput
    """The client of an appointment, by phone or by id."""

    datetime: datetime_aliased
    """Start with the offset of the location."""

    seance_length: int
    """Duration in seconds."""

    save_if_busy: bool | UnsetType = UNSET
    """Whether to save although the time is not free."""

    send_sms: bool | UnsetType = UNSET
    """Whether an SMS is sent to the client."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    sms_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by SMS."""

    email_remain_hours: int | UnsetType = UNSET
    """Hours before the start at which a reminder is sent by e-mail."""

    attendance: "Literal[-1, 0, 1, 2] | UnsetType" = UNSET
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    custom_color: str | UnsetType = UNSET
    """Colour of the appointment as six hexadecimal digits."""

    tags: list[int] | UnsetType = field(name='record_labels', default=UNSET)
    """Tags of the appointment, by id."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id"),
        ("services", "minimum:1"),
        ("seance_length", "seconds"),
        ("technical_break_duration", "seconds"),
    )


class AppointmentFinanceTransaction(Model, gc=False, kw_only=True):
    """An entry of the finance transactions."""

    id: int | None = None
    """Id."""

    document_id: int | None = None
    """Document, by id."""

    date: datetime_aliased | None = None
    """Date."""

    type_id: int | None = None
    """Code of the kind."""

    expense_id: int | None = None
    """Item of income or expense, by id."""

    account_id: int | None = None
    """Account, by id."""

    amount: Decimal | None = None
    """Amount."""

    client_id: int | None = None
    """Client, by id."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    supplier_id: int | None = None
    """Supplier, by id."""

    comment: str | None = None
    """Note for the team."""

    item_id: int | None = None
    """Item, by id."""

    target_type_id: int | None = None
    """Code of what was paid for."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product transaction, by id."""

    expense: AppointmentFinanceTransactionExpense | EmptyArray | None = None
    """Item of income or expense."""

    account: AppointmentFinanceTransactionAccount | EmptyArray | None = None
    """Account the sum was booked on."""

    client: AppointmentFinanceTransactionClient | EmptyArray | None = None
    """Client of the object."""

    team_member: AppointmentFinanceTransactionMaster | EmptyArray | None = field(name='master', default=None)
    """Team member."""

    supplier: AppointmentFinanceTransactionSupplier | EmptyArray | None = None
    """Supplier."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        expense: object = self.expense
        if expense is not None and not expense:
            self.expense = None
        account: object = self.account
        if account is not None and not account:
            self.account = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        supplier: object = self.supplier
        if supplier is not None and not supplier:
            self.supplier = None

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("master", "array"),
        ("supplier", "array"),
    )


class AppointmentService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    cost_to_pay: Decimal | None = None
    """Sum to pay."""

    manual_cost: Decimal | None = None
    """Price that was set by hand."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    discount: Decimal | None = None
    """Discount in percent."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    amount: Decimal | None = None
    """Number of times."""

    assistants: list[dict[str, Any]] | None = None
    """Team members who assist."""

    team_member_service_link: AppointmentServiceStaffServiceLink | None = field(
        name='staff_service_link', default=None
    )
    """Link between the service and the team member."""

    location_service_link: AppointmentServiceCompanyServiceLink | None = field(
        name='company_service_link', default=None
    )
    """Price of the service at the location."""


class AppointmentStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    name: str | None = None
    """Name."""

    specialization: str | None = None
    """Specialization."""

    position: AppointmentStaffPosition | EmptyArray | None = None
    """Position of the team member."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    rating: int | float | None = None
    """Average rating."""

    votes_count: int | None = None
    """Number of ratings."""

    spec: str | None = None
    """Specialization."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None


class TransactionDetailsContainerTransaction(Model, gc=False, kw_only=True):
    """An entry of the transactions."""

    id: int | None = None
    """Id."""

    print_date: datetime_aliased | None = None
    """Time of printing."""

    printed_count: int | None = None
    """How often it was printed."""

    sum: Decimal | None = None
    """Sum."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""

    status: SaleFiscalStateTransactionStatus | None = None
    """State."""

    document: SaleFiscalStateTransactionDocument | None = None
    """Document of the sale or payment."""

    cashier: SaleFiscalStateTransactionCashier | None = None
    """Person who printed the receipt."""


class VisitDetailsLoyaltyTransaction(Model, gc=False, kw_only=True):
    """An entry of the loyalty transactions."""

    id: int | None = None
    """Id."""

    status_id: int | None = None
    """Code of the state."""

    amount: Decimal | None = None
    """Amount."""

    type_id: int | None = None
    """Code of the kind."""

    promotion_id: int | None = field(name='program_id', default=None)
    """Promotion, by id."""

    card_id: int | None = None
    """Loyalty card, by id."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    item_id: int | None = None
    """Item, by id."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    item_appointment_id: int | None = field(name='item_record_id', default=None)
    """Appointment of the item, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product transaction, by id."""

    is_discount: bool | None = None
    """Whether it lowers the price."""

    is_loyalty_withdraw: bool | None = None
    """Whether points were withdrawn."""

    type: VisitLoyaltyTransactionType | None = None
    """Kind."""


class Appointment(Model, gc=False, kw_only=True):
    """An appointment: client, team member, services, time and state."""

    id: int
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    services: list[AppointmentService] | None = None
    """Services."""

    products_transactions: list[dict[str, Any]] | None = field(name='goods_transactions', default=None)
    """Product transactions."""

    team_member: AppointmentStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    client: AppointmentClient | EmptyArray | None = None
    """Client of the object."""

    date: datetime_aliased | None = None
    """Date."""

    datetime: datetime_aliased | None = None
    """Start with the offset of the location."""

    create_date: datetime_aliased | None = None
    """Time of creation."""

    comment: str | None = None
    """Note for the team."""

    online: bool | None = None
    """Whether it was booked online."""

    visit_attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed, for the whole visit."""

    attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    confirmed: int | None = None
    """1 when the client confirmed the appointment."""

    seance_length: int | None = None
    """Duration in seconds."""

    length: int | None = None
    """Duration in seconds."""

    sms_before: int | None = None
    """Hours before the start at which an SMS is sent."""

    sms_now: int | None = None
    """1 when an SMS is sent at once."""

    sms_now_text: str | None = None
    """Text of the SMS that is sent at once."""

    email_now: int | None = None
    """1 when an e-mail is sent at once."""

    notified: int | None = None
    """Whether the client was notified."""

    team_member_request: int | None = field(name='master_request', default=None)
    """1 when the client asked for this team member."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    from_url: str | None = None
    """URL of the page on which the booking was made."""

    review_requested: int | None = None
    """1 when a review was requested."""

    is_remind_sms_sent: bool | None = None
    """Whether the reminder was sent by SMS."""

    visit_id: int | None = None
    """Visit, by id."""

    created_user_id: int | None = None
    """User who created it, by id."""

    deleted: bool | None = None
    """Whether it was deleted."""

    paid_full: int | None = None
    """1 when the appointment is paid."""

    prepaid: bool | None = None
    """Whether or how it is prepaid."""

    prepaid_confirmed: bool | None = None
    """Whether the prepayment was confirmed."""

    last_change_date: datetime_aliased | None = None
    """Time of the last change."""

    custom_color: str | None = None
    """Colour of the appointment as six hexadecimal digits."""

    custom_font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    tags: list[AppointmentRecordLabel] | None = field(name='record_labels', default=None)
    """Tags of the appointment."""

    event_id: int | None = field(name='activity_id', default=None)
    """Group event, by id."""

    custom_fields: list[Any] | dict[str, Any] | None = None
    """Values of custom fields by code."""

    documents: list[AppointmentDocument] | None = None
    """Documents of the appointment."""

    sms_remain_hours: int | None = None
    """Hours before the start at which a reminder is sent by SMS."""

    email_remain_hours: int | None = None
    """Hours before the start at which a reminder is sent by e-mail."""

    booking_form_id: int | None = field(name='bookform_id', default=None)
    """Booking form, by id."""

    appointment_from: str | None = field(name='record_from', default=None)
    """Where the appointment was made."""

    is_mobile: int | None = None
    """1 when it was booked on a phone."""

    is_sale_bill_printed: bool | None = None
    """Whether the receipt was printed."""

    consumables: list[AppointmentConsumable] | None = None
    """Consumables of the service."""

    finance_transactions: list[AppointmentFinanceTransaction] | None = None
    """Payments of the appointment."""

    acceptance_free: bool | None = None
    """Whether the appointment needs no acceptance."""

    clients_count: int | None = None
    """Number of people."""

    comer: bool | None = None
    """Person, pet or vehicle that the appointment is for."""

    is_update_blocked: bool | None = None
    """Whether the appointment cannot be changed."""

    payment_status: str | None = None
    """State of the payment."""

    resource_instance_ids: list[int] | None = None
    """Instances of resources, by id."""

    short_link: str | None = None
    """Short URL of the appointment."""

    technical_break_duration: int | None = None
    """Break after the service in seconds."""

    resource_instances: list[dict[str, Any]] | None = None
    """Instances of resources."""

    composite: list[dict[str, Any]] | None = None
    """Services of the composite service that the appointment is for."""

    comer_person_info: dict[str, Any] | EmptyArray | None = None
    """Data of the person that the appointment is for."""

    events: list[dict[str, Any]] | None = None
    """Events of the day."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None
        client: object = self.client
        if client is not None and not client:
            self.client = None
        comer_person_info: object = self.comer_person_info
        if comer_person_info is not None and not comer_person_info:
            self.comer_person_info = {}

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("sms_remain_hours", "number"),
        ("email_remain_hours", "number"),
        ("payment_status", "number"),
    )


class DetailsKkmTransactionDetailsContainer(Model, gc=False, kw_only=True):
    """Fiscal transactions of the visit."""

    last_operation_type: int | None = None
    """Code of the last fiscal operation."""

    transactions: list[TransactionDetailsContainerTransaction] | None = None
    """Transactions."""


class Visit(Model, gc=False, kw_only=True):
    """A visit: one or more appointments of a client."""

    attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    datetime: datetime_aliased | None = None
    """Start with the offset of the location."""

    comment: str | None = None
    """Note for the team."""

    appointments: list[Appointment] | None = field(name='records', default=None)
    """Appointments."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("comment", "integer"),
    )


class VisitDetails(Model, gc=False, kw_only=True):
    """Items, payments and fiscal documents of a visit."""

    payment_transactions: list[AppointmentFinanceTransaction] | None = None
    """Payments to accounts."""

    loyalty_transactions: list[VisitDetailsLoyaltyTransaction] | None = None
    """Loyalty transactions."""

    fiscal_transaction_details_container: DetailsKkmTransactionDetailsContainer | None = field(
        name='kkm_transaction_details_container', default=None
    )
    """Fiscal transactions of the visit."""

    items: list[VisitDetailsItem] | None = None
    """Items of the sale."""
