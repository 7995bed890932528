"""The memory that structs can take for the bytes of their JSON.

`{}` is three bytes of a list. A struct of 60 optional fields takes 500 bytes of memory for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, get_args

import msgspec
from msgspec import Struct

MAX_RATIO: Final = 60
"""The most memory that a list of structs takes, in bytes for a byte of the body."""

_HEADER: Final = 24  # bytes of a struct without fields, and of its place in a list
_POINTER: Final = 8
_ROW: Final = len("{},")
_VALUE: Final = len('"":0,')
_LEAST: Final = 256  # objects; too few to matter


def limit_objects(wanted: Any, size: int, max_objects: int) -> int:
    """Return how many objects a body may have to be decoded to a type, so that memory is linear in its size.

    Args:
        wanted: the type of the result.
        size: of the body, in bytes.
        max_objects: the limit for bodies of any size.
    """
    largest = largest_sparse_struct(wanted)
    return min(max_objects, max(_LEAST, size * MAX_RATIO // largest)) if largest else max_objects


@lru_cache(maxsize=1024)
def largest_sparse_struct(wanted: Any) -> int:
    """Return the size of the largest struct in a type whose JSON can be too short for it, or 0."""
    found: set[Any] = set()
    types = [wanted]
    largest = 0
    while types:
        one = types.pop()
        if one in found:
            continue
        found.add(one)
        types += get_args(one)
        if isinstance(one, type) and issubclass(one, Struct):
            fields = msgspec.structs.fields(one)
            types += (field.type for field in fields)
            size = _HEADER + _POINTER * len(fields)
            shortest = _ROW + sum(_VALUE + len(field.encode_name) for field in fields if field.required)
            if size > MAX_RATIO * shortest:
                largest = max(largest, size)
    return largest
