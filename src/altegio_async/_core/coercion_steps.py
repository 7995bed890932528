"""Coercion of long responses in steps, so that the event loop runs between them.

A value of a few kilobytes is decoded strictly and, if that fails, coerced as a whole. A longer one is split:
the decoder finds where the parts of an array or object begin and end without decoding them, each part is
decoded on its own, and the value is assembled from the results. No step covers much more than `CHUNK` bytes,
and a part at nesting level n is scanned at most n times, so the time is linear in the response's size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from functools import cache, lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, UNSET, Struct, inspect

from altegio_async._core.array_forms import is_absent_row, is_null, list_field_names, read_as_rows
from altegio_async._core.body_format import UNREADABLE
from altegio_async._core.coercion import coerce, includes_none, list_published_forms, report_unreadable
from altegio_async._core.coercion_state import CHUNK, Coercion
from altegio_async._core.decoded import can_be_none
from altegio_async._core.decoders import inspect_type, make_decoder
from altegio_async._core.drift_report import DriftReport, remove_indices
from altegio_async._core.json_parts import (
    get_first_byte,
    inspect_struct,
    make_example,
    split_array,
    split_object,
)
from altegio_async._core.mismatch import (
    Drift,
    Drifts,
    MismatchError,
    escape_name,
    is_absence,
    name_absence,
    name_json_type,
)
from altegio_async._core.object_limits import (
    BYTES_PER_OBJECT,
    MAX_NESTING,
    ObjectLimitError,
    is_too_deep,
)
from altegio_async._core.redact import decode_custom
from altegio_async._core.struct_fields import list_required_fields
from altegio_async._core.type_guards import is_array
from altegio_async._core.untyped_values import OversizedIntegerError, decode_untyped, decode_untyped_array

_OVERSIZED: Final = "integer of thousands of digits"
_TOO_DEEP: Final = f"more than {MAX_NESTING} levels of nesting"
_COERCION_COST: Final = 64
"""Bytes added to the work of a coerced value, because coercion takes longer than decoding."""
_LONGEST_ABSENT_ITEM: Final = 16
"""Bytes of the longest form of an absent item."""
_GROUP_SIZE: Final = 64
"""Items without parts that are converted together."""
_NUMBERED: Final = re.compile(rb'\s*\{\s*"[0-9]+"\s*:')
"""The start of an object whose first key is a number."""
_SCAN_SPEED: Final = 64
"""Number of bytes that can be scanned in the time that coercing one byte takes."""

Steps = Generator[None, None, Any]
Splitter = Callable[[bytes, str, Coercion, int], Steps]


def coerce_in_steps(raw: bytes, wanted: Any, path: str, coercion: Coercion, level: int = 0) -> Steps:
    """Decode a JSON value to a type, coercing values of other types, and yield between the steps.

    Raises:
        MismatchError: a value that is not optional has no lossless form in its type.
        ObjectLimitError: the value is nested too deeply.
    """
    if level > MAX_NESTING:
        raise ObjectLimitError(_TOO_DEEP)
    # An array at the top is always split, so that after a mismatch only one row is coerced.
    is_split = len(raw) > CHUNK or (level == 0 and get_origin(wanted) is list)
    split = _get_splitter(wanted) if is_split else None
    if split is not None:
        if coercion.is_pause_due(len(raw) // _SCAN_SPEED):
            yield
        return (yield from split(raw, path, coercion, level))
    return (yield from _decode_part(raw, wanted, path, coercion, level))


def _decode_part(raw: bytes, wanted: Any, path: str, coercion: Coercion, level: int) -> Steps:
    """Decode a value that is not split, and coerce it as a whole if that fails."""
    if coercion.is_pause_due(len(raw)):
        yield
    try:
        value = _get_decoder(wanted).decode(raw)
    except UNREADABLE:
        try:
            return _coerce_part(raw, wanted, path, coercion)
        except OversizedIntegerError:
            return (yield from _coerce_around_integer(raw, wanted, path, coercion, level))
    if wanted is Any and is_too_deep(value, raw):
        raise ObjectLimitError(_TOO_DEEP)
    return value


@lru_cache(maxsize=1024)
def _get_decoder(wanted: Any) -> msgspec.json.Decoder[Any]:
    return make_decoder(wanted, dec_hook=decode_custom)


def _coerce_part(raw: bytes, wanted: Any, path: str, coercion: Coercion, group: str = "") -> Any:
    """Coerce a value as a whole. `group` is its path without indices.

    Raises:
        OversizedIntegerError: it has an integer of thousands of digits and cannot be decoded as a whole.
    """
    coercion.count_work(_COERCION_COST)
    value = decode_untyped(raw)
    if len(raw) > BYTES_PER_OBJECT * MAX_NESTING and is_too_deep(value, raw):
        raise ObjectLimitError(_TOO_DEEP)
    drifts: Drifts = []
    coerced = coerce(value, wanted, path, drifts)
    result = msgspec.convert(coerced, wanted, strict=True, dec_hook=decode_custom)
    if drifts:
        coercion.add(drifts, *((path, group) if group else ()))
    return result


def _coerce_around_integer(raw: bytes, wanted: Any, path: str, coercion: Coercion, level: int) -> Steps:
    split = _get_splitter(wanted)
    if split is not None and get_first_byte(raw) in {b"{", b"["}:
        return (yield from split(raw, path, coercion, level))
    if not can_be_none(wanted):
        raise MismatchError(path, "a value", None, got=_OVERSIZED)
    coercion.add([Drift(path, "a value", f"unreadable {_OVERSIZED}", is_lossy=True)])
    return None


# -- splitting values ---------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _get_splitter(wanted: Any) -> Splitter | None:
    """Return the function that splits values of a type; None for types whose values have no parts."""
    origin = get_origin(wanted)
    if origin is list:
        return _make_array_splitter(*get_args(wanted))
    if origin is dict and get_args(wanted)[0] is str:
        return _make_map_splitter(get_args(wanted)[1])
    if origin in {Union, UnionType}:
        return _make_union_splitter(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Struct) and not wanted.__struct_config__.array_like:
        return _make_struct_splitter(wanted)
    return None


def _make_array_splitter(item: Any) -> Splitter:
    info = inspect_type(item)
    names = list_field_names(info)
    can_hold_none = includes_none(info) or item is Any
    is_absent = is_absent_row if isinstance(info, inspect.StructType) else is_null

    def coerce_items(raw: bytes, path: str, coercion: Coercion, level: int) -> Steps:
        if _get_splitter(item) is None and get_first_byte(raw) == b"[":
            return (yield from _coerce_leaves(raw, item, path, coercion))
        rows = _find_rows(raw, names, path, coercion)
        decode = _get_decoder(item).decode
        group = remove_indices(f"{path}[0]")
        result: list[Any] = []
        for index, row in enumerate(rows):
            if coercion.is_pause_due(min(len(row), CHUNK)):
                yield
            try:
                # A long row is split without an attempt to decode it as a whole.
                value = decode(row) if len(row) <= CHUNK else NODEFAULT
            except UNREADABLE:
                value = NODEFAULT
            if value is NODEFAULT:
                place = f"{path}[{index}]"
                if len(row) <= _LONGEST_ABSENT_ITEM and not can_hold_none:
                    short = decode_untyped(row)
                    if is_absent(short):
                        got = "null" if short is None else name_absence(short)
                        coercion.add([Drift(place, "a value", got)], place, group)
                        continue
                value = _coerce_short_row(row, item, place, coercion, group)
                if value is NODEFAULT:
                    value = yield from _coerce_row(row, item, place, coercion, level + 1)
            result.append(value)
        return result

    return coerce_items


def _find_rows(raw: bytes, names: frozenset[str], path: str, coercion: Coercion) -> list[bytes]:
    """Return the items of an array, or of an object that the server sent instead of an array."""
    first = get_first_byte(raw)
    if first == b"[":
        return split_array(raw)
    if first == b"{":
        drifts: Drifts = []
        parts = split_object(raw)
        rows = read_as_rows(parts, names, path, drifts)
        coercion.add(drifts)
        if is_array(rows):
            return [raw] if rows[0] is parts else cast("list[bytes]", rows)
    raise MismatchError(path, "array", make_example(raw))


def _coerce_short_row(raw: bytes, item: Any, path: str, coercion: Coercion, group: str) -> Any:
    """Coerce an item of an array as a whole; return NODEFAULT for an item that has to be split."""
    if len(raw) > CHUNK:
        return NODEFAULT
    try:
        return _coerce_part(raw, item, path, coercion, group)
    except OversizedIntegerError:
        return NODEFAULT


def _coerce_row(raw: bytes, item: Any, path: str, coercion: Coercion, level: int) -> Steps:
    """Coerce an item of an array that is too long for one step or has an integer of thousands of digits."""
    if len(raw) <= CHUNK:
        return (yield from _coerce_around_integer(raw, item, path, coercion, level))
    return (yield from coerce_in_steps(raw, item, path, coercion, level))


def _coerce_leaves(raw: bytes, item: Any, path: str, coercion: Coercion) -> Steps:
    """Coerce an array whose items have no parts: they are decoded together and converted in groups."""
    values = decode_untyped_array(raw)
    wanted = GenericAlias(list, (item,))
    result: list[Any] = []
    for start in range(0, len(values), _GROUP_SIZE):
        if coercion.is_pause_due(len(raw) * _GROUP_SIZE // len(values)):
            yield
        group = values[start : start + _GROUP_SIZE]
        if item is not Any:  # untyped numbers are not in their ordinary form yet
            try:
                result += msgspec.convert(group, wanted, strict=True, dec_hook=decode_custom)
                continue
            except UNREADABLE:
                coercion.count_work(_COERCION_COST * len(group))
        drifts: Drifts = []
        places = (f"{path}[{start + offset}]" for offset in range(len(group)))
        coerced = [coerce(value, item, place, drifts) for value, place in zip(group, places, strict=True)]
        result += msgspec.convert(coerced, wanted, strict=True, dec_hook=decode_custom)
        coercion.add(drifts)
    return result


def _make_map_splitter(item: Any) -> Splitter:
    def split_map(raw: bytes, path: str, coercion: Coercion, level: int) -> Steps:
        drifts: Drifts = []
        raw, path = _find_object(raw, path, drifts)
        entries = split_object(raw)
        coercion.add(drifts)
        result: dict[str, Any] = {}
        for name, entry in entries.items():
            place = f"{path}.{escape_name(name)}"
            try:
                result[name] = yield from coerce_in_steps(entry, item, place, coercion, level + 1)
            except MismatchError:
                got = _name_absent_entry(entry)
                if got is None:
                    raise
                coercion.add([Drift(place, "a value", got)])
        return result

    return split_map


def _name_absent_entry(raw: bytes) -> str | None:
    """Return the name of a form in which the server writes "no value"; None for other values."""
    value = decode_untyped(raw) if len(raw) <= _LONGEST_ABSENT_ITEM else 0
    if value is None:
        return "null"
    return name_absence(value) if is_absence(value) else None


@cache
def _make_struct_splitter(cls: type[Struct]) -> Splitter:
    """Make the splitter of a struct. Its fields are inspected on first use: structs can be recursive."""

    def split_struct(raw: bytes, path: str, coercion: Coercion, level: int) -> Steps:
        fields, decoder = inspect_struct(cls)
        published = list_published_forms(cls)
        drifts: Drifts = []
        raw, path = _find_object(raw, path, drifts)
        if list_required_fields(cls):
            raw, path = _unwrap_numbered_row(raw, path, drifts)
        parts = decoder.decode(raw)
        coercion.add(drifts)
        values: dict[str, Any] = {}
        for position, field in fields.items():
            entry, place = getattr(parts, position), f"{path}.{field.encode_name}"
            if entry is UNSET:
                if field.required:
                    raise MismatchError(place, "a value", None)
                continue
            steps = coerce_in_steps(entry, field.type, place, coercion, level + 1)
            if not field.required and not includes_none(inspect_type(field.type)):
                steps = _read_or_default(UNSET, steps, entry, place, coercion)
            coercion.accept(place, published.get(field.encode_name, ()))
            value = yield from steps
            coercion.accept(place, ())
            if value is not UNSET:
                values[field.encode_name] = value
        return msgspec.convert(values, cls, strict=True, dec_hook=decode_custom)

    return split_struct


def _make_union_splitter(wanted: Any) -> Splitter:
    members = [member for member in get_args(wanted) if member is not NoneType]
    optional = len(members) < len(get_args(wanted))
    members = [member for member in members if member is not Any]
    by_kind = {kind: [one for one in members if _find_first_byte(one) == kind] for kind in (b"{", b"[")}

    def split_union(raw: bytes, path: str, coercion: Coercion, level: int) -> Steps:
        fitting = by_kind.get(get_first_byte(raw)) or by_kind[b"{"] + by_kind[b"["]
        split = _get_splitter(fitting[0]) if len(fitting) == 1 else None
        if split is None:
            return (yield from _decode_part(raw, wanted, path, coercion, level))
        steps = split(raw, path, coercion, level)
        return (yield from (_read_or_default(None, steps, raw, path, coercion) if optional else steps))

    return split_union


def _find_first_byte(wanted: Any) -> bytes:
    """Return the first byte of the values of a type that has parts; empty for other types."""
    if get_origin(wanted) is list:
        return b"["
    is_struct = isinstance(wanted, type) and issubclass(wanted, Struct)
    return b"{" if is_struct or get_origin(wanted) is dict else b""


def _read_or_default(default: Any, steps: Steps, raw: bytes, path: str, coercion: Coercion) -> Steps:
    """Return the result of the steps; if the value is unreadable, report that and return the default."""
    if coercion.strict:
        return (yield from steps)
    before, coercion.report = coercion.report, DriftReport()
    failure: MismatchError | None = None
    value = default
    try:
        value = yield from steps
    except MismatchError as error:
        failure = error
    trial, coercion.report = coercion.report, before
    if failure is None:
        before.extend(trial.list_drifts())
        return value
    drifts: Drifts = []
    report_unreadable(failure, path, name_json_type(make_example(raw)), drifts)
    coercion.add(drifts)
    return default


def _find_object(raw: bytes, path: str, drifts: Drifts) -> tuple[bytes, str]:
    """Return an object and its path. Report an array around the object."""
    if get_first_byte(raw) == b"[":
        rows = split_array(raw)
        if len(rows) == 1 and get_first_byte(rows[0]) == b"{":
            drifts.append(Drift(path, "object", "array of one object"))
            raw, path = rows[0], f"{path}[0]"
    if get_first_byte(raw) != b"{":
        raise MismatchError(path, "object", make_example(raw))
    return raw, path


def _unwrap_numbered_row(raw: bytes, path: str, drifts: Drifts) -> tuple[bytes, str]:
    """Return the only row of an array with a gap, and its path, if the row is in place of an object."""
    if not _NUMBERED.match(raw):
        return raw, path
    rows = split_object(raw)
    key = next(iter(rows))
    if len(rows) > 1 or get_first_byte(rows[key]) != b"{":
        return raw, path
    drifts.append(Drift(path, "object", "object with numbered keys"))
    return rows[key], f"{path}.{key}"
