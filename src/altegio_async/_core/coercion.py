"""Bending an answer that drifted from its schema to the type it should have.

Only lossless conversions: `"888"` for an int, `888` for a str, `0` for a bool. In a field that may be
missing, the server's ways of saying nothing (`""`, `[]`, `{}`, `false`, zero dates) become None. What
cannot be bent so raises `UnbendableError`. Every bend is recorded.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, cast

import msgspec
from msgspec import NODEFAULT, Struct, inspect

from altegio_async._core import scalars
from altegio_async._core.mismatch import (
    Drift,
    Found,
    UnbendableError,
    kind_of,
    nothing_of,
    says_nothing,
    shown,
)
from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object

__all__ = ["Drift", "Found", "UnbendableError", "bend", "kind_of"]

Bender = Callable[[Any, str, Found], Any]


def bend(value: Any, wanted: Any, path: str, found: Found) -> Any:
    """The value in a form that `msgspec.convert(..., strict=True)` takes for `wanted`.

    Numbers with a fraction must come as `Decimal`, so that nothing is lost before it is looked at.
    """
    return _top_bender(wanted)(value, path, found)


@lru_cache(maxsize=1024)
def _top_bender(wanted: Any) -> Bender:
    """The bender of a type. Looking into a type takes a millisecond, bending a row a few microseconds."""
    if isinstance(wanted, type) and issubclass(wanted, Struct) and not wanted.__struct_config__.array_like:
        return _struct_bender(wanted)  # what rows are: it looks into the type itself, once
    return _bender(inspect.type_info(wanted))


def _bender(info: inspect.Type) -> Bender:
    if isinstance(info, inspect.StructType) and not info.array_like:
        return _struct_bender(info.cls)
    if isinstance(info, inspect.UnionType):
        return _union_bender(info)
    if isinstance(info, inspect.ListType):
        return _list_bender(_bender(info.item_type))
    if isinstance(info, inspect.DictType):
        return _dict_bender(_bender(info.value_type))
    return _leaf_bender(info)


def _leaf_bender(info: inspect.Type) -> Bender:
    if isinstance(info, inspect.LiteralType):
        return _literal_bender(info.values)
    if type(info) in _SCALARS:
        return _scalar_bender(*_SCALARS[type(info)])
    if type(info) in _DATES:
        return _date_bender(*_DATES[type(info)])
    if isinstance(info, inspect.CustomType) and info.cls is Secret:
        return _scalar_bender("string", scalars.to_str)
    return _plain


class _Fields:
    """What is known of a struct's fields, by their names on the wire."""

    def __init__(self, cls: type) -> None:
        info = cast("inspect.StructType", inspect.type_info(cls))
        self.required = tuple(field.encode_name for field in info.fields if field.required)
        # Beside each bender the Python types that it would leave as they are.
        self.known = {
            field.encode_name: (_clean_types(field.type), _bender(field.type)) for field in info.fields
        }


@cache
def _struct_bender(cls: type) -> Bender:
    """The bender of a struct; its fields are looked at when first used, so that structs may recurse."""
    made: list[_Fields] = []

    def bend_struct(value: Any, path: str, found: Found) -> Any:
        if not is_object(value):
            raise UnbendableError(path, "object", value)
        if not made:
            made.append(_Fields(cls))
        fields = made[0]
        for name in fields.required:
            if name not in value:
                raise UnbendableError(f"{path}.{name}", "a value", None)
        bent: dict[str, Any] = {}
        for name, item in value.items():
            clean, bender = fields.known.get(name, _UNKNOWN)
            bent[name] = item if type(item) in clean else bender(item, f"{path}.{name}", found)
        return bent

    return bend_struct


def _clean_types(info: inspect.Type) -> frozenset[type]:
    """The Python types whose values are fine for a field whatever they say."""
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    return frozenset(_CLEAN[type(member)] for member in members if type(member) in _CLEAN)


def _union_bender(info: inspect.UnionType) -> Bender:
    optional = any(isinstance(member, inspect.NoneType) for member in info.types)
    members = [member for member in info.types if not isinstance(member, inspect.NoneType)]
    # A literal beside its own type is an open enum: the wider member says all there is to say.
    wide = [member for member in members if not isinstance(member, inspect.LiteralType)] or members
    if any(isinstance(member, inspect.AnyType) for member in wide):
        return _plain
    benders = [_bender(member) for member in wide]
    wanted = _union_name(wide)
    if optional and len(benders) == 1:
        return _optional_bender(benders[0], wanted)

    def bend_union(value: Any, path: str, found: Found) -> Any:
        if value is None and optional:
            return None
        best: tuple[Any, Found] | None = None
        failure: UnbendableError | None = None
        for bender in benders:
            trial: Found = []
            try:
                bent = bender(value, path, trial)
            except UnbendableError as error:
                failure = failure if failure and len(failure.path) >= len(error.path) else error
                continue
            if not trial:
                return bent
            best = best or (bent, trial)
        if optional and says_nothing(value):
            found.append(Drift(path, wanted, nothing_of(value)))
            return None
        if best is None:
            raise failure or UnbendableError(path, wanted, value)
        found.extend(best[1])
        return best[0]

    return bend_union


def _optional_bender(bender: Bender, wanted: str) -> Bender:
    """One type or nothing, as nearly every field is: what the union's bender does, in fewer steps."""

    def bend_optional(value: Any, path: str, found: Found) -> Any:
        if value is None:
            return None
        before = len(found)
        try:
            bent = bender(value, path, found)
        except UnbendableError:
            if not says_nothing(value):
                raise
        else:
            if len(found) == before or not says_nothing(value):
                return bent
        del found[before:]
        found.append(Drift(path, wanted, nothing_of(value)))
        return None

    return bend_optional


def _union_name(members: list[inspect.Type]) -> str:
    return " or ".join(_name(member) for member in members)


def _name(info: inspect.Type) -> str:
    """A type as JSON names it."""
    if type(info) in _SCALARS:
        return _SCALARS[type(info)][0]
    if type(info) in _DATES:
        return _DATES[type(info)][0]
    if isinstance(info, inspect.LiteralType):
        return f"one of {list(info.values)}"
    if isinstance(info, (inspect.StructType, inspect.DictType)):
        return "object"
    return "array" if isinstance(info, inspect.ListType) else type(info).__name__.removesuffix("Type").lower()


def _list_bender(item: Bender) -> Bender:
    def bend_list(value: Any, path: str, found: Found) -> Any:
        rows = _listed(value, path, found) if is_object(value) else value
        if not is_array(rows):
            raise UnbendableError(path, "array", value)
        return [item(row, f"{path}[{index}]", found) for index, row in enumerate(rows)]

    return bend_list


def _listed(value: dict[str, Any], path: str, found: Found) -> Any:
    """PHP writes a list with a gap in it as an object with numbers for keys."""
    if value and all(key.isascii() and key.isdigit() for key in value):
        found.append(Drift(path, "array", "object with numbered keys"))
        return list(value.values())
    return value


def _dict_bender(item: Bender) -> Bender:
    def bend_dict(value: Any, path: str, found: Found) -> Any:
        if value == []:  # PHP writes an empty map so
            found.append(Drift(path, "object", "empty array"))
            return {}
        if not is_object(value):
            raise UnbendableError(path, "object", value)
        return {key: item(row, f"{path}.{shown(key)}", found) for key, row in value.items()}

    return bend_dict


def _literal_bender(values: tuple[Any, ...]) -> Bender:
    def bend_literal(value: Any, path: str, found: Found) -> Any:
        for allowed in values:
            if type(allowed) is type(value) and allowed == value:
                return value
        for allowed in values:
            convert = scalars.to_int if type(allowed) is int else scalars.to_str
            if convert(value) == allowed:
                found.append(Drift(path, kind_of(allowed), kind_of(value)))
                return allowed
        raise UnbendableError(path, f"one of {list(values)}", value)

    return bend_literal


def _scalar_bender(wanted: str, convert: Callable[[Any], Any]) -> Bender:
    def bend_scalar(value: Any, path: str, found: Found) -> Any:
        bent = convert(value)
        if bent is NODEFAULT:
            raise UnbendableError(path, wanted, value)
        # A number with a fraction comes as Decimal and becomes what was wanted: that is no drift.
        if type(bent) is not type(value) and not (type(value) in _JSON_NUMBERS and type(bent) in _NUMBERS):
            found.append(Drift(path, wanted, kind_of(value)))
        return bent

    return bend_scalar


_NUMBERS: Final = (float, Decimal)
_JSON_NUMBERS: Final = (int, float, Decimal)


def _date_bender(wanted: str, kind: Any, convert: Callable[[Any], Any]) -> Bender:
    def bend_date(value: Any, path: str, found: Found) -> Any:
        bent: Any
        try:
            bent = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            bent = convert(value)
        else:
            return bent
        if bent is NODEFAULT:
            raise UnbendableError(path, wanted, value)
        found.append(Drift(path, wanted, kind_of(value)))
        return bent

    return bend_date


def _plain(value: Any, _path: str, _found: Found) -> Any:
    """An untyped value, with its numbers back in their ordinary form."""
    if isinstance(value, Decimal):
        number = float(value)
        if not math.isfinite(number):
            raise UnbendableError(_path, "a number of ordinary size", value)
        return number
    if is_array(value):
        return [_plain(item, _path, _found) for item in value]
    if is_object(value):
        return {key: _plain(item, _path, _found) for key, item in value.items()}
    return value


_UNKNOWN: Final[tuple[frozenset[type], Bender]] = (frozenset(), lambda value, _path, _found: value)
_CLEAN: Final[dict[type[inspect.Type], type]] = {
    inspect.IntType: int,
    inspect.BoolType: bool,
    inspect.StrType: str,
    inspect.NoneType: type(None),
}
_SCALARS: Final[dict[type[inspect.Type], tuple[str, Callable[[Any], Any]]]] = {
    inspect.IntType: ("integer", scalars.to_int),
    inspect.FloatType: ("number", scalars.to_float),
    inspect.DecimalType: ("number", scalars.to_decimal),
    inspect.BoolType: ("boolean", scalars.to_bool),
    inspect.StrType: ("string", scalars.to_str),
    inspect.NoneType: ("null", scalars.to_none),
}
_DATES: Final[dict[type[inspect.Type], tuple[str, Any, Callable[[Any], Any]]]] = {
    inspect.DateTimeType: ("date-time", dt.datetime, scalars.to_datetime),
    inspect.DateType: ("date", dt.date, scalars.to_date),
    inspect.TimeType: ("time", dt.time, scalars.to_time),
}
