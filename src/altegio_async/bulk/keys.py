"""Keys as users give them: read from any kind of collection, and checked."""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard, TypeVar

from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable

Q = TypeVar("Q")

IdKeys: TypeAlias = Mapping[int, Iterable[int]] | Iterable[tuple[int, int]] | AsyncIterable[tuple[int, int]]
"""What a look-up by id takes: `{location_id: ids}`, or pairs of location id and id."""

PhoneKeys: TypeAlias = (
    Mapping[int, Iterable[str]] | Iterable[tuple[int, str]] | AsyncIterable[tuple[int, str]]
)
"""What a look-up by phone takes: `{location_id: phones}`, or pairs of location id and phone."""

_LARGEST_ID: Final = 2**63 - 1
_NOT_A_DIGIT: Final = re.compile(r"[^0-9]+")


def read_known(
    keys: object, add: Callable[[Any], object], add_all: Callable[[Any, Iterable[Any]], object]
) -> bool:
    """Read all keys of a mapping or a collection; False for a source that can be read only once.

    Args:
        keys: what the user gave.
        add: takes one pair.
        add_all: takes a location and all its ids or phones.

    Raises:
        InvalidArgumentError: the keys can be neither iterated over nor awaited, or one is refused.
    """
    if isinstance(keys, (str, bytes)):
        raise InvalidArgumentError("keys must be a mapping or pairs, not a single text")
    if _is_mapping(keys):
        for location, values in keys.items():
            if isinstance(values, (str, bytes)) or not _is_iterable(values):
                raise InvalidArgumentError(
                    f"location {location!r}: its ids or phones must be a list or another iterable, "
                    f"got {type(values).__name__}"
                )
            add_all(location, values)
        return True
    if _is_collection(keys):
        for pair in keys:
            add(pair)
        return True
    if isinstance(keys, (Iterable, AsyncIterable)):
        return False
    raise InvalidArgumentError(f"keys must be a mapping or pairs, got {type(keys).__name__}")


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_collection(value: object) -> TypeGuard[Collection[Any]]:
    return isinstance(value, Collection)


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def parsed(pair: Any, check: Callable[[Any], Q]) -> tuple[tuple[int, Any], Q]:
    """A key as it was given, and what is asked for it at its location.

    Args:
        pair: a location id and a value.
        check: gives what is asked for the value; raises ValueError for one that it refuses.

    Raises:
        InvalidArgumentError: the key is no pair, or one of its parts is refused. The message names the key.
    """
    try:
        location, value = pair
    except (TypeError, ValueError):
        raise InvalidArgumentError(f"key {pair!r}: must be a pair of location id and id or phone") from None
    checked_location(location, pair)
    try:
        return (location, value), check(value)
    except ValueError as error:
        reason = str(error)
    raise InvalidArgumentError(f"key {pair!r}: {reason}")


def checked_location(location: object, key: object) -> None:
    """Refuse what is no id of a location.

    Raises:
        InvalidArgumentError: not a positive int. The message names the key.
    """
    if type(location) is not int or not 0 < location <= _LARGEST_ID:
        raise InvalidArgumentError(f"key {key!r}: the location id must be a positive int")


def checked_id(value: object) -> int:
    """An id as it is asked for.

    Raises:
        ValueError: not an int (a bool is none), or not positive.
    """
    if type(value) is not int:
        raise ValueError(f"the id must be an int, got {type(value).__name__}")
    if not 0 < value <= _LARGEST_ID:
        raise ValueError("the id must be positive and fit in 63 bits")
    return value


def digits_of(value: object) -> str:
    """A phone's digits, by which it is sent and compared.

    Raises:
        ValueError: not a text, or a text without digits.
    """
    if not isinstance(value, str):
        raise ValueError(f"the phone must be a str, got {type(value).__name__}")  # noqa: TRY004 - one kind
    digits = _NOT_A_DIGIT.sub("", value)
    if not digits:
        raise ValueError("the phone has no digits")
    return digits
