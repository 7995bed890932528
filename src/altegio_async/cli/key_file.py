"""Keys from a CSV file: read as they are needed, checked as a whole before anything is asked."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from altegio_async.bulk.sources import parse_key, read_id, read_phone
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCATION: Final = "location_id"
_SEPARATORS: Final = ",;\t"
_ADVICE: Final = "save it as CSV UTF-8"

_ID: Final = re.compile(r"[+-]?[0-9]{1,40}")


class KeyFile:
    """The keys of a bulk job: a column of ids or phones, and one of locations.

    Args:
        file: CSV in UTF-8, separated by commas, semicolons or tabs, with names in its first line; it is
            read several times, and must stay open.
        name: the name of it that people know.
        column: the column of what is asked for, "id" or "phone".
        location_id: the location of all rows; None when the file has a column `location_id`.

    Attributes:
        count: how many different keys there are.

    Raises:
        InvalidArgumentError: it is no such file, a column is missing, or a row is no key; the message names
            the line.
        OSError: the file cannot be read.
    """

    def __init__(self, file: IO[bytes], name: str, column: str, location_id: int | None) -> None:
        self._file = file
        self._name = Path(name).name
        self._column = column
        self._location = location_id
        self.count: int = len({hash(key) for key in self.keys()})  # a number is smaller than a key

    def keys(self) -> Iterator[tuple[int, Any]]:
        """Yield the keys in the order of the file, including repeated ones."""
        lines = self._lines()
        header = next(lines, "")
        separator = max(_SEPARATORS, key=header.count)
        names = [name.strip().strip('"').lower() for name in header.rstrip("\r\n").split(separator)]
        where = self._place(names, self._column)
        located = self._place(names, LOCATION) if self._location is None else None
        # Strict: a quotation mark that is never closed would take all rows after it for one cell.
        rows = csv.reader(lines, delimiter=separator, strict=True)
        line = 2
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield self._key(row, where, located, line)
                line = rows.line_num + 2
        except csv.Error as error:
            raise self._refusal(line, f"this is no CSV ({error}); {_ADVICE}") from None

    def _lines(self) -> Iterator[str]:
        self._file.seek(0)
        for number, line in enumerate(self._file, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise self._refusal(number, f"this is no text in UTF-8; {_ADVICE}") from None
            yield from StringIO(text, newline="")  # an old Mac ends its lines otherwise

    def _refusal(self, line: int, reason: str) -> InvalidArgumentError:
        return InvalidArgumentError(f"{self._name}, line {line}: {reason}")

    def _place(self, names: list[str], name: str) -> int:
        if name in names:
            return names.index(name)
        hint = ", or pass --location" if name == LOCATION else ""
        raise InvalidArgumentError(f"{self._name} has no column {name!r}{hint}")

    def _key(self, row: list[str], where: int, located: int | None, line: int) -> tuple[int, Any]:
        try:
            value: Any = row[where].strip().removeprefix("'")  # as our own CSV files have it before a plus
            location = self._location if located is None else parse_id(row[located])
            if self._column == "id":
                return parse_key((location, parse_id(value)), read_id)[0]
            return parse_key((location, value), read_phone)[0]
        except InvalidArgumentError as error:
            reason = error.message
        except (IndexError, ValueError):
            reason = "not a whole number where one must be, or too few columns"
        raise self._refusal(line, reason)


def parse_id(text: str) -> int:
    """Return the id in a cell: ASCII digits with an optional sign.

    Raises:
        ValueError: the cell holds anything else, such as `1_0`, which `int` accepts.
    """
    if not _ID.fullmatch(text.strip()):
        raise ValueError("not a whole number")
    return int(text)
