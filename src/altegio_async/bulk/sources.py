"""Keys as users give them: read from any kind of collection, and checked."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Collection, Iterable, Mapping
from typing import Any, TypeAlias, TypeGuard, TypeVar

from altegio_async._core.phones import parse_phone
from altegio_async._core.type_guards import as_int
from altegio_async._core.validation import LARGEST_ID, checked_id
from altegio_async.errors import InvalidArgumentError

Q = TypeVar("Q")

IdKeys: TypeAlias = Mapping[int, Iterable[int]] | Iterable[tuple[int, int]] | AsyncIterable[tuple[int, int]]
"""What a look-up by id takes: `{location_id: ids}`, or pairs of location id and id."""

PhoneKeys: TypeAlias = (
    Mapping[int, Iterable[str]] | Iterable[tuple[int, str]] | AsyncIterable[tuple[int, str]]
)
"""What a look-up by phone takes: `{location_id: phones}`, or pairs of location id and phone."""


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
    if is_mapping(keys):
        for location, values in keys.items():
            if isinstance(values, (str, bytes)) or not is_iterable(values):
                checked_id("the location id", location)
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


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether it is a mapping, of whatever."""
    return isinstance(value, Mapping)


def is_collection(value: object) -> TypeGuard[Collection[Any]]:
    """Whether it has a length and can be read more than once."""
    return isinstance(value, Collection)


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether it can be read."""
    return isinstance(value, Iterable)


def is_async_iterable(value: object) -> TypeGuard[AsyncIterable[Any]]:
    """Whether it can be read as it comes."""
    return isinstance(value, AsyncIterable)


def parsed(pair: Any, check: Callable[[Any], Q], number: int | None = None) -> tuple[tuple[int, Any], Q]:
    """A key as it was given, and what is asked for it at its location.

    Args:
        pair: a location id and a value.
        check: gives what is asked for the value; raises ValueError for one that it refuses.
        number: which key it is, from 1 on, where the caller counts them.

    Raises:
        InvalidArgumentError: the key is no pair, or one of its parts is refused. The message says which key
            by its number and location; it shows no text, which may be a phone.
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
        location = checked_id("the location id", location)
        where = f"{where}, location {location}"
        question = check(value)
        return (location, question if as_int(value) is not None else value), question
    except ValueError as error:
        reason = str(error)
    raise InvalidArgumentError(f"{where}: {reason}")


def all_ids(values: list[Any]) -> bool:
    """Whether all of these are ids, seen without looking at each by itself."""
    return set(map(type, values)) == {int} and min(values) >= 0 and max(values) <= LARGEST_ID


def checked_item(value: object) -> int:
    """An id as it is asked for; 0 too, which the API writes for a link that is not set.

    Raises:
        InvalidArgumentError: not an int (a bool is none), negative, or too large to be an id.
    """
    return checked_id("the id", value, least=0)


def checked_phone(value: object) -> str:
    """Return the digits of a phone, which are sent and compared.

    Raises:
        InvalidArgumentError: see `parse_phone`.
    """
    return parse_phone("the phone", value)
