"""Validation and conversion of the arguments of generated factories and methods.

Each function takes the name of the argument and its value, and returns the value to send.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeGuard, TypeVar

from msgspec import UNSET

from altegio_async._core.suggestions import suggest
from altegio_async._core.text_decimal import MAX_DIGITS, has_too_many_digits
from altegio_async._core.type_guards import as_int, as_plain
from altegio_async._core.validation import is_finite
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from msgspec import UnsetType

P = ParamSpec("P")
T = TypeVar("T")

_DAY_FORMS: Final = {"date": "%Y-%m-%d", "compact-date": "%Y%m%d", "dotted-date": "%d.%m.%Y"}
_TIME_SEPARATORS: Final = {"date-time": "T", "local-date-time": "T", "local-date-time-with-space": " "}
_EXAMPLES: Final = {
    "date": "2026-03-16",
    "compact-date": "20260316",
    "dotted-date": "16.03.2026",
    "date-time": "2026-03-16T10:15:00+02:00",
    "local-date-time": "2026-03-16T10:15:00",
    "local-date-time-with-space": "2026-03-16 10:15:00",
}


def optional(
    check: Callable[Concatenate[str, Any, P], T], name: str, value: object, *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """Return the checked value of an optional argument, or None if it is None.

    Raises:
        InvalidArgumentError: see the given function.
    """
    return None if value is None else check(name, value, *args, **kwargs)


def unless_unset(
    check: Callable[Concatenate[str, Any, P], T], name: str, value: object, *args: P.args, **kwargs: P.kwargs
) -> T | UnsetType | None:
    """Return the checked value of a body field, or the value itself if it is UNSET or None.

    Raises:
        InvalidArgumentError: see the given function.
    """
    if value is UNSET:
        return UNSET
    return None if value is None else check(name, value, *args, **kwargs)


def check_integer(name: str, value: object) -> int:
    """Return an integer as a plain int. A bool is 0 or 1, because the flags of the API are integers.

    Raises:
        InvalidArgumentError: the value has another type. The message does not contain it.
    """
    number = int(value) if isinstance(value, bool) else as_int(value)
    if number is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    return number


def check_flag(name: str, value: object) -> bool:
    """Return a bool. Accepts the integers 0 and 1 too.

    Raises:
        InvalidArgumentError: the value is anything else. The message does not contain it.
    """
    number = int(value) if isinstance(value, bool) else as_int(value)
    if number is None or number not in {0, 1}:
        raise InvalidArgumentError(f"{name} must be a bool, got {type(value).__name__}")
    return bool(number)


def check_choice(name: str, value: object, choices: tuple[Any, ...]) -> Any:
    """Return the accepted value that equals the given one, for example the number of an enum member.

    A bool is accepted for a flag only, which has no other values than 0 and 1.

    Raises:
        InvalidArgumentError: the value is not accepted. The message lists the accepted values and contains
            a given text only if it is similar to one of them.
    """
    is_flag = isinstance(value, bool) and not set(choices).difference((0, 1))
    is_scalar = is_flag or isinstance(value, str) or as_int(value) is not None
    for choice in choices:
        if is_scalar and choice == value:
            return choice
    raise InvalidArgumentError(
        f"{name} must be one of {', '.join(map(repr, choices))}{suggest(value, choices)}"
    )


def check_choices(name: str, values: object, choices: tuple[Any, ...]) -> list[Any]:
    """Return a list of accepted values.

    Raises:
        InvalidArgumentError: the value is not iterable, is a str, or has an item that is not accepted.
    """
    if isinstance(values, (str, bytes)) or not _is_iterable(values):
        raise InvalidArgumentError(f"{name} must be a list, got {type(values).__name__}")
    return [check_choice(f"{name}[{index}]", value, choices) for index, value in enumerate(values)]


def check_period(created_after: object, created_before: object) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a period, both included.

    Raises:
        InvalidArgumentError: a value is not a day, or the first day is later than the last one.
    """
    first, last = check_date("created_after", created_after), check_date("created_before", created_before)
    if first > last:
        raise InvalidArgumentError(f"created_after {first} is later than created_before {last}")
    return first, last


def check_date(name: str, value: object) -> dt.date:
    """Return a date: a `date`, the day of a `datetime`, or a str such as "2026-03-16".

    Raises:
        InvalidArgumentError: the value is not a date.
    """
    moment = _as_moment(value)
    if moment is not None:
        return moment.date() if isinstance(moment, dt.datetime) else moment
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a date, got {type(value).__name__}")
    day = _parse_day(value, "date")
    if day is None:
        raise _make_form_error(name, "date")
    return day


def check_datetime(name: str, value: object) -> dt.datetime:
    """Return a datetime: a `datetime`, or a str such as "2026-03-16T10:15:00+02:00".

    Raises:
        InvalidArgumentError: the value is not a datetime.
    """
    given = _as_moment(value)
    if isinstance(given, dt.datetime):
        return given
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a datetime, got {type(value).__name__}")
    moment = _parse_moment(value)
    if moment is None:
        raise _make_form_error(name, "date-time")
    return moment


def format_moment(name: str, value: object, form: str) -> str:
    """Return a date or time in the form that an operation requires.

    Args:
        name: of the argument.
        value: a `date` or `datetime`, or a str that has the required form.
        form: a value of `x-altegio-format`, or `date`.

    Raises:
        InvalidArgumentError: the value is not a date or time, or a str in another form.
    """
    if form in _DAY_FORMS:
        return _format_day(name, value, form)
    moment = _parse_moment(value) if isinstance(value, str) else _as_moment(value)
    if isinstance(value, str) and (moment is None or value[10] != _TIME_SEPARATORS[form]):
        raise _make_form_error(name, form)
    if not isinstance(moment, dt.datetime):
        raise InvalidArgumentError(f"{name} must be a datetime, got {type(value).__name__}")
    if form != "date-time":
        if moment.tzinfo is not None:
            raise InvalidArgumentError(
                f"{name} must be a time of the location without an offset, such as {_EXAMPLES[form]}"
            )
        return moment.isoformat(_TIME_SEPARATORS[form], "seconds")
    return moment.isoformat("T", "seconds")


def _format_day(name: str, value: object, form: str) -> str:
    if isinstance(value, str):
        if _parse_day(value, form) is None:
            raise _make_form_error(name, form)
        return str.__str__(value)
    moment = _as_moment(value)
    if moment is None:
        raise InvalidArgumentError(f"{name} must be a date, got {type(value).__name__}")
    if form == "date":
        return moment.isoformat()[:10]
    year, month, day = f"{moment.year:04}", f"{moment.month:02}", f"{moment.day:02}"
    return f"{year}{month}{day}" if form == "compact-date" else f"{day}.{month}.{year}"


def check_seconds(name: str, value: object) -> int:
    """Return a duration in seconds: a `timedelta` of whole seconds, or an int.

    Raises:
        InvalidArgumentError: the value is not a duration, is negative, or has a fraction of a second.
    """
    if isinstance(value, dt.timedelta):
        if value.microseconds:
            raise InvalidArgumentError(f"{name} must be a duration of whole seconds")
        seconds: int | None = value.days * 86_400 + value.seconds
    else:
        seconds = as_int(value)
    if seconds is None:
        raise InvalidArgumentError(f"{name} must be a timedelta or an int, got {type(value).__name__}")
    if seconds < 0:
        raise InvalidArgumentError(f"{name} must not be negative")
    return seconds


def check_amount(name: str, value: object) -> Decimal:
    """Return an amount as a Decimal: a Decimal, an int, a float by its shortest text, or a str.

    Raises:
        InvalidArgumentError: the value is not a finite number or has too many digits. The message does not
            contain it.
    """
    if isinstance(value, Decimal):
        amount = Decimal(value)  # a plain one, as the encoder requires
    elif (number := as_int(value)) is not None:
        amount = Decimal(number)
    elif isinstance(value, (float, str)):
        text = str(as_plain(value))
        try:
            # Decimal also reads digits of other scripts, and "1_0" as 10.
            amount = Decimal(text if text.isascii() and "_" not in text else "")
        except InvalidOperation:
            raise InvalidArgumentError(f"{name} must be a decimal number") from None
    else:
        raise InvalidArgumentError(f"{name} must be a Decimal, got {type(value).__name__}")
    if not is_finite(amount):
        raise InvalidArgumentError(f"{name} must be a finite number")
    if has_too_many_digits(amount):
        raise InvalidArgumentError(f"{name} has more than {MAX_DIGITS} digits")
    return amount


def check_any_given(**values: object) -> None:
    """Raise InvalidArgumentError if every argument is None or blank text. A blank filter selects all objects.

    Raises:
        InvalidArgumentError: no argument is given.
    """
    if not any(map(_is_given, values.values())):
        names = list(values)
        raise InvalidArgumentError(f"at least one of {', '.join(names[:-1])} and {names[-1]} is required")


def _is_given(value: object) -> bool:
    """Return whether an argument has a value that is not blank text."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not UNSET


def _is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable)


def _as_moment(value: object) -> dt.date | None:
    """Return a date or datetime as an instance of the standard type; None for all other values."""
    moment = as_plain(value)
    return moment if isinstance(moment, dt.date) and moment.year > 0 else None  # pandas.NaT has NaN


def _parse_day(text: str, form: str) -> dt.date | None:
    try:
        moment = dt.datetime.strptime(text, _DAY_FORMS[form])  # noqa: DTZ007 - only the day is used
    except ValueError:
        return None
    return moment.date() if len(text) == len(_EXAMPLES[form]) else None


def _parse_moment(text: str) -> dt.datetime | None:
    if len(text) < len("2026-03-16T10:15") or text[10] not in "T ":
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _make_form_error(name: str, form: str) -> InvalidArgumentError:
    return InvalidArgumentError(f"{name} must have the form {_EXAMPLES[form]}")
