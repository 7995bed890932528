"""This package with its default features: retries, deadline, checks, and a rate limiter that never waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from multidict import CIMultiDict

from altegio_async import AltegioClient, RateLimiter, RateLimitError
from altegio_async._core.response import decode
from altegio_async._core.wire import WireResponse
from altegio_async._rate_limit.limiter import DEFAULT_WINDOWS
from altegio_async.operations import get_client_memberships, get_membership_type_list
from benchmarks.clients.base import BenchClient

UNBOUND = ((500, 0.005), (1_000, 0.01))
"""Two windows, as in the default limiter, that never wait."""


class AltegioBenchClient(BenchClient):
    statement = "from altegio_async import AltegioClient"
    first_use = "AltegioClient('p', 'u', base_url=url)"

    async def open(self) -> None:
        self.client = AltegioClient(
            self.token,
            "u",
            base_url=self.base_url,
            rate_limiter=RateLimiter(UNBOUND),
            timeout=60.0,
            deadline=600.0,
        )

    async def close(self) -> None:
        await self.client.aclose()

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        if size > 100:  # more than the API allows, so only a bare operation can request it
            return await self.client.call(get_membership_type_list(location, page=page, page_size=size))
        return (await self.client.membership_types.search(location, page_size=size).page(page)).items

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        return await self.client.membership_types.fetch(location, ids=ids)

    def decode_types(self, body: bytes) -> Sequence[Any]:
        return decode(TYPES, WireResponse(200, HEADERS, body)).value

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        return decode(MEMBERSHIPS, WireResponse(200, HEADERS, body)).value

    def get_retry_delay(self, error: Exception) -> float | None:
        return (error.retry_after or 1.0) if isinstance(error, RateLimitError) else None

    async def pace(self, windows: Sequence[tuple[int, float]]) -> None:
        # The default windows including their guard band, at the speed of the server.
        second = windows[0][1]
        kept = [(permits, seconds * second) for permits, seconds in DEFAULT_WINDOWS]
        self.client = self.client.with_options(rate_limiter=RateLimiter(kept))

    async def find_cards(self, location: int, phones: Sequence[str], *, prefilter: bool) -> Sequence[Any]:
        # A busy machine can shift requests by more than the guard band, which is scaled to the speed too.
        result = await self.client.bulk.gift_cards({location: phones}, prefilter=prefilter, retry_failed=True)
        result.raise_first()
        return [card for cards in result.ok.values() for card in cards]

    async def bulk(self, wanted: Mapping[int, Sequence[int]]) -> Sequence[Any]:
        return list((await self.client.bulk.membership_types(wanted, max_in_flight=50)).ok.values())


TYPES = get_membership_type_list(1).endpoint
MEMBERSHIPS = get_client_memberships(location_id=1, phone="1").endpoint
HEADERS: Mapping[str, str] = CIMultiDict({"Content-Type": "application/json"})
