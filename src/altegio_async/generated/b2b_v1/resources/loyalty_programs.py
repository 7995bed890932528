# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.loyalty_programs`."""

from __future__ import annotations

import builtins
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw


class LoyaltyPrograms(Resource):
    """Methods of `altegio.loyalty_programs`."""

    @cached_property
    def with_raw_response(self) -> LoyaltyProgramsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return LoyaltyProgramsWithRawResponse(self._copy_for_raw_responses())

    async def apply_card_deduction(
        self,
        location_id: int,
        card_id: int,
        *,
        appointment_id: int,
        visit_id: int,
        amount: Decimal | int,
    ) -> models.VisitPayments:
        """Pay a visit from a loyalty card.

        Takes a sum from a loyalty card for an appointment and returns the payments of the visit.

        After a lost response (an error whose `sent` is not False), `list_transactions_by_visit` contains
        the payment from the card only if it was made. A repeated call can pay twice.

        Args:
            location_id: location, by id.
            card_id: card, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.
            amount: sum to pay from the card, in the currency of the location.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `apply_loyalty_card_deduction`.
        """
        return await self._pipeline.call(
            operations.apply_loyalty_card_deduction(
                location_id,
                card_id,
                body={
                    "appointment_id": appointment_id,
                    "visit_id": visit_id,
                    "amount": amount,
                },
            )
        )

    async def apply_discount_promotion(
        self,
        location_id: int,
        card_id: int,
        promotion_id: int,
        *,
        appointment_id: int,
        visit_id: int,
    ) -> models.VisitPayments:
        """Apply a discount to a visit.

        Applies a discount of a loyalty card to an appointment and returns the payments of the visit.

        After a lost response (an error whose `sent` is not False), `list_transactions_by_visit` contains
        a transaction with this `promotion_id` only if the discount was applied.

        Args:
            location_id: location, by id.
            card_id: card, by id.
            promotion_id: program, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `apply_discount_promotion`.
        """
        return await self._pipeline.call(
            operations.apply_discount_promotion(
                location_id,
                card_id,
                promotion_id,
                body={
                    "appointment_id": appointment_id,
                    "visit_id": visit_id,
                },
            )
        )

    async def apply_referral(
        self,
        location_id: int,
        chain_id: int,
        *,
        appointment_id: int,
        visit_id: int,
        referrer_phone: str,
    ) -> models.VisitPayments:
        """Apply a referral to a visit.

        Credits the client who recommended the location and returns the payments of the visit.

        After a lost response (an error whose `sent` is not False), `list_transactions_by_visit` contains
        a transaction with `type_id` 4 only if the referral was applied.

        Args:
            location_id: location, by id.
            chain_id: chain, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.
            referrer_phone: phone of the client who recommended the location; its digits are sent. The API
                finds clients by their full international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `apply_referral_program`.
        """
        return await self._pipeline.call(
            operations.apply_referral_program(
                location_id,
                chain_id,
                body={
                    "appointment_id": appointment_id,
                    "visit_id": visit_id,
                    "referrer_phone": referrer_phone,
                },
            )
        )

    async def cancel_card_withdrawal(
        self,
        location_id: int,
        card_id: int,
        *,
        appointment_id: int,
        visit_id: int,
    ) -> models.VisitPayments:
        """Cancel a payment from a loyalty card.

        Puts the sum back on the loyalty card and returns the payments of the visit.

        After a lost response (an error whose `sent` is not False), `list_transactions_by_visit` contains
        the payment from the card only if it was not cancelled.

        Args:
            location_id: location, by id.
            card_id: card, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `cancel_loyalty_card_withdrawal`.
        """
        return await self._pipeline.call(
            operations.cancel_loyalty_card_withdrawal(
                location_id,
                card_id,
                body={
                    "appointment_id": appointment_id,
                    "visit_id": visit_id,
                },
            )
        )

    async def cancel_discount_promotion(
        self,
        location_id: int,
        card_id: int,
        promotion_id: int,
        *,
        appointment_id: int,
        visit_id: int,
    ) -> models.VisitPayments:
        """Cancel a discount of a visit.

        Removes a discount from an appointment and returns the payments of the visit.

        After a lost response (an error whose `sent` is not False), `list_transactions_by_visit` contains
        a transaction with this `promotion_id` only if the discount was not cancelled.

        Args:
            location_id: location, by id.
            card_id: card, by id.
            promotion_id: program, by id.
            appointment_id: appointment, by id.
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `cancel_discount_promotion`.
        """
        return await self._pipeline.call(
            operations.cancel_discount_promotion(
                location_id,
                card_id,
                promotion_id,
                body={
                    "appointment_id": appointment_id,
                    "visit_id": visit_id,
                },
            )
        )

    async def generate_code(self, location_id: int, product_id: int) -> models.LoyaltyCode:
        """Generate a code for a gift card or membership.

        Returns a free code for a gift card or membership that is sold as a product.

        Args:
            location_id: location, by id.
            product_id: product, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `generate_loyalty_code`.
        """
        return await self._pipeline.call(operations.generate_loyalty_code(location_id, product_id))

    async def list(
        self,
        location_id: int,
        *,
        include: str | None = None,
        type: Literal["discount_static", "discount_accumulative_visits", "discount_accumulative_sold", "discount_accumulative_paid", "cashback_static_sold", "cashback_static_paid", "cashback_accumulative_paid", "cashback_accumulative_sold", "cashback_accumulative_paid_visits", "cashback_accumulative_sold_visits", "cashback_sold_visits", "cashback_paid_visits", "package_discount"] | None = None,
    ) -> builtins.list[models.LocationPromotion]:
        """List the promotions of a location.

        Returns the promotions that are active at a location.

        Args:
            location_id: location, by id.
            include: further data to return.
            type: kind to return.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_loyalty_program_list`.
        """
        return await self._pipeline.call(
            operations.get_location_loyalty_program_list(
                location_id,
                include=include,
                type=type,
            )
        )

    async def list_transactions_by_visit(
        self,
        visit_id: int,
    ) -> builtins.list[models.VisitLoyaltyTransaction]:
        """List the loyalty transactions of a visit.

        Returns the loyalty transactions of a visit.

        Args:
            visit_id: visit, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_loyalty_transactions_by_visit`.
        """
        return await self._pipeline.call(operations.get_loyalty_transactions_by_visit(visit_id))


class LoyaltyProgramsWithRawResponse:
    """Methods of `altegio.loyalty_programs.with_raw_response`."""

    def __init__(self, loyalty_programs: LoyaltyPrograms) -> None:
        self.apply_card_deduction: Final = raw(loyalty_programs.apply_card_deduction)
        self.apply_discount_promotion: Final = raw(loyalty_programs.apply_discount_promotion)
        self.apply_referral: Final = raw(loyalty_programs.apply_referral)
        self.cancel_card_withdrawal: Final = raw(loyalty_programs.cancel_card_withdrawal)
        self.cancel_discount_promotion: Final = raw(loyalty_programs.cancel_discount_promotion)
        self.generate_code: Final = raw(loyalty_programs.generate_code)
        self.list: Final = raw(loyalty_programs.list)
        self.list_transactions_by_visit: Final = raw(loyalty_programs.list_transactions_by_visit)
