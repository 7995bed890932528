"""`altegio bulk`: look up all keys of a CSV file, with a checkpoint to resume after an interruption."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

import click
from msgspec import Struct
from msgspec.structs import replace
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from altegio_async.cli import views
from altegio_async.cli.connection import Id, connect
from altegio_async.cli.destination import (
    StandardOutputSink,
    is_standard_output,
    notify_rejected,
    open_destination,
)
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.files import check_distinct, open_rereadable
from altegio_async.cli.job_options import job_options
from altegio_async.cli.job_plan import format_plan
from altegio_async.cli.key_file import KeyFile, KeyLayout
from altegio_async.cli.key_options import key_file_options, report_skipped
from altegio_async.cli.messages import MAX_LISTED, describe_key, explain_error, notify, notify_some
from altegio_async.cli.output import create_console
from altegio_async.cli.signals import StoppedError, run_until_stopped
from altegio_async.errors import AuthenticationError
from altegio_async.frames.rejects import Written
from altegio_async.frames.rows import BY_CLIENT, BY_ID, BY_PHONE, Key
from altegio_async.frames.sink import Sink
from altegio_async.progress import Meter, lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import TypeAlias

    from altegio_async.bulk import Bulk, BulkJob, JobPlan, Outcome
    from altegio_async.bulk.options import OnProgress
    from altegio_async.cli.views import View
    from altegio_async.client import AltegioClient

    LookUp: TypeAlias = Callable[[Bulk], Callable[..., BulkJob[Any, Any]]]


MAX_KEYS_IN_MEMORY: Final = 100_000
"""Largest number of different keys of a file that are read before the first request."""


class JobKeys(Protocol):
    """The keys of a command."""

    @property
    def count(self) -> int | None:
        """Number of different keys; None if it is unknown before the job has ended."""
        ...

    def read_keys(self) -> Iterable[Any]:
        """Return the keys in the form in which the job takes them."""
        ...


class BulkCommand(Struct, frozen=True, kw_only=True):
    """The options of one `altegio bulk` command.

    Attributes:
        keys: the keys.
        key: the columns of the key of an outcome.
        batch_size: ids per request; None for jobs that do not take ids.
        columns: names of the columns to write; None for all.
        dry_run: print the plan, and send nothing.
        describe_key: returns the text form of a key in messages.
    """

    keys: JobKeys
    key: Key
    output: Path
    form: str | None
    checkpoint: str | None
    retry_failed: bool
    accept_new_token: bool
    checkpoint_user: str | None
    max_in_flight: int
    scale: int
    base_url: str
    language: str | None
    batch_size: int | None = None
    columns: tuple[str, ...] | None = None
    dry_run: bool = False
    describe_key: Callable[[Any], str] = describe_key

    @property
    def keys_per_request(self) -> int:
        """The largest number of keys in a request."""
        return self.batch_size or 1 if self.key is BY_ID else 1


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
        unknown_clients: keys that the client base of their location does not have.
        fallbacks: keys that were looked up without the pre-filter, by its reason.
    """

    ok: int = 0
    missing: int = 0
    failed: int = 0
    problems: list[str] = []
    written: Written | None = None
    unknown_clients: int = 0
    fallbacks: dict[str, int] = {}

    @property
    def done(self) -> int:
        """Return the number of finished keys."""
        return self.ok + self.missing + self.failed


def create_command(name: str, column: str, view: Callable[[], View], look_up: LookUp) -> click.Command:
    """Return the command that looks up the objects of one type by ids or phones."""

    @click.command(name, help=f"Look up {name.replace('-', ' ')} by {column}.")
    @click.option(
        "--input",
        "source",
        required=True,
        type=click.File("rb"),
        metavar="FILE",
        help="CSV file with the keys; - for standard input.",
    )
    @click.option(
        "--location", type=Id, metavar="ID", help="Location of all keys; replaces the column location_id."
    )
    @click.option(
        "--batch-size", type=click.IntRange(1, 1000), default=100, show_default=True, help="Ids per request."
    )
    @prefilter_option(column)
    @_client_id_option(column)
    @job_options
    @key_file_options(column, has_location=True)
    def command(
        *,
        source: IO[bytes],
        location: int | None,
        layout: KeyLayout,
        prefilter: bool = False,
        client_id_column: str | None = None,
        **options: Any,
    ) -> int:
        if client_id_column is not None:
            layout = _choose_client_ids(layout, client_id_column, prefilter=prefilter)
        if location is not None and layout.location_column is not None:
            raise click.UsageError("pass either --location or --location-column")
        output = options["output"]
        check_distinct(source, None if is_standard_output(output) else output, options["checkpoint"])
        with open_rereadable(source) as file:
            values = column if client_id_column is None else "client-id"
            keys = KeyFile(file, source.name, values, location, layout=layout)
            report_skipped(keys.bad_rows)
            key = {"phone": BY_PHONE, "client-id": BY_CLIENT, "id": BY_ID}[values]
            find = add_prefilter(look_up) if prefilter else look_up
            return run(BulkCommand(keys=keys, key=key, **options), view(), find)

    return command


def _client_id_option(column: str) -> Callable[[Any], Any]:
    """Return the decorator that adds the option of client ids to a look-up by phone."""
    if column != "phone":
        return lambda command: command
    return click.option(
        "--client-id-column",
        metavar="NAME",
        help="Column of client ids in the input file, instead of phones; with --prefilter.",
    )


def _choose_client_ids(layout: KeyLayout, name: str, *, prefilter: bool) -> KeyLayout:
    """Return the layout of a file with client ids.

    Raises:
        UsageError: another option excludes client ids.
    """
    if not prefilter:
        raise click.UsageError("--client-id-column needs --prefilter")
    if layout.value_column is not None:
        raise click.UsageError("pass either --client-id-column or --phone-column")
    return replace(layout, value_column=name)


def prefilter_option(column: str) -> Callable[[Any], Any]:
    """Return the decorator that adds the option of a pre-filter to a look-up by phone."""
    if column != "phone":
        return lambda command: command
    return click.option(
        "--prefilter",
        is_flag=True,
        help="Search for the holders first, and look up only their phones.",
    )


def add_prefilter(look_up: LookUp) -> LookUp:
    """Return a look-up with a pre-filter."""
    return lambda bulk: partial(look_up(bulk), prefilter=True)


def run(command: BulkCommand, view: View, look_up: LookUp) -> int:
    """Run a job, report its result, and return the exit code. Only print the plan of a dry run."""
    if command.dry_run:
        print(format_plan(run_until_stopped(_plan_job(command, look_up))))
        return ExitCode.DONE
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
    total = command.keys.count
    return f"{counts.done:,} keys" if total is None else f"{counts.done:,} of {total:,} keys"


def _report(command: BulkCommand, counts: Counts) -> None:
    notify_some(counts.problems, counts.missing + counts.failed)
    name = "standard output" if is_standard_output(command.output) else command.output
    written = f"written to {name}" if counts.written else "nothing was written"
    notify(f"{counts.ok:,} ok, {counts.missing:,} missing, {counts.failed:,} failed; {written}")
    if counts.written:
        notify_rejected(counts.written)
    if counts.unknown_clients:
        notify(f"phones unknown to the client base of their location: {counts.unknown_clients:,}")
    for reason, count in counts.fallbacks.items():
        notify(f"phones looked up without the pre-filter ({reason.replace('_', ' ')}): {count:,}")
    if counts.failed and command.checkpoint:
        notify("to retry the failed keys: run the same command with --retry-failed")


async def _plan_job(command: BulkCommand, look_up: LookUp) -> JobPlan:
    async with connect(command.base_url, command.language) as altegio:
        return await _create_job(command, look_up, altegio, list(command.keys.read_keys())).plan()


async def _run_job(command: BulkCommand, view: View, look_up: LookUp, counts: Counts) -> None:
    async with connect(command.base_url, command.language) as altegio:
        with (
            open_destination(
                command.output,
                command.form,
                view.kind,
                command.key,
                scale=command.scale,
                columns=command.columns,
            ) as sink,
            _show_progress(command, view, altegio) as on_progress,
        ):
            job = _create_job(command, look_up, altegio, _read_keys(command), on_progress)
            async with job:
                async for outcome in job:
                    _record_outcome(command, outcome, counts, sink)
            if counts.failed and counts.failed == counts.done:
                raise AllKeysFailedError
        counts.written = sink.written


def _read_keys(command: BulkCommand) -> Iterable[Any]:
    """Return the keys: as a list, from which the job counts its requests, or on demand for a large file."""
    count = command.keys.count
    keys = command.keys.read_keys()
    return keys if count is None or count > MAX_KEYS_IN_MEMORY else list(keys)


def _create_job(
    command: BulkCommand,
    look_up: LookUp,
    altegio: AltegioClient,
    keys: Iterable[Any],
    on_progress: OnProgress | None = None,
) -> BulkJob[Any, Any]:
    options: dict[str, Any] = {} if command.batch_size is None else {"batch_size": command.batch_size}
    return look_up(altegio.bulk)(
        keys,
        on_progress=on_progress,
        max_in_flight=command.max_in_flight,
        checkpoint=command.checkpoint,
        retry_failed=command.retry_failed,
        accept_new_token=command.accept_new_token,
        checkpoint_user=command.checkpoint_user,
        **options,
    )


def _record_outcome(
    command: BulkCommand, outcome: Outcome[Any, Any], counts: Counts, sink: Sink | StandardOutputSink
) -> None:
    """Count an outcome and write its rows.

    Raises:
        AuthenticationError: the key failed with it; all later keys would fail with it too.
    """
    counts.unknown_clients += outcome.client_known is False and outcome.status != "missing"
    if outcome.fallback_reason is not None:
        counts.fallbacks[outcome.fallback_reason] = counts.fallbacks.get(outcome.fallback_reason, 0) + 1
    if outcome.error is not None:
        if isinstance(outcome.error, AuthenticationError):
            raise outcome.error
        counts.failed += 1
        problem = f"failed: {command.describe_key(outcome.key)}: {explain_error(outcome.error)}"
    elif outcome.status == "missing":
        counts.missing += 1
        problem = f"not found: {command.describe_key(outcome.key)}"
    else:
        counts.ok += 1
        sink.add(outcome.key, outcome.value)
        return
    if len(counts.problems) < MAX_LISTED:
        counts.problems.append(problem)


@contextmanager
def _show_progress(command: BulkCommand, view: View, altegio: AltegioClient) -> Generator[OnProgress]:
    """Show a progress bar on a terminal, and print a line once a minute elsewhere."""
    meter = Meter(keys_per_request=command.keys_per_request, requests=lambda: altegio.stats.requests)
    total = command.keys.count
    # Rows on a terminal would interrupt the bar.
    has_bar = sys.stderr.isatty() and not (is_standard_output(command.output) and sys.stdout.isatty())
    with _show_bar(meter, view) if has_bar else lines(notify, every=60, meter=meter) as show:
        # The job reads the keys of a large file on demand and does not know their number. A repeated key that
        # is far from its first occurrence can be requested again, so `done` can exceed the number of keys.
        yield lambda done, known, failed: show(done, known if total is None else max(done, total), failed)


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


membership_types: Final = create_command(
    "membership-types", "id", views.membership_types, lambda bulk: bulk.membership_types
)
gift_card_types: Final = create_command(
    "gift-card-types", "id", views.gift_card_types, lambda bulk: bulk.gift_card_types
)
memberships: Final = create_command("memberships", "phone", views.memberships, lambda bulk: bulk.memberships)
gift_cards: Final = create_command("gift-cards", "phone", views.gift_cards, lambda bulk: bulk.gift_cards)
