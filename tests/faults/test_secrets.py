"""No failure writes a token to any of nine sinks, and no redirect sends one."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest
import rich.console
import rich.traceback
from aiohttp import web

from altegio_async import (
    AltegioClient,
    AltegioError,
    ConfigurationError,
    Hooks,
    InvalidArgumentError,
    RetryPolicy,
    TwoFactorChallenge,
)
from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.redact import Secret
from altegio_async._pipeline.credentials import Credentials
from altegio_async.testing import FAULTS, Answer, FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import FaultKind
from tests.support.measures import record_figure
from tests.support.waiting import wait_until

PARTNER, USER, PASSWORD = "canaryPartner/77aa==", "canaryUser/88bb", "canary+Password/99cc"
LOGIN, CODE = "canary-login@example.com", "canary-0042"
CANARY = "canary"
SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)


def echo_tokens(status: int, headers: dict[str, str] | None = None) -> Any:
    """Return a server that echoes the tokens in the status, headers and body."""

    async def fault(exchange: Any) -> Answer:
        text = f"Bad token {PARTNER} and {USER.replace('/', chr(92) + '/')}"
        body = {"success": False, "data": None, "meta": {"message": text, "errors": {f"[{USER}]": [text]}}}
        return Answer(status, body, {**(headers or {}), "X-Request-Id": f"id-{USER}"})

    return fault


async def echo_html(_exchange: Any) -> Answer:
    filler = "x" * (2048 - len("<html>") - 6)
    return Answer(502, f"<html>{filler}{PARTNER}{USER}".encode(), {"Content-Type": "text/html"})


def echo_secrets(*secrets: str) -> Any:
    """Return a server that echoes the secrets of the request body."""

    async def fault(_exchange: Any) -> Answer:
        message = "No: " + ", ".join([*secrets, *(quote(secret, safe="") for secret in secrets)])
        errors = {secret: [message] for secret in secrets}
        body = {"success": False, "data": None, "meta": {"message": message, "errors": errors}}
        return Answer(422, body, {"X-Request-Id": "-".join(secrets)})

    return fault


def echo_encoded_tokens(status: int) -> Any:
    """Return a server that sends the tokens back in base64, hexadecimal, other case and JSON of JSON."""

    async def fault(exchange: Any) -> Answer:
        header = f"Bearer {PARTNER}, User {USER}"
        spellings = [b64encode(text.encode()).decode() for text in (PARTNER, USER, header)]
        spellings += [text.encode().hex() for text in (PARTNER, USER)]
        spellings += [USER.upper(), PARTNER.lower(), json.dumps(json.dumps(USER)), USER[: len(USER) // 2 + 1]]
        text = " ".join(spellings)
        body = {"success": False, "data": None, "meta": {"message": text, "errors": {text: [text]}}}
        return Answer(status, body, {"X-Request-Id": spellings[0]})

    return fault


async def echo_bent(_exchange: Any) -> Answer:
    return Answer(
        200, {"success": True, "data": {f"{USER}\nFAKE LOG LINE\u202e": "5", PARTNER: "6"}, "meta": []}
    )


async def echo_drift(_exchange: Any) -> Answer:
    return Answer(200, {"success": True, "data": [{"id": {USER: PARTNER}}], "meta": []})


# name: fault of the server, and how the call is made
FAILURES: dict[str, tuple[Any, dict[str, Any]]] = {
    "refused": ("refused", {}),
    "disconnected": ("close_unanswered", {}),
    "reset": ("reset_unanswered", {}),
    "timeout": ("no_answer", {"timeout": 0.1}),
    "deadline": ("body_drip", {"deadline": 0.1}),
    "cut body": ("close_in_body", {}),
    "bad gzip": ("bad_gzip", {}),
    "bad status line": ("bad_status_line", {}),
    "too large": ("vast_page_502", {"max_response_bytes": 1000}),
    "not JSON": ("html_200", {}),
    "401 that echoes": (echo_tokens(401), {}),
    "429 that echoes": (echo_tokens(429, {"Retry-After": "999"}), {}),
    "200 that echoes": (echo_tokens(200), {}),
    "401 that echoes in other encodings": (echo_encoded_tokens(401), {}),
    "200 that echoes in other encodings": (echo_encoded_tokens(200), {}),
    "HTML that echoes": (echo_html, {}),
    "drift that echoes": (echo_drift, {}),
    "drift that is bent and echoes": (echo_bent, {"bends": True}),
    "drift that is refused and echoes": (echo_bent, {"bends": True, "strict": True}),
    "TLS refused": ("tls_unknown_issuer", {}),
    "redirect": ("redirect_302_to_other_host", {}),
    "closed": ("no_answer", {"close": True}),
    "cancelled": ("stall_in_body", {"cancel": True}),
    "sign-in cancelled": ("no_answer", {"cancel": True, "sign_in": True}),
    "second factor cancelled": ("stall_in_body", {"cancel": True, "confirm": True}),
    "body with a secret cancelled": ("stall_in_body", {"cancel": True, "writes": True}),
    "sign-in past its deadline": ("no_answer", {"deadline": 0.1, "sign_in": True}),
    "sign-in refused": (echo_tokens(401), {"sign_in": True}),
    "sign-in disconnected": ("close_unanswered", {"sign_in": True}),
    "sign-in that echoes": (echo_secrets(LOGIN, PASSWORD), {"sign_in": True}),
    "second factor that echoes": (echo_secrets(LOGIN, PASSWORD, CODE), {"confirm": True}),
    "body with a secret that echoes": (echo_secrets(LOGIN, PASSWORD, CODE), {"writes": True}),
}


class Watch(logging.Handler):
    """Handler that collects the records of all loggers with their arguments."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records += [record.getMessage(), repr(record.args), logging.Formatter().format(record)]


def make_trace_config(session_attributes: list[str]) -> aiohttp.TraceConfig:
    """Return a trace configuration that records what common tracing of aiohttp writes to spans."""
    config = aiohttp.TraceConfig()

    async def note(_session: Any, _context: Any, params: Any) -> None:
        shown = [
            getattr(params, "method", ""),
            str(getattr(params, "url", "")),
            repr(dict(getattr(params, "headers", None) or {})),
        ]
        error = getattr(params, "exception", None)
        session_attributes.extend([*shown, "" if error is None else f"{type(error).__name__}: {error}"])

    for signal in (
        config.on_request_start,
        config.on_request_end,
        config.on_request_exception,
        config.on_request_redirect,
    ):
        signal.append(note)
    return config


def collect_sinks(error: BaseException, watch: Watch, spans: list[str], events: list[Any]) -> dict[str, str]:
    """Return the text of each sink for an error. The frame of the caller is excluded."""
    trace = error.__traceback__.tb_next if error.__traceback__ else None
    locals_ = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    page = io.StringIO()
    rich_trace = rich.traceback.Traceback.from_exception(
        type(error), error, trace, show_locals=True, locals_max_string=10_000, locals_max_length=1000
    )
    rich.console.Console(file=page, width=400).print(rich_trace)
    body = getattr(error, "body", b"")
    return {
        "str": str(error),
        "repr": repr(error) + repr(error.args) + body.decode("latin-1"),
        "vars": repr(vars(error)),
        "pickle": pickle.dumps(error).decode("latin-1"),
        "logs": "\n".join(watch.records),
        "traceback with locals": "".join(locals_.format()),
        "rich traceback with locals": page.getvalue(),
        "traces": "\n".join(spans),
        "hooks": repr(events) + "".join(repr(getattr(event, "error", "")) for event in events),
    }


async def catch_error(
    client: AltegioClient,
    server: FaultServer,
    *,
    close: bool = False,
    cancel: bool = False,
    **kind: bool,
) -> BaseException:
    call = asyncio.create_task(make_call(client, server, **kind))
    try:
        if close or cancel:
            assert await wait_until(lambda: server.request_count > 0)
            await asyncio.sleep(0.05)
            if close:
                await client.aclose()
            else:
                call.cancel()
        await call
    except (AltegioError, asyncio.CancelledError) as error:
        return error
    raise AssertionError


async def make_call(
    client: AltegioClient,
    server: FaultServer,
    *,
    sign_in: bool = False,
    confirm: bool = False,
    writes: bool = False,
    bends: bool = False,
) -> None:
    """Make one call with canaries and propagate its error."""
    location = server.fake.locations[0].id
    if sign_in:
        await client.auth.login(LOGIN, PASSWORD)
    elif confirm:
        challenge = TwoFactorChallenge(uuid="uuid-1")
        await client.auth.confirm(challenge, code=CODE, login=LOGIN, password=PASSWORD)
    elif writes:
        secrets = {"a": [Secret(LOGIN)], "b": {"c": Secret(PASSWORD)}, "d": Secret(CODE)}
        await client.request("POST", "/things", json=secrets)
    elif bends:
        operation = build_adhoc_operation(
            "GET",
            "/things",
            query=None,
            json=None,
            result=dict[str, int],
            auth="partner+user",
            idempotent=None,
        )
        answer = await client.call_with_raw_response(operation)
        assert [drift.path.removeprefix("$.data.") for drift in answer.drift] == [
            r"[redacted]\nFAKE LOG LINE\u202e",
            "[redacted]",
        ]
        raise AltegioError(repr(answer.drift))
    else:
        await client.membership_types.fetch(location, ids=[1])


def find_canaries(text: str) -> list[str]:
    """Return the parts of a canary in a text: its word in any case, or pieces of its encodings."""
    lower = text.lower()
    words = [PARTNER, USER, PASSWORD, LOGIN]
    forms = [CANARY, *(word.encode().hex()[:24] for word in words)]
    forms += [
        b64encode(b" " * offset + word.encode()).decode()[4:16].lower()
        for word in words
        for offset in range(3)
    ]
    return [form for form in forms if form in lower]


@pytest.mark.parametrize("name", FAILURES)
async def test_a_canary_token_is_in_no_sink(name):
    fault, options = FAILURES[name]
    ways = ("close", "cancel", "sign_in", "confirm", "writes", "bends")
    how = {key: options[key] for key in ways if key in options}
    settings = {key: value for key, value in options.items() if key not in how}
    watch, spans, events = Watch(), [], []
    root = logging.getLogger()
    level = root.level
    root.addHandler(watch)
    root.setLevel(logging.DEBUG)
    watchers = dict.fromkeys(
        ("on_request", "on_response", "on_retry", "on_give_up", "on_drift"), events.append
    )
    try:
        async with FaultServer(fault, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
            server.fake.partner_token = PARTNER
            server.fake.users[0].token = USER
            connector = aiohttp.TCPConnector(ssl=server.trust or True)
            async with (
                aiohttp.ClientSession(connector=connector, trace_configs=[make_trace_config(spans)]) as session,
                AltegioClient(
                    PARTNER, USER, base_url=server.base_url, rate_limiter=None, session=session,
                    retry=RetryPolicy(attempts=2, transient_base=0.001), hooks=Hooks(**watchers), **settings,
                ) as client,
            ):  # fmt: skip
                error = await catch_error(client, server, **how)
                shown = collect_sinks(error, watch, spans, events)
                shown["repr"] += repr(client) + repr(client._pipeline.credentials) + repr(vars(client))
    finally:
        root.removeHandler(watch)
        root.setLevel(level)
    hits = [sink for sink, text in shown.items() if find_canaries(text)]
    record_figure(f"canary tokens seen: {name}", f"{len(hits)} of {len(shown)} sinks", "0 of 9")
    found = {sink: find_canaries(text) for sink, text in shown.items() if find_canaries(text)}
    assert found == {}
    assert len(shown) == 9
    assert not any(line.startswith("FAKE") for line in shown["logs"].splitlines())
    assert len(FAILURES) >= 14
    assert "fetch" in shown["traceback with locals"] or how


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.kind is FaultKind.REDIRECT])
async def test_no_redirect_is_followed(name):
    async with FaultServer(name, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        async with AltegioClient(
            server.fake.partner_token, server.fake.user_token, base_url=server.base_url, rate_limiter=None
        ) as client:
            with pytest.raises(AltegioError) as raised:
                await client.gift_cards.list_for_user(server.fake.locations[0].id)
            assert 300 <= raised.value.status < 400
            assert server.request_count == 1


class OtherHost:
    """Host that records its requests."""

    def __init__(self) -> None:
        self.seen: list[dict[str, str]] = []

    async def serve(self, request: web.BaseRequest) -> web.Response:
        self.seen.append(dict(request.headers))
        return web.json_response({"success": True, "data": [], "meta": []})


async def test_redirects_in_five_directions_carry_no_token():
    elsewhere = OtherHost()
    runner = web.ServerRunner(web.Server(elsewhere.serve))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    directions = [
        f"http://localhost:{port}/x", f"http://127.0.0.1:{port}/x", f"//127.0.0.1:{port}/x",
        f"http://user:pw@127.0.0.1:{port}/x", "https://127.0.0.1:1/x", "/api/v1/user/loyalty/certificates",
    ]  # fmt: skip
    asked = 0
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
        ) as client:
            for status in (301, 302, 303, 307, 308):
                for target in directions:
                    fake.injections.clear()
                    fake.inject(Answer(status, None, {"Location": target}))
                    for method in ("GET", "POST"):
                        asked += 1
                        with pytest.raises(AltegioError):
                            await client.request(
                                method, "/user/loyalty/certificates", json={} if method == "POST" else None
                            )
        assert fake.request_count == asked
    await runner.cleanup()
    record_figure("redirects that carried a token", f"{len(elsewhere.seen)} of {asked}", "0")
    assert elsewhere.seen == []


INJECTED = [
    "a\r\nX-Evil: 1",
    "a\nX-Evil: 1",
    "a\rX-Evil: 1",
    "a\0",
    "a\x7f",
    "a\u2028b",
    "\r\n\r\nGET /evil HTTP/1.1\r\n",
]


@pytest.mark.parametrize("text", INJECTED)
async def test_headers_and_the_request_line_cannot_be_injected(text):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        for options in (
            {"partner_token": text},
            {"user_token": text},
            {"language": text},
            {"base_url": fake.base_url + text},
        ):
            with pytest.raises(ConfigurationError):
                AltegioClient(
                    **{
                        "partner_token": fake.partner_token,
                        "user_token": fake.user_token,
                        "base_url": fake.base_url,
                        **options,
                    }
                )
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
        ) as client:
            for send in (
                lambda: client.request("GET", f"/things/{text}"),
                lambda: client.request("GET", "/things", query={"q": text}),
                lambda: client.request("GET", "/things", query={text: "q"}),
                lambda: client.request("POST", "/things", json={text: text}),
                lambda: client.membership_types.search(fake.locations[0].id, title=text).page(1),
            ):
                try:
                    await send()
                except InvalidArgumentError:
                    continue
                except AltegioError:
                    pass
            with pytest.raises(InvalidArgumentError):
                await client.request("GET" + text, "/things")
        assert all(
            "X-Evil" not in request.headers and "evil" not in request.path.split("?")[0].split("/")
            for request in fake.requests
        )
        assert {request.path.split("/")[1] for request in fake.requests} <= {"things", "company"}


async def test_plain_http_is_refused_before_a_token_is_sent():
    for url in ("http://api.alteg.io/api/v1", "http://10.0.0.1/api", "http://[2001:db8::1]/"):
        with pytest.raises(ConfigurationError, match="must be https"):
            AltegioClient("partner", base_url=url)


@contextlib.asynccontextmanager
async def run_recording_server(seen: list[tuple[str, str | None]]) -> AsyncIterator[int]:
    """Run a server that sets a cookie and records the target and the cookies of each request; yield its port."""

    async def respond(request: web.BaseRequest) -> web.Response:
        seen.append((request.raw_path, request.headers.get("Cookie")))
        return web.json_response({"success": True, "data": []}, headers={"Set-Cookie": "session=1; Path=/"})

    runner = web.ServerRunner(web.Server(respond))
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def test_cookies_are_not_stored():
    seen: list[tuple[str, str | None]] = []
    async with run_recording_server(seen) as port:
        base_url = f"http://localhost:{port}"
        async with AltegioClient(PARTNER, USER, base_url=base_url, rate_limiter=None) as client:
            for _ in range(3):
                await client.request("GET", "/things")
    assert seen == [("/things", None)] * 3


async def test_proxies_of_the_environment_are_not_used(monkeypatch):
    direct: list[tuple[str, str | None]] = []
    proxied: list[tuple[str, str | None]] = []
    async with run_recording_server(direct) as port, run_recording_server(proxied) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy}")
        monkeypatch.setenv("no_proxy", "")
        base_url = f"http://127.0.0.1:{port}"
        async with AltegioClient(PARTNER, USER, base_url=base_url, rate_limiter=None) as client:
            await client.request("GET", "/things")
    assert direct == [("/things", None)]
    assert proxied == []


async def test_login_and_password_are_not_kept():
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        async with AltegioClient(fake.partner_token, base_url=fake.base_url, rate_limiter=None) as client:
            user = await client.auth.login(fake.login, fake.password)
            assert user.user_token.reveal() == fake.user_token
            await client.gift_cards.list_for_user(fake.locations[0].id)
            held: list[Any] = [client]
            seen: set[int] = set()
            while held:
                one = held.pop()
                if id(one) in seen or isinstance(one, type):
                    continue
                seen.add(id(one))
                assert not (isinstance(one, str) and fake.password in one)
                assert not (isinstance(one, bytes) and fake.password.encode() in one)
                if isinstance(one, dict):
                    held += [*one, *one.values()]
                elif isinstance(one, (list, tuple, set)):
                    held += list(one)
                elif type(one).__module__.startswith("altegio_async"):
                    names = [
                        *getattr(one, "__dict__", {}),
                        *getattr(type(one), "__slots__", ()),
                        *getattr(one, "__struct_fields__", ()),
                    ]
                    held += [getattr(one, name, None) for name in names]
    assert isinstance(client._pipeline.credentials, Credentials)
