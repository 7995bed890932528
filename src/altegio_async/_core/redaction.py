"""Texts with secrets taken out, in whatever spelling a server may have echoed them."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from altegio_async._core.redact import REDACTED, Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEVELS: Final = 4  # of escapes within escapes
_WIDEST: Final = 24  # characters that one may take in such a spelling
_NAMED: Final = {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">"}
_CODES: Final = (
    r"(?:\\x|%)([0-9a-f]{2})|\\u([0-9a-f]{4})|&#x0*([0-9a-f]{1,4});"
    r"|&#0*([0-9]{1,5});|&(amp|quot|apos|lt|gt);"
)
# A backslash may stand for itself: a secret can end in one.
_ESCAPES: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in (_CODES + r"|\\(.)", _CODES)
)


def scrubbed(text: str, secrets: Iterable[Secret], limit: int | None = None) -> str:
    """The text without any of the secrets; its first `limit` characters where there is a limit.

    They are found as they are, and escaped for JSON, addresses and HTML, one in another too. A long text is
    not read to its end: only so far that a secret which is cut there lies beyond the limit.
    """
    forms = {form for secret in secrets for form in _forms(secret.reveal())}
    if limit is None:
        return _without(text, forms, len(text))
    margin = _WIDEST * max(map(len, forms), default=0)
    size = limit + margin
    while True:
        clean = _without(text[:size], forms, len(text) if size >= len(text) else size - margin)
        if size >= len(text) or len(clean) >= limit:
            return clean[:limit]
        size *= 2


def secrets_in(body: object) -> list[Secret]:
    """The secrets in a request body, wherever they stand in it."""
    found: list[Any] = []
    with suppress(TypeError, ValueError, RecursionError):  # what cannot be walked could not be sent either
        msgspec.to_builtins(body, builtin_types=(bytes, bytearray), enc_hook=found.append)
    return [one for one in found if isinstance(one, Secret)]


def _forms(word: str) -> set[str]:
    """A secret and what it may be taken for; not ASCII, also as its bytes read one by one."""
    words = {word, word.encode("utf-8", "surrogatepass").decode("latin-1")}
    forms = {view for one in words for view, _ in _views(one) if view}
    return forms | {form.replace(" ", "+") for form in forms}  # as forms write a blank


def _without(text: str, forms: set[str], until: int) -> str:
    """The text up to there, without what spells one of the forms."""
    spans = sorted(
        (at[start], at[start + len(form)])
        for view, at in _views(text)
        for form in forms
        for start in _places(view, form)
    )
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        if start >= until:
            break
        if start >= end:
            pieces += (text[end:start], REDACTED)
        end = max(end, stop)
    return "".join(pieces) + text[end:until]


def _places(text: str, form: str) -> Iterator[int]:
    start = text.find(form)
    while start >= 0:
        yield start
        start = text.find(form, start + 1)


def _views(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The text, then with one level of escapes after another taken off; with where each character stood."""
    yield text, range(len(text) + 1)
    for escapes in _ESCAPES:
        yield from _peeled(text, escapes)


def _peeled(text: str, escapes: re.Pattern[str]) -> Iterator[tuple[str, Sequence[int]]]:
    at: Sequence[int] = range(len(text) + 1)
    for _ in range(_LEVELS):
        pieces: list[str] = []
        places: list[int] = []
        end = 0
        for escape in escapes.finditer(text):
            pieces += (text[end : escape.start()], _meant(escape))
            places += at[end : escape.start() + 1]
            end = escape.end()
        if not pieces:
            return
        text, at = "".join(pieces) + text[end:], [*places, *at[end:]]
        yield text, at


def _meant(escape: re.Match[str]) -> str:
    """The one character that an escape stands for."""
    kind = escape.lastindex or 0
    value = escape[kind]
    if kind <= 3:
        return chr(int(value, 16))
    if kind == 4:
        return chr(int(value))
    return _NAMED[value.lower()] if kind == 5 else value
