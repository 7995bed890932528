# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.clients`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


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
        birth_date: dt.date | str | None | UnsetType = UNSET,
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
            name: first name of the client.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            surname: surname of the client.
            middle_name: middle name of the client.
            email: e-mail address.
            gender_id: 0 unknown, 1 male, 2 female.
            importance_id: 0 none, 1 bronze, 2 silver, 3 gold.
            discount: discount in percent.
            card: number of the client card.
            birth_date: date of birth. A date of the location.
            comment: note for the team.
            spent: sum of all sales to the client.
            balance: balance of the client in the currency of the location.
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
                body={
                    "name": name,
                    "phone": phone,
                    "surname": surname,
                    "middle_name": middle_name,
                    "email": email,
                    "gender_id": gender_id,
                    "importance_id": importance_id,
                    "discount": discount,
                    "card": card,
                    "birth_date": birth_date,
                    "comment": comment,
                    "spent": spent,
                    "balance": balance,
                    "sms_check": sms_check,
                    "sms_not": sms_not,
                    "custom_fields": custom_fields,
                    "categories": categories,
                },
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
        return await self._pipeline.call(operations.bulk_create_clients(location_id, body=body))

    async def create_comment(self, location_id: int, client_id: int, *, text: str) -> models.ClientComment:
        """Add a comment to a client.

        Adds a comment of 1 to 255 characters to a client and returns it.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            text: text of the comment, 1 to 255 characters.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_client_comment`.
        """
        return await self._pipeline.call(
            operations.create_client_comment(
                location_id,
                client_id,
                body={
                    "text": text,
                },
            )
        )

    async def delete(self, location_id: int, client_id: int) -> None:
        """Delete a client.

        Deletes a client.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_client`.
        """
        return await self._pipeline.call(operations.delete_client(location_id, client_id))

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

    async def get(self, location_id: int, client_id: int) -> models.Client:
        """Get a client.

        Returns one client with categories, visits and sums. Sums are in the currency of the location.

        Args:
            location_id: location, by id.
            client_id: client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client`.
        """
        return await self._pipeline.call(operations.get_client(location_id, client_id))

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

    async def replace(
        self,
        location_id: int,
        client_id: int,
        *,
        body: models.UpdateClientInput | Mapping[str, Any],
    ) -> models.Client:
        """Update a client.

        Replaces the data of a client and returns it. Read the client first and send all fields.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            body: a `UpdateClientInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_client`.
        """
        return await self._pipeline.call(operations.update_client(location_id, client_id, body=body))

    async def update(
        self,
        location_id: int,
        client_id: int,
        *,
        name: str | UnsetType = UNSET,
        surname: str | UnsetType = UNSET,
        middle_name: str | UnsetType = UNSET,
        phone: str | UnsetType = UNSET,
        email: str | UnsetType = UNSET,
        gender_id: Literal[0, 1, 2] | UnsetType = UNSET,
        importance_id: Literal[0, 1, 2, 3] | UnsetType = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        card: str | UnsetType = UNSET,
        birth_date: dt.date | str | None | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        spent: Decimal | int | UnsetType = UNSET,
        balance: Decimal | int | UnsetType = UNSET,
        sms_check: int | UnsetType = UNSET,
        sms_not: int | UnsetType = UNSET,
        custom_fields: Mapping[str, Any] | UnsetType = UNSET,
        tags: Sequence[int] | UnsetType = UNSET,
    ) -> models.Client:
        """Update a client.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading. A list or an object that is given replaces the present one as a whole.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            name: new name.
            surname: new surname.
            middle_name: new middle name.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            email: e-mail address.
            gender_id: 0 unknown, 1 male, 2 female.
            importance_id: 0 none, 1 bronze, 2 silver, 3 gold.
            discount: discount in percent.
            card: number of the client card.
            birth_date: date of birth. A date of the location.
            comment: note for the team.
            spent: sum of all sales to the client.
            balance: new balance.
            sms_check: 1 when the client is congratulated by SMS.
            sms_not: 1 when the client is left out of SMS campaigns.
            custom_fields: values of custom fields by code.
            tags: tags of the client, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client`, `update_client`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateClientInput,
            {
                "name": name,
                "surname": surname,
                "middle_name": middle_name,
                "phone": phone,
                "email": email,
                "gender_id": gender_id,
                "importance_id": importance_id,
                "discount": discount,
                "card": card,
                "birth_date": birth_date,
                "comment": comment,
                "spent": spent,
                "balance": balance,
                "sms_check": sms_check,
                "sms_not": sms_not,
                "custom_fields": custom_fields,
                "tags": tags,
            },
        )
        read = await self._pipeline.respond(
            operations.get_client(location_id, client_id)
        )
        refuse_lossy_read(models.UpdateClientInput, read.drift, changes, {"middle_name": ("middle_name", "patronymic"), "gender_id": ("gender_id", "sex_id"), "labels": ("categories",)})
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_client(location_id, client_id, body=body)
        )

    def _build_update(
        self, current: models.Client, changes: Mapping[str, Any]
    ) -> models.UpdateClientInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateClientInput,
            current,
            changes,
            sources={
                "middle_name": ("middle_name", "patronymic"),
                "gender_id": ("gender_id", "sex_id"),
                "labels": ("categories",),
            },
            forms={
                "birth_date": "date",
            },
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
        self.replace: Final = raw(clients.replace)
