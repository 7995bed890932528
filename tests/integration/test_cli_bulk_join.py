"""`altegio bulk memberships-by-client`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from altegio_async.bulk import OwnerStatus
from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import build_environment, run_command
from tests.support.join_worlds import FIRST, LAST, WorldBuilder

SMALL = Size(chains=1, locations=1, clients=1, membership_types=1, gift_card_types=1)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# The small size runs the command only once.
@pytest.mark.parametrize("is_complete", [False, pytest.param(True, marks=pytest.mark.full)])
async def test_memberships_are_written_with_their_clients_and_a_failed_location_is_read_again(
    tmp_path, is_complete
):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        world = WorldBuilder(fake, seed=4).build(memberships=30, noise=5)
        denied = world.location_ids[1]
        fake.denied_locations = {denied}
        output, checkpoint = tmp_path / "owners.csv", tmp_path / "owners.sqlite"
        command = [
            "bulk", "memberships-by-client", world.chain_id, *world.location_ids, "--output", output,
            "--created-after", FIRST, "--created-before", LAST, "--checkpoint", checkpoint,
        ]  # fmt: skip
        if is_complete:
            planned = await run_command(*command, "--dry-run", env=build_environment(fake))
            assert (planned.code, fake.request_count) == (0, 0)
            assert "requests: at least 4" in planned.out  # two windows of memberships, two locations
            assert "way: joined" in planned.out
        done = await run_command(*command, env=build_environment(fake))
        assert done.code == 3
        assert f"failed: the product transactions of location {denied}: the user has no rights" in done.err
        rows = {int(row["id"]): row for row in read_csv(output)}
        assert rows.keys() == world.expected.keys()
        assert any(row["status"] == OwnerStatus.UNKNOWN for row in rows.values())
        if not is_complete:
            return
        fake.denied_locations = set()
        done = await run_command(*command, "--retry-failed", env=build_environment(fake))
        assert done.code == 0
        found = {int(row["id"]): (row["status"], row["client_id"]) for row in read_csv(output)}
        assert found == {
            number: (one.status, "" if one.client_id is None else str(one.client_id))
            for number, one in world.expected.items()
        }


@pytest.mark.full
async def test_a_chain_without_rights_and_wrong_days_end_the_command(tmp_path):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        world = WorldBuilder(fake, seed=4).build(memberships=1, noise=0)
        fake.denied_locations = {world.chain_id}
        for first, code, message in (
            (FIRST, 1, "no rights"),
            ("2026-07-01", 1, "is later than"),
            ("x", 2, "'x'"),
        ):
            done = await run_command(
                "bulk", "memberships-by-client", world.chain_id, *world.location_ids, "--output", tmp_path / "x.csv",
                "--created-after", first, "--created-before", LAST, env=build_environment(fake),
            )  # fmt: skip
            assert (done.code, message in done.err) == (code, True), done.err
        assert not (tmp_path / "x.csv").exists()
