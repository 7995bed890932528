"""The floor with structs of the fields that the benchmark server sends, and no others.

What a careful user would write for one purpose. The package's structs hold every field that the API is
known to send: that costs memory in each row, and this row of the tables says how much.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, json

from benchmarks.clients.floor import FloorClient


class Category(Struct, gc=False):
    id: int
    category_id: int
    title: str


class Link(Struct, gc=False):
    count: int
    category: Category


class Balance(Struct, gc=False):
    links: list[Link]


class Status(Struct, gc=False):
    id: int
    title: str
    extended_title: str


class Type(Struct, gc=False):
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
    balance_container: Balance | None = None


class Membership(Struct, gc=False):
    id: int
    number: str
    balance_string: str
    is_frozen: bool
    freeze_period: int
    period: int
    period_unit_id: int
    expiration_date: datetime | None
    status: Status
    balance_container: Balance
    type: Type


class Types(Struct, gc=False):
    success: bool
    data: list[Type]
    meta: Any


class Memberships(Struct, gc=False):
    success: bool
    data: list[Membership]
    meta: Any


TYPES = json.Decoder(Types)
MEMBERSHIPS = json.Decoder(Memberships)


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
