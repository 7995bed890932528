"""Limits on the memory of structs in relation to the size of their JSON.

`{},` is three bytes of JSON. A struct of 60 optional fields made from it takes 500 bytes of memory.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, get_args

from msgspec import Struct

from altegio_async._core.struct_fields import list_fields, list_required_fields

MAX_RATIO: Final = 60
"""Maximum memory of a list of structs, in bytes per byte of the body."""

_HEADER: Final = 24  # bytes of a struct without fields, and of its place in a list
_POINTER: Final = 8
_ROW: Final = len("{},")
_VALUE: Final = len('"":0,')
_MIN_OBJECTS: Final = 256  # objects; always allowed, because they take little memory


def limit_objects(wanted: Any, size: int, max_objects: int) -> int:
    """Return the maximum number of objects of a body, so that memory is linear in the size of the body.

    Args:
        wanted: the type of the result.
        size: bytes of the body.
        max_objects: the limit for bodies of any size.
    """
    largest = find_largest_sparse_struct(wanted)
    return min(max_objects, max(_MIN_OBJECTS, size * MAX_RATIO // largest)) if largest else max_objects


@lru_cache(maxsize=1024)
def find_largest_sparse_struct(wanted: Any) -> int:
    """Return the size of the largest struct in a type that takes much more memory than its JSON, or 0."""
    visited: set[Any] = set()
    types = [wanted]
    largest = 0
    while types:
        current = types.pop()
        if current in visited:
            continue
        visited.add(current)
        types += get_args(current)
        if isinstance(current, type) and issubclass(current, Struct):
            fields = list_fields(current)
            types += (field.type for field in fields)
            size = _HEADER + _POINTER * len(fields)
            shortest = _ROW + sum(_VALUE + len(name) for name in list_required_fields(current))
            if size > MAX_RATIO * shortest:
                largest = max(largest, size)
    return largest
