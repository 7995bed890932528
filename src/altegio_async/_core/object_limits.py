"""Limits on the structure of a response body: the number of objects and arrays, and their nesting."""

from __future__ import annotations

import itertools
import re
from functools import cache
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

DEFAULT_MAX_OBJECTS: Final = 50_000
MAX_NESTING: Final = 100
BYTES_PER_OBJECT: Final = 2
"""Bytes of the shortest object or array: a body of n bytes contains at most n / 2 of them."""

_STRIDES: Final = (
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157,
)  # fmt: skip
"""Prime numbers."""
_CHOICE: Final = 8  # strides to choose from
_MIN_SAMPLE: Final = 200  # expected objects in a sample of a body that is at its limit
_OPENING: Final = frozenset({b"{", b"["})
_CONTAINERS: Final = frozenset({dict, list})
_CLOSING: Final = frozenset({b"}", b"]"})
_STEP: Final = 10_000  # matches between two yields


class ObjectLimitError(Exception):
    """A body has more objects and arrays than allowed, or they are nested too deeply."""


@cache
def _compile_plain_pattern() -> re.Pattern[bytes]:
    """Return the pattern of everything up to the next bracket, strings included.

    It is possessive, so that matching takes no memory, and bounded, so that one match is short.
    """
    return re.compile(rb'[^"\[{\]}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"\[{\]}]*+){0,200}+', re.DOTALL)


@cache
def _choose_strides(limit: int) -> list[int]:
    """Return the strides that sample a body that is at its limit well enough."""
    return [stride for stride in _STRIDES if stride * _MIN_SAMPLE <= limit][-_CHOICE:]


def can_exceed(body: bytes, limit: int) -> bool:
    """Return whether a body possibly has more than `limit` objects and arrays, without parsing it.

    If the limit is high enough, the body is sampled, because counting takes a fifth of the time of decoding.
    Two strides are used, because a single stride can miss all brackets of rows of equal length. The strides
    vary, so that a server cannot construct a body for which the sample is wrong.
    """
    strides = _choose_strides(limit)
    if len(body) <= limit or len(strides) < 2:
        return body.count(b"{") + body.count(b"[") > limit
    moment = perf_counter_ns()
    first = moment % len(strides)
    second = (first + 1 + moment // len(strides) % (len(strides) - 1)) % len(strides)
    for stride in (strides[first], strides[second]):
        sample = body[moment % stride :: stride]
        if (sample.count(b"{") + sample.count(b"[")) * stride > limit // 2:
            return True
    return False


def count_objects(body: bytes, limit: int, reason: str) -> Generator[None, None, None]:
    """Count the objects and arrays of a body, and yield between steps.

    Args:
        body: JSON; brackets inside its strings do not count.
        limit: the maximum number of objects and arrays.
        reason: the origin of the limit, for the error message.

    Raises:
        ObjectLimitError: the body has more than `limit`.
    """
    if body.count(b"{") + body.count(b"[") <= limit:
        return
    pattern = _compile_plain_pattern()
    position = count = 0
    for step in itertools.count(1):
        match = pattern.match(body, position)
        end = match.end() if match else position
        bracket = body[end : end + 1]
        if bracket in _OPENING:
            count += 1
            if count > limit:
                raise ObjectLimitError(f"more than {limit:,} objects and arrays ({reason})")
        elif bracket not in _CLOSING and end == position:
            return  # the end of the body, or an unterminated string, which the decoder rejects
        position = end + (bracket in _OPENING or bracket in _CLOSING)
        if step % _STEP == 0:
            yield


def _iter_children(value: Any) -> Iterable[Any]:
    """Return the values of an object or an array."""
    return cast("Iterable[Any]", value.values() if type(value) is dict else value)


def is_too_deep(value: Any, raw: bytes) -> bool:
    """Return whether decoded JSON is nested too deeply for code that walks it recursively.

    Args:
        value: the decoded JSON.
        raw: the JSON text. If it has fewer brackets than the limit, the value is not walked.
    """
    if not can_exceed(bytes(raw), MAX_NESTING):
        return False
    level: list[Any] = [value]
    for _ in range(MAX_NESTING + 1):
        level = [child for parent in level if type(parent) in _CONTAINERS for child in _iter_children(parent)]
    return bool(level)
