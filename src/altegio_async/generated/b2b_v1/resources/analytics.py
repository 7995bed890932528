# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.analytics`."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Analytics(Resource):
    """Methods of `altegio.analytics`."""

    @cached_property
    def with_raw_response(self) -> AnalyticsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return AnalyticsWithRawResponse(self._copy_for_raw_responses())

    async def get_appointments_by_source(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        user_id: int | None = None,
    ) -> list[models.ChartValue]:
        """Count appointments by source.

        Returns the number of appointments of a period for each source.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_analytics_by_source`.
        """
        return await self._pipeline.call(
            operations.get_appointment_analytics_by_source(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                user_id=user_id,
            )
        )

    async def get_appointments_by_status(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        user_id: int | None = None,
    ) -> list[models.ChartValue]:
        """Count appointments by status.

        Returns the number of appointments of a period for each status.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_analytics_by_status`.
        """
        return await self._pipeline.call(
            operations.get_appointment_analytics_by_status(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                user_id=user_id,
            )
        )

    async def get_day_end_report(
        self,
        location_id: int,
        *,
        start_date: dt.date | str | None = None,
        team_member_id: int | None = None,
    ) -> models.DayEndReport:
        """Get the day-end report.

        Returns the sales and payments of one day, with totals by account and by discount.

        Args:
            location_id: location, by id.
            start_date: first day, included.
            team_member_id: only for this team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_day_end_report_data`.
        """
        return await self._pipeline.call(
            operations.get_day_end_report_data(
                location_id,
                start_date=start_date,
                team_member_id=team_member_id,
            )
        )

    async def get_location_appointments_daily(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        user_id: int | None = None,
    ) -> list[models.ChartSeries]:
        """Get the daily number of appointments.

        Returns the number of appointments for each day as pairs of a time in milliseconds and a value.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_analytics_appointments_daily`.
        """
        return await self._pipeline.call(
            operations.get_location_analytics_appointments_daily(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                user_id=user_id,
            )
        )

    async def get_location_occupancy_daily(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        user_id: int | None = None,
    ) -> list[models.ChartSeries]:
        """Get the daily occupancy.

        Returns the occupancy in percent for each day as pairs of a time in milliseconds and a value.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_analytics_occupancy_daily`.
        """
        return await self._pipeline.call(
            operations.get_location_analytics_occupancy_daily(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                user_id=user_id,
            )
        )

    async def get_location_overall(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        position_id: int | None = None,
        user_id: int | None = None,
    ) -> models.LocationAnalytics:
        """Get the key figures of a location.

        Returns income, occupancy, appointments and clients of a period compared with the period before.
        Sums are in the currency of the location.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            position_id: only for this position, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_analytics_overall`.
        """
        return await self._pipeline.call(
            operations.get_location_analytics_overall(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                position_id=position_id,
                user_id=user_id,
            )
        )

    async def get_location_revenue_daily(
        self,
        location_id: int,
        *,
        date_from: dt.date | str,
        date_to: dt.date | str,
        team_member_id: int | None = None,
        position_id: int | None = None,
        user_id: int | None = None,
    ) -> list[models.ChartSeries]:
        """Get the daily revenue.

        Returns the revenue for each day as pairs of a time in milliseconds and a value.

        Args:
            location_id: location, by id.
            date_from: first day, YYYY-MM-DD.
            date_to: last day, YYYY-MM-DD.
            team_member_id: team member, by id.
            position_id: only for this position, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_analytics_revenue_daily`.
        """
        return await self._pipeline.call(
            operations.get_location_analytics_revenue_daily(
                location_id,
                date_from=date_from,
                date_to=date_to,
                team_member_id=team_member_id,
                position_id=position_id,
                user_id=user_id,
            )
        )

    async def get_loyalty_program_client_statistics(
        self,
        location_id: int,
        *,
        date_to: dt.date | str,
        date_from: dt.date | str,
        promotion_id: int,
    ) -> models.PromotionClients:
        """Get the client return of a promotion.

        Returns how many new and existing clients of a promotion came back.

        Args:
            location_id: location, by id.
            date_to: last day, YYYY-MM-DD.
            date_from: first day, YYYY-MM-DD.
            promotion_id: promotion, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_program_client_statistics`.
        """
        return await self._pipeline.call(
            operations.get_loyalty_program_client_statistics(
                location_id,
                date_to=date_to,
                date_from=date_from,
                promotion_id=promotion_id,
            )
        )

    async def get_loyalty_program_revenue_statistics(
        self,
        location_id: int,
        *,
        date_to: dt.date | str,
        date_from: dt.date | str,
        promotion_id: int,
    ) -> models.PromotionRevenue:
        """Get the revenue of a promotion.

        Returns the income from new and returning clients of a promotion.

        Args:
            location_id: location, by id.
            date_to: last day, YYYY-MM-DD.
            date_from: first day, YYYY-MM-DD.
            promotion_id: promotion, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_program_revenue_statistics`.
        """
        return await self._pipeline.call(
            operations.get_loyalty_program_revenue_statistics(
                location_id,
                date_to=date_to,
                date_from=date_from,
                promotion_id=promotion_id,
            )
        )

    async def get_loyalty_program_team_member_statistics(
        self,
        location_id: int,
        *,
        date_to: dt.date | str,
        date_from: dt.date | str,
        promotion_id: int,
    ) -> list[models.PromotionTeamMember]:
        """Get the client return by team member.

        Returns for each team member how many clients of a promotion came back.

        Args:
            location_id: location, by id.
            date_to: last day, YYYY-MM-DD.
            date_from: first day, YYYY-MM-DD.
            promotion_id: promotion, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_program_team_member_statistics`.
        """
        return await self._pipeline.call(
            operations.get_loyalty_program_team_member_statistics(
                location_id,
                date_to=date_to,
                date_from=date_from,
                promotion_id=promotion_id,
            )
        )


class AnalyticsWithRawResponse:
    """Methods of `altegio.analytics.with_raw_response`."""

    def __init__(self, analytics: Analytics) -> None:
        self.get_appointments_by_source: Final = raw(analytics.get_appointments_by_source)
        self.get_appointments_by_status: Final = raw(analytics.get_appointments_by_status)
        self.get_day_end_report: Final = raw(analytics.get_day_end_report)
        self.get_location_appointments_daily: Final = raw(analytics.get_location_appointments_daily)
        self.get_location_occupancy_daily: Final = raw(analytics.get_location_occupancy_daily)
        self.get_location_overall: Final = raw(analytics.get_location_overall)
        self.get_location_revenue_daily: Final = raw(analytics.get_location_revenue_daily)
        self.get_loyalty_program_client_statistics: Final = raw(analytics.get_loyalty_program_client_statistics)
        self.get_loyalty_program_revenue_statistics: Final = raw(analytics.get_loyalty_program_revenue_statistics)
        self.get_loyalty_program_team_member_statistics: Final = raw(analytics.get_loyalty_program_team_member_statistics)
