# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.salary`."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Salary(Resource):
    """Methods of `altegio.salary`."""

    @cached_property
    def with_raw_response(self) -> SalaryWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return SalaryWithRawResponse(self._copy_for_raw_responses())

    async def get_team_member_calculation(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.SalaryCalculation:
        """Get the calculated salary of a team member.

        Returns income, expense and balance of the calculated salary of a team member in a period.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_salary_calculation`.
        """
        return await self._pipeline.call(
            operations.get_team_member_salary_calculation(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def get_team_member_calculation_schemes_count(
        self,
        location_id: int,
        team_member_id: int,
    ) -> models.SalarySchemeCount:
        """Count the pay schemes of a team member.

        Returns the number of pay schemes that apply to a team member.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_calculation_schemes_count`.
        """
        return await self._pipeline.call(
            operations.get_team_member_calculation_schemes_count(
                location_id,
                team_member_id,
            )
        )

    async def get_team_member_payroll_calculation(
        self,
        location_id: int,
        team_member_id: int,
        calculation_id: int,
    ) -> models.PayrollCalculation:
        """Get a payroll calculation.

        Returns a payroll calculation with the pay for each item.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            calculation_id: calculation, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_payroll_calculation`.
        """
        return await self._pipeline.call(
            operations.get_team_member_payroll_calculation(
                location_id,
                team_member_id,
                calculation_id,
            )
        )

    async def get_team_member_period(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.SalaryPeriod:
        """Get the salary of a team member for a period.

        Returns working hours, services, products and salary of a team member in a period.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_salary_period`.
        """
        return await self._pipeline.call(
            operations.get_team_member_salary_period(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def get_team_member_schemes(
        self,
        location_id: int,
        team_member_id: int,
    ) -> list[models.SalaryScheme]:
        """List the pay schemes of a team member.

        Returns the pay schemes of a team member with their first and last days.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_salary_schemes`.
        """
        return await self._pipeline.call(
            operations.get_team_member_salary_schemes(
                location_id,
                team_member_id,
            )
        )

    async def search_team_member_calculation(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.SalaryCalculation:
        """Get the pay of a team member by calculation.

        Returns income, expense and balance of the pay of a team member in a period.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_team_member_calculation_salary`.
        """
        return await self._pipeline.call(
            operations.search_team_member_calculation_salary(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def search_team_member_calculation_daily(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.DailySalaryCalculation:
        """Get the daily pay of a team member by calculation.

        Returns income, expense and balance of the pay of a team member for each day.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_team_member_calculation_daily_salary`.
        """
        return await self._pipeline.call(
            operations.search_team_member_calculation_daily_salary(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def search_team_member_payroll_calculation(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> list[models.PayrollCalculation]:
        """List the payroll calculations of a team member.

        Returns the payroll calculations of a team member in a period.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_team_member_payroll_calculation`.
        """
        return await self._pipeline.call(
            operations.search_team_member_payroll_calculation(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def search_team_member_period(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.SalaryPeriod:
        """Get the pay of a team member by period.

        Returns working hours, services, products and pay of a team member in a period.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_team_member_period_salary`.
        """
        return await self._pipeline.call(
            operations.search_team_member_period_salary(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )

    async def search_team_member_period_daily(
        self,
        location_id: int,
        team_member_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
    ) -> models.DailySalaryPeriod:
        """Get the daily pay of a team member by period.

        Returns working hours, services, products and pay of a team member for each day.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_team_member_period_daily_salary`.
        """
        return await self._pipeline.call(
            operations.search_team_member_period_daily_salary(
                location_id,
                team_member_id,
                date_from=date_from,
                date_to=date_to,
            )
        )


class SalaryWithRawResponse:
    """Methods of `altegio.salary.with_raw_response`."""

    def __init__(self, salary: Salary) -> None:
        self.get_team_member_calculation: Final = raw(salary.get_team_member_calculation)
        self.get_team_member_calculation_schemes_count: Final = raw(salary.get_team_member_calculation_schemes_count)
        self.get_team_member_payroll_calculation: Final = raw(salary.get_team_member_payroll_calculation)
        self.get_team_member_period: Final = raw(salary.get_team_member_period)
        self.get_team_member_schemes: Final = raw(salary.get_team_member_schemes)
        self.search_team_member_calculation: Final = raw(salary.search_team_member_calculation)
        self.search_team_member_calculation_daily: Final = raw(salary.search_team_member_calculation_daily)
        self.search_team_member_payroll_calculation: Final = raw(salary.search_team_member_payroll_calculation)
        self.search_team_member_period: Final = raw(salary.search_team_member_period)
        self.search_team_member_period_daily: Final = raw(salary.search_team_member_period_daily)
