"""Arguments and options that commands of several modules have: locations, filters and limits."""

from __future__ import annotations

import json
from typing import Any, Final

import click

from altegio_async.cli.connection import Id

__all__ = ["filter_option", "limit_option", "location_argument", "locations_argument"]


class JsonFilter(click.ParamType[dict[str, Any]]):
    """A filter of the client search as JSON, with the names of the API."""

    name = "json"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, Any]:
        """Return the filter.

        Raises:
            BadParameter: the text is not a JSON object.
        """
        try:
            parsed = json.loads(value)
        except (RecursionError, ValueError):
            parsed = None
        if not isinstance(parsed, dict):
            self.fail(
                'a filter must be JSON such as {"type": "importance", "state": {"value": [3]}}', param, ctx
            )
        return parsed  # pyright: ignore[reportUnknownVariableType]


location_argument: Final = click.argument("location_id", type=Id, metavar="LOCATION")
locations_argument: Final = click.argument(
    "location_ids", metavar="LOCATION...", nargs=-1, required=True, type=Id
)
limit_option: Final = click.option(
    "--limit", type=click.IntRange(min=1), metavar="ROWS", help="Maximum number of rows."
)
filter_option: Final = click.option(
    "--filter",
    "filters",
    multiple=True,
    type=JsonFilter(),
    metavar="JSON",
    help="Condition on the clients, as the API takes it; can be repeated.",
)
