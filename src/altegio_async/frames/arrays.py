"""Columns of Python values as Arrow arrays: nullable, typed from the structs, and never lossy.

Money is Decimal(38, 2); a value with more decimals is refused, not rounded. A date-time with a zone is
the same moment in UTC. One without a zone is no moment: it stands as sent in the column `..._naive`, unless
the reader says which zone was meant.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import force_setattr

from altegio_async._core.type_guards import as_int
from altegio_async._extras import need
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.columns import plain

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS: Final = 38
"""Digits that an Arrow decimal can have."""


class Conversion(Struct, frozen=True):
    """How values are converted.

    Attributes:
        scale: decimals of money columns.
        zone: the zone that date-times without one are meant in; None keeps them apart.
    """

    scale: int = 2
    zone: dt.tzinfo | None = None

    def __post_init__(self) -> None:
        """Refuse what no column can have.

        Raises:
            InvalidArgumentError: the scale is not between 0 and 38.
        """
        scale = as_int(self.scale)
        if scale is None or not 0 <= scale <= DIGITS:
            raise InvalidArgumentError(f"scale must be an int from 0 to {DIGITS}, got {self.scale!r}")
        force_setattr(self, "scale", scale)


def array_of(name: str, kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> Any:
    """An Arrow array of a column's values.

    Raises:
        InvalidArgumentError: a value does not fit the column. The message names column and row.
    """
    pa = need("pyarrow", "frames")
    try:
        return _array(pa, kind, values, conversion)
    except (pa.ArrowException, ArithmeticError, TypeError, ValueError):
        pass
    for row, value in enumerate(values):
        try:
            _array(pa, kind, [value], conversion)
        except (pa.ArrowException, ArithmeticError, TypeError, ValueError):
            raise InvalidArgumentError(_refusal(name, row, kind, conversion)) from None
    raise InvalidArgumentError(f"column {name!r}: its values make no {_name(kind)} column together")


def _refusal(name: str, row: int, kind: Kind | ListOf, conversion: Conversion) -> str:
    said = f"column {name!r}, row {row}: the value fits no {_name(kind)} column"
    if kind is Kind.DECIMAL:
        said += f" of {DIGITS} digits with {conversion.scale} decimals; a larger scale= keeps its digits"
    return said


def _name(kind: Kind | ListOf) -> str:
    return f"list of {kind.item.value}" if isinstance(kind, ListOf) else kind.value


def arrow_type(kind: Kind | ListOf, conversion: Conversion) -> Any:
    """The Arrow type of a kind of column."""
    pa = need("pyarrow", "frames")
    if isinstance(kind, ListOf):
        return pa.list_(arrow_type(kind.item, conversion))
    if kind is Kind.DECIMAL:
        return pa.decimal128(DIGITS, conversion.scale)
    if kind is Kind.MOMENT:
        return pa.timestamp("us", tz="UTC")
    if kind is Kind.NAIVE:
        return pa.timestamp("us")
    if kind is Kind.TIME:
        return pa.time64("us")
    names = {Kind.INT: "int64", Kind.FLOAT: "float64", Kind.BOOL: "bool_", Kind.DATE: "date32"}
    return getattr(pa, names.get(kind, "string"))()


def _array(pa: Any, kind: Kind | ListOf, values: list[Any], conversion: Conversion) -> Any:
    if isinstance(kind, Kind) and kind in _PREPARE:
        values = _PREPARE[kind](values, conversion)
    return pa.array(values, arrow_type(kind, conversion))


def _moments(values: list[Any], conversion: Conversion) -> list[Any]:
    if not any(value is not None and value.tzinfo is None for value in values):
        return values
    zone = conversion.zone
    if zone is None:
        return [None if value is None or value.tzinfo is None else value for value in values]
    return [_in_zone(value, zone) for value in values]


def _in_zone(value: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    return value.replace(tzinfo=zone) if value is not None and value.tzinfo is None else value


def _naive(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [None if value is None or value.tzinfo is not None else value for value in values]


def _json(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [None if value is None else as_json(value) for value in values]


def _mixed(values: list[Any], conversion: Conversion) -> list[Any]:
    _ = conversion
    return [value if value is None or isinstance(value, str) else as_json(value) for value in values]


_PREPARE: Final[dict[Kind, Callable[[list[Any], Conversion], list[Any]]]] = {
    Kind.MOMENT: _moments,
    Kind.NAIVE: _naive,
    Kind.JSON: _json,
    Kind.MIXED: _mixed,
}


def as_json(value: Any) -> str:
    """A value as JSON, under the Python names of its fields; decimals keep their digits as texts."""
    return encode(plain(value)).decode()
