"""The `altegio bulk` commands that read whole locations: their clients, and the holdings of these clients."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click
from msgspec import Struct
from msgspec.structs import fields as fields_of

from altegio_async.bulk.client_bases import SEARCH_FIELDS
from altegio_async.cli import views
from altegio_async.cli.arguments import filter_option, locations_argument
from altegio_async.cli.bulk import BulkCommand, add_prefilter, prefilter_option, run
from altegio_async.cli.job_options import job_options
from altegio_async.frames.columns import get_layout
from altegio_async.frames.rows import BY_LOCATION, BY_PHONE

if TYPE_CHECKING:
    from altegio_async.cli.bulk import LookUp
    from altegio_async.cli.views import View


class LocationKeys(Struct, frozen=True):
    """The locations of a command.

    Attributes:
        location_ids: the locations, by id.
        count: number of keys; None if each client is a key.
    """

    location_ids: tuple[int, ...]
    count: int | None

    def read_keys(self) -> Iterable[int]:
        """Return the locations."""
        return self.location_ids


@click.command("clients")
@locations_argument
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME",
    default=SEARCH_FIELDS,
    help="Field of the rows, by its name in the API; can be repeated. By default "
    f"{', '.join(SEARCH_FIELDS)}.",
)
@filter_option
@click.option(
    "--operation",
    type=click.Choice(("AND", "OR")),
    metavar="OPERATION",
    help="Whether all filters must match (AND, the default) or one of them (OR).",
)
@job_options
def clients(
    *,
    location_ids: tuple[int, ...],
    fields: tuple[str, ...],
    filters: tuple[dict[str, Any], ...],
    operation: str | None,
    **options: Any,
) -> int:
    """Read all clients of locations."""
    search: dict[str, Any] = {"fields": fields, "filters": filters or None, "operation": operation}
    view = views.clients()
    command = BulkCommand(
        keys=LocationKeys(location_ids, len(set(location_ids))),
        key=BY_LOCATION,
        columns=list_columns(view.kind, {"id", "name", *fields}),
        **options,
    )
    return run(command, view, lambda bulk: partial(bulk.clients, **search))


def list_columns(kind: type[Struct], names: Collection[str]) -> tuple[str, ...]:
    """Return the columns of the location and of the fields with these names in the API."""
    wire_names = {field.name: field.encode_name for field in fields_of(kind)}
    columns = (column.name for column in get_layout(kind).columns if wire_names.get(column.field) in names)
    return ("location_id", *columns)


def create_command(name: str, view: Callable[[], View], look_up: LookUp) -> click.Command:
    """Return the command that looks up the objects of one type of all clients of locations."""

    @click.command(
        f"{name}-of-locations", help=f"Look up the {name.replace('-', ' ')} of all clients of locations."
    )
    @locations_argument
    @prefilter_option("phone")
    @job_options
    def command(*, location_ids: tuple[int, ...], prefilter: bool, **options: Any) -> int:
        keys = LocationKeys(location_ids, None)
        find = add_prefilter(look_up) if prefilter else look_up
        return run(BulkCommand(keys=keys, key=BY_PHONE, **options), view(), find)

    return command


memberships: Final = create_command(
    "memberships", views.memberships, lambda bulk: bulk.memberships_of_locations
)
gift_cards: Final = create_command("gift-cards", views.gift_cards, lambda bulk: bulk.gift_cards_of_locations)
