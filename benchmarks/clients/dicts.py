"""aiohttp alone: `.json()` into plain dicts, without types and checks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import aiohttp

from benchmarks.clients.base import BenchClient, LimitMetError


class DictsClient(BenchClient):
    statement = "import aiohttp"
    first_use = "aiohttp.ClientSession()"

    async def open(self) -> None:
        headers = {"Accept": "application/vnd.api.v2+json", "Authorization": f"Bearer {self.token}, User u"}
        self.session = aiohttp.ClientSession(headers=headers)

    async def close(self) -> None:
        await self.session.close()

    async def get(self, path: str, query: list[tuple[str, int | str]]) -> Any:
        async with self.session.get(self.base_url + path, params=query) as response:
            if response.status == 429:
                raise LimitMetError(float(response.headers["Retry-After"]))
            response.raise_for_status()
            return (await response.json())["data"]

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        path = f"/company/{location}/loyalty/abonement_types/search"
        return await self.get(path, [("page", page), ("page_size", size)])

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        return await self.get(
            f"/company/{location}/loyalty/abonement_types/fetch", [("ids[]", one) for one in ids]
        )

    async def fetch_cards(self, location: int, phone: str) -> Sequence[Any]:
        return await self.get("/loyalty/certificates", [("company_id", location), ("phone", phone)])

    def decode_types(self, body: bytes) -> Sequence[Any]:
        return json.loads(body.decode())["data"]

    decode_memberships = decode_types

    def get_id(self, row: Any) -> int:
        return row["id"]

    def get_retry_delay(self, error: Exception) -> float | None:
        return error.wait if isinstance(error, LimitMetError) else None
