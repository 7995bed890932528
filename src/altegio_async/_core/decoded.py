"""The wire form of most responses, and a decoded result."""

from __future__ import annotations

from functools import lru_cache
from types import UnionType
from typing import Any, Final, Generic, TypeVar, Union, get_args, get_origin

from msgspec import UNSET, Struct, UnsetType, inspect

from altegio_async._core.decoders import inspect_type
from altegio_async._core.mismatch import Drift
from altegio_async._core.operation import Endpoint, ResultForm

T = TypeVar("T")

_READS: Final = frozenset({"GET", "HEAD"})
_FILES: Final = frozenset({ResultForm.TEXT, ResultForm.BYTES})


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
    info = inspect_type(wanted)
    if isinstance(info, inspect.UnionType):
        return info.includes_none
    return isinstance(info, (inspect.AnyType, inspect.NoneType))


def is_write(endpoint: Endpoint[Any]) -> bool:
    """Return whether an operation changes something, so that it matters whether it was carried out."""
    return endpoint.method not in _READS and not (endpoint.method == "POST" and endpoint.idempotent)


def is_never_message(endpoint: Endpoint[Any]) -> bool:
    """Return whether a document with a message is an error, although the result has no named fields.

    That is so for files, and for writes whose result is described as an object of any fields.
    """
    if endpoint.result_form is not ResultForm.DATA:
        return endpoint.result_form in _FILES
    is_union = get_origin(endpoint.result) in {Union, UnionType}
    members = get_args(endpoint.result) if is_union else (endpoint.result,)
    return is_write(endpoint) and any(get_origin(member) is dict for member in members)
