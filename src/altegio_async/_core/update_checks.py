"""Checks of updates: the values that were sent are compared with the object that was read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import UNSET, Struct

from altegio_async._core.lossy_reads import iter_lossy_fields, list_absent
from altegio_async._core.update_result import FieldDifference, UpdateResult
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from altegio_async._core.mismatch import Drift

S = TypeVar("S", bound=Struct)
T = TypeVar("T", bound=Struct)


def check_update(
    sent: S,
    value: T,
    drift: Iterable[Drift],
    changes: Mapping[str, Any],
    *,
    build: Callable[[T, Mapping[str, Any]], S],
    compare: Callable[[S, S, Mapping[str, Any]], Sequence[FieldDifference]],
    sources: Mapping[str, Sequence[str]] | None = None,
    unread: Collection[str] = (),
    optional: Mapping[str, Sequence[str]] | None = None,
) -> UpdateResult[T]:
    """Return the result of an update.

    Args:
        sent: the body that was sent.
        value: the object as it was read back.
        drift: the mismatches of the response with the object.
        changes: the given values by Python name.
        build: returns the body that would replace an object with the given changes.
        compare: returns the differences between the sent body and the body of the object.
        sources: fields of the object by field of the body, where the names in the API differ.
        unread: Python names of the fields that the API does not return, or possibly does not return.
        optional: places of fields that some responses leave out, see `refuse_absent_values`.
    """
    found, assumed = _rebuild(sent, value, changes, build)
    if found is None:
        return UpdateResult(value, unverified=tuple(changes))
    lossy = {name for name, _ in iter_lossy_fields(type(sent), drift, sources)}
    absent = {name for name in unread if getattr(found, name) is UNSET}
    absent.update(list_absent(value, optional or {}))
    hidden = {*assumed, *absent, *(sent.__struct_fields__ if None in lossy else lossy)}
    differences = [one for one in compare(sent, found, changes) if _get_field(one.name) not in hidden]
    return UpdateResult(
        value,
        tuple(one for one in differences if _get_field(one.name) in changes),
        tuple(one for one in differences if _get_field(one.name) not in changes),
        tuple(name for name in changes if name in hidden),
    )


def _rebuild(
    sent: S, value: T, changes: Mapping[str, Any], build: Callable[[T, Mapping[str, Any]], S]
) -> tuple[S | None, Collection[str]]:
    """Return the body of an object, and the fields that it takes from the sent body for lack of a value.

    The body is None if the object lacks a required value that was not given.
    """
    try:
        return build(value, {}), ()
    except InvalidArgumentError:
        required = {field.name for field in msgspec.structs.fields(type(sent)) if field.required}
    assumed = {name: item for name, item in changes.items() if name in required}
    try:
        return build(value, assumed), assumed
    except InvalidArgumentError:
        return None, ()


def _get_field(place: str) -> str:
    """Return the field of a place such as `services[12]` or `expiration.date`."""
    return place.partition(".")[0].partition("[")[0]
