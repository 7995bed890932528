# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class ClientCategory(Model, gc=False, kw_only=True):
    """An entry of the categories."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""


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

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("page_size", "range::200"),
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
