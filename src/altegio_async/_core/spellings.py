"""Spellings of a secret: how a server plausibly echoes it, and how a text reads without its escapes."""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["WIDEST_ESCAPE", "TextView", "fold", "list_encodings", "list_plain_forms", "views"]

WIDEST_ESCAPE: Final = 24
"""Characters that one character of a secret takes at most, with escapes inside escapes."""

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
"""What only the first pattern decodes. Without it both patterns give the same views."""
_WRAPPING: Final = re.compile(
    r"(?:[\s\x00\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|<w?br\s{0,9}/?>)+", re.IGNORECASE
)
_ASCII_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_URL_SAFE: Final = str.maketrans("+/", "-_")


class TextView:
    """A text after one transformation. Positions are converted back only if they are asked for.

    Args:
        text: the transformed text.
        parent: the view that was transformed, or None for the original text.
        pattern: what was decoded or removed there.
    """

    __slots__ = ("_parts", "parent", "pattern", "text")

    def __init__(
        self, text: str, parent: TextView | None = None, pattern: re.Pattern[str] | None = None
    ) -> None:
        self.text = text
        self.parent = parent
        self.pattern = pattern
        self._parts: _Parts | None = None

    def without_wrapping(self) -> TextView:
        """Return the text without white space, line breaks and invisible characters."""
        return self._transform(_WRAPPING, "")

    def decode(self, escapes: re.Pattern[str]) -> TextView:
        """Return the text with every escape of one level decoded; this view if there is none."""
        return self._transform(escapes, _decode)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that reads as `text[start:end]` here."""
        if self.parent is None or self.pattern is None:
            return start, end
        if self._parts is None:
            self._parts = _Parts(self.parent.text, self.pattern)
        return self.parent.to_original(self._parts.begin(start), self._parts.end(end))

    def _transform(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> TextView:
        text, count = pattern.subn(new, self.text)
        return TextView(text, self, pattern) if count else self


class _Parts:
    """Where the parts of a transformed text begin, and where they were before.

    The width is the number of characters of an escape, 0 for a part that was not changed.
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
        """Return where the character at `position` begins in the text before."""
        part = bisect_right(self._starts, position) - 1
        return self._origins[part] + (0 if self._widths[part] else position - self._starts[part])

    def end(self, position: int) -> int:
        """Return where the character before `position` ends in the text before."""
        part = bisect_right(self._starts, position - 1) - 1
        return self._origins[part] + (self._widths[part] or position - self._starts[part])


def views(text: str) -> Iterator[TextView]:
    """Yield the text, and the text with one level of escapes after another decoded."""
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
    """Return a secret and how it reads without escapes: also as UTF-8 bytes read one by one."""
    words = {word, word.encode("utf-8", "surrogatepass").decode("latin-1")}
    forms = {view.text for one in words for view in views(one) if view.text}
    return forms | {form.replace(" ", "+") for form in forms}  # as HTML forms encode a blank


def list_encodings(word: str) -> set[str]:
    """Return the hexadecimal form of a secret and its base64 forms, also as a part of a longer text.

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
