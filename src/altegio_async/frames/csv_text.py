"""CSV text: cells, protection against formulas, and unambiguous line endings."""

from __future__ import annotations

import csv
import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Protocol

from msgspec import Struct

from altegio_async.frames.cell_values import to_json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FORMULA: Final = re.compile(r"((?:^|[;\t\r\n])[\s;\"]*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])")
"""Matches the start of a formula: at the start of a cell, or after a character that can split a cell."""
_MAX_DIGITS: Final = 76
_PHONE: Final = re.compile(r"\+?[0-9][0-9 ()./\-]*")
_PHONE_COLUMN: Final = re.compile(r"(^|_)phones?$")


class TextFile(Protocol):
    """A file that text can be written to."""

    def write(self, text: str, /) -> Any:
        """Write text."""
        ...


class _LineEndings:
    """Replaces the line endings of the csv module by line feeds.

    The csv module is configured with carriage return and line feed, because some versions quote a carriage
    return in a cell only then.
    """

    def __init__(self, file: TextFile) -> None:
        self._file = file

    def write(self, line: str) -> None:
        """Write a line."""
        self._file.write(f"{line[:-2]}\n")


class CsvWriter:
    """Writes rows as CSV with commas, line feeds, and quotes where necessary.

    Args:
        file: the text file, opened with `newline=""`.
        names: the columns' names.
        safe: protect cells against being run as formulas.
    """

    def __init__(self, file: TextFile, names: Sequence[str], *, safe: bool = True) -> None:
        self._writer = csv.writer(_LineEndings(file), lineterminator="\r\n")
        self._safe = safe
        self._is_phone = [_PHONE_COLUMN.search(name) is not None for name in names]
        self._writer.writerow([guard_formula(name) if safe else name for name in names])

    def write_columns(self, columns: Sequence[Sequence[Any]]) -> None:
        """Write rows, passed as columns."""
        cells = [
            [to_cell(value, safe=self._safe, is_phone=is_phone) for value in column]
            for column, is_phone in zip(columns, self._is_phone, strict=True)
        ]
        self._writer.writerows(zip(*cells, strict=True))


def to_cell(value: Any, *, safe: bool = True, is_phone: bool = False) -> Any:
    """Return a value as a CSV cell: numbers without exponents, moments in ISO 8601, lists as JSON.

    A number of more than 76 digits keeps its exponent.

    Args:
        value: the value; None is an empty cell.
        safe: protect text against being run as a formula.
        is_phone: the cell is in a phone column, where a number with a plus is not changed.
    """
    if isinstance(value, _JSON_TYPES):
        value = to_json_text(value)
    if isinstance(value, str):
        is_guarded = safe and not (is_phone and _PHONE.fullmatch(value))
        return guard_formula(value) if is_guarded else value
    for kind, render in _RENDERERS:
        if isinstance(value, kind):
            return render(value)
    return value


_JSON_TYPES: Final = (list, dict, Struct)
_RENDERERS: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (bool, lambda value: "true" if value else "false"),
    (Decimal, lambda value: format(value, "f" if abs(value.adjusted()) <= _MAX_DIGITS else "")),
    (dt.date, lambda value: value.isoformat().replace("+00:00", "Z")),
    (dt.time, lambda value: value.isoformat()),
)


def guard_formula(text: str) -> str:
    """Return the text with an apostrophe directly before each sign that can begin a formula."""
    return _FORMULA.sub(r"\1'", text)
