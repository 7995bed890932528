"""The command with unusual data, terminals, streams and signals."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import subprocess

import pytest

from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import (
    ALTEGIO,
    build_environment,
    interrupt_command,
    run_command,
    run_in_process,
    write_phone_keys,
)

SMALL = Size(chains=1, locations=1, membership_types=3, gift_card_types=3, clients=8)
ODD = "\x1b]52;c;eA==\x07 \x9b31m \u202eevil\u2066 é 💈"
CONTROLS = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        for kind in server.world.membership_types.values():
            kind.title = ODD
        yield server


def build_command(fake, form: str) -> list[str]:
    return [str(ALTEGIO), "membership-types", "search", str(fake.locations[0].id), "--format", form]


def read_terminal(arguments: list[str], env: dict[str, str]) -> str:
    """Run a command with a terminal as standard output, and return what the terminal receives."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(arguments, env=env, stdout=theirs, stdin=subprocess.DEVNULL) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux: all writers have closed
                break
            if not part:
                break
            parts.append(part)
        assert process.wait(60) == 0
    os.close(ours)
    return b"".join(parts).decode("utf-8", "replace")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
async def test_a_terminal_receives_no_control_sequence_of_data(fake, form):
    env = {**build_environment(fake), "TERM": "dumb", "COLUMNS": "200"}
    text = await asyncio.to_thread(read_terminal, build_command(fake, form), env)
    assert "evil" in text
    assert [mark for mark in CONTROLS if mark in text] == []


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
async def test_every_encoding_of_a_pipe_is_written(fake, form, encoding):
    env = {**build_environment(fake), "PYTHONIOENCODING": encoding}
    done = await run_command(*build_command(fake, form)[1:], env=env)
    assert (done.code, done.err) == (0, "")
    if form in {"json", "jsonl"}:
        first = json.loads(done.out)[0] if form == "json" else json.loads(done.out.splitlines()[0])
        assert first["title"] == ODD


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
async def test_a_terminal_without_unicode_causes_no_error(fake, form):
    env = {**build_environment(fake), "TERM": "dumb", "PYTHONIOENCODING": "ascii"}
    text = await asyncio.to_thread(read_terminal, build_command(fake, form), env)
    assert "evil" in text


async def test_closed_standard_output_is_reported_in_one_line(fake):
    line = " ".join(build_command(fake, "table")) + " >&-"
    process = await asyncio.create_subprocess_exec(
        "/bin/sh", "-c", line, env=build_environment(fake), stderr=asyncio.subprocess.PIPE
    )
    _, err = await process.communicate()
    assert process.returncode == 1
    assert err.decode() == "altegio: error: standard output is closed\n"


@pytest.mark.parametrize("option", [b"--title", b"--base-url", b"--language"])
async def test_arguments_that_are_not_utf8_end_without_a_traceback(fake, option):
    process = await asyncio.create_subprocess_exec(
        str(ALTEGIO).encode(), b"membership-types", b"search", b"720441", option, b"\xff\xfe",
        env=build_environment(fake), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, err = await process.communicate()
    assert process.returncode in {0, 1, 2}
    assert b"Traceback" not in err


@pytest.mark.parametrize("text", ["1_0", "\u0661\u0662", "+5", "0", "-1", "1.0", " "])
async def test_a_location_that_is_not_plain_digits_is_wrong_usage(fake, text):
    done = await run_in_process("membership-types", "search", "--", text, env=build_environment(fake))
    assert done.code == 2
    assert "not a positive whole number" in done.err
    assert fake.request_count == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("name", ["cards.csv", "cards.parquet"])
async def test_a_signal_leaves_no_partial_file_and_prints_how_to_resume(
    fake, tmp_path, default_hangup, number, name
):
    keys, output = tmp_path / "clients.csv", tmp_path / "out" / name
    output.parent.mkdir()
    write_phone_keys(keys, fake)
    interrupted = await interrupt_command(
        fake, "bulk", "gift-cards", "--input", keys, "--output", output, "--checkpoint", tmp_path / "cards.sqlite",
        "--max-in-flight", 1, after=3, number=number,
    )  # fmt: skip
    assert interrupted.code == 128 + number
    assert f"to resume: altegio bulk gift-cards --input {keys}" in interrupted.err
    assert list(output.parent.iterdir()) == []


async def test_rows_that_do_not_fit_are_written_to_the_rejects_file(fake, tmp_path):
    from decimal import Decimal

    keys, output = tmp_path / "clients.csv", tmp_path / "cards.csv"
    odd, noisy = list(fake.world.gift_cards.values())[:2]
    odd.balance, noisy.balance = Decimal("12.345"), Decimal("724.99000000000001")
    write_phone_keys(keys, fake)
    arguments = ["bulk", "gift-cards", "--input", keys, "--output", output]
    done = await run_in_process(*arguments, env=build_environment(fake))
    assert done.code == 3
    assert f"1 rows do not fit their columns and were written to {output}.rejects.jsonl" in done.err
    rejects = [json.loads(line) for line in (tmp_path / "cards.csv.rejects.jsonl").read_text().splitlines()]
    assert [reject["row"]["id"] for reject in rejects] == [odd.id]
    assert "724.99" in output.read_text().replace("\n", ",").split(",")
    done = await run_in_process(*arguments, "--scale", "3", env=build_environment(fake))
    assert done.code == 0, done.err
    assert not (tmp_path / "cards.csv.rejects.jsonl").exists()
    assert {"724.990", "12.345"} <= set(output.read_text().replace("\n", ",").split(","))
