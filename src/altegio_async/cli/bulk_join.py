"""`altegio bulk memberships-by-client`: the memberships of a chain, each with its client."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from altegio_async.cli import views
from altegio_async.cli.arguments import locations_argument
from altegio_async.cli.bulk import BulkCommand, run
from altegio_async.cli.bulk_locations import LocationKeys
from altegio_async.cli.connection import Id
from altegio_async.cli.job_options import job_options
from altegio_async.frames.rows import BY_ID

if TYPE_CHECKING:
    import datetime as dt

    from altegio_async.bulk import Bulk, BulkJob, OwnedMembership

_Day: Final = click.DateTime(["%Y-%m-%d"])


@click.command("memberships-by-client")
@click.argument("chain_id", metavar="CHAIN", type=Id)
@locations_argument
@click.option(
    "--created-after", required=True, type=_Day, metavar="DAY", help="First day of creation of memberships."
)
@click.option(
    "--created-before", required=True, type=_Day, metavar="DAY", help="Last day of creation of memberships."
)
@click.option(
    "--sold-after",
    type=_Day,
    metavar="DAY",
    help="First day of the sales that are searched; by default 31 days before --created-after.",
)
@click.option(
    "--sold-before",
    type=_Day,
    metavar="DAY",
    help="Last day of the sales that are searched; by default 31 days after --created-before.",
)
@click.option(
    "--page-size",
    type=click.IntRange(1, 1000),
    default=100,
    show_default=True,
    help="Product transactions per request.",
)
@job_options
def memberships_by_client(
    *,
    chain_id: int,
    location_ids: tuple[int, ...],
    created_after: dt.datetime,
    created_before: dt.datetime,
    sold_after: dt.datetime | None,
    sold_before: dt.datetime | None,
    page_size: int,
    **options: Any,
) -> int:
    """Read the memberships of a chain, each with its client.

    Memberships of every status are read. The client is that of the product transaction that sold the
    membership in one of the locations.
    """

    def start(locations: tuple[int, ...], bulk: Bulk, **shared: Any) -> BulkJob[Any, OwnedMembership]:
        return bulk.memberships_by_client(
            chain_id,
            created_after,
            created_before,
            location_ids=locations,
            sold_after=sold_after,
            sold_before=sold_before,
            page_size=page_size,
            **shared,
        )

    command = BulkCommand(
        keys=LocationKeys(location_ids, None), key=BY_ID, describe_key=_describe_location, **options
    )
    return run(command, views.memberships_by_client(), lambda bulk: partial(start, bulk=bulk))


def _describe_location(key: tuple[int, int]) -> str:
    """Return the text form of the key of a location whose product transactions could not be read."""
    return f"the product transactions of location {key[0]}"
