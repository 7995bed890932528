# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, factory
from altegio_async._core.validation import check_id

_CREATE_PAYMENT_WITH_LOYALTY_METHODS: Endpoint[models.Sale] = LazyEndpoint(
    id="create_payment_with_loyalty_methods",
    method="POST",
    path="/company/{location_id}/sale/{document_id}/payment",
    result=lambda: models.Sale,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_CREATE_PAYMENT_WITH_LOYALTY_METHODS)
def create_payment_with_loyalty_methods(
    location_id: int,
    document_id: int,
    *,
    body: models.CreatePaymentWithLoyaltyMethodsInput | Mapping[str, Any],
) -> Operation[models.Sale]:
    """Pay a sale

    Adds a payment to a sale and returns the sale. The slug of the method decides which fields are
    required. Sums are in the currency of the location.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
    """
    return Operation(
        _CREATE_PAYMENT_WITH_LOYALTY_METHODS,
        (check_id("location_id", location_id), check_id("document_id", document_id)),
        (),
        convert_body(models.CreatePaymentWithLoyaltyMethodsInput, body),
    )


_DELETE_LOCATION_ACCOUNT_PAYMENT: Endpoint[models.Sale] = LazyEndpoint(
    id="delete_location_account_payment",
    method="DELETE",
    path="/company/{location_id}/sale/{document_id}/payment/payment_transaction/{payment_transaction_id}",
    result=lambda: models.Sale,
    auth=AuthLevel.USER,
)


@factory(_DELETE_LOCATION_ACCOUNT_PAYMENT)
def delete_location_account_payment(
    location_id: int,
    document_id: int,
    payment_transaction_id: int,
) -> Operation[models.Sale]:
    """Cancel a money payment of a sale

    Deletes a payment to an account of the location and returns the sale.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
        payment_transaction_id: Payment transaction, by id.
    """
    return Operation(
        _DELETE_LOCATION_ACCOUNT_PAYMENT,
        (
            check_id("location_id", location_id),
            check_id("document_id", document_id),
            check_id("payment_transaction_id", payment_transaction_id),
        ),
    )


_DELETE_LOYALTY_PAYMENT_TRANSACTION: Endpoint[models.Sale] = LazyEndpoint(
    id="delete_loyalty_payment_transaction",
    method="DELETE",
    path="/company/{location_id}/sale/{document_id}/payment/loyalty_transaction/{payment_transaction_id}",
    result=lambda: models.Sale,
    auth=AuthLevel.USER,
)


@factory(_DELETE_LOYALTY_PAYMENT_TRANSACTION)
def delete_loyalty_payment_transaction(
    location_id: int,
    document_id: int,
    payment_transaction_id: int,
) -> Operation[models.Sale]:
    """Cancel a loyalty payment of a sale

    Deletes a payment by loyalty card, gift card, membership, promotion or client account and returns the
    sale.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
        payment_transaction_id: Payment transaction, by id.
    """
    return Operation(
        _DELETE_LOYALTY_PAYMENT_TRANSACTION,
        (
            check_id("location_id", location_id),
            check_id("document_id", document_id),
            check_id("payment_transaction_id", payment_transaction_id),
        ),
    )


_GET_SALE_TRANSACTION: Endpoint[models.Sale] = LazyEndpoint(
    id="get_sale_transaction",
    method="GET",
    path="/company/{location_id}/sale/{document_id}",
    result=lambda: models.Sale,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_SALE_TRANSACTION)
def get_sale_transaction(location_id: int, document_id: int) -> Operation[models.Sale]:
    """Get a sale

    Returns the items, payments, loyalty transactions and available payment methods of a sale. Sums are in
    the currency of the location.

    Args:
        location_id: Location, by id.
        document_id: Document, by id.
    """
    return Operation(
        _GET_SALE_TRANSACTION,
        (check_id("location_id", location_id), check_id("document_id", document_id)),
    )
