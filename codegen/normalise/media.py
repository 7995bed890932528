"""Which of several media types counts: one rule for building, sending and telling what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.tree import Object

_ORDER = ("application/json", "json", "multipart/", "*/*")


def choose_media(content: Object) -> str:
    """The media type that is read or sent, an empty text where there is none.

    One with a schema goes before one without, then JSON before forms before anything else, then the name.
    """
    return min(content, key=lambda media: ("schema" not in content[media], _rank(media), media), default="")


def _rank(media: str) -> int:
    return next((number for number, part in enumerate(_ORDER) if part in media), len(_ORDER))
