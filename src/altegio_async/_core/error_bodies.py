"""Conversion of failed responses to errors, with the API's own messages."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.body_format import UNREADABLE, strip_marks
from altegio_async._core.envelope import find_error_text, get_inner_failure, is_false, unwrap_array
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import APIStatusError, RateLimitError, status_error_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async._core.wire import WireResponse

# The only text that reports a rate limit in a 200. Other texts about limits are business rules.
_LIMIT_IN_SUCCESS: Final = re.compile(r"Rate limit exceeded, try again in [0-9]{1,9} seconds")
_MAX_SEARCHED: Final = 2_000  # characters of a message that are searched for a wait
_MAX_PARSED: Final = 256 * 1024  # bytes; a longer body is not an error body of the API
_NOT_MODIFIED: Final = 304
_MAX_MESSAGES: Final = 1_000  # of one error


def make_status_error(response: WireResponse) -> APIStatusError:
    """Return the error for a failed response, with the API's own message."""
    from altegio_async._core.retry_after import parse_retry_after  # noqa: PLC0415 - its patterns load slowly

    body = read_error_document(response.body)
    meta = body.get("meta")
    message = _find_message(body, meta) or _describe_status(response)
    kind = status_error_class(response.status)
    if response.status == 200 and is_false(body.get("success")) and _LIMIT_IN_SUCCESS.fullmatch(message):
        kind = RateLimitError
    is_rate_limit = kind is RateLimitError
    return kind(
        message,
        status=response.status,
        body=response.body,
        errors=_collect_errors(meta.get("errors") if is_object(meta) else None, body.get("errors")),
        meta=meta,
        retry_after=parse_retry_after(
            response.headers, message[:_MAX_SEARCHED] if is_rate_limit else "", is_rate_limit=is_rate_limit
        ),
    )


def read_error_document(body: bytes) -> dict[str, Any]:
    """Return the document of an error, or an empty one if the body is too long for it or is not JSON."""
    body = strip_marks(body)
    if len(body) > _MAX_PARSED or not body.lstrip().startswith((b"{", b"[")):
        return {}
    document = _decode_or_none(body)
    if document is None:  # in another encoding the names are ASCII and the message is partly readable
        document = _decode_or_none(body.decode("utf-8", "replace").encode())
    document = unwrap_array(document)
    if is_array(document) and document:
        document = document[0]
    if not is_object(document):
        return {}
    return document if is_false(document.get("success")) else get_inner_failure(document) or document


def _decode_or_none(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except UNREADABLE:
        return None


def _find_message(body: dict[str, Any], meta: Any) -> str:
    """Return the API's own message from any of its known places, or ""."""
    candidates: tuple[Any, ...] = (
        meta.get("message") if is_object(meta) else find_error_text(meta),
        body.get("message"),
        body.get("error_message"),
        find_error_text(body.get("errors")),
        find_error_text(body.get("error")),
        body.get("error_description"),
        body.get("detail"),
        body.get("title"),
    )
    for candidate in candidates:
        text = "; ".join(map(str, candidate[:_MAX_MESSAGES])) if is_array(candidate) else candidate
        if isinstance(text, str) and text.strip():
            return text.strip()
    return ""


def _describe_status(response: WireResponse) -> str:
    if 300 <= response.status < 400 and response.status != _NOT_MODIFIED:
        return f"HTTP {response.status}: redirects are not followed; check base_url"
    if response.body[:256].lstrip().startswith(b"<"):
        blocked = response.status == 403 and "cf-ray" in response.headers
        what = "a CDN blocked the request with an HTML page" if blocked else "an HTML page instead of JSON"
        return f"HTTP {response.status}: {what}"
    if 200 <= response.status < 300:
        return "the API reported success: false without a message"
    return _find_status_phrase(response.status)


def _find_status_phrase(status: int) -> str:
    """Return the standard text for a status without a message."""
    from http import HTTPStatus  # noqa: PLC0415 - slow to load, and rarely needed

    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return f"HTTP {status}"


def _collect_errors(*sources: object) -> dict[str, list[str]]:
    """Return the messages of the sources by field, without duplicates.

    A source is a map, an array, or an array of maps. The API also sends messages by field next to `meta`.
    """
    messages: dict[str, list[str]] = {}
    entries = chain.from_iterable(source if is_array(source) else [source] for source in sources)
    pairs = dict.fromkeys(islice(chain.from_iterable(map(_iter_entry_messages, entries)), _MAX_MESSAGES))
    for name, text in pairs:
        messages.setdefault(name, []).append(text)
    return messages


def _iter_entry_messages(entry: object) -> Iterator[tuple[str, str]]:
    """Yield the field and the text of each message in one entry of `errors`. The field can be empty."""
    if isinstance(entry, str):
        yield "", entry
    if not is_object(entry):
        return
    if _is_error_object(entry):
        yield _name_source(entry.get("source")), find_error_text(entry)
        return
    for name, texts in entry.items():
        for text in texts if is_array(texts) else [texts]:
            yield _name_field(name), _format_message(text)


def _is_error_object(entry: dict[str, Any]) -> bool:
    """Return whether an entry is one error with a code and a message, not a map of fields to messages."""
    code = entry.get("code", entry.get("status"))
    return bool(find_error_text(entry)) and (
        isinstance(code, int) or (isinstance(code, str) and code.isdigit())
    )


def _name_source(source: object) -> str:
    """Return the field that a JSON:API error names: `/data/attributes/title` is `data.attributes.title`."""
    if not is_object(source):
        return ""
    place = source.get("pointer") or source.get("parameter")
    return place.strip("/").replace("/", ".") if isinstance(place, str) else ""


def _name_field(name: str) -> str:
    """Return the name of a field; the API's form of a nested one, `[rules][0][value]`, is `rules.0.value`."""
    bracketed = name.startswith("[") and name.endswith("]")
    return name[1:-1].replace("][", ".") if bracketed else name


def _format_message(value: Any) -> str:
    if isinstance(value, str):
        return value
    try:
        return msgspec.json.encode(value).decode()
    except RecursionError:
        return "nested too deeply"
