# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .. import models
from altegio_async._core.arguments import check_choice, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, Query, factory
from altegio_async._core.validation import check_id, check_text

_APPLY_DISCOUNT_PROMOTION: Endpoint[models.VisitPayments] = LazyEndpoint(
    id="apply_discount_promotion",
    method="POST",
    path="/visit/loyalty/apply_discount_program/{location_id}/{card_id}/{program_id}",
    result=lambda: models.VisitPayments,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_APPLY_DISCOUNT_PROMOTION)
def apply_discount_promotion(
    location_id: int,
    card_id: int,
    promotion_id: int,
    *,
    body: models.ApplyDiscountPromotionInput | Mapping[str, Any],
) -> Operation[models.VisitPayments]:
    """Apply a discount to a visit

    Applies a discount of a loyalty card to an appointment and returns the payments of the visit.

    Args:
        location_id: Location, by id.
        card_id: Card, by id.
        promotion_id: Program, by id.
    """
    return Operation(
        _APPLY_DISCOUNT_PROMOTION,
        (
            check_id("location_id", location_id),
            check_id("card_id", card_id),
            check_id("promotion_id", promotion_id),
        ),
        (),
        convert_body(models.ApplyDiscountPromotionInput, body),
    )


_APPLY_LOYALTY_CARD_DEDUCTION: Endpoint[models.VisitPayments] = LazyEndpoint(
    id="apply_loyalty_card_deduction",
    method="POST",
    path="/visit/loyalty/apply_card_withdrawal/{location_id}/{card_id}",
    result=lambda: models.VisitPayments,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_APPLY_LOYALTY_CARD_DEDUCTION)
def apply_loyalty_card_deduction(
    location_id: int,
    card_id: int,
    *,
    body: models.ApplyLoyaltyCardDeductionInput | Mapping[str, Any],
) -> Operation[models.VisitPayments]:
    """Pay a visit from a loyalty card

    Takes a sum from a loyalty card for an appointment and returns the payments of the visit.

    Args:
        location_id: Location, by id.
        card_id: Card, by id.
    """
    return Operation(
        _APPLY_LOYALTY_CARD_DEDUCTION,
        (check_id("location_id", location_id), check_id("card_id", card_id)),
        (),
        convert_body(models.ApplyLoyaltyCardDeductionInput, body),
    )


_APPLY_REFERRAL_PROGRAM: Endpoint[models.VisitPayments] = LazyEndpoint(
    id="apply_referral_program",
    method="POST",
    path="/visit/loyalty/apply_referral_program/{location_id}/{chain_id}",
    result=lambda: models.VisitPayments,
    auth=AuthLevel.USER,
    body=Body.JSON,
    sensitive=True,
)


@factory(_APPLY_REFERRAL_PROGRAM)
def apply_referral_program(
    location_id: int,
    chain_id: int,
    *,
    body: models.ApplyReferralProgramInput | Mapping[str, Any],
) -> Operation[models.VisitPayments]:
    """Apply a referral to a visit

    Credits the client who recommended the location and returns the payments of the visit.

    Args:
        location_id: Location, by id.
        chain_id: Chain, by id.
    """
    return Operation(
        _APPLY_REFERRAL_PROGRAM,
        (check_id("location_id", location_id), check_id("chain_id", chain_id)),
        (),
        convert_body(models.ApplyReferralProgramInput, body),
    )


_CANCEL_DISCOUNT_PROMOTION: Endpoint[models.VisitPayments] = LazyEndpoint(
    id="cancel_discount_promotion",
    method="POST",
    path="/visit/loyalty/cancel_discount_program/{location_id}/{card_id}/{program_id}",
    result=lambda: models.VisitPayments,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CANCEL_DISCOUNT_PROMOTION)
def cancel_discount_promotion(
    location_id: int,
    card_id: int,
    promotion_id: int,
    *,
    body: models.ApplyDiscountPromotionInput | Mapping[str, Any],
) -> Operation[models.VisitPayments]:
    """Cancel a discount of a visit

    Removes a discount from an appointment and returns the payments of the visit.

    Args:
        location_id: Location, by id.
        card_id: Card, by id.
        promotion_id: Program, by id.
    """
    return Operation(
        _CANCEL_DISCOUNT_PROMOTION,
        (
            check_id("location_id", location_id),
            check_id("card_id", card_id),
            check_id("promotion_id", promotion_id),
        ),
        (),
        convert_body(models.ApplyDiscountPromotionInput, body),
    )


_CANCEL_LOYALTY_CARD_WITHDRAWAL: Endpoint[models.VisitPayments] = LazyEndpoint(
    id="cancel_loyalty_card_withdrawal",
    method="POST",
    path="/visit/loyalty/cancel_card_withdrawal/{location_id}/{card_id}",
    result=lambda: models.VisitPayments,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CANCEL_LOYALTY_CARD_WITHDRAWAL)
def cancel_loyalty_card_withdrawal(
    location_id: int,
    card_id: int,
    *,
    body: models.ApplyDiscountPromotionInput | Mapping[str, Any],
) -> Operation[models.VisitPayments]:
    """Cancel a payment from a loyalty card

    Puts the sum back on the loyalty card and returns the payments of the visit.

    Args:
        location_id: Location, by id.
        card_id: Card, by id.
    """
    return Operation(
        _CANCEL_LOYALTY_CARD_WITHDRAWAL,
        (check_id("location_id", location_id), check_id("card_id", card_id)),
        (),
        convert_body(models.ApplyDiscountPromotionInput, body),
    )


_GENERATE_LOYALTY_CODE: Endpoint[models.LoyaltyCode] = LazyEndpoint(
    id="generate_loyalty_code",
    method="GET",
    path="/loyalty/generate_code/{location_id}/{product_id}",
    result=lambda: models.LoyaltyCode,
    auth=AuthLevel.USER,
    idempotent=True,
    sensitive=True,
)


@factory(_GENERATE_LOYALTY_CODE)
def generate_loyalty_code(location_id: int, product_id: int) -> Operation[models.LoyaltyCode]:
    """Generate a code for a gift card or membership

    Returns a free code for a gift card or membership that is sold as a product.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
    """
    return Operation(
        _GENERATE_LOYALTY_CODE,
        (check_id("location_id", location_id), check_id("product_id", product_id)),
    )


_GET_LOCATION_LOYALTY_PROGRAM_LIST: Endpoint[list[models.LocationPromotion]] = LazyEndpoint(
    id="get_location_loyalty_program_list",
    method="GET",
    path="/company/{location_id}/loyalty/programs/search",
    result=lambda: list[models.LocationPromotion],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include"), Query("type")),
)


@factory(_GET_LOCATION_LOYALTY_PROGRAM_LIST)
def get_location_loyalty_program_list(
    location_id: int,
    *,
    include: str | None = None,
    type: Literal["discount_static", "discount_accumulative_visits", "discount_accumulative_sold", "discount_accumulative_paid", "cashback_static_sold", "cashback_static_paid", "cashback_accumulative_paid", "cashback_accumulative_sold", "cashback_accumulative_paid_visits", "cashback_accumulative_sold_visits", "cashback_sold_visits", "cashback_paid_visits", "package_discount"] | None = None,
) -> Operation[list[models.LocationPromotion]]:
    """List the promotions of a location

    Returns the promotions that are active at a location.

    Args:
        location_id: Location, by id.
        include: Further data to return.
        type: Kind to return.
    """
    return Operation(
        _GET_LOCATION_LOYALTY_PROGRAM_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "include", include),
            optional(check_choice, "type", type, ("discount_static", "discount_accumulative_visits", "discount_accumulative_sold", "discount_accumulative_paid", "cashback_static_sold", "cashback_static_paid", "cashback_accumulative_paid", "cashback_accumulative_sold", "cashback_accumulative_paid_visits", "cashback_accumulative_sold_visits", "cashback_sold_visits", "cashback_paid_visits", "package_discount")),
        ),
    )


_GET_LOYALTY_TRANSACTIONS_BY_VISIT: Endpoint[list[models.VisitLoyaltyTransaction]] = LazyEndpoint(
    id="get_loyalty_transactions_by_visit",
    method="GET",
    path="/visit/loyalty/transactions/{visit_id}",
    result=lambda: list[models.VisitLoyaltyTransaction],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOYALTY_TRANSACTIONS_BY_VISIT)
def get_loyalty_transactions_by_visit(visit_id: int) -> Operation[list[models.VisitLoyaltyTransaction]]:
    """List the loyalty transactions of a visit

    Returns the loyalty transactions of a visit.

    Args:
        visit_id: Visit, by id.
    """
    return Operation(_GET_LOYALTY_TRANSACTIONS_BY_VISIT, (check_id("visit_id", visit_id),))
