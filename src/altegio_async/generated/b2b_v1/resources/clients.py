# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.clients`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._core.arguments import check_amount, check_date, unless_unset
from altegio_async._core.body_arguments import convert_bodies, convert_body, make_body
from altegio_async._core.validation import check_id, phone_digits
from altegio_async._resource import Resource, raw, raw_page, warn_deprecated
from altegio_async.pagination import Pager


class Clients(Resource):
    """Methods of `altegio.clients`."""

    @cached_property
    def with_raw_response(self) -> ClientsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ClientsWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        location_id: int,
        *,
        name: str,
        phone: str,
        surname: str | UnsetType = UNSET,
        middle_name: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        gender_id: Literal[0, 1, 2] | UnsetType = UNSET,
        importance_id: Literal[0, 1, 2, 3] | UnsetType = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        card: str | UnsetType = UNSET,
        birth_date: str | None | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        spent: Decimal | int | UnsetType = UNSET,
        balance: Decimal | int | UnsetType = UNSET,
        sms_check: int | UnsetType = UNSET,
        sms_not: int | UnsetType = UNSET,
        custom_fields: Mapping[str, Any] | UnsetType = UNSET,
        categories: Sequence[int] | UnsetType = UNSET,
    ) -> models.Client:
        """Create a client.

        Creates a client and returns it. The name and the phone are required.

        Args:
            location_id: location, by id.
            name: name.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            surname: surname.
            middle_name: middle name.
            email: e-mail address.
            gender_id: 0 unknown, 1 male, 2 female.
            importance_id: 0 none, 1 bronze, 2 silver, 3 gold.
            discount: discount in percent.
            card: number of the client card.
            birth_date: date of birth.
            comment: note for the team.
            spent: sum of all sales to the client.
            balance: balance.
            sms_check: 1 when the client is congratulated by SMS.
            sms_not: 1 when the client is left out of SMS campaigns.
            custom_fields: values of custom fields by code.
            categories: tags of the client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_client`.
        """
        return await self._pipeline.call(
            operations.create_client(
                location_id,
                body=make_body(
                    models.CreateClientInput,
                    {
                        "name": name,
                        "phone": phone_digits("phone", phone),
                        "surname": surname,
                        "middle_name": middle_name,
                        "email": email,
                        "gender_id": gender_id,
                        "importance_id": importance_id,
                        "discount": unless_unset(check_amount, "discount", discount),
                        "card": card,
                        "birth_date": birth_date,
                        "comment": comment,
                        "spent": unless_unset(check_amount, "spent", spent),
                        "balance": unless_unset(check_amount, "balance", balance),
                        "sms_check": sms_check,
                        "sms_not": sms_not,
                        "custom_fields": custom_fields,
                        "categories": categories,
                    },
                ),
            )
        )

    async def create_bulk(
        self,
        location_id: int,
        *,
        body: Sequence[models.ClientRowInput | Mapping[str, Any]],
    ) -> models.ClientBulkResult:
        """Create several clients.

        Creates clients from a list. Returns the clients that were created and the rows that failed, each
        with its error.

        Args:
            location_id: location, by id.
            body: a list of `ClientRowInput` or of dicts with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `bulk_create_clients`.
        """
        return await self._pipeline.call(
            operations.bulk_create_clients(
                location_id,
                body=convert_bodies(models.ClientRowInput, body),
            )
        )

    async def create_comment(self, location_id: int, client_id: int, *, text: str) -> models.ClientComment:
        """Add a comment to a client.

        Adds a comment of 1 to 255 characters to a client and returns it.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            text: text.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_client_comment`.
        """
        return await self._pipeline.call(
            operations.create_client_comment(
                location_id,
                client_id,
                body=make_body(
                    models.CreateClientCommentInput,
                    {
                        "text": text,
                    },
                ),
            )
        )

    async def delete(self, location_id: int, id: int) -> None:
        """Delete a client.

        Deletes a client.

        Args:
            location_id: location, by id.
            id: object, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_client`.
        """
        return await self._pipeline.call(operations.delete_client(location_id, id))

    async def delete_comment(self, location_id: int, client_id: int, comment_id: int) -> None:
        """Delete a comment of a client.

        Deletes a comment on a client.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            comment_id: comment, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_client_comment`.
        """
        return await self._pipeline.call(operations.delete_client_comment(location_id, client_id, comment_id))

    async def delete_file(self, location_id: int, client_id: int, file_id: int) -> None:
        """Delete a file of a client.

        Deletes a file that is attached to a client.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            file_id: file, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_client_file`.
        """
        return await self._pipeline.call(operations.delete_client_file(location_id, client_id, file_id))

    async def get(self, location_id: int, id: int) -> models.Client:
        """Get a client.

        Returns one client with categories, visits and sums. Sums are in the currency of the location.

        Args:
            location_id: location, by id.
            id: object, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client`.
        """
        return await self._pipeline.call(operations.get_client(location_id, id))

    async def list_comments(self, location_id: int, client_id: int) -> list[models.ClientComment]:
        """List the comments of a client.

        Returns the comments on a client with author and files.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_client_comments`.
        """
        return await self._pipeline.call(operations.list_client_comments(location_id, client_id))

    async def list_files(self, location_id: int, client_id: int) -> list[models.ClientFile]:
        """List the files of a client.

        Returns the files that are attached to a client.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_file_list`.
        """
        return await self._pipeline.call(operations.get_client_file_list(location_id, client_id))

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
    ) -> Pager[models.Client]:
        """List client profiles.

        Returns complete client records in the order of their ids, with filters by name, phone, e-mail,
        card, paid sum and date of change.

        Deprecated. Use `clients.search`.

        Args:
            location_id: location, by id.
            fullname: part of the name.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            email: e-mail address.
            paid_min: smallest sum paid. Send paid_max with it.
            paid_max: largest sum paid.
            card: number of the client card.
            ids: clients, by id.
            changed_after: only objects changed after this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            changed_before: only objects changed before this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            page_size: rows per page, at most 300.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `deprecated_get_client_list`.
        """
        warn_deprecated("clients.list_profiles", "clients.search")
        return Pager(
            self._pipeline,
            operations.deprecated_get_client_list(
                location_id,
                fullname=fullname,
                phone=phone,
                email=email,
                paid_min=paid_min,
                paid_max=paid_max,
                card=card,
                ids=ids,
                changed_after=changed_after,
                changed_before=changed_before,
            ),
            page_size=page_size,
            limit=limit,
        )

    def search(
        self,
        location_id: int,
        *,
        fields: Sequence[str] | UnsetType = UNSET,
        order_by: Literal["id", "name", "phone", "email", "discount", "first_visit_date", "last_visit_date", "sold_amount", "visit_count"] | UnsetType = UNSET,
        order_by_direction: Literal["ASC", "DESC"] | UnsetType = UNSET,
        operation: Literal["AND", "OR"] | UnsetType = UNSET,
        filters: Sequence[models.ClientFilterInput | Mapping[str, Any]] | UnsetType = UNSET,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Pager[models.Client]:
        """Search clients.

        Returns the clients that match the filters. The list of fields decides what each row contains; id
        and name are always included. Without filters all clients of the location are returned.

        Args:
            location_id: location, by id.
            fields: names of the fields that each row contains.
            order_by: field to sort by.
            order_by_direction: direction of sorting.
            operation: how the filters are combined.
            filters: conditions on clients.
            page_size: rows per page, at most 200, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_list`.
        """
        return Pager(
            self._pipeline,
            operations.get_client_list(
                location_id,
                body=make_body(
                    models.GetClientListInput,
                    {
                        "fields": fields,
                        "order_by": order_by,
                        "order_by_direction": order_by_direction,
                        "operation": operation,
                        "filters": filters,
                    },
                ),
            ),
            page_size=page_size,
            limit=limit,
        )

    async def search_visits(
        self,
        location_id: int,
        *,
        client_id: int | None,
        client_phone: str | None,
        from_: dt.date | str | None,
        to: dt.date | str | None,
        payment_statuses: Sequence[Literal["not_paid", "paid_not_full", "paid_full", "paid_over"]],
        attendance: Literal[-1, 0, 1, 2] | None,
    ) -> models.ClientVisits:
        """Search the visits of a client.

        Returns appointments and product sales of a client by id or phone. All keys of the body are sent,
        null where unused. The next date window is in meta.dateCursor.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            client_phone: phone of the client; its digits are sent. The API finds clients by their full
                international number only.
            from_: start, HH:MM or a date.
            to: end, HH:MM or a date.
            payment_statuses: states of payment to return.
            attendance: -1 no show, 0 waiting, 1 arrived, 2 confirmed.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_client_visits`.
        """
        return await self._pipeline.call(
            operations.search_client_visits(
                location_id,
                body=make_body(
                    models.SearchClientVisitsInput,
                    {
                        "client_id": unless_unset(check_id, "client_id", client_id),
                        "client_phone": unless_unset(phone_digits, "client_phone", client_phone),
                        "from_": unless_unset(check_date, "from_", from_),
                        "to": unless_unset(check_date, "to", to),
                        "payment_statuses": payment_statuses,
                        "attendance": attendance,
                    },
                ),
            )
        )

    async def update(
        self,
        location_id: int,
        id: int,
        *,
        body: models.UpdateClientInput | Mapping[str, Any],
    ) -> models.Client:
        """Update a client.

        Replaces the data of a client and returns it. Read the client first and send all fields.

        Args:
            location_id: location, by id.
            id: object, by id.
            body: a `UpdateClientInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_client`.
        """
        return await self._pipeline.call(
            operations.update_client(
                location_id,
                id,
                body=convert_body(models.UpdateClientInput, body),
            )
        )


class ClientsWithRawResponse:
    """Methods of `altegio.clients.with_raw_response`."""

    def __init__(self, clients: Clients) -> None:
        self.create: Final = raw(clients.create)
        self.create_bulk: Final = raw(clients.create_bulk)
        self.create_comment: Final = raw(clients.create_comment)
        self.delete: Final = raw(clients.delete)
        self.delete_comment: Final = raw(clients.delete_comment)
        self.delete_file: Final = raw(clients.delete_file)
        self.get: Final = raw(clients.get)
        self.list_comments: Final = raw(clients.list_comments)
        self.list_files: Final = raw(clients.list_files)
        self.list_profiles: Final = raw_page(clients.list_profiles)
        self.search: Final = raw_page(clients.search)
        self.search_visits: Final = raw(clients.search_visits)
        self.update: Final = raw(clients.update)
