"""`altegio bulk` for whole locations: clients, and the gift cards and memberships of all clients."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import build_environment, run_command

SMALL = Size(chains=1, locations=3, clients=4, holders=1)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as running:
        yield running


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_clients_of_locations_are_written_and_a_failed_location_is_read_again(fake, tmp_path):
    first, second = (location.id for location in fake.locations[:2])
    fake.denied_locations = {second}
    output, checkpoint = tmp_path / "clients.csv", tmp_path / "clients.sqlite"
    command = [
        "bulk", "clients", first, second, first, "--field", "phone", "--output", output,
        "--checkpoint", checkpoint,
    ]  # fmt: skip
    done = await run_command(*command, env=build_environment(fake))
    assert done.code == 3
    assert f"failed: location {second}: the user has no rights in this location" in done.err
    rows = read_csv(output)
    assert list(rows[0]) == ["location_id", "id", "name", "phone"]
    assert [int(row["id"]) for row in rows] == list(fake.world.clients_of[first])
    fake.denied_locations = set()
    sent = fake.request_count
    done = await run_command(*command, "--retry-failed", env=build_environment(fake))
    assert (done.code, fake.request_count) == (0, sent + 1)
    assert len(read_csv(output)) == 2 * len(rows)


@pytest.mark.full
async def test_holdings_of_all_clients_are_written(fake, tmp_path):
    locations = [location.id for location in fake.locations]
    fake.denied_locations = {locations[2]}
    for name, field, more in (
        ("gift-cards", "gift_cards_of", []),
        ("gift-cards", "gift_cards_of", ["--prefilter"]),
        ("memberships", "memberships_of", []),
    ):
        done = await run_command(
            "bulk", f"{name}-of-locations", *locations, "--output", "-", "--format", "jsonl", *more,
            env=build_environment(fake),
        )  # fmt: skip
        assert done.code == 3
        assert f"failed: the clients of location {locations[2]}: the user has no rights" in done.err
        assert "10 ok, 0 missing, 1 failed" in done.err
        read = {json.loads(line)["id"] for line in done.out.splitlines()}
        held = [item for items in getattr(fake.world, field).values() for item in items]
        known = {item.id for item in held if item.location_id != locations[2]}
        assert read <= known
        assert read


@pytest.mark.full
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--filter", "vip"], "a filter must be JSON"),
        (["--filter", "[1]"], "a filter must be JSON"),
        (["--operation", "XOR"], "'XOR' is not one of"),
        (["--field", "shoe"], "fields[0] must be one of"),
    ],
)
async def test_a_wrong_search_is_refused(fake, tmp_path, arguments, message):
    done = await run_command(
        "bulk", "clients", "720441", "--output", tmp_path / "x.csv", *arguments, env=build_environment(fake)
    )
    assert done.code in {1, 2}
    assert message in done.err
    assert fake.request_count == 0
    assert not list(tmp_path.iterdir())
