from __future__ import annotations

import copy
import datetime as dt
import email.utils
import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from altegio_async import errors
from altegio_async._core.error_bodies import make_status_error
from altegio_async._core.error_redaction import META_LEVELS, redact_error
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.retry_after import parse_retry_after
from altegio_async._core.wire import WireResponse
from altegio_async._pipeline.credentials import Credentials
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    InvalidArgumentError,
    PermissionDeniedError,
    QueueTimeoutError,
    RateLimitError,
    ServerError,
    UnprocessableEntityError,
    status_error_class,
)
from tests.support.pipelines import make_error_response, make_response


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"), (401, "AuthenticationError"), (402, "APIStatusError"), (403, "PermissionDeniedError"),
        (404, "NotFoundError"), (408, "APIStatusError"), (409, "ConflictError"), (418, "APIStatusError"),
        (422, "UnprocessableEntityError"), (429, "RateLimitError"), (500, "ServerError"), (503, "ServerError"),
        (599, "ServerError"), (301, "APIStatusError"), (304, "APIStatusError"), (600, "APIStatusError"), (999, "APIStatusError"),
    ],
)  # fmt: skip
def test_each_status_has_its_error(status, name):
    kind = status_error_class(status)
    assert kind.__name__ == name
    failure = make_status_error(make_error_response(status, "Because."))
    assert type(failure) is kind
    assert (failure.status, failure.message) == (status, "Because.")


X1 = [
    (
        {"freeze_till": ["Must be set.", "Must be a date."]},
        {"freeze_till": ["Must be set.", "Must be a date."]},
    ),
    ({"[is_archived]": ["Only 0 or 1."]}, {"is_archived": ["Only 0 or 1."]}),
    ({"[rules][0][value]": ["Too big."]}, {"rules.0.value": ["Too big."]}),
    ({"title": "Too long."}, {"title": ["Too long."]}),
    ({"rules": {"0": {"value": "x"}}}, {"rules": ['{"0":{"value":"x"}}']}),
    ([{"a": "x"}, {"b": ["y"]}, {"a": "z"}], {"a": ["x", "z"], "b": ["y"]}),
    (["Wrong.", "Very wrong."], {"": ["Wrong.", "Very wrong."]}),
    ({"n": [1, None]}, {"n": ["1", "null"]}),
    ([], {}),
    ({}, {}),
    (None, {}),
    ("Wrong.", {"": ["Wrong."]}),
    (5, {}),
]


@pytest.mark.parametrize(("sent", "read"), X1)
def test_validation_errors_in_every_form(sent, read):
    body = {"success": False, "data": None, "meta": {"message": "An error has occurred.", "errors": sent}}
    failure = make_status_error(make_response(body, 422))
    assert isinstance(failure, UnprocessableEntityError)
    assert (failure.errors, failure.message, failure.meta) == (read, "An error has occurred.", body["meta"])
    for meta in ([], {}, None, {"message": "An error has occurred."}):
        assert make_status_error(make_response({"errors": sent, "meta": meta}, 422)).errors == read


def test_errors_by_field_in_meta_and_beside_it_are_merged():
    meta = {"message": "Invalid.", "errors": {"email": ["Required."]}}
    body = {
        "success": False,
        "meta": meta,
        "errors": {"email": ["Required.", "Too short."], "phone": "Wrong."},
    }
    failure = make_status_error(make_response(body, 422))
    assert failure.errors == {"email": ["Required.", "Too short."], "phone": ["Wrong."]}
    assert failure.message == "Invalid."


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        ({"meta": {"message": ["One.", "Two."]}}, 400, "One.; Two."),
        ({"meta": [], "message": "Outside."}, 400, "Outside."),
        ({"success": False, "data": None, "meta": "Text."}, 404, "Text."),
        ({"error_code": 5, "error_message": "Code five."}, 400, "Code five."),
        ({"success": False, "data": None, "meta": []}, 404, "not found"),
        ({"success": False, "meta": {"message": "  "}}, 400, "bad request"),
        ({"success": False, "meta": {"message": 5}}, 400, "bad request"),
        ([{"success": False, "meta": {"message": "Wrapped."}}], 400, "Wrapped."),
        ([1, 2], 400, "bad request"),
        (b"", 500, "internal server error"),
        (b"upstream error", 502, "bad gateway"),
        (b"", 520, "HTTP 520"),
        (b"", 429, "too many requests"),
        (b"<html><h1>Bad gateway", 502, "HTTP 502: an HTML page instead of JSON"),
        (b"<html>", 301, "HTTP 301: redirects are not followed; check base_url"),
        (b"", 301, "HTTP 301: redirects are not followed; check base_url"),
        (b"", 304, "not modified"),
        ({"success": False}, 200, "the API reported success: false without a message"),
        ({"meta": {"message": "Доступ запрещён."}}, 403, "Доступ запрещён."),
        ({"meta": {"message": "deep", "errors": [[[]]]}}, 400, "deep"),
    ],
)
def test_the_message_is_that_of_the_api(body, status, message):
    assert make_status_error(make_response(body, status)).message == message


def test_a_block_by_the_cdn_is_named():
    failure = make_status_error(make_response(b"<!DOCTYPE html><title>Attention", 403, {"CF-Ray": "8f"}))
    assert isinstance(failure, PermissionDeniedError)
    assert "CDN blocked" in failure.message


@pytest.mark.parametrize("seconds", [0, 1, 12, 86400])
@pytest.mark.parametrize("success", [False, "false", 0, "0"])
def test_a_200_with_exactly_the_rate_limit_message_is_a_rate_limit(seconds, success):
    message = f"Rate limit exceeded, try again in {seconds} seconds"
    failure = make_status_error(
        make_response({"success": success, "data": None, "meta": {"message": message}}, 200)
    )
    assert isinstance(failure, RateLimitError)
    assert (failure.status, failure.retry_after) == (200, seconds)


BUSINESS_RULES = [
    "The usage limit of this gift card is exceeded.", "Freeze limit exceeded", "Превышен лимит заморозки", "Not now.", "Limit 30 days",
    "Freeze limit exceeded, you can freeze again in 24 hours", "Freeze limit exceeded, try again in 30 seconds", "Request limit reached, retry after 2 s",
    "The request limit of this client is reached.", "Too many requests.", "Too many attempts, try again in 5 seconds",
    "Rate limit of this service exceeded, try again in 5 seconds", "Rate limit exceeded, try again in 5 minutes", "Rate limit exceeded",
    "Rate limit exceeded, try again in 5 seconds or call us", "Error: Rate limit exceeded, try again in 5 seconds", "Rate limit exceeded, try again in \u0665 seconds",
    "Rate limit exceeded, try again in -5 seconds", "rate limit exceeded, TRY again in 5 seconds", "Rate limit exceeded, try again in 5.5 seconds",
    "Rate limit exceeded, try again in " + "9" * 400 + " seconds", "Превышен лимит запросов, повторите через 3 секунды", "Слишком много запросов",
]  # fmt: skip


@pytest.mark.parametrize("message", BUSINESS_RULES)
def test_other_messages_about_limits_in_a_200_are_business_rules(message):
    failure = make_status_error(
        make_response(
            {"success": False, "data": None, "meta": {"message": message}}, 200, {"Retry-After": "7"}
        )
    )
    assert type(failure) is APIStatusError


@pytest.mark.parametrize("status", [201, 202, 204, 400, 403, 422, 503])
def test_the_rate_limit_message_counts_in_no_other_status(status):
    failure = make_status_error(make_error_response(status, "Rate limit exceeded, try again in 5 seconds"))
    assert not isinstance(failure, RateLimitError)


def test_the_rate_limit_message_without_success_false_is_not_a_rate_limit():
    failure = make_status_error(
        make_response({"meta": {"message": "Rate limit exceeded, try again in 5 seconds"}}, 200)
    )
    assert type(failure) is APIStatusError


def format_date(seconds: float, zone: str = "GMT") -> str:
    moment = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
    return email.utils.format_datetime(moment).replace("+0000", zone)


HINTS = [
    ({"Retry-After": "7"}, 7), ({"Retry-After": "7.5"}, 7.5), ({"Retry-After": " 3 "}, 3), ({"Retry-After": "0"}, 0),
    ({"Retry-After": "-5"}, 0), ({"Retry-After": "1e9"}, 1e9), ({"Retry-After": "NaN"}, None), ({"Retry-After": "inf"}, None),
    ({"Retry-After": "-inf"}, None), ({"Retry-After": ""}, None), ({"Retry-After": "soon"}, None), ({"Retry-After": "9" * 400}, None),
    ({"Retry-After": "Fri, 31 Dec 100000 23:59:59 GMT"}, None), ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
    ({"Retry-After": "Wed, 99 Oct 2015 07:28:00 GMT"}, None), ({"Retry-After": "2015-10-21"}, None),
    ({"Retry-After-Ms": "1500"}, 1.5), ({"X-MS-Retry-After-MS": "250"}, 0.25), ({"Retry-After-Ms": "-1"}, 0),
    ({"Retry-After-Ms": "x", "Retry-After": "4"}, 4), ({"Retry-After-Ms": "2000", "Retry-After": "9"}, 9),
    ({"retry-after": "6"}, 6), ({}, None), ({"Retry-After-Ms": "0", "Retry-After": "7"}, 7),
    ({"Retry-After-Ms": "x", "X-MS-Retry-After-MS": "250"}, 0.25), ({"Retry-After-Ms": "9000", "Retry-After": "0"}, 9),
    ({"Retry-After": "1_0"}, None), ({"Retry-After-Ms": "1_000"}, None), ({"Retry-After": "\u0667"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "seconds"), HINTS)
def test_the_hint_of_the_server_is_read_in_every_form(headers, seconds):
    assert len(HINTS) >= 20
    failure = make_status_error(make_response({"meta": {"message": "Slow down."}}, 429, headers))
    assert failure.retry_after == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize("zone", ["GMT", "+0000", "-0000"])
def test_a_date_as_hint_is_the_time_until_then(zone):
    assert parse_retry_after(
        make_response(b"", 503, {"Retry-After": format_date(40, zone)}).headers
    ) == pytest.approx(40, abs=2)


SENT_AT = "Sat, 28 Nov 2026 10:00:00 GMT"
UNIX_TIME = 1_795_860_000  # the same moment
DATED = [
    ("30", 30), ("30s", 30), ("2m59.56s", 179.56), ("370ms", 0.37), ("30 seconds", 30), ("PT30S", 30), ("7, 7", 7), ("7, 9", 9), ("9,soon", 9),
    ("1h2m3s", 3723), ("1.5h", 5400), ("250us", 0.00025), ("250\u00b5s", 0.00025), ("40ns", 4e-8), ("1 minute", 60), ("2 mins", 120), ("1 day", 86400),
    ("1 minute 30 seconds", 90), ("1 minute and 30 seconds", 90), ("1 minute, 30 seconds", 90), ("30 Seconds", 30), ("5 min", 300), ("1500 milliseconds", 1.5),
    ("PT1M30S", 90), ("PT0.5S", 0.5), ("PT1,5S", 1.5), ("P1DT2H", 93600), ("P1W", 604800), ("pt30s", 30), ("00:00:30", 30), ("1:02:03.5", 3723.5),
    ("2026-11-28T10:00:30Z", 30), ("2026-11-28T10:00:30.5+00:00", 30.5), ("2026-11-28 10:00:30", 30), ("2026-11-28T12:00:30+02:00", 30),
    ("2026-11-28T12:00:30+0200", 30), ("2026-11-28T05:00:30 -05:00", 30), ("2026-11-28t10:00:30z", 30), ("2026-11-28T09:00:00Z", 0),
    ("Sat, 28 Nov 2026 10:00:30 GMT", 30), ("Saturday, 28-Nov-26 10:00:30 GMT", 30), ("Sat Nov 28 10:00:30 2026", 30),
    ("7, Sat, 28 Nov 2026 10:00:30 GMT", 30), ("Sat, 28 Nov 2026 10:00:30 GMT, 40", 40), ("Sat, 28 Nov 2026 09:59:30 GMT", 0),
    (str(UNIX_TIME + 30), 30), (f"{UNIX_TIME + 30}.5", 30.5), (str((UNIX_TIME + 30) * 1000), 30), (str((UNIX_TIME + 30) * 10**6), 30), ("1700000000", 0),
    ('"30"', 30), ("30; comment", 30), ("1e1", 10), ("+5", 5),
    ("PT", None), ("P", None), ("T30S", None), ("30 parsecs", None), ("s", None), ("1_0s", None), ("\u0667s", None), ("30 minor steps", None),
    ("2026-11-28", None), ("2026-13-28T10:00:30Z", None), ("2026-11-28T99:00:30Z", None), ("99:99:99", None), (",,,", None), ("x" * 100_000, None),
    ("30s, 30s", 30), ("30 s, 60 s, 5 s", 60), ("1h 30m, 2h", 7200), ("1 h, 30 min", 5400), ("30 sec.", 30), ("1 min. 5 sec.", 65),
    ("5s" * 50_000, None), (" " * 100_000, None), ("1," * 100_000, None), ("in 30 seconds", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "seconds"), DATED, ids=lambda part: str(part)[:40])
def test_retry_after_is_read_in_every_form_that_servers_send(value, seconds):
    failure = make_status_error(make_error_response(503, "Down.", Retry_After=value, Date=SENT_AT))
    assert failure.retry_after == (None if seconds is None else pytest.approx(seconds, abs=1e-6))


def test_the_longest_of_repeated_headers_counts():
    headers = CIMultiDict(
        [("Retry-After", "2"), ("Retry-After", "40"), ("Retry-After", "7"), ("retry-after", "x")]
    )
    assert make_status_error(WireResponse(503, headers, b"")).retry_after == 40
    headers.extend([("Retry-After-Ms", "1"), ("Retry-After-Ms", "50000")])
    assert make_status_error(WireResponse(503, headers, b"")).retry_after == 50


RESETS = [
    ({"RateLimit-Reset": "30"}, 30), ({"X-RateLimit-Reset": "30"}, 30), ({"X-RateLimit-Reset": str(UNIX_TIME + 30)}, 30),
    ({"X-Rate-Limit-Reset": str(UNIX_TIME + 30)}, 30), ({"X-RateLimit-Reset-After": "0.75"}, 0.75), ({"X-RateLimit-Reset-Requests": "2m59.56s"}, 179.56),
    ({"X-RateLimit-Reset": "2026-11-28T10:00:30Z"}, 30), ({"RateLimit": '"default";r=0;t=30'}, 30), ({"RateLimit": "limit=5, remaining=0, reset=30"}, 30),
    ({"RateLimit": '"burst";r=0;t=1, "daily";r=50;t=86000'}, 1), ({"RateLimit": '"a";r=0;t=7, "b";r=00;t=9'}, 9),
    ({"Retry-After": "3", "RateLimit-Reset": "9"}, 9), ({"Retry-After": "9", "X-RateLimit-Reset": "3"}, 9), ({"X-Retry-After": "4"}, 4),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "seconds"), RESETS)
def test_the_reset_of_a_rate_limit_asks_for_a_wait(headers, seconds):
    assert make_status_error(
        make_response(b"", 429, {"Date": SENT_AT, **headers})
    ).retry_after == pytest.approx(seconds)


def test_the_reset_time_of_a_limit_with_requests_left_is_not_a_wait():
    headers = {"RateLimit": '"daily";r=50;t=86000'}
    assert make_status_error(make_response(b"", 429, headers)).retry_after is None


def test_the_reset_of_a_rate_limit_is_ignored_for_other_failures():
    assert make_status_error(make_response(b"", 503, {"RateLimit-Reset": "3000"})).retry_after is None


@pytest.mark.parametrize(
    "date",
    [None, "", "x", "Mon, 20 Nov 9999999999 10:00:00 GMT", "Sat, 28 Nov 0000 10:00:00 GMT", "x" * 9000],
)
def test_without_a_usable_date_the_local_clock_counts(date):
    headers = {"Retry-After": format_date(40)} | ({} if date is None else {"Date": date})
    assert make_status_error(make_response(b"", 503, headers)).retry_after == pytest.approx(40, abs=5)


@given(st.text(max_size=300), st.sampled_from([503, 429]))
def test_no_header_breaks_the_parser(text, status):
    wait = make_status_error(
        make_response(
            b"", status, {"Retry-After": text, "RateLimit": text, "Date": text, "Retry-After-Ms": text}
        )
    ).retry_after
    assert wait is None or 0 <= wait < math.inf


WORDS = [
    ("Try again in 5 seconds", {}, 5), ("Try again in 5 seconds", {"Retry_After": "2"}, 5), ("Try again in 5 seconds", {"Retry_After": "9"}, 9),
    ("Try again in 7 seconds", {"Retry_After": "soon"}, 7), ("Try again in 7 seconds", {"Retry_After": "0"}, 7),
    ("Try again in 7 seconds", {"Retry_After_Ms": "0"}, 7), ("Try again in 0 seconds", {"Retry_After": "3"}, 3),
    ("Try again in 2 hours", {}, 7200), ("Retry after 1 hr", {}, 3600), ("Try in 3 h.", {}, 10800), ("Повторите через 2 часа", {}, 7200),
    ("Повторите через 5 часов", {}, 18000), ("Please wait 7 seconds", {}, 7), ("Please wait for 2 minutes", {}, 120), ("wait 1.5s", {}, 1.5),
    ("Подождите 7 секунд", {}, 7), ("Подождите 1 минуту", {}, 60), ("Try again in 4 secs", {}, 4), ("Try again in 3 mins", {}, 180),
    ("Passed in 5 security checks", {}, None), ("in 5 minor steps", {}, None), ("in 5 hotels", {}, None), ("через 5 секретных шагов", {}, None),
    ("Please try again in 2m59.56s.", {}, 179.56), ("Retry in 370ms", {}, 0.37), ("try again in 1 minute and 30 seconds", {}, 90), ("in 5s" + " " * 1900, {}, 5),
    ("in 1_0 seconds", {}, None), ("in five seconds", {}, None), ("5 seconds", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("message", "headers", "seconds"), WORDS)
def test_a_hint_in_the_message_is_read(message, headers, seconds):
    assert make_status_error(make_error_response(429, message, **headers)).retry_after == seconds


def test_a_hint_in_the_message_counts_only_for_the_rate_limit():
    assert make_status_error(make_error_response(503, "Back in 5 seconds")).retry_after is None
    assert make_status_error(make_error_response(503, "Back in 5 seconds", Retry_After="2")).retry_after == 2


def list_errors() -> list[AltegioError]:
    found: list[AltegioError] = []
    for name in errors.__all__:
        kind = getattr(errors, name)
        assert issubclass(kind, AltegioError)
        found.append(kind("What went wrong."))
    return [*found, make_status_error(make_error_response(422, "No.", X_Request_Id="r")), QueueTimeoutError("q", wait=3.5),
            APIConnectionError("c", sent=False, retriable=False), APIResponseError("b", status=200, body=b"x" * 9000, path="$.a")]  # fmt: skip


@pytest.mark.parametrize("error", list_errors(), ids=lambda error: type(error).__name__)
def test_every_error_can_be_pickled_and_copied(error):
    error.operation, error.attempts, error.request_id = "read_thing", 2, "req-1"
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is type(error)
        assert (str(twin), vars(twin)) == (str(error), vars(error))
        assert str(twin).startswith("read_thing: ")


def test_the_tree_of_errors():
    assert issubclass(InvalidArgumentError, ValueError)
    assert issubclass(APITimeoutError, APIConnectionError)
    assert issubclass(RateLimitError, APIStatusError)
    assert not issubclass(APIResponseError, APIStatusError)
    assert issubclass(ServerError, APIStatusError)
    assert AltegioError().message == ""


TOKEN = "canary/Token+1234567890=="


@pytest.mark.parametrize("spelling", [TOKEN, TOKEN.replace("/", "\\/"), "canary%2FToken%2B1234567890%3D%3D"])
@pytest.mark.parametrize("filler", [0, 480, 490, 2030, 2040, 2047])
def test_a_token_that_the_server_echoes_is_redacted_completely(spelling, filler):
    text = "x" * filler + spelling
    body = {"meta": {"message": text, "errors": {f"field {spelling}": [text]}, "more": [{"a": text}]}}
    redactor = Credentials(Secret("partner"), Secret(TOKEN)).redactor
    failure = make_status_error(make_response(body, 400, {"X": "y"}))
    failure.request_id = spelling
    redact_error(failure, redactor)
    raw = APIResponseError(text, status=200, body=text.encode(), path=f"$.{spelling}")
    redact_error(raw, redactor)
    for error in (failure, raw):
        for sink in (
            str(error),
            repr(error),
            repr(vars(error)),
            pickle.dumps(error).decode("latin-1"),
            error.body.decode(),
        ):
            assert "canary" not in sink
            assert "Token" not in sink
        assert len(error.body) <= 2048
        assert len(error.message) <= 500


def test_the_body_is_removed_if_it_can_contain_secrets():
    failure = make_status_error(make_error_response(401, "Wrong password."))
    redact_error(failure, Redactor(), keep_body=False)
    assert (failure.body, failure.meta, failure.message) == (b"", None, "Wrong password.")


@pytest.mark.parametrize("depth", [300, 900])
def test_a_deeply_nested_meta_is_kept_to_the_nesting_limit(depth):
    body = b'{"meta": {"message": "deep", "errors": {"a": ' + b"[" * depth + b"]" * depth + b"}}}"
    failure = make_status_error(make_response(body, 422))
    redact_error(failure, Redactor())
    assert failure.meta["message"] == "deep"
    kept, levels = pickle.loads(pickle.dumps(failure)).meta["errors"]["a"], 2
    while kept:
        kept, levels = kept[0], levels + 1
    assert levels == META_LEVELS


def test_an_extremely_nested_body_raises_no_recursion_error():
    body = b'{"meta": {"message": "deep", "errors": {"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}"
    failure = make_status_error(make_response(body, 422))
    redact_error(failure, Redactor())
    assert (failure.status, failure.meta) == (422, None)
    pickle.dumps(failure)


def render_error(status: int, meta: dict[str, object] | None = None, **attributes: object) -> str:
    """Return the text of an error that the pipeline raises."""
    failure = make_status_error(
        make_response({"success": False, "data": None, "meta": meta or {"message": "Refused."}}, status)
    )
    failure.operation = "create_thing"
    for name, value in attributes.items():
        setattr(failure, name, value)
    redact_error(failure, Redactor())
    return str(failure)


def test_the_text_of_an_error_contains_status_attempts_and_request_id():
    assert render_error(403, attempts=1) == "create_thing: Refused. (status 403, 1 attempt)"
    assert (
        render_error(502, attempts=3, request_id="8a1f")
        == "create_thing: Refused. (status 502, 3 attempts, request id 8a1f)"
    )


def test_the_text_of_an_error_contains_the_errors_by_field():
    meta = {
        "message": "Invalid.",
        "errors": {"phone": ["is required", "is short"], "[rules][0]": ["is wrong"]},
    }
    assert render_error(422, meta, attempts=1) == (
        "create_thing: Invalid. (status 422, 1 attempt; phone: is required, is short; rules.0: is wrong)"
    )
    assert (
        render_error(422, {"message": "Invalid.", "errors": ["too late"]})
        == "create_thing: Invalid. (status 422; too late)"
    )


def test_a_reason_that_equals_the_message_is_not_repeated():
    for sent, text in (
        ({"code": 432, "message": "The code is wrong."}, "The code is wrong. (status 422)"),
        ([{"code": 432, "message": "The code is wrong"}], "The code is wrong. (status 422)"),
        (["The code is wrong.", "Try again."], "The code is wrong. (status 422; Try again.)"),
        ({"code": ["The code is wrong."]}, "The code is wrong. (status 422; code: The code is wrong.)"),
        ({"phone": []}, "The code is wrong. (status 422)"),
    ):
        body = {"errors": sent, "meta": {"message": "The code is wrong."}}
        assert str(make_status_error(make_response(body, 422))) == text
    failure = make_status_error(make_response({"errors": ["Wrong."], "meta": {"message": "Wrong."}}, 422))
    assert failure.errors == {"": ["Wrong."]}


def test_the_text_of_a_429_names_its_wait():
    assert render_error(429, attempts=3, retry_after=30.0) == (
        "create_thing: Refused. (status 429, 3 attempts; retry after 30 s)"
    )
    assert render_error(429, retry_after=0.25).endswith("retry after 0.25 s)")


def test_the_text_of_other_errors_contains_the_known_facts():
    late = errors.APITimeoutError("no response within 5 s")
    late.operation, late.attempts = "read_thing", 3
    assert str(late) == "read_thing: no response within 5 s (3 attempts)"
    cut = APIResponseError("the body is cut off", status=200)
    cut.request_id = "8a1f"
    assert str(cut) == "the body is cut off (status 200, request id 8a1f)"
    assert str(errors.ConfigurationError("no partner token")) == "no partner token"
    assert str(AltegioError()) == ""


def test_the_text_of_an_error_is_limited_for_every_response():
    meta = {"message": "m" * 10_000, "errors": {f"field{number}": ["x" * 100] for number in range(1000)}}
    text = render_error(422, meta, attempts=1, request_id="r" * 5000)
    assert len(text) < 1700
    assert text.endswith("...)")
