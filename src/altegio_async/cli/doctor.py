"""`altegio doctor`: check tokens, rights, clock and network, and explain what is wrong."""

from __future__ import annotations

import os
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import click

from altegio_async._core.type_guards import is_array, is_object
from altegio_async._pipeline.settings import DEFAULT_BASE_URL
from altegio_async.cli.connection import Id
from altegio_async.cli.messages import explain_error, strip_controls
from altegio_async.cli.signals import run_until_stopped
from altegio_async.client import AltegioClient
from altegio_async.errors import (
    AltegioError,
    APIConnectionError,
    APIStatusError,
    AuthenticationError,
    ConfigurationError,
    NotFoundError,
    PermissionDeniedError,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from altegio_async._core.wire import WireRequest, WireResponse
    from altegio_async._transport.base import Send

DONE, ERROR = 0, 1
_MOST_SKEW: Final = 60.0  # seconds
_UNUSED_PHONE: Final = "10000000000"
_PLAUSIBLE_YEARS: Final = range(2000, 2101)


@click.command("doctor")
@click.option("--location", type=Id, metavar="ID", help="A location to check the user's rights in.")
@click.option("--base-url", envvar="ALTEGIO_API_BASE", default=DEFAULT_BASE_URL, show_envvar=True)
def doctor(location: int | None, base_url: str) -> int:
    """Check tokens, rights, clock and network, and say what is wrong."""
    report = Diagnosis()
    run_until_stopped(examine(report, base_url, location))
    click.echo("nothing is wrong" if not report.wrong else f"{report.wrong} wrong")
    return ERROR if report.wrong else DONE


class Diagnosis:
    """Prints findings as they are made, and counts the bad ones."""

    def __init__(self) -> None:
        self.wrong: int = 0

    def good(self, text: str) -> None:
        """Print a check that passed."""
        click.echo(f"ok      {text}")

    def bad(self, text: str) -> None:
        """Print a check that failed."""
        self.wrong += 1
        click.echo(f"wrong   {text}")

    def open(self, text: str) -> None:
        """Print a check that was not possible, or advice."""
        click.echo(f"note    {text}")


class ClockCheck:
    """A middleware that compares the server's clock with the local one."""

    def __init__(self) -> None:
        self.skew: float | None = None

    async def __call__(self, request: WireRequest, send: Send) -> WireResponse:
        """Send the request, and compare the response's `Date` header with the local clock."""
        before = time.time()
        response = await send(request)
        moment = parse_server_time(response.headers.get("Date"))
        if moment is not None:
            # The header has whole seconds, and was written between sending and receiving.
            self.skew = (before + time.time()) / 2 - moment - 0.5
        return response


def parse_server_time(header: str | None) -> float | None:
    """Return a `Date` header as Unix seconds, or None if it is absent or not a plausible time."""
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(header)
        # The parser reads years of one to three digits, and 0000, as years of this century.
        is_plausible = moment.year in _PLAUSIBLE_YEARS and str(moment.year) in header
        return moment.timestamp() if is_plausible else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


async def examine(report: Diagnosis, base_url: str, location: int | None) -> None:
    """Run all checks that the results of the earlier ones allow."""
    for name in ("ALTEGIO_PARTNER_TOKEN", "ALTEGIO_USER_TOKEN"):
        if os.environ.get(name):
            report.good(f"{name} is set")
        else:
            report.bad(f"{name} is not set")
    if report.wrong:
        report.open("the partner token is in the developer's account; the user token comes from a sign-in")
        return
    clock = ClockCheck()
    try:
        client = AltegioClient(base_url=base_url, timeout=15, deadline=30, middlewares=[clock])
    except ConfigurationError as error:
        report.bad(strip_controls(error))
        return
    async with client as altegio:
        if not await _check_api(report, altegio, base_url):
            return
        _check_clock(report, clock.skew)
        if location is None:
            report.open("rights were not checked: name a location with --location ID")
        else:
            await _check_rights(report, altegio, location)


async def _check_api(report: Diagnosis, altegio: AltegioClient, base_url: str) -> bool:
    """Return whether the API responds and accepts the tokens."""
    try:
        found = await altegio.request("GET", "/groups", query={"my": 1})
    except APIConnectionError as error:
        report.bad(f"{base_url}: {explain_error(error)}")
        return False
    except AuthenticationError as error:
        report.good(f"{base_url} answers")
        report.bad(f"the tokens are not accepted: {strip_controls(error.message)}")
        report.open(
            "either the partner token is wrong, or the user token: it ends when the user's password changes"
        )
        return False
    except APIStatusError as error:
        # Tokens come before everything else, so that any other refusal means that they were accepted.
        report.good(f"{base_url} answers")
        if error.status >= 500:
            report.bad(f"the API fails at the moment ({error.status}); try again later")
            return False
    except AltegioError as error:
        report.bad(f"{base_url} answers, but not like Altegio: {explain_error(error)}")
        return False
    else:
        if not (is_array(found) or is_object(found)):
            report.bad(f"{base_url} answers, but not like Altegio: check the address")
            return False
        report.good(f"{base_url} answers")
    report.good("the tokens are accepted")
    return True


def _check_clock(report: Diagnosis, skew: float | None) -> None:
    if skew is None:
        report.open("the clock was not checked: the server did not send a usable time")
    elif abs(skew) <= _MOST_SKEW:
        report.good("the clock agrees with the server's")
    else:
        direction = "ahead of" if skew > 0 else "behind"
        report.bad(
            f"the clock is {abs(skew):,.0f} s {direction} the server's: certificates and dates of expiry "
            "will be judged wrongly; switch time synchronisation on"
        )


async def _check_rights(report: Diagnosis, altegio: AltegioClient, location: int) -> None:
    """Try each kind of look-up once, with requests that change nothing."""

    async def clients() -> None:
        body = {"page": 1, "page_size": 1}
        await altegio.request("POST", f"/company/{location}/clients/search", json=body, idempotent=True)

    checks: tuple[tuple[str, Callable[[], Awaitable[object]]], ...] = (
        ("membership types", lambda: altegio.membership_types.search(location, page_size=1).page(1)),
        ("gift card types", lambda: altegio.gift_card_types.search(location, page_size=1).page(1)),
        ("memberships", lambda: altegio.memberships.list_for_client(location, phone=_UNUSED_PHONE)),
        ("gift cards", lambda: altegio.gift_cards.list_for_client(location, phone=_UNUSED_PHONE)),
        ("clients", clients),
    )
    for name, ask in checks:
        try:
            await ask()
        except PermissionDeniedError:
            report.bad(f"location {location}: no right to see {name}; an administrator of it can grant it")
        except NotFoundError:
            report.bad(f"location {location} does not exist, or not for this user")
            return
        except AltegioError as error:
            report.bad(f"location {location}, {name}: {explain_error(error)}")
        else:
            report.good(f"location {location}: {name} can be seen")
