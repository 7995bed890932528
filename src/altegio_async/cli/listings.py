"""Commands that list the clients and the appointments of a location."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from altegio_async._core.client_fields import CLIENTS_PER_PAGE
from altegio_async.bulk.client_bases import SEARCH_FIELDS
from altegio_async.cli import views
from altegio_async.cli.arguments import filter_option, limit_option, location_argument, locations_argument
from altegio_async.cli.connection import Id, api_options, connect, options
from altegio_async.cli.exit_codes import ExitCode
from altegio_async.cli.lookups import show_list
from altegio_async.cli.signals import run_until_stopped
from altegio_async.filters import Filter

if TYPE_CHECKING:
    import datetime as dt


_DAY: Final = click.DateTime(["%Y-%m-%d"])
_MOMENT: Final = click.DateTime(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"])


@click.command("search")
@location_argument
@click.option("--text", metavar="TEXT", help="Text in the name, the phone or the email address.")
@filter_option
@limit_option
@options
def search_clients(
    *,
    location_id: int,
    text: str | None,
    filters: tuple[dict[str, Any], ...],
    limit: int | None,
    **output: Any,
) -> int:
    """Search the clients of a location."""
    conditions = [*([Filter.quick_search(text)] if text is not None else []), *filters]
    search: dict[str, Any] = {"filters": conditions} if conditions else {}
    return show_list(
        location_id,
        views.clients(),
        lambda altegio: altegio.clients.search(
            location_id, fields=SEARCH_FIELDS, page_size=CLIENTS_PER_PAGE, **search
        ),
        limit,
        **output,
    )


@click.command("phones")
@locations_argument
@api_options
def list_phones(*, location_ids: tuple[int, ...], base_url: str, language: str | None) -> int:
    """Print the phones of all clients of locations as a key file of `altegio bulk`."""
    header = "location_id,phone\n"  # is printed with the first row, and not before an error

    async def print_phones() -> None:
        nonlocal header
        async with connect(base_url, language) as altegio:
            for location_id in dict.fromkeys(location_ids):
                async for phone in altegio.clients.phones(location_id):
                    sys.stdout.write(f"{header}{location_id},{phone}\n")
                    header = ""

    run_until_stopped(print_phones())
    sys.stdout.write(header)
    return ExitCode.DONE


@click.command("list")
@location_argument
@click.option("--start-date", type=_DAY, metavar="DAY", help="First day of the location.")
@click.option("--end-date", type=_DAY, metavar="DAY", help="Last day of the location.")
@click.option(
    "--team-member", "team_member_id", type=Id, metavar="ID", help="Only appointments of this team member."
)
@click.option("--client", "client_id", type=Id, metavar="ID", help="Only appointments of this client.")
@click.option(
    "--changed-after",
    type=_MOMENT,
    metavar="TIME",
    help="Only appointments changed after this local time of the location.",
)
@click.option("--with-deleted", is_flag=True, help="List deleted appointments too.")
@limit_option
@options
def list_appointments(
    *,
    location_id: int,
    start_date: dt.datetime | None,
    end_date: dt.datetime | None,
    team_member_id: int | None,
    client_id: int | None,
    changed_after: dt.datetime | None,
    with_deleted: bool,
    limit: int | None,
    **output: Any,
) -> int:
    """List the appointments of a location."""
    if start_date is not None and end_date is not None and start_date > end_date:
        raise click.UsageError("--start-date is later than --end-date")
    return show_list(
        location_id,
        views.appointments(),
        lambda altegio: altegio.appointments.list(
            location_id,
            team_member_id=team_member_id,
            client_id=client_id,
            start_date=start_date and start_date.date(),
            end_date=end_date and end_date.date(),
            changed_after=changed_after,
            with_deleted=with_deleted or None,
        ),
        limit,
        **output,
    )
