"""Keys from a CSV file, which are read on demand after a validation of the whole file."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

from altegio_async.bulk.sources import parse_key, read_id, read_phone
from altegio_async.bulk.writes.keys import parse_pair
from altegio_async.cli.csv_rows import CsvFile
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Owner: TypeAlias = Literal["location", "chain"]

MAX_BAD_ROWS: Final = 20
"""Maximum number of rows that are listed when a file is refused or rows are skipped."""
_LOCATION: Final = "location_id"
_ID: Final = re.compile(r"[+-]?[0-9]{1,40}")


class KeyLayout(Struct, frozen=True, kw_only=True):
    """Where the keys of a file are.

    Attributes:
        value_column: the name of the column of ids or phones, or its number from 1 in a file without a
            header. By default it is `id` or `phone`, or the last of the columns that are needed.
        location_column: the same for the column of locations. By default it is `location_id`, or the first
            column.
        has_header: the first row contains the names of the columns.
        skip_bad: skip rows that are not valid keys, instead of refusing the file.
    """

    value_column: str | None = None
    location_column: str | None = None
    has_header: bool = True
    skip_bad: bool = False


class BadRows(Struct):
    """Rows that are not valid keys: their number, and the first of them with the reasons."""

    count: int = 0
    listed: list[str] = []

    def add(self, line: int, reason: str) -> None:
        """Add a row."""
        self.count += 1
        if len(self.listed) < MAX_BAD_ROWS:
            self.listed.append(f"line {line}: {reason}")


class KeyFile:
    """The keys of a bulk job: a column of ids or phones, and their locations or their chain.

    Args:
        file: a CSV file, see `CsvFile`. It is read several times and must remain open.
        name: the name of the file for messages.
        column: the kind of the values to look up, and the default name of their column: "id" or "phone". For
            "client-id" the layout has the name of the column.
        owner_id: the location or chain of all rows; None if the file has a column of locations.
        owner: whether the ids are those of a location or of a chain.
        layout: where the keys are.

    Attributes:
        count: number of different keys.
        bad_rows: the rows that are not valid keys. `read_keys` skips them.

    Raises:
        InvalidArgumentError: the file is not CSV in UTF-8, a column is absent, or rows are not valid keys
            and are not skipped. The notes of the error list the rows with their lines.
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
        layout: KeyLayout | None = None,
    ) -> None:
        self._layout = layout or KeyLayout()
        self._csv = CsvFile(file, name, has_header=self._layout.has_header)
        self._column = column
        self._owner_id = owner_id
        self._owner = owner
        self.bad_rows: BadRows = BadRows()
        # A hash needs less memory than a key.
        self.count: int = len({hash(key) for key in self._read_keys(self.bad_rows)})
        if self.bad_rows.count and not self._layout.skip_bad:
            raise self._build_error()

    def read_keys(self) -> Iterator[tuple[int, Any]]:
        """Yield the keys in the order of the file, including repeated ones."""
        return self._read_keys(BadRows())

    def _read_keys(self, bad_rows: BadRows) -> Iterator[tuple[int, Any]]:
        table = self._csv.open()
        value_index, location_index = self._find_columns(table.names)
        for line, row in table.rows:
            try:
                yield self._parse_row(row, value_index, location_index)
            except InvalidArgumentError as error:
                bad_rows.add(line, error.message)

    def _build_error(self) -> InvalidArgumentError:
        if self.bad_rows.count == 1:
            return InvalidArgumentError(f"{self._csv.name}, {self.bad_rows.listed[0]}")
        error = InvalidArgumentError(
            f"{self._csv.name}: {self.bad_rows.count:,} rows are not valid; correct them, or pass --skip-bad"
        )
        for line in self.bad_rows.listed:
            error.add_note(line)
        if self.bad_rows.count > MAX_BAD_ROWS:
            error.add_note(f"... and {self.bad_rows.count - MAX_BAD_ROWS:,} more")
        return error

    def _find_columns(self, names: list[str] | None) -> tuple[int, int | None]:
        """Return the index of the column of values, and that of locations if the file needs one."""
        option = f"--{self._column}-column"
        location_column = self._layout.location_column
        has_location = self._owner_id is None
        if names is None:
            value = _read_number(option, self._layout.value_column, 2 if has_location else 1)
            location = _read_number("--location-column", location_column, 1) if has_location else None
            return value, location
        hint = f"pass the name of the column with {option}"
        value = self._csv.find_column(names, self._layout.value_column or self._column, hint)
        if not has_location:
            return value, None
        hint = "pass --location ID, or the name of the column with --location-column"
        return value, self._csv.find_column(names, location_column or _LOCATION, hint)

    def _parse_row(self, row: list[str], value_index: int, location_index: int | None) -> tuple[int, Any]:
        """Return the key of a row.

        Raises:
            InvalidArgumentError: the row is not a valid key. The message contains no cell.
        """
        try:
            # CSV output of this package has an apostrophe before a plus, as a guard against formulas.
            value: Any = row[value_index].strip().removeprefix("'")
            owner_id = self._owner_id if location_index is None else parse_id(row[location_index])
            if self._owner == "chain":
                return parse_pair((owner_id, parse_id(value)))
            if self._column != "phone":
                return parse_key((owner_id, parse_id(value)), read_id)[0]
            return parse_key((owner_id, value), read_phone)[0]
        except InvalidArgumentError:
            raise
        except IndexError:
            reason = "the row has fewer columns"
        except ValueError:
            reason = "an id is not a whole number"
        raise InvalidArgumentError(reason)


def _read_number(option: str, text: str | None, default: int) -> int:
    """Return the index of a column that an option names by its number.

    Raises:
        InvalidArgumentError: the text is not a number from 1.
    """
    if text is None:
        return default - 1
    if not _ID.fullmatch(text) or int(text) < 1:
        raise InvalidArgumentError(f"{option} must be the number of a column, from 1, with --no-header")
    return int(text) - 1


def parse_id(text: str) -> int:
    """Return the id in a cell, which consists of ASCII digits with an optional sign.

    Raises:
        ValueError: the cell contains anything else, such as `1_0`, which `int` accepts.
    """
    if not _ID.fullmatch(text.strip()):
        raise ValueError("not a whole number")
    return int(text)
