"""`altegio checkpoint`: what a checkpoint contains, and its outcomes as a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from msgspec import Struct

from altegio_async.bulk.checkpoint_contents import CheckpointContents
from altegio_async.bulk.stored_rows import find_row_form, iterate_values
from altegio_async.cli.bulk_locations import list_columns
from altegio_async.cli.destination import is_standard_output, notify_rejected, open_destination
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.job_options import scale_option, stream_format_option
from altegio_async.cli.messages import notify, strip_controls
from altegio_async.cli.output import write_values
from altegio_async.frames.column_types import Kind
from altegio_async.frames.rows import BY_ID, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async.bulk.stored_rows import RowForm
    from altegio_async.errors import AltegioError
    from altegio_async.frames.rejects import Written

_FAILED: Final = ("missing", "failed", "unknown", "intent")
_KINDS: Final = {"phone": Kind.TEXT, "key": Kind.MIXED, "first_day": Kind.DATE, "last_day": Kind.DATE}
file_argument: Final = click.argument("file", type=click.Path(exists=True, dir_okay=False), metavar="FILE")


class StoredFailure(Struct, frozen=True):
    """An outcome without a value.

    Attributes:
        status: missing, failed, or for bulk writes intent or unknown.
        error: class of the error.
        http_status: status of the response.
        message: message of the error.
    """

    status: str
    error: str | None = None
    http_status: int | None = None
    message: str | None = None


@click.command("info")
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help="Format of the description: text or json.",
)
def info(file: str, form: str) -> int:
    """Print what a checkpoint contains: its job and the number of outcomes."""
    with CheckpointContents(file) as contents:
        about = contents.about
        failures = Counter(
            _describe_error(error)
            for row in contents.read_rows("failed", "unknown")
            if (error := contents.read_failure(row)) is not None
        )
        description: dict[str, Any] = {
            "operation": about.operation,
            "base_url": about.base_url,
            "language": about.language or None,
            "user": about.user or None,
            "runs": int(about.run),
            "outcomes": dict(sorted(contents.count_statuses().items())),
            "errors": dict(failures.most_common()),
        }
    if form == "json":
        write_values(description, "json")
        return ExitCode.DONE
    for name, value in description.items():
        click.echo(f"{name.replace('_', ' ')}: {_format_value(value)}")
    return ExitCode.DONE


def _format_value(value: Any) -> str:
    if isinstance(value, dict):
        counts: dict[str, int] = value  # pyright: ignore[reportUnknownVariableType]
        return ", ".join(f"{count:,} {strip_controls(name)}" for name, count in counts.items()) or "none"
    return "not set" if value is None else strip_controls(value)


def _describe_error(error: AltegioError) -> str:
    status = getattr(error, "status", 0)
    return f"{type(error).__name__} {status}" if status else type(error).__name__


@click.command("export")
@file_argument
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Output file: .csv, .jsonl, or .parquet (requires the extra frames); - for standard output.",
)
@stream_format_option
@click.option(
    "--failed", is_flag=True, help="Write the keys that are missing, failed or unknown, with their errors."
)
@scale_option
def export(*, file: str, output: Path, form: str | None, failed: bool, scale: int) -> int:
    """Write the outcomes in a checkpoint to a file, also those of an unfinished job."""
    if not is_standard_output(output) and output.exists() and output.samefile(file):
        raise click.UsageError("FILE and --output are the same file")
    with CheckpointContents(file) as contents:
        rows = find_row_form(contents)
        key = _find_key(rows.key_names)
        kind = StoredFailure if failed else rows.kind
        pairs = _iterate_failures(contents, rows) if failed else iterate_values(contents, rows)
        columns = None if failed or rows.fields is None else list_columns(kind, rows.fields)
        with open_destination(output, form, kind, key, scale=scale, columns=columns) as sink:
            for key_parts, value in pairs:
                sink.add(key_parts, value)
        counts = contents.count_statuses()
    _report(sink.written, counts, output)
    return ExitCode.PARTLY_FAILED if sink.written.rejected else ExitCode.DONE


def _find_key(names: tuple[str, ...]) -> Key:
    """Return the key columns with these names. `BY_ID` omits the column `id` of the rows."""
    key = Key(names, tuple(_KINDS.get(name, Kind.INT) for name in names))
    return BY_ID if key == BY_ID else key


def _iterate_failures(
    contents: CheckpointContents, form: RowForm
) -> Iterator[tuple[tuple[Any, ...], StoredFailure]]:
    """Yield the key of each outcome without a value, and its status and error."""
    for row in contents.read_rows(*_FAILED):
        error = contents.read_failure(row)
        with contents.guard:
            key = form.make_key(row)
        if error is None:
            yield key, StoredFailure(row.status)
        else:
            status = getattr(error, "status", None) or None
            yield key, StoredFailure(row.status, type(error).__name__, status, error.message)


def _report(written: Written, counts: Counter[str], output: Path) -> None:
    """Print the number of written rows, and the outcomes in the file."""
    stored = ", ".join(f"{count:,} {status}" for status, count in sorted(counts.items())) or "no outcomes"
    name = "standard output" if is_standard_output(output) else output
    notify(f"{written.rows:,} rows written to {name}; the checkpoint has {stored}")
    notify_rejected(written)
