"""Commands that change memberships and membership types: a dry run by default, and `--yes` to apply."""

from __future__ import annotations

import shlex
import sys
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar, cast

import click
from msgspec import Struct

from altegio_async.bulk.results import OutcomeStatus
from altegio_async.bulk.writes.plan import Change, ChangeStatus
from altegio_async.cli import views
from altegio_async.cli.connection import Id, connect, options
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.files import check_distinct, open_rereadable
from altegio_async.cli.job_options import (
    accept_new_token_option,
    checkpoint_user_option,
    max_in_flight_option,
)
from altegio_async.cli.key_file import KeyFile, KeyLayout
from altegio_async.cli.key_options import key_file_options, report_skipped
from altegio_async.cli.messages import explain_error, notify, notify_some, strip_controls
from altegio_async.cli.output import write
from altegio_async.cli.signals import StoppedError, run_until_stopped
from altegio_async.enums import PeriodUnit
from altegio_async.errors import AltegioError, AuthenticationError, InvalidArgumentError, UnknownOutcomeError
from altegio_async.progress import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from altegio_async.bulk import Bulk, BulkJob

    Start: TypeAlias = Callable[..., BulkJob[tuple[int, int], Change]]

F = TypeVar("F", bound="Callable[..., Any]")
Key = tuple[int, int]

_UNITS: Final = {unit.name.lower(): unit.value for unit in PeriodUnit if unit is not PeriodUnit.UNSET}


class WriteCommand(Struct, frozen=True, kw_only=True):
    """The options that all commands of this module share."""

    chain_id: int
    ids: tuple[int, ...]
    source: IO[bytes] | None
    layout: KeyLayout
    yes: bool
    checkpoint: str | None
    retry_failed: bool
    accept_new_token: bool
    checkpoint_user: str | None
    max_in_flight: int
    form: str
    base_url: str
    language: str | None


class Outcomes(Struct):
    """The finished keys of a command, by their result."""

    changes: dict[Key, Change] = {}
    missing: list[Key] = []
    failed: dict[Key, AltegioError] = {}

    @property
    def done(self) -> int:
        """Return the number of finished keys."""
        return len(self.changes) + len(self.missing) + len(self.failed)

    @property
    def unknown(self) -> int:
        """Return the number of changes that may have been applied."""
        return sum(isinstance(error, UnknownOutcomeError) for error in self.failed.values())

    def count(self, status: ChangeStatus) -> int:
        """Return the number of changes with a status."""
        return sum(change.status is status for change in self.changes.values())


class ServiceVisitsType(click.ParamType[tuple[int, int]]):
    """A service or category id and a number of visits, separated by an equals sign."""

    name = "service"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Return the id and the number.

        Raises:
            BadParameter: the text has another form.
        """
        service_id, separator, visits = str(value).partition("=")
        if not separator or not all(part.isascii() and part.isdigit() for part in (service_id, visits)):
            self.fail(f"{strip_controls(value)!r} is not ID=VISITS, such as 45012=5", param, ctx)
        return int(service_id), int(visits)


def change_options(command: F) -> F:
    """Add the arguments and options that all commands of this module share."""
    command = key_file_options("id", has_location=False)(command)
    for option in (
        max_in_flight_option,
        checkpoint_user_option,
        accept_new_token_option,
        click.option(
            "--retry-failed",
            is_flag=True,
            help="Retry failed changes, but none that may have been applied.",
        ),
        click.option(
            "--checkpoint",
            metavar="FILE",
            help="File that stores finished changes; the same command resumes.",
        ),
        click.option("--yes", is_flag=True, help="Apply the changes; without it they are only shown."),
        click.option(
            "--input",
            "source",
            type=click.File("rb"),
            metavar="FILE",
            help="CSV file with the column id; - for standard input.",
        ),
        click.argument("ids", type=Id, nargs=-1, metavar="[ID...]"),
        click.argument("chain_id", type=Id, metavar="CHAIN"),
    ):
        command = option(command)
    return options(command)


@click.command("freeze")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Last day of the freeze; by default the memberships stay frozen until they are unfrozen.",
)
@change_options
def freeze(*, until: Any, **shared: Any) -> int:
    """Freeze memberships of a chain."""
    day = until.date() if until is not None else None
    return run(WriteCommand(**shared), lambda bulk: bulk.freeze, until=day)


@click.command("unfreeze")
@change_options
def unfreeze(**shared: Any) -> int:
    """Unfreeze memberships of a chain."""
    return run(WriteCommand(**shared), lambda bulk: bulk.unfreeze)


@click.command("set-period")
@click.option(
    "--period",
    required=True,
    type=click.IntRange(min=0),
    metavar="N",
    help="Length of the validity; 0 sets no term.",
)
@click.option(
    "--unit", required=True, type=click.Choice(tuple(_UNITS)), metavar="UNIT",
    help="Unit of the length: day, week, month or year.",
)  # fmt: skip
@change_options
def set_period(*, period: int, unit: str, **shared: Any) -> int:
    """Set the validity of memberships of a chain, from their activation."""
    command = WriteCommand(**shared)
    return run(command, lambda bulk: bulk.set_period, period=period, period_unit_id=_UNITS[unit])


@click.command("set-balance")
@click.option(
    "--visits",
    type=click.IntRange(min=0),
    metavar="N",
    help="Visits that remain, one number for all services.",
)
@click.option(
    "--service",
    "services",
    type=ServiceVisitsType(),
    multiple=True,
    metavar="ID=VISITS",
    help="Visits that remain for a service or category; can be repeated.",
)
@change_options
def set_balance(*, visits: int | None, services: tuple[tuple[int, int], ...], **shared: Any) -> int:
    """Set the visits that remain of memberships of a chain."""
    if (visits is None) == (not services):
        raise click.UsageError("pass either --visits or --service")
    rows = [{"service_id": service_id, "balance": count} for service_id, count in services]
    return run(
        WriteCommand(**shared),
        lambda bulk: bulk.set_balance,
        united_balance_services_count=visits,
        services_balance_count=rows or None,
    )


@click.command("archive")
@change_options
def archive(**shared: Any) -> int:
    """Archive membership types of a chain. Archived types are not sold any more."""
    return run(WriteCommand(**shared), lambda bulk: bulk.archive_membership_types)


def run(command: WriteCommand, choose: Callable[[Bulk], Start], **arguments: Any) -> int:
    """Run a job, report its result, and return the exit code.

    Raises:
        UsageError: ids are passed both as arguments and in a file, or neither.
    """
    if (command.source is None) == (not command.ids):
        raise click.UsageError("pass the ids either as arguments or with --input FILE")
    outcomes = Outcomes()
    keys = [(command.chain_id, one) for one in command.ids] or _read_keys(command)
    try:
        run_until_stopped(_run_job(command, choose, keys, arguments, outcomes))
    except StoppedError as error:
        if command.yes:
            notify(
                f"interrupted after {outcomes.done:,} of {len(keys):,} ids; {_format_resume_hint(command)}"
            )
        else:
            notify("interrupted; nothing was changed")
        return error.exit_code
    return _report(command, outcomes)


def _read_keys(command: WriteCommand) -> list[Key]:
    """Return the keys of the input file.

    Raises:
        InvalidArgumentError: the file has no ids, or is not valid.
    """
    source = cast("IO[bytes]", command.source)
    check_distinct(source, None, command.checkpoint)
    with open_rereadable(source) as file:
        chain_file = KeyFile(file, source.name, "id", command.chain_id, owner="chain", layout=command.layout)
        report_skipped(chain_file.bad_rows)
        keys = list(dict.fromkeys(chain_file.read_keys()))
    if not keys:
        raise InvalidArgumentError(f"{source.name} contains no ids")
    return keys


async def _run_job(
    command: WriteCommand,
    choose: Callable[[Bulk], Start],
    keys: list[Key],
    arguments: dict[str, Any],
    outcomes: Outcomes,
) -> None:
    async with connect(command.base_url, command.language) as altegio:
        with ExitStack() as stack:
            on_progress = stack.enter_context(lines(notify, every=60))
            job = choose(altegio.bulk)(
                keys,
                **arguments,
                dry_run=not command.yes,
                ordered=True,
                on_progress=on_progress,
                max_in_flight=command.max_in_flight,
                checkpoint=command.checkpoint,
                retry_failed=command.retry_failed,
                accept_new_token=command.accept_new_token,
                checkpoint_user=command.checkpoint_user,
            )
            async with job:
                async for outcome in job:
                    if outcome.error is not None:
                        outcomes.failed[outcome.key] = outcome.error
                    elif outcome.status is OutcomeStatus.OK:
                        outcomes.changes[outcome.key] = outcome.unwrap()
                    else:
                        outcomes.missing.append(outcome.key)


def _report(command: WriteCommand, outcomes: Outcomes) -> int:
    """Write the changes, report the other keys, and return the exit code."""
    view = views.changes()
    rows = ((dict(zip(view.key, key, strict=True)), change) for key, change in outcomes.changes.items())
    if outcomes.changes:
        write(command.form, view, rows)
    notify_some((f"not found: {_describe(key)}" for key in outcomes.missing), len(outcomes.missing))
    failures = (_describe_failure(key, error) for key, error in outcomes.failed.items())
    notify_some(failures, len(outcomes.failed))
    notify(_summarise(command, outcomes))
    if not outcomes.failed:
        return ExitCode.DONE
    _advise(command, outcomes)
    return ExitCode.PARTLY_FAILED if outcomes.changes or outcomes.missing else ExitCode.ERROR


def _describe(key: Key) -> str:
    return f"{key[1]} in chain {key[0]}"


def _describe_failure(key: Key, error: AltegioError) -> str:
    kind = "unknown" if isinstance(error, UnknownOutcomeError) else "failed"
    return f"{kind}: {_describe(key)}: {explain_error(error)}"


def _summarise(command: WriteCommand, outcomes: Outcomes) -> str:
    unchanged = outcomes.count(ChangeStatus.UNCHANGED)
    others = (
        f"{unchanged:,} unchanged, {len(outcomes.missing):,} missing, "
        f"{len(outcomes.failed) - outcomes.unknown:,} failed, {outcomes.unknown:,} unknown"
    )
    if command.yes:
        return f"{outcomes.count(ChangeStatus.APPLIED):,} applied, {others}"
    planned = outcomes.count(ChangeStatus.PLANNED)
    advice = "; --yes applies the changes" if planned else ""
    return f"dry run: {planned:,} to change, {others}; nothing was changed{advice}"


def _advise(command: WriteCommand, outcomes: Outcomes) -> None:
    """Print how to continue after failures."""
    if any(isinstance(error, AuthenticationError) for error in outcomes.failed.values()):
        notify(
            f"the tokens were refused; {_format_resume_hint(command)}"
            if command.yes
            else "the tokens were refused"
        )
    if outcomes.unknown:
        notify("unknown changes may have been applied and are not repeated; check these objects")


def _format_resume_hint(command: WriteCommand) -> str:
    """Return how to resume an interrupted job."""
    if command.checkpoint is None:
        return (
            "no outcomes were stored; run it without --yes to see which changes are left, "
            "and use --checkpoint FILE to be able to resume"
        )
    resume = shlex.join(["altegio", *sys.argv[1:]])
    return f"finished changes are stored in {command.checkpoint}; to resume: {resume}"
