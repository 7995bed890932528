"""Bulk jobs that read the client bases of locations."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from altegio_async import models
from altegio_async._core.client_fields import CLIENTS_PER_PAGE, ClientField
from altegio_async._core.operation import Operation
from altegio_async._core.type_guards import is_row_iterable
from altegio_async._lazy import lazy_module
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lists import read_location_lists
from altegio_async.bulk.options import Options
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    import altegio_async.filters as _filters
else:
    _filters = lazy_module("altegio_async.filters")

__all__ = ["SEARCH_FIELDS", "ClientSearch", "read_client_bases"]

SEARCH_FIELDS: Final[tuple[ClientField, ...]] = (
    "id",
    "name",
    "surname",
    "phone",
    "email",
    "discount",
    "first_visit_date",
    "last_visit_date",
    "sold_amount",
    "visits_count",
)
"""Fields that the rows of a client base have by default."""


class ClientSearch:
    """A search of clients that is sent to several locations. Its rows are sorted by id.

    New clients have higher ids than others, so that they do not move rows between pages.

    Args:
        fields: names of the fields of each row.
        filters: conditions on the clients; None for all clients.
        combine: whether all filters must match ("AND") or one of them ("OR"); None for the API's default.

    Raises:
        InvalidArgumentError: a field or a filter is not valid.
    """

    def __init__(
        self,
        fields: Iterable[ClientField],
        filters: Iterable[_filters.Filter | Mapping[str, Any]] | None = None,
        combine: Literal["AND", "OR"] | None = None,
    ) -> None:
        from altegio_async.generated.b2b_v1.operations import get_client_list  # noqa: PLC0415 - loads 13 operations

        if not is_row_iterable(fields):
            raise InvalidArgumentError(f"fields must be a list of names, got {type(fields).__name__}")
        body: dict[str, Any] = {"fields": list(fields), "order_by": "id", "order_by_direction": "ASC"}
        if filters is not None:
            body["filters"] = _filters.list_filters(filters)
        if combine is not None:
            body["operation"] = combine
        self._factory = get_client_list
        checked: Any = get_client_list(1, body=body).body
        checked.fields = sorted(set(checked.fields))
        self._body = checked

    def create_operation(self, location_id: int) -> Operation[list[models.Client]]:
        """Return the search of a location."""
        return self._factory(location_id, body=self._body)

    def describe(self) -> str:
        """Return the arguments as text. Filters can contain a name or a phone, so their digest is used."""
        body = self._body
        if not body.filters:
            return f"fields={','.join(body.fields)}"
        from hashlib import blake2b  # noqa: PLC0415 - loads OpenSSL, and filters are rarely used

        conditions = msgspec.json.encode([body.operation or "AND", body.filters], order="sorted")
        digest = blake2b(conditions, digest_size=8).hexdigest()
        return f"fields={','.join(body.fields)} filters={digest}"


def read_client_bases(
    pipeline: Pipeline,
    search: ClientSearch,
    location_ids: Iterable[int] | AsyncIterable[int],
    options: Options,
) -> BulkJob[int, list[models.Client]]:
    """Return a job that reads the clients of each location.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """
    return read_location_lists(
        pipeline,
        search.create_operation,
        location_ids,
        options,
        arguments=search.describe(),
        page_size=CLIENTS_PER_PAGE,
    )
