"""Coercion of decoded JSON values to their fields' types.

Conversions are lossless: `"888"` for an int, `888` for a str, `0` for a bool, a list of one object for the
object. In an optional field, the forms in which the server writes "no value" (`""`, `[]`, `{}`, `false`, zero
dates) and values that cannot be read become None, so that one bad value does not make the whole response
unusable. In a required field such a value raises `MismatchError`. Every difference is reported as drift.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final, cast

from msgspec import NODEFAULT, Struct, inspect

from altegio_async._core.array_forms import (
    is_absent_row,
    is_null,
    is_row_number,
    list_field_names,
    read_as_rows,
)
from altegio_async._core.decoders import inspect_type
from altegio_async._core.leaf_coercion import (
    Coercer,
    coerce_untyped,
    list_clean_types,
    make_leaf_coercer,
    name_type,
)
from altegio_async._core.mismatch import (
    Drift,
    Drifts,
    MismatchError,
    drop_published,
    escape_name,
    is_absence,
    name_absence,
    name_json_type,
)
from altegio_async._core.type_guards import is_array, is_object

__all__ = ["Drift", "Drifts", "MismatchError", "coerce", "name_json_type"]

_UNKNOWN: Final[tuple[frozenset[type], Coercer | None]] = (frozenset(), None)
_NEVER_ABSENT: Final = frozenset({
    inspect.IntType, inspect.FloatType, inspect.DecimalType,
    inspect.DateTimeType, inspect.DateType, inspect.TimeType,
})  # fmt: skip
"""Types of which no value is a form of "no value"."""
_CONTAINERS: Final[dict[type[inspect.Type], type]] = {
    inspect.StructType: dict,
    inspect.DictType: dict,
    inspect.ListType: list,
}


def coerce(value: Any, wanted: Any, path: str, drifts: Drifts) -> Any:
    """Return a part of a result in a form that `msgspec.convert(..., strict=True)` accepts for `wanted`.

    Numbers with a fraction must be `Decimal`, so that no digit is lost before their type is known.
    An optional value that is unreadable becomes None; pass a result itself with its type without None.

    Raises:
        MismatchError: a value that is not optional has no lossless form in its type.
    """
    return _get_coercer(wanted)(value, path, drifts)


@lru_cache(maxsize=1024)
def _get_coercer(wanted: Any) -> Coercer:
    """Return the coercer of a type. Inspecting a type takes a millisecond, coercing a row microseconds."""
    if isinstance(wanted, type) and issubclass(wanted, Struct) and not wanted.__struct_config__.array_like:
        return _make_struct_coercer(wanted)  # most rows: inspects its fields itself, once
    return _make_coercer(inspect_type(wanted))


def _make_coercer(info: inspect.Type) -> Coercer:
    if isinstance(info, inspect.StructType) and not info.array_like:
        return _make_struct_coercer(info.cls)
    if isinstance(info, inspect.UnionType):
        return _make_union_coercer(info)
    if isinstance(info, inspect.ListType):
        return _make_list_coercer(info.item_type)
    if isinstance(info, inspect.DictType):
        return _make_dict_coercer(_make_coercer(info.value_type))
    return make_leaf_coercer(info)


# -- structs ------------------------------------------------------------------------------------


class _Fields:
    """The coercers of a struct's fields, by their names on the wire."""

    def __init__(self, cls: type) -> None:
        info = cast("inspect.StructType", inspect_type(cls))
        self.required = tuple(field.encode_name for field in info.fields if field.required)
        # Each coercer has the Python types whose values need no coercion.
        self.known = {
            field.encode_name: (list_clean_types(field.type), _make_field_coercer(field))
            for field in info.fields
        }
        for name, forms in list_published_forms(cls).items():
            clean, coercer = self.known[name]
            self.known[name] = clean, _make_tolerant_coercer(coercer, forms)


def _make_field_coercer(field: inspect.Field) -> Coercer:
    coercer = _make_coercer(field.type)
    return coercer if field.required or includes_none(field.type) else _make_default_coercer(coercer)


@cache
def list_published_forms(cls: type) -> dict[str, tuple[str, ...]]:
    """Return the other JSON types in which the API publishes fields of a struct, by name on the wire."""
    forms: dict[str, tuple[str, ...]] = {}
    pairs: tuple[tuple[str, str], ...] = getattr(cls, "__wire_forms__", ())
    for name, form in pairs:
        forms[name] = (*forms.get(name, ()), form)
    return forms


def _make_tolerant_coercer(coercer: Coercer, forms: tuple[str, ...]) -> Coercer:
    """Make a coercer that does not report a value in one of its published forms."""

    def coerce_published(value: Any, path: str, drifts: Drifts) -> Any:
        before = len(drifts)
        coerced = coercer(value, path, drifts)
        if len(drifts) > before:
            drop_published(drifts, before, path, forms)
        return coerced

    return coerce_published


@cache
def _make_struct_coercer(cls: type) -> Coercer:
    """Return the coercer of a struct. Its fields are inspected on first use: structs can be recursive."""
    made: list[_Fields] = []

    def coerce_struct(value: Any, path: str, drifts: Drifts) -> Any:
        if not made:
            made.append(_Fields(cls))
        fields = made[0]
        if not is_object(value):
            value, path = _unwrap_only_row(value, path, drifts)
        if fields.required and len(value) == 1:
            value, path = _unwrap_numbered_row(value, path, drifts)
        for name in fields.required:
            if name not in value:
                raise MismatchError(f"{path}.{name}", "a value", None)
        result = value.copy()
        find = fields.known.get
        for name, item in value.items():
            clean, coercer = find(name, _UNKNOWN)
            if type(item) in clean or coercer is None:
                continue
            coerced = coercer(item, f"{path}.{name}", drifts)
            if coerced is NODEFAULT:
                del result[name]
            else:
                result[name] = coerced
        return result

    return coerce_struct


def _unwrap_only_row(value: Any, path: str, drifts: Drifts) -> tuple[dict[str, Any], str]:
    """Return the object in an array of one, and its path, and report the array.

    Raises:
        MismatchError: the value is not an array of one object.
    """
    if not is_array(value) or len(value) != 1 or not is_object(value[0]):
        raise MismatchError(path, "object", value)
    drifts.append(Drift(path, "object", "array of one object"))
    return value[0], f"{path}[0]"


def _unwrap_numbered_row(value: dict[str, Any], path: str, drifts: Drifts) -> tuple[dict[str, Any], str]:
    """Return the only row of an array with a gap, and its path, if the row is in place of an object.

    This is for structs with required fields: without them, the strict decoder accepts any object.
    """
    ((key, row),) = value.items()
    if not is_row_number(key) or not is_object(row):
        return value, path
    drifts.append(Drift(path, "object", "object with numbered keys"))
    return row, f"{path}.{key}"


# -- optional values and unions -----------------------------------------------------------------


def includes_none(info: inspect.Type) -> bool:
    """Return whether None is a value of a type."""
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    return any(isinstance(member, inspect.NoneType) for member in members)


def _make_default_coercer(coercer: Coercer) -> Coercer:
    """Make a coercer that leaves the field out, so that its default applies, if the value is unreadable."""

    def coerce_or_omit(value: Any, path: str, drifts: Drifts) -> Any:
        before = len(drifts)
        try:
            return coercer(value, path, drifts)
        except MismatchError as error:
            del drifts[before:]
            report_unreadable(error, path, name_json_type(value), drifts)
            return NODEFAULT

    return coerce_or_omit


def _make_union_coercer(info: inspect.UnionType) -> Coercer:
    members = [member for member in info.types if not isinstance(member, inspect.NoneType)]
    if any(_is_empty_array(member) for member in members):
        return _make_empty_array_coercer(
            inspect.UnionType(tuple(member for member in info.types if not _is_empty_array(member)))
        )
    # A union of a literal and its own type is an open enum: the wider member accepts all its values.
    wide = [member for member in members if not isinstance(member, inspect.LiteralType)] or members
    coercer: Coercer
    if any(isinstance(member, inspect.AnyType) for member in wide):
        coercer = coerce_untyped
    elif len(wide) == 1:
        coercer = _make_coercer(wide[0])
    else:
        coercer = _make_choice_coercer(wide)
    if not includes_none(info):
        return coercer
    has_absent_form = len(wide) > 1 or type(wide[0]) not in _NEVER_ABSENT
    return _make_optional_coercer(coercer, _name_union(wide), has_absent_form=has_absent_form)


def _is_empty_array(info: inspect.Type) -> bool:
    """Return whether a member of a union is `EmptyArray`, the API's normal form of an absent object."""
    return isinstance(info, inspect.TupleType) and not info.item_types


def _make_empty_array_coercer(info: inspect.UnionType) -> Coercer:
    coercer = _make_union_coercer(info)

    def coerce_or_keep(value: Any, path: str, drifts: Drifts) -> Any:
        return value if value == [] else coercer(value, path, drifts)

    return coerce_or_keep


def _make_choice_coercer(members: list[inspect.Type]) -> Coercer:
    """Make a coercer to the first type that accepts a value unchanged, else to the first that can hold it.

    If the union has a type for objects (or arrays), an object (or array) is tried as that type only, because
    the work would otherwise double with each level of nesting.
    """
    coercers = [_make_coercer(member) for member in members]
    native: dict[type, list[Coercer]] = {dict: [], list: []}
    for member, coercer in zip(members, coercers, strict=True):
        if type(member) in _CONTAINERS:
            native[_CONTAINERS[type(member)]].append(coercer)
    wanted = _name_union(members)

    def coerce_choice(value: Any, path: str, drifts: Drifts) -> Any:
        best: tuple[Any, Drifts] | None = None
        failure: MismatchError | None = None
        kind: type[Any] = type(value)  # pyright: ignore[reportUnknownVariableType]
        for coercer in native.get(kind) or coercers:
            trial: Drifts = []
            try:
                coerced = coercer(value, path, trial)
            except MismatchError as error:
                failure = failure if failure and len(failure.path) >= len(error.path) else error
                continue
            if not trial:
                return coerced
            best = best or (coerced, trial)
        if best is None:
            raise failure or MismatchError(path, wanted, value)
        drifts.extend(best[1])
        return best[0]

    return coerce_choice


def _make_optional_coercer(coercer: Coercer, wanted: str, *, has_absent_form: bool) -> Coercer:
    """Make a coercer that returns None for a value that is absent or unreadable.

    Args:
        coercer: the coercer of the type without None.
        wanted: the name of this type.
        has_absent_form: whether one of the forms of "no value", such as `""`, is a value of this type.
    """

    def coerce_optional(value: Any, path: str, drifts: Drifts) -> Any:
        if value is None:
            return None
        if not has_absent_form and is_absence(value):
            drifts.append(Drift(path, wanted, name_absence(value)))
            return None
        before = len(drifts)
        try:
            coerced = coercer(value, path, drifts)
        except MismatchError as error:
            failure = error
        else:
            if len(drifts) == before or not has_absent_form or not is_absence(value):
                return coerced
            failure = MismatchError(path, wanted, value)
        del drifts[before:]
        if is_absence(value):
            drifts.append(Drift(path, wanted, name_absence(value)))
        else:
            report_unreadable(failure, path, name_json_type(value), drifts, wanted)
        return None

    return coerce_optional


def report_unreadable(
    error: MismatchError, path: str, kind: str, drifts: Drifts, wanted: str = "a value"
) -> None:
    """Report an unreadable value and, if it is a part of another value, the whole value that was dropped."""
    drifts.append(error.as_drift())
    if error.path != path:
        drifts.append(Drift(path, wanted, f"unreadable {kind}", is_lossy=True))


def _name_union(members: list[inspect.Type]) -> str:
    return " or ".join(name_type(member) for member in members)


# -- arrays and maps ----------------------------------------------------------------------------


def _make_list_coercer(info: inspect.Type) -> Coercer:
    item = _make_coercer(info)
    names = list_field_names(info)
    can_hold_none = includes_none(info) or isinstance(info, inspect.AnyType)
    is_absent = is_absent_row if isinstance(info, inspect.StructType) else is_null

    def coerce_list(value: Any, path: str, drifts: Drifts) -> Any:
        rows = read_as_rows(value, names, path, drifts) if is_object(value) else value
        if not is_array(rows):
            raise MismatchError(path, "array", value)
        if not can_hold_none and any(map(is_absent, rows)):
            return _coerce_present(rows, item, is_absent, path, drifts)
        return [item(row, f"{path}[{index}]", drifts) for index, row in enumerate(rows)]

    return coerce_list


def _coerce_present(
    rows: list[Any], item: Coercer, is_absent: Callable[[Any], bool], path: str, drifts: Drifts
) -> list[Any]:
    """Coerce rows and leave out absent ones."""
    result: list[Any] = []
    for index, row in enumerate(rows):
        place = f"{path}[{index}]"
        if is_absent(row):
            drifts.append(Drift(place, "a value", "null" if row is None else name_absence(row)))
        else:
            result.append(item(row, place, drifts))
    return result


def _make_dict_coercer(item: Coercer) -> Coercer:
    def coerce_dict(value: Any, path: str, drifts: Drifts) -> Any:
        if value == []:  # PHP's form of an empty map
            drifts.append(Drift(path, "object", "empty array"))
            return {}
        if is_array(value) and len(value) == 1 and is_object(value[0]):
            drifts.append(Drift(path, "object", "array of one object"))
            value = value[0]
        if not is_object(value):
            raise MismatchError(path, "object", value)
        entries = {
            key: _coerce_entry(row, item, f"{path}.{escape_name(key)}", drifts) for key, row in value.items()
        }
        return {key: entry for key, entry in entries.items() if entry is not NODEFAULT}

    return coerce_dict


def _coerce_entry(value: Any, item: Coercer, path: str, drifts: Drifts) -> Any:
    """Coerce a value of a map. Return NODEFAULT for a form in which the server writes "no value"."""
    try:
        return item(value, path, drifts)
    except MismatchError:
        if value is not None and not is_absence(value):
            raise
    drifts.append(Drift(path, "a value", "null" if value is None else name_absence(value)))
    return NODEFAULT
