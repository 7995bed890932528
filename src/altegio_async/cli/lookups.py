"""The commands that look up objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from altegio_async._core.type_guards import is_array
from altegio_async._core.validation import parse_phone
from altegio_async.cli import views
from altegio_async.cli.connection import Id, connect, options
from altegio_async.cli.messages import describe_key, explain_error, notify, notify_some
from altegio_async.cli.output import write
from altegio_async.cli.signals import run_until_stopped
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from msgspec import Struct

    from altegio_async.bulk import Bulk, BulkJob, BulkResult
    from altegio_async.cli.views import View
    from altegio_async.client import AltegioClient
    from altegio_async.pagination import Pager

DONE, ERROR, PARTLY = 0, 1, 3

location_argument: Final = click.argument("location_id", type=Id, metavar="LOCATION")


def type_commands(
    name: str,
    view: Callable[[], View],
    job: Callable[[Bulk, dict[int, tuple[int, ...]]], BulkJob[tuple[int, int], Any]],
    pager: Callable[[AltegioClient, int, str | None], Pager[Any]],
) -> click.Group:
    """Return the group `fetch` and `search` for a kind of type that locations sell."""
    title_of_group = name.replace("-", " ")

    @click.group(name, help=f"Look up the {title_of_group} of a location.")
    def group() -> None: ...

    @group.command("fetch", help=f"Fetch {title_of_group} by their ids.")
    @location_argument
    @click.argument("ids", type=Id, nargs=-1, required=True, metavar="ID...")
    @options
    def fetch(location_id: int, ids: tuple[int, ...], form: str, base_url: str, language: str | None) -> int:
        async def look_up() -> BulkResult[tuple[int, int], Any]:
            async with connect(base_url, language) as altegio:
                return await job(altegio.bulk, {location_id: ids})

        return show(form, view(), run_until_stopped(look_up()))

    @group.command("search", help=f"Search the {title_of_group} of a location, page after page.")
    @location_argument
    @click.option("--title", help="Part of the name.")
    @click.option("--limit", type=click.IntRange(min=1), metavar="ROWS", help="Stop after this many rows.")
    @options
    def search(
        *,
        location_id: int,
        title: str | None,
        limit: int | None,
        form: str,
        base_url: str,
        language: str | None,
    ) -> int:
        async def find() -> list[Any]:
            async with connect(base_url, language) as altegio:
                return await pager(altegio, location_id, title).collect(limit)

        found = run_until_stopped(find())
        write(form, view(), (({"location_id": location_id}, row) for row in found))
        return DONE

    _ = fetch, search
    return group


def client_commands(
    name: str,
    view: Callable[[], View],
    job: Callable[[Bulk, list[tuple[int, str]]], BulkJob[tuple[int, str], list[Any]]],
) -> click.Group:
    """Return the group `list` for a kind of object that clients hold."""

    @click.group(name, help=f"Look up the {name.replace('-', ' ')} of clients.")
    def group() -> None: ...

    @group.command("list", help=f"List the {name.replace('-', ' ')} of one or several clients of a location.")
    @location_argument
    @click.option(
        "--phone",
        "phones",
        multiple=True,
        required=True,
        callback=_check_phones,
        help="A client's phone with country code; may be repeated.",
    )
    @options
    def list_(
        location_id: int, phones: tuple[str, ...], form: str, base_url: str, language: str | None
    ) -> int:
        async def look_up() -> BulkResult[tuple[int, str], list[Any]]:
            async with connect(base_url, language) as altegio:
                return await job(altegio.bulk, [(location_id, phone) for phone in phones])

        return show(form, view(), run_until_stopped(look_up()))

    _ = list_
    return group


def _check_phones(
    _context: click.Context, _option: click.Parameter, phones: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the phones unchanged; raise BadParameter for a value that is not one phone number."""
    for phone in phones:
        try:
            parse_phone("--phone", phone)
        except InvalidArgumentError as error:
            raise click.BadParameter(error.message) from None
    return phones


def show(form: str, view: View, result: BulkResult[tuple[int, Any], Any]) -> int:
    """Write what was found, report the rest, and return the exit code."""
    for first in result.failed.values():
        if not result.ok and not result.missing:
            notify(f"error: {explain_error(first)}")
            return ERROR
    write(form, view, _rows(view, result))
    notify_some((f"not found: {describe_key(key)}" for key in result.missing), len(result.missing))
    if not result.failed:
        return DONE
    failures = (
        f"failed: {describe_key(key)}: {explain_error(error)}" for key, error in result.failed.items()
    )
    notify_some(failures, len(result.failed))
    notify(f"partly failed: {len(result.failed)} of {len(result)}")
    return PARTLY


def _rows(view: View, result: BulkResult[tuple[int, Any], Any]) -> Iterator[tuple[Mapping[str, Any], Struct]]:
    for key, value in result.ok.items():
        named_key = dict(zip(view.key, key, strict=False))
        for row in value if is_array(value) else [value]:
            yield named_key, row


COMMANDS = (
    type_commands(
        "membership-types",
        views.membership_types,
        lambda bulk, keys: bulk.membership_types(keys),
        lambda altegio, location, title: altegio.membership_types.search(
            location, title=title, page_size=100
        ),
    ),
    type_commands(
        "gift-card-types",
        views.gift_card_types,
        lambda bulk, keys: bulk.gift_card_types(keys),
        lambda altegio, location, title: altegio.gift_card_types.search(location, title=title, page_size=100),
    ),
    client_commands("memberships", views.memberships, lambda bulk, keys: bulk.memberships(keys)),
    client_commands("gift-cards", views.gift_cards, lambda bulk, keys: bulk.gift_cards(keys)),
)
