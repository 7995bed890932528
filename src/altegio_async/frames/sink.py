"""Files to which outcomes are written while a job runs, so that memory does not grow with the job."""

from __future__ import annotations

from contextlib import ExitStack, closing
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, Unpack

from msgspec import Struct

from altegio_async._core.type_guards import is_array
from altegio_async.errors import InvalidArgumentError
from altegio_async.frames.atomic_file import replace_atomically
from altegio_async.frames.options import FrameOptions, read_options
from altegio_async.frames.rejects import RejectsFile, Written
from altegio_async.frames.row_writers import CsvRowWriter, JsonRowWriter, ParquetRowWriter, RowWriter
from altegio_async.frames.rows import Key, attach_keys

_BUFFER: Final = 10_000  # rows that are buffered before they are written
FORMATS: Final = (".csv", ".jsonl", ".parquet")
"""Accepted file name suffixes."""


class Sink:
    """Writes the rows of bulk outcomes to a Parquet, CSV or JSON lines file.

    with Sink("cards.parquet", GiftCard, BY_PHONE) as sink:
        async for outcome in job:
            if outcome.status is OutcomeStatus.OK:
                sink.add(outcome.key, outcome.value)

    The file replaces an earlier one when the block ends without an error. After an error or an interrupt the
    earlier file is unchanged. A row with a value that does not fit its column is written to
    `<path>.rejects.jsonl` instead. `sink.written` has the counts.

    Args:
        path: the file, `.parquet` (extra `frames`), `.csv` or `.jsonl`. JSON lines contain all fields, nested
            as in the models; the options have no effect on them.
        of: the type of the rows.
        key: the columns of the key, for example `frames.BY_PHONE`.
        **options: see `FrameOptions`, except `drop_empty`.

    Raises:
        InvalidArgumentError: an unsupported suffix or option.
        ConfigurationError: the file is Parquet, and the extra `frames` is not installed.
        OSError: the file cannot be written, or another job is writing it.
    """

    def __init__(
        self, path: str | PathLike[str], of: type[Struct], key: Key, **options: Unpack[FrameOptions]
    ) -> None:
        self._path = Path(path)
        if self._path.suffix.lower() not in FORMATS:
            names = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
            raise InvalidArgumentError(f"{self._path.name}: the name must end with {names}")
        if options.get("drop_empty"):
            raise InvalidArgumentError("drop_empty needs all rows at once: use write_parquet or write_csv")
        self._of = of
        self._key = key
        self._conversion = read_options(options)
        self._pairs: list[tuple[Any, Any]] = []
        self._buffered = 0
        self._open = ExitStack()
        self._rejects = RejectsFile(self._path)
        self._writer: RowWriter | None = None
        self.rows: int = 0

    @property
    def written(self) -> Written:
        """The number of rows that were written and rejected so far."""
        return self._rejects.summarise(self.rows)

    def __enter__(self) -> Self:
        with ExitStack() as opening:  # closes all files if an error is raised
            opening.enter_context(self._rejects)
            self._writer = self._start(opening.enter_context(replace_atomically(self._path)), opening)
            self._open = opening.pop_all()
        return self

    def _start(self, temporary: Path, opening: ExitStack) -> RowWriter:
        """Open the writer of the file format."""
        suffix = self._path.suffix.lower()
        if suffix == ".parquet":
            parquet = ParquetRowWriter(temporary, self._of, self._key, self._conversion)
            return opening.enter_context(closing(parquet))
        file = opening.enter_context(temporary.open("w", encoding="utf-8", newline=""))
        if suffix == ".csv":
            return CsvRowWriter(file, self._of, self._key, self._conversion)
        return JsonRowWriter(file, self._key)

    def add(self, key: Any, value: Any) -> None:
        """Add the value of a key: a struct, or a list of structs."""
        self._pairs.append((key, value))
        self._buffered += len(value) if is_array(value) else 1
        if self._buffered >= _BUFFER or len(self._pairs) >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        """Write the buffered rows."""
        keyed = attach_keys(self._pairs, key=self._key)
        self._pairs, self._buffered = [], 0
        if self._writer is not None:
            rejected = self._writer.write(keyed)
            self._rejects.add(rejected, keyed.rows, keyed.keys)
            self.rows += len(keyed.rows) - len({reject.row for reject in rejected})

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._open.__exit__(kind, error, trace)
            return
        with self._open:
            self._flush()
