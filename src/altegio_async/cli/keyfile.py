"""Keys from a CSV file: read as they are needed, checked as a whole before anything is asked."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, Final

from altegio_async.bulk.keys import checked_item, checked_phone, parsed
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCATION: Final = "location_id"
_SEPARATORS: Final = ",;\t"


class KeyFile:
    """The keys of a bulk job: a column of ids or phones, and one of locations.

    Args:
        path: a CSV file in UTF-8, separated by commas, semicolons or tabs, with names in its first line.
        column: the column of what is asked for, "id" or "phone".
        location_id: the location of all rows; None when the file has a column `location_id`.

    Raises:
        InvalidArgumentError: a column is missing, or a row is no key; the message names the line.
        OSError: the file cannot be read.
    """

    def __init__(self, path: Path, column: str, location_id: int | None) -> None:
        self._path = path
        self._column = column
        self._location = location_id
        self.count = sum(1 for _ in self.keys())

    def keys(self) -> Iterator[tuple[int, Any]]:
        """The keys in the order of the file."""
        check: Any = checked_item if self._column == "id" else checked_phone
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            separator = max(_SEPARATORS, key=header.count)
            names = [name.strip().strip('"').lower() for name in header.rstrip("\r\n").split(separator)]
            where = self._place(names, self._column)
            located = self._place(names, LOCATION) if self._location is None else None
            rows = csv.reader(file, delimiter=separator)
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield self._key(row, where, located, check, rows.line_num + 1)

    def _place(self, names: list[str], name: str) -> int:
        if name in names:
            return names.index(name)
        hint = ", or pass --location" if name == LOCATION else ""
        raise InvalidArgumentError(f"{self._path.name} has no column {name!r}{hint}")

    def _key(self, row: list[str], where: int, located: int | None, check: Any, line: int) -> tuple[int, Any]:
        try:
            value: Any = row[where].strip().removeprefix("'")  # as our own CSV files have it before a plus
            location = self._location if located is None else int(row[located])
            key = (location, int(value) if self._column == "id" else value)
            return parsed(key, check)[0]
        except InvalidArgumentError as error:
            reason = error.message
        except (IndexError, ValueError):
            reason = "not a whole number where one must be, or too few columns"
        raise InvalidArgumentError(f"{self._path.name}, line {line}: {reason}")
