# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import field

from .common import Currency


class CalculationSalaryItemSalaryDiscrepancy(Model, gc=False, kw_only=True):
    """Difference to the current calculation."""

    reason: "Literal['new', 'deleted', 'updated_rule', 'updated_sum'] | str | None" = None
    """Reason of the difference."""

    actual_sum: Decimal | None = None
    """Sum after the correction."""

    difference_sum: Decimal | None = None
    """Difference between both sums."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("actual_sum", "string"),
        ("difference_sum", "string"),
    )


class PayrollCalculationSalaryItemPaid(Model, gc=False, kw_only=True):
    """Sum that was paid."""

    money_sum: Decimal | None = None
    """Sum paid in money."""

    discount_sum: Decimal | None = None
    """Sum of discounts."""

    bonus_sum: Decimal | None = None
    """Sum paid with bonus points."""

    gift_card_sum: Decimal | None = field(name='certificate_sum', default=None)
    """Sum paid from gift cards."""

    membership_sum: Decimal | None = field(name='abonement_sum', default=None)
    """Sum paid from memberships."""

    client_account_sum: Decimal | None = field(name='deposit_sum', default=None)
    """Sum paid from client accounts."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("money_sum", "string"),
        ("discount_sum", "string"),
        ("bonus_sum", "string"),
        ("certificate_sum", "string"),
        ("abonement_sum", "string"),
        ("deposit_sum", "string"),
    )


class SalaryItemSalaryCalculationInfo(Model, gc=False, kw_only=True):
    """Rule of the pay scheme that was used."""

    criteria_title: str | None = None
    """Rule of the pay scheme."""

    param_title: str | None = None
    """Parameter of the pay scheme."""

    scheme_title: str | None = None
    """Pay scheme."""


class SalaryItemTargetSalaryCalculation(Model, gc=False, kw_only=True):
    """How the pay was calculated."""

    type_slug: "Literal['fix', 'percent'] | str | None" = None
    """Kind as a name for programs."""

    value: int | float | None = None
    """Value."""

    description: str | None = None
    """Description."""


class PayrollCalculationSalaryItemTarget(Model, gc=False, kw_only=True):
    """An entry of the targets."""

    target_type_slug: "Literal['service', 'good'] | str | None" = None
    """Kind of the item."""

    target_id: int | None = None
    """Service or product, by id."""

    title: str | None = None
    """Title."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    net_cost: Decimal | None = None
    """Cost of the item."""

    salary_sum: Decimal | None = None
    """Pay for the item."""

    salary_promotion_sum: Decimal | None = None
    """Extra pay for the item."""

    salary_calculation: SalaryItemTargetSalaryCalculation | None = None
    """How the pay was calculated."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("target_id", "number"),
        ("cost", "string"),
        ("net_cost", "string"),
        ("salary_sum", "string"),
        ("salary_promotion_sum", "string"),
    )


class PayrollCalculationSalaryItem(Model, gc=False, kw_only=True):
    """An entry of the salary items."""

    date: date_aliased | None = None
    """Date."""

    time: str | None = None
    """Time of day, HH:MM."""

    item_id: int | None = None
    """Item, by id."""

    item_type_slug: "Literal['periodic', 'sale', 'record', 'bonus', 'penalty', 'retro_bonus', 'activity'] | str | None" = (
        None
    )
    """Kind of the item."""

    salary_sum: Decimal | None = None
    """Pay for the item."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    client_id: int | None = None
    """Client, by id."""

    cost: Decimal | None = None
    """Price in the currency of the location."""

    paid: PayrollCalculationSalaryItemPaid | None = None
    """Sum that was paid."""

    salary_calculation_info: SalaryItemSalaryCalculationInfo | None = None
    """Rule of the pay scheme that was used."""

    targets: list[PayrollCalculationSalaryItemTarget] | None = None
    """Services and products of the item."""

    salary_discrepancy: CalculationSalaryItemSalaryDiscrepancy | None = None
    """Difference to the current calculation."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("salary_sum", "string"),
        ("record_id", "number"),
        ("client_id", "number"),
        ("cost", "string"),
    )


class PayrollCalculation(Model, gc=False, kw_only=True):
    """A payroll calculation with its items."""

    id: int
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    amount: Decimal | None = None
    """Amount."""

    status: "Literal['draft', 'confirmed'] | str | None" = None
    """State."""

    date_create: date_aliased | None = None
    """Time of creation."""

    date_from: date_aliased | None = None
    """First day."""

    date_to: date_aliased | None = None
    """Last day."""

    comment: str | None = None
    """Note for the team."""

    salary_items: list[PayrollCalculationSalaryItem] | None = None
    """Items of the calculation."""

    currency: Currency | None = None
    """Currency of the sums."""
