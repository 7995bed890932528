# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import field

from .common_event_staff_position import TeamMemberSummary


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
