"""The floor: minimal code with aiohttp and msgspec, which is not suitable for production.

It has no checks, no retries, no limits and one error. It decodes into the structs of the package, so that
the number of fields is equal. `clients.lean` shows the effect of fewer fields.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from typing import Any

import aiohttp
from msgspec import Struct, json
from yarl import URL

from altegio_async.models import Membership, MembershipType
from benchmarks.clients.base import BenchClient, LimitMetError


class TypesEnvelope(Struct, gc=False):
    success: bool
    data: list[MembershipType]
    meta: Any


class MembershipsEnvelope(Struct, gc=False):
    success: bool
    data: list[Membership]
    meta: Any


TYPES = json.Decoder(TypesEnvelope)
MEMBERSHIPS = json.Decoder(MembershipsEnvelope)


class FloorClient(BenchClient):
    statement = "import aiohttp, msgspec"
    first_use = "aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())"

    async def open(self) -> None:
        headers = {"Accept": "application/vnd.api.v2+json", "Authorization": f"Bearer {self.token}, User u"}
        self.session = aiohttp.ClientSession(headers=headers, cookie_jar=aiohttp.DummyCookieJar())
        self.windows: Sequence[tuple[int, float]] = ()
        self.log: deque[float] = deque(maxlen=1000)
        self.turn = asyncio.Lock()

    async def close(self) -> None:
        await self.session.close()

    async def get(self, target: str) -> bytes:
        """Return the body of a response and raise LimitMetError for other statuses than 200."""
        if self.windows:
            await self.wait_for_permit()
        async with self.session.get(URL(self.base_url + target, encoded=True)) as response:
            body = await response.read()
        if response.status != 200:
            raise LimitMetError(float(response.headers.get("Retry-After", 1)))
        return body

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        body = await self.get(
            f"/company/{location}/loyalty/abonement_types/search?page={page}&page_size={size}"
        )
        return TYPES.decode(body).data

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        query = "&".join([f"ids%5B%5D={one}" for one in ids])
        return TYPES.decode(await self.get(f"/company/{location}/loyalty/abonement_types/fetch?{query}")).data

    def decode_types(self, body: bytes) -> Sequence[Any]:
        return TYPES.decode(body).data

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        return MEMBERSHIPS.decode(body).data

    def get_retry_delay(self, error: Exception) -> float | None:
        return error.wait if isinstance(error, LimitMetError) else None

    async def pace(self, windows: Sequence[tuple[int, float]]) -> None:
        # The margin of a careful user: 20 ms, at the speed of the windows.
        margin = 0.02 * windows[0][1]
        self.windows = [(permits, seconds + margin) for permits, seconds in windows]

    async def wait_for_permit(self) -> None:
        """Wait until all windows allow another request, one caller at a time."""
        async with self.turn:
            now = time.monotonic()
            wait = max(
                (
                    self.log[-permits] + seconds - now
                    for permits, seconds in self.windows
                    if len(self.log) >= permits
                ),
                default=0.0,
            )
            if wait > 0:
                await asyncio.sleep(wait)
            self.log.append(time.monotonic())
