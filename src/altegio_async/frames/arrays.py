"""Conversion of columns of Python values to Arrow arrays, which are nullable, typed and lossless.

Money is an exact decimal. A value with more decimals than its column is rejected instead of rounded, except
for float noise. A date-time with a zone is converted to UTC. A date-time without a zone is unchanged in the
column `..._naive`, unless the caller passes the zone.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from altegio_async._extras import import_extra
from altegio_async.frames.cell_values import PREPARE, describe_reason, fit_scale
from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.rejects import Reject

if TYPE_CHECKING:
    from altegio_async.frames.options import Conversion

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND: Final = dt.timedelta(microseconds=1)
_FIRST_MOMENT: Final = (dt.datetime.min.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND
_LAST_MOMENT: Final = (dt.datetime.max.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND


def try_array(kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> Any | None:
    """Return an Arrow array of the values of a column, or None if a value does not fit."""
    pa = import_extra("pyarrow", "frames")
    try:
        return _build_array(pa, kind, values, conversion)
    except (pa.ArrowException, ArithmeticError, TypeError, ValueError, RecursionError):
        return None


def find_rejects(name: str, kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> list[Reject]:
    """Return the values that do not fit a column of this kind."""
    reason = describe_reason(kind, conversion)
    return [
        Reject(row, name, reason)
        for row, value in enumerate(values)
        if try_array(kind, [value], conversion) is None
    ]


def get_arrow_type(kind: Kind | ListOf, conversion: Conversion) -> Any:
    """Return the Arrow type of a kind of column."""
    pa = import_extra("pyarrow", "frames")
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
    if isinstance(kind, Kind) and kind in PREPARE:
        values = PREPARE[kind](values, conversion)
    wanted = get_arrow_type(kind, conversion)
    if kind is Kind.DECIMAL and conversion.money == "decimal":
        try:
            return pa.array(values, wanted)
        except pa.ArrowInvalid:
            return pa.array([fit_scale(value, conversion.scale) for value in values], wanted)
    array = pa.array(values, wanted)
    if kind is Kind.MOMENT:
        _check_moments(array)
    return array


def _check_moments(array: Any) -> None:
    """Raise OverflowError if a moment is outside the range of `datetime` in UTC.

    Raises:
        OverflowError: a moment is outside the years 1 to 9999.
    """
    pc = import_extra("pyarrow.compute", "frames")
    bounds = pc.min_max(array.cast("int64"))
    first, last = bounds["min"].as_py(), bounds["max"].as_py()
    if first is not None and (first < _FIRST_MOMENT or last > _LAST_MOMENT):
        raise OverflowError("a moment is outside the years 1 to 9999 in UTC")
