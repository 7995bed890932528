"""Destinations of the rows of a bulk job: files, and standard output while the job runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import click

from altegio_async.cli.messages import CONTROLS, notify
from altegio_async.cli.output import escape_json
from altegio_async.frames.options import Conversion
from altegio_async.frames.rejects import Written
from altegio_async.frames.row_writers import CsvRowWriter, JsonRowWriter
from altegio_async.frames.rows import Key, attach_keys
from altegio_async.frames.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct

    from altegio_async.frames.row_writers import RowWriter

STREAM_FORMATS: Final = ("csv", "jsonl")


def open_destination(
    output: Path,
    form: str | None,
    of: type[Struct],
    key: Key,
    *,
    scale: int,
    columns: tuple[str, ...] | None = None,
) -> Sink | StandardOutputSink:
    """Return the destination of rows: standard output for `-`, otherwise a file.

    Raises:
        UsageError: a format is passed for a file, whose name decides.
    """
    if is_standard_output(output):
        return StandardOutputSink(form or "csv", of, key, Conversion(scale=scale, columns=columns))
    if form is not None:
        raise click.UsageError("--format needs --output -; the name of a file decides its format")
    return Sink(output, of, key, scale=scale, columns=columns)


def is_standard_output(output: Path) -> bool:
    """Return whether the output is `-`."""
    return str(output) == "-"


def notify_rejected(written: Written) -> None:
    """Print the number of rows that do not fit their columns, and where they are."""
    if written.rejected:
        target = f"written to {written.rejects}" if written.rejects else "left out"
        notify(
            f"{written.rejected:,} rows do not fit their columns and were {target}; "
            "--scale N keeps more decimals"
        )


class StandardOutputSink:
    """Writes the rows of bulk outcomes to standard output, as CSV or JSON lines.

    Each outcome is written at once, so that a reader of a pipe receives it. Rows that do not fit their
    columns are counted and left out.

    Args:
        form: "csv" or "jsonl".
        of: the type of the rows.
        key: the columns of the key.
        conversion: the options of the columns of CSV.
    """

    def __init__(self, form: str, of: type[Struct], key: Key, conversion: Conversion) -> None:
        self._key = key
        self._writer: RowWriter
        if form == "csv":
            clean = _strip_line if sys.stdout.isatty() else str
            self._writer = CsvRowWriter(_Lines(clean), of, key, conversion)
        else:
            self._writer = JsonRowWriter(_Lines(escape_json), key)
        self.written: Written = Written(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def add(self, key: Any, value: Any) -> None:
        """Write the value of a key: a struct, or a list of structs."""
        keyed = attach_keys([(key, value)], key=self._key)
        rejected = len({reject.row for reject in self._writer.write(keyed)})
        sys.stdout.flush()
        rows = self.written.rows + len(keyed.rows) - rejected
        self.written = Written(rows, self.written.rejected + rejected)


class _Lines:
    """A text file that changes each line and writes it to standard output.

    Args:
        clean: returns the line to write, without its end.
    """

    def __init__(self, clean: Callable[[str], str]) -> None:
        self._clean = clean

    def write(self, line: str) -> None:
        """Write a line."""
        sys.stdout.write(f"{self._clean(line[:-1])}\n")


def _strip_line(line: str) -> str:
    """Return a line without control characters, which a terminal would run."""
    return CONTROLS.sub(" ", line)
