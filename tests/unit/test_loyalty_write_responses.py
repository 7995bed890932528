"""Every loyalty write takes each form of a success, with and without a body; published forms do not."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import msgspec

from altegio_async import AltegioClient
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import APIResponseError
from altegio_async.testing.server.routes import ROUTES
from tests.support.loyalty_samples import PROMOTION, TYPE
from tests.support.pipelines import ScriptedTransport, make_pipeline, make_response

GIFT: dict[str, Any] = {
    "title": "Fifty",
    "balance": 50,
    "is_multi": True,
    "item_type_id": 0,
    "is_allow_empty_code": False,
    "balance_edit_type_id": 1,
    "service_ids": [],
    "salon_ids": [1],
    "expiration": {"type_id": 0},
    "online_sale": {"is_enabled": False},
}
CARD = {"loyalty_card_number": "0901234", "loyalty_card_type_id": "5", "phone": "13155550142"}
Call = Callable[[AltegioClient], Awaitable[Any]]
TYPES, GIFTS, MEMBERSHIPS = (
    "chain_loyalty_membership_types_",
    "chain_loyalty_certificate_types_",
    "chain_loyalty_memberships_",
)
WITHOUT_RESULT: dict[str, Call] = {
    TYPES + "delete": lambda api: api.membership_types.delete(2, 3),
    TYPES + "restore": lambda api: api.membership_types.restore(2, 3, restore_in_title="Ten"),
    TYPES + "archive": lambda api: api.membership_types.archive(2, 3),
    GIFTS + "delete": lambda api: api.gift_card_types.delete(2, 3),
    "delete_chain_loyalty_program": lambda api: api.chains.promotions.delete(2, 3),
    "remove_loyalty_card": lambda api: api.loyalty_cards.delete(1, 3),
}
WITH_OPTIONAL_RESULT: dict[str, Call] = {
    MEMBERSHIPS + "freeze": lambda api: api.memberships.freeze(2, 3),
    MEMBERSHIPS + "unfreeze": lambda api: api.memberships.unfreeze(2, 3),
    MEMBERSHIPS + "set_period": lambda api: api.memberships.set_period(2, 3, period=1, period_unit_id=1),
}
WITH_RESULT_READ_BACK: dict[str, Call] = {
    MEMBERSHIPS + "set_balance": lambda api: api.memberships.set_balance(
        2, 3, united_balance_services_count=4
    ),
}
WITH_RESULT: dict[str, Call] = {
    TYPES + "create": lambda api: api.membership_types.create(2, body=TYPE),
    TYPES + "update": lambda api: api.membership_types.replace(2, 3, body=TYPE),
    TYPES + "clone": lambda api: api.membership_types.clone(2, 3),
    GIFTS + "create": lambda api: api.gift_card_types.create(2, body=GIFT),
    GIFTS + "update": lambda api: api.gift_card_types.replace(2, 3, body=GIFT),
    "create_chain_loyalty_program": lambda api: api.chains.promotions.create(2, body=PROMOTION),
    "update_chain_loyalty_program": lambda api: api.chains.promotions.replace(2, 3, body={"title": "May"}),
    "issue_loyalty_card": lambda api: api.loyalty_cards.issue(1, **CARD),
    "create_loyalty_card_transaction": lambda api: api.loyalty_cards.create_transaction(1, 3, amount=5),
    "create_chain_loyalty_card_transaction": lambda api: api.loyalty_cards.create_transaction_for_chain(
        2, 3, amount=5
    ),
}
WRITES = {**WITHOUT_RESULT, **WITH_OPTIONAL_RESULT, **WITH_RESULT_READ_BACK, **WITH_RESULT}

ROW = {"id": 3, "number": "0042"}
NOTHING = {
    "200 without a body": make_response(b""),
    "200 with null": make_response(data=None),
    "201 without a body": make_response(b"", 201),
    "202 with a message": make_response({"success": True, "data": None, "meta": {"message": "Done."}}, 202),
    "204": make_response(b"", 204),
    "204 with blanks": make_response(b" \r\n", 204),
}
OBJECTS = {
    "200": make_response(data=ROW),
    "200 with text as the flag": make_response({"success": "true", "data": ROW, "meta": []}),
    "200 with an object as meta": make_response({"success": True, "data": ROW, "meta": {}}),
    "201": make_response(data=ROW, status=201),
    "202": make_response(data=ROW, status=202),
    "203 with a list": make_response(data=[ROW], status=203),
}


class PublishedObject(msgspec.Struct):
    """The published result of most writes: an object with an id."""

    id: int


def open_client(response: WireResponse) -> tuple[AltegioClient, ScriptedTransport]:
    """Return a client that receives a response to each write, and an object to each read."""

    async def respond(request: WireRequest) -> WireResponse:
        if request.method != "GET":
            return response
        is_list = urlsplit(request.url).path.endswith("/abonements")
        return make_response(data=[ROW] if is_list else ROW)

    pipeline, transport = make_pipeline(respond)
    client = object.__new__(AltegioClient)
    client._pipeline = pipeline
    return client, transport


async def find_result(call: Call, response: WireResponse) -> tuple[Any, int]:
    """Return the result or the error of a call, and the number of writes that were sent."""
    client, transport = open_client(response)
    try:
        result = await call(client)
    except APIResponseError as error:
        result = error
    return result, sum(request.method != "GET" for request in transport.requests)


def iterate(
    calls: dict[str, Call], responses: dict[str, WireResponse]
) -> Iterator[tuple[str, Call, WireResponse]]:
    for operation, call in calls.items():
        for form, response in responses.items():
            yield f"{operation}, {form}", call, response


def test_every_loyalty_write_is_tested():
    assert WRITES.keys() == {route.operation for route in ROUTES if route.is_write}


async def test_writes_without_a_result_take_each_form_of_a_success():
    problems = [
        f"{name}: {result!r}, sent {sent} times"
        for name, call, response in iterate(WITHOUT_RESULT, NOTHING | OBJECTS)
        for result, sent in [await find_result(call, response)]
        if (result, sent) != (None, 1)
    ]
    assert problems == []


async def test_changes_of_memberships_return_the_membership_or_none():
    problems: list[str] = []
    for name, call, response in iterate(WITH_OPTIONAL_RESULT, NOTHING | OBJECTS):
        result, sent = await find_result(call, response)
        expected = 3 if response in OBJECTS.values() else None
        if isinstance(result, Exception) or (getattr(result, "id", None), sent) != (expected, 1):
            problems.append(f"{name}: {result!r}, sent {sent} times")
    assert problems == []


async def test_set_balance_reads_the_membership_after_each_form_of_a_success():
    problems = [
        f"{name}: {result!r}, sent {sent} times"
        for name, call, response in iterate(WITH_RESULT_READ_BACK, NOTHING | OBJECTS)
        for result, sent in [await find_result(call, response)]
        if (getattr(result, "id", None), sent) != (3, 1)
    ]
    assert problems == []


async def test_writes_with_a_result_return_it_or_report_that_they_were_sent():
    problems: list[str] = []
    for name, call, response in iterate(WITH_RESULT, NOTHING | OBJECTS):
        result, sent = await find_result(call, response)
        is_object = response in OBJECTS.values()
        is_right = getattr(result, "id", None) == 3 if is_object else getattr(result, "sent", None) is True
        if not is_right or sent != 1:
            problems.append(f"{name}: {result!r}, sent {sent} times")
    assert problems == []


async def test_the_published_form_of_a_result_fails_after_the_write_if_the_response_has_none():
    problems: list[str] = []
    for name, call, response in iterate(WRITES, NOTHING):
        client, transport = open_client(response)
        with suppress(APIResponseError):
            await call(client)
        request = next(one for one in transport.requests if one.method != "GET")
        path, body = urlsplit(request.url).path.partition("/api/v1")[2], request.body
        try:
            await client.request(
                request.method, path, json=json.loads(body) if body else None, response_type=PublishedObject
            )
            problems.append(name)
        except APIResponseError as error:
            if error.sent is not True:
                problems.append(f"{name}: {error.sent}")
    assert problems == []
