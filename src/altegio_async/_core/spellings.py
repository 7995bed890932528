"""Spellings of a secret in which a server can echo it, and views of a text with escapes decoded."""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["WIDEST_ESCAPE", "TextView", "fold", "iter_views", "list_encodings", "list_plain_forms"]

WIDEST_ESCAPE: Final = 24
"""Maximum length of one character of a secret, with escapes inside escapes."""

_LEVELS: Final = 4  # of escapes inside escapes
_NAMED: Final = {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">"}
_CONTROLS: Final = dict.fromkeys("nrtbfv", "\n")  # all of them are white space here
_CODES: Final = (
    r"(?:\\x|%)([0-9a-f]{2})|[\\%]u([0-9a-f]{4})|&#x0*([0-9a-f]{1,4});"
    r"|&#0*([0-9]{1,5});|&(amp|quot|apos|lt|gt);"
)
# Two patterns, because a backslash can also be a character of the secret.
_WITH_BACKSLASHES: Final = re.compile(_CODES + r"|\\([0-7]{3})|\\(.)", re.IGNORECASE | re.DOTALL)
_CODES_ONLY: Final = re.compile(_CODES, re.IGNORECASE)
_OTHER_BACKSLASH: Final = re.compile(r"\\(?!x[0-9a-f]{2}|u[0-9a-f]{4})", re.IGNORECASE)
"""Escapes that only the first pattern decodes. Without them both patterns result in the same views."""
_WRAPPING: Final = re.compile(
    r"(?:[\s\x00\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|<w?br\s{0,9}/?>)+", re.IGNORECASE
)
_PHONE_SIGNS: Final = re.compile(
    r"[\s\x00\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060-\u2069\ufeff+().,*/-]+"
)
"""Signs between the digits of a formatted phone number."""
_ASCII_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_URL_SAFE: Final = str.maketrans("+/", "-_")


class TextView:
    """A text after one transformation. Positions are converted back on request only.

    Args:
        text: the transformed text.
        parent: the view that was transformed, or None for the original text.
        pattern: the pattern that was decoded or removed.
    """

    __slots__ = ("_segments", "parent", "pattern", "text")

    def __init__(
        self, text: str, parent: TextView | None = None, pattern: re.Pattern[str] | None = None
    ) -> None:
        self.text = text
        self.parent = parent
        self.pattern = pattern
        self._segments: _Segments | None = None

    def remove_wrapping(self) -> TextView:
        """Return the text without white space, line breaks and invisible characters."""
        return self._transform(_WRAPPING, "")

    def remove_phone_signs(self) -> TextView:
        """Return the text without the signs with which phone numbers are formatted."""
        return self._transform(_PHONE_SIGNS, "")

    def decode(self, escapes: re.Pattern[str]) -> TextView:
        """Return the text with every escape of one level decoded; this view if it has no escapes."""
        return self._transform(escapes, _decode)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that corresponds to `text[start:end]` of this view."""
        if self.parent is None or self.pattern is None:
            return start, end
        if self._segments is None:
            self._segments = _Segments(self.parent.text, self.pattern)
        return self.parent.to_original(self._segments.begin(start), self._segments.end(end))

    def _transform(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> TextView:
        text, count = pattern.subn(new, self.text)
        return TextView(text, self, pattern) if count else self


class _Segments:
    """The positions of the segments of a transformed text, in this text and in the text before.

    The width is the number of characters of an escape, or 0 for a segment that was not changed.
    """

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._widths: list[int] = []
        position = end = 0
        for match in pattern.finditer(text):
            self._add(position, end, 0)
            position += match.start() - end
            end = match.end()
            if match.lastindex:
                self._add(position, match.start(), end - match.start())
                position += 1
        self._add(position, end, 0)

    def _add(self, start: int, origin: int, width: int) -> None:
        self._starts.append(start)
        self._origins.append(origin)
        self._widths.append(width)

    def begin(self, position: int) -> int:
        """Return the start of the character at `position` in the text before the transformation."""
        part = bisect_right(self._starts, position) - 1
        return self._origins[part] + (0 if self._widths[part] else position - self._starts[part])

    def end(self, position: int) -> int:
        """Return the end of the character before `position` in the text before the transformation."""
        part = bisect_right(self._starts, position - 1) - 1
        return self._origins[part] + (self._widths[part] or position - self._starts[part])


def iter_views(text: str) -> Iterator[TextView]:
    """Yield views of the text with 0, 1, 2 and more levels of escapes decoded."""
    original = TextView(text)
    yield original
    differs = _OTHER_BACKSLASH.search(text) is not None
    for view in _decode_levels(original, _CODES_ONLY):
        differs = differs or _OTHER_BACKSLASH.search(view.text) is not None
        yield view
    if differs:
        yield from _decode_levels(original, _WITH_BACKSLASHES)


def _decode_levels(view: TextView, escapes: re.Pattern[str]) -> Iterator[TextView]:
    for _ in range(_LEVELS):
        decoded = view.decode(escapes)
        if decoded is view:
            return
        view = decoded
        yield view


def _decode(escape: re.Match[str]) -> str:
    """Return the one character that an escape represents."""
    group = escape.lastindex or 0
    value = escape[group]
    if group <= 3:
        return chr(int(value, 16))
    if group == 4:
        return chr(int(value))
    if group == 5:
        return _NAMED[value.lower()]
    return chr(int(value, 8)) if group == 6 else _CONTROLS.get(value, value)


def fold(text: str) -> str:
    """Return a text in lower case and of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_ASCII_LOWER)


def list_plain_forms(word: str) -> set[str]:
    """Return a secret in its plain forms: unchanged, without escapes, and as UTF-8 read as Latin-1."""
    words = {word, word.encode("utf-8", "surrogatepass").decode("latin-1")}
    forms = {view.text for one in words for view in iter_views(one) if view.text}
    return forms | {form.replace(" ", "+") for form in forms}  # HTML forms encode a space as a plus


def list_encodings(word: str) -> set[str]:
    """Return the hexadecimal form of a secret and its base64 forms, alone and inside a longer text.

    Base64 encodes three bytes at a time, so a secret inside a longer text has three forms. Each is
    reduced to the characters that depend on the secret only.
    """
    data = word.encode("utf-8", "surrogatepass")
    forms = {data.hex()}
    for offset in range(3):
        first, last = -(-8 * offset // 6), 8 * (offset + len(data)) // 6
        form = b64encode(b"\0" * offset + data).decode()[first:last]
        forms |= {form, form.translate(_URL_SAFE)}
    return forms
