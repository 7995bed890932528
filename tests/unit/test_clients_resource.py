"""Search of clients, their phones, and the traps of the list of profiles."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from altegio_async import AltegioClient
from altegio_async.enums import ClientImportance
from altegio_async.errors import APIResponseError, InvalidArgumentError
from altegio_async.filters import Filter
from altegio_async.testing import FakeTransport, make_response
from altegio_async.transport import WireRequest, WireResponse

LOCATION = 720441


def open_client(transport: FakeTransport) -> AltegioClient:
    return AltegioClient("partner-token", "user-token-1", transport=transport, rate_limiter=None)


class ClientBase:
    """A server with clients: the search returns pages, the list of profiles has a filter by paid sum."""

    def __init__(self, rows: list[dict[str, Any]], *, ignores_filters: bool = False) -> None:
        self.rows = rows
        self.bodies: list[dict[str, Any]] = []
        self.urls: list[str] = []
        self.ignores_filters = ignores_filters

    def respond(self, request: WireRequest) -> WireResponse:
        self.urls.append(request.url)
        if request.body is not None:
            body = json.loads(request.body)
            self.bodies.append(body)
            page, size = body.get("page", 1), body.get("page_size", 25)
            return self.make_page(self.rows, page, size)
        query = dict(re.findall(r"[?&]([^=]+)=([^&]*)", request.url))
        rows = self.rows
        if not self.ignores_filters and "paid_min" in query:
            # The server excludes everyone with a lone minimum, and ignores a range that matches nothing.
            highest = Decimal(query.get("paid_max", "-1"))
            rows = [row for row in rows if Decimal(query["paid_min"]) <= row["paid"] <= highest] or rows
        return self.make_page(rows, int(query.get("page", 1)), int(query.get("count", 25)))

    def make_page(self, rows: list[dict[str, Any]], page: int, size: int) -> WireResponse:
        data = rows[(page - 1) * size : page * size]
        body = {"success": True, "data": data, "meta": {"total_count": len(rows)}}
        return WireResponse(200, {"Content-Type": "application/json"}, json.dumps(body).encode())


async def test_a_search_sends_its_filters_and_fields_and_reads_all_pages() -> None:
    base = ClientBase([{"id": number, "name": f"Client {number}"} for number in range(1, 8)])
    async with open_client(FakeTransport(base.respond)) as altegio:
        found = [
            client.id
            async for client in altegio.clients.search(
                LOCATION,
                filters=[
                    Filter.gift_card_balance(minimum=Decimal("0.01")),
                    Filter.importance(ClientImportance.GOLD),
                    {"type": "id", "state": {"value": [5]}},
                ],
                operation="OR",
                fields=["id", "phone"],
                page_size=3,
            )
        ]
    assert found == list(range(1, 8))
    assert [body.pop("page") for body in base.bodies] == [1, 2, 3]
    assert base.bodies[0] == {
        "page_size": 3,
        "fields": ["id", "phone"],
        "operation": "OR",
        "filters": [
            {"type": "certificate_balance", "state": {"from": 0.01}},
            {"type": "importance", "state": {"value": [3]}},
            {"type": "id", "state": {"value": [5]}},
        ],
    }


async def test_a_limit_sends_no_more_requests_than_needed() -> None:
    base = ClientBase([{"id": number} for number in range(1, 8)])
    async with open_client(FakeTransport(base.respond)) as altegio:
        found = await altegio.clients.search(LOCATION, page_size=3, limit=3).collect()
    assert [client.id for client in found] == [1, 2, 3]
    assert len(base.bodies) == 1


async def test_a_raw_search_returns_the_first_page_with_its_response() -> None:
    base = ClientBase([{"id": 1, "name": "Imke"}])
    async with open_client(FakeTransport(base.respond)) as altegio:
        raw = await altegio.clients.with_raw_response.search(LOCATION)
    assert (raw.status, [client.name for client in raw.value]) == (200, ["Imke"])


@pytest.mark.parametrize(
    "options",
    [
        {"filters": "id"},
        {"filters": None},
        {"filters": 5},
        {"filters": Filter.has_mobile_app()},
        {"filters": {"type": "id"}},
        {"filters": [{"state": {}}]},
        {"fields": "phone"},
        {"fields": [5]},
        {"order_by": "shoe_size"},
        {"operation": "XOR"},
        {"page_size": 201},
        {"page_size": 0},
    ],
)
async def test_a_wrong_search_is_refused_before_anything_is_sent(options: dict[str, Any]) -> None:
    transport = FakeTransport()
    async with open_client(transport) as altegio:
        with pytest.raises(InvalidArgumentError):
            await altegio.clients.search(LOCATION, **options)
    assert transport.requests == []


async def test_phones_are_digits_and_each_once() -> None:
    base = ClientBase(
        [
            {"id": 1, "phone": "+1 315 555 0142"},
            {"id": 2, "phone": ""},
            {"id": 3, "phone": None},
            {"id": 4, "phone": "13155550142"},
            {"id": 5, "phone": "13155550143"},
        ]
    )
    async with open_client(FakeTransport(base.respond)) as altegio:
        phones = [phone async for phone in altegio.clients.phones(LOCATION)]
    assert phones == ["13155550142", "13155550143"]
    assert base.bodies[0]["page_size"] == 200


async def test_masked_phones_are_an_error() -> None:
    base = ClientBase([{"id": 1, "phone": "+1315*****42"}])
    async with open_client(FakeTransport(base.respond)) as altegio:
        with pytest.raises(APIResponseError, match="masked"):
            [phone async for phone in altegio.clients.phones(LOCATION)]


async def test_values_that_are_not_one_phone_number_are_left_out() -> None:
    values = ["ask at the desk", "13155550142 / 13155550143", "+1 315 555 0144", "1.3155550142E+10", "0"]
    base = ClientBase([{"id": number, "phone": value} for number, value in enumerate(values, 1)])
    async with open_client(FakeTransport(base.respond)) as altegio:
        phones = [phone async for phone in altegio.clients.phones(LOCATION)]
        assert phones == ["13155550144"]
        await altegio.bulk.gift_cards({LOCATION: phones}).plan()  # a bulk job accepts them


@pytest.mark.parametrize("phone", ["", None, "ask at the desk"])
async def test_a_location_without_any_phone_is_an_error(phone: str | None) -> None:
    base = ClientBase([{"id": 1, "phone": phone}, {"id": 2, "phone": phone}])
    async with open_client(FakeTransport(base.respond)) as altegio:
        with pytest.raises(APIResponseError, match="none of the 2 clients of location 720441 has a phone"):
            [phone async for phone in altegio.clients.phones(LOCATION)]
        base.rows.clear()
        assert [phone async for phone in altegio.clients.phones(LOCATION)] == []


# -- profiles -------------------------------------------------------------------------------------

PAID = [{"id": number, "paid": 100 * number} for number in range(1, 6)]


@pytest.mark.filterwarnings("ignore:clients.list_profiles:DeprecationWarning")
@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ({"paid_min": 300}, [3, 4, 5]),
        ({"paid_min": 300, "paid_max": Decimal("400.5")}, [3, 4]),
        ({"paid_min": 1000}, []),
        ({"paid_min": 150, "paid_max": 160}, []),
        ({}, [1, 2, 3, 4, 5]),
    ],
)
@pytest.mark.parametrize("ignores_filters", [False, True])
async def test_profiles_outside_the_paid_range_are_left_out(
    options: dict[str, Any], ids: list[int], ignores_filters: bool
) -> None:
    base = ClientBase(PAID, ignores_filters=ignores_filters)
    async with open_client(FakeTransport(base.respond)) as altegio:
        pager = altegio.clients.list_profiles(LOCATION, page_size=2, **options)
        assert [client.id async for client in pager] == ids
        page = await altegio.clients.list_profiles(LOCATION, page_size=300, **options)
    assert [client.id for client in page] == ids
    assert all("paid_max" in url for url in base.urls if "paid_min" in url)


async def test_the_list_of_profiles_is_deprecated() -> None:
    base = ClientBase(PAID)
    async with open_client(FakeTransport(base.respond)) as altegio:
        with pytest.warns(DeprecationWarning, match="clients.search"):
            await altegio.clients.list_profiles(LOCATION)


@pytest.mark.filterwarnings("ignore:clients.list_profiles:DeprecationWarning")
async def test_an_inverted_paid_range_is_refused() -> None:
    async with open_client(FakeTransport()) as altegio:
        with pytest.raises(InvalidArgumentError, match="paid_min 2"):
            altegio.clients.list_profiles(LOCATION, paid_min=2, paid_max=1)


# -- visits ---------------------------------------------------------------------------------------


async def test_unused_keys_of_a_visit_search_are_null() -> None:
    transport = FakeTransport([make_response({"records": [{"id": 5}], "goods_transactions": []})])
    async with open_client(transport) as altegio:
        visits = await altegio.clients.search_visits(LOCATION, client_id=3, first_day="2026-05-01")
    assert visits.appointments is not None
    assert [one.id for one in visits.appointments] == [5]
    assert json.loads(transport.requests[0].body or b"") == {
        "client_id": 3,
        "client_phone": None,
        "from": "2026-05-01",
        "to": None,
        "payment_statuses": [],
        "attendance": None,
    }


async def test_a_visit_search_needs_a_client() -> None:
    async with open_client(FakeTransport()) as altegio:
        with pytest.raises(InvalidArgumentError, match="client_id or client_phone"):
            await altegio.clients.search_visits(LOCATION)
