"""`altegio checkpoint info` and `export`, for the checkpoints of every kind of bulk job."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import signal

import pytest

from altegio_async import AltegioClient
from altegio_async.bulk.checkpoint import Checkpoint, Identity, StoredOutcome
from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import build_environment, interrupt_command, run_in_process

SMALL = Size(chains=1, locations=2, membership_types=4, gift_card_types=2, clients=3)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        yield server


@pytest.fixture
async def altegio(fake):
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as client:
        yield client


def write_keys(path, fake, column):
    rows = [
        (location.id, value)
        for location in fake.locations
        for value in (
            location.client_phones if column == "phone" else [*location.membership_type_ids, 99999999]
        )
    ]
    path.write_text(f"location_id,{column}\n" + "".join(f"{place},{value}\n" for place, value in rows))
    return path


async def export(fake, checkpoint, *arguments):
    done = await run_in_process(
        "checkpoint", "export", checkpoint, *arguments, "--output", "-", env=build_environment()
    )
    assert done.code == 0, done.err
    return done.out


@pytest.mark.parametrize("name", ["gift-cards", "memberships", "membership-types"])
async def test_an_export_equals_the_output_of_the_job(fake, tmp_path, name):
    keys = write_keys(tmp_path / "keys.csv", fake, "id" if name.endswith("types") else "phone")
    output, checkpoint = tmp_path / "out.csv", tmp_path / "job.sqlite"
    done = await run_in_process(
        "bulk", name, "--input", keys, "--output", output, "--checkpoint", checkpoint,
        "--max-in-flight", 1, env=build_environment(fake),
    )  # fmt: skip
    assert done.code == 0, done.err
    before = checkpoint.read_bytes()
    exported = (await export(fake, checkpoint)).splitlines()
    written = output.read_text(encoding="utf-8").splitlines()
    assert (exported[0], sorted(exported)) == (written[0], sorted(written))
    assert len(exported) > 1
    assert checkpoint.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"keys.csv", "out.csv", "job.sqlite"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_the_outcomes_of_a_stopped_job_are_exported(fake, tmp_path, number):
    keys = write_keys(tmp_path / "keys.csv", fake, "phone")
    checkpoint = tmp_path / "job.sqlite"
    stopped = await interrupt_command(
        fake, "bulk", "gift-cards", "--input", keys, "--output", tmp_path / "out.csv", "--checkpoint", checkpoint,
        "--max-in-flight", 1, after=5, number=number,
    )  # fmt: skip
    assert stopped.code in {128 + number, -number}
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = await run_in_process("checkpoint", "info", checkpoint, "--format", "json", env=build_environment())
    stored = json.loads(done.out)["outcomes"]["ok"]
    assert 1 <= stored <= 5
    rows = list(csv.DictReader(io.StringIO(await export(fake, checkpoint))))
    cards = {card.id: card for cards in fake.world.gift_cards_of.values() for card in cards}
    assert {row["number"] for row in rows} <= {card.number for card in cards.values()}
    assert len({row["phone"] for row in rows}) <= stored
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files


async def test_rows_of_locations_windows_prefilters_and_changes_are_exported(fake, altegio, tmp_path):
    ids = [location.id for location in fake.locations]
    memberships = list(fake.world.memberships.values())[:2]
    chain, rows = memberships[0].chain_id, [(row.chain_id, row.id) for row in memberships]
    phones = [(location.id, phone) for location in fake.locations for phone in location.client_phones]
    clients = [(client.location_id, client.id) for client in fake.world.clients.values()]
    jobs = {
        "clients": (altegio.bulk.clients, (ids,), {}),
        "bases": (altegio.bulk.gift_cards_of_locations, (ids,), {}),
        "prefilter": (altegio.bulk.memberships, (phones,), {"prefilter": True}),
        "client ids": (altegio.bulk.memberships, (clients,), {"prefilter": True}),
        "phones and client ids": (altegio.bulk.memberships, ([*phones, *clients],), {"prefilter": True}),
        "windows": (
            altegio.bulk.chain_memberships,
            (chain,),
            {"created_after": dt.date(2026, 1, 1), "created_before": dt.date(2026, 12, 31)},
        ),
        "changes": (altegio.bulk.unfreeze, (rows,), {}),
    }
    expected_columns = {
        "clients": ["location_id", "id", "name"],
        "bases": ["location_id", "phone", "id"],
        "prefilter": ["location_id", "phone", "id"],
        "client ids": ["location_id", "client_id", "id"],
        "phones and client ids": ["location_id", "key", "id"],
        "windows": ["first_day", "last_day", "id"],
        "changes": ["chain_id", "id", "status"],
    }
    for name, (start, arguments, options) in jobs.items():
        checkpoint = tmp_path / name
        result = await start(*arguments, checkpoint=checkpoint, **options)
        count = sum(len(value) if isinstance(value, list) else 1 for value in result.ok.values())
        text = await export(fake, checkpoint)
        found = list(csv.DictReader(io.StringIO(text)))
        assert count > 0, name
        assert len(found) == count, name
        assert list(found[0])[:3] == expected_columns[name]
        lines = (await export(fake, checkpoint, "--format", "jsonl")).splitlines()
        assert [str(json.loads(line)["id"]) for line in lines] == [row["id"] for row in found], name


@pytest.mark.parametrize("fields", [(), ("sold_amount", "phone")])
async def test_exported_clients_have_the_columns_that_the_command_writes(fake, tmp_path, fields):
    output, checkpoint = tmp_path / "out.csv", tmp_path / "clients.sqlite"
    done = await run_in_process(
        "bulk", "clients", fake.locations[0].id, *[text for name in fields for text in ("--field", name)],
        "--output", output, "--checkpoint", checkpoint, env=build_environment(fake),
    )  # fmt: skip
    assert done.code == 0, done.err
    assert await export(fake, checkpoint) == output.read_text(encoding="utf-8")
    assert (await export(fake, checkpoint, "--failed")).splitlines() == [
        "location_id,status,error,http_status,message"
    ]


async def test_failed_and_missing_keys_are_exported_with_their_errors(fake, altegio, tmp_path):
    first, second = fake.locations
    fake.denied_locations.add(second.id)
    checkpoint = tmp_path / "types.sqlite"
    kinds = {first.id: [*first.membership_type_ids, 99999999], second.id: second.membership_type_ids[:1]}
    await altegio.bulk.membership_types(kinds, checkpoint=checkpoint)
    rows = list(csv.DictReader(io.StringIO(await export(fake, checkpoint, "--failed"))))
    assert sorted(list(row.values())[:5] for row in rows) == [
        [str(first.id), "99999999", "missing", "", ""],
        [str(second.id), str(second.membership_type_ids[0]), "failed", "PermissionDeniedError", "403"],
    ]
    done = await run_in_process("checkpoint", "info", checkpoint, "--format", "json", env=build_environment())
    assert json.loads(done.out) == {
        "operation": "get_membership_type_list_by_id",
        "base_url": fake.base_url,
        "language": None,
        "user": None,
        "runs": 1,
        "outcomes": {"failed": 1, "missing": 1, "ok": len(first.membership_type_ids)},
        "errors": {"PermissionDeniedError 403": 1},
    }
    done = await run_in_process("checkpoint", "info", checkpoint, env=build_environment())
    assert "operation: get_membership_type_list_by_id\n" in done.out
    assert "outcomes: 1 failed, 1 missing, 4 ok\n" in done.out
    assert "errors: 1 PermissionDeniedError 403\n" in done.out


async def test_values_of_an_unknown_operation_are_exported_as_json(fake, tmp_path):
    checkpoint = tmp_path / "future.sqlite"
    file = Checkpoint(checkpoint, Identity("an_operation_of_tomorrow", fake.base_url))
    file.save(
        [
            StoredOutcome(7, 1, 1, "ok", b'[{"a": 1}, {"a": 2}]', None),
            StoredOutcome(7, "x", "x", "ok", b'"text"', None),
        ]
    )
    file.close()
    assert (await export(fake, checkpoint)).splitlines() == [
        "location_id,key,value", '7,1,"{""a"":1}"', '7,1,"{""a"":2}"', '7,x,"""text"""',
    ]  # fmt: skip


async def test_a_file_that_cannot_be_read_is_reported_in_one_line(fake, tmp_path):
    in_use, text, empty = tmp_path / "in use", tmp_path / "text", tmp_path / "empty"
    text.write_text("not a database")
    empty.touch()
    job = Checkpoint(in_use, Identity("get_client_gift_cards", fake.base_url))
    for path, reason in ((in_use, "in use"), (text, "not a database"), (empty, "is empty")):
        for command in (("info", path), ("export", path, "--output", tmp_path / "out.csv")):
            done = await run_in_process("checkpoint", *command, env=build_environment())
            (line,) = done.err.splitlines()
            assert (done.code, line.startswith("altegio: error: ")) == (1, True), line
            assert reason in line
    job.close()
    assert not (tmp_path / "out.csv").exists()
    same = await run_in_process("checkpoint", "export", in_use, "--output", in_use, env=build_environment())
    assert same.code == 2
    absent = await run_in_process("checkpoint", "info", tmp_path / "absent", env=build_environment())
    assert absent.code == 2


async def test_rows_that_do_not_fit_are_written_to_the_rejects_file_or_left_out(fake, tmp_path):
    checkpoint = tmp_path / "precise.sqlite"
    file = Checkpoint(checkpoint, Identity("get_client_gift_cards", fake.base_url))
    cards = b'[{"id": 1, "balance": 12.345}, {"id": 2, "balance": 12.34}]'
    file.save([StoredOutcome(7, "13150000000", "13150000000", "ok", cards, None)])
    file.close()
    for output, text in (
        (tmp_path / "out.csv", f"written to {tmp_path / 'out.csv.rejects.jsonl'}"),
        ("-", "left out"),
    ):
        done = await run_in_process(
            "checkpoint", "export", checkpoint, "--output", output, env=build_environment()
        )
        assert done.code == 3
        assert "altegio: 1 rows written to " in done.err
        assert f"1 rows do not fit their columns and were {text}; --scale N keeps more decimals" in done.err


async def test_a_damaged_value_is_reported_without_the_value(fake, tmp_path):
    checkpoint = tmp_path / "damaged.sqlite"
    file = Checkpoint(checkpoint, Identity("get_client_gift_cards", fake.base_url))
    file.save([StoredOutcome(7, "13150000000", "13150000000", "ok", b'[{"id": "13150000000"}]', None)])
    file.close()
    done = await run_in_process(
        "checkpoint", "export", checkpoint, "--output", tmp_path / "out.csv", env=build_environment()
    )
    assert (done.code, (tmp_path / "out.csv").exists()) == (1, False)
    assert "can be neither read nor written" in done.err
    assert "1315" not in done.err


async def test_a_damaged_key_of_a_failed_outcome_is_reported_in_one_line(fake, tmp_path):
    checkpoint = tmp_path / "damaged.sqlite"
    file = Checkpoint(checkpoint, Identity("get_client_gift_cards", fake.base_url))
    window = "2026-99-01/2026-01-02"
    file.save([StoredOutcome(7, window, window, "missing", None, None)])
    file.close()
    done = await run_in_process(
        "checkpoint",
        "export",
        checkpoint,
        "--failed",
        "--output",
        tmp_path / "out.csv",
        env=build_environment(),
    )
    assert (done.code, (tmp_path / "out.csv").exists()) == (1, False)
    (line,) = done.err.splitlines()
    assert "can be neither read nor written" in line
