"""Coercion of single values: scalars, codes, dates and types without conversions."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Callable
from decimal import Decimal
from types import GenericAlias
from typing import Annotated, Any, Final

import msgspec
from msgspec import NODEFAULT, inspect

from altegio_async._core import dates, scalars
from altegio_async._core.mismatch import Drift, Drifts, MismatchError, name_json_type
from altegio_async._core.redact import Secret, decode_custom
from altegio_async._core.type_guards import is_array, is_object

Coercer = Callable[[Any, str, Drifts], Any]


def make_leaf_coercer(info: inspect.Type) -> Coercer:
    """Make the coercer of a type that is neither a struct nor a list, map or union."""
    if isinstance(info, inspect.LiteralType):
        return _make_literal_coercer(info.values)
    if isinstance(info, inspect.DecimalType):
        return _coerce_decimal
    if type(info) in _SCALARS:
        return _make_constrained(info, _make_scalar_coercer(*_SCALARS[type(info)]))
    if type(info) in _DATES:
        return _make_constrained(info, _make_date_coercer(*_DATES[type(info)]))
    if isinstance(info, inspect.CustomType) and info.cls is Secret:
        return _make_scalar_coercer("string", scalars.to_str)
    return _make_checking_coercer(info)


def list_clean_types(info: inspect.Type) -> frozenset[type]:
    """Return the Python types of which a field accepts every value unchanged."""
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    return frozenset(
        _CLEAN[type(member)]
        for member in members
        if type(member) in _CLEAN and not _collect_constraints(member)
    )


def name_type(info: inspect.Type) -> str:
    """Return the JSON name of a type."""
    if type(info) in _SCALARS:
        return _SCALARS[type(info)][0]
    if type(info) in _DATES:
        return _DATES[type(info)][0]
    if isinstance(info, inspect.LiteralType):
        return f"one of {list(info.values)}"
    if isinstance(info, (inspect.StructType, inspect.DictType)):
        return "object"
    return "array" if isinstance(info, inspect.ListType) else type(info).__name__.removesuffix("Type").lower()


def _make_literal_coercer(values: tuple[Any, ...]) -> Coercer:
    def coerce_literal(value: Any, path: str, drifts: Drifts) -> Any:
        for allowed in values:
            if type(allowed) is type(value) and allowed == value:
                return value
        for allowed in values:
            convert = scalars.to_int if type(allowed) is int else scalars.to_str
            if convert(value) == allowed:
                drifts.append(Drift(path, name_json_type(allowed), name_json_type(value)))
                return allowed
        raise MismatchError(path, f"one of {list(values)}", value)

    return coerce_literal


def _make_scalar_coercer(wanted: str, convert: Callable[[Any], Any]) -> Coercer:
    def coerce_scalar(value: Any, path: str, drifts: Drifts) -> Any:
        coerced = convert(value)
        if coerced is NODEFAULT:
            raise MismatchError(path, wanted, value)
        # A number with a fraction arrives as Decimal; converting it to the expected type is not drift.
        if type(coerced) is not type(value) and not (
            type(value) in _JSON_NUMBERS and type(coerced) in _NUMBERS
        ):
            drifts.append(Drift(path, wanted, name_json_type(value)))
        return coerced

    return coerce_scalar


def _coerce_decimal(value: Any, path: str, drifts: Drifts) -> Any:
    """Convert to a decimal without the noise of binary floating-point arithmetic."""
    number = scalars.to_decimal(value)
    if number is NODEFAULT:
        raise MismatchError(path, "number", value)
    rounded = scalars.round_float_noise(number)
    if type(value) not in _JSON_NUMBERS:
        drifts.append(Drift(path, "number", name_json_type(value)))
    elif rounded is not number:
        drifts.append(Drift(path, "number", "number with more than 15 digits"))
    return rounded


def _make_date_coercer(wanted: str, kind: Any, convert: Callable[[Any], Any]) -> Coercer:
    def coerce_date(value: Any, path: str, drifts: Drifts) -> Any:
        coerced: Any
        try:
            coerced = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            coerced = convert(value)
        else:
            return coerced
        if coerced is NODEFAULT:
            raise MismatchError(path, wanted, value, got="zero date" if dates.is_zero_date(value) else "")
        drifts.append(Drift(path, wanted, name_json_type(value)))
        return coerced

    return coerce_date


def coerce_untyped(value: Any, path: str, drifts: Drifts) -> Any:
    """Return an untyped value with its numbers in their ordinary form, and numbers beyond it as text."""
    if isinstance(value, Decimal):
        number = float(value)
        if math.isfinite(number):
            return number
        drifts.append(Drift(path, "a number of ordinary size", "number"))
        return str(value)
    if is_array(value):
        return [coerce_untyped(item, path, drifts) for item in value]
    if is_object(value):
        return {key: coerce_untyped(item, path, drifts) for key, item in value.items()}
    return value


# -- types without conversions, and types with constraints --------------------------------------


def _make_checking_coercer(info: inspect.Type) -> Coercer:
    """Make a coercer that accepts the values that msgspec accepts, for a type without conversions."""
    kind = _find_python_type(info)
    return coerce_untyped if kind is Any else _make_check(kind, name_type(info), coerce_untyped)


def _find_python_type(info: inspect.Type) -> Any:
    """Return the type that was inspected, or Any if it cannot be determined."""
    if isinstance(info, inspect.SetType):
        return GenericAlias(set, (_find_python_type(info.item_type),))
    if isinstance(info, inspect.FrozenSetType):
        return GenericAlias(frozenset, (_find_python_type(info.item_type),))
    if isinstance(info, inspect.VarTupleType):
        return GenericAlias(tuple, (_find_python_type(info.item_type), ...))
    if isinstance(info, inspect.TupleType):
        return GenericAlias(tuple, tuple(_find_python_type(item) for item in info.item_types))
    return _PYTHON_TYPES.get(type(info), getattr(info, "cls", Any))


def _make_constrained(info: inspect.Type, coercer: Coercer) -> Coercer:
    """Return a coercer that also checks the bounds or the pattern of a type, if the type has any."""
    constraints = _collect_constraints(info)
    if not constraints:
        return coercer
    annotated: Any = Annotated
    checked = annotated[_PYTHON_TYPES[type(info)], msgspec.Meta(**constraints)]
    return _make_check(checked, name_type(info), coercer)


def _collect_constraints(info: inspect.Type) -> dict[str, Any]:
    limits = {name: getattr(info, name, None) for name in _CONSTRAINTS}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _make_check(kind: Any, wanted: str, coercer: Coercer) -> Coercer:
    def coerce_and_check(value: Any, path: str, drifts: Drifts) -> Any:
        coerced = coercer(value, path, drifts)
        try:
            msgspec.convert(coerced, kind, strict=True, dec_hook=decode_custom)
        except (msgspec.ValidationError, TypeError, ValueError):
            raise MismatchError(path, wanted, value) from None
        return coerced

    return coerce_and_check


_NUMBERS: Final = (float, Decimal)
_JSON_NUMBERS: Final = (int, float, Decimal)
_CONSTRAINTS: Final = ("gt", "ge", "lt", "le", "multiple_of", "pattern", "min_length", "max_length", "tz")
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
    inspect.DateTimeType: ("date-time", dt.datetime, dates.to_datetime),
    inspect.DateType: ("date", dt.date, dates.to_date),
    inspect.TimeType: ("time", dt.time, dates.to_time),
}
_PYTHON_TYPES: Final[dict[type[inspect.Type], Any]] = {
    inspect.IntType: int,
    inspect.FloatType: float,
    inspect.DecimalType: Decimal,
    inspect.BoolType: bool,
    inspect.StrType: str,
    inspect.BytesType: bytes,
    inspect.DateTimeType: dt.datetime,
    inspect.DateType: dt.date,
    inspect.TimeType: dt.time,
    inspect.TimeDeltaType: dt.timedelta,
    inspect.UUIDType: uuid.UUID,
}
