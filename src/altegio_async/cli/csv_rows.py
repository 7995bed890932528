"""Rows of a CSV file with their line numbers, and the names of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from altegio_async.errors import InvalidArgumentError

_SEPARATORS: Final = ",;\t"
_ADVICE: Final = "save the file as CSV UTF-8"
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(.)"?[;,]*\r?\n?', re.IGNORECASE)
"""Matches the line with which spreadsheets name the separator."""
_DATA: Final = re.compile(r"[0-9]{5}|@|^[0-9]+$")
"""Matches a phone, an id or an email address in a first row that should contain the names of columns."""
_MAX_NAMED: Final = 20  # columns
_LONGEST_NAME: Final = 40  # characters


class CsvTable(Struct, frozen=True):
    """The names of the columns in lower case, or None without a header, and the rows with their lines."""

    names: list[str] | None
    rows: Iterator[tuple[int, list[str]]]


class CsvFile:
    """A CSV file in UTF-8, separated by commas, semicolons or tabs, or as its first line says (`sep=;`).

    Args:
        file: the file. It is read several times and must remain open.
        name: its name for messages.
        has_header: the first row contains the names of the columns.
    """

    def __init__(self, file: IO[bytes], name: str, *, has_header: bool = True) -> None:
        self._file = file
        self.name: str = Path(name).name
        self._has_header = has_header

    def open(self) -> CsvTable:
        """Return the names of the columns, and the rows from the start of the file.

        Reading the rows raises InvalidArgumentError if the file is not CSV in UTF-8.
        """
        lines = self._read_lines()
        first, start = next(lines, ""), 1
        named = _SEPARATOR_LINE.fullmatch(first)
        if named:
            first, start = next(lines, ""), 2
        separator = named[1] if named else max(_SEPARATORS, key=first.count)
        if not self._has_header:
            return CsvTable(None, self._read_rows(chain([first], lines), separator, start))
        names = [name.strip().strip('"').lower() for name in first.rstrip("\r\n").split(separator)]
        return CsvTable(names, self._read_rows(lines, separator, start + 1))

    def _read_rows(self, lines: Iterator[str], separator: str, start: int) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that is not blank with the number of its first line."""
        # Strict mode, because an unclosed quotation mark would join all later rows to one cell.
        rows = csv.reader(lines, delimiter=separator, strict=True)
        line = start
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield line, row
                line = rows.line_num + start
        except csv.Error as error:
            raise self.build_error(line, f"this is not valid CSV ({error}); {_ADVICE}") from None

    def _read_lines(self) -> Iterator[str]:
        self._file.seek(0)
        for number, line in enumerate(self._file, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise self.build_error(number, f"this is not UTF-8 text; {_ADVICE}") from None
            yield from StringIO(text, newline="")  # also splits lines that end with a carriage return

    def build_error(self, line: int, reason: str) -> InvalidArgumentError:
        """Return an error that names the file and a line."""
        return InvalidArgumentError(f"{self.name}, line {line}: {reason}")

    def find_column(self, names: list[str], name: str, hint: str) -> int:
        """Return the index of a column.

        Args:
            names: the names of the columns.
            name: the wanted name, in any case.
            hint: the options that help if the column is absent.

        Raises:
            InvalidArgumentError: the column is absent, or several columns have the name.
        """
        wanted = name.strip().lower()
        count = names.count(wanted)
        if count == 1:
            return names.index(wanted)
        problem = f"has no column {name!r}" if not count else f"has {count} columns {name!r}"
        raise InvalidArgumentError(f"{self.name} {problem}; {_describe_columns(names)}; {hint}")


def _describe_columns(names: list[str]) -> str:
    """Return the names of the columns for a message. A first row of data is not repeated."""
    if any(map(_DATA.search, names)):
        return "its first line seems to contain data: --no-header reads it as a row"
    if not any(names):
        return "its first line is empty"
    shown = [name[:_LONGEST_NAME] or "(blank)" for name in names[:_MAX_NAMED]]
    more = f" and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else ""
    return f"its columns are: {', '.join(shown)}{more}"
