# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from datetime import date

from ..models.salary import (
    DailySalaryCalculation,
    DailySalaryPeriod,
    PayrollCalculation,
    SalaryCalculation,
    SalaryPeriod,
    SalaryScheme,
    SalarySchemeCount,
)
from altegio_async._core.arguments import check_date
from altegio_async._core.operation import AuthLevel, Endpoint, Operation, Query, factory
from altegio_async._core.validation import check_id

_GET_TEAM_MEMBER_CALCULATION_SCHEMES_COUNT: Endpoint[SalarySchemeCount] = Endpoint(
    id="get_team_member_calculation_schemes_count",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/{team_member_id}/salary_schemes_count",
    result=SalarySchemeCount,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_CALCULATION_SCHEMES_COUNT)
def get_team_member_calculation_schemes_count(
    location_id: int,
    team_member_id: int,
) -> Operation[SalarySchemeCount]:
    """Count the pay schemes of a team member

    Returns the number of pay schemes that apply to a team member.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER_CALCULATION_SCHEMES_COUNT,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
    )


_GET_TEAM_MEMBER_PAYROLL_CALCULATION: Endpoint[PayrollCalculation] = Endpoint(
    id="get_team_member_payroll_calculation",
    method="GET",
    path="/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation/{calculation_id}",
    result=PayrollCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_PAYROLL_CALCULATION)
def get_team_member_payroll_calculation(
    location_id: int,
    team_member_id: int,
    calculation_id: int,
) -> Operation[PayrollCalculation]:
    """Get a payroll calculation

    Returns a payroll calculation with the pay for each item.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        calculation_id: Calculation, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER_PAYROLL_CALCULATION,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id),
            check_id("calculation_id", calculation_id),
        ),
    )


_GET_TEAM_MEMBER_SALARY_CALCULATION: Endpoint[SalaryCalculation] = Endpoint(
    id="get_team_member_salary_calculation",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/calculation",
    result=SalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_GET_TEAM_MEMBER_SALARY_CALCULATION)
def get_team_member_salary_calculation(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[SalaryCalculation]:
    """Get the calculated salary of a team member

    Returns income, expense and balance of the calculated salary of a team member in a period.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _GET_TEAM_MEMBER_SALARY_CALCULATION,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_GET_TEAM_MEMBER_SALARY_PERIOD: Endpoint[SalaryPeriod] = Endpoint(
    id="get_team_member_salary_period",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/period",
    result=SalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_GET_TEAM_MEMBER_SALARY_PERIOD)
def get_team_member_salary_period(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[SalaryPeriod]:
    """Get the salary of a team member for a period

    Returns working hours, services, products and salary of a team member in a period.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _GET_TEAM_MEMBER_SALARY_PERIOD,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_GET_TEAM_MEMBER_SALARY_SCHEMES: Endpoint[list[SalaryScheme]] = Endpoint(
    id="get_team_member_salary_schemes",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/salary_schemes",
    result=list[SalaryScheme],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_SALARY_SCHEMES)
def get_team_member_salary_schemes(location_id: int, team_member_id: int) -> Operation[list[SalaryScheme]]:
    """List the pay schemes of a team member

    Returns the pay schemes of a team member with their first and last days.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER_SALARY_SCHEMES,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
    )


_SEARCH_TEAM_MEMBER_CALCULATION_DAILY_SALARY: Endpoint[DailySalaryCalculation] = Endpoint(
    id="search_team_member_calculation_daily_salary",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/daily/{team_member_id}",
    result=DailySalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_CALCULATION_DAILY_SALARY)
def search_team_member_calculation_daily_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[DailySalaryCalculation]:
    """Get the daily pay of a team member by calculation

    Returns income, expense and balance of the pay of a team member for each day.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _SEARCH_TEAM_MEMBER_CALCULATION_DAILY_SALARY,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_SEARCH_TEAM_MEMBER_CALCULATION_SALARY: Endpoint[SalaryCalculation] = Endpoint(
    id="search_team_member_calculation_salary",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/{team_member_id}",
    result=SalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_CALCULATION_SALARY)
def search_team_member_calculation_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[SalaryCalculation]:
    """Get the pay of a team member by calculation

    Returns income, expense and balance of the pay of a team member in a period.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _SEARCH_TEAM_MEMBER_CALCULATION_SALARY,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_SEARCH_TEAM_MEMBER_PAYROLL_CALCULATION: Endpoint[list[PayrollCalculation]] = Endpoint(
    id="search_team_member_payroll_calculation",
    method="GET",
    path="/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation",
    result=list[PayrollCalculation],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PAYROLL_CALCULATION)
def search_team_member_payroll_calculation(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[list[PayrollCalculation]]:
    """List the payroll calculations of a team member

    Returns the payroll calculations of a team member in a period.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _SEARCH_TEAM_MEMBER_PAYROLL_CALCULATION,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_SEARCH_TEAM_MEMBER_PERIOD_DAILY_SALARY: Endpoint[DailySalaryPeriod] = Endpoint(
    id="search_team_member_period_daily_salary",
    method="GET",
    path="/company/{location_id}/salary/period/staff/daily/{team_member_id}",
    result=DailySalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PERIOD_DAILY_SALARY)
def search_team_member_period_daily_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[DailySalaryPeriod]:
    """Get the daily pay of a team member by period

    Returns working hours, services, products and pay of a team member for each day.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _SEARCH_TEAM_MEMBER_PERIOD_DAILY_SALARY,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )


_SEARCH_TEAM_MEMBER_PERIOD_SALARY: Endpoint[SalaryPeriod] = Endpoint(
    id="search_team_member_period_salary",
    method="GET",
    path="/company/{location_id}/salary/period/staff/{team_member_id}",
    result=SalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PERIOD_SALARY)
def search_team_member_period_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: date | str,
    date_to: date | str,
) -> Operation[SalaryPeriod]:
    """Get the pay of a team member by period

    Returns working hours, services, products and pay of a team member in a period.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
    """
    return Operation(
        _SEARCH_TEAM_MEMBER_PERIOD_SALARY,
        (check_id("location_id", location_id), check_id("team_member_id", team_member_id)),
        (check_date("date_from", date_from), check_date("date_to", date_to)),
    )
