"""Keys of bulk writes: chains and ids of objects."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, TypeAlias

from altegio_async._core.validation import check_id
from altegio_async.bulk.sources import is_async_iterable, is_iterable, is_mapping
from altegio_async.errors import InvalidArgumentError

ChainKeys: TypeAlias = (
    Mapping[int, Iterable[int]] | Iterable[tuple[int, int]] | AsyncIterable[tuple[int, int]]
)
"""Keys of a bulk write: `{chain_id: ids}`, or pairs of chain id and id."""


def parse_keys(keys: object) -> list[tuple[int, int]] | AsyncIterable[Any]:
    """Return keys as pairs of plain ints, without repetitions; an async iterable unchanged.

    Raises:
        InvalidArgumentError: the keys are not iterable, or one is not valid.
    """
    if isinstance(keys, (str, bytes)):
        raise InvalidArgumentError("keys must be {chain_id: ids} or pairs, not a single str")
    if is_mapping(keys):
        pairs = [(chain_id, one) for chain_id, ids in keys.items() for one in _check_ids(chain_id, ids)]
    elif is_iterable(keys):
        pairs = list(keys)
    elif is_async_iterable(keys):
        return keys
    else:
        raise InvalidArgumentError(f"keys must be {{chain_id: ids}} or pairs, got {type(keys).__name__}")
    return list(dict.fromkeys(parse_pair(pair, number) for number, pair in enumerate(pairs, 1)))


def parse_pair(pair: Any, number: int | None = None) -> tuple[int, int]:
    """Return a key as a pair of plain ints.

    Args:
        pair: a chain id and the id of an object.
        number: position of the key, from 1, for the message; None if the caller names the place.

    Raises:
        InvalidArgumentError: the key is not a pair of ids.
    """
    where = "" if number is None else f"key number {number:,}: "
    try:
        chain_id, object_id = pair
    except (TypeError, ValueError):
        raise InvalidArgumentError(
            f"{where}must be a pair of chain id and id, got {type(pair).__name__}"
        ) from None
    return check_id(f"{where}the chain id", chain_id), check_id(f"{where}the id", object_id)


def _check_ids(chain_id: object, ids: object) -> Iterable[Any]:
    if isinstance(ids, (str, bytes)) or not is_iterable(ids):
        raise InvalidArgumentError(
            f"chain {check_id('the chain id', chain_id)}: its ids must be a list or another iterable, "
            f"got {type(ids).__name__}"
        )
    return ids
