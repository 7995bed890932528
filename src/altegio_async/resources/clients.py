"""Clients: the customers of a location."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from altegio_async._core.arguments import check_amount, check_date, optional
from altegio_async._core.client_fields import CLIENTS_PER_PAGE, ClientField
from altegio_async._core.client_phones import (
    describe_hidden,
    describe_masked,
    is_masked,
    read_client_phone,
)
from altegio_async._core.validation import check_id, check_phone
from altegio_async._lazy import lazy_module
from altegio_async._resource import raw, raw_page, warn_deprecated
from altegio_async.errors import APIResponseError, InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, operations, resources

if TYPE_CHECKING:
    import altegio_async.filters as _filters
    from altegio_async import enums, pagination
    from altegio_async.resources import profile_pager as _profile_pager
else:
    enums = lazy_module("altegio_async.enums")
    pagination = lazy_module("altegio_async.pagination")
    _filters = lazy_module("altegio_async.filters")
    _profile_pager = lazy_module("altegio_async.resources.profile_pager")

__all__ = ["Clients", "ClientsWithRawResponse"]

_OrderBy = Literal[
    "id",
    "name",
    "phone",
    "email",
    "discount",
    "first_visit_date",
    "last_visit_date",
    "sold_amount",
    "visit_count",
]
_PaymentStatus = Literal["not_paid", "paid_not_full", "paid_full", "paid_over"]

_LARGEST_AMOUNT: Final = Decimal(10**12)
"""Sent as `paid_max` with a lone `paid_min`, which would exclude everyone who has paid."""


class Clients(resources.Clients):
    """Methods of `altegio.clients`."""

    @cached_property
    def with_raw_response(self) -> ClientsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ClientsWithRawResponse(self._copy_for_raw_responses())

    def search(
        self,
        location_id: int,
        *,
        filters: Iterable[_filters.Filter | models.ClientFilterInput | Mapping[str, Any]] | UnsetType = UNSET,
        operation: Literal["AND", "OR"] | UnsetType = UNSET,
        fields: Iterable[ClientField] | UnsetType = UNSET,
        order_by: _OrderBy | UnsetType = UNSET,
        order_by_direction: Literal["ASC", "DESC"] | UnsetType = UNSET,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Client]:
        """Search the clients of a location.

        Without filters, all clients are returned. The API can ignore a filter without an error: check the
        rows, or compare `(await pager).total` with the total without filters.

        Args:
            location_id: location, by id.
            filters: conditions, see `altegio_async.filters.Filter`.
            operation: whether all filters must match ("AND", the default) or one of them ("OR").
            fields: names of the fields of each row as the API names them. `id` and `name` are always sent,
                and fields that are not sent are None. A name that no field has is refused.
            order_by: field to sort by.
            order_by_direction: direction of sorting.
            page_size: rows per page, at most 200, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_list`.
        """
        body = {
            "filters": filters if isinstance(filters, UnsetType) else _filters.list_filters(filters),
            "operation": operation,
            "fields": fields,
            "order_by": order_by,
            "order_by_direction": order_by_direction,
        }
        return pagination.Pager(
            self._pipeline,
            operations.get_client_list(location_id, body=body),
            page_size=page_size,
            limit=limit,
        )

    async def phones(self, location_id: int) -> AsyncIterator[str]:
        """Yield the phones of all clients of a location, as digits and each once.

        Clients without a phone, or with a value that is not exactly one phone number, are left out. The
        phones are remembered while they are read, about 100 bytes each.

        Raises:
            InvalidArgumentError: the id is not positive.
            APIResponseError: the phones are masked, or no client has one, because the user has no right to
                see contacts.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_list`.
        """
        known: set[str] = set()
        without_phone = 0
        pager = self.search(location_id, fields=["id", "phone"], order_by="id", page_size=CLIENTS_PER_PAGE)
        async for client in pager:
            if is_masked(client.phone):
                raise APIResponseError(describe_masked(location_id))
            phone = read_client_phone(client.phone)
            if phone is None:
                without_phone += 1
            elif phone not in known:
                known.add(phone)
                yield phone
        if without_phone and not known:
            raise APIResponseError(describe_hidden(location_id, without_phone))

    def list_profiles(
        self,
        location_id: int,
        *,
        fullname: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        paid_min: Decimal | int | None = None,
        paid_max: Decimal | int | None = None,
        card: str | None = None,
        ids: Iterable[int] | None = None,
        changed_after: dt.datetime | str | None = None,
        changed_before: dt.datetime | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Client]:
        """List complete client records in the order of their ids.

        Unlike the rows of `search`, these have tags and custom fields. If no client is in the range of the
        paid sum, the API ignores the range and returns all clients. Rows whose `paid` is outside the range
        are therefore left out.

        Deprecated. Use `clients.search`.

        Args:
            location_id: location, by id.
            fullname: part of the name.
            phone: phone in international form; its digits are sent.
            email: email address.
            paid_min: smallest sum paid, in the currency of the location.
            paid_max: largest sum paid.
            card: number of the client card.
            ids: clients, by id.
            changed_after: only clients changed after this time of the location, without an offset.
            changed_before: only clients changed before this time of the location, without an offset.
            page_size: rows per page, at most 300.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or `paid_min` exceeds `paid_max`.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_client_list`.
        """
        warn_deprecated("clients.list_profiles", "clients.search")
        smallest = optional(check_amount, "paid_min", paid_min)
        largest = optional(check_amount, "paid_max", paid_max)
        if smallest is not None and largest is None:
            largest = max(_LARGEST_AMOUNT, smallest)
        if smallest is not None and largest is not None and smallest > largest:
            raise InvalidArgumentError(f"paid_min {smallest} is greater than paid_max {largest}")
        operation = operations.deprecated_get_client_list(
            location_id,
            fullname=fullname,
            phone=optional(check_phone, "phone", phone),
            email=email,
            paid_min=smallest,
            paid_max=largest,
            card=card,
            ids=ids,
            changed_after=changed_after,
            changed_before=changed_before,
        )
        return _profile_pager.ProfilePager(
            self._pipeline, operation, page_size, limit, smallest=smallest, largest=largest
        )

    async def search_visits(
        self,
        location_id: int,
        *,
        client_id: int | None = None,
        client_phone: str | None = None,
        first_day: dt.date | str | None = None,
        last_day: dt.date | str | None = None,
        payment_statuses: Sequence[_PaymentStatus] = (),
        attendance: enums.AppointmentOutcome | Literal[-1, 0, 1, 2] | None = None,
    ) -> models.ClientVisits:
        """Return appointments and product sales of a client in a window of days.

        The API chooses the window if no days are given. The next window is in `meta["dateCursor"]` of the raw
        response.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            client_phone: phone of the client; its digits are sent.
            first_day: first day of the window.
            last_day: last day of the window.
            payment_statuses: states of payment to return; none for all.
            attendance: outcome, see `altegio_async.enums.AppointmentOutcome`; None for all.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or neither an id nor a phone is
                given.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_client_visits`.
        """
        if client_id is None and client_phone is None:
            raise InvalidArgumentError("search_visits needs client_id or client_phone")
        body = {
            "client_id": optional(check_id, "client_id", client_id),
            "client_phone": optional(check_phone, "client_phone", client_phone),
            "from_": optional(check_date, "first_day", first_day),
            "to": optional(check_date, "last_day", last_day),
            "payment_statuses": list(payment_statuses),
            "attendance": attendance,
        }
        return await self._pipeline.call(operations.search_client_visits(location_id, body=body))


class ClientsWithRawResponse(resources.ClientsWithRawResponse):
    """Methods of `altegio.clients.with_raw_response`."""

    def __init__(self, clients: Clients) -> None:
        super().__init__(clients)
        self.search: Final = raw_page(clients.search)
        self.list_profiles: Final = raw_page(clients.list_profiles)
        self.search_visits: Final = raw(clients.search_visits)
