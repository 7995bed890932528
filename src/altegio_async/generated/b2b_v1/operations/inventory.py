# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.arguments import check_date, check_integer, format_moment, optional
from altegio_async._core.body_arguments import convert_body, convert_optional_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id, check_text

_CREATE_DOCUMENT: Endpoint[models.StorageDocument] = LazyEndpoint(
    id="create_document",
    method="POST",
    path="/storage_operations/documents/{location_id}",
    result=lambda: models.StorageDocument,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_DOCUMENT)
def create_document(
    location_id: int,
    *,
    body: models.StorageDocumentInput | Mapping[str, Any],
) -> Operation[models.StorageDocument]:
    """Create a storage document

    Creates a storage document without transactions and returns it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_DOCUMENT,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.StorageDocumentInput, body),
    )


_CREATE_INVENTORY_OPERATION: Endpoint[models.StorageOperation] = LazyEndpoint(
    id="create_inventory_operation",
    method="POST",
    path="/storage_operations/operation/{location_id}",
    result=lambda: models.StorageOperation,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_INVENTORY_OPERATION)
def create_inventory_operation(
    location_id: int,
    *,
    body: models.CreateInventoryOperationInput | Mapping[str, Any],
) -> Operation[models.StorageOperation]:
    """Create a storage operation

    Creates a document with its product transactions in one call and returns both.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_INVENTORY_OPERATION,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateInventoryOperationInput, body),
    )


_CREATE_TRANSACTION: Endpoint[models.ProductTransactionDetails] = LazyEndpoint(
    id="create_transaction",
    method="POST",
    path="/storage_operations/goods_transactions/{location_id}",
    result=lambda: models.ProductTransactionDetails,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_TRANSACTION)
def create_transaction(
    location_id: int,
    *,
    body: models.ProductTransactionInput | Mapping[str, Any],
) -> Operation[models.ProductTransactionDetails]:
    """Create a product transaction

    Adds a product transaction to a storage document and returns it. A sale has a negative amount.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_TRANSACTION,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.ProductTransactionInput, body),
    )


_DELETE_DOCUMENT: Endpoint[None] = Endpoint(
    id="delete_document",
    method="DELETE",
    path="/storage_operations/documents/{location_id}/{document_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_DOCUMENT)
def delete_document(location_id: int, document_id: int) -> Operation[None]:
    """Delete a storage document

    Deletes a storage document. The deletion is accepted and carried out later.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
    """
    return Operation(
        _DELETE_DOCUMENT,
        (check_id("location_id", location_id), check_id("document_id", document_id)),
    )


_DELETE_TRANSACTION: Endpoint[None] = Endpoint(
    id="delete_transaction",
    method="DELETE",
    path="/storage_operations/goods_transactions/{location_id}/{transaction_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_TRANSACTION)
def delete_transaction(location_id: int, transaction_id: int) -> Operation[None]:
    """Delete a product transaction

    Deletes a product transaction. The deletion is accepted and carried out later.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _DELETE_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
    )


_GET_APPOINTMENT_CONSUMABLES: Endpoint[list[models.ServiceConsumables]] = LazyEndpoint(
    id="get_appointment_consumables",
    method="GET",
    path="/technological_cards/record_consumables/{location_id}/{record_id}",
    result=lambda: list[models.ServiceConsumables],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_APPOINTMENT_CONSUMABLES)
def get_appointment_consumables(
    location_id: int,
    appointment_id: int,
) -> Operation[list[models.ServiceConsumables]]:
    """Get the consumables of an appointment

    Returns the bills of materials and consumables of each service of an appointment.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
    """
    return Operation(
        _GET_APPOINTMENT_CONSUMABLES,
        (check_id("location_id", location_id), check_id("appointment_id", appointment_id)),
    )


_GET_BILL_OF_MATERIALS_LIST: Endpoint[list[models.BillOfMaterials]] = LazyEndpoint(
    id="get_bill_of_materials_list",
    method="GET",
    path="/technological_cards/{location_id}",
    result=lambda: list[models.BillOfMaterials],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("search"), Query("page"), Query("count")),
    paging=Paging("page", "count"),
)


@factory(_GET_BILL_OF_MATERIALS_LIST)
def get_bill_of_materials_list(
    location_id: int,
    *,
    search: str | None = None,
    page: int | None = None,
    count: int | None = None,
) -> Operation[list[models.BillOfMaterials]]:
    """List bills of materials

    Returns the bills of materials of a location page by page.

    Args:
        location_id: Location, by id.
        search: Text that the title contains.
        page: Page to return; the first one is 1.
        count: Rows on a page.
    """
    return Operation(
        _GET_BILL_OF_MATERIALS_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "search", search),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
        ),
    )


_GET_DOCUMENT: Endpoint[models.StorageDocument] = LazyEndpoint(
    id="get_document",
    method="GET",
    path="/storage_operations/documents/{location_id}/{document_id}",
    result=lambda: models.StorageDocument,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_DOCUMENT)
def get_document(location_id: int, document_id: int) -> Operation[models.StorageDocument]:
    """Get a storage document

    Returns one storage document.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
    """
    return Operation(
        _GET_DOCUMENT,
        (check_id("location_id", location_id), check_id("document_id", document_id)),
    )


_GET_DOCUMENT_PRODUCT_TRANSACTIONS: Endpoint[list[models.ProductTransaction]] = LazyEndpoint(
    id="get_document_product_transactions",
    method="GET",
    path="/storage_operations/documents/goods_transactions/{document_id}",
    result=lambda: list[models.ProductTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_DOCUMENT_PRODUCT_TRANSACTIONS)
def get_document_product_transactions(document_id: int) -> Operation[list[models.ProductTransaction]]:
    """List the product transactions of a document

    Returns the product transactions of a storage document.

    Args:
        document_id: Document, by id.
    """
    return Operation(_GET_DOCUMENT_PRODUCT_TRANSACTIONS, (check_id("document_id", document_id),))


_GET_LOCATION_INVENTORIES: Endpoint[list[models.Storage]] = LazyEndpoint(
    id="get_location_inventories",
    method="GET",
    path="/storages/{location_id}",
    result=lambda: list[models.Storage],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOCATION_INVENTORIES)
def get_location_inventories(location_id: int) -> Operation[list[models.Storage]]:
    """List storages

    Returns the storages of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_LOCATION_INVENTORIES, (check_id("location_id", location_id),))


_GET_TEAM_MEMBER_SERVICE_BILL_OF_MATERIALS: Endpoint[models.BillOfMaterials] = LazyEndpoint(
    id="get_team_member_service_bill_of_materials",
    method="GET",
    path="/technological_cards/default_for_staff_and_service/{location_id}/{team_member_id}/{service_id}",
    result=lambda: models.BillOfMaterials,
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("array",),
)


@factory(_GET_TEAM_MEMBER_SERVICE_BILL_OF_MATERIALS)
def get_team_member_service_bill_of_materials(
    location_id: int,
    team_member_id: int,
    service_id: int,
) -> Operation[models.BillOfMaterials]:
    """Get the bill of materials of a service

    Returns the bill of materials that a team member uses for a service by default.

    Args:
        location_id: Location, by id.
        team_member_id: Team member, by id.
        service_id: Service, by id.
    """
    return Operation(
        _GET_TEAM_MEMBER_SERVICE_BILL_OF_MATERIALS,
        (
            check_id("location_id", location_id),
            check_id("team_member_id", team_member_id),
            check_id("service_id", service_id),
        ),
    )


_GET_TRANSACTION: Endpoint[models.ProductTransactionDetails] = LazyEndpoint(
    id="get_transaction",
    method="GET",
    path="/storage_operations/goods_transactions/{location_id}/{transaction_id}",
    result=lambda: models.ProductTransactionDetails,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_TRANSACTION)
def get_transaction(location_id: int, transaction_id: int) -> Operation[models.ProductTransactionDetails]:
    """Get a product transaction

    Returns one product transaction.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _GET_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
    )


_SEARCH_FOR_PRODUCT_TRANSACTIONS: Endpoint[list[models.ProductTransaction]] = LazyEndpoint(
    id="search_for_product_transactions",
    method="GET",
    path="/storages/transactions/{location_id}",
    result=lambda: list[models.ProductTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("page"),
        Query("count"),
        Query("start_date"),
        Query("end_date"),
        Query("document_id"),
        Query("changed_after"),
        Query("changed_before"),
    ),
    paging=Paging("page", "count", default=20),
)


@factory(_SEARCH_FOR_PRODUCT_TRANSACTIONS)
def search_for_product_transactions(
    location_id: int,
    *,
    page: int | None = None,
    count: int | None = None,
    start_date: dt.date | str | None = None,
    end_date: dt.date | str | None = None,
    document_id: int | None = None,
    changed_after: dt.datetime | str | None = None,
    changed_before: dt.datetime | str | None = None,
) -> Operation[list[models.ProductTransaction]]:
    """List product transactions

    Returns the product transactions of a location page by page. Days include both ends; a sale has a
    negative amount.

    Args:
        location_id: Location, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
        start_date: First day, included.
        end_date: Last day, included.
        document_id: Document, by id.
        changed_after: Only objects changed after this local time of the location, YYYY-MM-DDTHH:MM:SS.
        changed_before: Only objects changed before this local time of the location, YYYY-MM-DDTHH:MM:SS.
    """
    return Operation(
        _SEARCH_FOR_PRODUCT_TRANSACTIONS,
        (check_id("location_id", location_id),),
        (
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_date, "start_date", start_date),
            optional(check_date, "end_date", end_date),
            optional(check_id, "document_id", document_id, minimum=0),
            optional(format_moment, "changed_after", changed_after, "local-date-time"),
            optional(format_moment, "changed_before", changed_before, "local-date-time"),
        ),
    )


_UNLINK_APPOINTMENT_SERVICE_ASSOCIATION: Endpoint[list[models.ServiceConsumables]] = LazyEndpoint(
    id="unlink_appointment_service_association",
    method="DELETE",
    path="/technological_cards/record_consumables/technological_cards/{location_id}/{record_id}/{service_id}",
    result=lambda: list[models.ServiceConsumables],
    auth=AuthLevel.USER,
    query=(Query("delete_consumables"),),
    body=Body.JSON,
)


@factory(_UNLINK_APPOINTMENT_SERVICE_ASSOCIATION)
def unlink_appointment_service_association(
    location_id: int,
    appointment_id: int,
    service_id: int,
    *,
    body: models.UnlinkAppointmentServiceAssociationInput | Mapping[str, Any] | UnsetType = UNSET,
    delete_consumables: int | None = None,
) -> Operation[list[models.ServiceConsumables]]:
    """Unlink bills of materials from an appointment service

    Removes the bills of materials from one service of an appointment, on request with the consumables.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        service_id: Service, by id.
        delete_consumables: 1 to delete the consumables too.
    """
    return Operation(
        _UNLINK_APPOINTMENT_SERVICE_ASSOCIATION,
        (
            check_id("location_id", location_id),
            check_id("appointment_id", appointment_id),
            check_id("service_id", service_id),
        ),
        (optional(check_integer, "delete_consumables", delete_consumables),),
        convert_optional_body(models.UnlinkAppointmentServiceAssociationInput, body),
    )


_UPDATE_APPOINTMENT_SERVICE_CONSUMABLES: Endpoint[list[models.ServiceConsumables]] = LazyEndpoint(
    id="update_appointment_service_consumables",
    method="PUT",
    path="/technological_cards/record_consumables/consumables/{location_id}/{record_id}/{service_id}",
    result=lambda: list[models.ServiceConsumables],
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_APPOINTMENT_SERVICE_CONSUMABLES)
def update_appointment_service_consumables(
    location_id: int,
    appointment_id: int,
    service_id: int,
    *,
    body: models.UpdateAppointmentServiceConsumablesInput | Mapping[str, Any],
) -> Operation[list[models.ServiceConsumables]]:
    """Set the consumables of an appointment service

    Replaces the consumables of one service of an appointment and returns them.

    Args:
        location_id: Location, by id.
        appointment_id: Appointment, by id.
        service_id: Service, by id.
    """
    return Operation(
        _UPDATE_APPOINTMENT_SERVICE_CONSUMABLES,
        (
            check_id("location_id", location_id),
            check_id("appointment_id", appointment_id),
            check_id("service_id", service_id),
        ),
        (),
        convert_body(models.UpdateAppointmentServiceConsumablesInput, body),
    )


_UPDATE_DOCUMENT: Endpoint[models.StorageDocument] = LazyEndpoint(
    id="update_document",
    method="PUT",
    path="/storage_operations/documents/{location_id}/{document_id}",
    result=lambda: models.StorageDocument,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_DOCUMENT)
def update_document(
    location_id: int,
    document_id: int,
    *,
    body: models.StorageDocumentInput | Mapping[str, Any],
) -> Operation[models.StorageDocument]:
    """Update a storage document

    Replaces the fields of a storage document and returns it.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
    """
    return Operation(
        _UPDATE_DOCUMENT,
        (check_id("location_id", location_id), check_id("document_id", document_id)),
        (),
        convert_body(models.StorageDocumentInput, body),
    )


_UPDATE_TRANSACTION: Endpoint[models.ProductTransactionDetails] = LazyEndpoint(
    id="update_transaction",
    method="PUT",
    path="/storage_operations/goods_transactions/{location_id}/{transaction_id}",
    result=lambda: models.ProductTransactionDetails,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_TRANSACTION)
def update_transaction(
    location_id: int,
    transaction_id: int,
    *,
    body: models.ProductTransactionInput | Mapping[str, Any],
) -> Operation[models.ProductTransactionDetails]:
    """Update a product transaction

    Replaces the fields of a product transaction and returns it. A sale has a negative amount.

    Args:
        location_id: Location, by id.
        transaction_id: Transaction, by id.
    """
    return Operation(
        _UPDATE_TRANSACTION,
        (check_id("location_id", location_id), check_id("transaction_id", transaction_id)),
        (),
        convert_body(models.ProductTransactionInput, body),
    )
