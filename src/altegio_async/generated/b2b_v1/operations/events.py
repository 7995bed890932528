# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from ..models.events import (
    DuplicatedEvent,
    DuplicationStrategyInput,
    Event,
    EventDateRange,
    EventDuplicationStrategy,
    EventFilter,
    EventInput,
    EventServiceItem,
)
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
)

_CREATE_EVENT: Endpoint[Event] = Endpoint(
    id="create_event",
    method="POST",
    path="/activity/{location_id}",
    result=Event,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


def create_event(location_id: int, *, body: EventInput) -> Operation[Event]:
    """Create a group event

    Creates a group event and returns it. The duration is in seconds; the date is local time of the
    location.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
    """
    return Operation(_CREATE_EVENT, (location_id,), (), body)


_CREATE_EVENT_DUPLICATION_STRATEGY: Endpoint[EventDuplicationStrategy] = Endpoint(
    id="create_event_duplication_strategy",
    method="POST",
    path="/activity/{location_id}/duplication_strategy",
    result=EventDuplicationStrategy,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


def create_event_duplication_strategy(
    location_id: int,
    *,
    body: DuplicationStrategyInput | UnsetType = UNSET,
) -> Operation[EventDuplicationStrategy]:
    """Create a duplication strategy

    Creates a strategy for the duplication of group events and returns it. Weekdays count from 0, a
    Sunday.

    Args:
        location_id: Location, by id.
    """
    return Operation(_CREATE_EVENT_DUPLICATION_STRATEGY, (location_id,), (), body)


_DELETE_EVENT: Endpoint[None] = Endpoint(
    id="delete_event",
    method="DELETE",
    path="/activity/{location_id}/{event_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


def delete_event(location_id: int, event_id: int) -> Operation[None]:
    """Delete a group event

    Deletes a group event.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_DELETE_EVENT, (location_id, event_id))


_DUPLICATE_EVENT: Endpoint[list[DuplicatedEvent]] = Endpoint(
    id="duplicate_event",
    method="POST",
    path="/activity/{location_id}/{event_id}/duplicate",
    result=list[DuplicatedEvent],
    auth=AuthLevel.USER,
    body=Body.JSON,
)


def duplicate_event(
    location_id: int,
    event_id: int,
    *,
    body: Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[list[DuplicatedEvent]]:
    """Duplicate a group event

    Copies a group event to other days, by a list of dates, by a strategy or by parameters, and returns
    the copies.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_DUPLICATE_EVENT, (location_id, event_id), (), body)


_GET_EVENT: Endpoint[Event] = Endpoint(
    id="get_event",
    method="GET",
    path="/activity/{location_id}/{event_id}",
    result=Event,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


def get_event(location_id: int, event_id: int) -> Operation[Event]:
    """Get a group event

    Returns one group event. The duration is in seconds.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_GET_EVENT, (location_id, event_id))


_GET_EVENT_DATE_RANGE: Endpoint[EventDateRange] = Endpoint(
    id="get_event_date_range",
    method="GET",
    path="/activity/{location_id}/search_dates_range",
    result=EventDateRange,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
    ),
)


def get_event_date_range(
    location_id: int,
    *,
    service_ids: Sequence[int] | None = None,
    team_member_ids: Sequence[int] | None = None,
    resource_ids: Sequence[int] | None = None,
) -> Operation[EventDateRange]:
    """Get the range of days with group events

    Returns the first and the last day with a group event.

    Args:
        location_id: Location, by id.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
    """
    return Operation(_GET_EVENT_DATE_RANGE, (location_id,), (service_ids, team_member_ids, resource_ids))


_GET_EVENT_SEARCH_FILTERS: Endpoint[list[EventFilter]] = Endpoint(
    id="get_event_search_filters",
    method="GET",
    path="/activity/{location_id}/filters",
    result=list[EventFilter],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(
        Query("service_ids[]", Style.BRACKETS),
        Query("staff_ids[]", Style.BRACKETS),
        Query("resource_ids[]", Style.BRACKETS),
    ),
)


def get_event_search_filters(
    location_id: int,
    *,
    service_ids: Sequence[int] | None = None,
    team_member_ids: Sequence[int] | None = None,
    resource_ids: Sequence[int] | None = None,
) -> Operation[list[EventFilter]]:
    """Get the filters for group events

    Returns the team members, resources, services and categories that group events can be filtered by.

    Args:
        location_id: Location, by id.
        service_ids: Only for these services, by id.
        team_member_ids: Only for these team members, by id.
        resource_ids: Only for these resources, by id.
    """
    return Operation(_GET_EVENT_SEARCH_FILTERS, (location_id,), (service_ids, team_member_ids, resource_ids))


_LIST_EVENT_DUPLICATION_STRATEGIES: Endpoint[list[EventDuplicationStrategy]] = Endpoint(
    id="list_event_duplication_strategies",
    method="GET",
    path="/activity/{location_id}/duplication_strategy",
    result=list[EventDuplicationStrategy],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


def list_event_duplication_strategies(location_id: int) -> Operation[list[EventDuplicationStrategy]]:
    """List duplication strategies

    Returns the strategies for the duplication of group events. Weekdays count from 0, a Sunday.

    Args:
        location_id: Location, by id.
    """
    return Operation(_LIST_EVENT_DUPLICATION_STRATEGIES, (location_id,))


_SEARCH_EVENT_DATES: Endpoint[list[date]] = Endpoint(
    id="search_event_dates",
    method="GET",
    path="/activity/{location_id}/search_dates",
    result=list[date],
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


def search_event_dates(
    location_id: int,
    *,
    from_: date,
    till: date,
    service_ids: Sequence[int] | None = None,
    team_member_ids: Sequence[int] | None = None,
    resource_ids: Sequence[int] | None = None,
) -> Operation[list[date]]:
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
    return Operation(_SEARCH_EVENT_DATES, (location_id,), (from_, till, service_ids, team_member_ids, resource_ids))


_SEARCH_EVENT_SERVICES: Endpoint[list[EventServiceItem]] = Endpoint(
    id="search_event_services",
    method="GET",
    path="/activity/{location_id}/services",
    result=list[EventServiceItem],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("staff_id"), Query("term")),
)


def search_event_services(
    location_id: int,
    *,
    team_member_id: int | None = None,
    term: str | None = None,
) -> Operation[list[EventServiceItem]]:
    """Search services of group events

    Returns the services that are offered as group events, with team members and resources. Durations are
    in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        term: Text that the title contains.
    """
    return Operation(_SEARCH_EVENT_SERVICES, (location_id,), (team_member_id, term))


_SEARCH_EVENTS: Endpoint[list[Event]] = Endpoint(
    id="search_events",
    method="GET",
    path="/activity/{location_id}/search",
    result=list[Event],
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


def search_events(
    location_id: int,
    *,
    from_: date,
    till: date,
    service_ids: Sequence[int] | None = None,
    team_member_ids: Sequence[int] | None = None,
    resource_ids: Sequence[int] | None = None,
    page: int | None = None,
    count: int | None = None,
) -> Operation[list[Event]]:
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
    return Operation(_SEARCH_EVENTS, (location_id,), (from_, till, service_ids, team_member_ids, resource_ids, page, count))


_UPDATE_EVENT: Endpoint[Event] = Endpoint(
    id="update_event",
    method="PUT",
    path="/activity/{location_id}/{event_id}",
    result=Event,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


def update_event(location_id: int, event_id: int, *, body: EventInput) -> Operation[Event]:
    """Update a group event

    Replaces a group event and returns it. The duration is in seconds; the date is local time of the
    location.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        event_id: Event, by id.
    """
    return Operation(_UPDATE_EVENT, (location_id, event_id), (), body)


_UPDATE_EVENT_DUPLICATION_STRATEGY: Endpoint[EventDuplicationStrategy] = Endpoint(
    id="update_event_duplication_strategy",
    method="POST",
    path="/activity/{location_id}/duplication_strategy/{strategy_id}",
    result=EventDuplicationStrategy,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


def update_event_duplication_strategy(
    location_id: int,
    strategy_id: int,
    *,
    body: DuplicationStrategyInput | UnsetType = UNSET,
) -> Operation[EventDuplicationStrategy]:
    """Update a duplication strategy

    Changes a strategy for the duplication of group events and returns it. Weekdays count from 0, a
    Sunday.

    Args:
        location_id: Location, by id.
        strategy_id: Strategy, by id.
    """
    return Operation(_UPDATE_EVENT_DUPLICATION_STRATEGY, (location_id, strategy_id), (), body)
