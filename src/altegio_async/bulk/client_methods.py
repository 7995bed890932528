"""The methods of `altegio.bulk` that read client bases."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Unpack

from altegio_async import models
from altegio_async._core.client_fields import ClientField
from altegio_async._lazy import lazy_module
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.base_lookups import look_up_bases
from altegio_async.bulk.client_bases import SEARCH_FIELDS, ClientSearch, read_client_bases
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.options import BulkOptions, LocationLookupOptions, read_options, show_options

if TYPE_CHECKING:
    import altegio_async.filters as _filters
else:
    _filters = lazy_module("altegio_async.filters")

__all__ = ["ClientMethods"]


class ClientMethods:
    """Methods that read whole client bases, or look up all their clients."""

    _pipeline: Pipeline

    @show_options(BulkOptions)
    def clients(
        self,
        location_ids: Iterable[int] | AsyncIterable[int],
        *,
        fields: Iterable[ClientField] = SEARCH_FIELDS,
        filters: Iterable[_filters.Filter | Mapping[str, Any]] | None = None,
        operation: Literal["AND", "OR"] | None = None,
        **options: Unpack[BulkOptions],
    ) -> BulkJob[int, list[models.Client]]:
        """Read all clients of locations; the key is the location id. Options: see `BulkOptions`.

        A request returns up to 200 clients. The pages of a location are read one after another, and several
        locations at the same time. A row that several pages contain is delivered once. A location whose list
        has fewer rows than the server's total fails as a whole, and a stored location is complete.

        The clients of a location are held in memory until they are delivered, about 1 KiB each, for up to
        `max_in_flight` locations. For a base that does not fit, iterate over `clients.search`, which holds
        one page.

        The API can ignore a filter without an error. Check the rows, or compare their number with that of the
        whole base. Phones are masked if the user has no right to see contacts.

        Args:
            location_ids: the locations.
            fields: names of the fields of each row, as the API names them. `id` and `name` are always sent,
                and fields that are not requested are None.
            filters: conditions on the clients, see `altegio_async.filters.Filter`. By default, all clients
                are returned.
            operation: whether all filters must match ("AND", the default) or one of them ("OR").
            **options: see `BulkOptions`. A checkpoint belongs to the same fields and filters.

        Raises:
            InvalidArgumentError: an option, an id, a field or a filter is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        search = ClientSearch(fields, filters, operation)
        return read_client_bases(self._pipeline, search, location_ids, read_options(options, BulkOptions))

    @show_options(LocationLookupOptions)
    def memberships_of_locations(
        self, location_ids: Iterable[int] | AsyncIterable[int], **options: Unpack[LocationLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.Membership]]:
        """Look up the memberships of all clients of locations by phone.

        See `gift_cards_of_locations` for the keys, the requests, and locations that cannot be read. Options:
        see `LocationLookupOptions`.

        Raises:
            InvalidArgumentError: an option or an id is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_memberships  # noqa: PLC0415 - loads 45 operations

        chosen = read_options(options, LocationLookupOptions)
        return look_up_bases(
            self._pipeline, get_client_memberships.endpoint, location_ids, chosen, "memberships"
        )

    @show_options(LocationLookupOptions)
    def gift_cards_of_locations(
        self, location_ids: Iterable[int] | AsyncIterable[int], **options: Unpack[LocationLookupOptions]
    ) -> BulkJob[tuple[int, str], list[models.GiftCard]]:
        """Look up the gift cards of all clients of locations by phone.

        The job reads the client bases of the locations, 200 clients per request, one location after another,
        and looks up each phone in its location once. The keys are pairs of the location id and the digits of
        the phone. Clients without a usable phone are not looked up. The phones of one location are in memory
        at a time, about 200 bytes per client.

        A location whose clients cannot be read has one key, with an empty phone, that fails with the error.
        That is also the case if phones are masked or left out, because the user has no right to see contacts.
        With a checkpoint, a later run reads the client bases again and looks up only phones without an
        outcome.

        With `prefilter=True`, a request is sent only for the phones of holders according to the client
        search. If a client base can be read but not be pre-filtered, all its phones are looked up. Options:
        see `LocationLookupOptions`.

        Raises:
            InvalidArgumentError: an option or an id is not valid. The message names it.
            CheckpointError: the checkpoint cannot be used; raised when the job starts.
        """
        from altegio_async.generated.b2b_v1.operations import get_client_gift_cards  # noqa: PLC0415 - loads 45 operations

        chosen = read_options(options, LocationLookupOptions)
        return look_up_bases(
            self._pipeline, get_client_gift_cards.endpoint, location_ids, chosen, "gift_cards"
        )
