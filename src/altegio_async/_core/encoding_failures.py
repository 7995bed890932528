"""Descriptions of values in request bodies that cannot be encoded: their places, without the values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
from msgspec import UNSET, Struct

from altegio_async._core.mismatch import escape_name
from altegio_async._core.type_guards import is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENCODING_ERRORS: Final = (TypeError, ValueError, RecursionError, ArithmeticError)


def describe_failure(value: object, error: Exception, encode: Callable[[Any], object]) -> str:
    """Return the path of the part that cannot be encoded, followed by the reason.

    Args:
        value: a request body, or a part of one.
        error: the error of its encoding.
        encode: encodes a part, or raises one of `ENCODING_ERRORS`.
    """
    path = ""
    while not isinstance(error, RecursionError):  # nesting is a fault of the whole value
        failure = _find_failing_part(value, encode)
        if failure is None:
            break
        step, value, error = failure
        path += step
    place = path.removeprefix(".")
    if isinstance(error, UnicodeEncodeError):
        return f"{place or 'it'} is not valid text: it contains half of a surrogate pair"
    return f"{place}: {error}" if place else str(error)


def find_broken_text(value: object) -> str:
    """Return the path of the first text in a value that has half of a surrogate pair; empty if none has."""
    path = ""
    while True:
        failure = _find_failing_part(value, _encode_texts)
        if failure is None or not isinstance(failure[2], UnicodeEncodeError):
            return path.removeprefix(".")
        step, value, _ = failure
        path += step


def _encode_texts(value: object) -> bytes:
    """Encode the texts of a value, whatever else it has.

    Raises:
        UnicodeEncodeError: a text has half of a surrogate pair.
    """
    return msgspec.json.encode(value, enc_hook=lambda _: None)


def _find_failing_part(
    value: object, encode: Callable[[Any], object]
) -> tuple[str, object, Exception] | None:
    """Return the step to the first part that cannot be encoded, the part, and its error."""
    for step, part in _iter_parts(value):
        try:
            encode(part)
        except ENCODING_ERRORS as error:
            return step, part, error
    return None


def _iter_parts(value: object) -> Iterator[tuple[str, object]]:
    """Yield the parts of an object or array in the order of their encoding, with the steps to them.

    The key of an object is a part before its value.
    """
    if isinstance(value, Struct):
        pairs = ((name, getattr(value, name)) for name in value.__struct_fields__)
        yield from ((f".{name}", item) for name, item in pairs if item is not UNSET)
    elif is_mapping(value):
        for key, item in value.items():
            step = f".{escape_name(str(key))}"
            yield f"{step} (a key)", key
            yield step, item
    elif isinstance(value, (list, tuple, set, frozenset)):
        rows = cast("list[Any]", value)
        yield from ((f"[{index}]", item) for index, item in enumerate(rows))
