"""Choice of one of several media types. Builds, requests and diffs use the same rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.tree import Object

_BINARY_TYPES = {"image", "audio", "video", "font"}
_BINARY_SUBTYPES = {"octet-stream", "pdf", "zip", "gzip", "x-tar", "x-gzip"}
_ORDER = ("application/json", "json", "multipart/", "*/*")


def choose_media(content: Object) -> str:
    """Return the media type to read or send, or an empty string if the content is empty.

    A media type with a schema is preferred, then JSON, then forms, then the first name.
    """
    return min(content, key=lambda media: ("schema" not in content[media], _rank(media), media), default="")


def _rank(media: str) -> int:
    return next((number for number, part in enumerate(_ORDER) if part in media), len(_ORDER))


def choose_body_kind(media: str) -> str:
    """Return how a request body of this media type is encoded: MULTIPART, BYTES or JSON."""
    main, _, sub = media.partition(";")[0].strip().lower().partition("/")
    if main == "multipart":
        return "MULTIPART"
    is_binary = main in _BINARY_TYPES or sub in _BINARY_SUBTYPES
    return "BYTES" if is_binary and not sub.endswith("json") else "JSON"


def choose_unusual_media(media: str, kind: str) -> str | None:
    """Return the media type to send if it differs from the usual one of its kind, else None."""
    usual = {"JSON": "application/json", "BYTES": "application/octet-stream"}.get(kind)
    is_sent = kind == "BYTES" or (kind == "JSON" and media.partition(";")[0].strip().endswith("+json"))
    return media if is_sent and "*" not in media and media.partition(";")[0].strip() != usual else None
