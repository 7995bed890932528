"""Responses of the stateful operations outside of the loyalty domain fit their schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import NOW
from altegio_async.testing.server.router import Route
from tests.support.booking_samples import build_booking_samples, list_booking_routes
from tests.support.described_calls import list_described, load_description
from tests.support.fake_client import RawClient, RawResponse, Sample
from tests.support.fake_samples import build_samples as build_loyalty_samples
from tests.support.finance_samples import build_finance_samples, list_finance_routes

SMALL = Size(chains=1, locations=2, membership_types=2, gift_card_types=2)


def build_samples(fake: FakeAltegio) -> list[Sample]:
    return [*build_booking_samples(fake), *build_finance_samples(fake)]


def list_routes() -> list[Route]:
    return [*list_booking_routes(), *list_finance_routes()]


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as running:
        yield running


@pytest.fixture
async def raw(fake):
    async with aiohttp.ClientSession() as session:
        yield RawClient(fake, session)


def find_described(operation: str) -> tuple[str, str, str, dict[str, Any]]:
    """Return the API, the verb, the path and the facts of an operation."""
    return next(
        (api, method, path, facts)
        for api in ("b2b-v1", "online-booking", "developers")
        for name, method, path, facts in list_described(api)
        if name == operation
    )


def find_errors(operation: str, response: RawResponse) -> list[str]:
    """Return where a response differs from the schema of its status."""
    api, method, path, facts = find_described(operation)
    described = facts["responses"].get(str(response.status))
    if described is None:
        return [f"status {response.status} is not described"]
    content = described.get("content") or {}
    media = next((name for name in content if "json" in name), None)
    if media is None:
        return [] if response.raw == b"" else ["a body is not described"]
    parts = ["paths", path, method, "responses", str(response.status), "content", media, "schema"]
    pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)
    resource = DRAFT202012.create_resource(load_description(api))
    registry = Registry().with_resource("urn:description", resource)
    validator = Draft202012Validator({"$ref": f"urn:description#/{pointer}"}, registry=registry)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(response.json)]


async def test_each_operation_has_a_sample(fake):
    names = [sample.operation for sample in build_samples(fake)]
    assert sorted(names) == sorted(route.operation for route in list_routes())


def test_each_route_has_the_published_request_line():
    for route in list_routes():
        _, method, path, _ = find_described(route.operation)
        assert (method.upper(), re.sub(r"{[^}]*}", "{}", path)) == (
            route.method,
            re.sub(r"{[^}]*}", "{}", route.path),
        )


async def test_each_response_fits_its_schema(fake, raw):
    failures = {}
    for sample in build_samples(fake):
        response = await raw.send(sample)
        found = find_errors(sample.operation, response)
        if response.status != sample.status or found:
            failures[sample.operation] = (response.status, found or response.raw[:300])
    assert failures == {}


def replace_ids(path: str) -> str:
    """Return a path whose last id does not exist."""
    return re.sub(r"\d+(?=(/[0-9a-f]{16}|/staff)?$)", "999999999", path)


async def test_unknown_ids_are_404_with_the_described_body(fake, raw):
    failures, checked = {}, 0
    for sample in build_samples(fake):
        names = re.findall(r"{([^}]*)}", find_described(sample.operation)[2])
        path = replace_ids(sample.path)
        if path == sample.path or names == ["location_id"] or names[-1].endswith("date"):
            path = sample.path.replace(str(fake.locations[0].id), "999")
        if sample.operation == "get_client_account_by_chain_and_phone":  # an unknown phone has no accounts
            path = sample.path.replace(f"/{fake.locations[0].chain_id}/", "/999/")
        if path == sample.path:
            continue
        response = await raw(sample.method, path, sample.query, sample.body)
        errors = [one for one in find_errors(sample.operation, response) if "not described" not in one]
        if response.status != 404 or errors:
            failures[sample.operation] = (path, response.status, response.raw[:200])
        checked += 1
    assert failures == {}
    assert checked > 40


async def test_denied_locations_are_403(fake, raw):
    samples = build_samples(fake)
    fake.denied_locations = {fake.locations[0].id}
    statuses = {one.operation: (await raw.send(one)).status for one in samples}
    allowed = {name: status for name, status in statuses.items() if status != 403}
    assert allowed == {
        "get_location_list": 200,
        "create_location": 201,
        "delete_location": 202,  # of another location
        "get_chain_client_by_phone_number": 200,
        "get_client_account_list_by_chain": 200,
        "get_client_account_by_chain_and_phone": 200,
        "get_chain_client_account_history": 200,
    }


WRONG: list[Any] = [None, True, -1, 10**30, "x", [None], [{}], {"id": []}]


def replace_values(body: Any) -> Iterator[Any]:
    """Yield copies of a body with one value, at any depth, replaced by each wrong value."""
    items = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in list(items):
        for other in (*WRONG, *replace_values(value)):
            changed = body.copy()
            changed[name] = other
            yield changed


@pytest.mark.parametrize("build", [build_samples, build_loyalty_samples], ids=["others", "loyalty"])
async def test_wrong_values_cause_no_internal_error_and_break_no_later_response(build):
    fake, failures = FakeAltegio(seed=1, size=Size(chains=2, locations=4), rate_limits=None, now=NOW), []
    for sample in build(fake):
        for body in replace_values(sample.body):
            await send_without_socket(fake, sample, body)  # raises an internal error
    for sample in build(fake):
        response = await send_without_socket(fake, sample, sample.body)
        if sample.method == "GET" and find_errors(sample.operation, response):
            failures.append((sample.operation, response.status, find_errors(sample.operation, response)))
    assert failures == []


WRONG_TEXTS = ["x", "-1", "9" * 30, "2030-02-31", "0001-01-01", "9999-12-31", "12:00"]


async def test_wrong_texts_in_queries_and_paths_cause_no_internal_error(fake):
    statuses = set()
    for sample in build_samples(fake):
        if sample.method != "GET":
            continue
        parameters = find_described(sample.operation)[3].get("parameters", [])
        names = [one["name"] for one in parameters if one.get("in") == "query"]
        for text in WRONG_TEXTS:
            for name in names:
                query = [*((key, value) for key, value in sample.query if key != name), (name, text)]
                response = await send_without_socket(fake, replace(sample, query=query), None)
                statuses.add(response.status)
            path = re.sub(r"\d{4}-\d\d-\d\d", text, sample.path)
            statuses.add((await send_without_socket(fake, replace(sample, path=path), None)).status)
    assert statuses <= {200, 201, 400, 404, 405, 422}


async def send_without_socket(fake: FakeAltegio, sample: Sample, body: Any) -> RawResponse:
    headers = {
        "Authorization": f"Bearer {fake.partner_token}, User {fake.user_token}",
        "Accept": "application/vnd.api.v2+json",
    }
    query = "&".join(f"{name}={value}" for name, value in sample.query)
    received = (
        sample.method,
        f"/api/v1{sample.path}?{query}",
        headers,
        b"" if body is None else json.dumps(body).encode(),
    )

    def connect(attempt: int, answer: Any) -> Any:
        raise AssertionError("no fault is injected")

    answer = await fake.respond(received, connect)
    assert answer is not None
    return RawResponse(answer.status, answer.headers, answer.encode_body())
