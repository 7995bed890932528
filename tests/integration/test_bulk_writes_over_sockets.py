"""The bulk writes of a client change the state of the embedded server."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest

from altegio_async import AltegioClient
from altegio_async.bulk import Bulk, WriteOptions
from altegio_async.bulk.checkpoint import Checkpoint
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.rows import find_key
from altegio_async.testing import Answer, FakeAltegio, Size

SMALL = Size(chains=1, locations=3, membership_types=10, gift_card_types=4, clients=3)
WRITES = {
    "chain_loyalty_memberships_freeze", "chain_loyalty_memberships_unfreeze",
    "chain_loyalty_memberships_set_period", "chain_loyalty_memberships_set_balance",
    "chain_loyalty_membership_types_archive",
}  # fmt: skip


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=11, size=SMALL, rate_limits=None) as server:
        yield server


@pytest.fixture
async def altegio(fake):
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as client:
        yield client


@pytest.fixture
def memberships(fake):
    rows = list(fake.world.memberships.values())
    chosen = [row for row in rows if row.chain_id == rows[0].chain_id and not row.is_frozen]
    for row in chosen:
        kind = fake.world.membership_types[row.type_id]
        kind.allow_freeze, kind.freeze_limit = True, 90
    return chosen


def list_writes(fake):
    return [request.operation for request in fake.requests if request.operation in WRITES]


async def test_every_write_changes_the_server_and_a_second_one_sends_nothing(fake, altegio, memberships):
    chain = memberships[0].chain_id
    keys = {chain: [row.id for row in memberships]}
    united = {
        chain: [row.id for row in memberships if fake.world.membership_types[row.type_id].is_united_balance]
    }
    types = {chain: [row.id for row in fake.world.membership_types.values() if row.chain_id == chain]}
    until = (dt.datetime.now(dt.UTC) + dt.timedelta(days=5)).date()
    for write, wanted in (
        (lambda: altegio.bulk.freeze(keys, until=until), keys),
        (lambda: altegio.bulk.unfreeze(keys), keys),
        (lambda: altegio.bulk.set_period(keys, period=7, period_unit_id=2), keys),
        (lambda: altegio.bulk.set_balance(united, united_balance_services_count=77), united),
        (lambda: altegio.bulk.archive_membership_types(types), types),
    ):
        fake.requests.clear()
        result = await write()
        assert (result.failed, result.missing) == ({}, []), write
        assert sorted(result.ok) == sorted((chain, number) for number in wanted[chain])
        applied = sum(change.status.value == "applied" for change in result.ok.values())
        assert len(list_writes(fake)) == applied > 0
        again = await write()
        # The server does not list the end of a freeze, so a second freeze fails unsent.
        assert {type(error) for error in again.failed.values()} <= {InvalidArgumentError}
        assert {change.status.value for change in again.ok.values()} <= {"unchanged"}
        assert len(list_writes(fake)) == applied
        assert find_key(result).names == ("chain_id", "id")
    assert {(row.is_frozen, row.period, row.period_unit_id) for row in memberships} == {(False, 7, 2)}
    assert {row.united_count for row in memberships if row.id in united[chain]} == {77}
    assert all(fake.world.membership_types[number].is_archived for number in types[chain])


async def test_a_change_with_a_lost_response_is_confirmed(fake, altegio, memberships):
    row = memberships[0]
    fake.inject(Answer(503), operation="chain_loyalty_memberships_set_period", after_commit=True)
    result = await altegio.bulk.set_period({row.chain_id: [row.id]}, period=7, period_unit_id=2)
    assert result.ok[row.chain_id, row.id].is_verified
    assert len(list_writes(fake)) == 1


async def test_intents_are_written_to_the_disk(altegio, memberships, tmp_path, monkeypatch):
    modes = []
    save = Checkpoint.save

    def record(self, rows):
        modes.append((rows[0].status, self._file.connect().execute("PRAGMA synchronous").fetchone()[0]))
        save(self, rows)

    monkeypatch.setattr(Checkpoint, "save", record)
    row = memberships[0]
    path = tmp_path / "job.sqlite"
    await altegio.bulk.set_period({row.chain_id: [row.id]}, period=7, period_unit_id=2, checkpoint=path)
    assert modes == [("intent", 2), ("ok", 2)], "2 is FULL"
    modes.clear()
    await altegio.bulk.membership_types(
        {row.location_id: [row.type_id]}, checkpoint=tmp_path / "reads.sqlite"
    )
    assert [mode for _, mode in modes] == [1]


def test_options_are_listed_in_the_signatures():
    for name in ("freeze", "unfreeze", "set_period", "set_balance", "archive_membership_types"):
        parameters = inspect.signature(getattr(Bulk, name)).parameters
        assert set(WriteOptions.__annotations__) <= set(parameters)
