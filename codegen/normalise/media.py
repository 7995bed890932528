"""Choice of one of several media types. Builds, requests and diffs use the same rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.tree import Object

_BINARY_TYPES = {"image", "audio", "video", "font"}
_BINARY_SUBTYPES = {"octet-stream", "pdf", "zip", "gzip", "x-tar", "x-gzip"}
_STREAMS = ("json-seq", "ndjson", "jsonl", "jsonlines", "stream+json")  # several documents in one body
_TEXT_SUBTYPES = ("xml", "yaml", "csv", "javascript", "x-www-form-urlencoded", "graphql", *_STREAMS)
_ORDER = ("application/json", "json", "multipart/", "*/*")


def choose_media(content: Object) -> str:
    """Return the media type to read or send, or an empty string if the content is empty.

    A media type with a schema is preferred, then JSON, then forms, then the first name.
    """
    return min(content, key=lambda media: ("schema" not in content[media], _rank(media), media), default="")


def _rank(media: str) -> int:
    return next((number for number, part in enumerate(_ORDER) if part in media), len(_ORDER))


def choose_body_kind(media: str) -> str:
    """Return how a request body of this media type is encoded: MULTIPART, BYTES or JSON.

    A caller encodes texts such as XML. Forms that are not multipart are sent as JSON.
    """
    main, sub = _split(media)
    if main == "multipart":
        return "MULTIPART"
    is_binary = main in _BINARY_TYPES or sub in _BINARY_SUBTYPES
    is_text = _is_text(main, sub) and sub != "x-www-form-urlencoded"
    return "BYTES" if (is_binary or is_text) and not _is_json(sub) else "JSON"


def choose_result_form(media: str) -> str:
    """Return what a response body of this media type contains: JSON, TEXT or BYTES."""
    main, sub = _split(media)
    if _is_json(sub) or main == "*":
        return "JSON"
    return "TEXT" if _is_text(main, sub) else "BYTES"


def _split(media: str) -> tuple[str, str]:
    main, _, sub = media.partition(";")[0].strip().lower().partition("/")
    return main, sub


def _is_json(sub: str) -> bool:
    return "json" in sub and not any(stream in sub for stream in _STREAMS)


def _is_text(main: str, sub: str) -> bool:
    return main == "text" or any(part in sub for part in _TEXT_SUBTYPES)


def choose_unusual_media(media: str, kind: str) -> str | None:
    """Return the media type to send if it differs from the usual one of its kind, else None."""
    usual = {"JSON": "application/json", "BYTES": "application/octet-stream"}.get(kind)
    is_sent = kind == "BYTES" or (kind == "JSON" and media.partition(";")[0].strip().endswith("+json"))
    return media if is_sent and "*" not in media and media.partition(";")[0].strip() != usual else None
