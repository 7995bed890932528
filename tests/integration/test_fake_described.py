"""FakeAltegio responds to every described operation, with an example where it stores no data."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, get_origin

import aiohttp
import msgspec
import pytest

from altegio_async import AltegioClient, operations
from altegio_async._core.described import DescribedResponse
from altegio_async._core.operation import AuthLevel, Endpoint, Operation
from altegio_async.errors import APIStatusError
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.seed import build_world
from altegio_async.testing.data.world import NOW
from altegio_async.testing.handlers.described import DescribedHandler
from altegio_async.testing.server.exchange import Answer, HandlerCall
from altegio_async.testing.server.router import Route
from altegio_async.testing.server.routes import find, list_described_routes, list_stateful_routes
from tests.support.booking_samples import build_booking_samples
from tests.support.booking_user_samples import build_booking_user_samples
from tests.support.described_calls import build_described_call, list_described
from tests.support.described_schemas import find_errors, make_validator
from tests.support.endpoints import APIS, list_endpoints
from tests.support.fake_client import RawClient, Sample
from tests.support.fake_samples import build_samples
from tests.support.finance_samples import build_finance_samples
from tests.support.second_version_samples import build_second_version_samples

SMALL = Size(chains=2, locations=4)
WORLD = build_world(1, SMALL)
STATEFUL = {route.operation for version in ("v1", "v2") for route in list_stateful_routes(version)}
WIDGETS = "/company/4711/booking_forms"
COUNTS = {"b2b-v1": 259, "b2b-v2": 42, "online-booking": 24, "developers": 18}


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as running:
        yield running


def connect(fake: FakeAltegio) -> AltegioClient:
    return AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        strict=True,
        rate_limiter=None,
    )


def build_sampled_call(endpoint: Endpoint[Any], sample: Sample) -> Operation[Any]:
    """Return the call of a prepared request."""
    pattern = re.sub(r"{[^}]*}", "([^/]+)", endpoint.path)
    match = re.fullmatch(pattern, sample.path)
    assert match is not None, (endpoint.path, sample.path)
    query: dict[str, list[str]] = {}
    for name, value in sample.query:
        query.setdefault(name, []).append(value)
    values = tuple(
        query[one.name] if one.name.endswith("[]") and one.name in query else query.get(one.name, [None])[0]
        for one in endpoint.query
    )
    path = tuple(int(value) if value.isdigit() else value for value in match.groups())
    return Operation(endpoint, path, values, *([] if sample.body is None else [sample.body]))


@pytest.mark.parametrize("api", APIS)
async def test_every_operation_is_decoded_strictly(fake: FakeAltegio, api: str):
    location, called = fake.locations[0].id, 0
    described = list(list_described(api))
    names = {operation for operation, *_ in described}
    if api == "b2b-v2":
        prepared = build_second_version_samples(fake)
    else:
        booking = [*build_booking_samples(fake), *build_booking_user_samples(fake)]
        prepared = [*build_samples(fake), *build_finance_samples(fake), *booking]
    samples = {sample.operation: sample for sample in prepared if sample.operation in names}
    # The prepared requests depend on each other, so they are sent in their order.
    described.sort(key=lambda one: list(samples).index(one[0]) if one[0] in samples else -1)
    async with connect(fake) as altegio:
        for operation, _, _, facts in described:
            endpoint = list_endpoints(api)[operation]
            if operation in samples:
                call = build_sampled_call(endpoint, samples[operation])
            else:
                call = build_described_call(api, operation, facts, location)
            await altegio.call(call)
            called += 1
            expected = f"v2.{operation}" if api == "b2b-v2" else operation
            assert fake.requests[-1].operation == expected
    assert called == COUNTS[api]


def answer(route: Route, seed: int = 1, body: Any = None, **path: str) -> Answer:
    return route.handler(WORLD, HandlerCall(route.operation, path, {}, body or {}, seed=seed))


def find_request_example(facts: dict[str, Any]) -> dict[str, Any]:
    content = facts.get("requestBody", {}).get("content", {})
    example = next(iter(content.values()), {}).get("example")
    return example if isinstance(example, dict) else {}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("api", APIS)
def test_every_example_fits_its_schema(api: str, seed: int):
    version = "v2" if api == "b2b-v2" else "v1"
    routes = {route.operation.removeprefix("v2."): route for route in list_described_routes(version)}
    checked = 0
    for operation, _, path, facts in list_described(api):
        names = re.findall(r"{([^}]*)}", path)
        sent = find_request_example(facts)
        response = answer(routes[operation], seed, sent, **dict.fromkeys(names, "4711"))
        if make_validator(api, operation, response.status) is None:
            assert response.body is None or operation == "get_visit_receipt_pdf"
            continue
        errors = find_errors(api, operation, response.status, response.body)
        assert errors == [], operation
        checked += 1
    assert checked > 14


def test_responses_depend_on_the_seed_and_on_nothing_else():
    for route in list_described_routes("v1"):
        assert answer(route, 5).body == answer(route, 5).body
    changed = [
        route for route in list_described_routes("v1") if answer(route, 5).body != answer(route, 6).body
    ]
    assert len(changed) > 100


async def test_an_object_has_the_requested_id(fake: FakeAltegio):
    async with connect(fake) as altegio:
        location = fake.locations[0].id
        event = await altegio.call(operations.get_event(location, 4711))
        form = await altegio.online_booking.get_form_config(815)
    assert (event.id, form.id) == (4711, 815)


async def test_rows_of_the_second_version_have_the_location_of_the_path(fake: FakeAltegio):
    async with connect(fake) as altegio:
        tags = await altegio.v2.tags.list(4711)
    assert {tag.location_id for tag in tags} == {4711}


async def test_writes_are_recorded_with_their_bodies(fake: FakeAltegio):
    body = {"title": "Mara", "description": "By phone"}
    async with aiohttp.ClientSession() as session:
        reply = await RawClient(fake, session)("POST", WIDGETS, None, body)
        await RawClient(fake, session)("GET", "/labels/4711/1")
    assert reply.status == 201
    [request] = fake.recorded("create_booking_widget")
    assert (request.json, request.status, json.loads(request.body)) == (body, 201, body)
    assert [commit.operation for commit in fake.commits] == ["create_booking_widget"]
    assert "Mara" not in repr(request)
    assert fake.recorded("create_tag") == []


async def test_the_response_of_a_write_has_the_values_that_were_sent(fake: FakeAltegio):
    async with aiohttp.ClientSession() as session:
        reply = await RawClient(fake, session)("POST", WIDGETS, None, {"title": "Imke", "steps": 3})
    assert reply.data["title"] == "Imke"


async def test_an_object_of_the_second_version_has_the_values_that_were_sent(fake: FakeAltegio):
    async with connect(fake) as altegio:
        position = await altegio.v2.team_members.create_position(fake.locations[0].id, title="Imke")
        tag = await altegio.v2.tags.create(fake.locations[0].id, title="Loyal", color="f00")
    assert (position.title, tag.title) == ("Imke", "Loyal")


@pytest.mark.parametrize("body", [b"", b"no JSON", b"[1]", b'{"title": {"a": 1}, "id": "x"}'])
async def test_a_body_of_another_form_changes_nothing_in_the_example(fake: FakeAltegio, body: bytes):
    url = fake.base_url + WIDGETS
    async with aiohttp.ClientSession() as session:
        headers = RawClient(fake, session).headers()
        async with session.post(url, data=body, headers=headers) as response:
            sent = await response.json()
        async with session.post(url, headers=headers) as response:
            assert await response.json() == sent


async def test_a_body_that_is_not_an_object_is_recorded(fake: FakeAltegio):
    async with aiohttp.ClientSession() as session:
        body = ["4711", "4712"]
        reply = await RawClient(fake, session)("POST", "/delivery/status", None, body)
    assert (reply.status, fake.recorded("get_message_status_list")[0].json) == (200, body)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/no_such_path", "no operation of the API has this path"),
        ("/company/1/no_such_path", "no operation of the API has this path"),
    ],
)
async def test_an_unknown_path_is_a_404_with_an_explanation(fake: FakeAltegio, path: str, message: str):
    async with connect(fake) as altegio:
        with pytest.raises(APIStatusError, match=message) as caught:
            await altegio.request("GET", path)
    assert caught.value.status == 404


async def test_a_path_outside_of_the_api_is_a_404_that_names_the_prefixes(fake: FakeAltegio):
    async with aiohttp.ClientSession() as session:
        headers = RawClient(fake, session).headers()
        url = fake.base_url.removesuffix("/v1") + "/v3/locations/1"
        async with session.get(url, headers=headers) as response:
            body = await response.json()
    assert (response.status, "/api/v1/ or /api/v2/" in body["meta"]["message"]) == (404, True)


async def test_a_verb_that_a_path_does_not_have_is_a_405(fake: FakeAltegio):
    async with aiohttp.ClientSession() as session:
        reply = await RawClient(fake, session)("DELETE", "/groups")
    assert reply.status == 405


async def test_a_denied_location_is_a_403_for_examples_too(fake: FakeAltegio):
    fake.denied_locations = {4711}
    async with aiohttp.ClientSession() as session:
        reply = await RawClient(fake, session)("GET", "/activity/4711/15")
    assert reply.status == 403


@pytest.mark.parametrize(
    ("method", "path", "operation"),
    [
        ("GET", "/company/4711", "get_location"),
        ("GET", "/companies", "get_location_list"),
        ("GET", "/locations/4711", "get_location"),
        ("GET", "/records/partner", "get_partner_appointment_list"),
        ("GET", "/records/4711", "get_appointment_list"),
        ("GET", "/labels/4711/1", "get_tag_list_by_entity"),
        ("PUT", "/labels/4711/1", "update_tag_by_tag_id"),
        ("GET", "/activity/4711/search", "search_events"),
        ("GET", "/activity/4711/15", "get_event"),
    ],
)
def test_the_most_specific_path_has_priority(method: str, path: str, operation: str):
    route, _, exists = find(method, "v1", path)
    assert (route.operation if route else None, exists) == (operation, True)


def test_each_described_request_line_has_its_own_route():
    for version in ("v1", "v2"):
        for route in list_described_routes(version):
            path = re.sub(r"{([^}]*_)?id}", "4711", route.path)
            found, _, _ = find(route.method, version, re.sub(r"{[^}]*}", "record", path))
            assert found is not None
            assert found.operation == route.operation, path


def count_calls(function: Callable[[], object]) -> int:
    """Return the number of Python functions that a call enters."""
    count = 0

    def observe(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(observe)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def test_the_work_of_routing_does_not_grow_with_the_number_of_routes():
    find("GET", "v1", "/groups")  # makes the router
    for route in list_described_routes("v1"):
        path = re.sub(r"{[^}]*}", "4711", route.path)
        calls = count_calls(partial(find, route.method, "v1", path))
        assert calls <= 10 + 4 * len(route.segments), (route.operation, calls)


@pytest.mark.parametrize("api", APIS)
async def test_every_paged_list_ends(fake: FakeAltegio, api: str):
    checked = 0
    async with connect(fake) as altegio:
        for operation, _, _, facts in list_described(api):
            endpoint = list_endpoints(api)[operation]
            name = f"v2.{operation}" if api == "b2b-v2" else operation
            if endpoint.paging is None or name in STATEFUL or get_origin(endpoint.result) is not list:
                continue
            call = build_described_call(api, operation, facts, 4711)
            if endpoint.paging.in_body:
                pages = [msgspec.structs.replace(call, body={"page": page}) for page in (1, 2)]
            else:
                pages = [call.with_query({endpoint.paging.page: page}) for page in (1, 2)]
            rows = [await altegio.call(page) for page in pages]
            assert [bool(page) for page in rows] == [True, False], operation
            checked += 1
    assert checked == {"b2b-v1": 5, "b2b-v2": 1, "online-booking": 0, "developers": 2}[api]


def test_meta_counts_the_rows_of_an_example():
    rows = b'{"success":true,"data":[{"id":1},{"id":2}],"meta":{"page":7,"total_count":9,"count":9}}'
    handler = DescribedHandler(
        DescribedResponse("list_things", "GET", "/things", AuthLevel.USER, 200, "application/json", rows)
    )
    first, second = (
        handler(WORLD, HandlerCall("list_things", {}, query, {})).body
        for query in ({}, {"page": ["2"], "count": ["50"]})
    )
    assert (len(first["data"]), first["meta"]) == (2, {"page": 1, "total_count": 2, "count": 2})
    assert (second["data"], second["meta"]) == ([], {"page": 2, "total_count": 2, "count": 0})
