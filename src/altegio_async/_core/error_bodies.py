"""What a failure says: the error of an answer that is no success. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import APIStatusError, RateLimitError, status_error_class

if TYPE_CHECKING:
    from altegio_async._core.wire import WireResponse

# The only text that reports a rate limit in a 200. Other texts about limits are business rules.
_LIMIT_IN_SUCCESS: Final = re.compile(r"Rate limit exceeded, try again in [0-9]{1,9} seconds")
_READ: Final = 2_000  # characters of a message that are searched for a wait
_ERROR_CODE: Final = {"error_code", "error_message"}
_PARSED_LIMIT: Final = 256 * 1024  # bytes; a longer body explains nothing


def is_refusal(document: object) -> bool:
    """Whether a decoded body says that the call failed, whatever its status."""
    if not is_object(document):
        return False
    success = document.get("success")
    if success is None:
        meta = document.get("meta")
        told = (is_object(meta) and "message" in meta) or document.keys() >= _ERROR_CODE
        return "data" not in document and (told or bool(document.get("errors")))
    return _is_false(success)


def _is_false(success: object) -> bool:
    return success in (False, "false", "0", "", [], {})


def unwrapped(document: Any) -> Any:
    """The envelope, should there be an array around it."""
    if is_array(document) and len(document) == 1 and is_object(document[0]):
        inner = document[0]
        if "success" in inner and ("data" in inner or "meta" in inner):
            return inner
    return document


def failure_of(response: WireResponse) -> APIStatusError:
    """The error that a failed answer stands for, with the API's own message."""
    from altegio_async._core.retry_after import parse_retry_after  # noqa: PLC0415 - its patterns load slowly

    document: Any = None
    if len(response.body) <= _PARSED_LIMIT:
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            document = unwrapped(msgspec.json.decode(response.body))
    body = document if is_object(document) else {}
    meta = body.get("meta")
    message = _message(body, meta) or _plain_message(response)
    kind = status_error_class(response.status)
    if response.status == 200 and _is_false(body.get("success")) and _LIMIT_IN_SUCCESS.fullmatch(message):
        kind = RateLimitError
    is_rate_limit = kind is RateLimitError
    return kind(
        message,
        status=response.status,
        body=response.body,
        errors=_errors(meta.get("errors") if is_object(meta) else body.get("errors")),
        meta=meta,
        retry_after=parse_retry_after(
            response.headers, message[:_READ] if is_rate_limit else "", is_rate_limit=is_rate_limit
        ),
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
            return text.strip()
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
    return _reason(response.status)


def _reason(status: int) -> str:
    """The standard words for a status that came without a message."""
    from http import HTTPStatus  # noqa: PLC0415 - slow to load, and rarely needed

    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return f"HTTP {status}"


def _errors(errors: object) -> dict[str, list[str]]:
    """`meta.errors` as field name to messages: sent as a map, as a list, or as a list of maps."""
    found: dict[str, list[str]] = {}
    for entry in errors if is_array(errors) else [errors]:
        if is_object(entry):
            for name, texts in entry.items():
                many = texts if is_array(texts) else [texts]
                found.setdefault(_field(name), []).extend(_text(one) for one in many)
        elif isinstance(entry, str):
            found.setdefault("", []).append(entry)
    return found


def _field(name: str) -> str:
    """The API writes nested fields as `[rules][0][value]`; here that is `rules.0.value`."""
    bracketed = name.startswith("[") and name.endswith("]")
    return name[1:-1].replace("][", ".") if bracketed else name


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    try:
        return msgspec.json.encode(value).decode()
    except RecursionError:
        return "nested too deeply"
