"""`altegio demo`: bulk look-ups on an embedded server, without an account."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import click
from msgspec import Struct, field
from rich import box
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from altegio_async._core.type_guards import is_array
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS, RateLimiter
from altegio_async.cli.messages import explain_error
from altegio_async.cli.output import create_console, format_cell
from altegio_async.cli.signals import run_until_stopped
from altegio_async.client import AltegioClient

if TYPE_CHECKING:
    from rich.console import Console

    from altegio_async.bulk import BulkJob
    from altegio_async.testing import FakeAltegio

SPEED_UP: Final = 10
"""Factor by which the rate limit windows of the embedded server are shorter than the real ones."""

_EXTRA_SECONDS: Final = 0.02  # margin of the client's windows over those of the server
_ABSENT_ID: Final = 900_000_001


class Tally(Struct):
    """The counts of one bulk look-up."""

    title: str
    keys: int = 0
    ok: int = 0
    missing: int = 0
    failed: int = 0
    requests: int = 0
    seconds: float = 0.0
    reasons: dict[str, int] = field(default_factory=dict[str, int])


class LocationSummary(Struct):
    """A row of the table of locations."""

    title: str
    types: int = 0
    freezable: int = 0
    cards: int = 0
    outstanding: Decimal = Decimal(0)
    denied: bool = False


Summaries: TypeAlias = dict[int, LocationSummary]
"""Summaries of locations by their ids."""


@click.command()
@click.option("--seed", default=1, show_default=True, help="Seed of the generated data.")
@click.option(
    "--locations", type=click.IntRange(2, 400), default=40, show_default=True, help="Number of locations."
)
@click.option(
    "--types",
    type=click.IntRange(1, 500),
    default=50,
    show_default=True,
    help="Membership types per location.",
)
@click.option(
    "--clients", type=click.IntRange(1, 200), default=12, show_default=True, help="Clients per location."
)
@click.option(
    "--latency",
    type=click.FloatRange(0, 10),
    default=0.05,
    show_default=True,
    help="Seconds before each response.",
)
def demo(seed: int, locations: int, types: int, clients: int, latency: float) -> int:
    """Look up thousands of objects in many locations, without an account.

    Starts an embedded server on loopback, signs in, and looks up membership types by id and gift cards by
    phone.
    """
    from altegio_async.testing import PUBLISHED_LIMITS, FakeAltegio, Size  # noqa: PLC0415 - imports a server

    fake = FakeAltegio(
        seed,
        size=Size(locations=locations, membership_types=types, clients=clients),
        latency=latency,
        rate_limits=tuple((permits, seconds / SPEED_UP) for permits, seconds in PUBLISHED_LIMITS),
    )
    return run_until_stopped(_demonstrate(fake, create_console()))


async def _demonstrate(fake: FakeAltegio, out: Console) -> int:
    limiter = RateLimiter(
        windows=tuple((permits, seconds / SPEED_UP + _EXTRA_SECONDS) for permits, seconds in DEFAULT_WINDOWS)
    )
    async with fake:
        denied = fake.locations[-1]
        fake.denied_locations.add(denied.id)
        out.print(f"The embedded server has {len(fake.locations)} locations and runs on {fake.base_url}.")
        out.print(
            f"Its rate limit windows are {SPEED_UP} times shorter than the real ones "
            "(5 requests per second, 200 per minute)."
        )
        async with AltegioClient(
            partner_token=fake.partner_token, base_url=fake.base_url, rate_limiter=limiter
        ) as altegio:
            await altegio.auth.login(fake.login, fake.password)
            out.print(
                f"Signed in as {fake.users[0].name}, who has no rights in {denied.title!r}.\n", markup=False
            )
            summaries = {location.id: LocationSummary(title=location.title) for location in fake.locations}
            tallies = await _look_up(altegio, fake, summaries)
        _show_locations(out, summaries)
        _show_tallies(out, tallies)
        _show_next_steps(out, fake, tallies)
    return 0


async def _look_up(altegio: AltegioClient, fake: FakeAltegio, summaries: Summaries) -> list[Tally]:
    ids = {location.id: [*location.membership_type_ids, _ABSENT_ID] for location in fake.locations}
    phones = [(location.id, phone) for location in fake.locations for phone in location.client_phones]
    types = Tally("membership types", keys=sum(map(len, ids.values())))
    cards = Tally("gift cards", keys=len(phones))
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=create_console(stderr=True), transient=True) as progress:
        await _run(altegio, altegio.bulk.membership_types(ids), types, summaries, progress)
        await _run(altegio, altegio.bulk.gift_cards(phones), cards, summaries, progress)
    return [types, cards]


async def _run(
    altegio: AltegioClient,
    job: BulkJob[Any, Any],
    tally: Tally,
    summaries: Summaries,
    progress: Progress,
) -> None:
    """Run a job, count its outcomes, and summarise them by location."""
    bar = progress.add_task(tally.title, total=tally.keys, failed=0)
    started, sent = time.monotonic(), altegio.stats.requests
    async with job:
        async for outcome in job:
            if outcome.error is not None:
                tally.failed += 1
                reason = explain_error(outcome.error)
                tally.reasons[reason] = tally.reasons.get(reason, 0) + 1
                summaries[outcome.key[0]].denied = True
            elif outcome.status == "missing":
                tally.missing += 1
            else:
                tally.ok += 1
                _summarise(summaries[outcome.key[0]], outcome.value)
            progress.update(bar, advance=1, failed=tally.failed)
    tally.seconds = time.monotonic() - started
    tally.requests = altegio.stats.requests - sent


def _summarise(location: LocationSummary, value: Any) -> None:
    """Add a value to the summary of its location."""
    if is_array(value):
        location.cards += len(value)
        location.outstanding += sum((card.balance or Decimal(0) for card in value), Decimal(0))
        return
    location.types += 1
    location.freezable += bool(value.allow_freeze)


def _show_locations(out: Console, summaries: Summaries, limit: int = 12) -> None:
    table = Table(
        box=box.SIMPLE_HEAD, title="Results, highest outstanding balance first", title_justify="left"
    )
    table.add_column("location", no_wrap=True)
    for heading in ("types", "can freeze", "cards", "outstanding"):
        table.add_column(heading, justify="right")
    ranked = sorted(
        summaries.items(), key=lambda item: (not item[1].denied, item[1].outstanding), reverse=True
    )
    for number, location in [item for item in ranked if not item[1].denied][:limit]:
        cells = (location.types, location.freezable, location.cards, location.outstanding)
        table.add_row(Text(f"{number}  {location.title}"), *(format_cell(value) for value in cells))
    out.print(table)
    rest = sum(not location.denied for location in summaries.values()) - limit
    if rest > 0:
        out.print(f"  ... and {rest} more locations\n")


def _show_tallies(out: Console, tallies: list[Tally]) -> None:
    table = Table(box=box.SIMPLE_HEAD, title="Cost", title_justify="left", collapse_padding=True)
    table.add_column("look-up", no_wrap=True)
    for heading in ("keys", "ok", "missing", "failed", "requests", "one by one", "seconds"):
        table.add_column(heading, justify="right")
    for tally in tallies:
        counts = (tally.keys, tally.ok, tally.missing, tally.failed, tally.requests, tally.keys)
        table.add_row(tally.title, *(f"{count:,}" for count in counts), f"{tally.seconds:.1f}")
    out.print(table)
    for tally in tallies:
        for reason, count in tally.reasons.items():
            out.print(f"{count:,} {tally.title} failed: {reason}", markup=False)


def _show_next_steps(out: Console, fake: FakeAltegio, tallies: list[Tally]) -> None:
    requests = sum(tally.requests for tally in tallies)
    keys = sum(tally.keys for tally in tallies)
    out.print(
        f"\n{keys:,} keys, {requests:,} requests, {fake.limited} rejected by the rate limit, "
        f"{sum(tally.seconds for tally in tallies):.1f} s. At the real limits this takes about "
        f"{_format_limited_time(requests)}, one request per key {_format_limited_time(keys)}."
    )
    location = fake.locations[0]
    out.print(
        "\nWith a real account:\n"
        "  export ALTEGIO_PARTNER_TOKEN=...   # the token of your integration\n"
        "  export ALTEGIO_USER_TOKEN=...      # the token of a user with rights in your locations\n"
        f"  altegio membership-types search {location.id}\n"
        f"  altegio membership-types fetch {location.id} 1001 1002 1003 --format csv\n"
        f"  altegio gift-cards list {location.id} --phone 13155550175 --format json",
        markup=False,
    )


def _format_limited_time(requests: int) -> str:
    """Return the time of these requests at the published limits of 5 per second and 200 per minute."""
    seconds = requests / 5 if requests <= 200 else requests * 60 / 200
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
