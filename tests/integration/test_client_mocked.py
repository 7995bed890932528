"""Single requests with aioresponses, as in tests of users."""

from __future__ import annotations

import asyncio
from typing import Any
from unittest.mock import Mock

import aiohttp
import pytest
from aiohttp.abc import AbstractStreamWriter
from aioresponses import aioresponses

from altegio_async import AltegioClient, NotFoundError, RateLimiter, ServerError
from altegio_async._pipeline.retry import RetryPolicy

BASE = "https://api.alteg.io/api/v1"


class Response(aiohttp.ClientResponse):
    """Response with the stream writer that aiohttp 3.14 requires and aioresponses 0.7.9 does not pass."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("stream_writer", Mock(spec=AbstractStreamWriter))
        super().__init__(*args, **options)


@pytest.fixture
def mock_responses() -> Any:
    with aioresponses() as mock:
        yield mock


def client(**options: Any) -> AltegioClient:
    given: dict[str, Any] = {"rate_limiter": None, "retry": RetryPolicy(attempts=2, transient_base=0)}
    return AltegioClient("partner", "user", **(given | options))


async def test_a_list_is_decoded(mock_responses):
    url = f"{BASE}/company/720441/loyalty/abonement_types/fetch?ids[]=1&ids[]=2"
    body = {"success": True, "data": [{"id": 1, "title": "Yoga"}, {"id": 2}], "meta": {"count": 2}}
    mock_responses.get(url, payload=body, response_class=Response)
    async with client() as altegio:
        types = await altegio.membership_types.fetch(720441, ids=[1, 2])
    assert [(one.id, one.title) for one in types] == [(1, "Yoga"), (2, None)]


async def test_a_refused_request_raises_its_error(mock_responses):
    url = f"{BASE}/user/loyalty/certificates?company_id=5"
    mock_responses.get(
        url,
        status=404,
        payload={"success": False, "data": None, "meta": {"message": "No such location."}},
        response_class=Response,
    )
    async with client() as altegio:
        with pytest.raises(NotFoundError, match="No such location"):
            await altegio.gift_cards.list_for_user(5)


async def test_a_failed_request_is_repeated(mock_responses):
    url = f"{BASE}/user/loyalty/certificates?company_id=5"
    mock_responses.get(url, status=503, response_class=Response)
    mock_responses.get(
        url, payload={"success": True, "data": [], "meta": {"count": 0}}, response_class=Response
    )
    async with client() as altegio:
        assert await altegio.gift_cards.list_for_user(5) == []
        assert altegio.stats.retries == 1
    mock_responses.get(url, status=503, response_class=Response, repeat=True)
    async with client() as altegio:
        with pytest.raises(ServerError):
            await altegio.gift_cards.list_for_user(5)


async def test_the_limiter_paces_any_transport(mock_responses):
    url = f"{BASE}/user/loyalty/certificates?company_id=5"
    mock_responses.get(
        url, payload={"success": True, "data": [], "meta": []}, response_class=Response, repeat=True
    )
    async with client(rate_limiter=RateLimiter(((2, 0.2),))) as altegio:
        begun = asyncio.get_running_loop().time()
        for _ in range(5):
            await altegio.gift_cards.list_for_user(5)
        assert asyncio.get_running_loop().time() - begun >= 0.4
