"""Check that an object which will be replaced was read completely.

A value that cannot be read becomes None with drift, and a value that the response leaves out is None. If it
were left out of the replacement, the API would delete it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET, Struct

from altegio_async._core.replacement import read_place
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from altegio_async._core.mismatch import Drift

_FIELD: Final = re.compile(r"\$(?:\[\d+\])?(?:\.data)?(?:\[\d+\])?(?:\.(\w+))?")


def refuse_lossy_read(
    cls: type[Struct],
    drift: Iterable[Drift],
    changes: Mapping[str, object],
    sources: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Raise InvalidArgumentError if a value that will be written back could not be read.

    Args:
        cls: the struct of the body that replaces the object.
        drift: the mismatches of the response with the object.
        changes: new values by Python name; UNSET values are not changed.
        sources: fields of the object by field of the body, where the names in the API differ.

    Raises:
        InvalidArgumentError: a field of the body is not changed and has a value that could not be read.
    """
    for name, mismatch in iter_lossy_fields(cls, drift, sources):
        if name is None or changes.get(name, UNSET) is UNSET:
            shown = "the object" if name is None else name
            reason = f"expected {mismatch.wanted}, got {mismatch.got} at {mismatch.path}"
            raise InvalidArgumentError(
                f"{shown} could not be read ({reason}): replacing the object would lose it"
            )


def refuse_absent_values(
    current: Struct, changes: Collection[str], optional: Mapping[str, Sequence[str]]
) -> None:
    """Raise InvalidArgumentError if a response left out a value that replacing the object would delete.

    Args:
        current: the object as it was read.
        changes: Python names of the fields with new values.
        optional: places in the object by Python name of the field of the body, as wire names with dots. Of
            fields with equal places one is enough.

    Raises:
        InvalidArgumentError: a field is absent from the object and not changed.
    """
    given = {tuple(optional[name]) for name in changes if name in optional}
    for name in list_absent(current, optional):
        places = tuple(optional[name])
        if places not in given:
            names = " or ".join(other for other, found in optional.items() if tuple(found) == places)
            raise InvalidArgumentError(
                f"the object that was read has no {', '.join(places)}, "
                f"and replacing it could delete the value: give {names}"
            )


def list_absent(current: Struct, optional: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the Python names of the fields of a body for which an object has no value.

    Args:
        current: the object.
        optional: see `refuse_absent_values`.
    """
    return [
        name
        for name, places in optional.items()
        if all(read_place(current, place) is None for place in places)
    ]


def iter_lossy_fields(
    cls: type[Struct], drift: Iterable[Drift], sources: Mapping[str, Sequence[str]] | None = None
) -> Iterator[tuple[str | None, Drift]]:
    """Yield the fields of a body whose values in an object could not be read, with their mismatches.

    Args:
        cls: the struct of the body.
        drift: the mismatches of the response with the object.
        sources: fields of the object by field of the body, where the names in the API differ.

    Yields:
        The Python name of a field, or None for a mismatch that concerns the whole object.
    """
    lossy = [mismatch for mismatch in drift if mismatch.is_lossy]
    fields = msgspec.structs.fields(cls) if lossy else ()
    for mismatch in lossy:
        match = _FIELD.match(mismatch.path)
        wire = match[1] if match else None
        if wire is None:
            yield None, mismatch
        for field in fields:
            if wire in (sources or {}).get(field.encode_name, (field.encode_name,)):
                yield field.name, mismatch
