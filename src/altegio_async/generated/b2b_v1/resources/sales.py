# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.sales`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Sales(Resource):
    """Methods of `altegio.sales`."""

    @cached_property
    def with_raw_response(self) -> SalesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return SalesWithRawResponse(self._copy_for_raw_responses())

    async def delete_location_account_payment(
        self,
        location_id: int,
        document_id: int,
        payment_transaction_id: int,
    ) -> models.Sale:
        """Cancel a money payment of a sale.

        Deletes a payment to an account of the location and returns the sale.

        After a lost response (an error whose `sent` is not False), `get` shows the payment in
        `state.payment_transactions` only if it was not cancelled.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            payment_transaction_id: payment transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_location_account_payment`.
        """
        return await self._pipeline.call(
            operations.delete_location_account_payment(
                location_id,
                document_id,
                payment_transaction_id,
            )
        )

    async def delete_loyalty_payment_transaction(
        self,
        location_id: int,
        document_id: int,
        payment_transaction_id: int,
    ) -> models.Sale:
        """Cancel a loyalty payment of a sale.

        Deletes a payment by loyalty card, gift card, membership, promotion or client account and returns
        the sale.

        After a lost response (an error whose `sent` is not False), `get` shows the payment in
        `state.loyalty_transactions` only if it was not cancelled.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            payment_transaction_id: payment transaction, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_loyalty_payment_transaction`.
        """
        return await self._pipeline.call(
            operations.delete_loyalty_payment_transaction(
                location_id,
                document_id,
                payment_transaction_id,
            )
        )

    async def get(self, location_id: int, document_id: int) -> models.Sale:
        """Get a sale.

        Returns the items, payments, loyalty transactions and available payment methods of a sale. Sums
        are in the currency of the location.

        Args:
            location_id: location, by id.
            document_id: document, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_sale_transaction`.
        """
        return await self._pipeline.call(operations.get_sale_transaction(location_id, document_id))

    async def pay(
        self,
        location_id: int,
        document_id: int,
        *,
        body: models.CreatePaymentWithLoyaltyMethodsInput | Mapping[str, Any],
    ) -> models.Sale:
        """Pay a sale.

        Adds a payment to a sale and returns the sale. The slug of the method decides which fields are
        required. Sums are in the currency of the location.

        After a lost response (an error whose `sent` is not False), `get` shows the payment in
        `state.payment_transactions` or `state.loyalty_transactions` only if it was made. A repeated call
        can pay twice.

        Args:
            location_id: location, by id.
            document_id: document, by id.
            body: a `CreatePaymentWithLoyaltyMethodsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_payment_with_loyalty_methods`.
        """
        return await self._pipeline.call(
            operations.create_payment_with_loyalty_methods(
                location_id,
                document_id,
                body=body,
            )
        )


class SalesWithRawResponse:
    """Methods of `altegio.sales.with_raw_response`."""

    def __init__(self, sales: Sales) -> None:
        self.delete_location_account_payment: Final = raw(sales.delete_location_account_payment)
        self.delete_loyalty_payment_transaction: Final = raw(sales.delete_loyalty_payment_transaction)
        self.get: Final = raw(sales.get)
        self.pay: Final = raw(sales.pay)
