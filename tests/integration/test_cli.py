"""The `altegio` command: exit code, standard output and standard error; as a process where that matters."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import signal
import sys

import pytest

from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import ALTEGIO, build_environment, run_command, run_in_process, start_command

SMALL = Size(chains=1, locations=2, membership_types=8, gift_card_types=4, clients=3)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        yield server


@pytest.fixture
def place(fake):
    return fake.locations[0]


def assert_one_line_without_tokens(done, fake):
    lines = done.err.splitlines()
    assert len(lines) == 1, done.err
    assert lines[0].startswith("altegio: error: ")
    assert "Traceback" not in done.out + done.err
    for token in (fake.partner_token, fake.user_token):
        assert token not in done.out + done.err


async def test_fetch_prints_a_table_and_names_missing_ids(fake, place):
    first, second = place.membership_type_ids[:2]
    done = await run_in_process(
        "membership-types", "fetch", place.id, second, first, 999_999_999, env=build_environment(fake)
    )
    assert done.code == 0
    assert done.out.index(str(second)) < done.out.index(str(first)), "rows stand in the order of the asking"
    assert fake.world.membership_types[first].title in done.out
    assert "2 rows" in done.out
    assert done.err == f"altegio: not found: 999999999 in location {place.id}\n"


@pytest.mark.parametrize("kind", ["membership-types", "gift-card-types"])
async def test_search_reads_every_page(fake, place, kind):
    fake.page_maximum = 3
    done = await run_in_process(kind, "search", place.id, "--format", "jsonl", env=build_environment(fake))
    ids = [json.loads(line)["id"] for line in done.out.splitlines()]
    expected = place.membership_type_ids if kind == "membership-types" else place.gift_card_type_ids
    assert done.code == 0
    assert sorted(ids) == sorted(expected)


async def test_search_takes_a_title_and_a_limit(fake, place):
    title = fake.world.membership_types[place.membership_type_ids[0]].title
    command = ["membership-types", "search", place.id, "--format", "json"]
    found = json.loads((await run_in_process(*command, "--title", title, env=build_environment(fake))).out)
    assert found
    assert all(title.lower() in row["title"].lower() for row in found)
    assert (
        len(json.loads((await run_in_process(*command, "--limit", 2, env=build_environment(fake))).out)) == 2
    )


async def test_json_has_python_names_exact_money_and_the_keys(fake, place):
    phone = next(
        client.phone for client in fake.world.clients.values() if fake.world.gift_cards_of.get(client.id)
    )
    location = next(client.location_id for client in fake.world.clients.values() if client.phone == phone)
    done = await run_in_process(
        "gift-cards",
        "list",
        location,
        "--phone",
        f"+{phone}",
        "--format",
        "json",
        env=build_environment(fake),
    )
    rows = json.loads(done.out, parse_float=str)
    assert done.code == 0
    assert rows
    assert rows[0]["location_id"] == location
    assert rows[0]["phone"] == f"+{phone}"
    card = fake.world.gift_cards[rows[0]["id"]]
    assert str(rows[0]["balance"]) == str(card.balance)
    assert rows[0]["number"] == card.number
    assert "company_group_id" not in done.out


@pytest.mark.parametrize(
    "phone", ["13150000000.0", "1.315E+10", "13150000000,13150000001", "x", "1315 ext. 12"]
)
@pytest.mark.parametrize("group", ["gift-cards", "memberships"])
async def test_an_option_that_is_not_one_phone_number_is_wrong_usage(fake, place, group, phone):
    done = await run_in_process(group, "list", place.id, "--phone", phone, env=build_environment(fake))
    assert (done.code, done.out, fake.request_count) == (2, "", 0)
    assert "--phone" in done.err
    assert "315000" not in done.err


async def test_several_phones_are_requested_concurrently_and_keep_their_order(fake, place):
    fake.latency = 0.3
    phones = place.client_phones[:3]
    options = [part for phone in phones for part in ("--phone", phone)]
    done = await run_in_process(
        "memberships", "list", place.id, *options, "--format", "jsonl", env=build_environment(fake)
    )
    asked = [json.loads(line)["phone"] for line in done.out.splitlines()]
    assert done.code == 0
    assert asked == sorted(asked, key=phones.index)
    assert fake.peak_in_flight == 3


async def test_csv_has_its_columns_even_without_rows(fake, place):
    done = await run_in_process(
        "gift-cards",
        "list",
        place.id,
        "--phone",
        "10000000000",
        "--format",
        "csv",
        env=build_environment(fake),
    )
    assert done.code == 0
    (header,) = csv.reader(io.StringIO(done.out))
    assert header[:4] == ["location_id", "phone", "id", "number"]
    assert {"type_id", "type_title", "status_id", "status_title"} <= set(header)
    assert len(header) == len(set(header))


async def test_csv_contains_no_formula_and_quotes_text(fake, place):
    evil = fake.world.membership_types[place.membership_type_ids[0]]
    evil.title = '=HYPERLINK("http://example.com","click")'
    plain = fake.world.membership_types[place.membership_type_ids[1]]
    plain.title = 'Yoga, "ten" visits\nin two lines'
    done = await run_in_process(
        "membership-types",
        "fetch",
        place.id,
        evil.id,
        plain.id,
        "--format",
        "csv",
        env=build_environment(fake),
    )
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows[0]["title"] == "'" + evil.title
    assert rows[1]["title"] == plain.title


async def test_a_table_does_not_let_names_drive_the_terminal(fake, place):
    kind = fake.world.membership_types[place.membership_type_ids[0]]
    kind.title = "Yoga\x1b[2J\x1b]0;owned\x07 [bold]pass[/bold]"
    done = await run_in_process("membership-types", "fetch", place.id, kind.id, env=build_environment(fake))
    assert "\x1b" not in done.out
    assert "\x07" not in done.out
    assert "[bold]pass[/bold]" in done.out


async def test_the_language_is_sent(fake, place):
    await run_in_process(
        "membership-types", "search", place.id, "--language", "lv-LV", env=build_environment(fake)
    )
    assert fake.requests[-1].headers["Accept-Language"] == "lv-LV"


@pytest.mark.parametrize("name", ["ALTEGIO_PARTNER_TOKEN", "ALTEGIO_USER_TOKEN"])
async def test_a_missing_token_is_named(fake, place, name):
    done = await run_in_process(
        "membership-types", "search", place.id, env=build_environment(fake, **{name: None})
    )
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert name in done.err
    assert fake.request_count == 0


@pytest.mark.parametrize("name", ["ALTEGIO_PARTNER_TOKEN", "ALTEGIO_USER_TOKEN"])
@pytest.mark.parametrize("command", [("membership-types", "search"), ("membership-types", "fetch")])
async def test_a_wrong_token_is_one_clear_line_and_is_not_shown(fake, place, name, command):
    wrong = "wrong0token0that0nobody0has"
    ids = [1] if command[1] == "fetch" else []
    done = await run_in_process(*command, place.id, *ids, env=build_environment(fake, **{name: wrong}))
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert wrong not in done.out + done.err
    assert "does not accept the tokens" in done.err
    assert "401" in done.err


async def test_a_malformed_token_is_not_shown(fake, place):
    wrong = "secret part\nof a token"
    done = await run_in_process(
        "membership-types", "search", place.id, env=build_environment(fake, ALTEGIO_USER_TOKEN=wrong)
    )
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert "secret part" not in done.err
    assert fake.request_count == 0


async def test_a_missing_right_in_a_location_is_reported(fake, place):
    fake.denied_locations.add(place.id)
    done = await run_in_process(
        "gift-cards", "list", place.id, "--phone", "13155550100", env=build_environment(fake)
    )
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert "no right" in done.err


async def test_a_partial_failure_prints_the_rows_and_exits_with_3(fake, place):
    good, bad = place.client_phones[:2]
    fake.inject(
        Answer(422, b'{"success": false, "data": null, "meta": {"message": "An error has occurred."}}'), nth=2
    )
    phones = ["--phone", good, "--phone", bad]
    done = await run_in_process(
        "memberships", "list", place.id, *phones, "--format", "json", env=build_environment(fake)
    )
    assert done.code == 3
    assert "partly failed: 1 of 2" in done.err
    assert "An error has occurred." in done.err
    assert isinstance(json.loads(done.out), list)


async def test_an_unreachable_api_is_reported_without_a_traceback(fake, place, unused_tcp_port):
    done = await run_in_process(
        "membership-types", "search", place.id,
        env=build_environment(fake, ALTEGIO_API_BASE=f"http://127.0.0.1:{unused_tcp_port}/api/v1"),
    )  # fmt: skip
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert "cannot be reached" in done.err


async def test_plain_http_to_another_host_is_refused(fake, place):
    done = await run_in_process(
        "membership-types",
        "search",
        place.id,
        "--base-url",
        "http://example.com",
        env=build_environment(fake),
    )
    assert done.code == 1
    assert_one_line_without_tokens(done, fake)
    assert "https" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("membership-types", "fetch", "720441"),
        ("membership-types", "fetch", "720441", "yoga"),
        ("membership-types", "fetch", "0", "1"),
        ("gift-cards", "list", "720441"),
        ("gift-cards", "list", "720441", "--phone", "1", "--format", "xml"),
        ("nonsense",),
        ("demo", "--locations", "0"),
    ],
)
async def test_wrong_usage_exits_with_2_and_sends_nothing(fake, arguments):
    done = await run_in_process(*arguments, env=build_environment(fake))
    assert done.code == 2
    assert "Usage: altegio" in done.err
    assert done.out == ""
    assert fake.request_count == 0


async def test_a_phone_without_digits_is_refused_before_anything_is_sent(fake, place):
    done = await run_in_process(
        "gift-cards", "list", place.id, "--phone", "none", env=build_environment(fake)
    )
    assert done.code == 2
    assert "--phone has no digits" in done.err
    assert fake.request_count == 0


async def test_an_interrupt_ends_with_130_and_one_line(fake, place):
    asked = asyncio.Event()

    def never() -> float:
        asked.set()
        return 30.0

    fake.latency = never
    process = await start_command("membership-types", "search", place.id, env=build_environment(fake))
    async with asyncio.timeout(30):
        await asked.wait()
        process.send_signal(signal.SIGINT)
        out, err = await process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert err.decode().strip() == "altegio: interrupted; nothing is left running"


@pytest.mark.parametrize(
    "arguments",
    ["membership-types search {} --format jsonl", "membership-types search {} --format table", "--help"],
)
async def test_a_reader_that_closes_the_pipe_early_causes_no_error(fake, place, arguments):
    line = f"{ALTEGIO} {arguments.format(place.id)}"
    process = await asyncio.create_subprocess_exec(
        "bash",
        "-c",
        f"(sleep 0.2; {line}) | true; exit ${{PIPESTATUS[0]}}",
        env=build_environment(fake),
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(30):
        _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_sigterm_ends_a_command_that_waits_for_its_input_with_143_and_one_line(fake, tmp_path):
    reading, writing = os.pipe()
    process = await asyncio.create_subprocess_exec(
        ALTEGIO, "bulk", "gift-cards", "--input", "-", "--output", tmp_path / "cards.csv",
        env=build_environment(fake), stdin=reading, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    os.close(reading)
    text = b"location_id,phone\n" * 8192  # more than a pipe holds: it is written when the command reads
    await asyncio.to_thread(os.write, writing, text)
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(30):
        _, err = await process.communicate()
    os.close(writing)
    assert (process.returncode, err) == (143, b"altegio: interrupted; nothing is left running\n")


async def test_the_package_runs_as_a_module():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "altegio_async", "memberships", "freeze", "x", stderr=asyncio.subprocess.PIPE
    )
    _, err = await process.communicate()
    assert process.returncode == 2
    assert err.startswith(b"Usage: altegio memberships freeze")


@pytest.mark.parametrize("arguments", [("--help",), ("gift-cards", "list", "--help"), ("demo", "-h")])
async def test_help_prints_the_usage(arguments):
    done = await run_command(*arguments, env=build_environment())
    assert done.code == 0
    assert "Usage: altegio" in done.out


async def test_without_the_extra_the_command_names_the_package_to_install():
    code = "import sys; sys.modules['click'] = None\nfrom altegio_async.cli import main\nmain()"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 1
    assert out == b""
    assert err.decode() == "altegio: the command needs the extra 'cli': pip install click rich\n"
