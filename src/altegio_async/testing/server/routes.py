"""Routes of the described operations: stateful handlers, and examples for the other operations."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from urllib.parse import unquote

from altegio_async._core.described import DescribedResponse
from altegio_async._core.operation import AuthLevel
from altegio_async.testing.handlers import (
    appointments,
    appointments_v2,
    booking_choices,
    booking_users,
    chain_memberships,
    chains,
    client_accounts,
    client_comments,
    client_visits,
    clients,
    gift_card_types,
    inventory,
    locations,
    lookups,
    loyalty_cards,
    membership_history,
    membership_types,
    online_booking,
    payments,
    products,
    products_v2,
    promotions,
    sales,
    schedules,
    service_categories,
    services,
    services_v2,
    sign_in,
    team_members,
    team_members_v2,
    visit_loyalty,
    visits,
    webhook_settings,
)
from altegio_async.testing.handlers.described import DescribedHandler
from altegio_async.testing.server.router import Route, Router

_SPELLINGS = {"locations": "company", "chains": "chain"}
_CHAIN_TYPES = "/chain/{chain_id}/loyalty/abonement_types"
_CHAIN_TYPE = _CHAIN_TYPES + "/{loyalty_membership_type_id}"
_CHAIN_GIFTS = "/chain/{chain_id}/loyalty/certificate_types"
_CHAIN_GIFT = _CHAIN_GIFTS + "/{type_id}"
_MEMBERSHIP = "/chain/{chain_id}/loyalty/abonements/{membership_id}"
_PROGRAMS = "/chain/{chain_id}/loyalty/programs"
_PROGRAM = _PROGRAMS + "/{loyalty_program_id}"
_AT_CLIENT = "/company/{location_id}/client/{client_id}/loyalty/abonements"
_TEMPLATES = "/chain/{chain_id}/loyalty/notification_message_templates/programs"
_AT_LOCATION = "/company/{location_id}/loyalty"

ROUTES: tuple[Route, ...] = (
    Route("authorize_user", "POST", "/auth", sign_in.authorize, AuthLevel.PARTNER, is_read=True),
    Route("get_client_memberships", "GET", "/loyalty/abonements", lookups.list_client_memberships),
    Route(
        "get_user_memberships",
        "GET",
        "/user/loyalty/abonements",
        lookups.list_user_memberships,
        is_for_booking_users=True,
    ),
    Route(
        "get_membership_list",
        "GET",
        "/chain/{chain_id}/loyalty/abonements",
        chain_memberships.list_memberships,
    ),
    Route(
        "get_membership_type_list_by_id",
        "GET",
        _AT_LOCATION + "/abonement_types/fetch",
        lookups.list_membership_types_by_id,
    ),
    Route(
        "get_membership_type_list",
        "GET",
        _AT_LOCATION + "/abonement_types/search",
        lookups.search_membership_types,
    ),
    Route(
        "search_memberships_for_event",
        "GET",
        _AT_CLIENT + "/search_for_activity",
        lookups.list_memberships_for_event,
    ),
    Route(
        "check_memberships_for_event",
        "GET",
        _AT_CLIENT + "/{membership_id}/check_for_activity",
        lookups.check_for_event,
    ),
    Route("get_client_gift_cards", "GET", "/loyalty/certificates", lookups.list_client_gift_cards),
    Route(
        "get_user_gift_cards",
        "GET",
        "/user/loyalty/certificates",
        lookups.list_user_gift_cards,
        is_for_booking_users=True,
    ),
    Route(
        "get_gift_card_type_list_by_id",
        "GET",
        _AT_LOCATION + "/certificate_types/fetch",
        lookups.list_gift_card_types_by_id,
    ),
    Route(
        "get_gift_card_type_list",
        "GET",
        _AT_LOCATION + "/certificate_types/search",
        lookups.search_gift_card_types,
    ),
    Route("chain_loyalty_memberships_freeze", "POST", _MEMBERSHIP + "/freeze", chain_memberships.freeze),
    Route(
        "chain_loyalty_memberships_unfreeze", "POST", _MEMBERSHIP + "/unfreeze", chain_memberships.unfreeze
    ),
    Route(
        "chain_loyalty_memberships_set_balance",
        "POST",
        _MEMBERSHIP + "/set_balance",
        chain_memberships.set_balance,
    ),
    Route(
        "chain_loyalty_memberships_set_period",
        "POST",
        _MEMBERSHIP + "/set_period",
        chain_memberships.set_period,
    ),
    Route("chain_loyalty_membership_types_list", "GET", _CHAIN_TYPES, membership_types.list_types),
    Route("chain_loyalty_membership_types_create", "POST", _CHAIN_TYPES, membership_types.create_type),
    Route("chain_loyalty_membership_types_read", "GET", _CHAIN_TYPE, membership_types.read_type),
    Route("chain_loyalty_membership_types_update", "PUT", _CHAIN_TYPE, membership_types.update_type),
    Route("chain_loyalty_membership_types_delete", "DELETE", _CHAIN_TYPE, membership_types.delete_type),
    Route(
        "chain_loyalty_membership_types_clone", "POST", _CHAIN_TYPE + "/clone", membership_types.clone_type
    ),
    Route("chain_loyalty_membership_types_restore", "POST", _CHAIN_TYPE, membership_types.restore_type),
    Route(
        "chain_loyalty_membership_types_archive",
        "PATCH",
        _CHAIN_TYPE,
        membership_types.archive_type,
        checks_access=False,
    ),
    Route("chain_loyalty_certificate_types_list", "GET", _CHAIN_GIFTS, gift_card_types.list_types),
    Route("chain_loyalty_certificate_types_create", "POST", _CHAIN_GIFTS, gift_card_types.create_type),
    Route("chain_loyalty_certificate_types_get", "GET", _CHAIN_GIFT, gift_card_types.read_type),
    Route("chain_loyalty_certificate_types_update", "PUT", _CHAIN_GIFT, gift_card_types.update_type),
    Route("chain_loyalty_certificate_types_delete", "DELETE", _CHAIN_GIFT, gift_card_types.delete_type),
    Route("create_chain_loyalty_program", "POST", _PROGRAMS, promotions.create_promotion),
    Route("get_chain_loyalty_program", "GET", _PROGRAM, promotions.read_promotion),
    Route("update_chain_loyalty_program", "PUT", _PROGRAM, promotions.update_promotion),
    Route("delete_chain_loyalty_program", "DELETE", _PROGRAM, promotions.delete_promotion),
    Route(
        "get_chain_loyalty_transaction_list",
        "GET",
        "/chain/{chain_id}/loyalty/transactions",
        chain_memberships.list_transactions,
    ),
    Route("get_chain_loyalty_notification_template_list", "GET", _TEMPLATES, promotions.list_templates),
    Route(
        "get_loyalty_card_list_by_client_id",
        "GET",
        "/loyalty/client_cards/{client_id}",
        loyalty_cards.list_cards_of_client,
    ),
    Route(
        "get_loyalty_card_list_by_phone",
        "GET",
        "/loyalty/cards/{phone}/{chain_id}/{location_id}",
        loyalty_cards.list_cards_by_phone,
    ),
    Route(
        "get_user_loyalty_cards",
        "GET",
        "/user/loyalty_cards/{chain_id}",
        loyalty_cards.list_user_cards,
        is_for_booking_users=True,
    ),
    Route(
        "get_loyalty_card_type_list",
        "GET",
        "/loyalty/card_types/salon/{location_id}",
        loyalty_cards.list_types_at_location,
    ),
    Route(
        "get_loyalty_card_type_list_for_client",
        "GET",
        "/loyalty/card_types/client/{location_id}/{phone}",
        loyalty_cards.list_types_for_client,
    ),
    Route(
        "get_chain_loyalty_card_type_list",
        "GET",
        "/chain/{chain_id}/loyalty/card_types",
        loyalty_cards.list_types_of_chain,
    ),
    Route("issue_loyalty_card", "POST", "/loyalty/cards/{location_id}", loyalty_cards.issue_card),
    Route(
        "remove_loyalty_card", "DELETE", "/loyalty/cards/{location_id}/{card_id}", loyalty_cards.remove_card
    ),
    Route(
        "create_loyalty_card_transaction",
        "POST",
        _AT_LOCATION + "/cards/{card_id}/manual_transaction",
        loyalty_cards.transact_at_location,
    ),
    Route(
        "create_chain_loyalty_card_transaction",
        "POST",
        "/chain/{chain_id}/loyalty/cards/{card_id}/manual_transaction",
        loyalty_cards.transact_in_chain,
    ),
)
"""The loyalty operations and sign-in: their handlers are stateful."""
STATEFUL_SUBJECTS: tuple[tuple[Route, ...], ...] = (
    chains.ROUTES,
    locations.ROUTES,
    clients.ROUTES,
    client_comments.ROUTES,
    client_visits.ROUTES,
    membership_history.ROUTES,
    services.ROUTES,
    service_categories.ROUTES,
    team_members.ROUTES,
    schedules.ROUTES,
    appointments.ROUTES,
    visits.ROUTES,
    visit_loyalty.ROUTES,
    booking_choices.ROUTES,
    online_booking.ROUTES,
    booking_users.ROUTES,
    payments.ROUTES,
    products.ROUTES,
    inventory.ROUTES,
    sales.ROUTES,
    client_accounts.ROUTES,
    webhook_settings.ROUTES,
)
"""The routes of the other stateful operations: `ROUTES` of each module in `handlers` that has one."""
STATEFUL_SUBJECTS_V2: tuple[tuple[Route, ...], ...] = (
    services_v2.ROUTES,
    team_members_v2.ROUTES,
    appointments_v2.ROUTES,
    products_v2.ROUTES,
)
"""The routes of the stateful operations of the second version."""
_APIS = ("b2b_v1", "online_booking", "developers", "b2b_v2")


def find(method: str, version: str, raw_path: str) -> tuple[Route | None, dict[str, str], bool]:
    """Return the route of a request, its path parameters, and whether the path exists.

    A trailing slash makes no difference, and `/locations/...` and `/chains/...` mean `/company/...`
    and `/chain/...`. Each segment is decoded on its own, so that an encoded slash stays within its segment.
    """
    segments = tuple(unquote(part) if "%" in part else part for part in raw_path.strip("/").split("/"))
    return load_router(version).find(method, _normalise_spelling(segments))


@cache
def load_router(version: str) -> Router:
    """Return the router of one version of the API. It is made at the first request."""
    stateful = list_stateful_routes(version)
    known = {route.operation for route in stateful}
    described = [route for route in list_described_routes(version) if route.operation not in known]
    return Router([*stateful, *described])


@cache
def list_methods() -> dict[str, str]:
    """Return the HTTP method of each operation."""
    routes = [
        route
        for version in ("v1", "v2")
        for route in [*list_described_routes(version), *list_stateful_routes(version)]
    ]
    return {route.operation: route.method for route in routes}


def list_stateful_routes(version: str = "v1") -> list[Route]:
    """Return the routes of all operations of a version with stateful handlers."""
    if version == "v2":
        return [route for subject in STATEFUL_SUBJECTS_V2 for route in subject]
    return [*ROUTES, *(route for subject in STATEFUL_SUBJECTS for route in subject)]


def list_described_routes(version: str) -> list[Route]:
    """Return a route with an example for each described operation of a version.

    Names of operations of the second version start with `v2.`, because some of them exist in both.
    """
    modules = [import_module(f"altegio_async.generated.{api}.responses") for api in _APIS]
    return [
        _make_route(response, version)
        for module in modules
        if version == module.API_VERSION
        for response in module.RESPONSES
    ]


def _make_route(response: DescribedResponse, version: str) -> Route:
    segments = tuple(response.path.strip("/").split("/"))
    return Route(
        operation=response.operation if version == "v1" else f"{version}.{response.operation}",
        method=response.method,
        path="/" + "/".join(_normalise_spelling(segments)),
        handler=DescribedHandler(response),
        auth=response.auth,
        is_stateful=False,
        is_read=response.is_read,
    )


def _normalise_spelling(segments: tuple[str, ...]) -> tuple[str, ...]:
    return (_SPELLINGS.get(segments[0], segments[0]), *segments[1:])
