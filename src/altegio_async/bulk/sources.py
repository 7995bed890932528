"""Reading and validation of keys in the forms that callers pass."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Collection, Iterable, Mapping
from operator import length_hint
from typing import Any, TypeAlias, TypeGuard, TypeVar

from altegio_async._core.type_guards import as_int, as_plain_text
from altegio_async._core.validation import LARGEST_ID, check_id, parse_phone
from altegio_async.errors import InvalidArgumentError

Q = TypeVar("Q")

IdKeys: TypeAlias = Mapping[int, Iterable[int]] | Iterable[tuple[int, int]] | AsyncIterable[tuple[int, int]]
"""Keys of a look-up by id: `{location_id: ids}`, or pairs of location id and id."""

PhoneKeys: TypeAlias = (
    Mapping[int, Iterable[str]] | Iterable[tuple[int, str]] | AsyncIterable[tuple[int, str]]
)
"""Keys of a look-up by phone: `{location_id: phones}`, or pairs of location id and phone."""


def read_known(
    keys: object, add: Callable[[Any], object], add_all: Callable[[Any, Iterable[Any]], object]
) -> bool:
    """Read all keys of a mapping or a collection and return True; return False for any other source.

    Args:
        keys: the keys as they were passed.
        add: called with each pair.
        add_all: called with each location and all its ids or phones.

    Raises:
        InvalidArgumentError: the keys are not iterable, or one is not valid.
    """
    if isinstance(keys, (str, bytes)):
        raise InvalidArgumentError("keys must be a mapping or pairs, not a single str")
    if is_mapping(keys):
        for location, values in keys.items():
            if isinstance(values, (str, bytes)) or not is_iterable(values):
                check_id("the location id", location)
                raise InvalidArgumentError(
                    f"location {location}: its ids or phones must be a list or another iterable, "
                    f"got {type(values).__name__}"
                )
            add_all(location, values)
        return True
    if is_collection(keys):
        for pair in keys:
            add(pair)
        return True
    if is_iterable(keys) or is_async_iterable(keys):
        return False
    raise InvalidArgumentError(f"keys must be a mapping or pairs, got {type(keys).__name__}")


def count_unread_keys(source: object) -> int | None:
    """Return the largest number of keys of an iterator, from its length hint; None without one."""
    keys = length_hint(source, -1)
    return None if keys < 0 else keys


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping."""
    return isinstance(value, Mapping)


def is_collection(value: object) -> TypeGuard[Collection[Any]]:
    """Return whether a value has a length and can be read more than once."""
    return isinstance(value, Collection)


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Return whether a value can be iterated over."""
    return isinstance(value, Iterable)


def is_async_iterable(value: object) -> TypeGuard[AsyncIterable[Any]]:
    """Return whether a value can be iterated over asynchronously."""
    return isinstance(value, AsyncIterable)


def parse_key(pair: Any, check: Callable[[Any], Q], number: int | None = None) -> tuple[tuple[int, Any], Q]:
    """Return a key with plain ints and texts, and its question.

    Args:
        pair: a location id and a value.
        check: returns the question of the value; raises ValueError if it is not valid.
        number: position of the key, from 1, for the message.

    Raises:
        InvalidArgumentError: the key is not a pair, or a part of it is not valid. The message contains the
            number and the location of the key, but no text, which can be a phone.
    """
    where = "key" if number is None else f"key number {number:,}"
    try:
        location, value = pair
    except (TypeError, ValueError):
        kind = type(pair).__name__
        raise InvalidArgumentError(
            f"{where}: must be a pair of location id and id or phone, got {kind}"
        ) from None
    try:
        location = check_id("the location id", location)
        where = f"{where}, location {location}"
        question = check(value)
        return (location, question if as_int(value) is not None else as_plain_text(value)), question
    except ValueError as error:
        reason = str(error)
    raise InvalidArgumentError(f"{where}: {reason}")


def are_ids(values: list[Any]) -> bool:
    """Return whether all values are ids, without a Python call per value."""
    return set(map(type, values)) == {int} and min(values) >= 0 and max(values) <= LARGEST_ID


def read_id(value: object) -> int:
    """Return an id as a plain int. 0 is valid: the API sends it for a link that is not set.

    Raises:
        InvalidArgumentError: the value is not an int, is a bool, is negative or has more than 63 bits.
    """
    return check_id("the id", value, minimum=0)


def read_phone(value: object) -> str:
    """Return the digits of a phone.

    Raises:
        InvalidArgumentError: see `parse_phone`.
    """
    return parse_phone("the phone", value)
