from __future__ import annotations

import copy
import functools
import json
import pickle
import traceback

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from yarl import URL

from altegio_async import AltegioClient, ConfigurationError, Hooks, RetryPolicy
from altegio_async._core.operation import Endpoint, Operation, Query
from altegio_async._core.redact import Secret
from altegio_async._core.request import build_url
from altegio_async._pipeline.credentials import check_token
from altegio_async._pipeline.settings import Settings, check_base_url
from altegio_async._rate_limit.limiter import RateLimiter, shared_limiter
from tests.support.measures import parametrize_size, record_figure


@pytest.mark.parametrize(
    "url",
    [
        "https://api.alteg.io/api/v1", "https://api.alteg.io:8443/api/v1", "https://API.example.com", "https://[2001:db8::1]/v1",
        "http://localhost:80/x", "http://127.0.0.1:5000/api/v1", "http://[::1]:5000/api",
    ],
)  # fmt: skip
def test_valid_base_urls_are_accepted(url):
    check_base_url(url)
    assert Settings(base_url=url).base_url == url


@pytest.mark.parametrize(
    "url",
    [
        "", "api.alteg.io", "//api.alteg.io", "http://api.alteg.io/api/v1", "http://127.0.0.1.example.com/", "http://localhost.example/",
        "http://2130706433/", "ftp://api.alteg.io", "file:///etc/passwd", "https://", "https:///path", "https://user@api.alteg.io/",
        "https://user:pass@api.alteg.io/", "https://api.alteg.io/?x=1", "https://api.alteg.io/#x", "https://api.alteg.io:99999/",
        "https://api.alteg.io/\r\nX-Evil: 1", "https://api.alteg.io/a b", "https://api.alteg.io\\@evil.example/", "https://ex\u0430mple.com",
        "https://api.alteg.io/api/v1?", "https://api.alteg.io/api/v1#", "https://api.alteg.io?#", "https://@api.alteg.io/", "http://@localhost/",
        "http://:@localhost/", "https://[::1", "http://127.0.0.1:5000@evil.example/", "https://api.alteg.io/\t", "\nhttps://api.alteg.io/",
    ],
)  # fmt: skip
def test_invalid_base_urls_are_refused(url):
    with pytest.raises(ConfigurationError):
        AltegioClient("partner", base_url=url)


def test_the_base_url_comes_from_the_environment_unless_it_is_given(monkeypatch):
    def base_of(**options):
        return AltegioClient("partner", **options)._pipeline.settings.base_url

    assert base_of() == "https://api.alteg.io/api/v1"
    monkeypatch.setenv("ALTEGIO_API_BASE", "http://127.0.0.1:8080/api/v1/")
    assert base_of() == "http://127.0.0.1:8080/api/v1"
    assert base_of(base_url="https://api.example.com/v1/") == "https://api.example.com/v1"
    monkeypatch.setenv("ALTEGIO_API_BASE", "")
    assert base_of() == "https://api.alteg.io/api/v1"
    for bad in ("http://fake:8080", "api.alteg.io", "https://user@api.alteg.io"):
        monkeypatch.setenv("ALTEGIO_API_BASE", bad)
        with pytest.raises(ConfigurationError, match="^ALTEGIO_API_BASE "):
            AltegioClient("partner")


def test_the_limiter_of_the_environments_host_is_used(monkeypatch):
    monkeypatch.setenv("ALTEGIO_API_BASE", "https://api.example.com/v1")
    client = AltegioClient("partner")
    assert client._pipeline.limiter is shared_limiter("https://api.example.com/")


@pytest.mark.parametrize("url", ["http://fake:8080", "http://10.0.0.5/api/v1", "HTTP://api.example.com"])
def test_plain_http_to_another_host_needs_permission(monkeypatch, url):
    with pytest.raises(
        ConfigurationError, match="base_url must be https.*allow_http=True or ALTEGIO_ALLOW_HTTP=1"
    ):
        AltegioClient("partner", base_url=url)
    client = AltegioClient("partner", base_url=url, allow_http=True)
    assert client.with_options(timeout=1)._pipeline.settings.base_url == url
    for allowed in ("1", "true", "TRUE"):
        monkeypatch.setenv("ALTEGIO_ALLOW_HTTP", allowed)
        assert AltegioClient("partner", base_url=url)
        with pytest.raises(ConfigurationError, match="must be https"):
            AltegioClient("partner", base_url=url, allow_http=False)
    for other in ("0", "", "no", "false"):
        monkeypatch.setenv("ALTEGIO_ALLOW_HTTP", other)
        with pytest.raises(ConfigurationError, match="must be https"):
            AltegioClient("partner", base_url=url)


@pytest.mark.parametrize(
    "url", ["ftp://fake", "//fake", "http://user:pass@fake", "http://fake/?x=1", "http://fa ke"]
)
def test_permission_for_plain_http_permits_nothing_else(url):
    with pytest.raises(ConfigurationError, match="^base_url "):
        AltegioClient("partner", base_url=url, allow_http=True)


@pytest.mark.parametrize("value", ["1", 1, "yes", []])
def test_permission_for_plain_http_is_a_bool(value):
    with pytest.raises(ConfigurationError, match="^allow_http must be True or False"):
        AltegioClient("partner", allow_http=value)


# Parts of a URL: those that must be accepted, those that can be either, those that must be refused.
SCHEMES = (["https://", "HTTPS://", "hTTps://"], [], ["http://", "HTTP://", "ftp://", "//", "", "https:", "https:/", "https:///", "javascript://"])  # fmt: skip
USERS = (
    [""],
    [],
    ["user@", "user:pass@", ":pass@", "user:@", "api.alteg.io:443@", "%40@", "a@b@", "@", ":@"],
)
HOSTS = (
    ["api.alteg.io", "API.Alteg.IO", "xn--lpe-vma.example", "127.0.0.1", "localhost", "[::1]", "[2001:db8::1]"],
    ["api.alteg.io.", "0x7f.1", "2130706433", "a_b.example", "[::ffff:127.0.0.1]", "a;b", "*"],
    ["", "\u0430pi.alteg.io", "api\u3002alteg.io", "\uff41pi.alteg.io", "ex%61mple.com", "%zz", "api.alteg.io\\.evil.example", "[::1", "::1]", "a b", "a\tb", "\x00"],
)  # fmt: skip
PORTS = (["", ":443", ":8443", ":65535"], [":", ":0", ":00443"], [":65536", ":-1", ":+80", ":8e1", ":x", ":\uff18\uff10", ":80:80"])  # fmt: skip
PATHS = (["", "/", "/api/v1", "/api/v1/", "/a-b_c.d~e"], ["/a/../b", "/a//b", "/%2e%2e/", "/;x=1", "/:443", "/%zz"], ["\\", "/\\evil.example", "/a b", "/\r\nX: y", "/\u00e9"])  # fmt: skip
QUERIES = ([""], [], ["?x=1", "??", "?@evil.example/", "?", "?/"])
FRAGMENTS = ([""], [], ["#x", "##", "#@evil.example/", "#?", "#", "#/"])
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def generate_part(
    kinds: tuple[list[str], list[str], list[str]],
) -> st.SearchStrategy[tuple[str, bool | None]]:
    """Return a strategy of parts with whether a URL with the part is accepted: True, False, or None if either is right."""
    marked = [
        [(part, mark) for part in parts] for parts, mark in zip(kinds, (True, None, False), strict=True)
    ]
    # Valid parts are repeated, so that enough URLs are valid as a whole.
    return st.one_of(*(st.sampled_from(parts) for parts in (marked[0], marked[0], *marked) if parts))


def is_read_as_written(base: str, scheme: str, host: str, port: str, path: str) -> bool:
    """Return whether the HTTP library reads the URL of a request with the host and path of the base URL."""
    thing = Endpoint(id="x", method="GET", path="/things", result=int, query=(Query("q"),))
    wire = URL(build_url(base, Operation(thing, (), (1,))), encoded=True)
    scheme = scheme.lower().removesuffix("://")
    written = int(port.removeprefix(":") or (443 if scheme == "https" else 80))
    return (
        (wire.scheme, (wire.raw_host or "").lower(), wire.port) == (scheme, host.lower().strip("[]"), written)
        and (wire.raw_path, wire.raw_query_string) == (path.rstrip("/") + "/things", "q=1")
        and (wire.user, wire.password, wire.raw_fragment) == (None, None, "")
    )


@parametrize_size("examples", 300, 5000)
def test_a_base_url_is_used_unchanged_or_refused(examples):
    taken, refused, wrong = 0, 0, []

    @settings(max_examples=examples, deadline=None, database=None)
    @given(st.tuples(*map(generate_part, (SCHEMES, USERS, HOSTS, PORTS, PATHS, QUERIES, FRAGMENTS))))
    def check(parts):
        nonlocal taken, refused
        scheme, _, host, port, path, _, _ = (text for text, _ in parts)
        base = "".join(text for text, _ in parts)
        assume(host or not (scheme.endswith(":/") and path.startswith("/")))  # the path would be the host
        plain = scheme.lower() == "http://" and host in LOOPBACK  # nothing leaves the machine
        marks = [plain or parts[0][1], *(mark for _, mark in parts[1:])]
        try:
            client = AltegioClient("partner", base_url=base)
        except ConfigurationError:
            refused += 1
            if all(marks):
                wrong.append(base)
            return
        taken += 1
        if False in marks or not is_read_as_written(
            client._pipeline.settings.base_url, scheme, host, port, path
        ):
            wrong.append(base)

    check()
    record_figure("addresses that lead elsewhere than they say", f"{len(wrong)} of {taken + refused}", "0")
    assert wrong[:5] == []
    assert min(taken, refused) > examples // 20


async def fine_middleware(request, send):
    return await send(request)


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"timeout": float("inf")}, {"timeout": None}, {"timeout": "5"},
        {"deadline": 0}, {"deadline": None}, {"deadline": True}, {"max_queue": -1}, {"max_queue": float("nan")}, {"max_queue": "1"},
        {"max_response_bytes": 0}, {"max_response_bytes": 1.5}, {"language": ""}, {"language": "en\r\nX: y"}, {"language": "ä"}, {"language": "x" * 200},
        {"language": 5}, {"language": b"en"}, {"base_url": None}, {"base_url": 5}, {"base_url": b"https://x"}, {"timeout": 10**400},
        {"retry": None}, {"retry": 3}, {"retry": RetryPolicy}, {"hooks": 5}, {"hooks": Hooks}, {"hooks": print},
        {"rate_limiter": 5}, {"rate_limiter": RateLimiter}, {"session": 5}, {"session": AltegioClient},
        {"token_provider": 5}, {"token_provider": "token"}, {"strict": None}, {"strict": "no"}, {"middlewares": None},
        {"middlewares": 5}, {"middlewares": (5,)}, {"middlewares": fine_middleware},
    ],
)  # fmt: skip
def test_options_that_cannot_work_are_refused_by_name(options):
    (name,) = options
    with pytest.raises(ConfigurationError, match=f"^{name}"):
        AltegioClient("partner", **options)
    if name not in {"base_url", "session"}:
        with pytest.raises(ConfigurationError, match=f"^{name}"):
            AltegioClient("partner").with_options(**options)


@pytest.mark.parametrize(
    "make",
    [
        lambda: RetryPolicy(attempts=True), lambda: RetryPolicy(attempts=2.5), lambda: RetryPolicy(attempts="3"),
        lambda: RetryPolicy(attempts=None), lambda: RetryPolicy(cap="20"), lambda: RetryPolicy(cap=None),
        lambda: RetryPolicy(transient_base=float("nan")), lambda: Hooks(on_drift=5),
    ],
)  # fmt: skip
def test_a_policy_and_hooks_that_cannot_work_are_refused(make):
    with pytest.raises(ConfigurationError):
        make()


def test_a_user_token_cannot_be_removed_by_none():
    with pytest.raises(ConfigurationError, match="user_token must be a str, got NoneType"):
        AltegioClient("partner", "user").with_options(user_token=None)


@pytest.mark.parametrize(
    "windows",
    [
        (), ((0, 1.0),), ((5, 0),), ((5, -1),), ((5, float("nan")),), ((5, float("inf")),), ((2.5, 1.0),), ((True, 1.0),),
        (("5", 1.0),), ((5, "1"),), ((5,),), ((5, 1.0, 2),), 5, None, (5, 1.0), "51",
    ],
)  # fmt: skip
def test_windows_that_cannot_work_are_refused(windows):
    with pytest.raises(ConfigurationError):
        RateLimiter(windows=windows)


class AsyncCallable:
    async def __call__(self, _: object) -> None: ...

    async def method(self, _: object) -> None: ...


async def async_hook(_: object) -> None: ...


@pytest.mark.parametrize(
    "hook",
    [
        async_hook,
        AsyncCallable(),
        AsyncCallable().method,
        AsyncCallable().__call__,
        functools.partial(async_hook),
    ],
)
def test_a_hook_must_be_a_plain_function(hook):
    with pytest.raises(ConfigurationError, match="on_retry must be a plain function"):
        Hooks(on_retry=hook)


class PlainCallable:
    def __call__(self, _: object) -> None: ...


@pytest.mark.parametrize(
    "hook", [print, [].append, PlainCallable(), functools.partial(print), AsyncCallable, lambda _: None]
)
def test_any_callable_that_is_not_a_coroutine_function_is_a_hook(hook):
    assert Hooks(on_retry=hook).on_retry is hook


MALFORMED = [
    "",
    " ",
    "a b",
    "a\nb",
    "a\r\nX-Evil: 1",
    "tok\0en",
    "tok\x7fen",
    "tøken",
    "a,b",
    "x" * 5000,
    "token\n",
    "\ttoken",
    "\u202etoken",
]


@pytest.mark.parametrize("token", MALFORMED)
def test_a_malformed_token_is_refused_and_never_shown(token):
    for arguments in ({"partner_token": token}, {"partner_token": "fine", "user_token": token}):
        with pytest.raises(ConfigurationError) as raised:
            AltegioClient(**arguments)
        shown = "".join(
            traceback.TracebackException(
                type(raised.value), raised.value, raised.tb.tb_next, capture_locals=True
            ).format()
        )
        if len(token.strip()) > 1:
            assert repr(token)[1:-1] not in shown
        assert str(raised.value).startswith(next(reversed(arguments)))
    with pytest.raises(ConfigurationError):
        AltegioClient("fine").with_options(user_token=token)


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("a" * 100_000, "is too long: a token has at most"),
        ("Bearer abcdefgh", "pass it without the word before it in the header Authorization"),
        ("user abcdefgh", "pass it without the word before it in the header Authorization"),
    ],
)
def test_the_reason_against_a_token_is_named(token, reason):
    with pytest.raises(ConfigurationError, match=f"^partner_token .*{reason}"):
        AltegioClient(token)
    with pytest.raises(ConfigurationError, match=f"^user_token .*{reason}"):
        AltegioClient("partner-token", token)


def test_a_token_of_another_type_is_refused():
    with pytest.raises(ConfigurationError, match="partner_token must be a str, got int"):
        AltegioClient(5)
    with pytest.raises(ConfigurationError, match="no partner token"):
        AltegioClient()


def test_tokens_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", "partner")
    assert repr(AltegioClient()) == "<AltegioClient api.alteg.io, user token missing>"
    monkeypatch.setenv("ALTEGIO_USER_TOKEN", "user")
    assert repr(AltegioClient()) == "<AltegioClient api.alteg.io, user token set>"
    monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", "bad token")
    with pytest.raises(
        ConfigurationError, match="partner_token is malformed.*; it was read from ALTEGIO_PARTNER_TOKEN"
    ):
        AltegioClient()
    with pytest.raises(ConfigurationError) as raised:
        AltegioClient("bad token")
    assert "ALTEGIO" not in str(raised.value)
    monkeypatch.setenv("ALTEGIO_USER_TOKEN", "x")
    with pytest.raises(
        ConfigurationError, match="user_token is too short.*; it was read from ALTEGIO_USER_TOKEN"
    ):
        AltegioClient("partner")


def test_a_secret_is_revealed_only_on_request():
    secret = Secret("hush")
    for text in (
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r:>20}",
        format(secret),
        ascii(secret),
        repr([secret]),
        repr({"a": secret}),
    ):
        assert "hush" not in text
    assert secret.reveal() == "hush"
    assert secret == Secret("hush") != Secret("other")
    assert len({secret, Secret("hush")}) == 1
    assert (bool(secret), bool(Secret(""))) == (True, False)
    for leak in (
        lambda: pickle.dumps(secret),
        lambda: copy.copy(secret),
        lambda: json.dumps(secret),
        lambda: msgspec.json.encode(secret),
        lambda: vars(secret),
    ):
        with pytest.raises(TypeError):
            leak()
    assert check_token("user_token", secret) is secret


def test_every_spelling_of_a_host_has_the_same_limiter():
    default = shared_limiter("https://api.alteg.io/api/v1")
    for same in ("https://API.alteg.io/", "https://api.alteg.io:443/other", "https://api.alteg.io"):
        assert shared_limiter(same) is default
    for other in ("https://api.example.com/", "https://api.alteg.io:8443/", "http://localhost/"):
        assert shared_limiter(other) is not default
    one, two = AltegioClient("partner"), AltegioClient("other")
    assert one._pipeline.limiter is two._pipeline.limiter is default
    assert AltegioClient("partner", rate_limiter=None)._pipeline.limiter is None


def test_a_copy_shares_transport_limiter_quota_and_scope():
    client = AltegioClient("partner", "user")
    twin = client.with_options(timeout=1, language="lv-LV")
    mine, its = client._pipeline, twin._pipeline
    assert (its.transport, its.limiter, its.quota, its.scope) == (
        mine.transport,
        mine.limiter,
        mine.quota,
        mine.scope,
    )
    assert its.credentials is mine.credentials
    assert (its.settings.timeout, its.settings.deadline, mine.settings.timeout) == (1, 120.0, 30.0)
    other = client.with_options(user_token="other")
    assert other._pipeline.credentials is not mine.credentials


def test_a_client_is_opened_with_async_with():
    with pytest.raises(TypeError, match="async with"), AltegioClient("partner"):
        pass
