# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from .. import models
from altegio_async._core.arguments import check_date, optional
from altegio_async._core.operation import AuthLevel, Endpoint, LazyEndpoint, Operation, Query, factory
from altegio_async._core.validation import check_id

_GET_APPOINTMENT_ANALYTICS_BY_SOURCE: Endpoint[list[models.ChartValue]] = LazyEndpoint(
    id="get_appointment_analytics_by_source",
    method="GET",
    path="/company/{location_id}/analytics/overall/charts/record_source",
    result=lambda: list[models.ChartValue],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to"), Query("team_member_id"), Query("user_id")),
)


@factory(_GET_APPOINTMENT_ANALYTICS_BY_SOURCE)
def get_appointment_analytics_by_source(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    user_id: int | None = None,
) -> Operation[list[models.ChartValue]]:
    """Count appointments by source

    Returns the number of appointments of a period for each source.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_APPOINTMENT_ANALYTICS_BY_SOURCE,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_APPOINTMENT_ANALYTICS_BY_STATUS: Endpoint[list[models.ChartValue]] = LazyEndpoint(
    id="get_appointment_analytics_by_status",
    method="GET",
    path="/company/{location_id}/analytics/overall/charts/record_status",
    result=lambda: list[models.ChartValue],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to"), Query("team_member_id"), Query("user_id")),
)


@factory(_GET_APPOINTMENT_ANALYTICS_BY_STATUS)
def get_appointment_analytics_by_status(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    user_id: int | None = None,
) -> Operation[list[models.ChartValue]]:
    """Count appointments by status

    Returns the number of appointments of a period for each status.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_APPOINTMENT_ANALYTICS_BY_STATUS,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_DAY_END_REPORT_DATA: Endpoint[models.DayEndReport] = LazyEndpoint(
    id="get_day_end_report_data",
    method="GET",
    path="/reports/z_report/{location_id}",
    result=lambda: models.DayEndReport,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("start_date"), Query("master_id")),
)


@factory(_GET_DAY_END_REPORT_DATA)
def get_day_end_report_data(
    location_id: int,
    *,
    start_date: dt.date | str | None = None,
    team_member_id: int | None = None,
) -> Operation[models.DayEndReport]:
    """Get the day-end report

    Returns the sales and payments of one day, with totals by account and by discount.

    Args:
        location_id: Location, by id.
        start_date: First day, included.
        team_member_id: Only for this team member, by id.
    """
    return Operation(
        _GET_DAY_END_REPORT_DATA,
        (check_id("location_id", location_id),),
        (
            optional(check_date, "start_date", start_date),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
        ),
    )


_GET_LOCATION_ANALYTICS_APPOINTMENTS_DAILY: Endpoint[list[models.ChartSeries]] = LazyEndpoint(
    id="get_location_analytics_appointments_daily",
    method="GET",
    path="/company/{location_id}/analytics/overall/charts/records_daily",
    result=lambda: list[models.ChartSeries],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to"), Query("team_member_id"), Query("user_id")),
)


@factory(_GET_LOCATION_ANALYTICS_APPOINTMENTS_DAILY)
def get_location_analytics_appointments_daily(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    user_id: int | None = None,
) -> Operation[list[models.ChartSeries]]:
    """Get the daily number of appointments

    Returns the number of appointments for each day as pairs of a time in milliseconds and a value.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_LOCATION_ANALYTICS_APPOINTMENTS_DAILY,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_LOCATION_ANALYTICS_OCCUPANCY_DAILY: Endpoint[list[models.ChartSeries]] = LazyEndpoint(
    id="get_location_analytics_occupancy_daily",
    method="GET",
    path="/company/{location_id}/analytics/overall/charts/fullness_daily",
    result=lambda: list[models.ChartSeries],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_from"), Query("date_to"), Query("team_member_id"), Query("user_id")),
)


@factory(_GET_LOCATION_ANALYTICS_OCCUPANCY_DAILY)
def get_location_analytics_occupancy_daily(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    user_id: int | None = None,
) -> Operation[list[models.ChartSeries]]:
    """Get the daily occupancy

    Returns the occupancy in percent for each day as pairs of a time in milliseconds and a value.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_LOCATION_ANALYTICS_OCCUPANCY_DAILY,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_LOCATION_ANALYTICS_OVERALL: Endpoint[models.LocationAnalytics] = LazyEndpoint(
    id="get_location_analytics_overall",
    method="GET",
    path="/company/{location_id}/analytics/overall",
    result=lambda: models.LocationAnalytics,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("date_from"),
        Query("date_to"),
        Query("team_member_id"),
        Query("position_id"),
        Query("user_id"),
    ),
)


@factory(_GET_LOCATION_ANALYTICS_OVERALL)
def get_location_analytics_overall(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    position_id: int | None = None,
    user_id: int | None = None,
) -> Operation[models.LocationAnalytics]:
    """Get the key figures of a location

    Returns income, occupancy, appointments and clients of a period compared with the period before. Sums
    are in the currency of the location.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        position_id: Only for this position, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_LOCATION_ANALYTICS_OVERALL,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "position_id", position_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_LOCATION_ANALYTICS_REVENUE_DAILY: Endpoint[list[models.ChartSeries]] = LazyEndpoint(
    id="get_location_analytics_revenue_daily",
    method="GET",
    path="/company/{location_id}/analytics/overall/charts/income_daily",
    result=lambda: list[models.ChartSeries],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("date_from"),
        Query("date_to"),
        Query("team_member_id"),
        Query("position_id"),
        Query("user_id"),
    ),
)


@factory(_GET_LOCATION_ANALYTICS_REVENUE_DAILY)
def get_location_analytics_revenue_daily(
    location_id: int,
    *,
    date_from: dt.date | str,
    date_to: dt.date | str,
    team_member_id: int | None = None,
    position_id: int | None = None,
    user_id: int | None = None,
) -> Operation[list[models.ChartSeries]]:
    """Get the daily revenue

    Returns the revenue for each day as pairs of a time in milliseconds and a value.

    Args:
        location_id: Location, by id.
        date_from: First day, YYYY-MM-DD.
        date_to: Last day, YYYY-MM-DD.
        team_member_id: Team member, by id.
        position_id: Only for this position, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_LOCATION_ANALYTICS_REVENUE_DAILY,
        (check_id("location_id", location_id),),
        (
            check_date("date_from", date_from),
            check_date("date_to", date_to),
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "position_id", position_id, minimum=0),
            optional(check_id, "user_id", user_id, minimum=0),
        ),
    )


_GET_LOYALTY_PROGRAM_CLIENT_STATISTICS: Endpoint[models.PromotionClients] = LazyEndpoint(
    id="get_loyalty_program_client_statistics",
    method="GET",
    path="/company/{location_id}/analytics/loyalty_programs/visits",
    result=lambda: models.PromotionClients,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_to"), Query("date_from"), Query("loyalty_program_id")),
)


@factory(_GET_LOYALTY_PROGRAM_CLIENT_STATISTICS)
def get_loyalty_program_client_statistics(
    location_id: int,
    *,
    date_to: dt.date | str,
    date_from: dt.date | str,
    promotion_id: int,
) -> Operation[models.PromotionClients]:
    """Get the client return of a promotion

    Returns how many new and existing clients of a promotion came back.

    Args:
        location_id: Location, by id.
        date_to: Last day, YYYY-MM-DD.
        date_from: First day, YYYY-MM-DD.
        promotion_id: Promotion, by id.
    """
    return Operation(
        _GET_LOYALTY_PROGRAM_CLIENT_STATISTICS,
        (check_id("location_id", location_id),),
        (
            check_date("date_to", date_to),
            check_date("date_from", date_from),
            check_id("promotion_id", promotion_id),
        ),
    )


_GET_LOYALTY_PROGRAM_REVENUE_STATISTICS: Endpoint[models.PromotionRevenue] = LazyEndpoint(
    id="get_loyalty_program_revenue_statistics",
    method="GET",
    path="/company/{location_id}/analytics/loyalty_programs/income",
    result=lambda: models.PromotionRevenue,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_to"), Query("date_from"), Query("loyalty_program_id")),
)


@factory(_GET_LOYALTY_PROGRAM_REVENUE_STATISTICS)
def get_loyalty_program_revenue_statistics(
    location_id: int,
    *,
    date_to: dt.date | str,
    date_from: dt.date | str,
    promotion_id: int,
) -> Operation[models.PromotionRevenue]:
    """Get the revenue of a promotion

    Returns the income from new and returning clients of a promotion.

    Args:
        location_id: Location, by id.
        date_to: Last day, YYYY-MM-DD.
        date_from: First day, YYYY-MM-DD.
        promotion_id: Promotion, by id.
    """
    return Operation(
        _GET_LOYALTY_PROGRAM_REVENUE_STATISTICS,
        (check_id("location_id", location_id),),
        (
            check_date("date_to", date_to),
            check_date("date_from", date_from),
            check_id("promotion_id", promotion_id),
        ),
    )


_GET_LOYALTY_PROGRAM_TEAM_MEMBER_STATISTICS: Endpoint[list[models.PromotionTeamMember]] = LazyEndpoint(
    id="get_loyalty_program_team_member_statistics",
    method="GET",
    path="/company/{location_id}/analytics/loyalty_programs/staff",
    result=lambda: list[models.PromotionTeamMember],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("date_to"), Query("date_from"), Query("loyalty_program_id")),
)


@factory(_GET_LOYALTY_PROGRAM_TEAM_MEMBER_STATISTICS)
def get_loyalty_program_team_member_statistics(
    location_id: int,
    *,
    date_to: dt.date | str,
    date_from: dt.date | str,
    promotion_id: int,
) -> Operation[list[models.PromotionTeamMember]]:
    """Get the client return by team member

    Returns for each team member how many clients of a promotion came back.

    Args:
        location_id: Location, by id.
        date_to: Last day, YYYY-MM-DD.
        date_from: First day, YYYY-MM-DD.
        promotion_id: Promotion, by id.
    """
    return Operation(
        _GET_LOYALTY_PROGRAM_TEAM_MEMBER_STATISTICS,
        (check_id("location_id", location_id),),
        (
            check_date("date_to", date_to),
            check_date("date_from", date_from),
            check_id("promotion_id", promotion_id),
        ),
    )
