"""`altegio fake`, and the address and the health endpoint of FakeAltegio."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import urllib.error
import urllib.request

import pytest

from altegio_async import AltegioClient, InvalidArgumentError, PermissionDeniedError
from altegio_async.testing import PUBLISHED_LIMITS, FakeAltegio, Size
from altegio_async.testing.process import parse_rate_limits, parse_size
from tests.support.cli import build_environment, run_in_process, start_command

SMALL = Size(chains=1, locations=2, membership_types=3, gift_card_types=3, clients=4)


def fetch(url: str) -> tuple[int, object]:
    with urllib.request.urlopen(url, timeout=30) as response:
        return response.status, json.loads(response.read())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_process_serves_clients_until_it_is_stopped(number):
    expected = FakeAltegio(3, size=SMALL)
    denied = expected.locations[1].id
    size = "chains=1,locations=2,membership-types=3"
    process = await start_command(
        "fake", "--seed", 3, "--size", size, "--size", "gift_card_types=3", "--size", "clients=4",
        "--denied", denied, "--drift", "numbers_as_strings", "--rate-limit", "none", env=build_environment(),
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(60):
        lines = [(await process.stdout.readline()).decode().strip() for _ in range(4)]
        variables = dict(line.split("=", 1) for line in lines)
        url, location_id = variables["ALTEGIO_API_BASE"], int(variables["ALTEGIO_LOCATION_ID"])
        assert location_id == expected.locations[0].id
        health = url.replace("/api/v1", "/health")
        assert await asyncio.to_thread(fetch, health) == (200, {"status": "ok"})
        async with AltegioClient(
            variables["ALTEGIO_PARTNER_TOKEN"],
            variables["ALTEGIO_USER_TOKEN"],
            base_url=url,
            rate_limiter=None,
        ) as altegio:
            phones = [phone async for phone in altegio.clients.phones(location_id)]
            assert set(expected.locations[0].client_phones) <= set(phones)
            assert altegio.stats.drifted_values > 0
            with pytest.raises(PermissionDeniedError):
                await altegio.locations.get(denied)
        process.send_signal(number)
        _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_an_address_in_use_is_reported_in_one_line():
    async with FakeAltegio(size=SMALL) as fake:
        port = fake.base_url.split(":")[2].split("/")[0]
        done = await run_in_process("fake", "--port", port, "--size", "locations=1", env=build_environment())
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert "address already in use" in line.lower()
    assert not line.endswith(": a file")


async def test_health_needs_no_token_and_is_not_recorded_limited_or_faulted():
    async with FakeAltegio(size=SMALL, rate_limits=((1, 60.0),)) as fake:
        fake.inject("empty_503")
        health = fake.base_url.replace("/api/v1", "/health")
        for _ in range(3):
            assert await asyncio.to_thread(fetch, health) == (200, {"status": "ok"})
        assert (fake.request_count, fake.limited, len(fake.requests)) == (0, 0, 0)
        with pytest.raises(urllib.error.HTTPError, match="503"):
            await asyncio.to_thread(fetch, f"{fake.base_url}/company/1")


async def test_the_server_listens_on_the_chosen_address(unused_tcp_port):
    async with FakeAltegio(size=SMALL, host="0.0.0.0", port=unused_tcp_port) as fake:
        assert fake.base_url == f"http://127.0.0.1:{unused_tcp_port}/api/v1"
        assert (await asyncio.to_thread(fetch, f"http://127.0.0.1:{unused_tcp_port}/health"))[0] == 200


@pytest.mark.skipif(sys.platform != "linux", reason="needs a second loopback address; run it on Linux")
async def test_plain_http_to_another_address_needs_the_variable_for_tests():
    async with FakeAltegio(size=SMALL, host="127.0.0.2") as fake:
        command = ["clients", "phones", fake.locations[0].id]
        refused = await run_in_process(*command, env=build_environment(fake))
        assert (refused.code, refused.out, fake.request_count) == (1, "", 0)
        assert "for tests, allow_http=True or ALTEGIO_ALLOW_HTTP=1 permits it" in refused.err
        done = await run_in_process(*command, env=build_environment(fake, ALTEGIO_ALLOW_HTTP="1"))
        assert done.code == 0, done.err
        assert len(done.out.splitlines()) > 1


async def test_a_server_that_could_not_start_can_be_started_again():
    async with FakeAltegio(size=SMALL) as fake:
        port = int(fake.base_url.split(":")[2].split("/")[0])
        second = FakeAltegio(size=SMALL, port=port)
        with pytest.raises(OSError, match="in use"):
            await second.start()
    async with second:
        assert second.base_url == f"http://127.0.0.1:{port}/api/v1"


def test_sizes_and_rate_limits_are_read_from_texts():
    assert parse_size([]) == Size()
    assert parse_size(["clients=7", "membership-types=2,shared_clients=3"]) == Size(
        clients=7, membership_types=2, shared_clients=3
    )
    assert parse_rate_limits([]) == PUBLISHED_LIMITS
    assert parse_rate_limits(["none"]) is None
    assert parse_rate_limits(["5/1", "200/0.5"]) == ((5, 1.0), (200, 0.5))
    for text in ("clients", "clients=-1", "clients=x", "people=3", ""):
        with pytest.raises(InvalidArgumentError, match="NAME=NUMBER"):
            parse_size([text])
    with pytest.raises(InvalidArgumentError, match="or none alone, got 'none'"):
        parse_rate_limits(["5/1", "none"])
    for text in ("5", "5/", "x/1", "5/1/1", "-5/1", ""):
        with pytest.raises(InvalidArgumentError, match="REQUESTS/SECONDS"):
            parse_rate_limits([text])


async def test_a_host_that_others_can_reach_is_for_tests_only(monkeypatch):
    async def serve(_server):
        pass

    monkeypatch.setattr("altegio_async.cli.fake.serve", serve)
    for host, is_warned in (("127.0.0.1", False), ("::1", False), ("localhost", False), ("0.0.0.0", True)):
        done = await run_in_process("fake", "--host", host, env=build_environment())
        assert (done.code, "ALTEGIO_ALLOW_HTTP=1" in done.err) == (0, is_warned), host


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--size", "people=3"), "NAME=NUMBER"),
        (("--size", "chains=0"), "locations need at least one chain"),
        (("--rate-limit", "0/1"), "rate_limits must be None or pairs"),
        (("--rate-limit", "none", "--rate-limit", "5/1"), "REQUESTS/SECONDS or none"),
        (("--drift", "nonsense"), "'nonsense' is not one of"),
        (("--denied", "x"), "not a positive whole number"),
        (("--port", "70000"), "70000 is not in the range"),
        (("--fault", "tls_expired"), "start a FaultServer with it"),
    ],
)
async def test_wrong_options_are_wrong_usage(arguments, reason):
    done = await run_in_process("fake", *arguments, env=build_environment())
    assert (done.code, done.out) == (2, "")
    assert reason in done.err


@pytest.mark.parametrize(
    ("host", "port"), [("", 0), (None, 0), ("127.0.0.1", -1), ("127.0.0.1", 65536), ("127.0.0.1", "80")]
)
def test_an_invalid_address_is_refused(host, port):
    with pytest.raises(InvalidArgumentError, match=r"^(host|port) "):
        FakeAltegio(size=SMALL, host=host, port=port)
