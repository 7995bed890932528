"""Values of columns that need no data frame library: amounts, moments, JSON text, and checks of each kind."""

from __future__ import annotations

import datetime as dt
from decimal import Context, Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import encode

from altegio_async.frames.column_types import Kind, ListOf
from altegio_async.frames.columns import to_plain
from altegio_async.frames.rejects import Reject

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.frames.options import Conversion

_SIGNIFICANT: Final = Context(prec=15)
_MAX_DIGITS: Final = 76  # digits of a decimal in Arrow
EXACT: Final = Context(prec=_MAX_DIGITS)
"""Context of decimals that rounds no amount of a column. The default context rounds to 28 digits."""
_GET_ZONE: Final = attrgetter("tzinfo")
_INTEGERS: Final = range(-(2**63), 2**63)
_UNFIT: Final = (ArithmeticError, TypeError, ValueError, RecursionError)


def fit_column(
    name: str, kind: Kind | ListOf, values: list[Any], conversion: Conversion
) -> tuple[list[Any], list[Reject]]:
    """Return the values of a column as its cells, and the values that do not fit.

    The values fit if they fit an Arrow column of this kind. Cells of rejected values are None.
    """
    cells: list[Any] = []
    rejects: list[Reject] = []
    for row, value in enumerate(values):
        try:
            cells.append(None if value is None else _fit_value(kind, value, conversion))
        except _UNFIT:
            cells.append(None)
            rejects.append(Reject(row, name, describe_reason(kind, conversion)))
    return cells, rejects


def _fit_value(kind: Kind | ListOf, value: Any, conversion: Conversion) -> Any:
    """Return the cell of a value.

    Raises:
        ArithmeticError: a number or a moment is outside the range of its column.
        TypeError: the value has another type.
        ValueError: the value has too many digits, or is text that cannot be encoded.
        RecursionError: the value is nested too deeply.
    """
    if isinstance(kind, ListOf):
        return [None if item is None else _fit_value(kind.item, item, conversion) for item in value]
    if kind in PREPARE:
        (value,) = PREPARE[kind]([value], conversion)
    return None if value is None else _FIT[kind](value, conversion)


def _fit_integer(value: Any, _: Conversion) -> int:
    _check_type(value, int)
    if value not in _INTEGERS:
        raise OverflowError("the integer has more than 64 bits")
    return int(value)


def _fit_float(value: Any, _: Conversion) -> float:
    if isinstance(value, int):
        _check_type(value, int)
    return float(value)


def _fit_flag(value: Any, _: Conversion) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a bool")
    return value


def _fit_text(value: Any, _: Conversion) -> str:
    _check_type(value, str)
    value.encode()
    return str(value)


def _fit_money(value: Any, conversion: Conversion) -> Decimal | float | None:
    if conversion.money == "float":
        return float(value)
    fitted = fit_scale(value, conversion.scale)
    if fitted is not None and len(fitted.as_tuple().digits) > conversion.digits:
        raise OverflowError("the amount has too many digits")
    # Columns of decimals have no negative zero.
    return fitted.copy_abs() if fitted is not None and fitted.is_zero() else fitted


def _fit_moment(value: Any, _: Conversion) -> dt.datetime:
    _check_type(value, dt.datetime)
    moment: dt.datetime = value.astimezone(dt.UTC)
    return moment


def _fit_day(value: Any, _: Conversion) -> dt.date:
    _check_type(value, dt.date)
    return value.date() if isinstance(value, dt.datetime) else value


def _fit_as(kind: type) -> Callable[[Any, Conversion], Any]:
    """Return a function that checks the type of a value and returns it unchanged."""

    def check(value: Any, _: Conversion) -> Any:
        _check_type(value, kind)
        return value

    return check


def _check_type(value: Any, kind: type) -> None:
    """Raise TypeError if a value has another type. A bool is not an int.

    Raises:
        TypeError: the value has another type.
    """
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"not {kind.__name__}")


_FIT: Final[dict[Kind, Callable[[Any, Conversion], Any]]] = {
    Kind.INT: _fit_integer,
    Kind.FLOAT: _fit_float,
    Kind.BOOL: _fit_flag,
    Kind.TEXT: _fit_text,
    Kind.JSON: _fit_text,
    Kind.MIXED: _fit_text,
    Kind.DECIMAL: _fit_money,
    Kind.MOMENT: _fit_moment,
    Kind.NAIVE: _fit_as(dt.datetime),
    Kind.DATE: _fit_day,
    Kind.TIME: _fit_as(dt.time),
}


def describe_reason(kind: Kind | ListOf, conversion: Conversion) -> str:
    """Return why a value does not fit a column, without the value."""
    name = f"list of {kind.item.value}" if isinstance(kind, ListOf) else kind.value
    reason = f"the value does not fit the column ({name})"
    if kind is Kind.DECIMAL and conversion.money == "decimal":
        reason += (
            f" of {conversion.digits} digits with {conversion.scale} decimals; a larger scale= keeps them"
        )
    if kind is Kind.MOMENT:
        reason += ": in UTC it is outside the years 1 to 9999"
    return reason


def fit_scale(value: Decimal | None, scale: int) -> Decimal | None:
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
        fitted = candidate.quantize(unit, context=EXACT)
        if fitted == candidate:
            return fitted
    raise ValueError("the amount has more decimals")


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


PREPARE: Final[dict[Kind, Callable[[list[Any], Conversion], list[Any]]]] = {
    Kind.DECIMAL: _prepare_money,
    Kind.MOMENT: _prepare_moments,
    Kind.NAIVE: _prepare_naive,
    Kind.JSON: _prepare_json,
    Kind.MIXED: _prepare_mixed,
}
"""Functions that convert all values of a column before the kind of its cells is applied."""


def to_json_text(value: Any) -> str:
    """Return a value as JSON with Python field names. Decimals are strings, which keep all digits."""
    return encode(to_plain(value)).decode()
