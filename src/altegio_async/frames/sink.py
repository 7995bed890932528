"""A file that outcomes are written to as they come, so that a job of any length needs little memory."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from altegio_async._core.type_guards import is_array
from altegio_async._extras import need
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.arrays import Conversion
from altegio_async.frames.atomic_file import replacing
from altegio_async.frames.rows import Key, keyed
from altegio_async.frames.tables import table_of
from altegio_async.frames.writers import append_csv, harmless

if TYPE_CHECKING:
    import datetime as dt
    from os import PathLike
    from types import TracebackType

    from msgspec import Struct

_BUFFER: Final = 10_000  # rows that are held before they are written
FORMATS: Final = (".csv", ".parquet")
"""What a file's name may end in."""


class Sink:
    """Writes the rows of bulk outcomes into a Parquet or CSV file.

    with Sink("cards.parquet", GiftCard, BY_PHONE) as sink:
        async for outcome in job:
            if outcome.status is OutcomeStatus.OK:
                sink.add(outcome.key, outcome.value)

    The file appears when the block ends well, and replaces an earlier one. After an error or an
    interrupt nothing has changed.

    Args:
        path: the file, `.parquet` or `.csv`.
        of: the type of the rows.
        key: the columns of the key, such as `frames.BY_PHONE`.
        scale: decimals of money columns, as for `to_frame`.
        zone: the zone of date-times without one, as for `to_frame`.

    Raises:
        InvalidArgumentError: another kind of file, or a value that fits no column.
        ConfigurationError: the extra [frames] is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        of: type[Struct],
        key: Key,
        *,
        scale: int = 2,
        zone: dt.tzinfo | None = None,
    ) -> None:
        self._path = Path(path)
        if self._path.suffix.lower() not in FORMATS:
            raise InvalidArgumentError(f"{self._path.name}: the name must end in {' or '.join(FORMATS)}")
        self._of = of
        self._key = key
        self._conversion = Conversion(scale, zone)
        self._pairs: list[tuple[Any, Any]] = []
        self._held = 0
        self._open = ExitStack()
        self._file: Any = None
        self._writer: Any = None
        self.rows = 0

    def __enter__(self) -> Self:
        with ExitStack() as opening:  # what goes wrong before the end of this block takes all back
            self._begin(opening.enter_context(replacing(self._path)), opening)
            self._open = opening.pop_all()
        return self

    def _begin(self, place: Path, opening: ExitStack) -> None:
        empty = table_of(keyed([], key=self._key), self._of, self._conversion)
        if self._path.suffix.lower() == ".csv":
            self._file = opening.enter_context(place.open("w", encoding="utf-8", newline=""))
            self._writer = csv.writer(self._file, lineterminator="\n")
            self._writer.writerow(harmless(name) for name in empty.column_names)
        else:
            writer = need("pyarrow.parquet", "frames").ParquetWriter(place, empty.schema)
            self._file = opening.enter_context(writer)

    def add(self, key: Any, value: Any) -> None:
        """Take in what was found for a key: a struct, or a list of them."""
        self._pairs.append((key, value))
        self._held += len(value) if is_array(value) else 1
        if self._held >= _BUFFER or len(self._pairs) >= _BUFFER:
            self._write()

    def _write(self) -> None:
        table = table_of(keyed(self._pairs, key=self._key), self._of, self._conversion)
        self._pairs, self._held = [], 0
        if self._writer is not None:
            append_csv(self._writer, table, safe=True)
        else:
            self._file.write_table(table)
        self.rows += table.num_rows

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._open.__exit__(kind, error, trace)
            return
        with self._open:
            self._write()
