"""`altegio login`, `altegio request` and `-v`, as processes against FakeAltegio."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pty
import stat

import pytest

from altegio_async.cli import sign_in
from altegio_async.testing import FakeAltegio, Size
from tests.support.cli import ALTEGIO, build_environment, run_in_process

SMALL = Size(chains=1, locations=1, membership_types=3, gift_card_types=3, clients=4)


@pytest.fixture
async def fake():
    async with FakeAltegio(seed=7, size=SMALL, rate_limits=None) as server:
        yield server


def build_sign_in_environment(fake: FakeAltegio) -> dict[str, str]:
    return build_environment(fake, ALTEGIO_USER_TOKEN=None)


async def test_login_prints_the_token_and_where_it_can_be_stored(fake):
    env = build_sign_in_environment(fake)
    done = await run_in_process("login", "--login", fake.login, env=env, text=f"{fake.password}\n")
    assert (done.code, done.out) == (0, f"ALTEGIO_USER_TOKEN={fake.user_token}\n"), done.err
    assert f"signed in as {fake.users[0].name}" in done.err
    assert "store the token" in done.err
    assert fake.password not in done.err
    assert fake.user_token not in done.err


async def test_login_asks_for_the_code_of_a_second_factor(fake, tmp_path):
    fake.two_factor = True
    file = tmp_path / "token.env"
    file.write_text("old")
    file.chmod(0o644)
    done = await run_in_process(
        "login", "--token-file", file, env=build_sign_in_environment(fake),
        text=f"{fake.login}\n{fake.password}\n246810\n",
    )  # fmt: skip
    assert (done.code, done.out) == (0, ""), done.err
    assert "the API has sent a code by sms to +13*****" in done.err
    assert file.read_text() == f"ALTEGIO_USER_TOKEN={fake.user_token}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert f"the token is stored in {file}" in done.err


async def test_login_on_a_terminal_does_not_show_the_password(fake):
    ours, theirs = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        ALTEGIO, "login", env=build_sign_in_environment(fake), stdin=theirs, stderr=theirs,
        stdout=asyncio.subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    for prompt, text in ((b"Login: ", fake.login), (b"Password: ", fake.password)):
        while prompt not in shown:
            shown += await asyncio.to_thread(os.read, ours, 4096)
        os.write(ours, f"{text}\n".encode())
    async with asyncio.timeout(60):
        out, _ = await process.communicate()
    while b"store the token" not in shown:
        shown += await asyncio.to_thread(os.read, ours, 4096)
    os.close(ours)
    assert out.decode() == f"ALTEGIO_USER_TOKEN={fake.user_token}\n"
    assert fake.login.encode() in shown
    assert fake.password.encode() not in shown


async def test_login_sends_nothing_if_the_folder_of_the_token_file_does_not_exist(fake, tmp_path):
    done = await run_in_process(
        "login", "--token-file", tmp_path / "none" / "token.env", env=build_sign_in_environment(fake),
        text=f"{fake.login}\n{fake.password}\n",
    )  # fmt: skip
    assert (done.code, done.out) == (2, "")
    assert f"--token-file: the folder {tmp_path / 'none'} does not exist" in done.err
    assert fake.request_count == 0


async def test_login_does_not_write_the_token_through_a_symbolic_link(fake, tmp_path):
    target, link = tmp_path / "target", tmp_path / "token.env"
    target.write_text("old")
    link.symlink_to(target)
    done = await run_in_process(
        "login", "--login", fake.login, "--token-file", link, env=build_sign_in_environment(fake),
        text=f"{fake.password}\n",
    )  # fmt: skip
    assert (done.code, done.out, target.read_text()) == (1, "", "old")
    assert fake.user_token not in done.err


async def test_login_ends_when_the_api_asks_for_further_codes(fake, monkeypatch):
    async def repeat(_base_url, challenge, *_):
        return challenge

    fake.two_factor = True
    monkeypatch.setattr(sign_in, "_confirm", repeat)
    done = await run_in_process(
        "login",
        "--login",
        fake.login,
        env=build_sign_in_environment(fake),
        text=fake.password + "\n1\n1\n1\n1\n",
    )
    assert (done.code, done.out) == (1, "")
    assert "the API asks for more than 3 codes" in done.err


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("5up3rw0rd\n", 1, "check login, password and ALTEGIO_PARTNER_TOKEN (401: "),
        ("", 2, "standard input has no line with the password"),
        ("\n", 1, "password is empty"),
    ],
)
async def test_a_failed_login_shows_neither_password_nor_token(fake, text, code, expected):
    env = build_sign_in_environment(fake)
    done = await run_in_process("login", "--login", fake.login, env=env, text=text)
    assert (done.code, done.out) == (code, "")
    assert expected in done.err
    assert text.strip() == "" or text.strip() not in done.err
    assert fake.partner_token not in done.err


async def test_login_has_no_option_for_a_password():
    done = await run_in_process("login", "--password", "x", env=build_environment())
    assert done.code == 2
    assert "No such option" in done.err


async def test_a_request_prints_the_data_as_json_or_json_lines(fake):
    env = build_environment(fake)
    location = fake.locations[0]
    done = await run_in_process("request", "get", f"/company/{location.id}", env=env)
    assert done.code == 0, done.err
    assert json.loads(done.out)["title"] == location.title
    assert done.out.startswith("{\n  ")
    body = json.dumps({"page": 1, "page_size": 2, "fields": ["id", "phone"]})
    path = f"/company/{location.id}/clients/search"
    done = await run_in_process("request", "POST", path, "--json", body, "--format", "jsonl", env=env)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["phone"].removeprefix("+") for row in rows] == location.client_phones[:2]


async def test_queries_and_bodies_are_sent_unchanged(fake, tmp_path):
    env = build_environment(fake)
    query = ("--query", "ids[]=1", "--query", "ids[]=2", "--query", "title=a=b & c")
    await run_in_process(
        "request", "GET", f"/company/{fake.locations[0].id}/certificate_types/search", *query, env=env
    )
    assert list(fake.requests[-1].query) == [("ids[]", "1"), ("ids[]", "2"), ("title", "a=b & c")]
    file = tmp_path / "body.json"
    text = '{"amount": 33.10, "large": 12345678901234567890, "text": "\u00e9"}'
    file.write_text(text, encoding="utf-8")
    for argument, given in ((text, ""), (f"@{file}", ""), ("-", text)):
        await run_in_process("request", "PUT", "/nowhere", "--json", argument, env=env, text=given)
        sent = json.loads(fake.requests[-1].body, parse_float=str)
        assert sent == {"amount": "33.10", "large": 12345678901234567890, "text": "\u00e9"}, argument


async def test_wrong_arguments_of_a_request_are_wrong_usage_and_not_repeated(fake):
    for arguments in (
        ("GET", "/x", "--query", "secret"),
        ("GET", "/x", "--json", "{secret"),
        ("GET", "/x", "--json", "@/dev/null"),
        ("POST", "/x", "--json", 5_000 * "1"),
        ("POST", "/x", "--json", '"secret\udcff"'),
        ("FETCH", "/x"),
        ("GET", "/x", "--auth", "all"),
    ):
        done = await run_in_process("request", *arguments, env=build_environment(fake))
        assert (done.code, done.out) == (2, ""), arguments
        assert "secret" not in done.err
    assert fake.request_count == 0


async def test_a_path_that_is_a_url_is_refused_without_repeating_it(fake):
    for start in ("https://api.alteg.io/api/v1", fake.base_url, "https://5up3rw0rd@api.alteg.io"):
        url = f"{start}/company/{fake.locations[0].id}"
        done = await run_in_process("request", "GET", url, env=build_environment(fake))
        reason = "path must be a path below base_url such as /company/720441, got a URL"
        assert (done.code, done.out, done.err) == (1, "", f"altegio: error: {reason}\n"), url
    done = await run_in_process(
        "request", "GET", "/clients//7?phone=13150000000", env=build_environment(fake)
    )
    reason = "path must be a path without a query: pass --query with '/clients//7'"
    assert (done.code, done.out, done.err) == (1, "", f"altegio: error: {reason}\n")
    assert fake.request_count == 0


async def test_a_request_needs_no_user_token_for_an_operation_without_a_user(fake):
    env = build_sign_in_environment(fake)
    path = f"/company/{fake.locations[0].id}"
    done = await run_in_process("request", "GET", path, "--auth", "partner", env=env)
    assert "ALTEGIO_USER_TOKEN" not in done.err
    assert fake.request_count == 1
    done = await run_in_process("request", "GET", path, env=env)
    assert done.code == 1
    assert "ALTEGIO_USER_TOKEN is not set" in done.err


@pytest.fixture
def logger():
    """Remove the handler and the level that `-v` sets."""
    logger = logging.getLogger("altegio_async")
    before, level = list(logger.handlers), logger.level
    yield logger
    logger.handlers[:] = before
    logger.setLevel(level)


@pytest.mark.parametrize("place", ["before", "after"])
async def test_debug_prints_each_request_without_tokens_and_phones(fake, logger, place):
    location = fake.locations[0]
    command = ["gift-cards", "list", location.id, "--phone", location.client_phones[0], "--format", "json"]
    command = ["-v", *command] if place == "before" else [*command, "--debug"]
    done = await run_in_process(*command, env=build_environment(fake))
    assert done.code == 0
    (line,) = [line for line in done.err.splitlines() if "GET" in line]
    assert line.startswith("altegio: debug: GET /")
    assert "attempt 1, 200, " in line
    for hidden in (fake.partner_token, fake.user_token, location.client_phones[0]):
        assert hidden not in done.err


@pytest.mark.usefixtures("logger")
async def test_debug_names_an_attempt_without_a_response(fake):
    fake.inject("close_unanswered", times=1)
    path = f"/company/{fake.locations[0].id}"
    done = await run_in_process("-v", "request", "GET", path, env=build_environment(fake))
    lines = [line for line in done.err.splitlines() if ": GET /" in line]
    assert [line.split(", ")[1] for line in lines] == ["no response", "200"]
