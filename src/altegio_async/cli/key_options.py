"""Options that describe a key file, and the report of its skipped rows."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from altegio_async.cli.key_file import KeyLayout
from altegio_async.cli.messages import notify

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.cli.key_file import BadRows

F = TypeVar("F", bound="Callable[..., Any]")


def key_file_options(column: str, *, has_location: bool) -> Callable[[F], F]:
    """Return a decorator that adds options to a command, which receives them as the argument `layout`.

    Args:
        column: the default name of the column of values: "id" or "phone".
        has_location: the file can have a column of locations.
    """

    def add_options(command: F) -> F:
        @wraps(command)
        def run(
            *,
            value_column: str | None,
            no_header: bool,
            skip_bad: bool,
            location_column: str | None = None,
            **others: Any,
        ) -> Any:
            layout = KeyLayout(
                value_column=value_column,
                location_column=location_column,
                has_header=not no_header,
                skip_bad=skip_bad,
            )
            return command(layout=layout, **others)

        changed: Any = run
        for option in _create_options(column, has_location=has_location):
            changed = option(changed)
        return cast("F", changed)

    return add_options


def _create_options(column: str, *, has_location: bool) -> list[Callable[[Any], Any]]:
    options = [
        click.option(
            "--skip-bad", is_flag=True, help="Skip rows that are not valid instead of refusing them."
        ),
        click.option(
            "--no-header",
            is_flag=True,
            help="The first row contains no names: columns have numbers, from 1.",
        ),
        click.option(
            f"--{column}-column",
            "value_column",
            metavar="NAME",
            help=f"Column of the {column}s in the input file, by default {column}.",
        ),
    ]
    if has_location:
        options.append(
            click.option(
                "--location-column",
                metavar="NAME",
                help="Column of the locations in the input file, by default location_id.",
            )
        )
    return options


def report_skipped(bad_rows: BadRows) -> None:
    """Print the first rows that were skipped, and the number of the others."""
    for line in bad_rows.listed:
        notify(f"skipped: {line}")
    if bad_rows.count > len(bad_rows.listed):
        notify(f"... and {bad_rows.count - len(bad_rows.listed):,} more")
