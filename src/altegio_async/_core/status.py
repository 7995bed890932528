"""What a failure says: the error of an answer that is no success. Pure."""

from __future__ import annotations

import email.utils
import math
import re
import time
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.shapes import is_array, is_object
from altegio_async.errors import APIStatusError, RateLimitError, status_error_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from altegio_async._core.wire import WireResponse

# The limit is sometimes told in a 200, in words only, in the language of the account.
_LIMIT_WORDS: Final = re.compile(
    r"rate.?limit|too many requests|limit exceeded|превышен\w*\s+лимит|слишком много", re.IGNORECASE
)
_WAIT_WORDS: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(?:s\b|sec|сек)", re.IGNORECASE)
_MESSAGE_LIMIT: Final = 500


def is_refusal(document: object) -> bool:
    """Whether a decoded body says that the call failed, whatever its status."""
    if not is_object(document):
        return False
    success = document.get("success")
    if success is None:
        meta = document.get("meta")
        return "data" not in document and is_object(meta) and "message" in meta
    return success is False or success in (0, "false", "0")


def failure_of(response: WireResponse) -> APIStatusError:
    """The error that a failed answer stands for, with the API's own message."""
    try:
        document = msgspec.json.decode(response.body)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        document = None
    body = document if is_object(document) else {}
    meta = body.get("meta")
    message = _message(body, meta) or _plain_message(response)
    kind = status_error_class(response.status)
    if 200 <= response.status < 300 and _LIMIT_WORDS.search(message):
        kind = RateLimitError
    return kind(
        message,
        status=response.status,
        body=response.body,
        errors=_errors(meta.get("errors") if is_object(meta) else body.get("errors")),
        meta=meta,
        retry_after=retry_after(response.headers, message if kind is RateLimitError else ""),
    )


def _message(body: dict[str, Any], meta: Any) -> str:
    """The API's own words, wherever it put them."""
    candidates: tuple[Any, ...] = (
        meta.get("message") if is_object(meta) else None,
        body.get("message"),
        body.get("error_message"),
    )
    for candidate in candidates:
        text = "; ".join(map(str, candidate)) if is_array(candidate) else candidate
        if isinstance(text, str) and text.strip():
            return text.strip()[:_MESSAGE_LIMIT]
    return ""


def _plain_message(response: WireResponse) -> str:
    head = response.body[:256].lstrip().lower()
    if head.startswith(b"<"):
        blocked = response.status == 403 and "cf-ray" in response.headers
        what = "the edge blocked the request with an HTML page" if blocked else "an HTML page instead of JSON"
        return f"HTTP {response.status}: {what}"
    if 300 <= response.status < 400:
        return f"HTTP {response.status}: redirects are not followed; check base_url"
    if 200 <= response.status < 300:
        return "the API answered success: false without a message"
    return f"HTTP {response.status}"


def _errors(errors: object) -> dict[str, list[str]]:
    """`meta.errors` as field name to messages: sent as a map, as a list, or as a list of maps."""
    found: dict[str, list[str]] = {}
    for entry in errors if is_array(errors) else [errors]:
        if is_object(entry):
            for name, texts in entry.items():
                many = texts if is_array(texts) else [texts]
                found.setdefault(name.strip("[]"), []).extend(_text(one) for one in many)
        elif isinstance(entry, str):
            found.setdefault("", []).append(entry)
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def retry_after(headers: Mapping[str, str], message: str = "") -> float | None:
    """Seconds the server asked to wait: by header in milliseconds, seconds or as a date, or in words.

    Never negative, never NaN; None where it said nothing that can be read.
    """
    milliseconds = _number(headers.get("Retry-After-Ms") or headers.get("X-MS-Retry-After-MS"))
    if milliseconds is not None:
        return milliseconds / 1000
    header = headers.get("Retry-After")
    if header:
        seconds = _number(header)
        return seconds if seconds is not None else _until(header)
    words = _WAIT_WORDS.search(message)
    return _number(words.group(1)) if words else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return max(number, 0.0) if math.isfinite(number) else None


def _until(date: str) -> float | None:
    try:
        moment = email.utils.parsedate_to_datetime(date)
        return max(moment.timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
