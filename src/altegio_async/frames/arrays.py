"""Conversion of columns of Python values to Arrow arrays, which are nullable, typed and lossless.

Money is an exact decimal. A value with more decimals than its column is rejected instead of rounded, except
for float noise. A date-time with a zone is converted to UTC. A date-time without a zone is unchanged in the
column `..._naive`, unless the caller passes the zone.
"""

from __future__ import annotations

import datetime as dt
from decimal import Context, Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import encode

from altegio_async._extras import need
from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.columns import to_plain
from altegio_async.frames.rejects import Reject

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.frames.options import Conversion

_SIGNIFICANT: Final = Context(prec=15)
_WIDE: Final = Context(prec=76)
_MAX_DIGITS: Final = 76  # digits of a decimal in Arrow
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_GET_ZONE: Final = attrgetter("tzinfo")
_MICROSECOND: Final = dt.timedelta(microseconds=1)
_FIRST_MOMENT: Final = (dt.datetime.min.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND
_LAST_MOMENT: Final = (dt.datetime.max.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND


def try_array(kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> Any | None:
    """Return an Arrow array of the values of a column, or None if a value does not fit."""
    pa = need("pyarrow", "frames")
    try:
        return _build_array(pa, kind, values, conversion)
    except (pa.ArrowException, ArithmeticError, TypeError, ValueError, RecursionError):
        return None


def find_rejects(name: str, kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> list[Reject]:
    """Return the values that do not fit a column of this kind."""
    reason = _describe_reason(kind, conversion)
    return [
        Reject(row, name, reason)
        for row, value in enumerate(values)
        if try_array(kind, [value], conversion) is None
    ]


def _describe_reason(kind: Kind | ListOf, conversion: Conversion) -> str:
    name = f"list of {kind.item.value}" if isinstance(kind, ListOf) else kind.value
    reason = f"the value does not fit the column ({name})"
    if kind is Kind.DECIMAL and conversion.money == "decimal":
        reason += (
            f" of {conversion.digits} digits with {conversion.scale} decimals; a larger scale= keeps them"
        )
    if kind is Kind.MOMENT:
        reason += ": in UTC it is outside the years 1 to 9999"
    return reason


def get_arrow_type(kind: Kind | ListOf, conversion: Conversion) -> Any:
    """Return the Arrow type of a kind of column."""
    pa = need("pyarrow", "frames")
    if isinstance(kind, ListOf):
        return pa.list_(get_arrow_type(kind.item, conversion))
    if kind is Kind.DECIMAL:
        is_exact = conversion.money == "decimal"
        return pa.decimal128(conversion.digits, conversion.scale) if is_exact else pa.float64()
    if kind is Kind.MOMENT:
        return pa.timestamp("us", tz="UTC")
    if kind is Kind.NAIVE:
        return pa.timestamp("us")
    if kind is Kind.TIME:
        return pa.time64("us")
    names = {Kind.INT: "int64", Kind.FLOAT: "float64", Kind.BOOL: "bool_", Kind.DATE: "date32"}
    return getattr(pa, names.get(kind, "string"))()


def _build_array(pa: Any, kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> Any:
    if isinstance(kind, Kind) and kind in _PREPARE:
        values = _PREPARE[kind](values, conversion)
    wanted = get_arrow_type(kind, conversion)
    if kind is Kind.DECIMAL and conversion.money == "decimal":
        try:
            return pa.array(values, wanted)
        except pa.ArrowInvalid:
            return pa.array([_fit_scale(value, conversion.scale) for value in values], wanted)
    array = pa.array(values, wanted)
    if kind is Kind.MOMENT:
        _check_moments(array)
    return array


def _fit_scale(value: Decimal | None, scale: int) -> Decimal | None:
    """Return an amount with `scale` decimals, without float noise beyond 15 significant digits.

    Raises:
        ValueError: the amount is not finite, or has more decimals.
    """
    if value is None:
        return None
    if not value.is_finite():
        raise ValueError("the amount is not finite")
    unit = Decimal(1).scaleb(-scale)
    for candidate in (value, _SIGNIFICANT.plus(value)):
        fitted = candidate.quantize(unit, context=_WIDE)
        if fitted == candidate:
            return fitted
    raise ValueError("the amount has more decimals")


def _check_moments(array: Any) -> None:
    """Raise OverflowError if a moment is outside the range of `datetime` in UTC.

    Raises:
        OverflowError: a moment is outside the years 1 to 9999.
    """
    pc = need("pyarrow.compute", "frames")
    bounds = pc.min_max(array.cast("int64"))
    first, last = bounds["min"].as_py(), bounds["max"].as_py()
    if first is not None and (first < _FIRST_MOMENT or last > _LAST_MOMENT):
        raise OverflowError("a moment is outside the years 1 to 9999 in UTC")


def _prepare_money(values: list[Any], conversion: Conversion) -> list[Any]:
    # `map` calls functions of C for each value without a call of Python.
    exponents = list(map(Decimal.adjusted, [value for value in values if value is not None]))
    if exponents and not -_MAX_DIGITS <= min(exponents) <= max(exponents) <= _MAX_DIGITS:
        raise OverflowError("an amount has too many digits")  # pyarrow crashes on exponents of millions
    if conversion.money == "decimal":
        return values
    return [value if value is None else _to_float(value) for value in values]


def _to_float(value: Decimal) -> float:
    number = float(value)
    if not -float("inf") < number < float("inf"):
        raise OverflowError("the amount is not a finite float")
    return number


def _prepare_moments(values: list[Any], conversion: Conversion) -> list[Any]:
    if None not in map(_GET_ZONE, [value for value in values if value is not None]):
        return values
    zone = conversion.zone
    if zone is None:
        return [None if value is None or value.tzinfo is None else value for value in values]
    return [_set_zone(value, zone) for value in values]


def _set_zone(value: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    return value.replace(tzinfo=zone) if value is not None and value.tzinfo is None else value


def _prepare_naive(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [None if value is None or value.tzinfo is not None else value for value in values]


def _prepare_json(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [None if value is None else to_json_text(value) for value in values]


def _prepare_mixed(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [value if value is None or isinstance(value, str) else to_json_text(value) for value in values]


_PREPARE: Final[dict[Kind, Callable[[list[Any], Conversion], list[Any]]]] = {
    Kind.DECIMAL: _prepare_money,
    Kind.MOMENT: _prepare_moments,
    Kind.NAIVE: _prepare_naive,
    Kind.JSON: _prepare_json,
    Kind.MIXED: _prepare_mixed,
}


def to_json_text(value: Any) -> str:
    """Return a value as JSON with Python field names. Decimals are strings, which keep all digits."""
    return encode(to_plain(value)).decode()
