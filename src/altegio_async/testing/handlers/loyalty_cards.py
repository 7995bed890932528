"""Loyalty cards and their types: lists, issue, removal, manual transactions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from altegio_async.testing.data.changes import ChangeStatus
from altegio_async.testing.data.world import (
    LoyaltyCard,
    LoyaltyCardType,
    Promotion,
    Transaction,
    World,
    extract_digits,
)
from altegio_async.testing.handlers.promotions import KIND_IDS
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_no_content,
    answer_object,
    make_invalid_refusal,
    render_money,
)


def list_cards_of_client(world: World, call: HandlerCall) -> Answer:
    """List the cards of a client by its id."""
    client = world.clients.get(call.number("client_id"))
    if client is None:
        raise Refusal(404)
    return _answer_cards(world, world.cards_of.get(client.id, []))


def list_cards_by_phone(world: World, call: HandlerCall) -> Answer:
    """List the cards of a location's client by phone; empty for an unknown phone."""
    if world.locations[call.number("location_id")].chain_id != call.number("chain_id"):
        raise Refusal(404)
    client = world.find_client(call.number("location_id"), call.path["phone"])
    return _answer_cards(world, [] if client is None else world.cards_of.get(client.id, []))


def list_user_cards(world: World, call: HandlerCall) -> Answer:
    """List the cards of the signed-in user in a chain."""
    phone = call.user.phone if call.user else ""
    clients = (world.find_client(i, phone) for i in world.chains[call.number("chain_id")].location_ids)
    return _answer_cards(
        world, [card for client in clients if client for card in world.cards_of.get(client.id, [])]
    )


def _answer_cards(world: World, cards: list[LoyaltyCard]) -> Answer:
    return answer_list([render_card_with_programs(world, card) for card in cards])


def list_types_at_location(world: World, call: HandlerCall) -> Answer:
    """List the card types of a location's chain, with the chain."""
    return answer_list([_render_type(world, kind) for kind in _list_types(world, _find_chain(world, call))])


def list_types_for_client(world: World, call: HandlerCall) -> Answer:
    """List the card types of which a client has no card yet."""
    client = world.find_client(call.number("location_id"), call.path["phone"])
    cards = [] if client is None else world.cards_of.get(client.id, [])
    owned = {card.type_id for card in cards}
    kinds = _list_types(world, _find_chain(world, call))
    return answer_list([_render_type(world, kind) for kind in kinds if kind.id not in owned])


def list_types_of_chain(world: World, call: HandlerCall) -> Answer:
    """List the card types of a chain."""
    return answer_list(
        [{"id": kind.id, "title": kind.title} for kind in _list_types(world, call.number("chain_id"))]
    )


def _find_chain(world: World, call: HandlerCall) -> int:
    return world.locations[call.number("location_id")].chain_id


def _list_types(world: World, chain_id: int) -> list[LoyaltyCardType]:
    return [kind for kind in world.card_types.values() if kind.chain_id == chain_id]


def issue_card(world: World, call: HandlerCall) -> Answer:
    """Issue a card to the client with a phone."""
    location = world.locations[call.number("location_id")]
    names = ("loyalty_card_number", "loyalty_card_type_id", "phone")
    missing = {name: ["This field is required."] for name in names if not call.body.get(name)}
    if missing:
        raise make_invalid_refusal(missing)
    kind = world.card_types.get(int(extract_digits(str(call.body["loyalty_card_type_id"])) or 0))
    if kind is None or kind.chain_id != location.chain_id:
        raise Refusal(400, "There is no such type of loyalty card.")
    client = world.find_client(location.id, str(call.body["phone"]))
    if client is None:
        raise Refusal(404)
    number = str(call.body["loyalty_card_number"])
    if any((card.chain_id, card.number) == (location.chain_id, number) for card in world.cards.values()):
        raise Refusal(400, "A card with this number was issued already.")
    card = LoyaltyCard(
        id=world.make_id(),
        number=number,
        type_id=kind.id,
        chain_id=location.chain_id,
        location_id=location.id,
        client_id=client.id,
        balance=Decimal(0),
        paid=Decimal(0),
        sold=Decimal(0),
        visits=0,
    )
    world.cards[card.id] = card
    world.cards_of.setdefault(client.id, []).append(card)
    announce_card(world, card, "create")
    return answer_object(render_card_with_programs(world, card))


def remove_card(world: World, call: HandlerCall) -> Answer:
    """Remove a card from its client."""
    card = world.cards.get(call.number("card_id"))
    if card is None or card.chain_id != _find_chain(world, call):
        raise Refusal(404)
    announce_card(world, card, "delete")
    del world.cards[card.id]
    world.cards_of[card.client_id].remove(card)
    return answer_no_content()


def transact_at_location(world: World, call: HandlerCall) -> Answer:
    """Add to a card's balance, or take from it, at a location."""
    return _transact(world, call, _find_chain(world, call))


def transact_in_chain(world: World, call: HandlerCall) -> Answer:
    """Add to a card's balance, or take from it, in the chain's name."""
    return _transact(world, call, call.number("chain_id"))


def _transact(world: World, call: HandlerCall, chain_id: int) -> Answer:
    card = world.cards.get(call.number("card_id"))
    if card is None or card.chain_id != chain_id:
        raise Refusal(404)
    amount = call.body.get("amount")
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        raise make_invalid_refusal({"amount": ["A number is needed."]})
    change = Decimal(str(amount))
    card.balance += change
    ident = world.make_id()
    world.transactions[ident] = Transaction(
        id=ident,
        chain_id=chain_id,
        location_id=card.location_id,
        created=call.now,
        amount=abs(change),
        type_id=5 if change >= 0 else 6,
        card_id=card.id,
    )
    announce_card(world, card, "update")
    return Answer(200, {"success": True, "data": _render_plain(card), "meta": {}})


def announce_card(world: World, card: LoyaltyCard, status: ChangeStatus) -> None:
    """Report a change of a loyalty card."""
    world.announce(
        "loyalty_card",
        status,
        location_id=card.location_id,
        resource_id=card.id,
        render=lambda: _render_event(world, card),
    )


def _render_event(world: World, card: LoyaltyCard) -> dict[str, Any]:
    """Return a card as in webhook events. The client can have been deleted."""
    client = world.clients.get(card.client_id)
    row: dict[str, Any] = {"id": card.id, "balance": render_money(card.balance), "number": card.number}
    return row if client is None else {**row, "phone": f"+{client.phone}"}


def _render_plain(card: LoyaltyCard) -> dict[str, Any]:
    return {**_render_common(card), "max_discount_percent": 0, "max_discount_amount": 0}


def _render_common(card: LoyaltyCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "balance": render_money(card.balance),
        "points": 0,
        "paid_amount": render_money(card.paid),
        "sold_amount": render_money(card.sold),
        "visits_count": card.visits,
        "number": card.number,
        "type_id": card.type_id,
        "salon_group_id": card.chain_id,
    }


def _render_chain(world: World, chain_id: int) -> dict[str, Any]:
    return {"id": chain_id, "title": world.chains[chain_id].title}


def _render_type(world: World, kind: LoyaltyCardType) -> dict[str, Any]:
    return {
        "id": kind.id,
        "title": kind.title,
        "salon_group_id": kind.chain_id,
        "salon_group": _render_chain(world, kind.chain_id),
    }


def render_card_with_programs(world: World, card: LoyaltyCard) -> dict[str, Any]:
    """Render a card with its type, its chain and its promotions."""
    kind = world.card_types[card.type_id]
    programs = [p for p in world.promotions.values() if kind.id in p.card_type_ids]
    return {
        **_render_common(card),
        "type": {"id": kind.id, "title": kind.title, "salon_group_id": kind.chain_id},
        "salon_group": _render_chain(world, card.chain_id),
        "programs": [_render_program(program) for program in programs],
    }


def _render_program(program: Promotion) -> dict[str, Any]:
    kind_text = str(program.fields["type"])
    kind_id = KIND_IDS.get(kind_text, 0)
    is_discount = kind_text.startswith("discount")
    return {
        "id": program.id,
        "title": program.fields["title"],
        "value": 0,
        "loyalty_type_id": kind_id,
        "item_type_id": 1,
        "value_unit_id": 1 if program.fields["value_unit"] == "percent" else 2,
        "group_id": program.chain_id,
        "loyalty_type": {
            "id": kind_id,
            "title": kind_text.replace("_", " "),
            "is_discount": is_discount,
            "is_cashback": not is_discount,
            "is_static": "static" in kind_text,
            "is_accumulative": "accumulative" in kind_text,
        },
        "rules": [
            {
                "id": rule["id"],
                "loyalty_program_id": program.id,
                "loyalty_type_id": kind_id,
                "value": rule["value"],
                "parameter": rule["parameter"],
            }
            for rule in program.rules
        ],
    }
