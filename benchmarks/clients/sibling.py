"""yclients 0.1.1: the typed async SDK of the sibling API (httpx and pydantic)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx
from yclients import YclientsClient, YclientsRateLimitError
from yclients.models import schemas

from benchmarks.clients.base import BenchClient


class SiblingClient(BenchClient):
    statement = "import yclients"
    first_use = "yclients.YclientsClient(partner_token='p', user_token='u', base_url=url)"
    many_ids = False  # it sends lists with commas, which the API reads as one id

    async def open(self) -> None:
        self.client = YclientsClient(
            partner_token=self.token,
            user_token="u",
            base_url=self.base_url.removesuffix("/api/v1"),
            headers={"Accept": "application/vnd.api.v2+json"},  # its own value is that of the sibling API
        )

    async def close(self) -> None:
        await self.client.aclose()

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        return await self.client.loyalty.search(location, page_=page, page_size=size)

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        (one,) = ids
        return await self.client.loyalty.fetch_abonement_types(location, ids=one)

    async def fetch_cards(self, location: int, phone: str) -> Sequence[Any]:
        return await self.client.certificates.list(company_id=location, phone=int(phone))

    def decode(self, body: bytes, model: Any) -> Sequence[Any]:
        response = httpx.Response(
            200, content=body, headers={"Content-Type": "application/json; charset=utf-8"}
        )
        inner: Any = vars(self.client)["_base"]  # its decoder is private
        return inner._unwrap(inner._parse_json(response), model)  # noqa: SLF001 - its decoder is private

    def decode_types(self, body: bytes) -> Sequence[Any]:
        return self.decode(body, list[schemas.LoyaltyAbonementsTypeSearchResponseDataTypesDataItem])

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        return self.decode(body, list[schemas.LoyaltyAbonementsResponseDataTypesDataItem])

    def get_id(self, row: Any) -> int:
        return int(row.id_)

    def get_retry_delay(self, error: Exception) -> float | None:
        return (error.retry_after or 1.0) if isinstance(error, YclientsRateLimitError) else None
