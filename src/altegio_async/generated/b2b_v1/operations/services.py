# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_ASSIGN_SERVICE_TO_TEAM_MEMBER: Endpoint[models.ServiceAssignment] = LazyEndpoint(
    id="assign_service_to_team_member",
    method="POST",
    path="/company/{location_id}/services/{service_id}/staff",
    result=lambda: models.ServiceAssignment,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_ASSIGN_SERVICE_TO_TEAM_MEMBER)
def assign_service_to_team_member(
    location_id: int,
    service_id: int,
    *,
    body: models.AssignServiceToTeamMemberInput | Mapping[str, Any],
) -> Operation[models.ServiceAssignment]:
    """Assign a service to a team member

    Links a service to a team member with its duration in seconds and returns the link.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
    """
    return Operation(
        _ASSIGN_SERVICE_TO_TEAM_MEMBER,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
        (),
        convert_body(models.AssignServiceToTeamMemberInput, body),
    )


_CREATE_SERVICE: Endpoint[models.Service] = LazyEndpoint(
    id="create_service",
    method="POST",
    path="/services/{location_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_SERVICE)
def create_service(
    location_id: int,
    *,
    body: models.ServiceInput | Mapping[str, Any],
) -> Operation[models.Service]:
    """Create a service

    Creates a service and returns it. Durations are in seconds, prices in the currency of the location.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_SERVICE,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.ServiceInput, body),
    )


_CREATE_SERVICE_CATEGORY: Endpoint[models.ServiceCategory] = LazyEndpoint(
    id="create_service_category",
    method="POST",
    path="/service_categories/{location_id}",
    result=lambda: models.ServiceCategory,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_SERVICE_CATEGORY)
def create_service_category(
    location_id: int,
    *,
    body: models.CreateServiceCategoryInput | Mapping[str, Any],
) -> Operation[models.ServiceCategory]:
    """Create a service category

    Creates a category of services and returns it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_SERVICE_CATEGORY,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateServiceCategoryInput, body),
    )


_DELETE_SERVICE: Endpoint[None] = Endpoint(
    id="delete_service",
    method="DELETE",
    path="/services/{location_id}/{service_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_SERVICE)
def delete_service(location_id: int, service_id: int) -> Operation[None]:
    """Delete a service

    Deletes a service.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
    """
    return Operation(
        _DELETE_SERVICE,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
    )


_DELETE_SERVICE_CATEGORY: Endpoint[None] = Endpoint(
    id="delete_service_category",
    method="DELETE",
    path="/service_category/{location_id}/{id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_SERVICE_CATEGORY)
def delete_service_category(location_id: int, category_id: int) -> Operation[None]:
    """Delete a service category

    Deletes a category of services.

    Args:
        location_id: Location, by id.
        category_id: Service category, by id.
    """
    return Operation(
        _DELETE_SERVICE_CATEGORY,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
    )


_DEPRECATED_GET_SERVICE_CATEGORY_LIST: Endpoint[list[models.ServiceCategory]] = LazyEndpoint(
    id="deprecated_get_service_category_list",
    method="GET",
    path="/service_categories/{location_id}/{id}",
    result=lambda: list[models.ServiceCategory],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_DEPRECATED_GET_SERVICE_CATEGORY_LIST)
def deprecated_get_service_category_list(
    location_id: int,
    id: int,
) -> Operation[list[models.ServiceCategory]]:
    """List service categories by the old URL

    Returns the categories of services of a location, or one of them by id.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        id: Object, by id.
    """
    return Operation(
        _DEPRECATED_GET_SERVICE_CATEGORY_LIST,
        (check_id("location_id", location_id), check_id("id", id)),
    )


_DEPRECATED_GET_SERVICE_LIST_BY_ID: Endpoint[models.Service] = LazyEndpoint(
    id="deprecated_get_service_list_by_id",
    method="GET",
    path="/services/{location_id}/{service_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"), Query("category_id")),
    forms=("array",),
)


@factory(_DEPRECATED_GET_SERVICE_LIST_BY_ID)
def deprecated_get_service_list_by_id(
    location_id: int,
    service_id: int,
    *,
    team_member_id: int | None = None,
    category_id: int | None = None,
) -> Operation[models.Service]:
    """List services by id at the old URL

    Returns services of a location by the id of a service.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
        team_member_id: Only for this team member, by id.
        category_id: Category, by id.
    """
    return Operation(
        _DEPRECATED_GET_SERVICE_LIST_BY_ID,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
        (
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "category_id", category_id, minimum=0),
        ),
    )


_DEPRECATED_UPDATE_SERVICE_BY_ID: Endpoint[models.Service] = LazyEndpoint(
    id="deprecated_update_service_by_id",
    method="PUT",
    path="/services/{location_id}/{service_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_DEPRECATED_UPDATE_SERVICE_BY_ID)
def deprecated_update_service_by_id(
    location_id: int,
    service_id: int,
    *,
    body: models.ServiceInput | Mapping[str, Any],
) -> Operation[models.Service]:
    """Replace a service by id

    Replaces a service. A field that is left out is reset, also the list of team members.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
    """
    return Operation(
        _DEPRECATED_UPDATE_SERVICE_BY_ID,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
        (),
        convert_body(models.ServiceInput, body),
    )


_GET_CHAIN_SERVICE_CATEGORY_LIST: Endpoint[list[models.ChainServiceCategory]] = LazyEndpoint(
    id="get_chain_service_category_list",
    method="GET",
    path="/chain/{chain_id}/service_categories",
    result=lambda: list[models.ChainServiceCategory],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("include"),),
)


@factory(_GET_CHAIN_SERVICE_CATEGORY_LIST)
def get_chain_service_category_list(
    chain_id: int,
    *,
    include: Literal["services"] | None = None,
) -> Operation[list[models.ChainServiceCategory]]:
    """List service categories of a chain

    Returns the categories of services that a chain manages, on request with their services.

    Args:
        chain_id: Chain, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_CHAIN_SERVICE_CATEGORY_LIST,
        (check_id("chain_id", chain_id),),
        (optional(check_choice, "include", include, ("services",)),),
    )


_GET_SERVICE: Endpoint[models.Service] = LazyEndpoint(
    id="get_service",
    method="GET",
    path="/company/{location_id}/services/{service_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"), Query("category_id")),
    forms=("array",),
)


@factory(_GET_SERVICE)
def get_service(
    location_id: int,
    service_id: int,
    *,
    team_member_id: int | None = None,
    category_id: int | None = None,
) -> Operation[models.Service]:
    """Get a service

    Returns one service. Durations are in seconds, prices in the currency of the location.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
        team_member_id: Only for this team member, by id.
        category_id: Category, by id.
    """
    return Operation(
        _GET_SERVICE,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
        (
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "category_id", category_id, minimum=0),
        ),
    )


_GET_SERVICE_CATEGORY: Endpoint[models.ServiceCategory] = LazyEndpoint(
    id="get_service_category",
    method="GET",
    path="/service_category/{location_id}/{id}",
    result=lambda: models.ServiceCategory,
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("array",),
)


@factory(_GET_SERVICE_CATEGORY)
def get_service_category(location_id: int, category_id: int) -> Operation[models.ServiceCategory]:
    """Get a service category

    Returns one category of services.

    Args:
        location_id: Location, by id.
        category_id: Service category, by id.
    """
    return Operation(
        _GET_SERVICE_CATEGORY,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
    )


_GET_SERVICE_CATEGORY_LIST: Endpoint[list[models.ServiceCategory]] = LazyEndpoint(
    id="get_service_category_list",
    method="GET",
    path="/company/{location_id}/service_categories",
    result=lambda: list[models.ServiceCategory],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"),),
)


@factory(_GET_SERVICE_CATEGORY_LIST)
def get_service_category_list(
    location_id: int,
    *,
    team_member_id: int | None = None,
) -> Operation[list[models.ServiceCategory]]:
    """List service categories

    Returns the categories of services of a location.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
    """
    return Operation(
        _GET_SERVICE_CATEGORY_LIST,
        (check_id("location_id", location_id),),
        (optional(check_id, "team_member_id", team_member_id, minimum=0),),
    )


_GET_SERVICE_LIST: Endpoint[list[models.Service]] = LazyEndpoint(
    id="get_service_list",
    method="GET",
    path="/services/{location_id}",
    result=lambda: list[models.Service],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("staff_id"), Query("category_id")),
)


@factory(_GET_SERVICE_LIST)
def get_service_list(
    location_id: int,
    *,
    team_member_id: int | None = None,
    category_id: int | None = None,
) -> Operation[list[models.Service]]:
    """List services

    Returns the services of a location. Durations are in seconds, prices in the currency of the location.

    Args:
        location_id: Location, by id.
        team_member_id: Only for this team member, by id.
        category_id: Category, by id.
    """
    return Operation(
        _GET_SERVICE_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_id, "team_member_id", team_member_id, minimum=0),
            optional(check_id, "category_id", category_id, minimum=0),
        ),
    )


_PATCH_SERVICE: Endpoint[models.Service] = LazyEndpoint(
    id="patch_service",
    method="PATCH",
    path="/services/{location_id}/{service_id}",
    result=lambda: models.Service,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_PATCH_SERVICE)
def patch_service(
    location_id: int,
    service_id: int,
    *,
    body: models.PatchServiceInput | Mapping[str, Any],
) -> Operation[models.Service]:
    """Update a service

    Changes a service and returns it. The API expects nearly all fields: read the service, change it and
    send everything.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
    """
    return Operation(
        _PATCH_SERVICE,
        (check_id("location_id", location_id), check_id("service_id", service_id)),
        (),
        convert_body(models.PatchServiceInput, body),
    )


_REMOVE_SERVICE_FROM_TEAM_MEMBER: Endpoint[None] = Endpoint(
    id="remove_service_from_team_member",
    method="DELETE",
    path="/company/{location_id}/services/{service_id}/staff/{team_member_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_REMOVE_SERVICE_FROM_TEAM_MEMBER)
def remove_service_from_team_member(
    location_id: int,
    service_id: int,
    team_member_id: int,
) -> Operation[None]:
    """Remove a service from a team member

    Deletes the link between a service and a team member.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _REMOVE_SERVICE_FROM_TEAM_MEMBER,
        (
            check_id("location_id", location_id),
            check_id("service_id", service_id),
            check_id("team_member_id", team_member_id),
        ),
    )


_UPDATE_SERVICE_CATEGORY: Endpoint[models.ServiceCategory] = LazyEndpoint(
    id="update_service_category",
    method="PUT",
    path="/service_category/{location_id}/{id}",
    result=lambda: models.ServiceCategory,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_UPDATE_SERVICE_CATEGORY)
def update_service_category(
    location_id: int,
    category_id: int,
    *,
    body: models.CreateServiceCategoryInput | Mapping[str, Any],
) -> Operation[models.ServiceCategory]:
    """Update a service category

    Replaces the fields of a category of services and returns it.

    Args:
        location_id: Location, by id.
        category_id: Service category, by id.
    """
    return Operation(
        _UPDATE_SERVICE_CATEGORY,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
        (),
        convert_body(models.CreateServiceCategoryInput, body),
    )


_UPDATE_SERVICE_LINKS: Endpoint[dict[str, Any]] = Endpoint(
    id="update_service_links",
    method="POST",
    path="/company/{location_id}/services/links",
    result=dict[str, Any],
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_SERVICE_LINKS)
def update_service_links(
    location_id: int,
    *,
    body: models.UpdateServiceLinksInput | Mapping[str, Any],
) -> Operation[dict[str, Any]]:
    """Update the links of a service

    Sets the team members, resources and translations of a service. The lists that are sent replace the
    former ones.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _UPDATE_SERVICE_LINKS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.UpdateServiceLinksInput, body),
    )


_UPDATE_SERVICE_TEAM_MEMBER_ASSIGNMENT: Endpoint[models.ServiceAssignment] = LazyEndpoint(
    id="update_service_team_member_assignment",
    method="PUT",
    path="/company/{location_id}/services/{service_id}/staff/{team_member_id}",
    result=lambda: models.ServiceAssignment,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_SERVICE_TEAM_MEMBER_ASSIGNMENT)
def update_service_team_member_assignment(
    location_id: int,
    service_id: int,
    team_member_id: int,
    *,
    body: models.UpdateServiceTeamMemberAssignmentInput | Mapping[str, Any],
) -> Operation[models.ServiceAssignment]:
    """Update a service assignment

    Changes the duration in seconds and the bill of materials of the link between a service and a team
    member.

    Args:
        location_id: Location, by id.
        service_id: Service, by id.
        team_member_id: Team member, by id.
    """
    return Operation(
        _UPDATE_SERVICE_TEAM_MEMBER_ASSIGNMENT,
        (
            check_id("location_id", location_id),
            check_id("service_id", service_id),
            check_id("team_member_id", team_member_id),
        ),
        (),
        convert_body(models.UpdateServiceTeamMemberAssignmentInput, body),
    )
