"""The floor: aiohttp and msgspec by hand, as little as can be written. Nothing here is safe to ship.

No checks, no retries, no limits, no errors but one. It decodes into the package's own structs, so that
what differs is the client and not the number of fields; `clients.lean` shows what fewer fields save.
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


class Types(Struct, gc=False):
    success: bool
    data: list[MembershipType]
    meta: Any


class Memberships(Struct, gc=False):
    success: bool
    data: list[Membership]
    meta: Any


TYPES = json.Decoder(Types)
MEMBERSHIPS = json.Decoder(Memberships)


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
        if self.windows:
            await self.wait()
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

    def wait_after(self, error: Exception) -> float | None:
        return error.wait if isinstance(error, LimitMetError) else None

    async def pace(self, windows: Sequence[tuple[int, float]]) -> None:
        # A careful user's margin: a fiftieth of the API's second, as much faster as the windows are.
        margin = 0.02 * windows[0][1]
        self.windows = [(permits, seconds + margin) for permits, seconds in windows]

    async def wait(self) -> None:
        """What a careful user would write: one after the other, each no sooner than the windows allow."""
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
