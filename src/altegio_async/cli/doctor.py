"""`altegio doctor`: checks of tokens, rights, clock and network, with explanations."""

from __future__ import annotations

import os
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import click

from altegio_async._core.type_guards import is_array, is_object
from altegio_async.cli.connection import Id, base_url_option
from altegio_async.cli.debug_log import debug_option
from altegio_async.cli.exit_codes import ExitCode
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

_MAX_SKEW: Final = 60.0  # seconds
_UNUSED_PHONE: Final = "10000000000"
_PLAUSIBLE_YEARS: Final = range(2000, 2101)


@click.command("doctor")
@click.option("--location", type=Id, metavar="ID", help="Location in which to check the user's rights.")
@base_url_option
@debug_option
def doctor(location: int | None, base_url: str) -> int:
    """Check tokens, rights, clock and network."""
    report = Diagnosis()
    run_until_stopped(examine(report, base_url, location))
    click.echo(f"failed checks: {report.failures}" if report.failures else "all checks passed")
    return ExitCode.ERROR if report.failures else ExitCode.DONE


class Diagnosis:
    """Prints the results of checks, and counts failed checks."""

    def __init__(self) -> None:
        self.failures: int = 0

    def pass_check(self, text: str) -> None:
        """Print a check that passed."""
        click.echo(f"ok      {text}")

    def fail_check(self, text: str) -> None:
        """Print a check that failed."""
        self.failures += 1
        click.echo(f"failed  {text}")

    def add_note(self, text: str) -> None:
        """Print advice, or the reason why a check was skipped."""
        click.echo(f"note    {text}")


class ClockCheck:
    """A middleware that compares the server's clock with the local clock."""

    def __init__(self) -> None:
        self.skew: float | None = None

    async def __call__(self, request: WireRequest, send: Send) -> WireResponse:
        """Send the request, and compare the response's `Date` header with the local clock."""
        before = time.time()
        response = await send(request)
        moment = parse_server_time(response.headers.get("Date"))
        if moment is not None:
            # The header has whole seconds. The server wrote it between sending and receiving.
            self.skew = (before + time.time()) / 2 - moment - 0.5
        return response


def parse_server_time(header: str | None) -> float | None:
    """Return a `Date` header as Unix seconds, or None if it is absent or not a plausible time."""
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(header)
        # The parser converts years of one to three digits, and 0000, to years of this century.
        is_plausible = moment.year in _PLAUSIBLE_YEARS and str(moment.year) in header
        return moment.timestamp() if is_plausible else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


async def examine(report: Diagnosis, base_url: str, location: int | None) -> None:
    """Run all checks. Skip those that are not possible after a failed check."""
    for name in ("ALTEGIO_PARTNER_TOKEN", "ALTEGIO_USER_TOKEN"):
        if os.environ.get(name):
            report.pass_check(f"{name} is set")
        else:
            report.fail_check(f"{name} is not set")
    if report.failures:
        report.add_note("the partner token is in the developer account; a sign-in returns the user token")
        return
    clock = ClockCheck()
    try:
        client = AltegioClient(base_url=base_url, timeout=15, deadline=30, middlewares=[clock])
    except ConfigurationError as error:
        report.fail_check(strip_controls(error))
        return
    async with client as altegio:
        if not await _check_api(report, altegio, base_url):
            return
        _check_clock(report, clock.skew)
        if location is None:
            report.add_note("rights were not checked: pass a location with --location ID")
        else:
            await _check_rights(report, altegio, location)


async def _check_api(report: Diagnosis, altegio: AltegioClient, base_url: str) -> bool:
    """Return whether the API responds and accepts the tokens."""
    try:
        found = await altegio.request("GET", "/groups", query={"my": 1})
    except APIConnectionError as error:
        report.fail_check(f"{base_url}: {explain_error(error)}")
        return False
    except AuthenticationError as error:
        report.pass_check(f"{base_url} responds")
        report.fail_check(f"the tokens are not accepted: {strip_controls(error.message)}")
        report.add_note("check both tokens; a user token becomes invalid when the user's password changes")
        return False
    except APIStatusError as error:
        # The API checks tokens first, so any other error status means that they were accepted.
        report.pass_check(f"{base_url} responds")
        if error.status >= 500:
            report.fail_check(f"the API has an internal error ({error.status}); try again later")
            return False
    except AltegioError as error:
        report.fail_check(f"{base_url} responds, but not like the Altegio API: {explain_error(error)}")
        return False
    else:
        if not (is_array(found) or is_object(found)):
            report.fail_check(f"{base_url} responds, but not like the Altegio API: check the URL")
            return False
        report.pass_check(f"{base_url} responds")
    report.pass_check("the tokens are accepted")
    return True


def _check_clock(report: Diagnosis, skew: float | None) -> None:
    if skew is None:
        report.add_note("the clock was not checked: the server did not send a valid time")
    elif abs(skew) <= _MAX_SKEW:
        report.pass_check("the clock agrees with the server's")
    else:
        direction = "ahead of" if skew > 0 else "behind"
        report.fail_check(
            f"the clock is {abs(skew):,.0f} s {direction} the server's; enable time synchronisation, because "
            "certificates and expiry dates are compared with the clock"
        )


async def _check_rights(report: Diagnosis, altegio: AltegioClient, location: int) -> None:
    """Try each type of look-up once, with read-only requests."""

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
    for name, look_up in checks:
        try:
            await look_up()
        except PermissionDeniedError:
            report.fail_check(
                f"location {location}: no right to see {name}; an administrator of the location can grant it"
            )
        except NotFoundError:
            report.fail_check(f"location {location} does not exist, or the user has no access to it")
            return
        except AltegioError as error:
            report.fail_check(f"location {location}, {name}: {explain_error(error)}")
        else:
            report.pass_check(f"location {location}: {name} can be seen")
