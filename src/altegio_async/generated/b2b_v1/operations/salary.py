# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from .. import models
from altegio_async._core.arguments import check_date
from altegio_async._core.operation import AuthLevel, Endpoint, LazyEndpoint, Operation, Query, factory
from altegio_async._core.validation import check_id

_GET_TEAM_MEMBER_CALCULATION_SCHEMES_COUNT: Endpoint[models.SalarySchemeCount] = LazyEndpoint(
    id="get_team_member_calculation_schemes_count",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/{team_member_id}/salary_schemes_count",
    result=lambda: models.SalarySchemeCount,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_CALCULATION_SCHEMES_COUNT)
def get_team_member_calculation_schemes_count(
    location_id: int,
    team_member_id: int,
) -> Operation[models.SalarySchemeCount]:
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


_GET_TEAM_MEMBER_PAYROLL_CALCULATION: Endpoint[models.PayrollCalculation] = LazyEndpoint(
    id="get_team_member_payroll_calculation",
    method="GET",
    path="/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation/{calculation_id}",
    result=lambda: models.PayrollCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_PAYROLL_CALCULATION)
def get_team_member_payroll_calculation(
    location_id: int,
    team_member_id: int,
    calculation_id: int,
) -> Operation[models.PayrollCalculation]:
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


_GET_TEAM_MEMBER_SALARY_CALCULATION: Endpoint[models.SalaryCalculation] = LazyEndpoint(
    id="get_team_member_salary_calculation",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/calculation",
    result=lambda: models.SalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_GET_TEAM_MEMBER_SALARY_CALCULATION)
def get_team_member_salary_calculation(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.SalaryCalculation]:
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


_GET_TEAM_MEMBER_SALARY_PERIOD: Endpoint[models.SalaryPeriod] = LazyEndpoint(
    id="get_team_member_salary_period",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/period",
    result=lambda: models.SalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_GET_TEAM_MEMBER_SALARY_PERIOD)
def get_team_member_salary_period(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.SalaryPeriod]:
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


_GET_TEAM_MEMBER_SALARY_SCHEMES: Endpoint[list[models.SalaryScheme]] = LazyEndpoint(
    id="get_team_member_salary_schemes",
    method="GET",
    path="/company/{location_id}/salary/staff/{team_member_id}/salary_schemes",
    result=lambda: list[models.SalaryScheme],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TEAM_MEMBER_SALARY_SCHEMES)
def get_team_member_salary_schemes(
    location_id: int,
    team_member_id: int,
) -> Operation[list[models.SalaryScheme]]:
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


_SEARCH_TEAM_MEMBER_CALCULATION_DAILY_SALARY: Endpoint[models.DailySalaryCalculation] = LazyEndpoint(
    id="search_team_member_calculation_daily_salary",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/daily/{team_member_id}",
    result=lambda: models.DailySalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_CALCULATION_DAILY_SALARY)
def search_team_member_calculation_daily_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.DailySalaryCalculation]:
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


_SEARCH_TEAM_MEMBER_CALCULATION_SALARY: Endpoint[models.SalaryCalculation] = LazyEndpoint(
    id="search_team_member_calculation_salary",
    method="GET",
    path="/company/{location_id}/salary/calculation/staff/{team_member_id}",
    result=lambda: models.SalaryCalculation,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_CALCULATION_SALARY)
def search_team_member_calculation_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.SalaryCalculation]:
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


_SEARCH_TEAM_MEMBER_PAYROLL_CALCULATION: Endpoint[list[models.PayrollCalculation]] = LazyEndpoint(
    id="search_team_member_payroll_calculation",
    method="GET",
    path="/company/{location_id}/salary/payroll/staff/{team_member_id}/calculation",
    result=lambda: list[models.PayrollCalculation],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PAYROLL_CALCULATION)
def search_team_member_payroll_calculation(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[list[models.PayrollCalculation]]:
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


_SEARCH_TEAM_MEMBER_PERIOD_DAILY_SALARY: Endpoint[models.DailySalaryPeriod] = LazyEndpoint(
    id="search_team_member_period_daily_salary",
    method="GET",
    path="/company/{location_id}/salary/period/staff/daily/{team_member_id}",
    result=lambda: models.DailySalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PERIOD_DAILY_SALARY)
def search_team_member_period_daily_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.DailySalaryPeriod]:
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


_SEARCH_TEAM_MEMBER_PERIOD_SALARY: Endpoint[models.SalaryPeriod] = LazyEndpoint(
    id="search_team_member_period_salary",
    method="GET",
    path="/company/{location_id}/salary/period/staff/{team_member_id}",
    result=lambda: models.SalaryPeriod,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to")),
)


@factory(_SEARCH_TEAM_MEMBER_PERIOD_SALARY)
def search_team_member_period_salary(
    location_id: int,
    team_member_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
) -> Operation[models.SalaryPeriod]:
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
