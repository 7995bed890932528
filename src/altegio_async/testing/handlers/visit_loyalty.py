"""Loyalty at a location and in visits: promotions, codes, payments from cards, discounts and referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.discounts import list_discounts
from altegio_async.testing.data.finance import CARD_WITHDRAWAL, make_document_id
from altegio_async.testing.data.issue import make_code
from altegio_async.testing.data.sale import find_client_id, find_sale
from altegio_async.testing.handlers.promotions import KIND_IDS
from altegio_async.testing.handlers.sale_payments import (
    cancel,
    discount,
    read_amount,
    refer,
    withdraw_from_card,
)
from altegio_async.testing.handlers.visits import render_details
from altegio_async.testing.server.exchange import Answer, HandlerCall, Refusal, answer_list, answer_object
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.booking import Appointment
    from altegio_async.testing.data.finance import LoyaltyPayment, StockDocument
    from altegio_async.testing.data.world import LoyaltyCard, Promotion, World


def list_promotions(world: World, call: HandlerCall) -> Answer:
    """List the promotions of a location, by type."""
    location_id, kind = call.number("location_id"), call.first("type")
    rows = [one for one in world.promotions.values() if location_id in one.location_ids]
    rows = [one for one in rows if kind is None or one.fields["type"] == kind]
    return answer_list([_render_promotion(one) for one in rows])


def _render_promotion(promotion: Promotion) -> dict[str, Any]:
    return {
        "id": promotion.id,
        **promotion.fields,
        "loyalty_type_id": KIND_IDS.get(promotion.fields["type"], 0),
        "item_type_id": 1,
        "value_unit_id": 1 if promotion.fields["value_unit"] == "percent" else 2,
        "group_id": promotion.chain_id,
    }


def generate_code(world: World, call: HandlerCall) -> Answer:
    """Return a number that no membership and no gift card has."""
    product = world.finance.products.get(call.number("product_id"))
    if product is None or product.location_id != call.number("location_id"):
        raise Refusal(404)
    if not (product.membership_type_id or product.gift_card_type_id):
        raise Refusal(404, "The product is neither a membership nor a gift card.")
    return answer_object({"code": make_code(world)})


def apply_withdrawal(world: World, call: HandlerCall) -> Answer:
    """Pay a visit from a loyalty card of its client."""
    appointment, document = _find_visit(world, call)
    card, fields = _find_card(world, call, document), Fields(call.body)
    withdraw_from_card(world, document, card, read_amount(world, document, fields), call.now)
    return answer_object(render_details(world, appointment, document))


def cancel_withdrawal(world: World, call: HandlerCall) -> Answer:
    """Return what a loyalty card paid for a visit."""
    appointment, document = _find_visit(world, call)
    card = _find_card(world, call, document)
    payments = [
        payment
        for payment in world.finance.list_loyalty_payments(document.id)
        if payment.type_id == CARD_WITHDRAWAL and payment.card_id == card.id
    ]
    _cancel_all(world, call, payments, missing="The card paid nothing for the visit.")
    return answer_object(render_details(world, appointment, document))


def apply_promotion(world: World, call: HandlerCall) -> Answer:
    """Reduce the price of a visit by a promotion of a loyalty card."""
    appointment, document = _find_visit(world, call)
    card, promotion = _find_card(world, call, document), _find_promotion(world, call)
    discount(world, document, promotion, card, call.now)
    return answer_object(render_details(world, appointment, document))


def cancel_promotion(world: World, call: HandlerCall) -> Answer:
    """Remove the discount of a promotion from a visit."""
    appointment, document = _find_visit(world, call)
    card, promotion = _find_card(world, call, document), _find_promotion(world, call)
    payments = [
        payment for payment in list_discounts(world, document, promotion.id) if payment.card_id == card.id
    ]
    _cancel_all(world, call, payments, missing="The visit has no such discount.")
    return answer_object(render_details(world, appointment, document))


def _cancel_all(world: World, call: HandlerCall, payments: list[LoyaltyPayment], *, missing: str) -> None:
    """Cancel loyalty transactions. Respond with 404 and the message `missing` if there are none."""
    if not payments:
        raise Refusal(404, missing)
    for payment in payments:
        cancel(world, payment, call.now)


def apply_referral(world: World, call: HandlerCall) -> Answer:
    """Credit the loyalty card of the client who recommended the location."""
    appointment, document = _find_visit(world, call)
    if world.locations[appointment.location_id].chain_id != call.number("chain_id"):
        raise Refusal(404)
    refer(world, document, Fields(call.body), call.now)
    return answer_object(render_details(world, appointment, document))


def _find_visit(world: World, call: HandlerCall) -> tuple[Appointment, StockDocument]:
    """Return the appointment of a body and its sale. Both ids of the body must belong to it."""
    fields = Fields(call.body)
    fields.require("record_id", "visit_id")
    appointment = world.booking.appointments.get(fields.integer("record_id"))
    location_id = call.number("location_id")
    if appointment is None or appointment.is_deleted or appointment.visit_id != fields.integer("visit_id"):
        raise Refusal(404, "Visit not found.")
    document = find_sale(world, location_id, make_document_id(appointment.id))
    if document is None:
        raise Refusal(404, "Visit not found.")
    return appointment, document


def _find_card(world: World, call: HandlerCall, document: StockDocument) -> LoyaltyCard:
    card = world.cards.get(call.number("card_id"))
    if card is None or card.chain_id != world.locations[document.location_id].chain_id:
        raise Refusal(404, "Card not found.")
    if card.client_id != find_client_id(world, document):
        raise refuse("record_id", "The card belongs to another client.")
    return card


def _find_promotion(world: World, call: HandlerCall) -> Promotion:
    promotion = world.promotions.get(call.number("program_id"))
    if promotion is None or call.number("location_id") not in promotion.location_ids:
        raise Refusal(404, "Promotion not found.")
    return promotion


_VISIT = "/visit/loyalty"
_PROMOTION = "/{location_id}/{card_id}/{program_id}"

ROUTES: tuple[Route, ...] = (
    Route(
        "get_location_loyalty_program_list",
        "GET",
        "/company/{location_id}/loyalty/programs/search",
        list_promotions,
    ),
    Route("generate_loyalty_code", "GET", "/loyalty/generate_code/{location_id}/{product_id}", generate_code),
    Route(
        "apply_loyalty_card_deduction",
        "POST",
        _VISIT + "/apply_card_withdrawal/{location_id}/{card_id}",
        apply_withdrawal,
    ),
    Route(
        "cancel_loyalty_card_withdrawal",
        "POST",
        _VISIT + "/cancel_card_withdrawal/{location_id}/{card_id}",
        cancel_withdrawal,
    ),
    Route(
        "apply_discount_promotion", "POST", _VISIT + "/apply_discount_program" + _PROMOTION, apply_promotion
    ),
    Route(
        "cancel_discount_promotion",
        "POST",
        _VISIT + "/cancel_discount_program" + _PROMOTION,
        cancel_promotion,
    ),
    Route(
        "apply_referral_program",
        "POST",
        _VISIT + "/apply_referral_program/{location_id}/{chain_id}",
        apply_referral,
    ),
)
"""The loyalty operations of locations and of visits."""
