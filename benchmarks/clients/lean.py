"""The floor with structs that have only the fields of the benchmark server.

The structs of the package have every field that the API is known to send, which costs memory per row. The
difference between this row and the others shows how much.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, json

from benchmarks.clients.floor import FloorClient


class LeanCategory(Struct, gc=False):
    id: int
    category_id: int
    title: str


class LeanLink(Struct, gc=False):
    count: int
    category: LeanCategory


class LeanBalance(Struct, gc=False):
    links: list[LeanLink]


class LeanStatus(Struct, gc=False):
    id: int
    title: str
    extended_title: str


class LeanType(Struct, gc=False):
    id: int
    salon_group_id: int
    title: str
    period: int
    period_unit_id: int
    allow_freeze: bool
    freeze_limit: int
    is_allow_empty_code: bool
    is_united_balance: bool
    united_balance_services_count: int
    balance_container: LeanBalance | None = None


class LeanMembership(Struct, gc=False):
    id: int
    number: str
    balance_string: str
    is_frozen: bool
    freeze_period: int
    period: int
    period_unit_id: int
    expiration_date: datetime | None
    status: LeanStatus
    balance_container: LeanBalance
    type: LeanType


class LeanTypesEnvelope(Struct, gc=False):
    success: bool
    data: list[LeanType]
    meta: Any


class LeanMembershipsEnvelope(Struct, gc=False):
    success: bool
    data: list[LeanMembership]
    meta: Any


TYPES = json.Decoder(LeanTypesEnvelope)
MEMBERSHIPS = json.Decoder(LeanMembershipsEnvelope)


class LeanClient(FloorClient):
    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        body = await self.get(
            f"/company/{location}/loyalty/abonement_types/search?page={page}&page_size={size}"
        )
        return TYPES.decode(body).data

    def decode_types(self, body: bytes) -> Sequence[Any]:
        return TYPES.decode(body).data

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        return MEMBERSHIPS.decode(body).data
