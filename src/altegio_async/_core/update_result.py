"""Result of an update that reads the object back."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from msgspec import Struct

__all__ = ["FieldDifference", "UpdateResult"]

T = TypeVar("T")


class FieldDifference(Struct, frozen=True):
    """A field whose value differs from the value that was sent.

    Attributes:
        name: Python name of the field in the update, such as `cost`, `services[12]` or `expiration.date`.
        sent: the value that was sent, or None if it is absent.
        found: the value that was read back, or None if it is absent.
    """

    name: str
    sent: Any
    found: Any


class UpdateResult(Struct, Generic[T], frozen=True):
    """The object after an update, and the differences from the values that were sent.

    The object is read back after the write. A change that another program makes between the write and this
    read cannot be distinguished from a change that the API did not make, if both concern the same field. A
    change that it makes before the write is replaced by the update. It is visible only if the API does not
    store the sent value of this field.

    Attributes:
        value: the object as it was read back.
        ignored: the given fields whose values the API did not store.
        concurrent: the fields that were not given and whose values differ from those that were read before
            the write: another program changed them, or the API derived them from the given ones.
        unverified: the given fields that the API does not return, or returns in an unreadable form.
    """

    value: T
    ignored: tuple[FieldDifference, ...] = ()
    concurrent: tuple[FieldDifference, ...] = ()
    unverified: tuple[str, ...] = ()
