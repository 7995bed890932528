# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from .. import models
from altegio_async._core.arguments import check_date, check_integer, optional
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
from altegio_async._core.validation import check_id, check_ids, check_lookup_ids, check_phone, check_text

_CHECK_MEMBERSHIPS_FOR_EVENT: Endpoint[models.MembershipCheck] = LazyEndpoint(
    id="check_memberships_for_event",
    method="GET",
    path="/company/{location_id}/client/{client_id}/loyalty/abonements/{membership_id}/check_for_activity",
    result=lambda: models.MembershipCheck,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("event_id"), Query("schedule_day_ids[]", Style.BRACKETS)),
    result_form=ResultForm.JSON_API,
)


@factory(_CHECK_MEMBERSHIPS_FOR_EVENT)
def check_memberships_for_event(
    location_id: int,
    client_id: int,
    membership_id: int,
    *,
    event_id: int,
    schedule_day_ids: Iterable[int],
) -> Operation[models.MembershipCheck]:
    """Check whether a membership can pay for an event

    Says how many visits and which days of a group event a membership can pay for.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        membership_id: Membership, by id.
        event_id: Group event, by id.
        schedule_day_ids: Days of the event's schedule, separated by commas.
    """
    return Operation(
        _CHECK_MEMBERSHIPS_FOR_EVENT,
        (
            check_id("location_id", location_id),
            check_id("client_id", client_id),
            check_id("membership_id", membership_id),
        ),
        (check_id("event_id", event_id), check_ids("schedule_day_ids", schedule_day_ids)),
    )


_GET_CLIENT_GIFT_CARDS: Endpoint[list[models.GiftCard]] = LazyEndpoint(
    id="get_client_gift_cards",
    method="GET",
    path="/loyalty/certificates",
    result=lambda: list[models.GiftCard],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("company_id"), Query("phone")),
)


@factory(_GET_CLIENT_GIFT_CARDS)
def get_client_gift_cards(*, location_id: int, phone: str) -> Operation[list[models.GiftCard]]:
    """List the gift cards of a client

    Finds the gift cards that belong to a phone number, as one location sees them.

    Args:
        location_id: Location, by id.
        phone: Phone of the client in international form.
    """
    return Operation(
        _GET_CLIENT_GIFT_CARDS,
        (),
        (check_id("location_id", location_id), check_phone("phone", phone)),
    )


_GET_CLIENT_MEMBERSHIPS: Endpoint[list[models.Membership]] = LazyEndpoint(
    id="get_client_memberships",
    method="GET",
    path="/loyalty/abonements",
    result=lambda: list[models.Membership],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("company_id"), Query("phone")),
)


@factory(_GET_CLIENT_MEMBERSHIPS)
def get_client_memberships(*, location_id: int, phone: str) -> Operation[list[models.Membership]]:
    """List the memberships of a client

    Finds the memberships that belong to a phone number, as one location sees them.

    Args:
        location_id: Location, by id.
        phone: Phone of the client in international form.
    """
    return Operation(
        _GET_CLIENT_MEMBERSHIPS,
        (),
        (check_id("location_id", location_id), check_phone("phone", phone)),
    )


_GET_GIFT_CARD_TYPE_LIST: Endpoint[list[models.GiftCardType]] = LazyEndpoint(
    id="get_gift_card_type_list",
    method="GET",
    path="/company/{location_id}/loyalty/certificate_types/search",
    result=lambda: list[models.GiftCardType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("title"), Query("page"), Query("page_size")),
    paging=Paging("page", "page_size", default=25, maximum=100),
)


@factory(_GET_GIFT_CARD_TYPE_LIST)
def get_gift_card_type_list(
    location_id: int,
    *,
    title: str | None = None,
    page: int | None = None,
    page_size: int | None = None,
) -> Operation[list[models.GiftCardType]]:
    """Search gift card types

    Pages through the gift card types that a location sells, by title if wanted.

    Args:
        location_id: Location, by id.
        title: Only types whose title contains this text.
        page: Page to return; the first one is 1.
        page_size: How many rows one page holds; 100 at most.
    """
    return Operation(
        _GET_GIFT_CARD_TYPE_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "title", title),
            optional(check_integer, "page", page),
            optional(check_integer, "page_size", page_size),
        ),
    )


_GET_GIFT_CARD_TYPE_LIST_BY_ID: Endpoint[list[models.GiftCardType]] = LazyEndpoint(
    id="get_gift_card_type_list_by_id",
    method="GET",
    path="/company/{location_id}/loyalty/certificate_types/fetch",
    result=lambda: list[models.GiftCardType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("ids[]", Style.BRACKETS),),
    batch="ids[]",
)


@factory(_GET_GIFT_CARD_TYPE_LIST_BY_ID)
def get_gift_card_type_list_by_id(
    location_id: int,
    *,
    ids: Iterable[int],
) -> Operation[list[models.GiftCardType]]:
    """Get gift card types by their ids

    Returns chosen gift card types of a location.

    Args:
        location_id: Location, by id.
        ids: Gift card types to return, by id.
    """
    return Operation(
        _GET_GIFT_CARD_TYPE_LIST_BY_ID,
        (check_id("location_id", location_id),),
        (check_lookup_ids("ids", ids),),
    )


_GET_MEMBERSHIP_LIST: Endpoint[list[models.Membership]] = LazyEndpoint(
    id="get_membership_list",
    method="GET",
    path="/chain/{chain_id}/loyalty/abonements",
    result=lambda: list[models.Membership],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("created_after"),
        Query("created_before"),
        Query("abonements_ids[]", Style.BRACKETS),
        Query("page"),
        Query("count"),
    ),
    paging=Paging("page", "count", default=25, maximum=100),
    batch="abonements_ids[]",
)


@factory(_GET_MEMBERSHIP_LIST)
def get_membership_list(
    chain_id: int,
    *,
    created_after: dt.date | str | None = None,
    created_before: dt.date | str | None = None,
    ids: Iterable[int] | None = None,
    page: int | None = None,
    count: int | None = None,
) -> Operation[list[models.Membership]]:
    """List the memberships sold in a chain

    Walks the memberships of a chain, chosen by their ids or by the days they were sold on.

    Args:
        chain_id: Chain, by id.
        created_after: Lower end of the creation time.
        created_before: Upper end of the creation time.
        ids: Memberships to return, by id.
        page: Page to return; the first one is 1.
        count: How many rows one page holds.
    """
    return Operation(
        _GET_MEMBERSHIP_LIST,
        (check_id("chain_id", chain_id),),
        (
            optional(check_date, "created_after", created_after),
            optional(check_date, "created_before", created_before),
            optional(check_lookup_ids, "ids", ids),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
        ),
    )


_GET_MEMBERSHIP_TYPE_LIST: Endpoint[list[models.MembershipType]] = LazyEndpoint(
    id="get_membership_type_list",
    method="GET",
    path="/company/{location_id}/loyalty/abonement_types/search",
    result=lambda: list[models.MembershipType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("title"), Query("page"), Query("page_size")),
    paging=Paging("page", "page_size", default=25, maximum=100),
)


@factory(_GET_MEMBERSHIP_TYPE_LIST)
def get_membership_type_list(
    location_id: int,
    *,
    title: str | None = None,
    page: int | None = None,
    page_size: int | None = None,
) -> Operation[list[models.MembershipType]]:
    """Search membership types

    Pages through the membership types that a location sells, by title if wanted.

    Args:
        location_id: Location, by id.
        title: Only types whose title contains this text.
        page: Page to return; the first one is 1.
        page_size: How many rows one page holds; 100 at most.
    """
    return Operation(
        _GET_MEMBERSHIP_TYPE_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "title", title),
            optional(check_integer, "page", page),
            optional(check_integer, "page_size", page_size),
        ),
    )


_GET_MEMBERSHIP_TYPE_LIST_BY_ID: Endpoint[list[models.MembershipType]] = LazyEndpoint(
    id="get_membership_type_list_by_id",
    method="GET",
    path="/company/{location_id}/loyalty/abonement_types/fetch",
    result=lambda: list[models.MembershipType],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("ids[]", Style.BRACKETS),),
    batch="ids[]",
)


@factory(_GET_MEMBERSHIP_TYPE_LIST_BY_ID)
def get_membership_type_list_by_id(
    location_id: int,
    *,
    ids: Iterable[int],
) -> Operation[list[models.MembershipType]]:
    """Get membership types by their ids

    Returns the membership types of a location whose ids are given.

    Args:
        location_id: Location, by id.
        ids: A membership type to return; give it once for each id.
    """
    return Operation(
        _GET_MEMBERSHIP_TYPE_LIST_BY_ID,
        (check_id("location_id", location_id),),
        (check_lookup_ids("ids", ids),),
    )


_GET_USER_GIFT_CARDS: Endpoint[list[models.GiftCard]] = LazyEndpoint(
    id="get_user_gift_cards",
    method="GET",
    path="/user/loyalty/certificates",
    result=lambda: list[models.GiftCard],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("company_id"),),
)


@factory(_GET_USER_GIFT_CARDS)
def get_user_gift_cards(*, location_id: int) -> Operation[list[models.GiftCard]]:
    """List the gift cards of the signed-in user

    Finds the gift cards of the user whose token is sent, as one location sees them.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_USER_GIFT_CARDS, (), (check_id("location_id", location_id),))


_GET_USER_MEMBERSHIPS: Endpoint[list[models.Membership]] = LazyEndpoint(
    id="get_user_memberships",
    method="GET",
    path="/user/loyalty/abonements",
    result=lambda: list[models.Membership],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("company_id"),),
)


@factory(_GET_USER_MEMBERSHIPS)
def get_user_memberships(*, location_id: int) -> Operation[list[models.Membership]]:
    """List the memberships of the signed-in user

    Finds the memberships of the user whose token is sent, as one location sees them.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_USER_MEMBERSHIPS, (), (check_id("location_id", location_id),))


_SEARCH_MEMBERSHIPS_FOR_EVENT: Endpoint[list[models.EventMembership]] = LazyEndpoint(
    id="search_memberships_for_event",
    method="GET",
    path="/company/{location_id}/client/{client_id}/loyalty/abonements/search_for_activity",
    result=lambda: list[models.EventMembership],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("event_id"),),
    result_form=ResultForm.JSON_API,
)


@factory(_SEARCH_MEMBERSHIPS_FOR_EVENT)
def search_memberships_for_event(
    location_id: int,
    client_id: int,
    *,
    event_id: int,
) -> Operation[list[models.EventMembership]]:
    """Find the memberships that can pay for an event

    Finds a client's memberships that can pay for a group event.

    Args:
        location_id: Location, by id.
        client_id: Client, by id.
        event_id: Group event, by id.
    """
    return Operation(
        _SEARCH_MEMBERSHIPS_FOR_EVENT,
        (check_id("location_id", location_id), check_id("client_id", client_id)),
        (check_id("event_id", event_id),),
    )
