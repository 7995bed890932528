# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class TimetableDeposit(Model, gc=False, kw_only=True):
    """An entry of the list."""

    id: str
    """Id."""

    type: "Literal['timetable_deposit'] | str | None" = None
    """Kind."""

    title: str | None = None
    """Title."""

    balance: Decimal | None = None
    """Balance."""

    reserved_balance: Decimal | None = None
    """Part of the balance that is reserved."""

    available_balance: Decimal | None = None
    """Part of the balance that can be used."""


class ChainAttendanceStatistics(Model, gc=False, kw_only=True):
    """Visits and sums of a client in a chain."""

    id: str
    """Id."""

    type: "Literal['client_chain_attendances_statistic'] | str | None" = None
    """Kind."""

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

    client_account_ids: list[int | str] | None = field(name='deposit_ids', default=None)
    """Related client accounts, by id."""

    client_accounts: list[TimetableDeposit] | None = field(name='deposits', default=None)
    """Related client accounts that the response includes."""


class LocationAttendanceStatistics(Model, gc=False, kw_only=True):
    """Visits and sums of a client at a location."""

    id: str
    """Id."""

    type: "Literal['client_attendances_statistic'] | str | None" = None
    """Kind."""

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

    client_account_ids: list[int | str] | None = field(name='deposit_ids', default=None)
    """Related client accounts, by id."""

    client_accounts: list[TimetableDeposit] | None = field(name='deposits', default=None)
    """Related client accounts that the response includes."""
