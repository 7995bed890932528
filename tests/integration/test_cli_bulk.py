"""`altegio bulk` as a process: input and output files, interruption and resumption."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import shlex
import sys
from collections import Counter
from decimal import Decimal

import pyarrow.parquet
import pytest

from altegio_async import AltegioClient
from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import ALTEGIO, build_environment, interrupt_command, run_command, run_in_process

SMALL = Size(chains=1, locations=3, membership_types=10, gift_card_types=4, clients=3)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=11, size=SMALL, rate_limits=None) as server:
        yield server


@pytest.fixture
def clients(fake):
    return list(fake.world.clients.values())


@pytest.fixture
def keys(clients, tmp_path):
    path = tmp_path / "clients.csv"
    rows = [f"{client.location_id},{client.phone},whatever" for client in clients]
    path.write_text("location_id,phone,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def find_cards(fake, clients):
    return {card.id: card for client in clients for card in fake.world.gift_cards_of.get(client.id, [])}


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_phones_are_read_and_gift_cards_written(fake, clients, keys, tmp_path):
    wanted = find_cards(fake, clients)
    for output in (tmp_path / "cards.parquet", tmp_path / "cards.csv"):
        done = await run_in_process(
            "bulk", "gift-cards", "--input", keys, "--output", output, env=build_environment(fake)
        )
        assert done.code == 0, done.err
        assert done.out == ""
        assert f"{len(clients)} ok, 0 missing, 0 failed; written to {output}" in done.err
    table = pyarrow.parquet.read_table(tmp_path / "cards.parquet")
    assert dict(zip(table["id"].to_pylist(), table["balance"].to_pylist(), strict=True)) == {
        number: card.balance for number, card in wanted.items()
    }
    written = {int(row["id"]): row for row in read_rows(tmp_path / "cards.csv")}
    assert {number: Decimal(row["balance"]) for number, row in written.items()} == {
        number: card.balance for number, card in wanted.items()
    }
    assert {row["number"] for row in written.values()} == {card.number for card in wanted.values()}


async def test_rows_are_written_without_an_import_of_pandas(fake, keys, tmp_path):
    environment = build_environment(fake, PYTHONPROFILEIMPORTTIME="1")
    output = tmp_path / "cards.parquet"
    done = await run_command("bulk", "gift-cards", "--input", keys, "--output", output, env=environment)
    assert done.code == 0, done.err
    modules = {line.rpartition("|")[2].strip() for line in done.err.splitlines()}
    assert {"pyarrow.lib", "altegio_async.frames.arrays"} <= modules
    assert not {name for name in modules if name.startswith("pandas.")}


WITHOUT_FRAMES = """
import sys
for name in ("narwhals", "numpy", "pandas", "polars", "pyarrow"):
    sys.modules[name] = None
from altegio_async.cli import main
main()
"""


@pytest.mark.parametrize("output", ["cards.csv", "cards.jsonl", "-"])
async def test_csv_and_json_lines_are_written_without_the_extra_frames(fake, clients, keys, tmp_path, output):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WITHOUT_FRAMES, "bulk", "gift-cards", "--input", keys, "--output", output,
        env=build_environment(fake), cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    assert process.returncode == 0, err
    text = out.decode() if output == "-" else (tmp_path / output).read_text(encoding="utf-8")
    if output.endswith("jsonl"):
        rows = [json.loads(line, parse_float=str) for line in text.splitlines()]
        assert {tuple(row)[:4] for row in rows} == {("location_id", "phone", "id", "number")}
    else:
        rows = list(csv.DictReader(io.StringIO(text)))
    wanted = find_cards(fake, clients)
    assert {int(row["id"]): Decimal(row["balance"]) for row in rows} == {
        number: card.balance for number, card in wanted.items()
    }


async def test_rows_are_written_to_standard_output_in_both_formats(fake, clients, keys):
    command = ["bulk", "gift-cards", "--input", keys, "--output", "-", "--max-in-flight", 1]
    done = await run_in_process(*command, "--format", "csv", env=build_environment(fake))
    assert done.code == 0, done.err
    assert f"{len(clients)} ok, 0 missing, 0 failed; written to standard output" in done.err
    lines = await run_in_process(*command, "--format", "jsonl", env=build_environment(fake))
    ids = [json.loads(line)["id"] for line in lines.out.splitlines()]
    assert ids == [int(row["id"]) for row in csv.DictReader(io.StringIO(done.out))]
    assert set(ids) == set(find_cards(fake, clients))


async def test_a_format_for_a_file_is_wrong_usage(fake, keys, tmp_path):
    command = ["bulk", "gift-cards", "--input", keys, "--output", tmp_path / "cards.csv", "--format", "jsonl"]
    done = await run_in_process(*command, env=build_environment(fake))
    assert (done.code, fake.request_count) == (2, 0)
    assert "--format needs --output -" in done.err


async def test_a_closed_pipe_ends_a_job_without_further_requests(fake, clients, keys):
    fake.latency = 0.2
    line = f"{ALTEGIO} bulk gift-cards --input {keys} --output - --max-in-flight 1 | head -1"
    process = await asyncio.create_subprocess_exec(
        "bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}",
        env=build_environment(fake), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    assert process.returncode == 0, err
    assert b"error" not in err.lower()
    assert out.startswith(b"location_id,phone,id,number,")
    assert fake.request_count < len(clients)


async def test_ids_are_requested_in_batches_and_missing_ones_are_named(fake, tmp_path):
    keys = tmp_path / "ids.csv"
    place = fake.locations[0]
    lines = ["\ufeffID;ignored", *(f"{number};x" for number in place.membership_type_ids), "999999999;x", ""]
    keys.write_text("\r\n".join(lines), encoding="utf-8")
    output = tmp_path / "types.csv"
    arguments = ["--location", place.id, "--input", keys, "--output", output]
    done = await run_in_process("bulk", "membership-types", *arguments, env=build_environment(fake))
    assert done.code == 0, done.err
    assert f"not found: 999999999 in location {place.id}" in done.err
    assert "10 ok, 1 missing, 0 failed" in done.err
    assert [int(row["id"]) for row in read_rows(output)] == place.membership_type_ids
    assert fake.request_count == 2, "one for all, one more for the absent one"


async def test_a_resumed_job_requests_nothing_twice(fake, clients, keys, tmp_path):
    output, checkpoint = tmp_path / "cards.csv", tmp_path / "cards.sqlite"
    output.write_text("earlier\n")
    command = ["bulk", "gift-cards", "--input", keys, "--output", output, "--checkpoint", checkpoint]
    command += ["--max-in-flight", 1]
    interrupted = await interrupt_command(fake, *command, after=5)
    assert interrupted.code == 130
    assert f"of {len(clients)} keys" in interrupted.err
    assert f"to resume: altegio bulk gift-cards --input {keys}" in interrupted.err
    assert "Traceback" not in interrupted.err
    assert output.read_text() == "earlier\n"

    done = await run_command(*command, env=build_environment(fake))
    assert done.code == 0, done.err
    assert {int(row["id"]) for row in read_rows(output)} == set(find_cards(fake, clients))
    answered = Counter(str(request.query) for request in fake.requests if request.status == 200)
    assert max(answered.values()) == 1
    assert len(answered) == len(clients)


async def test_failed_keys_are_requested_again_on_request(fake, clients, keys, tmp_path):
    output, checkpoint = tmp_path / "cards.csv", tmp_path / "cards.sqlite"
    command = ["bulk", "memberships", "--input", keys, "--output", output, "--checkpoint", checkpoint]
    broken = clients[0].location_id
    fake.denied_locations.add(broken)
    failed = sum(client.location_id == broken for client in clients)
    done = await run_in_process(*command, env=build_environment(fake))
    assert done.code == 3
    assert f"{len(clients) - failed} ok, 0 missing, {failed} failed" in done.err
    assert "--retry-failed" in done.err
    assert "no right" in done.err

    fake.denied_locations.clear()
    before = fake.request_count
    done = await run_in_process(*command, "--retry-failed", env=build_environment(fake))
    assert done.code == 0, done.err
    assert fake.request_count - before == failed


async def test_a_token_that_is_no_longer_valid_ends_the_job_at_once(fake, clients, keys, tmp_path):
    output = tmp_path / "cards.csv"
    env = build_environment(fake)
    fake.rotate_user_token()
    command = ["bulk", "gift-cards", "--input", keys, "--output", output, "--max-in-flight", 2]
    done = await run_in_process(*command, env=env)
    assert done.code == 1
    assert "does not accept the tokens" in done.err
    assert "stopped after 0 of" in done.err
    assert fake.request_count <= 4
    assert not output.exists()
    for token in (fake.partner_token, env["ALTEGIO_USER_TOKEN"]):
        assert token not in done.err


async def test_after_a_token_has_expired_the_printed_command_resumes(fake, clients, keys, tmp_path):
    output, checkpoint = tmp_path / "cards.csv", tmp_path / "the cards.sqlite"
    command = ["bulk", "gift-cards", "--input", keys, "--output", output, "--checkpoint", checkpoint]
    command += ["--max-in-flight", 1]

    def latency() -> float:
        if fake.request_count == 5:
            fake.rotate_user_token()
        return 0.0

    fake.latency = latency
    done = await run_command(*command, env=build_environment(fake))
    assert done.code == 1
    assert "does not accept the tokens" in done.err
    printed = re.search(r"to resume: altegio (.*)$", done.err, re.MULTILINE)
    assert printed

    again = await run_command(*command, env=build_environment(fake))
    assert again.code == 1
    (line,) = again.err.splitlines()
    assert "pass --accept-new-token once" in line

    done = await run_command(*shlex.split(printed[1]), env=build_environment(fake))
    assert done.code == 0, done.err
    assert {int(row["id"]) for row in read_rows(output)} == set(find_cards(fake, clients))
    answered = Counter(str(request.query) for request in fake.requests if request.status == 200)
    assert (len(answered), max(answered.values())) == (len(clients), 1)


async def test_a_named_user_resumes_with_a_new_token(fake, clients, keys, tmp_path):
    output, checkpoint = tmp_path / "cards.csv", tmp_path / "cards.sqlite"
    command = ["bulk", "gift-cards", "--input", keys, "--output", output, "--checkpoint", checkpoint]
    named = [*command, "--checkpoint-user", "front desk"]
    done = await run_in_process(*named, env=build_environment(fake))
    assert done.code == 0, done.err
    sent = fake.request_count
    fake.rotate_user_token()
    again = await run_in_process(*named, env=build_environment(fake))
    assert again.code == 0, again.err
    assert fake.request_count == sent

    refused = await run_in_process(*command, "--checkpoint-user", "another", env=build_environment(fake))
    assert refused.code == 1
    assert "another user" in refused.err
    fake.rotate_user_token()
    unnamed = await run_in_process(*command, env=build_environment(fake))
    assert unnamed.code == 1
    assert "--checkpoint-user" in unnamed.err
    assert "checkpoint_user" not in unnamed.err
    assert fake.request_count == sent


async def test_the_printed_command_of_a_named_user_accepts_no_other_token(fake, clients, keys, tmp_path):
    env = build_environment(fake)
    fake.rotate_user_token()
    command = ["bulk", "gift-cards", "--input", keys, "--output", tmp_path / "cards.csv"]
    done = await run_command(
        *command, "--checkpoint", tmp_path / "cards.sqlite", "--checkpoint-user", "front desk", env=env
    )
    assert done.code == 1
    assert re.search(r"to resume: altegio .*--checkpoint-user 'front desk'$", done.err, re.MULTILINE)


async def test_an_empty_user_of_a_checkpoint_is_refused(fake, keys, tmp_path):
    command = ["bulk", "gift-cards", "--input", keys, "--output", tmp_path / "cards.csv"]
    done = await run_in_process(
        *command,
        "--checkpoint",
        tmp_path / "cards.sqlite",
        "--checkpoint-user",
        "",
        env=build_environment(fake),
    )
    assert done.code != 0
    assert "must not be empty" in done.err
    assert fake.request_count == 0


@pytest.mark.parametrize(
    "given",
    [
        "cat {keys} | {command} --input -",
        "cat {keys} | {command} --input /dev/stdin",
        "{command} --input <(cat {keys})",
        "{command} --input - < {keys}",
    ],
)
async def test_keys_can_be_piped(fake, clients, keys, tmp_path, given):
    output = tmp_path / "cards.csv"
    command = shlex.join([str(ALTEGIO), "bulk", "gift-cards", "--output", str(output)])
    process = await asyncio.create_subprocess_exec(
        "bash", "-c", given.format(keys=shlex.quote(str(keys)), command=command),
        env=build_environment(fake), stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, err = await process.communicate()
    assert process.returncode == 0, err
    assert {int(row["id"]) for row in read_rows(output)} == set(find_cards(fake, clients))


@pytest.mark.parametrize(
    ("first", "second"), [("input", "output"), ("input", "checkpoint"), ("output", "checkpoint")]
)
async def test_two_arguments_that_name_one_file_are_refused(fake, keys, tmp_path, first, second):
    paths = {"input": keys, "output": tmp_path / "out.csv", "checkpoint": tmp_path / "kept.csv"}
    paths[second] = paths[first]
    before = keys.read_bytes()
    options = [part for name, path in paths.items() for part in (f"--{name}", path)]
    done = await run_in_process("bulk", "gift-cards", *options, env=build_environment(fake))
    assert done.code == 2
    assert f"--{first} and --{second} are the same file" in done.err
    assert keys.read_bytes() == before
    assert list(tmp_path.iterdir()) == [keys]
    assert fake.request_count == 0


async def test_a_checkpoint_of_more_keys_yields_only_those_of_the_file(fake, clients, keys, tmp_path):
    output = tmp_path / "cards.csv"
    arguments = ["bulk", "gift-cards", "--output", output, "--checkpoint", tmp_path / "cards.sqlite"]
    assert (await run_in_process(*arguments, "--input", keys, env=build_environment(fake))).code == 0
    few = tmp_path / "few.csv"
    few.write_text("".join(keys.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    asked = fake.request_count
    done = await run_in_process(*arguments, "--input", few, env=build_environment(fake))
    assert (done.code, fake.request_count) == (0, asked), done.err
    assert "2 ok, 0 missing, 0 failed" in done.err
    assert {int(row["id"]) for row in read_rows(output)} == find_cards(fake, clients[:2]).keys()


async def test_repeated_keys_do_not_count_in_the_total(fake, clients, keys, tmp_path):
    header, *rows = keys.read_text().splitlines()
    keys.write_text("\n".join([header, *(3 * rows[:4]), ""]))
    done = await run_in_process(
        "bulk", "gift-cards", "--input", keys, "--output", tmp_path / "x.csv", env=build_environment(fake)
    )
    shown = re.findall(r"(\d+) of (\d+) keys", done.err)
    assert shown[-1] == ("4", "4")
    assert {total for _, total in shown} == {"4"}


async def test_the_rate_of_a_resumed_job_counts_requested_keys_only(fake, tmp_path):
    pairs = [(fake.locations[0].id, f"1315{number:07}") for number in range(300)]
    checkpoint, keys = tmp_path / "cards.sqlite", tmp_path / "clients.csv"
    async with AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
    ) as altegio:
        await altegio.bulk.gift_cards(pairs[:-7], checkpoint=checkpoint)
    keys.write_text("location_id,phone\n" + "".join(f"{place},{phone}\n" for place, phone in pairs))
    before = fake.request_count
    done = await run_in_process(
        "bulk", "gift-cards", "--input", keys, "--output", tmp_path / "x.csv", "--checkpoint", checkpoint,
        env=build_environment(fake),
    )  # fmt: skip
    assert fake.request_count - before == 7
    rate = re.search(r"300 of 300 keys, ([\d.]+) keys/s", done.err)
    assert rate, done.err
    assert 0 < float(rate[1]) <= 7  # five at once, and two after a second


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("location_id,phone\n720441,1.3155E+10\n", "line 2"),
        ("location_id,phone\n720441,13150000000\n720441,none\n", "line 3"),
        ("location_id,phone\n0,13150000000\n", "line 2"),
        ("location_id,phone\n720441\n", "line 2"),
        ("phone\n13150000000\n", "--location"),
        ("location_id,telephone\n720441,13150000000\n", "'phone'"),
        ("", "'phone'"),
        (
            "location_id,phone\n720441,13150000000,Яга\n".encode("windows-1251"),
            "line 2: this is not UTF-8 text",
        ),
        ("location_id\tphone\n720441\t13150000000\n".encode("utf-16"), "save the file as CSV UTF-8"),
        (f"location_id,phone\n720441,{'1' * 200_000}\n", "line 2: this is not valid CSV"),
    ],
)
async def test_a_bad_file_is_refused_before_any_request(fake, tmp_path, text, expected):
    keys = tmp_path / "clients.csv"
    keys.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = await run_in_process(
        "bulk", "gift-cards", "--input", keys, "--output", tmp_path / "x.csv", env=build_environment(fake)
    )
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.startswith("altegio: error: ")
    assert expected in line
    assert fake.request_count == 0
    assert not (tmp_path / "x.csv").exists()


async def test_bad_rows_are_listed_or_skipped(fake, clients, tmp_path):
    keys, output = tmp_path / "clients.csv", tmp_path / "cards.csv"
    rows = "".join(f"{client.phone};{client.location_id}\n" for client in clients)
    keys.write_text(f"sep=;\nMobile;Salon\nnone;1\n{rows}13150000000;x\n", encoding="utf-8")
    command = ["bulk", "gift-cards", "--input", keys, "--output", output]
    command += ["--phone-column", "Mobile", "--location-column", "Salon"]
    refused = await run_in_process(*command, env=build_environment(fake))
    assert (refused.code, fake.request_count) == (1, 0)
    assert refused.err.splitlines() == [
        "altegio: error: clients.csv: 2 rows are not valid; correct them, or pass --skip-bad",
        "altegio: line 3: key, location 1: the phone has no digits",
        f"altegio: line {len(clients) + 4}: an id is not a whole number",
    ]
    done = await run_in_process(*command, "--skip-bad", env=build_environment(fake))
    assert done.code == 0, done.err
    assert done.err.count("skipped: line ") == 2
    assert {int(row["id"]) for row in read_rows(output)} == find_cards(fake, clients).keys()


@pytest.mark.parametrize(
    ("output", "checkpoint"),
    [("cards.xlsx", None), ("missing/cards.csv", None), ("cards.csv", "notes.txt")],
)
async def test_files_that_cannot_be_written_are_named(fake, keys, tmp_path, output, checkpoint):
    (tmp_path / "notes.txt").write_text("no checkpoint")
    more = ["--checkpoint", tmp_path / checkpoint] if checkpoint else []
    command = ["bulk", "gift-cards", "--input", keys, "--output", tmp_path / output, *more]
    done = await run_in_process(*command, env=build_environment(fake))
    assert done.code == 1
    assert "Traceback" not in done.err
    (line,) = done.err.splitlines()
    assert (checkpoint or output) in line
    assert fake.request_count == 0


async def test_one_failure_for_all_is_an_error(fake, clients, keys, tmp_path):
    fake.inject(Answer(422, b'{"success": false, "data": null, "meta": {"message": "No."}}'))
    output = tmp_path / "cards.csv"
    output.write_text("earlier\n")
    done = await run_in_process(
        "bulk", "gift-cards", "--input", keys, "--output", output, env=build_environment(fake)
    )
    assert done.code == 1
    assert f"... and {len(clients) - 10} more" in done.err
    assert f"0 ok, 0 missing, {len(clients)} failed; nothing was written" in done.err
    assert output.read_text() == "earlier\n"


async def test_a_pre_filter_looks_up_holders_and_reports_what_it_found(fake, clients, keys, tmp_path):
    with keys.open("a", encoding="utf-8") as file:
        file.write(f"{clients[0].location_id},18885550100,unknown\n")
    output, options = tmp_path / "cards.csv", ("--input", keys, "--output", tmp_path / "cards.csv")
    plain = await run_in_process("bulk", "gift-cards", *options, env=build_environment(fake))
    expected = read_rows(output)
    done = await run_in_process("bulk", "gift-cards", *options, "--prefilter", env=build_environment(fake))
    assert (plain.code, done.code) == (0, 0), done.err
    assert sorted(map(str, read_rows(output))) == sorted(map(str, expected))
    assert "phones unknown to the client base of their location: 1\n" in done.err
    assert "without the pre-filter" not in done.err
    fake.masked_phones = True
    masked = await run_in_process("bulk", "gift-cards", *options, "--prefilter", env=build_environment(fake))
    assert sorted(map(str, read_rows(output))) == sorted(map(str, expected))
    assert f"phones looked up without the pre-filter (phones masked): {len(clients) + 1}\n" in masked.err


async def test_client_ids_are_looked_up_with_a_pre_filter(fake, clients, tmp_path):
    keys, output, store = tmp_path / "ids.csv", tmp_path / "cards.csv", tmp_path / "cards.sqlite"
    rows = [f"{client.location_id},{client.id}" for client in clients]
    keys.write_text("\n".join(["location_id,client", *rows, f"{clients[0].location_id},5"]))
    command = ["bulk", "gift-cards", "--input", keys, "--output", output, "--client-id-column", "client"]
    refused = await run_in_process(*command, env=build_environment(fake))
    assert (refused.code, fake.request_count) == (2, 0)
    assert "--client-id-column needs --prefilter" in refused.err
    command += ["--prefilter", "--checkpoint", store]
    done = await run_in_process(*command, env=build_environment(fake))
    cards = fake.world.gift_cards_of
    holders = {str(one.id) for one in clients if cards.get(one.id)}
    owed = {str(one.id) for one in clients if any(card.balance > 0 for card in cards.get(one.id, []))}
    assert owed <= {row["client_id"] for row in read_rows(output)} <= holders  # the sample finds empty cards
    assert "12 ok, 1 missing, 0 failed" in done.err
    assert "unknown to the client base" not in done.err
    twice = await run_in_process(*command, "--phone-column", "client", env=build_environment(fake))
    assert "either --client-id-column or --phone-column" in twice.err


async def test_ids_have_no_pre_filter(fake, keys, tmp_path):
    done = await run_in_process(
        "bulk", "gift-card-types", "--input", keys, "--output", tmp_path / "x.csv", "--prefilter",
        env=build_environment(fake),
    )  # fmt: skip
    assert (done.code, fake.request_count) == (2, 0)


async def test_a_dry_run_prints_the_plan_and_sends_nothing(fake, tmp_path):
    ids, checkpoint = tmp_path / "ids.csv", tmp_path / "types.sqlite"
    ids.write_text("location_id,id\n" + "".join(f"{at},{n}\n" for at in (1, 2) for n in range(1, 1_201)))
    command = ["bulk", "membership-types", "--input", ids, "--checkpoint", checkpoint]
    done = await run_command(*command, "--dry-run", env=build_environment(fake))
    assert (done.code, done.err) == (0, "")
    assert done.out == "keys: 2,400\nrequests: 24\ntime: 00:04\nway: by_id\n"
    assert not fake.requests
    assert {file.name for file in tmp_path.iterdir()} == {"ids.csv"}
    refused = await run_command(*command, env=build_environment(fake))
    assert (refused.code, "Missing option '--output'" in refused.err) == (2, True)
