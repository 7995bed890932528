# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, check_integer, optional
from altegio_async._core.operation import (
    AuthLevel,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_text, check_text_id, check_text_ids

_GET_SERVICE: Endpoint[models.Service] = LazyEndpoint(
    id="get_service",
    method="GET",
    path="/locations/{location_id}/services/{service_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_SERVICE)
def get_service(
    location_id: int | str,
    service_id: int | str,
    *,
    include: Sequence[Literal["resources", "service_composite", "resource_links", "company_links", "trial_settings"]] | None = None,
) -> Operation[models.Service]:
    """Get a service

    Returns one service.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_SERVICE,
        (check_text_id("location_id", location_id), check_text_id("service_id", service_id)),
        (
            optional(check_choices, "include", include, ("resources", "service_composite", "resource_links", "company_links", "trial_settings")),
        ),
    )


_LIST_ATTENDANCE_SERVICE_SUGGESTIONS: Endpoint[list[models.AttendanceServiceSuggestion]] = LazyEndpoint(
    id="list_attendance_service_suggestions",
    method="GET",
    path="/locations/{location_id}/attendance_service_suggestions",
    result=lambda: list[models.AttendanceServiceSuggestion],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"), Query("client_id"), Query("include[]", Style.BRACKETS)),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_ATTENDANCE_SERVICE_SUGGESTIONS)
def list_attendance_service_suggestions(
    location_id: int | str,
    *,
    team_member_id: int | str,
    client_id: int | str | None = None,
    include: Sequence[Literal["attendance_service", "record"]] | None = None,
) -> Operation[list[models.AttendanceServiceSuggestion]]:
    """List suggested services

    Returns the services that the appointment form suggests for a team member and a client.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        client_id: Client, by id.
        include: Further data to return.
    """
    return Operation(
        _LIST_ATTENDANCE_SERVICE_SUGGESTIONS,
        (check_text_id("location_id", location_id),),
        (
            check_text_id("team_member_id", team_member_id),
            optional(check_text_id, "client_id", client_id, minimum=0),
            optional(check_choices, "include", include, ("attendance_service", "record")),
        ),
    )


_LIST_ATTENDANCE_SERVICES: Endpoint[list[models.AttendanceService]] = LazyEndpoint(
    id="list_attendance_services",
    method="GET",
    path="/locations/{location_id}/attendance_services",
    result=lambda: list[models.AttendanceService],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("staff_id"),
        Query("filter[category_id]"),
        Query("filter[service_ids][]", Style.BRACKETS),
        Query("filter[term]"),
        Query("filter[is_available_for_timetable]"),
        Query("filter[is_multi]"),
        Query("filter[is_composite]"),
        Query("page"),
        Query("limit"),
    ),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_LIST_ATTENDANCE_SERVICES)
def list_attendance_services(
    location_id: int | str,
    *,
    team_member_id: int | str | None = None,
    category_id: int | str | None = None,
    service_ids: Iterable[int | str] | None = None,
    term: str | None = None,
    is_available_for_timetable: Literal[0, 1] | None = None,
    is_multi: Literal[0, 1] | None = None,
    is_composite: Literal[0, 1] | None = None,
    page: int | None = None,
    limit: int | None = None,
) -> Operation[list[models.AttendanceService]]:
    """List services for an appointment

    Returns page by page the services that an appointment can have, with price and duration in seconds.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        category_id: Only this category, by id.
        service_ids: Only these service ids.
        term: Text that the title contains.
        is_available_for_timetable: 1 for services that can be added in the calendar, 0 for the others.
        is_multi: 1 for services of group events, 0 for the others.
        is_composite: 1 for composite services, 0 for the others.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
    """
    return Operation(
        _LIST_ATTENDANCE_SERVICES,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_id, "team_member_id", team_member_id, minimum=0),
            optional(check_text_id, "category_id", category_id, minimum=0),
            optional(check_text_ids, "service_ids", service_ids),
            optional(check_text, "term", term),
            optional(check_choice, "is_available_for_timetable", is_available_for_timetable, (0, 1)),
            optional(check_choice, "is_multi", is_multi, (0, 1)),
            optional(check_choice, "is_composite", is_composite, (0, 1)),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
        ),
    )


_LIST_COMPOSITE_SERVICE_ATTENDANCE_SERVICES: Endpoint[list[models.AttendanceService]] = LazyEndpoint(
    id="list_composite_service_attendance_services",
    method="GET",
    path="/locations/{location_id}/composite_services/{service_id}/attendance_services",
    result=lambda: list[models.AttendanceService],
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_COMPOSITE_SERVICE_ATTENDANCE_SERVICES)
def list_composite_service_attendance_services(
    location_id: int | str,
    service_id: int | str,
) -> Operation[list[models.AttendanceService]]:
    """List the parts of a composite service

    Returns the services that a composite service consists of, with price and duration in seconds.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
    """
    return Operation(
        _LIST_COMPOSITE_SERVICE_ATTENDANCE_SERVICES,
        (check_text_id("location_id", location_id), check_text_id("service_id", service_id)),
    )


_LIST_SERVICE_CATEGORIES: Endpoint[list[models.ServiceCategory]] = LazyEndpoint(
    id="list_service_categories",
    method="GET",
    path="/locations/{location_id}/service_categories",
    result=lambda: list[models.ServiceCategory],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("filter[staff_id]"),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_SERVICE_CATEGORIES)
def list_service_categories(
    location_id: int | str,
    *,
    team_member_id: int | str | None = None,
) -> Operation[list[models.ServiceCategory]]:
    """List service categories

    Returns the categories of services, on request those of one team member.

    Args:
        location_id: Location, by id.
        team_member_id: Only this team member, by id.
    """
    return Operation(
        _LIST_SERVICE_CATEGORIES,
        (check_text_id("location_id", location_id),),
        (optional(check_text_id, "team_member_id", team_member_id, minimum=0),),
    )


_LIST_SERVICES: Endpoint[list[models.Service]] = LazyEndpoint(
    id="list_services",
    method="GET",
    path="/locations/{location_id}/services",
    result=lambda: list[models.Service],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[service_ids][]", Style.BRACKETS),
        Query("page"),
        Query("limit"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_LIST_SERVICES)
def list_services(
    location_id: int | str,
    *,
    service_ids: Iterable[int | str] | None = None,
    page: int | None = None,
    limit: int | None = None,
    include: Sequence[Literal["resources", "service_composite", "resource_links", "company_links", "trial_settings"]] | None = None,
) -> Operation[list[models.Service]]:
    """List services

    Returns services page by page.

    Args:
        location_id: Location, by id.
        service_ids: Only these service ids.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
        include: Further data to return.
    """
    return Operation(
        _LIST_SERVICES,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_ids, "service_ids", service_ids),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
            optional(check_choices, "include", include, ("resources", "service_composite", "resource_links", "company_links", "trial_settings")),
        ),
    )
