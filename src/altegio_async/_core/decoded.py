"""The wire form of most responses, and a decoded result."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Generic, TypeVar

from msgspec import UNSET, Struct, UnsetType, inspect

from altegio_async._core.mismatch import Drift

T = TypeVar("T")


class Envelope(Struct, Generic[T], gc=False):
    """The wire form of most responses. Only the operations that are similar to JSON:API send `included`."""

    success: bool = True
    data: T | UnsetType = UNSET
    meta: Any = None
    included: Any = None
    errors: Any = None


class Decoded(Struct, Generic[T], gc=False):
    """A result, with the `meta` and `included` of its response and the drift."""

    value: T
    meta: Any = None
    included: Any = None
    drift: tuple[Drift, ...] = ()


@lru_cache(maxsize=1024)
def can_be_none(wanted: Any) -> bool:
    """Return whether a result of this type can be None, so that a response without a body is valid."""
    info = inspect.type_info(wanted)
    if isinstance(info, inspect.UnionType):
        return info.includes_none
    return isinstance(info, (inspect.AnyType, inspect.NoneType))
