"""`altegio demo`: the product at work, on an Altegio inside this process."""

from __future__ import annotations

import asyncio
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

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
from altegio_async.client import AltegioClient

if TYPE_CHECKING:
    from rich.console import Console

    from altegio_async.bulk import BulkJob
    from altegio_async.testing import FakeAltegio

SHORTER: Final = 10
"""How much shorter than Altegio's the windows of the embedded server are."""

_GUARD: Final = 0.02
_ABSENT: Final = 900_000_001


class Tally(Struct):
    """What came of one bulk look-up."""

    title: str
    asked: int = 0
    ok: int = 0
    missing: int = 0
    failed: int = 0
    requests: int = 0
    seconds: float = 0.0
    reasons: dict[str, int] = field(default_factory=dict[str, int])


class Found(Struct):
    """What is shown of a location."""

    title: str
    types: int = 0
    freezable: int = 0
    cards: int = 0
    outstanding: Decimal = Decimal(0)
    denied: bool = False


@click.command()
@click.option("--seed", default=1, show_default=True, help="Another seed, another world.")
@click.option(
    "--locations", type=click.IntRange(2, 400), default=40, show_default=True, help="How many locations."
)
@click.option(
    "--types", type=click.IntRange(1, 500), default=50, show_default=True, help="Membership types a location."
)
@click.option(
    "--clients", type=click.IntRange(1, 200), default=12, show_default=True, help="Clients a location."
)
@click.option(
    "--latency",
    type=click.FloatRange(0, 10),
    default=0.05,
    show_default=True,
    help="Seconds before each answer.",
)
def demo(seed: int, locations: int, types: int, clients: int, latency: float) -> int:
    """Look up thousands of things over many locations, without an account.

    Starts a small Altegio inside this program, on loopback only, signs in and looks up membership types
    by id and gift cards by phone.
    """
    from altegio_async.testing import PUBLISHED_LIMITS, FakeAltegio, Size  # noqa: PLC0415 - brings a server

    fake = FakeAltegio(
        seed,
        size=Size(locations=locations, membership_types=types, clients=clients),
        latency=latency,
        rate_limits=tuple((permits, seconds / SHORTER) for permits, seconds in PUBLISHED_LIMITS),
    )
    return asyncio.run(_demonstrate(fake, create_console()))


async def _demonstrate(fake: FakeAltegio, out: Console) -> int:
    limiter = RateLimiter(
        windows=tuple((permits, seconds / SHORTER + _GUARD) for permits, seconds in DEFAULT_WINDOWS)
    )
    async with fake:
        denied = fake.locations[-1]
        fake.denied_locations.add(denied.id)
        out.print(
            f"An Altegio of its own: {len(fake.locations)} locations on {fake.base_url}, no account needed."
        )
        out.print(
            f"Its rate limits are {SHORTER} times as fast as the real ones (5 a second, 200 a minute), "
            "so that this ends within a minute."
        )
        async with AltegioClient(
            partner_token=fake.partner_token, base_url=fake.base_url, rate_limiter=limiter
        ) as altegio:
            await altegio.auth.login(fake.login, fake.password)
            out.print(
                f"Signed in as {fake.users[0].name}, who has no right in {denied.title!r}.\n", markup=False
            )
            shop = {place.id: Found(title=place.title) for place in fake.locations}
            tallies = await _look_up(altegio, fake, shop)
        _show_locations(out, shop)
        _show_tallies(out, tallies)
        _show_what_next(out, fake, tallies)
    return 0


async def _look_up(altegio: AltegioClient, fake: FakeAltegio, shop: dict[int, Found]) -> list[Tally]:
    ids = {place.id: [*place.membership_type_ids, _ABSENT] for place in fake.locations}
    phones = [(place.id, phone) for place in fake.locations for phone in place.client_phones]
    types = Tally("membership types", asked=sum(map(len, ids.values())))
    cards = Tally("gift cards", asked=len(phones))
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"), TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=create_console(stderr=True), transient=True) as progress:
        await _run(altegio, altegio.bulk.membership_types(ids), types, shop, progress)
        await _run(altegio, altegio.bulk.gift_cards(phones), cards, shop, progress)
    return [types, cards]


async def _run(
    altegio: AltegioClient, job: BulkJob[Any, Any], tally: Tally, shop: dict[int, Found], progress: Progress
) -> None:
    """Take the outcomes as they complete, count them and keep what is shown."""
    bar = progress.add_task(tally.title, total=tally.asked, failed=0)
    started, sent = time.monotonic(), altegio.stats.requests
    async with job:
        async for outcome in job:
            if outcome.error is not None:
                tally.failed += 1
                reason = explain_error(outcome.error)
                tally.reasons[reason] = tally.reasons.get(reason, 0) + 1
                shop[outcome.key[0]].denied = True
            elif outcome.status == "missing":
                tally.missing += 1
            else:
                tally.ok += 1
                _keep(shop[outcome.key[0]], outcome.value)
            progress.update(bar, advance=1, failed=tally.failed)
    tally.seconds = time.monotonic() - started
    tally.requests = altegio.stats.requests - sent


def _keep(place: Found, value: Any) -> None:
    if is_array(value):
        place.cards += len(value)
        place.outstanding += sum((card.balance or Decimal(0) for card in value), Decimal(0))
        return
    place.types += 1
    place.freezable += bool(value.allow_freeze)


def _show_locations(out: Console, shop: dict[int, Found], limit: int = 12) -> None:
    table = Table(
        box=box.SIMPLE_HEAD, title="What was found, the most outstanding first", title_justify="left"
    )
    table.add_column("location", no_wrap=True)
    for heading in ("types", "can freeze", "cards", "outstanding"):
        table.add_column(heading, justify="right")
    ranked = sorted(shop.items(), key=lambda item: (not item[1].denied, item[1].outstanding), reverse=True)
    for number, place in [item for item in ranked if not item[1].denied][:limit]:
        cells = (place.types, place.freezable, place.cards, place.outstanding)
        table.add_row(Text(f"{number}  {place.title}"), *(format_cell(value) for value in cells))
    out.print(table)
    rest = sum(not place.denied for place in shop.values()) - limit
    if rest > 0:
        out.print(f"  ... and {rest} more locations\n")


def _show_tallies(out: Console, tallies: list[Tally]) -> None:
    table = Table(box=box.SIMPLE_HEAD, title="What it took", title_justify="left", collapse_padding=True)
    table.add_column("look-up", no_wrap=True)
    for heading in ("asked", "ok", "missing", "failed", "requests", "by loop", "seconds"):
        table.add_column(heading, justify="right")
    for tally in tallies:
        counts = (tally.asked, tally.ok, tally.missing, tally.failed, tally.requests, tally.asked)
        table.add_row(tally.title, *(f"{count:,}" for count in counts), f"{tally.seconds:.1f}")
    out.print(table)
    for tally in tallies:
        for reason, count in tally.reasons.items():
            out.print(f"{count:,} {tally.title} failed: {reason}", markup=False)


def _show_what_next(out: Console, fake: FakeAltegio, tallies: list[Tally]) -> None:
    requests = sum(tally.requests for tally in tallies)
    asked = sum(tally.asked for tally in tallies)
    out.print(
        f"\n{asked:,} keys, {requests:,} requests, {fake.limited} refused by the rate limit, "
        f"{sum(tally.seconds for tally in tallies):.1f} s. At Altegio's own limits this takes about "
        f"{_paced(requests)}, a loop of single requests {_paced(asked)}."
    )
    place = fake.locations[0]
    out.print(
        "\nThe same on a real account:\n"
        "  export ALTEGIO_PARTNER_TOKEN=...   # of your integration\n"
        "  export ALTEGIO_USER_TOKEN=...      # of a user with rights in your locations\n"
        f"  altegio membership-types search {place.id}\n"
        f"  altegio membership-types fetch {place.id} 1001 1002 1003 --format csv\n"
        f"  altegio gift-cards list {place.id} --phone 13155550175 --format json",
        markup=False,
    )


def _paced(requests: int) -> str:
    """How long so many requests take at the published limits: 5 a second and 200 a minute."""
    seconds = requests / 5 if requests <= 200 else requests * 60 / 200
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
