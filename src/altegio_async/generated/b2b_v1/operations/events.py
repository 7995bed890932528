# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_date, check_integer, optional
from altegio_async._core.body_arguments import convert_body, convert_optional_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_id, check_ids, check_text

_CREATE_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="create_event",
    method="POST",
    path="/activity/{location_id}",
    result=lambda: models.Event,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_EVENT)
def create_event(location_id: int, *, body: models.EventInput | Mapping[str, Any]) -> Operation[models.Event]:
    """Create a group event

    Creates a group event and returns it. The duration is in seconds; the date is local time of the
    location.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_EVENT,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.EventInput, body),
    )


_CREATE_EVENT_DUPLICATION_STRATEGY: Endpoint[models.EventDuplicationStrategy] = LazyEndpoint(
    id="create_event_duplication_strategy",
    method="POST",
    path="/activity/{location_id}/duplication_strategy",
    result=lambda: models.EventDuplicationStrategy,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_EVENT_DUPLICATION_STRATEGY)
def create_event_duplication_strategy(
    location_id: int,
    *,
    body: models.DuplicationStrategyInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.EventDuplicationStrategy]:
    """Create a duplication strategy

    Creates a strategy for the duplication of group events and returns it. Weekdays count from 0, a
    Sunday.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_EVENT_DUPLICATION_STRATEGY,
        (check_id("location_id", location_id),),
        (),
        convert_optional_body(models.DuplicationStrategyInput, body),
    )


_DELETE_EVENT: Endpoint[None] = Endpoint(
    id="delete_event",
    method="DELETE",
    path="/activity/{location_id}/{event_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_EVENT)
def delete_event(location_id: int, event_id: int) -> Operation[None]:
    """Delete a group event

    Deletes a group event.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_DELETE_EVENT, (check_id("location_id", location_id), check_id("event_id", event_id)))


_DUPLICATE_EVENT: Endpoint[list[models.DuplicatedEvent]] = LazyEndpoint(
    id="duplicate_event",
    method="POST",
    path="/activity/{location_id}/{event_id}/duplicate",
    result=lambda: list[models.DuplicatedEvent],
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_DUPLICATE_EVENT)
def duplicate_event(
    location_id: int,
    event_id: int,
    *,
    body: Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[list[models.DuplicatedEvent]]:
    """Duplicate a group event

    Copies a group event to other days, by a list of dates, by a strategy or by parameters, and returns
    the copies.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(
        _DUPLICATE_EVENT,
        (check_id("location_id", location_id), check_id("event_id", event_id)),
        (),
        body,
    )


_GET_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="get_event",
    method="GET",
    path="/activity/{location_id}/{event_id}",
    result=lambda: models.Event,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_EVENT)
def get_event(location_id: int, event_id: int) -> Operation[models.Event]:
    """Get a group event

    Returns one group event. The duration is in seconds.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_GET_EVENT, (check_id("location_id", location_id), check_id("event_id", event_id)))


_GET_EVENT_DATE_RANGE: Endpoint[models.EventDateRange] = LazyEndpoint(
    id="get_event_date_range",
    method="GET",
    path="/activity/{location_id}/search_dates_range",
    result=lambda: models.EventDateRange,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
    ),
)


@factory(_GET_EVENT_DATE_RANGE)
def get_event_date_range(
    location_id: int,
    *,
    service_ids: Iterable[int] | None = None,
    team_member_ids: Iterable[int] | None = None,
    resource_ids: Iterable[int] | None = None,
) -> Operation[models.EventDateRange]:
    """Get the range of days with group events

    Returns the first and the last day with a group event.

    Args:
        location_id: Location, by id.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
    """
    return Operation(
        _GET_EVENT_DATE_RANGE,
        (check_id("location_id", location_id),),
        (
            optional(check_ids, "service_ids", service_ids),
            optional(check_ids, "team_member_ids", team_member_ids),
            optional(check_ids, "resource_ids", resource_ids),
        ),
    )


_GET_EVENT_SEARCH_FILTERS: Endpoint[list[models.EventFilter]] = LazyEndpoint(
    id="get_event_search_filters",
    method="GET",
    path="/activity/{location_id}/filters",
    result=lambda: list[models.EventFilter],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
    ),
)


@factory(_GET_EVENT_SEARCH_FILTERS)
def get_event_search_filters(
    location_id: int,
    *,
    service_ids: Iterable[int] | None = None,
    team_member_ids: Iterable[int] | None = None,
    resource_ids: Iterable[int] | None = None,
) -> Operation[list[models.EventFilter]]:
    """Get the filters for group events

    Returns the team members, resources, services and categories that group events can be filtered by.

    Args:
        location_id: Location, by id.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
    """
    return Operation(
        _GET_EVENT_SEARCH_FILTERS,
        (check_id("location_id", location_id),),
        (
            optional(check_ids, "service_ids", service_ids),
            optional(check_ids, "team_member_ids", team_member_ids),
            optional(check_ids, "resource_ids", resource_ids),
        ),
    )


_LIST_EVENT_DUPLICATION_STRATEGIES: Endpoint[list[models.EventDuplicationStrategy]] = LazyEndpoint(
    id="list_event_duplication_strategies",
    method="GET",
    path="/activity/{location_id}/duplication_strategy",
    result=lambda: list[models.EventDuplicationStrategy],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_LIST_EVENT_DUPLICATION_STRATEGIES)
def list_event_duplication_strategies(location_id: int) -> Operation[list[models.EventDuplicationStrategy]]:
    """List duplication strategies

    Returns the strategies for the duplication of group events. Weekdays count from 0, a Sunday.

    Args:
        location_id: Location, by id.
    """
    return Operation(_LIST_EVENT_DUPLICATION_STRATEGIES, (check_id("location_id", location_id),))


_SEARCH_EVENT_DATES: Endpoint[list[dt.date]] = Endpoint(
    id="search_event_dates",
    method="GET",
    path="/activity/{location_id}/search_dates",
    result=list[dt.date],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("from"),
        Query("till"),
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
    ),
)


@factory(_SEARCH_EVENT_DATES)
def search_event_dates(
    location_id: int,
    *,
    from_: dt.date | str,
    till: dt.date | str,
    service_ids: Iterable[int] | None = None,
    team_member_ids: Iterable[int] | None = None,
    resource_ids: Iterable[int] | None = None,
) -> Operation[list[dt.date]]:
    """List days with group events

    Returns the days between two days on which group events take place.

    Args:
        location_id: Location, by id.
        from_: First day, YYYY-MM-DD.
        till: Last day, YYYY-MM-DD.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
    """
    return Operation(
        _SEARCH_EVENT_DATES,
        (check_id("location_id", location_id),),
        (
            check_date("from_", from_),
            check_date("till", till),
            optional(check_ids, "service_ids", service_ids),
            optional(check_ids, "team_member_ids", team_member_ids),
            optional(check_ids, "resource_ids", resource_ids),
        ),
    )


_SEARCH_EVENT_SERVICES: Endpoint[list[models.EventService]] = LazyEndpoint(
    id="search_event_services",
    method="GET",
    path="/activity/{location_id}/services",
    result=lambda: list[models.EventService],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("staff_id"), Query("term")),
)


@factory(_SEARCH_EVENT_SERVICES)
def search_event_services(
    location_id: int,
    *,
    team_member_id: int | None = None,
    term: str | None = None,
) -> Operation[list[models.EventService]]:
    """Search services of group events

    Returns the services that are offered as group events, with team members and resources. Durations are
    in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        term: Text that the title contains.
    """
    return Operation(
        _SEARCH_EVENT_SERVICES,
        (check_id("location_id", location_id),),
        (optional(check_id, "team_member_id", team_member_id, minimum=0), optional(check_text, "term", term)),
    )


_SEARCH_EVENTS: Endpoint[list[models.Event]] = LazyEndpoint(
    id="search_events",
    method="GET",
    path="/activity/{location_id}/search",
    result=lambda: list[models.Event],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("from"),
        Query("till"),
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
        Query("page"),
        Query("count"),
    ),
    paging=Paging("page", "count"),
)


@factory(_SEARCH_EVENTS)
def search_events(
    location_id: int,
    *,
    from_: dt.date | str,
    till: dt.date | str,
    service_ids: Iterable[int] | None = None,
    team_member_ids: Iterable[int] | None = None,
    resource_ids: Iterable[int] | None = None,
    page: int | None = None,
    count: int | None = None,
) -> Operation[list[models.Event]]:
    """Search group events

    Returns the group events of a location between two days, both included. Durations are in seconds.

    Args:
        location_id: Location, by id.
        from_: First day, YYYY-MM-DD.
        till: Last day, YYYY-MM-DD.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
    """
    return Operation(
        _SEARCH_EVENTS,
        (check_id("location_id", location_id),),
        (
            check_date("from_", from_),
            check_date("till", till),
            optional(check_ids, "service_ids", service_ids),
            optional(check_ids, "team_member_ids", team_member_ids),
            optional(check_ids, "resource_ids", resource_ids),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
        ),
    )


_UPDATE_EVENT: Endpoint[models.Event] = LazyEndpoint(
    id="update_event",
    method="PUT",
    path="/activity/{location_id}/{event_id}",
    result=lambda: models.Event,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_EVENT)
def update_event(
    location_id: int,
    event_id: int,
    *,
    body: models.EventInput | Mapping[str, Any],
) -> Operation[models.Event]:
    """Update a group event

    Replaces a group event and returns it. The duration is in seconds; the date is local time of the
    location.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(
        _UPDATE_EVENT,
        (check_id("location_id", location_id), check_id("event_id", event_id)),
        (),
        convert_body(models.EventInput, body),
    )


_UPDATE_EVENT_DUPLICATION_STRATEGY: Endpoint[models.EventDuplicationStrategy] = LazyEndpoint(
    id="update_event_duplication_strategy",
    method="POST",
    path="/activity/{location_id}/duplication_strategy/{strategy_id}",
    result=lambda: models.EventDuplicationStrategy,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_EVENT_DUPLICATION_STRATEGY)
def update_event_duplication_strategy(
    location_id: int,
    strategy_id: int,
    *,
    body: models.DuplicationStrategyInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.EventDuplicationStrategy]:
    """Update a duplication strategy

    Changes a strategy for the duplication of group events and returns it. Weekdays count from 0, a
    Sunday.

    Args:
        location_id: Location, by id.
        strategy_id: Strategy, by id.
    """
    return Operation(
        _UPDATE_EVENT_DUPLICATION_STRATEGY,
        (check_id("location_id", location_id), check_id("strategy_id", strategy_id)),
        (),
        convert_optional_body(models.DuplicationStrategyInput, body),
    )
