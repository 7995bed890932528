"""A server of client bases, gift cards and memberships by phone, answered from memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from altegio_async import AltegioClient
from altegio_async.testing import FakeTransport, make_error_response, make_response
from altegio_async.transport import WireRequest, WireResponse

Row = dict[str, Any]


class ClientBaseServer:
    """Answers client searches with the rows of each location, and look-ups by phone with loyalty rows.

    Args:
        bases: the clients of each location.
        cards: gift cards by location and phone.
        memberships: memberships by location and phone.
    """

    def __init__(
        self,
        bases: dict[int, list[Row]],
        cards: dict[tuple[int, str], list[Row]] | None = None,
        memberships: dict[tuple[int, str], list[Row]] | None = None,
    ) -> None:
        self.bases = bases
        self.cards = cards or {}
        self.memberships = memberships or {}
        self.denied: set[int] = set()
        self.searches: list[tuple[int, Row]] = []
        self.phones: list[tuple[int, str]] = []
        self.change_page: Callable[[int, int, list[Row]], list[Row]] = lambda location, page, rows: rows
        self.refuse: Callable[[WireRequest], WireResponse | None] = lambda request: None
        self.transport = FakeTransport(self.respond)

    def open_client(self, **options: Any) -> AltegioClient:
        options.setdefault("rate_limiter", None)
        return AltegioClient("partner-token", "user-token-1", transport=self.transport, **options)

    @property
    def sent(self) -> int:
        return len(self.transport.requests)

    def respond(self, request: WireRequest) -> WireResponse:
        refusal = self.refuse(request)
        if refusal is not None:
            return refusal
        if request.operation == "get_client_list":
            (location,) = map(int, re.findall(r"/company/(\d+)/clients/search", request.url))
            return self._search(location, json.loads(request.body or b"{}"))
        query = dict(re.findall(r"[?&]([^=]+)=([^&]*)", request.url))
        location, phone = int(query["company_id"]), query["phone"]
        self.phones.append((location, phone))
        if location in self.denied:
            return make_error_response(403, "No access.")
        rows = self.cards if request.operation == "get_client_gift_cards" else self.memberships
        return make_response(rows.get((location, phone), []))

    def _search(self, location: int, body: Row) -> WireResponse:
        self.searches.append((location, body))
        if location in self.denied:
            return make_error_response(403, "No access.")
        page, size = body.get("page", 1), body.get("page_size", 25)
        rows = self.bases[location]
        found = self.change_page(location, page, rows[(page - 1) * size : page * size])
        return make_response(found, meta={"total_count": len(rows)})


def make_clients(numbers: Iterable[int]) -> list[Row]:
    """Return rows of the client search, each with its own phone."""
    return [{"id": number, "name": f"Client {number}", "phone": f"+1315{number:07d}"} for number in numbers]
