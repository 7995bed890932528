"""Suggestions for misspelt names and codes in error messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def suggest(given: object, known: Iterable[object]) -> str:
    """Return the end of a message with the known text that is most similar to a given one.

    The result is empty if no text is similar. It then does not contain the given text, which can be a value
    that was passed by mistake, such as a phone.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow to load, and only errors need it

    if not isinstance(given, str):
        return ""
    texts = [text for text in known if isinstance(text, str)]
    found = get_close_matches(given, texts, n=1)
    return f"; got {given!r}, did you mean {found[0]!r}?" if found else ""
