"""Keys from a CSV file, which are read on demand after a validation of the whole file."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Literal

from altegio_async.bulk.sources import parse_key, read_id, read_phone
from altegio_async.bulk.writes.keys import parse_pair
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Owner: TypeAlias = Literal["location", "chain"]

LOCATION: Final = "location_id"
_SEPARATORS: Final = ",;\t"
_ADVICE: Final = "save the file as CSV UTF-8"

_ID: Final = re.compile(r"[+-]?[0-9]{1,40}")


class KeyFile:
    """The keys of a bulk job: a column of ids or phones, and their locations or their chain.

    Args:
        file: UTF-8 CSV, separated by commas, semicolons or tabs, with column names in the first line. It is
            read several times and must remain open.
        name: the name of the file for messages.
        column: the column of the values to look up: "id" or "phone".
        owner_id: the location or chain of all rows; None if the file has a column `location_id`.
        owner: whether the ids are those of a location or of a chain.

    Attributes:
        count: number of different keys.

    Raises:
        InvalidArgumentError: the file is not CSV in UTF-8, a column is absent, or a row is not a valid key.
            The message contains the line number.
        OSError: the file cannot be read.
    """

    def __init__(
        self,
        file: IO[bytes],
        name: str,
        column: str,
        owner_id: int | None,
        *,
        owner: Owner = "location",
    ) -> None:
        self._file = file
        self._name = Path(name).name
        self._column = column
        self._owner_id = owner_id
        self._owner = owner
        self.count: int = len({hash(key) for key in self.read_keys()})  # a hash needs less memory than a key

    def read_keys(self) -> Iterator[tuple[int, Any]]:
        """Yield the keys in the order of the file, including repeated ones."""
        lines = self._read_lines()
        header = next(lines, "")
        separator = max(_SEPARATORS, key=header.count)
        names = [name.strip().strip('"').lower() for name in header.rstrip("\r\n").split(separator)]
        value_index = self._find_column(names, self._column)
        location_index = self._find_column(names, LOCATION) if self._owner_id is None else None
        # Strict mode, because an unclosed quotation mark would join all later rows to one cell.
        rows = csv.reader(lines, delimiter=separator, strict=True)
        line = 2
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield self._parse_row(row, value_index, location_index, line)
                line = rows.line_num + 2
        except csv.Error as error:
            raise self._build_error(line, f"this is not valid CSV ({error}); {_ADVICE}") from None

    def _read_lines(self) -> Iterator[str]:
        self._file.seek(0)
        for number, line in enumerate(self._file, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise self._build_error(number, f"this is not UTF-8 text; {_ADVICE}") from None
            yield from StringIO(text, newline="")  # also splits lines that end with a carriage return

    def _build_error(self, line: int, reason: str) -> InvalidArgumentError:
        return InvalidArgumentError(f"{self._name}, line {line}: {reason}")

    def _find_column(self, names: list[str], name: str) -> int:
        if name in names:
            return names.index(name)
        hint = ", or pass --location" if name == LOCATION else ""
        raise InvalidArgumentError(f"{self._name} has no column {name!r}{hint}")

    def _parse_row(
        self, row: list[str], value_index: int, location_index: int | None, line: int
    ) -> tuple[int, Any]:
        try:
            # CSV output of this package has an apostrophe before a plus, as a guard against formulas.
            value: Any = row[value_index].strip().removeprefix("'")
            owner_id = self._owner_id if location_index is None else parse_id(row[location_index])
            if self._owner == "chain":
                return parse_pair((owner_id, parse_id(value)))
            if self._column == "id":
                return parse_key((owner_id, parse_id(value)), read_id)[0]
            return parse_key((owner_id, value), read_phone)[0]
        except InvalidArgumentError as error:
            reason = error.message
        except (IndexError, ValueError):
            reason = "an id is not a whole number, or a column is absent"
        raise self._build_error(line, reason)


def parse_id(text: str) -> int:
    """Return the id in a cell, which consists of ASCII digits with an optional sign.

    Raises:
        ValueError: the cell contains anything else, such as `1_0`, which `int` accepts.
    """
    if not _ID.fullmatch(text.strip()):
        raise ValueError("not a whole number")
    return int(text)
