"""General behaviour of FakeAltegio: data, envelope, tokens, limits, faults, records."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
import time

import aiohttp
import pytest

from altegio_async.testing import FAULTS, Answer, FakeAltegio, Size
from altegio_async.testing.__main__ import main
from altegio_async.testing.data.seed import build_world
from altegio_async.testing.faults.drift import DRIFTS
from altegio_async.testing.server.rate_limit import SlidingWindows, round_down_seconds
from tests.support.fake_client import MEDIA_TYPE, RawClient, build_id_query
from tests.support.fake_samples import get_first_location
from tests.support.waiting import wait_until

SMALL = Size(chains=2, locations=4)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as running:
        yield running


def build_search_path(fake: FakeAltegio) -> str:
    return f"/company/{get_first_location(fake).id}/loyalty/abonement_types/search"


# data


def test_the_default_world_is_large_and_varied():
    world = build_world(1, Size())
    assert len(world.chains) == 5
    assert len(world.locations) == 40
    shown = [ident for location in world.locations.values() for ident in location.membership_type_ids]
    assert len(shown) == len(set(shown)) == 2000
    assert all(len(location.membership_type_ids) == 50 for location in world.locations.values())
    assert {item.status_id for item in world.memberships.values()} == {1, 2, 3, 4}
    assert any(item.number.startswith("0") for item in world.memberships.values())
    assert any(card.number.startswith("000") for card in world.gift_cards.values())
    assert any(card.balance % 1 for card in world.gift_cards.values())
    assert any(item.expires is None for item in world.memberships.values())
    assert {kind.expiration_type_id for kind in world.gift_card_types.values()} == {0, 1, 2}


def test_equal_seeds_give_equal_worlds_and_tokens_and_others_do_not():
    assert build_world(7, SMALL) == build_world(7, SMALL)
    assert build_world(7, SMALL) != build_world(8, SMALL)
    first, second, third = (FakeAltegio(seed=seed, size=SMALL) for seed in (7, 7, 8))
    assert (first.partner_token, first.user_token) == (second.partner_token, second.user_token)
    assert len({first.partner_token, first.user_token, third.partner_token, third.user_token}) == 4


def test_the_url_is_available_only_while_the_server_runs():
    with pytest.raises(RuntimeError, match="not been started"):
        _ = FakeAltegio(size=SMALL).base_url


# the wire


@pytest.mark.parametrize(
    "path", ["/company/{}/loyalty/abonement_types/search", "/locations/{}/loyalty/abonement_types/search/"]
)
async def test_both_spellings_and_a_trailing_slash_reach_the_same_handler(fake, raw, path):
    reply = await raw.get(path.format(get_first_location(fake).id), page_size=3)
    assert [row["id"] for row in reply.data] == get_first_location(fake).membership_type_ids[:3]
    assert reply.json["meta"] == {"count": 3}
    assert reply.headers["Content-Type"].startswith("application/json")


async def test_paging_defaults_to_25_falls_back_above_the_maximum_and_ends_empty(fake, raw):
    for query, rows in (
        ({}, 25),
        ({"page_size": 100}, 50),
        ({"page_size": 101}, 25),
        ({"page_size": 0}, 25),
        ({"page": 2}, 25),
        ({"page": 3}, 0),
        ({"page": 0, "page_size": 7}, 7),
    ):
        assert len((await raw.get(build_search_path(fake), **query)).data) == rows, query
    fake.page_maximum = 10
    assert len((await raw.get(build_search_path(fake), page_size=50)).data) == 10
    fake.page_maximum, fake.count_is_total = 100, True
    assert (await raw.get(build_search_path(fake), page_size=10)).json["meta"] == {"count": 50}


async def test_phones_are_compared_by_their_digits(fake, raw):
    client = next(c for c in fake.world.clients.values() if fake.world.gift_cards_of.get(c.id))
    for phone in (client.phone, f"+{client.phone}", f"+{client.phone[:4]} ({client.phone[4:]})"):
        reply = await raw.get("/loyalty/certificates", company_id=client.location_id, phone=phone)
        assert [row["id"] for row in reply.data] == [c.id for c in fake.world.gift_cards_of[client.id]]
    nobody = await raw.get("/loyalty/certificates", location_id=client.location_id, phone="19990000000")
    assert nobody.json == {"success": True, "data": [], "meta": {"count": 0}}


@pytest.mark.parametrize("query", [{"company_id": 1}, {"phone": "1"}, {"copmany_id": 1, "phone": "1"}])
async def test_a_missing_location_or_phone_is_a_400(fake, raw, query):
    query = {
        name: get_first_location(fake).id if name == "company_id" else value for name, value in query.items()
    }
    reply = await raw.get("/loyalty/certificates", **query)
    assert reply.status == 400
    assert reply.json["meta"]["errors"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        (None, 400),
        ("*/*", 400),
        ("application/json", 400),
        (MEDIA_TYPE, 200),
        (f"text/html, {MEDIA_TYPE};charset=utf-8", 200),
    ],
)
async def test_the_media_type_is_required(fake, raw, accept, status):
    assert (await raw("GET", build_search_path(fake), Accept=accept)).status == status


@pytest.mark.parametrize(
    "shape",
    [
        "Bearer {p},User {u}",
        "Bearer {p}, User  {u}",
        "{p}, {u}",
        "Bearer {u}, User {p}",
        "Bearer {p}, User x{u}",
        "bearer {p}, user {u}",
    ],
)
async def test_other_spellings_of_the_authorization_are_a_401(fake, raw, shape):
    value = shape.format(p=fake.partner_token, u=fake.user_token)
    assert (await raw("GET", build_search_path(fake), Authorization=value)).status == 401


async def test_a_replaced_token_is_invalid(fake, raw):
    old = {"Authorization": f"Bearer {fake.partner_token}, User {fake.user_token}"}
    assert (await raw("GET", build_search_path(fake), **old)).status == 200
    assert fake.rotate_user_token() == fake.user_token
    assert (await raw("GET", build_search_path(fake), **old)).status == 401
    assert (await raw("GET", build_search_path(fake))).status == 200


async def test_unknown_paths_are_a_404_and_wrong_verbs_a_405(fake, raw):
    assert (await raw("GET", "/nope")).status == 404
    assert (await raw("GET", "/api/v1/loyalty/abonements")).status == 404
    assert (await raw("GET", "/company/abc/loyalty/abonement_types/search")).status == 404
    assert (await raw("POST", build_search_path(fake))).status == 405


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"[" * 5000])
async def test_a_body_that_is_not_an_object_is_a_400(fake, raw, body):
    async with raw.session.post(fake.base_url + "/auth", data=body, headers=raw.headers()) as reply:
        assert reply.status == 400


# limits and time


def test_sliding_windows_admit_exactly_their_number_of_requests():
    windows = SlidingWindows(((5, 1.0), (8, 10.0)))
    assert [windows.admit(0.1 * n) for n in range(5)] == [None] * 5
    wait = windows.admit(0.5)
    assert wait == pytest.approx(0.5)
    assert round_down_seconds(wait or 0) == 0
    assert windows.admit(1.0) is None
    assert windows.admit(1.1) is None
    assert windows.admit(1.2) is None
    assert windows.admit(5.0) == pytest.approx(5.0)
    assert windows.admit(10.0) is None


async def test_a_request_over_the_limit_is_a_429_with_a_hint_in_its_message(fake, raw):
    fake.rate_limits = ((3, 30.0),)
    replies = [await raw("GET", build_search_path(fake)) for _ in range(5)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429, 429]
    assert replies[3].json["success"] is False
    assert replies[3].json["meta"]["message"].startswith("Too many requests, try again in 29")
    assert "Retry-After" not in replies[3].headers
    assert fake.limited == 2
    fake.rate_limits = None
    assert (await raw("GET", build_search_path(fake))).status == 200


async def test_latency_delays_each_answer_and_requests_overlap(fake, raw):
    fake.latency = 0.1
    started = time.perf_counter()
    await asyncio.gather(*(raw("GET", build_search_path(fake)) for _ in range(8)))
    assert time.perf_counter() - started >= 0.1
    assert fake.peak_in_flight == 8
    assert fake.in_flight == 0
    waits = iter([0.0, 0.2])
    fake.latency = lambda: next(waits)
    await raw("GET", build_search_path(fake))
    started = time.perf_counter()
    await raw("GET", build_search_path(fake))
    assert time.perf_counter() - started >= 0.2


async def test_a_disconnected_caller_commits_nothing_and_closing_is_quick(fake, raw):
    fake.latency = 30.0
    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonement_types/{get_first_location(fake).membership_type_ids[0]}/clone"
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await raw("POST", path)
    assert await wait_until(lambda: fake.in_flight == 0)
    assert fake.commits == []


async def test_it_stops_while_requests_are_open():
    async with aiohttp.ClientSession() as session:
        async with FakeAltegio(size=SMALL, latency=30.0) as fake:
            call = asyncio.ensure_future(RawClient(fake, session)("GET", build_search_path(fake)))
            assert await wait_until(lambda: fake.in_flight == 1)
            started = time.perf_counter()
        assert time.perf_counter() - started < 20  # the request takes 30 s
        with pytest.raises(aiohttp.ClientError):
            await call


# drift, faults, records


@pytest.mark.parametrize("name", DRIFTS)
async def test_every_drift_changes_the_body_and_nothing_else(fake, raw, name):
    client = next(
        c
        for c in fake.world.clients.values()
        if c.location_id == get_first_location(fake).id and fake.world.memberships_of.get(c.id)
    )
    item = fake.world.memberships_of[client.id][0]
    item.activated = item.expires = None
    query = {"company_id": client.location_id, "phone": client.phone}
    if name == "object_meta":

        async def call():
            return await raw("POST", "/auth", None, {"login": fake.login, "password": fake.password})
    else:

        async def call():
            return await raw.get("/loyalty/abonements", **query)

    plain = await call()
    fake.drift = frozenset({name})
    bent = await call()
    assert bent.status == plain.status
    assert bent.raw != plain.raw
    fake.drift = frozenset()
    assert (await call()).raw == plain.raw


def test_an_unknown_drift_is_refused_by_name():
    with pytest.raises(ValueError, match="numbers_as_string;"):
        FakeAltegio(size=SMALL, drift={"numbers_as_string"})


async def test_a_fault_strikes_the_configured_requests(fake, raw):
    teapot = Answer(503, b"<html>busy</html>", {"Content-Type": "text/html"})
    injection = fake.inject(teapot, operation="get_membership_type_list", every=2, times=2)
    statuses = [(await raw("GET", build_search_path(fake))).status for _ in range(6)]
    assert statuses == [200, 503, 200, 503, 200, 200]
    assert (injection.matched, injection.struck) == (6, 2)
    assert [record.fault for record in fake.requests] == [False, True, False, True, False, False]
    fake.injections.clear()
    fake.inject(teapot, nth=2, path="/loyalty/certificates")
    assert (await raw("GET", build_search_path(fake))).status == 200
    here = {"company_id": get_first_location(fake).id, "phone": get_first_location(fake).client_phones[0]}
    assert [(await raw.get("/loyalty/certificates", **here)).status for _ in range(3)] == [200, 503, 200]


async def test_chance_is_drawn_from_the_seed(fake, raw):
    outcomes = []
    for _ in range(2):
        fake.random.seed(5)
        fake.injections.clear()
        fake.inject(Answer(500, b""), chance=0.4)
        outcomes.append([(await raw("GET", build_search_path(fake))).status for _ in range(30)])
    assert outcomes[0] == outcomes[1]
    assert set(outcomes[0]) == {200, 500}


async def test_a_write_can_be_executed_without_a_response(fake, raw):
    async def lost(exchange):
        assert exchange.answer is not None
        exchange.reset()

    path = f"/chain/{get_first_location(fake).chain_id}/loyalty/abonement_types/{get_first_location(fake).membership_type_ids[0]}/clone"
    for after_commit, commits in ((False, 0), (True, 1)):
        fake.injections.clear()
        fake.inject(lost if after_commit else Answer(502, b""), after_commit=after_commit)
        if after_commit:
            with pytest.raises(aiohttp.ClientError):
                await raw("POST", path)
        else:
            assert (await raw("POST", path)).status == 502
        assert [commit.operation for commit in fake.commits] == [
            "chain_loyalty_membership_types_clone"
        ] * commits


async def test_requests_are_recorded_without_their_tokens(fake, raw):
    query = build_id_query(get_first_location(fake).membership_type_ids[:2])
    await raw(
        "GET",
        f"/company/{get_first_location(fake).id}/loyalty/abonement_types/fetch",
        query,
        **{"Accept-Language": "lv-LV"},
    )
    record = fake.requests[-1]
    assert (record.method, record.path) == (
        "GET",
        f"/company/{get_first_location(fake).id}/loyalty/abonement_types/fetch",
    )
    assert record.query == query
    assert (record.operation, record.status, record.user_id) == (
        "get_membership_type_list_by_id",
        200,
        fake.users[0].id,
    )
    assert record.headers["Authorization"] == "Bearer [redacted], User [redacted]"
    assert record.headers["Accept-Language"] == "lv-LV"
    for value in ("nonsense", "Basic abc", "Token xyz, User abc"):
        await raw("GET", build_search_path(fake), Authorization=value)
        assert fake.requests[-1].headers["Authorization"] == "[redacted]"
    assert fake.request_count == 4
    assert not any(
        token in repr(list(fake.requests)) for token in (fake.partner_token, fake.user_token, "xyz")
    )


async def test_connections_are_counted_and_reused(fake, raw):
    for _ in range(5):
        await raw("GET", build_search_path(fake))
    assert fake.open_connections == 1


async def test_only_the_latest_requests_are_kept():
    async with (
        FakeAltegio(size=SMALL, rate_limits=None, keep_requests=3) as fake,
        aiohttp.ClientSession() as session,
    ):
        for page in range(1, 6):
            await RawClient(fake, session).get(build_search_path(fake), page=page)
        assert [dict(record.query)["page"] for record in fake.requests] == ["3", "4", "5"]
        assert fake.request_count == 5


# the command


def test_the_faults_can_be_listed():
    done = subprocess.run(
        [sys.executable, "-m", "altegio_async.testing", "--faults"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert len(done.stdout.splitlines()) == len(FAULTS)
    assert re.search(r"^gzip_bomb +encoding +APIResponseError +Half a megabyte", done.stdout, re.MULTILINE)


def test_wrong_options_and_a_used_port_are_one_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as used:
        cases = {
            ("--port", "-1"): (2, "port must be at least 0, got -1"),
            ("--latency", "-1"): (2, "latency must be a number of seconds"),
            ("--fault", "tls_expired"): (2, "start a FaultServer with it"),
            ("--port", str(used.getsockname()[1])): (1, "address already in use"),
        }
        for arguments, (code, reason) in cases.items():
            with pytest.raises(SystemExit) as stopped:
                main(list(arguments))
            last = capsys.readouterr().err.splitlines()[-1]
            assert (stopped.value.code, reason in last) == (code, True), last
            assert last.startswith("python -m altegio_async.testing: error: ")


async def test_the_server_can_be_started_by_a_command():
    command = [sys.executable, "-m", "altegio_async.testing", "--unlimited", "--fault", "empty_503"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(20):
            lines = [(await process.stdout.readline()).decode().strip() for _ in range(4)]
            told = dict(line.split("=", 1) for line in lines)
            assert told["ALTEGIO_PARTNER_TOKEN"] == FakeAltegio(seed=1).partner_token
            async with (
                aiohttp.ClientSession() as session,
                session.get(told["ALTEGIO_API_BASE"] + "/x") as reply,
            ):
                assert reply.status == 503
    finally:
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0
