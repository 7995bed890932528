"""`altegio bulk`: look-ups of whole files of keys, which can be stopped and go on later."""

from __future__ import annotations

import asyncio
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
from altegio_async.cli.files import keep_apart, rereadable
from altegio_async.cli.key_file import KeyFile
from altegio_async.cli.messages import NAMED, explain, named, say, say_some
from altegio_async.cli.output import console
from altegio_async.errors import AuthenticationError
from altegio_async.frames.rows import BY_ID, BY_PHONE
from altegio_async.frames.sink import Sink
from altegio_async.progress import Meter, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from altegio_async.bulk import Bulk, BulkJob, Outcome
    from altegio_async.bulk.options import OnProgress
    from altegio_async.cli.views import View
    from altegio_async.client import AltegioClient

DONE, ERROR, PARTLY, INTERRUPTED = 0, 1, 3, 130


class Order(Struct, frozen=True, kw_only=True):
    """What was asked for on the command line."""

    keys: KeyFile
    by_phone: bool
    output: Path
    checkpoint: str | None
    retry_failed: bool
    accept_new_token: bool
    max_in_flight: int
    batch_size: int
    base_url: str
    language: str | None


class FruitlessError(Exception):
    """Every key failed: what an earlier run wrote is worth more than an empty file."""


class Course(Struct):
    """How far it got."""

    ok: int = 0
    missing: int = 0
    failed: int = 0
    problems: list[str] = []

    @property
    def done(self) -> int:
        """Keys with an outcome."""
        return self.ok + self.missing + self.failed


@click.group("bulk")
def bulk() -> None:
    """Look whole files of keys up.

    A file is CSV in UTF-8 with a line of names first: `location_id`, and `id` or `phone`.
    """


def add_command(
    name: str,
    column: str,
    view: Callable[[], View],
    method: Callable[[Bulk], Callable[..., BulkJob[Any, Any]]],
) -> None:
    """The command for one kind of thing."""

    @bulk.command(name, help=f"{name.replace('-', ' ').capitalize()} by {column}.")
    @click.option(
        "--input",
        "source",
        required=True,
        type=click.File("rb"),
        metavar="FILE",
        help="CSV with the keys; - for standard input.",
    )
    @click.option(
        "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Where results go: a .parquet or .csv file (needs the extra frames).",
    )  # fmt: skip
    @click.option(
        "--checkpoint", metavar="FILE", help="Keeps what is finished; the same command goes on from there."
    )
    @click.option("--retry-failed", is_flag=True, help="Ask once more for what failed, in earlier runs too.")
    @click.option("--accept-new-token", is_flag=True, help="Go on with a checkpoint of another user token.")
    @click.option("--location", type=Id, metavar="ID", help="The location of all keys.")
    @click.option("--max-in-flight", type=click.IntRange(1, 1000), default=10, show_default=True)
    @click.option(
        "--batch-size", type=click.IntRange(1, 1000), default=100, show_default=True, help="Ids a request."
    )
    @api_options
    def command(*, source: IO[bytes], location: int | None, **given: Any) -> int:
        keep_apart(source, given["output"], given["checkpoint"])
        with rereadable(source) as file:
            keys = KeyFile(file, source.name, column, location)
            order = Order(keys=keys, by_phone=column == "phone", **given)
            return carry_out(order, view(), method)

    _ = command


def carry_out(order: Order, view: View, method: Callable[[Bulk], Callable[..., BulkJob[Any, Any]]]) -> int:
    """Look up, write, and say what came of it."""
    course = Course()
    written = f"written to {order.output}"
    try:
        asyncio.run(_run(order, view, method, course))
    except FruitlessError:
        written = "nothing was written"
    except KeyboardInterrupt:
        say(f"interrupted after {course.done:,} of {order.keys.count:,} keys; {_how_to_go_on(order)}")
        return INTERRUPTED
    except AuthenticationError as error:
        say(f"error: {explain(error)}")
        how = _how_to_go_on(order, refused=True)
        say(f"stopped after {course.done:,} of {order.keys.count:,} keys; {how}")
        return ERROR
    say_some(course.problems, course.missing + course.failed)
    say(f"{course.ok:,} ok, {course.missing:,} missing, {course.failed:,} failed; {written}")
    if course.failed and order.checkpoint:
        say("to ask for the failed ones again: the same command with --retry-failed")
    if not course.failed:
        return DONE
    return PARTLY if course.ok or course.missing else ERROR


async def _run(
    order: Order,
    view: View,
    method: Callable[[Bulk], Callable[..., BulkJob[Any, Any]]],
    course: Course,
) -> None:
    key = BY_PHONE if order.by_phone else BY_ID
    async with connect(order.base_url, order.language) as altegio:
        with Sink(order.output, view.kind, key) as sink, _shown(order, view, altegio) as on_progress:
            job = method(altegio.bulk)(
                order.keys.keys(),
                on_progress=on_progress,
                max_in_flight=order.max_in_flight,
                batch_size=order.batch_size,
                checkpoint=order.checkpoint,
                retry_failed=order.retry_failed,
                accept_new_token=order.accept_new_token,
            )
            async with job:
                async for outcome in job:
                    _take(outcome, course, sink)
            if course.failed and course.failed == course.done:
                raise FruitlessError


def _take(outcome: Outcome[Any, Any], course: Course, sink: Sink) -> None:
    if outcome.error is not None:
        if isinstance(outcome.error, AuthenticationError):
            raise outcome.error  # all that follow would fail as well
        course.failed += 1
        problem = f"failed: {named(outcome.key)}: {explain(outcome.error)}"
    elif outcome.status == "missing":
        course.missing += 1
        problem = f"not found: {named(outcome.key)}"
    else:
        course.ok += 1
        sink.add(outcome.key, outcome.value)
        return
    if len(course.problems) < NAMED:
        course.problems.append(problem)


@contextmanager
def _shown(order: Order, view: View, altegio: AltegioClient) -> Generator[OnProgress]:
    """A bar on a terminal, a line now and then elsewhere."""
    meter = Meter(
        keys_per_request=1 if order.by_phone else order.batch_size, requests=lambda: altegio.stats.requests
    )
    with _bar(meter, view) if sys.stderr.isatty() else lines(say, every=60, meter=meter) as show:
        # The job reads its keys as it goes and cannot know how many there will be. A key that is repeated
        # far from the first time may be asked again, so there can be more.
        yield lambda done, _, failed: show(done, max(done, order.keys.count), failed)


@contextmanager
def _bar(meter: Meter, view: View) -> Generator[OnProgress]:
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[said]}"), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task(view.title.lower(), total=None, said="")

        def on_progress(done: int, total: int | None, failed: int) -> None:
            meter(done, total, failed)
            progress.update(task, completed=done, total=total, said=meter.summary)

        yield on_progress


def _how_to_go_on(order: Order, *, refused: bool = False) -> str:
    """The command that goes on; after the token was refused, the next run will have another one."""
    if order.checkpoint is None:
        return "nothing was kept; with --checkpoint FILE the same command would go on"
    more = ["--accept-new-token"] if refused and not order.accept_new_token else []
    command = shlex.join(["altegio", *sys.argv[1:], *more])
    return f"what is finished is in {order.checkpoint}; to go on: {command}"


add_command("membership-types", "id", views.membership_types, lambda bulk: bulk.membership_types)
add_command("gift-card-types", "id", views.gift_card_types, lambda bulk: bulk.gift_card_types)
add_command("memberships", "phone", views.memberships, lambda bulk: bulk.memberships)
add_command("gift-cards", "phone", views.gift_cards, lambda bulk: bulk.gift_cards)
