# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal

from altegio_async._core.model import Model
from msgspec import field


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
