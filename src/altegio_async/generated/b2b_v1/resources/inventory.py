# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.inventory`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Inventory(Resource):
    """Methods of `altegio.inventory`."""

    @cached_property
    def with_raw_response(self) -> InventoryWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return InventoryWithRawResponse(self._copy_for_raw_responses())

    async def create_document(
        self,
        location_id: int,
        *,
        type_id: int,
        storage_id: int,
        create_date: dt.datetime | str,
        comment: str | UnsetType = UNSET,
    ) -> models.StorageDocument:
        """Create a storage document.

        Creates a storage document without transactions and returns it.

        Args:
            location_id: location, by id.
            type_id: code of the kind.
            storage_id: storage, by id.
            create_date: time of creation. A datetime with an offset; without an offset it is a time of
                the location.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_document`.
        """
        return await self._pipeline.call(
            operations.create_document(
                location_id,
                body={
                    "type_id": type_id,
                    "storage_id": storage_id,
                    "create_date": create_date,
                    "comment": comment,
                },
            )
        )

    async def create_operation(
        self,
        location_id: int,
        *,
        body: models.CreateInventoryOperationInput | Mapping[str, Any],
    ) -> models.StorageOperation:
        """Create a storage operation.

        Creates a document with its product transactions in one call and returns both.

        Args:
            location_id: location, by id.
            body: a `CreateInventoryOperationInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_inventory_operation`.
        """
        return await self._pipeline.call(operations.create_inventory_operation(location_id, body=body))

    async def create_transaction(
        self,
        location_id: int,
        *,
        document_id: int,
        product_id: int,
        amount: Decimal | int,
        cost_per_unit: Decimal | int,
        discount: Decimal | int,
        cost: Decimal | int,
        operation_unit_type: int,
        team_member_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.ProductTransactionDetails:
        """Create a product transaction.

        Adds a product transaction to a storage document and returns it. A sale has a negative amount.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            product_id: product, by id.
            amount: number of units of the product; negative for a sale.
            cost_per_unit: price of one unit.
            discount: discount in percent.
            cost: price in the currency of the location.
            operation_unit_type: code of the unit: sale or consumable.
            team_member_id: team member, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_transaction`.
        """
        return await self._pipeline.call(
            operations.create_transaction(
                location_id,
                body={
                    "document_id": document_id,
                    "product_id": product_id,
                    "amount": amount,
                    "cost_per_unit": cost_per_unit,
                    "discount": discount,
                    "cost": cost,
                    "operation_unit_type": operation_unit_type,
                    "team_member_id": team_member_id,
                    "client_id": client_id,
                    "supplier_id": supplier_id,
                    "comment": comment,
                },
            )
        )

    async def delete_document(self, location_id: int, document_id: int) -> None:
        """Delete a storage document.

        Deletes a storage document. The deletion is accepted and carried out later.

        Args:
            location_id: location, by id.
            document_id: document, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_document`.
        """
        return await self._pipeline.call(operations.delete_document(location_id, document_id))

    async def delete_transaction(self, location_id: int, transaction_id: int) -> None:
        """Delete a product transaction.

        Deletes a product transaction. The deletion is accepted and carried out later.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_transaction`.
        """
        return await self._pipeline.call(operations.delete_transaction(location_id, transaction_id))

    async def get_appointment_consumables(
        self,
        location_id: int,
        appointment_id: int,
    ) -> list[models.ServiceConsumables]:
        """Get the consumables of an appointment.

        Returns the bills of materials and consumables of each service of an appointment.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_appointment_consumables`.
        """
        return await self._pipeline.call(operations.get_appointment_consumables(location_id, appointment_id))

    async def get_document(self, location_id: int, document_id: int) -> models.StorageDocument:
        """Get a storage document.

        Returns one storage document.

        Args:
            location_id: location, by id.
            document_id: document, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_document`.
        """
        return await self._pipeline.call(operations.get_document(location_id, document_id))

    async def get_team_member_service_bill_of_materials(
        self,
        location_id: int,
        team_member_id: int,
        service_id: int,
    ) -> models.BillOfMaterials:
        """Get the bill of materials of a service.

        Returns the bill of materials that a team member uses for a service by default.

        Args:
            location_id: location, by id.
            team_member_id: team member, by id.
            service_id: service, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_service_bill_of_materials`.
        """
        return await self._pipeline.call(
            operations.get_team_member_service_bill_of_materials(
                location_id,
                team_member_id,
                service_id,
            )
        )

    async def get_transaction(
        self,
        location_id: int,
        transaction_id: int,
    ) -> models.ProductTransactionDetails:
        """Get a product transaction.

        Returns one product transaction.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_transaction`.
        """
        return await self._pipeline.call(operations.get_transaction(location_id, transaction_id))

    def list_bills_of_materials(
        self,
        location_id: int,
        *,
        search: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.BillOfMaterials]:
        """List bills of materials.

        Returns the bills of materials of a location page by page.

        Args:
            location_id: location, by id.
            search: text that the title contains.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_bill_of_materials_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_bill_of_materials_list(
                location_id,
                search=search,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_document_product_transactions(self, document_id: int) -> list[models.ProductTransaction]:
        """List the product transactions of a document.

        Returns the product transactions of a storage document.

        Args:
            document_id: document, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_document_product_transactions`.
        """
        return await self._pipeline.call(operations.get_document_product_transactions(document_id))

    async def list_storages(self, location_id: int) -> list[models.Storage]:
        """List storages.

        Returns the storages of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_inventories`.
        """
        return await self._pipeline.call(operations.get_location_inventories(location_id))

    def list_transactions(
        self,
        location_id: int,
        *,
        start_date: dt.date | str | None = None,
        end_date: dt.date | str | None = None,
        document_id: int | None = None,
        changed_after: dt.datetime | str | None = None,
        changed_before: dt.datetime | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.ProductTransaction]:
        """List product transactions.

        Returns the product transactions of a location page by page. Days include both ends; a sale has a
        negative amount.

        Args:
            location_id: location, by id.
            start_date: first day, included.
            end_date: last day, included.
            document_id: document, by id.
            changed_after: only objects changed after this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            changed_before: only objects changed before this local time of the location,
                YYYY-MM-DDTHH:MM:SS. A time of the location, without an offset.
            page_size: rows per page, by default 20.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_for_product_transactions`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.search_for_product_transactions(
                location_id,
                start_date=start_date,
                end_date=end_date,
                document_id=document_id,
                changed_after=changed_after,
                changed_before=changed_before,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def unlink_appointment_service_association(
        self,
        location_id: int,
        appointment_id: int,
        service_id: int,
        *,
        delete_consumables: int | None = None,
        body: models.UnlinkAppointmentServiceAssociationInput | Mapping[str, Any] | UnsetType = UNSET,
    ) -> list[models.ServiceConsumables]:
        """Unlink bills of materials from an appointment service.

        Removes the bills of materials from one service of an appointment, on request with the
        consumables.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            service_id: service, by id.
            delete_consumables: 1 to delete the consumables too.
            body: a `UnlinkAppointmentServiceAssociationInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `unlink_appointment_service_association`.
        """
        return await self._pipeline.call(
            operations.unlink_appointment_service_association(
                location_id,
                appointment_id,
                service_id,
                delete_consumables=delete_consumables,
                body=body,
            )
        )

    async def update_appointment_service_consumables(
        self,
        location_id: int,
        appointment_id: int,
        service_id: int,
        *,
        body: models.UpdateAppointmentServiceConsumablesInput | Mapping[str, Any],
    ) -> list[models.ServiceConsumables]:
        """Set the consumables of an appointment service.

        Replaces the consumables of one service of an appointment and returns them.

        Args:
            location_id: location, by id.
            appointment_id: appointment, by id.
            service_id: service, by id.
            body: a `UpdateAppointmentServiceConsumablesInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_appointment_service_consumables`.
        """
        return await self._pipeline.call(
            operations.update_appointment_service_consumables(
                location_id,
                appointment_id,
                service_id,
                body=body,
            )
        )

    async def replace_document(
        self,
        location_id: int,
        document_id: int,
        *,
        type_id: int,
        storage_id: int,
        create_date: dt.datetime | str,
        comment: str | UnsetType = UNSET,
    ) -> models.StorageDocument:
        """Update a storage document.

        Replaces the fields of a storage document and returns it.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            type_id: code of the kind.
            storage_id: storage, by id.
            create_date: time of creation. A datetime with an offset; without an offset it is a time of
                the location.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_document`.
        """
        return await self._pipeline.call(
            operations.update_document(
                location_id,
                document_id,
                body={
                    "type_id": type_id,
                    "storage_id": storage_id,
                    "create_date": create_date,
                    "comment": comment,
                },
            )
        )

    async def replace_transaction(
        self,
        location_id: int,
        transaction_id: int,
        *,
        document_id: int,
        product_id: int,
        amount: Decimal | int,
        cost_per_unit: Decimal | int,
        discount: Decimal | int,
        cost: Decimal | int,
        operation_unit_type: int,
        team_member_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.ProductTransactionDetails:
        """Update a product transaction.

        Replaces the fields of a product transaction and returns it. A sale has a negative amount.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.
            document_id: document, by id.
            product_id: product, by id.
            amount: number of units of the product; negative for a sale.
            cost_per_unit: price of one unit.
            discount: discount in percent.
            cost: price in the currency of the location.
            operation_unit_type: code of the unit: sale or consumable.
            team_member_id: team member, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_transaction`.
        """
        return await self._pipeline.call(
            operations.update_transaction(
                location_id,
                transaction_id,
                body={
                    "document_id": document_id,
                    "product_id": product_id,
                    "amount": amount,
                    "cost_per_unit": cost_per_unit,
                    "discount": discount,
                    "cost": cost,
                    "operation_unit_type": operation_unit_type,
                    "team_member_id": team_member_id,
                    "client_id": client_id,
                    "supplier_id": supplier_id,
                    "comment": comment,
                },
            )
        )

    async def update_document(
        self,
        location_id: int,
        document_id: int,
        *,
        type_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        storage_id: int | UnsetType = UNSET,
        create_date: dt.datetime | str | UnsetType = UNSET,
    ) -> models.StorageDocument:
        """Update a storage document.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_document` sends a body without reading.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            type_id: code of the kind.
            comment: note for the team.
            storage_id: storage, by id.
            create_date: time of creation. A datetime with an offset; without an offset it is a time of
                the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_document`, `update_document`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.StorageDocumentInput,
            {
                "type_id": type_id,
                "comment": comment,
                "storage_id": storage_id,
                "create_date": create_date,
            },
        )
        read = await self._pipeline.respond(
            operations.get_document(location_id, document_id)
        )
        refuse_lossy_read(models.StorageDocumentInput, read.drift, changes)
        body = self._build_update_document(read.value, changes)
        return await self._pipeline.call(
            operations.update_document(location_id, document_id, body=body)
        )

    def _build_update_document(
        self, current: models.StorageDocument, changes: Mapping[str, Any]
    ) -> models.StorageDocumentInput:
        """Return the body of `update_document`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.StorageDocumentInput,
            current,
            changes,
        )

    async def update_transaction(
        self,
        location_id: int,
        transaction_id: int,
        *,
        document_id: int | UnsetType = UNSET,
        product_id: int | UnsetType = UNSET,
        amount: Decimal | int | UnsetType = UNSET,
        cost_per_unit: Decimal | int | UnsetType = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        cost: Decimal | int | UnsetType = UNSET,
        operation_unit_type: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
        client_id: int | UnsetType = UNSET,
        supplier_id: int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
    ) -> models.ProductTransactionDetails:
        """Update a product transaction.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_transaction` sends a body without reading.

        Args:
            location_id: location, by id.
            transaction_id: transaction, by id.
            document_id: document, by id.
            product_id: product, by id.
            amount: number of units of the product; negative for a sale.
            cost_per_unit: price of one unit.
            discount: discount in percent.
            cost: price in the currency of the location.
            operation_unit_type: code of the unit: sale or consumable.
            team_member_id: team member, by id.
            client_id: client, by id.
            supplier_id: supplier, by id.
            comment: note for the team.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_transaction`, `update_transaction`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.ProductTransactionInput,
            {
                "document_id": document_id,
                "product_id": product_id,
                "amount": amount,
                "cost_per_unit": cost_per_unit,
                "discount": discount,
                "cost": cost,
                "operation_unit_type": operation_unit_type,
                "team_member_id": team_member_id,
                "client_id": client_id,
                "supplier_id": supplier_id,
                "comment": comment,
            },
        )
        read = await self._pipeline.respond(
            operations.get_transaction(location_id, transaction_id)
        )
        refuse_lossy_read(models.ProductTransactionInput, read.drift, changes)
        body = self._build_update_transaction(read.value, changes)
        return await self._pipeline.call(
            operations.update_transaction(location_id, transaction_id, body=body)
        )

    def _build_update_transaction(
        self, current: models.ProductTransactionDetails, changes: Mapping[str, Any]
    ) -> models.ProductTransactionInput:
        """Return the body of `update_transaction`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.ProductTransactionInput,
            current,
            changes,
        )


class InventoryWithRawResponse:
    """Methods of `altegio.inventory.with_raw_response`."""

    def __init__(self, inventory: Inventory) -> None:
        self.create_document: Final = raw(inventory.create_document)
        self.create_operation: Final = raw(inventory.create_operation)
        self.create_transaction: Final = raw(inventory.create_transaction)
        self.delete_document: Final = raw(inventory.delete_document)
        self.delete_transaction: Final = raw(inventory.delete_transaction)
        self.get_appointment_consumables: Final = raw(inventory.get_appointment_consumables)
        self.get_document: Final = raw(inventory.get_document)
        self.get_team_member_service_bill_of_materials: Final = raw(inventory.get_team_member_service_bill_of_materials)
        self.get_transaction: Final = raw(inventory.get_transaction)
        self.list_bills_of_materials: Final = raw_page(inventory.list_bills_of_materials)
        self.list_document_product_transactions: Final = raw(inventory.list_document_product_transactions)
        self.list_storages: Final = raw(inventory.list_storages)
        self.list_transactions: Final = raw_page(inventory.list_transactions)
        self.unlink_appointment_service_association: Final = raw(inventory.unlink_appointment_service_association)
        self.update_appointment_service_consumables: Final = raw(inventory.update_appointment_service_consumables)
        self.replace_document: Final = raw(inventory.replace_document)
        self.replace_transaction: Final = raw(inventory.replace_transaction)
