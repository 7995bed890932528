# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_amount, check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_bodies, convert_body, convert_optional_body
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
from altegio_async._core.validation import check_id, check_lookup_ids, check_phone, check_text

_BULK_CREATE_CLIENTS: Endpoint[models.ClientBulkResult] = LazyEndpoint(
    id="bulk_create_clients",
    method="POST",
    path="/clients/{location_id}/bulk",
    result=lambda: models.ClientBulkResult,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_BULK_CREATE_CLIENTS)
def bulk_create_clients(
    location_id: int,
    *,
    body: Sequence[models.ClientRowInput | Mapping[str, Any]] | UnsetType = UNSET,
) -> Operation[models.ClientBulkResult]:
    """Create several clients

    Creates clients from a list. Returns the clients that were created and the rows that failed, each with
    its error.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _BULK_CREATE_CLIENTS,
        (check_id("location_id", location_id),),
        (),
        UNSET if isinstance(body, UnsetType) else convert_bodies(models.ClientRowInput, body, minimum=1),
    )


_CREATE_CLIENT: Endpoint[models.Client] = LazyEndpoint(
    id="create_client",
    method="POST",
    path="/clients/{location_id}",
    result=lambda: models.Client,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_CREATE_CLIENT)
def create_client(
    location_id: int,
    *,
    body: models.CreateClientInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.Client]:
    """Create a client

    Creates a client and returns it. The name and the phone are required.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_CLIENT,
        (check_id("location_id", location_id),),
        (),
        convert_optional_body(models.CreateClientInput, body),
    )


_CREATE_CLIENT_COMMENT: Endpoint[models.ClientComment] = LazyEndpoint(
    id="create_client_comment",
    method="POST",
    path="/company/{location_id}/clients/{client_id}/comments",
    result=lambda: models.ClientComment,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_CLIENT_COMMENT)
def create_client_comment(
    location_id: int,
    client_id: int,
    *,
    body: models.CreateClientCommentInput | Mapping[str, Any],
) -> Operation[models.ClientComment]:
    """Add a comment to a client

    Adds a comment of 1 to 255 characters to a client and returns it.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _CREATE_CLIENT_COMMENT,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
        (),
        convert_body(models.CreateClientCommentInput, body),
    )


_DELETE_CLIENT: Endpoint[None] = Endpoint(
    id="delete_client",
    method="DELETE",
    path="/client/{location_id}/{id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_CLIENT)
def delete_client(location_id: int, client_id: int) -> Operation[None]:
    """Delete a client

    Deletes a client.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(_DELETE_CLIENT, (check_id("location_id", location_id), check_id("client_id", client_id)))


_DELETE_CLIENT_COMMENT: Endpoint[None] = Endpoint(
    id="delete_client_comment",
    method="DELETE",
    path="/company/{location_id}/clients/{client_id}/comments/{comment_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_CLIENT_COMMENT)
def delete_client_comment(location_id: int, client_id: int, comment_id: int) -> Operation[None]:
    """Delete a comment of a client

    Deletes a comment on a client.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        comment_id: Comment, by id.
    """
    return Operation(
        _DELETE_CLIENT_COMMENT,
        (
            check_id("location_id", location_id),
            check_id("client_id", client_id),
            check_id("comment_id", comment_id),
        ),
    )


_DELETE_CLIENT_FILE: Endpoint[None] = Endpoint(
    id="delete_client_file",
    method="DELETE",
    path="/company/{location_id}/clients/files/{client_id}/{file_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_CLIENT_FILE)
def delete_client_file(location_id: int, client_id: int, file_id: int) -> Operation[None]:
    """Delete a file of a client

    Deletes a file that is attached to a client.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        file_id: File, by id.
    """
    return Operation(
        _DELETE_CLIENT_FILE,
        (
            check_id("location_id", location_id),
            check_id("client_id", client_id),
            check_id("file_id", file_id),
        ),
    )


_DEPRECATED_GET_CLIENT_LIST: Endpoint[list[models.Client]] = LazyEndpoint(
    id="deprecated_get_client_list",
    method="GET",
    path="/clients/{location_id}",
    result=lambda: list[models.Client],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("fullname"),
        Query("phone"),
        Query("email"),
        Query("paid_min"),
        Query("paid_max"),
        Query("page"),
        Query("count"),
        Query("card"),
        Query("id[]", Style.BRACKETS),
        Query("changed_after"),
        Query("changed_before"),
    ),
    paging=Paging("page", "count", maximum=300),
    batch="id[]",
)


@factory(_DEPRECATED_GET_CLIENT_LIST)
def deprecated_get_client_list(
    location_id: int,
    *,
    fullname: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    paid_min: Decimal | int | None = None,
    paid_max: Decimal | int | None = None,
    page: int | None = None,
    count: int | None = None,
    card: str | None = None,
    ids: Iterable[int] | None = None,
    changed_after: dt.datetime | str | None = None,
    changed_before: dt.datetime | str | None = None,
) -> Operation[list[models.Client]]:
    """List client profiles

    Returns complete client records in the order of their ids, with filters by name, phone, e-mail, card,
    paid sum and date of change.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        fullname: Part of the name.
        phone: Phone in international form.
        email: E-mail address.
        paid_min: Smallest sum paid. Send paid_max with it.
        paid_max: Largest sum paid.
        page: Page to return; the first one is 1.
        count: Rows on a page.
        card: Number of the client card.
        ids: Clients, by id.
        changed_after: Only objects changed after this local time of the location, YYYY-MM-DDTHH:MM:SS.
        changed_before: Only objects changed before this local time of the location, YYYY-MM-DDTHH:MM:SS.
    """
    return Operation(
        _DEPRECATED_GET_CLIENT_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "fullname", fullname),
            optional(check_phone, "phone", phone),
            optional(check_text, "email", email),
            optional(check_amount, "paid_min", paid_min),
            optional(check_amount, "paid_max", paid_max),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_text, "card", card),
            optional(check_lookup_ids, "ids", ids),
            optional(format_moment, "changed_after", changed_after, "local-date-time"),
            optional(format_moment, "changed_before", changed_before, "local-date-time"),
        ),
    )


_GET_CLIENT: Endpoint[models.Client] = LazyEndpoint(
    id="get_client",
    method="GET",
    path="/client/{location_id}/{id}",
    result=lambda: models.Client,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CLIENT)
def get_client(location_id: int, client_id: int) -> Operation[models.Client]:
    """Get a client

    Returns one client with categories, visits and sums. Sums are in the currency of the location.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(_GET_CLIENT, (check_id("location_id", location_id), check_id("client_id", client_id)))


_GET_CLIENT_FILE_LIST: Endpoint[list[models.ClientFile]] = LazyEndpoint(
    id="get_client_file_list",
    method="GET",
    path="/company/{location_id}/clients/files/{client_id}",
    result=lambda: list[models.ClientFile],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_CLIENT_FILE_LIST)
def get_client_file_list(location_id: int, client_id: int) -> Operation[list[models.ClientFile]]:
    """List the files of a client

    Returns the files that are attached to a client.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _GET_CLIENT_FILE_LIST,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
    )


_GET_CLIENT_LIST: Endpoint[list[models.Client]] = LazyEndpoint(
    id="get_client_list",
    method="POST",
    path="/company/{location_id}/clients/search",
    result=lambda: list[models.Client],
    auth=AuthLevel.USER,
    idempotent=True,
    body=Body.JSON,
    paging=Paging("page", "page_size", default=25, maximum=200, in_body=True),
)


@factory(_GET_CLIENT_LIST)
def get_client_list(
    location_id: int,
    *,
    body: models.GetClientListInput | Mapping[str, Any],
) -> Operation[list[models.Client]]:
    """Search clients

    Returns the clients that match the filters. The list of fields decides what each row contains; id and
    name are always included. Without filters all clients of the location are returned.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _GET_CLIENT_LIST,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.GetClientListInput, body),
    )


_LIST_CLIENT_COMMENTS: Endpoint[list[models.ClientComment]] = LazyEndpoint(
    id="list_client_comments",
    method="GET",
    path="/company/{location_id}/clients/{client_id}/comments",
    result=lambda: list[models.ClientComment],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_LIST_CLIENT_COMMENTS)
def list_client_comments(location_id: int, client_id: int) -> Operation[list[models.ClientComment]]:
    """List the comments of a client

    Returns the comments on a client with author and files.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _LIST_CLIENT_COMMENTS,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
    )


_SEARCH_CLIENT_VISITS: Endpoint[models.ClientVisits] = LazyEndpoint(
    id="search_client_visits",
    method="POST",
    path="/company/{location_id}/clients/visits/search",
    result=lambda: models.ClientVisits,
    auth=AuthLevel.USER,
    idempotent=True,
    body=Body.JSON,
    sensitive=True,
)


@factory(_SEARCH_CLIENT_VISITS)
def search_client_visits(
    location_id: int,
    *,
    body: models.SearchClientVisitsInput | Mapping[str, Any],
) -> Operation[models.ClientVisits]:
    """Search the visits of a client

    Returns appointments and product sales of a client by id or phone. All keys of the body are sent, null
    where unused. The next date window is in meta.dateCursor.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _SEARCH_CLIENT_VISITS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.SearchClientVisitsInput, body),
    )


_UPDATE_CLIENT: Endpoint[models.Client] = LazyEndpoint(
    id="update_client",
    method="PUT",
    path="/client/{location_id}/{id}",
    result=lambda: models.Client,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_UPDATE_CLIENT)
def update_client(
    location_id: int,
    client_id: int,
    *,
    body: models.UpdateClientInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.Client]:
    """Update a client

    Replaces the data of a client and returns it. Read the client first and send all fields.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
    """
    return Operation(
        _UPDATE_CLIENT,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
        (),
        convert_optional_body(models.UpdateClientInput, body),
    )
