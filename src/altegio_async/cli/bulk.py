"""`altegio bulk`: look up all keys of a CSV file, with a checkpoint to resume after an interruption."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
from msgspec import Struct
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from altegio_async.cli import views
from altegio_async.cli.connection import Id, api_options, connect
from altegio_async.cli.destination import (
    STREAM_FORMATS,
    StandardOutputSink,
    is_standard_output,
    open_destination,
)
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.files import check_distinct, open_rereadable
from altegio_async.cli.key_file import KeyFile, KeyLayout
from altegio_async.cli.key_options import key_file_options, report_skipped
from altegio_async.cli.messages import MOST_LISTED, describe_key, explain_error, notify, notify_some
from altegio_async.cli.output import create_console
from altegio_async.cli.signals import StoppedError, run_until_stopped
from altegio_async.errors import AuthenticationError
from altegio_async.frames.rejects import Written
from altegio_async.frames.rows import BY_ID, BY_PHONE
from altegio_async.frames.sink import Sink
from altegio_async.progress import Meter, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import TypeAlias

    from altegio_async.bulk import Bulk, BulkJob, Outcome
    from altegio_async.bulk.options import OnProgress
    from altegio_async.cli.views import View
    from altegio_async.client import AltegioClient

    LookUp: TypeAlias = Callable[[Bulk], Callable[..., BulkJob[Any, Any]]]


class BulkCommand(Struct, frozen=True, kw_only=True):
    """The options of one `altegio bulk` command."""

    keys: KeyFile
    by_phone: bool
    output: Path
    form: str | None
    checkpoint: str | None
    retry_failed: bool
    accept_new_token: bool
    checkpoint_user: str | None
    max_in_flight: int
    batch_size: int
    scale: int
    base_url: str
    language: str | None


class AllKeysFailedError(Exception):
    """Every key failed. The output of an earlier run is kept."""


class Counts(Struct):
    """Counts of finished keys, the first problems, and the result of writing the output.

    Attributes:
        ok: keys with a value.
        missing: keys that the API does not have.
        failed: keys with an error.
        problems: messages about the first missing and failed keys.
        written: the result of writing the output; None if nothing was written.
    """

    ok: int = 0
    missing: int = 0
    failed: int = 0
    problems: list[str] = []
    written: Written | None = None

    @property
    def done(self) -> int:
        """Return the number of finished keys."""
        return self.ok + self.missing + self.failed


@click.group("bulk")
def bulk() -> None:
    """Look up all ids or phones listed in a CSV file.

    The file is UTF-8 CSV with the columns `location_id`, and `id` or `phone`.
    """


def add_command(name: str, column: str, view: Callable[[], View], look_up: LookUp) -> None:
    """Add the command for one type of object to the group."""

    @bulk.command(name, help=f"Look up {name.replace('-', ' ')} by {column}.")
    @click.option(
        "--input",
        "source",
        required=True,
        type=click.File("rb"),
        metavar="FILE",
        help="CSV file with the keys; - for standard input.",
    )
    @click.option(
        "--output", required=True, type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
        metavar="FILE",
        help="Output file: .csv, .jsonl, or .parquet (requires the extra frames); - for standard output.",
    )  # fmt: skip
    @click.option(
        "--format",
        "form",
        type=click.Choice(STREAM_FORMATS),
        metavar="FORMAT",
        help="Format of the rows with --output -: csv (the default) or jsonl.",
    )
    @click.option(
        "--checkpoint", metavar="FILE", help="File that stores finished keys; the same command resumes."
    )
    @click.option("--retry-failed", is_flag=True, help="Retry failed keys, also those of earlier runs.")
    @click.option(
        "--accept-new-token",
        is_flag=True,
        help="Accept a checkpoint that was written with another user token.",
    )
    @click.option(
        "--checkpoint-user",
        metavar="NAME",
        help="Name that identifies the user of the checkpoint in all runs.",
    )
    @click.option(
        "--location", type=Id, metavar="ID", help="Location of all keys; replaces the column location_id."
    )
    @click.option(
        "--max-in-flight",
        type=click.IntRange(1, 1000),
        default=10,
        show_default=True,
        help="Concurrent requests.",
    )
    @click.option(
        "--batch-size", type=click.IntRange(1, 1000), default=100, show_default=True, help="Ids per request."
    )
    @click.option(
        "--scale", type=click.IntRange(0, 38), default=2, show_default=True, help="Decimals of money columns."
    )
    @api_options
    @key_file_options(column, has_location=True)
    def command(*, source: IO[bytes], location: int | None, layout: KeyLayout, **options: Any) -> int:
        if location is not None and layout.location_column is not None:
            raise click.UsageError("pass either --location or --location-column")
        output = options["output"]
        check_distinct(source, None if is_standard_output(output) else output, options["checkpoint"])
        with open_rereadable(source) as file:
            keys = KeyFile(file, source.name, column, location, layout=layout)
            report_skipped(keys.bad_rows)
            return run(BulkCommand(keys=keys, by_phone=column == "phone", **options), view(), look_up)

    _ = command  # registered by the decorator; type checkers report an unused function otherwise


def run(command: BulkCommand, view: View, look_up: LookUp) -> int:
    """Run a job, report its result, and return the exit code."""
    counts = Counts()
    try:
        run_until_stopped(_run_job(command, view, look_up, counts))
    except AllKeysFailedError:
        pass
    except StoppedError as error:
        notify(f"interrupted after {_format_progress(command, counts)}; {_format_resume_hint(command)}")
        return error.exit_code
    except AuthenticationError as error:
        notify(f"error: {explain_error(error)}")
        hint = _format_resume_hint(command, was_refused=True)
        notify(f"stopped after {_format_progress(command, counts)}; {hint}")
        return ExitCode.ERROR
    _report(command, counts)
    is_complete = not counts.failed and not (counts.written and counts.written.rejected)
    if is_complete:
        return ExitCode.DONE
    return ExitCode.PARTLY_FAILED if counts.ok or counts.missing else ExitCode.ERROR


def _format_progress(command: BulkCommand, counts: Counts) -> str:
    return f"{counts.done:,} of {command.keys.count:,} keys"


def _report(command: BulkCommand, counts: Counts) -> None:
    notify_some(counts.problems, counts.missing + counts.failed)
    name = "standard output" if is_standard_output(command.output) else command.output
    written = f"written to {name}" if counts.written else "nothing was written"
    notify(f"{counts.ok:,} ok, {counts.missing:,} missing, {counts.failed:,} failed; {written}")
    if counts.written and counts.written.rejected:
        place = counts.written.rejects
        notify(
            f"{counts.written.rejected:,} rows do not fit their columns and were "
            f"{f'written to {place}' if place else 'left out'}; --scale N keeps more decimals"
        )
    if counts.failed and command.checkpoint:
        notify("to retry the failed keys: run the same command with --retry-failed")


async def _run_job(command: BulkCommand, view: View, look_up: LookUp, counts: Counts) -> None:
    key = BY_PHONE if command.by_phone else BY_ID
    async with connect(command.base_url, command.language) as altegio:
        with (
            open_destination(command.output, command.form, view.kind, key, scale=command.scale) as sink,
            _show_progress(command, view, altegio) as on_progress,
        ):
            job = look_up(altegio.bulk)(
                command.keys.read_keys(),
                on_progress=on_progress,
                max_in_flight=command.max_in_flight,
                batch_size=command.batch_size,
                checkpoint=command.checkpoint,
                retry_failed=command.retry_failed,
                accept_new_token=command.accept_new_token,
                checkpoint_user=command.checkpoint_user,
            )
            async with job:
                async for outcome in job:
                    _record_outcome(outcome, counts, sink)
            if counts.failed and counts.failed == counts.done:
                raise AllKeysFailedError
        counts.written = sink.written


def _record_outcome(outcome: Outcome[Any, Any], counts: Counts, sink: Sink | StandardOutputSink) -> None:
    """Count an outcome and write its rows.

    Raises:
        AuthenticationError: the key failed with it; all later keys would fail with it too.
    """
    if outcome.error is not None:
        if isinstance(outcome.error, AuthenticationError):
            raise outcome.error
        counts.failed += 1
        problem = f"failed: {describe_key(outcome.key)}: {explain_error(outcome.error)}"
    elif outcome.status == "missing":
        counts.missing += 1
        problem = f"not found: {describe_key(outcome.key)}"
    else:
        counts.ok += 1
        sink.add(outcome.key, outcome.value)
        return
    if len(counts.problems) < MOST_LISTED:
        counts.problems.append(problem)


@contextmanager
def _show_progress(command: BulkCommand, view: View, altegio: AltegioClient) -> Generator[OnProgress]:
    """Show a progress bar on a terminal, and print a line once a minute elsewhere."""
    meter = Meter(
        keys_per_request=1 if command.by_phone else command.batch_size,
        requests=lambda: altegio.stats.requests,
    )
    # Rows on a terminal would interrupt the bar.
    has_bar = sys.stderr.isatty() and not (is_standard_output(command.output) and sys.stdout.isatty())
    with _show_bar(meter, view) if has_bar else lines(notify, every=60, meter=meter) as show:
        # The job reads keys on demand and does not know their number. A repeated key that is far from its
        # first occurrence can be requested again, so `done` can exceed the number of different keys.
        yield lambda done, _, failed: show(done, max(done, command.keys.count), failed)


@contextmanager
def _show_bar(meter: Meter, view: View) -> Generator[OnProgress]:
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[summary]}"), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=create_console(stderr=True), transient=True) as progress:
        task = progress.add_task(view.title.lower(), total=None, summary="")

        def on_progress(done: int, total: int | None, failed: int) -> None:
            meter(done, total, failed)
            progress.update(task, completed=done, total=total, summary=meter.summary)

        yield on_progress


def _format_resume_hint(command: BulkCommand, *, was_refused: bool = False) -> str:
    """Return how to resume the job. After a refused token the next run needs another token."""
    if command.checkpoint is None:
        return "no keys were stored; use --checkpoint FILE to be able to resume"
    is_known = command.accept_new_token or command.checkpoint_user is not None
    more = ["--accept-new-token"] if was_refused and not is_known else []
    resume = shlex.join(["altegio", *sys.argv[1:], *more])
    return f"finished keys are stored in {command.checkpoint}; to resume: {resume}"


add_command("membership-types", "id", views.membership_types, lambda bulk: bulk.membership_types)
add_command("gift-card-types", "id", views.gift_card_types, lambda bulk: bulk.gift_card_types)
add_command("memberships", "phone", views.memberships, lambda bulk: bulk.memberships)
add_command("gift-cards", "phone", views.gift_cards, lambda bulk: bulk.gift_cards)
