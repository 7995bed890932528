"""Redaction: replace secrets in texts, in all spellings in which a server can plausibly echo them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from altegio_async._core.redact import REDACTED, Secret
from altegio_async._core.spellings import (
    WIDEST_ESCAPE,
    TextView,
    fold,
    iter_views,
    list_encodings,
    list_plain_forms,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Redactor"]

_GRAM: Final = 8
"""Length of the sequences that are looked up. A shorter secret is found only as a whole."""
_SHORTEST_ENCODED: Final = 4  # of a secret whose encodings are looked for
_MAX_SECRETS: Final = 1_000
_SEPARATOR: Final = "\ue000"  # between texts that are searched together; no secret is found across it


class Redactor:
    """Replaces secrets in texts.

    A secret of eight characters or more is found in any letter case, in base64 and hexadecimal, with
    escapes of JSON, URLs, HTML and backslashes up to four levels deep, wrapped by white space, and cut down
    to half of its length. A shorter secret is found only unchanged and with escapes. A secret of digits is
    also found with the signs of a formatted phone number between them. The time is linear in
    the length of the text and independent of the number of secrets.

    Args:
        secrets: the secrets to replace; of more than 1,000 the latest.
        parent: a redactor whose secrets are replaced too.
    """

    def __init__(self, secrets: Iterable[Secret] = (), parent: Redactor | None = None) -> None:
        self._secrets = list(dict.fromkeys(secret for secret in secrets if secret))[-_MAX_SECRETS:]
        self._parent = parent
        self._index: _Index | None = None

    def add(self, secret: Secret) -> None:
        """Add a secret to replace."""
        if secret in self._secrets:
            return
        self._secrets.append(secret)
        if len(self._secrets) > _MAX_SECRETS:
            del self._secrets[0]
            self._index = None
        elif self._index is not None:
            self._index.add(secret.reveal())

    def extend(self, secrets: Iterable[Secret]) -> Redactor:
        """Return a redactor that also replaces these secrets; this redactor if `secrets` is empty."""
        more = [secret for secret in secrets if secret]
        return Redactor(more, self) if more else self

    def redact(self, text: str, limit: int | None = None) -> str:
        """Return a text with every secret replaced, cut to `limit` characters.

        A long text is read only as far as needed: up to a position at which a truncated secret can no longer
        affect the first `limit` characters.
        """
        indexes = self.indexes
        if limit is None:
            return _replace(text, _find_spans(text, indexes), len(text))
        margin = WIDEST_ESCAPE * max(index.longest for index in indexes)
        size = limit + margin
        while True:
            part = text[:size]
            until = len(text) if size >= len(text) else size - margin
            redacted = _replace(part, _find_spans(part, indexes), until)
            if size >= len(text) or len(redacted) >= limit:
                return redacted[:limit]
            size *= 2

    def redact_all(self, texts: Sequence[str]) -> list[str]:
        """Return texts with every secret replaced. All texts are searched together, which is faster."""
        joined = _SEPARATOR.join(texts)
        spans = _find_spans(joined, self.indexes)
        if not spans:
            return list(texts)
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        parts: list[list[tuple[int, int]]] = [[] for _ in texts]
        for start, end in spans:
            at = bisect_right(starts, start) - 1
            parts[at].append((start - starts[at], end - starts[at]))
        return [_replace(text, part, len(text)) for text, part in zip(texts, parts, strict=True)]

    @property
    def indexes(self) -> list[_Index]:
        """The index of these secrets and those of all parents, built at first use."""
        if self._index is None:
            self._index = _Index()
            for secret in self._secrets:
                self._index.add(secret.reveal())
        return [self._index] if self._parent is None else [self._index, *self._parent.indexes]


class _Index:
    """Finds secrets in texts by sequences of eight characters ("grams").

    Each form of a secret is sampled so that every half of it contains a sample. A text is searched for
    samples first. If it contains one, it is then searched for all grams of the sampled secret.
    """

    def __init__(self) -> None:
        self.longest = 0
        self._short: set[str] = set()
        self._samples: dict[str, set[str]] = {}  # the secrets that contain each sample
        self.has_digits = False  # whether a secret consists of digits, as a phone number does

    def add(self, word: str) -> None:
        """Add a secret to find."""
        self.longest = max(self.longest, len(word))
        self.has_digits = self.has_digits or (word.isascii() and word.isdigit())
        for form in list_plain_forms(word):
            if len(_remove_wrapping(form)) < _GRAM:
                self._short.add(form)
        for form in _list_long_forms(word):
            step = max(len(form) // 2 - _GRAM + 1, 1)
            for start in (*range(0, len(form) - _GRAM, step), len(form) - _GRAM):
                self._samples.setdefault(form[start : start + _GRAM], set()).add(word)

    def find_short(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the positions of secrets of fewer than eight characters in a text."""
        for form in self._short:
            for at in _find_positions(text, form):
                yield at, at + len(form)

    def find_long(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of a folded text that consist of grams of a secret."""
        samples = self._samples
        last = len(text) - _GRAM + 1
        hits = {gram for at in range(last) if (gram := text[at : at + _GRAM]) in samples}
        if not hits:
            return []
        grams: set[str] = set()
        words: set[str] = set()
        for gram in hits:
            words |= samples[gram]
        for word in words:
            for form in _list_long_forms(word):
                grams.update(form[at : at + _GRAM] for at in range(len(form) - _GRAM + 1))
        runs: list[tuple[int, int]] = []
        before = -2
        for at in range(last):
            if text[at : at + _GRAM] in grams:
                start = runs.pop()[0] if at == before + 1 else at
                runs.append((start, at + _GRAM))
                before = at
        return runs


def _find_spans(text: str, indexes: Sequence[_Index]) -> list[tuple[int, int]]:
    """Return the spans of secrets in a text, sorted, with overlapping spans merged."""
    spans: list[tuple[int, int]] = []
    for view in iter_views(text):
        squeezed = view.remove_wrapping()
        folded = fold(squeezed.text)
        for index in indexes:
            spans += (view.to_original(*hit) for hit in index.find_short(view.text))
            spans += (squeezed.to_original(*hit) for hit in index.find_long(folded))
        formatted = [index for index in indexes if index.has_digits]
        if formatted:
            digits = view.remove_phone_signs()
            for index in formatted:
                spans += (digits.to_original(*hit) for hit in index.find_long(digits.text))
    return _merge(spans)


def _list_long_forms(word: str) -> set[str]:
    """Return the forms of a secret that have at least one gram, folded and without white space."""
    forms = list_plain_forms(word)
    if len(word) >= _SHORTEST_ENCODED:
        forms |= list_encodings(word)
    return {fold(short) for form in forms if len(short := _remove_wrapping(form)) >= _GRAM}


def _remove_wrapping(form: str) -> str:
    return TextView(form).remove_wrapping().text


def _find_positions(text: str, form: str) -> Iterator[int]:
    start = text.find(form)
    while start >= 0:
        yield start
        start = text.find(form, start + 1)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _replace(text: str, spans: Iterable[tuple[int, int]], until: int) -> str:
    """Return `text[:until]` with these spans replaced."""
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        if start >= until:
            break
        pieces += (text[end:start], REDACTED)
        end = stop
    return "".join(pieces) + text[end:until]
