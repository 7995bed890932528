"""Every success of the embedded server has the shape of the corrected description."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import NOW
from tests.support.fake_client import RawClient
from tests.support.fake_samples import build_samples

CORRECTED = Path(__file__).parents[2] / "openapi" / "b2b-v1.corrected.json"
SMALL = Size(chains=2, locations=4)


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    return json.loads(CORRECTED.read_bytes())


def list_operations(description: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    found = {}
    for path, item in description["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "operationId" in operation:
                found[operation["operationId"]] = (method.upper(), path, operation)
    return found


def find_schema_pointer(operation: dict[str, Any], path: str, method: str, status: int) -> str | None:
    """Return the location of a response schema, or None if the description has no body."""
    response = operation["responses"].get(str(status))
    assert response is not None, f"{operation['operationId']} does not describe {status}"
    content = response.get("content") or {}
    if not any("schema" in media for media in content.values()):
        return None
    media = next(name for name, media in content.items() if "schema" in media)
    parts = ["paths", path, method.lower(), "responses", str(status), "content", media, "schema"]
    return "#/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)


def make_validator(description: dict[str, Any], pointer: str) -> Draft202012Validator:
    registry = Registry().with_resource("urn:description", DRAFT202012.create_resource(description))
    return Draft202012Validator({"$ref": "urn:description" + pointer}, registry=registry)


def find_errors(description: dict[str, Any], pointer: str, body: Any) -> list[str]:
    errors = make_validator(description, pointer).iter_errors(body)
    return [f"{error.json_path}: {error.message}" for error in errors]


async def list_replies(seed: int) -> list[tuple[Any, Any]]:
    async with (
        FakeAltegio(seed=seed, size=SMALL, rate_limits=None, now=NOW) as fake,
        aiohttp.ClientSession() as session,
    ):
        raw = RawClient(fake, session)
        return [(sample, await raw.send(sample)) for sample in build_samples(fake)]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_success_body_fits_its_schema(description, seed):
    described = list_operations(description)
    checked = 0
    for sample, reply in await list_replies(seed):
        method, path, operation = described[sample.operation]
        assert (method, reply.status) == (sample.method, sample.status), sample.operation
        pointer = find_schema_pointer(operation, path, method, reply.status)
        if pointer is None:  # the description has no body, or an envelope without data
            assert reply.raw == b"" or reply.json["data"] is None, sample.operation
            continue
        assert find_errors(description, pointer, reply.json) == [], sample.operation
        checked += 1
    assert checked == 38


async def test_a_wrong_body_is_detected(description):
    method, path, operation = list_operations(description)["get_client_gift_cards"]
    pointer = find_schema_pointer(operation, path, method, 200)
    for sample, reply in await list_replies(1):
        if sample.operation == "get_client_gift_cards":
            body = reply.json
            del body["data"][0]["id"]
            body["data"][0]["number"] = 17
            found = find_errors(description, pointer, body)
            assert len(found) == 2, found


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_error_bodies_fit_their_schemas_where_the_description_has_them(description, status):
    described = list_operations(description)
    checked = 0
    async with (
        FakeAltegio(seed=1, size=SMALL, rate_limits=None, now=NOW) as fake,
        aiohttp.ClientSession() as session,
    ):
        raw, here = RawClient(fake, session), fake.locations[0]
        if status == 403:
            fake.denied_locations = {here.id, here.chain_id}
        for sample in build_samples(fake):
            method, path, operation = described[sample.operation]
            url, query, headers = (
                sample.path,
                sample.query,
                {"Authorization": "Bearer x"} if status == 401 else {},
            )
            if status == 404:
                url = url.replace(f"/{here.id}", "/999").replace(f"/{here.chain_id}", "/999")
                query = [(name, "999" if name == "company_id" else value) for name, value in query]
            reply = await raw(method, url, query, sample.body, **headers)
            if reply.status != status or str(status) not in operation["responses"]:
                continue
            pointer = find_schema_pointer(operation, path, method, status)
            if pointer is not None:
                assert find_errors(description, pointer, reply.json) == [], sample.operation
                checked += 1
    assert checked > 30


async def test_the_challenge_of_the_second_factor_fits_its_schema(description):
    method, path, operation = list_operations(description)["authorize_user"]
    async with FakeAltegio(size=SMALL, two_factor=True) as fake, aiohttp.ClientSession() as session:
        login = {"login": fake.login, "password": fake.password}
        reply = await RawClient(fake, session)("POST", "/auth", None, login)
    pointer = find_schema_pointer(operation, path, method, reply.status)
    assert reply.status == 200
    assert pointer is not None
    assert find_errors(description, pointer, reply.json) == []
