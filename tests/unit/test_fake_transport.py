"""FakeTransport: a client over prepared responses, without sockets."""

from __future__ import annotations

from typing import Any

import pytest

from altegio_async import (
    AltegioClient,
    APITimeoutError,
    ClientClosedError,
    ConfigurationError,
    InvalidArgumentError,
    NotFoundError,
    RateLimiter,
    WireRequest,
    WireResponse,
)
from altegio_async.models import GiftCard
from altegio_async.testing import FakeTransport, make_error_response, make_response

CARD = {"id": 5, "number": "0007", "balance": 30.25}


def make_client(transport: FakeTransport, **options: Any) -> AltegioClient:
    options.setdefault("rate_limiter", None)
    return AltegioClient("partner-token", "user-token", transport=transport, **options)


async def test_responses_are_used_in_order_and_requests_are_recorded():
    transport = FakeTransport([make_response([CARD]), make_response([])])
    async with make_client(transport) as altegio:
        (card,) = await altegio.gift_cards.list_for_client(720441, phone="13150000000")
        assert await altegio.gift_cards.list_for_user(720441) == []
    assert (card.id, card.number, card.balance) == (5, "0007", 30.25)
    first, second = transport.requests
    assert (first.operation, second.operation) == ("get_client_gift_cards", "get_user_gift_cards")
    assert first.url.endswith("?company_id=720441&phone=13150000000")
    assert first.authorization is not None
    assert first.authorization.reveal() == "Bearer partner-token, User user-token"


async def test_structs_are_data_of_a_response():
    transport = FakeTransport([make_response([GiftCard(id=5, number="0007", balance=30.25)])])
    async with make_client(transport) as altegio:
        (card,) = await altegio.gift_cards.list_for_user(720441)
    assert (card.id, card.number) == (5, "0007")


async def test_a_function_returns_the_response_to_each_request():
    def respond(request: WireRequest) -> WireResponse:
        return make_response([{**CARD, "id": len(request.url)}])

    async def respond_later(request: WireRequest) -> WireResponse:
        return respond(request)

    for function in (respond, respond_later):
        transport = FakeTransport(function)
        async with make_client(transport) as altegio:
            cards = await altegio.gift_cards.list_for_user(720441)
        assert cards[0].id == len(transport.requests[0].url)


async def test_an_error_response_raises_the_error_of_its_status():
    transport = FakeTransport(
        [make_error_response(404, "No such location.", headers={"X-Request-ID": "r-7"})]
    )
    async with make_client(transport) as altegio:
        with pytest.raises(NotFoundError) as raised:
            await altegio.gift_cards.list_for_user(720441)
    assert (raised.value.message, raised.value.request_id) == ("No such location.", "r-7")


async def test_retries_take_the_next_response():
    transport = FakeTransport(
        [make_error_response(503), APITimeoutError("no response", sent=True), make_response([CARD])]
    )
    async with make_client(transport) as altegio:
        assert len(await altegio.gift_cards.list_for_user(720441)) == 1
        assert altegio.stats.retries == 2
    assert len(transport.requests) == 3


async def test_an_empty_queue_names_the_request_without_a_response():
    transport = FakeTransport()
    transport.add(make_response([]))
    async with make_client(transport) as altegio:
        await altegio.gift_cards.list_for_user(720441)
        with pytest.raises(AssertionError, match=r"no response for request 2 \(get_user_gift_cards\)"):
            await altegio.gift_cards.list_for_user(720441)


async def test_closing_the_client_closes_the_transport():
    transport = FakeTransport([make_response([])])
    client = make_client(transport)
    await client.aclose()
    assert transport.is_closed
    with pytest.raises(ClientClosedError):
        await client.gift_cards.list_for_user(720441)
    assert transport.requests == []


async def test_requests_take_permits_of_the_rate_limiter():
    limiter = RateLimiter(((2, 60.0),))
    transport = FakeTransport(lambda _: make_response([]))
    async with make_client(transport, rate_limiter=limiter, max_queue=0) as altegio:
        for _ in range(2):
            await altegio.gift_cards.list_for_user(720441)
        assert not limiter.try_acquire()


@pytest.mark.parametrize("responses", [["text"], [None], [404], 5, None])
def test_other_values_are_refused_as_responses(responses):
    with pytest.raises(ConfigurationError, match="responses must be"):
        FakeTransport(responses)


@pytest.mark.parametrize("transport", [5, "fake", object(), FakeTransport])
def test_other_values_are_refused_as_a_transport(transport):
    with pytest.raises(ConfigurationError, match="transport must have open, send and aclose"):
        AltegioClient("partner-token", transport=transport)


async def test_a_session_and_a_transport_exclude_each_other():
    import aiohttp

    async with aiohttp.ClientSession() as session:
        with pytest.raises(ConfigurationError, match="not both"):
            AltegioClient("partner-token", session=session, transport=FakeTransport())


async def test_a_function_that_returns_no_response_is_refused_at_the_call():
    async def respond_later(_request: WireRequest) -> Any:
        return {"id": 5}

    for function, kind in ((lambda _request: None, "NoneType"), (respond_later, "dict")):
        async with make_client(FakeTransport(function)) as altegio:
            with pytest.raises(ConfigurationError, match=f"must be WireResponse or AltegioError, got {kind}"):
                await altegio.gift_cards.list_for_user(720441)
    async with make_client(FakeTransport(lambda _request: NotFoundError("none", status=404))) as altegio:
        with pytest.raises(NotFoundError):
            await altegio.gift_cards.list_for_user(720441)


def test_a_response_without_an_http_status_is_refused():
    for status in (0, 99, 600, -1, "200", None, True):
        with pytest.raises(InvalidArgumentError, match="status must be"):
            make_response([], status=status)  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError, match="status must be"):
            make_error_response(status)  # type: ignore[arg-type]
