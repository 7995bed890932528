"""Traps of loyalty cards, promotions and templates: their responses are published without an envelope."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from typing import Any

import msgspec
import pytest

from altegio_async import AltegioClient
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.testing import Answer, FakeAltegio
from altegio_async.testing.data.world import Client, Location, Promotion
from tests.support.loyalty_samples import PROMOTION

PHONE = "12025550168"
Call = Callable[[AltegioClient], Awaitable[Any]]


class PublishedSuccess(msgspec.Struct):
    """The published body of a deletion."""

    success: bool
    data: None


class PublishedObject(msgspec.Struct):
    """An object without an envelope, with the field that each published object has."""

    id: int


def remove_envelope(answer: Answer) -> Answer:
    answer.body = answer.body["data"]
    return answer


@pytest.fixture
def bodies() -> list[bytes]:
    """Return a list that receives the body of each response."""
    return []


@pytest.fixture
def api(altegio: AltegioClient, bodies: list[bytes]) -> AltegioClient:
    """Return a strict client that records the bodies of responses."""

    async def record(
        request: WireRequest, send: Callable[[WireRequest], Awaitable[WireResponse]]
    ) -> WireResponse:
        response = await send(request)
        bodies.append(response.body)
        return response

    return altegio.with_options(middlewares=[record])


@pytest.fixture
def client(fake: FakeAltegio, here: Location) -> Client:
    """Return a client with two loyalty cards. The signed-in user has the same phone."""
    fake.world.templates[1] = {
        "id": 1, "chain_id": here.chain_id, "type": "big", "body": "Hello", "message_type": "loyalty_discount_changed"
    }  # fmt: skip
    client = fake.add_client(here.id, phone=fake.users[0].phone)
    for _ in range(2):
        fake.add_loyalty_card(here.id, client=client)
    return client


def build_calls(fake: FakeAltegio, here: Location, client: Client) -> dict[str, tuple[Call, Any]]:
    """Return a call of each operation, and its published form."""
    chain, phone, numbers = here.chain_id, client.phone, count(1)
    [kind] = {card.type_id for card in fake.world.cards_of[client.id]}
    other = fake.add_client(here.id, phone=PHONE)
    promotion = {**PROMOTION, "company_ids": [here.id]}
    ids: list[int] = []

    async def create(api: AltegioClient) -> Any:
        created = await api.chains.promotions.create(chain, body=promotion)
        ids.append(created.id)
        return created.title, created.type

    async def issue(api: AltegioClient) -> Any:
        number = f"00{next(numbers)}"
        card = await api.loyalty_cards.issue(
            here.id, loyalty_card_number=number, loyalty_card_type_id=str(kind), phone=other.phone
        )
        assert card.number == number
        return card.type_id, card.balance

    one, many = PublishedObject, list[PublishedObject]
    return {
        "get_loyalty_card_list_by_client_id": (lambda api: api.loyalty_cards.list_for_client(client.id), one),
        "get_loyalty_card_list_by_phone": (
            lambda api: api.loyalty_cards.list_by_phone(phone, chain, here.id), one
        ),
        "get_user_loyalty_cards": (lambda api: api.loyalty_cards.list_for_user(chain), one),
        "get_loyalty_card_type_list": (lambda api: api.loyalty_cards.list_types(here.id), many),
        "get_loyalty_card_type_list_for_client": (
            lambda api: api.loyalty_cards.list_types_for_client(here.id, other.phone), many
        ),
        "get_chain_loyalty_card_type_list": (lambda api: api.loyalty_cards.list_types_for_chain(chain), many),
        "get_chain_loyalty_notification_template_list": (
            lambda api: api.chains.notification_templates.list(chain), many
        ),
        "issue_loyalty_card": (issue, one),
        "create_chain_loyalty_program": (create, one),
        "get_chain_loyalty_program": (lambda api: api.chains.promotions.get(chain, ids[0]), one),
        "update_chain_loyalty_program": (
            lambda api: api.chains.promotions.replace(chain, ids[0], body={"title": "May"}), one
        ),
    }  # fmt: skip


async def test_results_are_the_same_with_and_without_the_envelope_that_is_not_published(
    fake: FakeAltegio, here: Location, client: Client, api: AltegioClient, bodies: list[bytes]
):
    problems: list[str] = []
    for operation, (call, published) in build_calls(fake, here, client).items():
        found = await call(api)
        if not found:
            problems.append(f"{operation}: {found}")
        with suppress(msgspec.DecodeError):
            msgspec.json.decode(bodies[-1], type=published)
            problems.append(f"{operation}: the published form decodes the response")
        injection = fake.inject(alter=remove_envelope, operation=operation)
        bare = await call(api)
        fake.injections.remove(injection)
        if bare != found:
            problems.append(f"{operation}: {bare} without an envelope, {found} with it")
    assert problems == []


async def test_lists_of_cards_have_all_cards_although_one_object_is_published(
    fake: FakeAltegio, here: Location, client: Client, api: AltegioClient
):
    ids = [card.id for card in fake.world.cards_of[client.id]]
    lists = (
        api.loyalty_cards.list_for_client(client.id),
        api.loyalty_cards.list_by_phone(client.phone, here.chain_id, here.id),
        api.loyalty_cards.list_for_user(here.chain_id),
    )
    assert [[card.id for card in await one] for one in lists] == [ids] * 3
    assert len(ids) == 2


async def test_deletions_are_successes_without_the_published_body(
    fake: FakeAltegio, here: Location, client: Client, altegio: AltegioClient
):
    chain, types = here.chain_id, altegio.membership_types
    first, second = (fake.add_membership_type(here.id) for _ in range(2))
    cards = fake.world.cards_of[client.id]
    promotions = [fake.world.make_id() for _ in range(2)]
    for ident in promotions:
        fake.world.promotions[ident] = Promotion(ident, chain, {}, [], [], [])
    kind = f"/chain/{chain}/loyalty/abonement_types/{second.id}"
    plain: list[tuple[Any, str, str, Any]] = [
        (types.archive(chain, first.id), "PATCH", kind, {"is_archived": "1"}),
        (types.delete(chain, first.id), "DELETE", kind, None),
        (types.restore(chain, first.id, restore_in_title="Ten"), "POST", kind, {"restore_in_title": "Ten"}),
        (
            altegio.chains.promotions.delete(chain, promotions[0]),
            "DELETE",
            f"/chain/{chain}/loyalty/programs/{promotions[1]}",
            None,
        ),
        (
            altegio.loyalty_cards.delete(here.id, cards[0].id),
            "DELETE",
            f"/loyalty/cards/{here.id}/{cards[1].id}",
            None,
        ),
    ]
    for call, method, path, body in plain:
        assert await call is None
        response = await altegio.request_with_raw_response(method, path, json=body)
        assert response.status == 204
        # A client that decodes the published body fails, although the object was deleted.
        with pytest.raises(msgspec.DecodeError):
            msgspec.json.decode(response.body, type=PublishedSuccess)
    assert [item.is_deleted for item in (first, second)] == [False, False]
    assert not cards
    assert not set(promotions) & fake.world.promotions.keys()


async def test_a_created_type_is_returned_although_the_status_is_not_200(
    fake: FakeAltegio, here: Location, altegio: AltegioClient
):
    chain, types = here.chain_id, altegio.membership_types
    body = {"title": "Ten", "salon_group_id": chain, "cost": 100, "service_categories": {}}
    path = f"/chain/{chain}/loyalty/abonement_types"
    response = await altegio.request_with_raw_response("POST", path, json=body)
    ident = response.value["id"]
    copied = await altegio.request_with_raw_response("POST", f"{path}/{ident}/clone", json={})
    # A client that checks for 200 reports two failures, and creates the types again.
    assert (response.status, copied.status) == (201, 201)
    clone = await types.clone(chain, ident)
    found = {one.id for one in await types.list_for_chain(chain).collect()}
    assert found == {ident, copied.value["id"], clone.id}
