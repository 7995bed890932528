"""Commands that look up objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from altegio_async._core.type_guards import is_array
from altegio_async._core.validation import parse_phone
from altegio_async.cli import views
from altegio_async.cli.arguments import limit_option, location_argument
from altegio_async.cli.connection import Id, connect, options
from altegio_async.cli.exit_codes import ExitCode
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


def create_fetch_command(
    objects: str,
    view: Callable[[], View],
    job: Callable[[Bulk, dict[int, tuple[int, ...]]], BulkJob[tuple[int, int], Any]],
) -> click.Command:
    """Return the command `fetch` for a type that locations sell."""

    @click.command("fetch", help=f"Fetch {objects} by their ids.")
    @location_argument
    @click.argument("ids", type=Id, nargs=-1, required=True, metavar="ID...")
    @options
    def fetch(location_id: int, ids: tuple[int, ...], form: str, base_url: str, language: str | None) -> int:
        async def look_up() -> BulkResult[tuple[int, int], Any]:
            async with connect(base_url, language) as altegio:
                return await job(altegio.bulk, {location_id: ids})

        return show(form, view(), run_until_stopped(look_up()))

    return fetch


def create_search_command(
    objects: str, view: Callable[[], View], pager: Callable[[AltegioClient, int, str | None], Pager[Any]]
) -> click.Command:
    """Return the command `search` for a type that locations sell."""

    @click.command("search", help=f"Search the {objects} of a location.")
    @location_argument
    @click.option("--title", help="Text that the name contains.")
    @limit_option
    @options
    def search(*, location_id: int, title: str | None, limit: int | None, **output: Any) -> int:
        return show_list(
            location_id, view(), lambda altegio: pager(altegio, location_id, title), limit, **output
        )

    return search


def create_list_command(
    objects: str,
    view: Callable[[], View],
    job: Callable[[Bulk, list[tuple[int, str]]], BulkJob[tuple[int, str], list[Any]]],
) -> click.Command:
    """Return the command `list` for objects of clients."""

    @click.command("list", help=f"List the {objects} of clients of a location.")
    @location_argument
    @click.option(
        "--phone",
        "phones",
        multiple=True,
        required=True,
        callback=_check_phones,
        help="Phone of a client with country code; can be repeated.",
    )
    @options
    def list_(
        location_id: int, phones: tuple[str, ...], form: str, base_url: str, language: str | None
    ) -> int:
        async def look_up() -> BulkResult[tuple[int, str], list[Any]]:
            async with connect(base_url, language) as altegio:
                return await job(altegio.bulk, [(location_id, phone) for phone in phones])

        return show(form, view(), run_until_stopped(look_up()))

    return list_


def _check_phones(
    _context: click.Context, _option: click.Parameter, phones: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the phones unchanged.

    Raises:
        BadParameter: a value is not a phone number.
    """
    for phone in phones:
        try:
            parse_phone("--phone", phone)
        except InvalidArgumentError as error:
            raise click.BadParameter(error.message) from None
    return phones


def show_list(
    location_id: int,
    view: View,
    start: Callable[[AltegioClient], Pager[Any]],
    limit: int | None,
    *,
    form: str,
    base_url: str,
    language: str | None,
) -> int:
    """Write the rows of a list of a location, at most `limit`, and return the exit code."""

    async def collect() -> list[Any]:
        async with connect(base_url, language) as altegio:
            return await start(altegio).collect(limit)

    rows = run_until_stopped(collect())
    write(form, view, (({"location_id": location_id}, row) for row in rows))
    return ExitCode.DONE


def show(form: str, view: View, result: BulkResult[tuple[int, Any], Any]) -> int:
    """Write the rows of a result, report missing and failed keys, and return the exit code."""
    for first in result.failed.values():
        if not result.ok and not result.missing:
            notify(f"error: {explain_error(first)}")
            return ExitCode.ERROR
    write(form, view, _name_keys(view, result))
    notify_some((f"not found: {describe_key(key)}" for key in result.missing), len(result.missing))
    if not result.failed:
        return ExitCode.DONE
    failures = (
        f"failed: {describe_key(key)}: {explain_error(error)}" for key, error in result.failed.items()
    )
    notify_some(failures, len(result.failed))
    notify(f"partly failed: {len(result.failed)} of {len(result)}")
    return ExitCode.PARTLY_FAILED


def _name_keys(
    view: View, result: BulkResult[tuple[int, Any], Any]
) -> Iterator[tuple[Mapping[str, Any], Struct]]:
    for key, value in result.ok.items():
        named_key = dict(zip(view.key, key, strict=False))
        for row in value if is_array(value) else [value]:
            yield named_key, row


fetch_membership_types: Final = create_fetch_command(
    "membership types", views.membership_types, lambda bulk, keys: bulk.membership_types(keys)
)
search_membership_types: Final = create_search_command(
    "membership types",
    views.membership_types,
    lambda altegio, location, title: altegio.membership_types.search(location, title=title, page_size=100),
)
fetch_gift_card_types: Final = create_fetch_command(
    "gift card types", views.gift_card_types, lambda bulk, keys: bulk.gift_card_types(keys)
)
search_gift_card_types: Final = create_search_command(
    "gift card types",
    views.gift_card_types,
    lambda altegio, location, title: altegio.gift_card_types.search(location, title=title, page_size=100),
)
list_memberships: Final = create_list_command(
    "memberships", views.memberships, lambda bulk, keys: bulk.memberships(keys)
)
list_gift_cards: Final = create_list_command(
    "gift cards", views.gift_cards, lambda bulk, keys: bulk.gift_cards(keys)
)
