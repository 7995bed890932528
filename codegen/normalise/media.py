"""Choice of one of several media types. Builds, requests and diffs use the same rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.tree import Object

_ORDER = ("application/json", "json", "multipart/", "*/*")


def choose_media(content: Object) -> str:
    """Return the media type to read or send, or an empty string if the content is empty.

    A media type with a schema is preferred, then JSON, then forms, then the first name.
    """
    return min(content, key=lambda media: ("schema" not in content[media], _rank(media), media), default="")


def _rank(media: str) -> int:
    return next((number for number, part in enumerate(_ORDER) if part in media), len(_ORDER))
