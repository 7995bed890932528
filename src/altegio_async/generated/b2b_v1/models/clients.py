# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field

from .common_event_staff_position import TeamMemberSummary


class ClientCategory(Model, gc=False, kw_only=True):
    """An entry of the categories."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""


class ClientCommentFile(Model, gc=False, kw_only=True):
    """An entry of the files."""

    link: str | None = None
    """URL of the file."""

    filename: str | None = None
    """Name of the file."""


class ClientCommentUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    avatar: str | None = None
    """URL of the picture."""


class ClientFile(Model, gc=False, kw_only=True):
    """A file that is attached to a client."""

    id: int
    """Id."""

    client_id: int | None = None
    """Client, by id."""

    name: str | None = None
    """Name."""

    description: str | None = None
    """Description."""

    date_create: datetime | None = None
    """Time of creation."""

    extension: str | None = None
    """Extension of the file name."""

    mime: str | None = None
    """MIME type of the file."""

    link: str | None = None
    """URL of the file."""

    user_name: str | None = None
    """Name of the user."""

    user_avatar: str | None = None
    """URL of the picture of the user."""

    size: str | None = None
    """Size of the file."""

    can_edit: bool | None = None
    """Whether the user can change the file."""


class ClientFilterInput(Model, gc=False, kw_only=True):
    """A condition on clients: a kind and its state."""

    type: "Literal['quick_search', 'id', 'sold_amount', 'importance', 'gender', 'category', 'birthday', 'age', 'has_mobile_app', 'is_newsletter_allowed', 'is_mass_notification_allowed', 'is_push_notification_enabled', 'is_personal_data_processing_allowed', 'deposit_balance', 'abonement_balance', 'abonement_types', 'abonement_is_frozen', 'abonement_is_used', 'certificate_balance', 'certificate_types', 'certificate_is_used', 'record', 'sale']"
    """Kind of the condition: quick_search, id, sold_amount, importance, gender, category, birthday, age, has_mobile_app, is_newsletter_allowed, is_mass_notification_allowed, is_push_notification_enabled, is_personal_data_processing_allowed, deposit_balance, abonement_balance, abonement_types, abonement_is_frozen, abonement_is_used, certificate_balance, certificate_types, certificate_is_used, record."""

    state: dict[str, Any]
    """{value: ...} with a list, a text or a boolean, {from, to} where either can be left out, or the conditions of record."""


class ClientRowError(Model, gc=False, kw_only=True):
    """A row of a list of clients that was refused."""

    phone: str | None = None
    """Phone in international form."""

    name: str | None = None
    """Name."""

    error: str | None = None
    """What was wrong with the row."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "number"),
    )


class ClientRowInput(Model, gc=False, kw_only=True):
    """A client to create."""

    name: str
    """Name."""

    phone: str
    """Phone in international form."""

    surname: str | UnsetType = UNSET
    """Surname."""

    middle_name: str | UnsetType = UNSET
    """Middle name."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    gender_id: "Literal[0, 1, 2] | UnsetType" = UNSET
    """0 unknown, 1 male, 2 female."""

    importance_id: "Literal[0, 1, 2, 3] | UnsetType" = UNSET
    """0 none, 1 bronze, 2 silver, 3 gold."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    card: str | UnsetType = UNSET
    """Number of the client card."""

    birth_date: str | UnsetType = UNSET
    """Date of birth."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    spent: Decimal | UnsetType = UNSET
    """Sum of all sales to the client."""

    balance: Decimal | UnsetType = UNSET
    """Balance."""

    sms_check: int | UnsetType = UNSET
    """1 when the client is congratulated by SMS."""

    sms_not: int | UnsetType = UNSET
    """1 when the client is left out of SMS campaigns."""

    categories: list[int] | UnsetType = UNSET
    """Tags of the client, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("birth_date", "form:date"),
    )


class ClientVisitsGoodsTransactionCompany(Model, gc=False, kw_only=True):
    """Location of the object."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ClientVisitsGoodsTransactionGood(Model, gc=False, kw_only=True):
    """An entry of the products."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    amount: Decimal | None = None
    """Amount."""

    unit: str | None = None
    """Unit."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    discount_percent: Decimal | None = None
    """Discount in percent."""

    cost_to_pay: Decimal | None = None
    """Sum to pay."""

    paid_sum: Decimal | None = None
    """Sum that was paid."""

    payment_status: "Literal['not_paid', 'paid_not_full', 'paid_full', 'paid_over'] | str | None" = None
    """State of the payment."""


class ClientVisitsRecordComer(Model, gc=False, kw_only=True):
    """Person, pet or vehicle that the appointment is for."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    slug: "Literal['person', 'pet', 'vehicle'] | str | None" = None
    """Name for programs."""


class ClientVisitsRecordServiceConsumable(Model, gc=False, kw_only=True):
    """An entry of the consumables."""

    title: str | None = None
    """Title."""

    amount: Decimal | None = None
    """Amount."""

    cost_per_unit: Decimal | None = None
    """Price of one unit."""

    unit: str | None = None
    """Unit."""


class ClientVisitsRecordTip(Model, gc=False, kw_only=True):
    """Tips."""

    has_tips: bool | None = None
    """Whether a tip was paid."""

    sum: Decimal | None = None
    """Sum."""


class CreateClientCommentInput(Model, gc=False, kw_only=True):
    """The values to send: add a comment to a client."""

    text: str
    """Text of the comment, 1 to 255 characters."""


class CreateClientInput(Model, gc=False, kw_only=True):
    """The values to send: create a client."""

    name: str
    """First name of the client."""

    phone: str
    """Phone in international form."""

    surname: str | UnsetType = UNSET
    """Surname of the client."""

    middle_name: str | UnsetType = UNSET
    """Middle name of the client."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    gender_id: "Literal[0, 1, 2] | UnsetType" = UNSET
    """0 unknown, 1 male, 2 female."""

    importance_id: "Literal[0, 1, 2, 3] | UnsetType" = UNSET
    """0 none, 1 bronze, 2 silver, 3 gold."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    card: str | UnsetType = UNSET
    """Number of the client card."""

    birth_date: str | None | UnsetType = UNSET
    """Date of birth."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    spent: Decimal | UnsetType = UNSET
    """Sum of all sales to the client."""

    balance: Decimal | UnsetType = UNSET
    """Balance of the client in the currency of the location."""

    sms_check: int | UnsetType = UNSET
    """1 when the client is congratulated by SMS."""

    sms_not: int | UnsetType = UNSET
    """1 when the client is left out of SMS campaigns."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    categories: list[int] | UnsetType = UNSET
    """Tags of the client, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("birth_date", "form:date"),
    )


class GetClientListInput(Model, gc=False, kw_only=True):
    """The values to send: search clients."""

    page: int | UnsetType = UNSET
    """Number of the page, from 1."""

    page_size: int | UnsetType = UNSET
    """Rows on a page."""

    fields: "list[Literal['id', 'name', 'surname', 'middle_name', 'patronymic', 'display_name', 'phone', 'email', 'card', 'birth_date', 'comment', 'discount', 'visits', 'visits_count', 'gender', 'gender_id', 'sex', 'sex_id', 'importance', 'importance_id', 'categories', 'custom_fields', 'sms_check', 'sms_bot', 'sms_not', 'spent', 'paid', 'balance', 'sold_amount', 'first_visit_date', 'last_visit_date', 'last_change_date']] | UnsetType" = (
        UNSET
    )
    """Names of the fields that each row contains."""

    order_by: "Literal['id', 'name', 'phone', 'email', 'discount', 'first_visit_date', 'last_visit_date', 'sold_amount', 'visit_count'] | UnsetType" = (
        UNSET
    )
    """Field to sort by."""

    order_by_direction: "Literal['ASC', 'DESC'] | UnsetType" = UNSET
    """Direction of sorting."""

    operation: "Literal['AND', 'OR'] | UnsetType" = UNSET
    """How the filters are combined."""

    filters: list[ClientFilterInput] | UnsetType = UNSET
    """Conditions on clients."""


class SearchClientVisitsInput(Model, gc=False, kw_only=True):
    """The values to send: search the visits of a client."""

    client_id: int | None
    """Client, by id."""

    client_phone: str | None
    """Phone of the client."""

    from_: date_aliased | None = field(name='from')
    """Start, HH:MM or a date."""

    to: date_aliased | None
    """End, HH:MM or a date."""

    payment_statuses: "list[Literal['not_paid', 'paid_not_full', 'paid_full', 'paid_over']]"
    """States of payment to return."""

    attendance: "Literal[-1, 0, 1, 2] | None"
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("client_id", "id"),
        ("client_phone", "phone"),
    )


class UpdateClientInput(Model, gc=False, kw_only=True):
    """The values to send: update a client."""

    name: str
    """Name."""

    phone: str
    """Phone in international form."""

    surname: str | UnsetType = UNSET
    """Surname."""

    middle_name: str | UnsetType = UNSET
    """Middle name."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    gender_id: "Literal[0, 1, 2] | UnsetType" = UNSET
    """0 unknown, 1 male, 2 female."""

    importance_id: "Literal[0, 1, 2, 3] | UnsetType" = UNSET
    """0 none, 1 bronze, 2 silver, 3 gold."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    card: str | UnsetType = UNSET
    """Number of the client card."""

    birth_date: str | None | UnsetType = UNSET
    """Date of birth."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    spent: Decimal | UnsetType = UNSET
    """Sum of all sales to the client."""

    balance: Decimal | UnsetType = UNSET
    """Balance."""

    sms_check: int | UnsetType = UNSET
    """1 when the client is congratulated by SMS."""

    sms_not: int | UnsetType = UNSET
    """1 when the client is left out of SMS campaigns."""

    custom_fields: dict[str, Any] | UnsetType = UNSET
    """Values of custom fields by code."""

    tags: list[int] | UnsetType = field(name='labels', default=UNSET)
    """Tags of the client, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "phone"),
        ("birth_date", "form:date"),
    )


class Client(Model, gc=False, kw_only=True):
    """A client of a location."""

    id: int
    """Id."""

    name: str | None = None
    """Name."""

    surname: str | None = None
    """Surname."""

    middle_name: str | None = None
    """Middle name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """E-mail address."""

    card: str | None = None
    """Number of the client card."""

    birth_date: str | None = None
    """Date of birth."""

    comment: str | None = None
    """Note for the team."""

    discount: Decimal | None = None
    """Discount in percent."""

    visits: int | None = None
    """Number of visits."""

    gender_id: "Literal[0, 1, 2] | int | None" = None
    """0 unknown, 1 male, 2 female."""

    gender: str | None = None
    """0 unknown, 1 male, 2 female."""

    sms_check: int | None = None
    """1 when the client is congratulated by SMS."""

    sms_bot: int | None = None
    """1 when the client receives messages from a bot."""

    spent: Decimal | None = None
    """Sum of all sales to the client."""

    paid: Decimal | None = None
    """Sum that was paid."""

    balance: Decimal | None = None
    """Balance."""

    importance_id: "Literal[0, 1, 2, 3] | int | None" = None
    """0 none, 1 bronze, 2 silver, 3 gold."""

    importance: str | None = None
    """Class of the client in words."""

    categories: list[ClientCategory] | None = None
    """Tags of the client."""

    last_change_date: datetime | None = None
    """Time of the last change."""

    custom_fields: list[Any] | dict[str, Any] | None = None
    """Values of custom fields by code."""

    sms_not: int | None = None
    """1 when the client is left out of SMS campaigns."""

    patronymic: str | None = None
    """Middle name under its other name."""

    display_name: str | None = None
    """Complete name."""

    sex: str | None = None
    """Sex in words."""

    sex_id: int | None = None
    """0 unknown, 1 male, 2 female."""

    first_visit_date: str | None = None
    """Day of the first visit."""

    last_visit_date: str | None = None
    """Day of the last visit."""

    sold_amount: Decimal | None = None
    """Sum of all sales to the client."""

    visits_count: int | None = None
    """Number of visits."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("phone", "number"),
        ("card", "number"),
    )


class ClientBulkResult(Model, gc=False, kw_only=True):
    """The clients that were created and the rows that were refused."""

    created: list[Client] | None = None
    """Clients that were created."""

    errors: list[ClientRowError] | None = None
    """Rows that were refused."""


class ClientComment(Model, gc=False, kw_only=True):
    """A comment on a client."""

    id: int
    """Id."""

    create_date: datetime | None = None
    """Time of creation."""

    update_date: datetime | None = None
    """Time of the last change."""

    type: "Literal['default', 'file'] | str | None" = None
    """Kind."""

    text: str | None = None
    """Text."""

    files: list[ClientCommentFile] | None = None
    """Files of the comment."""

    user: ClientCommentUser | EmptyArray | None = None
    """User account."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        user: object = self.user
        if user is not None and not user:
            self.user = None


class ClientVisitsGoodsTransaction(Model, gc=False, kw_only=True):
    """An entry of the products transactions."""

    id: int | None = None
    """Id."""

    comment: str | None = None
    """Note for the team."""

    date: datetime | None = None
    """Date."""

    visit_id: int | None = None
    """Visit, by id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    products: list[ClientVisitsGoodsTransactionGood] | None = field(name='goods', default=None)
    """Products."""

    team_member: TeamMemberSummary | None = field(name='staff', default=None)
    """Team member."""

    location: ClientVisitsGoodsTransactionCompany | None = field(name='company', default=None)
    """Location of the object."""


class ClientVisitsRecordService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    discount_percent: Decimal | None = None
    """Discount in percent."""

    cost_to_pay: Decimal | None = None
    """Sum to pay."""

    paid_sum: Decimal | None = None
    """Sum that was paid."""

    payment_status: "Literal['not_paid', 'paid_not_full', 'paid_full', 'paid_over'] | str | None" = None
    """State of the payment."""

    consumables: list[ClientVisitsRecordServiceConsumable] | None = None
    """Consumables of the service."""


class ClientVisitsRecord(Model, gc=False, kw_only=True):
    """An entry of the appointments."""

    id: int | None = None
    """Id."""

    comment: str | None = None
    """Note for the team."""

    date: datetime | None = None
    """Date."""

    visit_id: int | None = None
    """Visit, by id."""

    attendance: "Literal[-1, 0, 1, 2] | int | None" = None
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    services: list[ClientVisitsRecordService] | None = None
    """Services."""

    team_member: TeamMemberSummary | None = field(name='staff', default=None)
    """Team member."""

    location: ClientVisitsGoodsTransactionCompany | None = field(name='company', default=None)
    """Location of the object."""

    tips: ClientVisitsRecordTip | None = None
    """Tips."""

    comer: ClientVisitsRecordComer | None = None
    """Person, pet or vehicle that the appointment is for."""


class ClientVisits(Model, gc=False, kw_only=True):
    """Appointments and product sales of a client in a window of days."""

    products_transactions: list[ClientVisitsGoodsTransaction] | None = field(
        name='goods_transactions', default=None
    )
    """Product transactions."""

    appointments: list[ClientVisitsRecord] | None = field(name='records', default=None)
    """Appointments."""
