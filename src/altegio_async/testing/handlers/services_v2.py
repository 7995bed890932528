"""Services and their categories in the second version of the API: read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.handlers.json_api import (
    answer_document,
    link_many,
    link_one,
    read_includes,
    read_page,
    render_position,
    render_resource,
)
from altegio_async.testing.handlers.service_categories import list_providers
from altegio_async.testing.handlers.services import find_service
from altegio_async.testing.server.exchange import Answer, HandlerCall, parse_leading_number, render_money
from altegio_async.testing.server.fields import refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from altegio_async.testing.data.booking import Service
    from altegio_async.testing.data.world import World

_SHORTEST_TERM = 3


def list_services(world: World, call: HandlerCall) -> Answer:
    """List the services of a location, on request some of them by id."""
    wanted = call.numbers("filter[service_ids]")
    services = [
        one
        for one in world.booking.list_services(call.number("location_id"))
        if not wanted or one.id in wanted
    ]
    rows = [render_service(one) for one in read_page(call).select(services)]
    return answer_document(rows, included=_list_included(call))


def get_service(world: World, call: HandlerCall) -> Answer:
    """Return a service."""
    service = render_service(find_service(world, call))
    return answer_document(service, included=_list_included(call), meta=[])


def list_categories(world: World, call: HandlerCall) -> Answer:
    """List the categories of a location, on request those of a team member."""
    member = call.first("filter[staff_id]")
    return answer_document(
        [
            render_resource(
                "service_category",
                one.id,
                {"title": one.title, "salon_service_id": one.id + 7_000_000},
            )
            for one in world.booking.list_categories(call.number("location_id"))
            if not member or parse_leading_number(member) in list_providers(world, one)
        ]
    )


def list_attendance_services(world: World, call: HandlerCall) -> Answer:
    """List the services that an appointment can have, on request those of a team member."""
    member = parse_leading_number(call.first("staff_id") or "")
    checks = list(_read_filters(call, member))
    services = [
        one
        for one in world.booking.list_services(call.number("location_id"))
        if all(check(one) for check in checks)
    ]
    page = read_page(call)
    rows = [_render_attendance_service(one, member) for one in page.select(services)]
    return answer_document(rows, meta=render_position(page))


def _read_filters(call: HandlerCall, member: int) -> Iterable[Callable[[Service], bool]]:
    """Yield a check for each filter of the query. No service is composite, and each is in the calendar."""
    wanted = call.numbers("filter[service_ids]")
    category, term = call.first("filter[category_id]"), call.first("filter[term]")
    if member:
        yield lambda one: member in one.seance_lengths
    if wanted:
        yield lambda one: one.id in wanted
    if category:
        yield lambda one: one.category_id == parse_leading_number(category)
    if term:
        if len(term) < _SHORTEST_TERM:
            raise refuse("term", f"At least {_SHORTEST_TERM} characters are needed.")
        yield lambda one: term.casefold() in one.title.casefold()
    multi = call.first("filter[is_multi]")
    if multi:
        yield lambda one: bool(one.extra.get("is_multi")) == (multi == "1")
    if call.first("filter[is_composite]") == "1" or call.first("filter[is_available_for_timetable]") == "0":
        yield lambda one: False


def render_service(service: Service) -> dict[str, Any]:
    """Return a service."""
    attributes = {"title": service.title, "category_id": service.category_id}
    relationships = {
        "resources": link_many("resource", ()),
        "service_composite": link_one("service_composite", None),
        "resource_links": link_many("resource_link", ()),
        "company_links": link_many("company_link", ()),
        "trial_settings": link_one("trial_settings", None),
    }
    return render_resource("service", service.id, attributes, relationships)


def _list_included(call: HandlerCall) -> list[dict[str, Any]] | None:
    """Return the included resources of services, which have none, or None if the request asks for none."""
    return [] if read_includes(call) else None


def _render_attendance_service(service: Service, member: int) -> dict[str, Any]:
    duration = service.seance_lengths.get(member, service.duration)
    return render_resource(
        "attendance_service",
        service.id,
        {
            "company_id": service.location_id,
            "service_id": service.id,
            "category_id": service.category_id,
            "is_composite": False,
            "composite_service_id": 0,
            "salon_service_id": service.id + 7_000_000,
            "composite_position": None,
            "staff_id": member,
            "title": service.title,
            "length": duration,
            "duration": duration,
            "price_min": render_money(service.price_min),
            "price_max": render_money(service.price_max),
            "technical_break_duration": service.technical_break or 0,
        },
    )


_LOCATION = "/company/{location_id}"

ROUTES: tuple[Route, ...] = (
    Route("v2.list_services", "GET", _LOCATION + "/services", list_services),
    Route("v2.get_service", "GET", _LOCATION + "/services/{service_id}", get_service),
    Route("v2.list_service_categories", "GET", _LOCATION + "/service_categories", list_categories),
    Route("v2.list_attendance_services", "GET", _LOCATION + "/attendance_services", list_attendance_services),
)
"""The operations on services of the second version."""
