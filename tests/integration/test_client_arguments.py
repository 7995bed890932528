"""Wrong arguments are refused by name before anything is sent."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    AuthenticationError,
    AuthLevel,
    InvalidArgumentError,
    TokenProviderError,
)
from altegio_async.resources.auth import Auth
from altegio_async.testing import FakeAltegio, Size
from tests.support.pipelines import make_pipeline, make_response

SMALL = Size(chains=1, locations=1, membership_types=6, gift_card_types=3, clients=3)
DAY = dt.date(2027, 1, 1)


@pytest.fixture
async def fake() -> Any:
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as running:
        yield running


@pytest.fixture
async def client(fake: FakeAltegio) -> Any:
    given: dict[str, Any] = {"base_url": fake.base_url, "rate_limiter": None}
    async with AltegioClient(fake.partner_token, fake.user_token, **given) as made:
        yield made


@pytest.mark.parametrize("auth", ["none", AuthLevel.NONE, "partner", AuthLevel.PARTNER, "partner+user"])
async def test_only_the_passed_tokens_are_sent(fake, client, auth):
    sent = []

    async def record_and_send(request, send):
        sent.append(request.authorization)
        return await send(request)

    path = f"/company/{fake.locations[0].id}/loyalty/abonement_types/search"
    with suppress(AuthenticationError):
        await client.with_options(middlewares=[record_and_send]).request("GET", path, auth=auth)
    (header,) = sent
    shown = "" if header is None else header.reveal()
    assert ("Bearer" in shown, "User" in shown) == (auth != "none", auth == "partner+user")


WRONG: dict[str, Any] = {
    "auth must be one of": lambda api, at: api.request("GET", "/x", auth="nobody"),
    "auth must": lambda api, at: api.request("GET", "/x", auth=None),
    "path must be a str": lambda api, at: api.request("GET", None),
    "method must be a str": lambda api, at: api.request(5, "/x"),
    "query must map": lambda api, at: api.request("GET", "/x", query=5),
    "query: a parameter's name must": lambda api, at: api.request("GET", "/x", query={5: 1}),
    "ids must be a list": lambda api, at: api.membership_types.fetch(at, ids=5),
    "ids must be a list of ids, got None": lambda api, at: api.gift_card_types.fetch(at, ids=None),
    r"ids\[0\] must fit in 63 bits": lambda api, at: api.membership_types.fetch(at, ids=[2**64]),
    "location_id must fit in 63 bits": lambda api, at: api.membership_types.fetch(2**63, ids=[1]),
    "created_before must have the form": lambda api, at: fetch_first_page(
        api, created_after=DAY, created_before="01.01.2027"
    ),
    "created_after must be a date": lambda api, at: fetch_first_page(
        api, created_after=5, created_before=DAY
    ),
    "page_size must be": lambda api, at: fetch_first_page(api, ids=[1], page_size="10"),
    "login must be a str": lambda api, at: api.auth.login(5, "y"),
    "password must be a str": lambda api, at: api.auth.login("x", 5),
    "get_membership_type_list_by_id: a URL of .* at a time, or use altegio.bulk": (
        lambda api, at: api.membership_types.fetch(at, ids=range(1, 1501))
    ),
}


async def fetch_first_page(api: AltegioClient, **arguments: Any) -> Any:
    return await api.memberships.list_for_chain(1, **arguments)


@pytest.mark.parametrize("message", WRONG)
async def test_implausible_arguments_are_refused_by_name_and_not_sent(fake, client, message):
    with pytest.raises(InvalidArgumentError, match=message):
        await WRONG[message](client, fake.locations[0].id)
    assert not fake.requests


async def test_ids_that_do_not_fit_in_one_url_are_split_in_bulk(fake, client):
    wanted = list(fake.locations[0].membership_type_ids)
    ids = [*wanted, *range(10**9, 10**9 + 1500)]
    result = await client.bulk.membership_types({fake.locations[0].id: ids}, batch_size=1000)
    assert (len(result.ok), len(result.missing), len(result.failed)) == (len(wanted), 1500, 0)


async def test_a_failing_provider_fails_the_keys_of_a_job_and_not_the_job(fake):
    async def provider() -> str:
        raise OSError("vault down")

    given: dict[str, Any] = {"base_url": fake.base_url, "rate_limiter": None, "token_provider": provider}
    async with AltegioClient(fake.partner_token, **given) as altegio:
        result = await altegio.bulk.membership_types({fake.locations[0].id: [1, 2]})
    assert {(type(error), error.message) for error in result.failed.values()} == {
        (TokenProviderError, "token_provider raised OSError")
    }
    assert len(result.failed) == 2


async def test_the_user_id_of_a_sign_in_is_known_until_another_token_is_set():
    session, _ = make_pipeline(make_response(data={"id": 77, "user_token": "first-token"}), user_token=None)
    await Auth(session).login("13155550175", "secret-word")
    assert session.credentials.user_id == 77
