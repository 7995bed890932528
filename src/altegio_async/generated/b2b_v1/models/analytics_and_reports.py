# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import field

from .common import Currency


class ChartSeries(Model, gc=False, kw_only=True):
    """A series of a chart: rows of a time in milliseconds and a value."""

    label: str | None = None
    """Name that is shown."""

    data: list[list[Decimal]] | None = None
    """Entries."""


class ChartValue(Model, gc=False, kw_only=True):
    """A part of a chart and its value."""

    label: str | None = None
    """Name that is shown."""

    data: int | None = None
    """Entries."""


class ClientReturnFigures(Model, gc=False, kw_only=True):
    """New clients."""

    all_count: int | None = None
    """Number of all clients."""

    lost_count: int | None = None
    """Number of clients who did not come back."""

    returned_count: int | None = None
    """Number of clients who came back."""

    returned_percent: int | float | None = None
    """Share of clients who came back, in percent."""


class DayEndReportPaidAccount(Model, gc=False, kw_only=True):
    """An entry of the accounts."""

    title: str | None = None
    """Title."""

    amount: int | None = None
    """Amount."""


class DayEndReportPaidDiscount(Model, gc=False, kw_only=True):
    """An entry of the discount."""

    title: str | None = None
    """Title."""

    amount: Decimal | None = None
    """Amount."""


class DayEndReportPaidTotal(Model, gc=False, kw_only=True):
    """Totals."""

    accounts: Decimal | None = None
    """Sum of all accounts."""

    discount: Decimal | None = None
    """Sum of all discounts."""


class DayEndReportStat(Model, gc=False, kw_only=True):
    """Figures of the day."""

    clients: int | None = None
    """Number of clients."""

    clients_average: Decimal | None = None
    """Average sum by client."""

    appointments: int | None = field(name='records', default=None)
    """Number of appointments."""

    appointments_average: Decimal | None = field(name='records_average', default=None)
    """Average sum by appointment."""

    visit_appointments: int | None = field(name='visit_records', default=None)
    """Number of appointments with a show."""

    visit_appointments_average: Decimal | None = field(name='visit_records_average', default=None)
    """Average sum by appointment with a show."""

    non_visit_appointments: int | None = field(name='non_visit_records', default=None)
    """Number of appointments without a show."""

    non_visit_appointments_average: Decimal | None = field(name='non_visit_records_average', default=None)
    """Average sum by appointment without a show."""

    targets: int | None = None
    """Number of services and products sold."""

    targets_paid: Decimal | None = None
    """Sum paid for services and products."""

    products: int | None = field(name='goods', default=None)
    """Number of products sold."""

    products_paid: Decimal | None = field(name='goods_paid', default=None)
    """Sum paid for products."""

    gift_cards: int | None = field(name='certificates', default=None)
    """Number of gift cards sold."""

    gift_cards_paid: Decimal | None = field(name='certificates_paid', default=None)
    """Sum paid for gift cards."""

    membership: int | None = field(name='abonement', default=None)
    """Number of memberships sold."""

    membership_paid: Decimal | None = field(name='abonement_paid', default=None)
    """Sum paid for memberships."""


class IncomeFigures(Model, gc=False, kw_only=True):
    """Income in all."""

    current_sum: Decimal | None = None
    """Sum of the period."""

    previous_sum: Decimal | None = None
    """Sum of the period before."""

    change_percent: int | None = None
    """Change against the period before, in percent."""

    currency: Currency | None = None
    """Currency of the sums."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("current_sum", "string"),
        ("previous_sum", "string"),
    )


class LocationAnalyticsClientStat(Model, gc=False, kw_only=True):
    """Number of clients by group."""

    total_count: int | None = None
    """Number of rows on all pages together."""

    new_count: int | None = None
    """Number of new clients."""

    new_percent: int | None = None
    """Share of new clients in percent."""

    return_count: int | None = None
    """Number of returning clients."""

    return_percent: int | None = None
    """Share of returning clients in percent."""

    active_count: int | None = None
    """Number of active clients."""

    lost_count: int | None = None
    """Number of clients who did not come back."""

    lost_percent: int | None = None
    """Share of clients who did not come back, in percent."""


class LocationAnalyticsFullnessStat(Model, gc=False, kw_only=True):
    """Occupancy in percent."""

    current_percent: int | float | None = None
    """Occupancy of the period in percent."""

    previous_percent: int | float | None = None
    """Occupancy of the period before in percent."""

    change_percent: int | None = None
    """Change against the period before, in percent."""


class LocationAnalyticsRecordStat(Model, gc=False, kw_only=True):
    """Figures on appointments."""

    current_completed_count: int | None = None
    """Number of completed appointments."""

    current_completed_percent: int | None = None
    """Share of completed appointments in percent."""

    current_pending_count: int | None = None
    """Number of pending appointments."""

    current_pending_percent: int | None = None
    """Share of pending appointments in percent."""

    current_canceled_count: int | None = None
    """Number of cancelled appointments."""

    current_canceled_percent: int | None = None
    """Share of cancelled appointments in percent."""

    current_total_count: int | None = None
    """Number of appointments in the period."""

    previous_total_count: int | None = None
    """Number of appointments in the period before."""

    change_percent: int | None = None
    """Change against the period before, in percent."""


class PromotionClientsClientStat(Model, gc=False, kw_only=True):
    """Number of clients by group."""

    new: ClientReturnFigures | None = None
    """New clients."""

    old: ClientReturnFigures | None = None
    """Existing clients."""

    total: ClientReturnFigures | None = None
    """All clients."""


class PromotionClientsVisitsStatsByDay(Model, gc=False, kw_only=True):
    """An entry of the visits stats by day."""

    date: date_aliased | None = None
    """Date."""

    new_count: int | None = None
    """Number of new clients."""

    old_count: int | None = None
    """Number of existing clients."""


class PromotionRevenueIncomeStatNew(Model, gc=False, kw_only=True):
    """New clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatOld(Model, gc=False, kw_only=True):
    """Existing clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatTotal(Model, gc=False, kw_only=True):
    """All clients."""

    all_sum: Decimal | None = None
    """Sum of all sales."""

    returned_sum: Decimal | None = None
    """Sum of clients who came back."""


class PromotionRevenueIncomeStatsByDay(Model, gc=False, kw_only=True):
    """An entry of the income stats by day."""

    date: date_aliased | None = None
    """Date."""

    new_sum: Decimal | None = None
    """Sum of new clients."""

    old_sum: Decimal | None = None
    """Sum of existing clients."""


class PromotionTeamMemberStaff(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""


class ReportItemTransaction(Model, gc=False, kw_only=True):
    """An entry of the transactions."""

    accounts_amount: Decimal | None = None
    """Sum paid to accounts."""

    loyalty_amount: Decimal | None = None
    """Sum paid by loyalty."""

    payment_type: str | None = None
    """How it was paid."""


class DayEndReportPaid(Model, gc=False, kw_only=True):
    """Payments by account and discount."""

    accounts: list[DayEndReportPaidAccount] | None = None
    """Sums by account."""

    discount: list[DayEndReportPaidDiscount] | None = None
    """Sums by discount."""

    total: DayEndReportPaidTotal | None = None
    """Totals."""


class LocationAnalytics(Model, gc=False, kw_only=True):
    """Key figures of a location in a period."""

    income_total_stats: IncomeFigures | None = None
    """Income in all."""

    income_services_stats: IncomeFigures | None = None
    """Income from services."""

    income_products_stats: IncomeFigures | None = field(name='income_goods_stats', default=None)
    """Income from products."""

    income_average_stats: IncomeFigures | None = None
    """Average income by appointment."""

    income_average_services_stats: IncomeFigures | None = None
    """Average income by appointment from services."""

    fullness_stats: LocationAnalyticsFullnessStat | None = None
    """Occupancy in percent."""

    appointment_stats: LocationAnalyticsRecordStat | None = field(name='record_stats', default=None)
    """Figures on appointments."""

    client_stats: LocationAnalyticsClientStat | None = None
    """Number of clients by group."""


class PromotionClients(Model, gc=False, kw_only=True):
    """How many clients of a promotion came back."""

    client_stats: PromotionClientsClientStat | None = None
    """Number of clients by group."""

    visits_stats_by_day: list[PromotionClientsVisitsStatsByDay] | None = None
    """Visits day by day."""


class PromotionRevenueIncomeStat(Model, gc=False, kw_only=True):
    """Income by group of clients."""

    new: PromotionRevenueIncomeStatNew | None = None
    """New clients."""

    old: PromotionRevenueIncomeStatOld | None = None
    """Existing clients."""

    total: PromotionRevenueIncomeStatTotal | None = None
    """All clients."""


class PromotionTeamMember(Model, gc=False, kw_only=True):
    """How many clients of a team member came back."""

    client_stats: ClientReturnFigures | None = None
    """Number of clients by group."""

    team_member: PromotionTeamMemberStaff | EmptyArray | None = field(name='staff', default=None)
    """Team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        team_member: object = self.team_member
        if team_member is not None and not team_member:
            self.team_member = None


class ReportItem(Model, gc=False, kw_only=True):
    """An entry of the service."""

    item_title: str | None = None
    """Name of the item."""

    first_cost: Decimal | None = None
    """Price before the discount."""

    discount: Decimal | None = None
    """Discount in percent."""

    result_cost: Decimal | None = None
    """Price after the discount."""

    transactions: list[ReportItemTransaction] | None = None
    """Transactions."""


class DayEndReportZDataMaster(Model, gc=False, kw_only=True):
    """An entry of the team members."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    team_member_name: str | None = field(name='master_name', default=None)
    """Name of the team member."""

    service: list[ReportItem] | None = None
    """Service."""

    product: list[ReportItem] | None = field(name='good', default=None)
    """Product."""

    others: ReportItem | None = None
    """Sales without a service or product."""


class PromotionRevenue(Model, gc=False, kw_only=True):
    """Income from clients of a promotion."""

    income_stats: PromotionRevenueIncomeStat | None = None
    """Income by group of clients."""

    currency: Currency | None = None
    """Currency of the sums."""

    income_stats_by_day: list[PromotionRevenueIncomeStatsByDay] | None = None
    """Income day by day."""


class DayEndReportZData(Model, gc=False, kw_only=True):
    """An entry of the <key>."""

    client_id: int | None = None
    """Client, by id."""

    client_name: str | None = None
    """Name of the client."""

    client_phone: str | None = None
    """Phone of the client."""

    client_email: str | None = None
    """E-mail of the client."""

    team_members: list[DayEndReportZDataMaster] | None = field(name='masters', default=None)
    """Sales by team member."""


class DayEndReport(Model, gc=False, kw_only=True):
    """The sales and payments of a day."""

    stats: DayEndReportStat | None = None
    """Figures of the day."""

    paids: DayEndReportPaid | None = None
    """Payments by account and discount."""

    z_data: dict[str, list[DayEndReportZData]] | None = None
    """Sales by time of the visit in Unix seconds."""

    currency: str | None = None
    """Currency of the sums."""
