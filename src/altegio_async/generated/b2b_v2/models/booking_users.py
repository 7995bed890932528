# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field

from .common import ToMany, ToOne


class BookingUserAttributes(Model, gc=False, kw_only=True):
    """Fields of a client with the data of the appointment form."""

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


class ChainAttendanceStatisticsAttributes(Model, gc=False, kw_only=True):
    """Fields of visits and sums of a client in a chain."""

    chain_id: int | None = None
    """Chain, by id."""

    successful_attendances_count: int | None = None
    """Number of visits that took place."""

    failed_attendances_count: int | None = None
    """Number of visits without a show."""

    balance_amount: Decimal | None = None
    """Balance of the client."""

    spent_amount: Decimal | None = None
    """Sum of all sales to the client."""

    paid_amount: Decimal | None = None
    """Sum that was paid."""

    last_successful_attendance_datetime: datetime | None = None
    """Time of the last visit that took place."""


class LocationAttendanceStatisticsAttributes(Model, gc=False, kw_only=True):
    """Fields of visits and sums of a client at a location."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    successful_attendances_count: int | None = None
    """Number of visits that took place."""

    failed_attendances_count: int | None = None
    """Number of visits without a show."""

    balance_amount: Decimal | None = None
    """Balance of the client."""

    spent_amount: Decimal | None = None
    """Sum of all sales to the client."""

    paid_amount: Decimal | None = None
    """Sum that was paid."""

    last_successful_attendance_datetime: datetime | None = None
    """Time of the last visit that took place."""


class BookingUserRelationships(Model, gc=False, kw_only=True):
    """Related resources of a client with the data of the appointment form."""

    tags: ToMany | None = field(name='labels', default=None)
    """Related tags."""

    first_successful_visit: ToOne | None = None
    """Related first successful visit."""

    loyalty_cards: ToMany | None = None
    """Related loyalty cards."""

    gift_cards: ToMany | None = field(name='loyalty_certificates', default=None)
    """Related loyalty gift cards."""

    memberships: ToMany | None = field(name='loyalty_abonements', default=None)
    """Related loyalty memberships."""

    custom_field_values: ToMany | None = None
    """Related custom field values."""

    agreements: ToOne | None = None
    """Related agreements."""


class ChainAttendanceStatisticsRelationships(Model, gc=False, kw_only=True):
    """Related resources of visits and sums of a client in a chain."""

    client_accounts: ToMany | None = field(name='deposits', default=None)
    """Related client accounts."""


class LocationAttendanceStatisticsRelationships(Model, gc=False, kw_only=True):
    """Related resources of visits and sums of a client at a location."""

    client_accounts: ToMany | None = field(name='deposits', default=None)
    """Related client accounts."""


class BookingUser(Model, gc=False, kw_only=True):
    """A client with the data of the appointment form."""

    id: str
    """Id."""

    type: Literal['client'] | str | None = None
    """Kind."""

    attributes: BookingUserAttributes | None = None
    """Fields of a client with the data of the appointment form."""

    relationships: BookingUserRelationships | None = None
    """Related resources of a client with the data of the appointment form."""


class ChainAttendanceStatistics(Model, gc=False, kw_only=True):
    """Visits and sums of a client in a chain."""

    id: str
    """Id."""

    type: Literal['client_chain_attendances_statistic'] | str | None = None
    """Kind."""

    attributes: ChainAttendanceStatisticsAttributes | None = None
    """Fields of visits and sums of a client in a chain."""

    relationships: ChainAttendanceStatisticsRelationships | None = None
    """Related resources of visits and sums of a client in a chain."""


class LocationAttendanceStatistics(Model, gc=False, kw_only=True):
    """Visits and sums of a client at a location."""

    id: str
    """Id."""

    type: Literal['client_attendances_statistic'] | str | None = None
    """Kind."""

    attributes: LocationAttendanceStatisticsAttributes | None = None
    """Fields of visits and sums of a client at a location."""

    relationships: LocationAttendanceStatisticsRelationships | None = None
    """Related resources of visits and sums of a client at a location."""
