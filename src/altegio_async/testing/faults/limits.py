"""Faults that report a rate limit: with and without a wait, in headers and in texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from altegio_async.testing.faults.http import head, message
from altegio_async.testing.faults.registry import FaultKind, add_bytes, add_response, fault
from altegio_async.testing.server.exchange import Answer

if TYPE_CHECKING:
    from altegio_async.testing.faults.exchange import Exchange

_L = FaultKind.LIMIT
_ERROR = "RateLimitError"


def _rate_limit_body(text: str = "Too many requests.") -> dict[str, Any]:
    return {"success": False, "data": None, "meta": {"message": text}}


_HINTS = {
    "seconds": ("whole seconds", "1"),
    "fraction": ("a fraction of a second", "0.5"),
    "zero": ("0 seconds", "0"),
    "negative": ("a negative number", "-5"),
    "vast": ("a billion seconds", "1000000000"),
    "words": ("a word", "soon"),
    "blank": ("nothing", ""),
    "nan": ("NaN", "nan"),
    "infinite": ("infinity", "inf"),
    "exponent": ("an exponent", "1e1"),
    "past_date": ("a date in the past", "Wed, 21 Oct 2015 07:28:00 GMT"),
    "far_date": ("a date in the year 9999", "Fri, 31 Dec 9999 23:59:59 GMT"),
    "bad_date": ("an invalid date", "Wed, 99 Foo 2026 07:28:00 GMT"),
}
for _name, (_about, _value) in _HINTS.items():
    _answer = Answer(429, _rate_limit_body(), {"Retry-After": _value})
    add_response(_L, f"limit_{_name}", f"429 with a Retry-After of {_about}.", _answer, _ERROR)

_TEXTS = {
    "text": ("its message says to try again in 0 seconds", "Too many requests, try again in 0 seconds."),
    "text_two": ("its message says to try again in 2 seconds", "Too many requests, try again in 2 seconds."),
    "text_russian": (
        "its message asks for a wait in Russian",
        "Слишком много запросов, повторите через 1 секунду.",
    ),
    "text_exact": ("its message is the API's own", "Rate limit exceeded, try again in 0 seconds"),
}
for _name, (_about, _value) in _TEXTS.items():
    add_response(_L, f"limit_{_name}", f"429; {_about}.", Answer(429, _rate_limit_body(_value)), _ERROR)
    add_response(
        _L,
        f"limit_{_name}_in_200",
        f"200 with success false; {_about}.",
        Answer(200, _rate_limit_body(_value)),
        _ERROR if _name == "text_exact" else "APIStatusError",
    )

add_response(_L, "limit_plain", "429 without a hint.", Answer(429, _rate_limit_body()), _ERROR)
add_response(_L, "limit_empty", "429 without a body.", Answer(429, b""), _ERROR)
add_response(
    _L,
    "limit_html",
    "429 with HTML.",
    Answer(429, b"<h1>Slow down</h1>", {"Content-Type": "text/html"}),
    _ERROR,
)
add_response(
    _L,
    "limit_milliseconds",
    "429 with a hint in milliseconds.",
    Answer(429, _rate_limit_body(), {"Retry-After-Ms": "250"}),
    _ERROR,
)
add_response(
    _L,
    "busy_with_hint",
    "503 with a Retry-After.",
    Answer(503, {"success": False, "data": None, "meta": []}, {"Retry-After": "1"}),
    "ServerError",
)
add_bytes(
    _L,
    "limit_two_hints",
    "429 with two Retry-After headers.",
    message(b"{}", "Retry-After: 1", "Retry-After: 60", "Connection: close", status=429),
    _ERROR,
)
add_bytes(
    _L,
    "limit_cut",
    "429 with a Retry-After and a truncated body.",
    head(429, "Retry-After: 1", "Content-Length: 100") + b'{"success":',
    _ERROR,
)
add_bytes(
    _L,
    "busy_cut",
    "503 with a Retry-After and truncated chunks.",
    head(503, "Retry-After: 1", "Transfer-Encoding: chunked") + b"2d\r\nbusy",
    "ServerError",
)


@fault(_L, _ERROR)
async def limit_date(_exchange: Exchange) -> Answer:
    """429 with a Retry-After of a date one to two seconds ahead."""
    until = datetime.now(UTC) + timedelta(seconds=2)
    return Answer(429, _rate_limit_body(), {"Retry-After": format_datetime(until, usegmt=True)})


@fault(_L, _ERROR, "PermissionDeniedError")
async def limit_then_block(exchange: Exchange) -> Answer:
    """429 three times, then 403 with HTML from the CDN."""
    if exchange.attempt <= 3:
        return Answer(429, _rate_limit_body())
    return Answer(403, b"<!doctype html><title>Blocked</title>", {"Content-Type": "text/html"})
