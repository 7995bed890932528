"""`altegio clients` and `altegio appointments`, in this process against FakeAltegio."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import build_environment, run_in_process

SMALL = Size(chains=1, locations=2, membership_types=3, gift_card_types=3, clients=4)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        yield server


async def run_json(fake, *arguments):
    done = await run_in_process(*arguments, "--format", "json", env=build_environment(fake))
    assert done.code == 0, done.err
    return json.loads(done.out)


async def test_clients_are_searched_by_text_filter_and_limit(fake):
    location = fake.locations[0]
    rows = await run_json(fake, "clients", "search", location.id)
    assert [row["phone"].removeprefix("+") for row in rows] == location.client_phones
    assert {row["location_id"] for row in rows} == {location.id}
    assert len(await run_json(fake, "clients", "search", location.id, "--limit", 2)) == 2
    chosen = rows[1]
    for arguments in (
        ("--text", chosen["phone"].removeprefix("+")),
        ("--filter", json.dumps({"type": "id", "state": {"value": [chosen["id"]]}})),
    ):
        found = await run_json(fake, "clients", "search", location.id, *arguments)
        assert [row["id"] for row in found] == [chosen["id"]], arguments
    done = await run_in_process("clients", "search", location.id, env=build_environment(fake))
    assert f"{len(rows)} rows" in done.out
    assert chosen["name"] in done.out


async def test_clients_of_several_locations_are_exported(fake, tmp_path):
    ids = [location.id for location in fake.locations]
    output = tmp_path / "clients.csv"
    done = await run_in_process("clients", "export", *ids, "--output", output, env=build_environment(fake))
    assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8"))))
    wanted = [client for client in fake.world.clients.values() if client.location_id in ids]
    assert {(int(row["location_id"]), int(row["id"])) for row in rows} == {
        (client.location_id, client.id) for client in wanted
    }
    assert len(rows) == len(wanted)
    assert {"name", "phone"} <= set(rows[0])


async def test_the_phones_of_clients_are_a_key_file_of_a_bulk_job(fake, tmp_path):
    keys = tmp_path / "keys.csv"
    ids = [location.id for location in fake.locations]
    env = build_environment(fake)
    done = await run_in_process("clients", "phones", *ids, ids[0], env=env)
    assert done.code == 0, done.err
    expected = [f"{location.id},{phone}" for location in fake.locations for phone in location.client_phones]
    assert done.out.splitlines() == ["location_id,phone", *expected]
    keys.write_text(done.out, encoding="utf-8")
    done = await run_in_process("bulk", "gift-cards", "--input", keys, "--output", "-", env=env)
    assert done.code == 0
    assert f"{len(expected)} ok" in done.err


async def test_a_location_without_clients_has_a_key_file_with_a_header_only(fake):
    location = fake.locations[0]
    fake.world.clients_of[location.id] = {}
    done = await run_in_process("clients", "phones", location.id, env=build_environment(fake))
    assert (done.code, done.out) == (0, "location_id,phone\n"), done.err


async def test_masked_phones_are_an_error(fake):
    fake.masked_phones = True
    done = await run_in_process("clients", "phones", fake.locations[0].id, env=build_environment(fake))
    assert done.code == 1
    assert "are masked" in done.err


async def test_appointments_are_listed_by_days_team_member_and_client(fake):
    location = fake.locations[0]
    rows = await run_json(fake, "appointments", "list", location.id)
    assert rows
    assert {row["location_id"] for row in rows} == {location.id}
    first = min(rows, key=lambda row: row["datetime"])
    day = dt.datetime.fromisoformat(first["datetime"]).date().isoformat()
    of_day = await run_json(fake, "appointments", "list", location.id, "--start-date", day, "--end-date", day)
    assert [row["id"] for row in of_day] == [row["id"] for row in rows if row["datetime"].startswith(day)]
    team_member = first["team_member_id"]
    of_member = await run_json(fake, "appointments", "list", location.id, "--team-member", team_member)
    assert {row["team_member_id"] for row in of_member} == {team_member}
    assert len(await run_json(fake, "appointments", "list", location.id, "--limit", 1)) == 1
    sent = {
        "--client": ("client_id", "5"),
        "--changed-after": ("changed_after", "2026-10-01T08:00:00"),
        "--with-deleted": ("with_deleted", "1"),
    }
    for option, (name, value) in sent.items():
        arguments = (option,) if option == "--with-deleted" else (option, value)
        await run_json(fake, "appointments", "list", location.id, *arguments)
        assert (name, value) in list(fake.requests[-1].query), option


async def test_appointments_have_distinct_columns_in_csv_and_names_in_a_table(fake):
    command = ["appointments", "list", fake.locations[0].id]
    done = await run_in_process(*command, "--format", "csv", env=build_environment(fake))
    names = done.out.splitlines()[0].split(",")
    assert names[:2] == ["location_id", "id"]
    assert len(names) == len(set(names))
    done = await run_in_process(*command, env=build_environment(fake))
    assert done.code == 0, done.err
    for heading in ("start", "team member", "client", "services", "outcome"):
        assert heading in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("clients", "search", "x"),
        ("clients", "search", "1", "--filter", "{"),
        ("clients", "phones"),
        ("appointments", "list", "1", "--start-date", "01.12.2026"),
        ("appointments", "list", "1", "--changed-after", "yesterday"),
        ("appointments", "list", "1", "--start-date", "2026-12-02", "--end-date", "2026-12-01"),
    ],
)
async def test_wrong_usage_sends_nothing(fake, arguments):
    done = await run_in_process(*arguments, env=build_environment(fake))
    assert (done.code, fake.request_count) == (2, 0)
