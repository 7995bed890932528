"""`altegio doctor` names each problem and nothing else."""

from __future__ import annotations

import socket

import pytest

from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import build_environment, run_command

SMALL = Size(chains=1, locations=2, membership_types=8, gift_card_types=4, clients=3)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        yield server


async def run_doctor(fake, *arguments, **changes):
    done = await run_command("doctor", *arguments, env=build_environment(fake, **changes))
    assert done.err == ""
    for token in (fake.partner_token, fake.user_token):
        assert token not in done.out
    return done


async def test_a_working_setup_is_reported_as_such(fake):
    done = await run_doctor(fake, "--location", fake.locations[0].id)
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["ok"] * 10
    assert lines[-1] == "all checks passed"
    assert "the clock agrees" in done.out
    assert "gift cards can be seen" in done.out
    assert fake.commits == []


async def test_without_a_location_rights_are_not_checked(fake):
    done = await run_doctor(fake)
    assert done.code == 0
    assert "note    rights were not checked" in done.out


async def test_a_missing_token_is_named(fake):
    done = await run_doctor(fake, ALTEGIO_USER_TOKEN=None)
    assert done.code == 1
    assert "failed  ALTEGIO_USER_TOKEN is not set" in done.out
    assert fake.request_count == 0


async def test_an_expired_token_is_named(fake):
    environment_before = fake.user_token
    fake.rotate_user_token()
    done = await run_doctor(fake, ALTEGIO_USER_TOKEN=environment_before)
    assert done.code == 1
    assert "the tokens are not accepted" in done.out
    assert environment_before not in done.out


async def test_a_malformed_token_is_named(fake):
    done = await run_doctor(fake, ALTEGIO_USER_TOKEN="two words")
    assert done.code == 1
    assert "user_token is malformed" in done.out


async def test_a_missing_right_and_a_wrong_location_are_named(fake):
    place = fake.locations[0].id
    fake.denied_locations.add(place)
    done = await run_doctor(fake, "--location", place)
    assert done.code == 1
    assert f"failed  location {place}: no right to see membership types" in done.out
    done = await run_doctor(fake, "--location", 999_999)
    assert done.code == 1
    assert "location 999999 does not exist" in done.out


@pytest.mark.parametrize(
    ("date", "expected"), [("Mon, 01 Jan 2024 00:00:00 GMT", "ahead of"), ("nonsense", "not checked")]
)
async def test_the_clock_is_compared_with_the_servers(fake, date, expected):
    fake.inject(Answer(200, {"success": True, "data": [], "meta": []}, headers={"Date": date}))
    done = await run_doctor(fake)
    assert done.code == (1 if expected == "ahead of" else 0)
    assert expected in done.out


async def test_an_unreachable_url_is_reported(fake):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        done = await run_doctor(fake, ALTEGIO_API_BASE=f"http://127.0.0.1:{taken.getsockname()[1]}/api/v1")
    assert done.code == 1
    assert "cannot be reached" in done.out


async def test_a_failing_api_is_reported(fake):
    fake.inject(Answer(503, {"success": False, "data": None, "meta": {"message": "Down."}}))
    done = await run_doctor(fake)
    assert done.code == 1
    assert "internal error (503)" in done.out


async def test_another_service_at_the_url_is_reported(fake):
    fake.inject(Answer(200, "<html>Welcome to the hotel</html>"))
    done = await run_doctor(fake)
    assert done.code == 1
    assert "not like the Altegio API" in done.out
