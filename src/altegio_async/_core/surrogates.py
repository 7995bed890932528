"""Repair of JSON texts with halves of surrogate pairs, such as the text of an emoji that was cut in half."""

from __future__ import annotations

import re
from collections.abc import Generator
from functools import cache
from typing import Final, cast

_PART: Final = 2_000
"""Escapes that are matched between two pauses."""


def has_surrogates(body: bytes) -> bool:
    """Return whether a JSON text possibly has an escape of a surrogate, or of half of a pair."""
    return b"\\ud" in body or b"\\uD" in body


def replace_lone_surrogates(body: bytes) -> Generator[None, None, tuple[bytes, int]]:
    """Replace each half of a surrogate pair by U+FFFD, and yield between steps.

    Returns:
        The text and the number of replaced halves.
    """
    match_part = _compile_pattern().match
    pieces: list[bytes] = []
    position = count = 0
    while position < len(body):
        match = match_part(body, position)
        if match is None or match.end() == position:
            pieces.append(body[position:])  # an escape that the decoder rejects
            break
        pieces.append(match[1])
        if match[2]:
            pieces.append(b"\\ufffd")
            count += 1
        position = match.end()
        yield
    return b"".join(pieces) if count else body, count


def repair_surrogates(body: bytes) -> bytes:
    """Return a JSON text with each half of a surrogate pair replaced by U+FFFD."""
    steps = replace_lone_surrogates(body)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            repaired, _ = cast("tuple[bytes, int]", stop.value)
            return repaired


@cache
def _compile_pattern() -> re.Pattern[bytes]:
    """Return the pattern of everything up to a half of a pair, and of this half.

    It is possessive, so that matching takes no memory, and bounded, so that one match is short.
    """
    return re.compile(
        rb"((?:[^\\]++|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u(?![dD][89a-fA-F])|\\[^u]){0,%d}+)"
        rb"(\\u[dD][89a-fA-F][0-9a-fA-F]{2})?" % _PART,
        re.DOTALL,
    )
