"""Traps of the loyalty lists: page numbers, names of the page size, default sizes, and lists of ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from altegio_async import AltegioClient, InvalidArgumentError, Pager, UnprocessableEntityError
from altegio_async.testing import FakeAltegio
from altegio_async.testing.data.world import Location, Transaction
from altegio_async.testing.server.routes import ROUTES
from tests.support.described_methods import read_endpoints

PHONE = "12025550168"
DAYS = {"created_after": "2026-05-01", "created_before": "2026-05-31"}


@dataclass(frozen=True)
class PagedList:
    """A paged list of the loyalty operations.

    Attributes:
        open: returns the pager of a location's or a chain's list.
        path: below the base URL, with the ids of the location and the chain.
        size_name: the query parameter of the rows per page.
        default: rows per page without that parameter.
        maximum: the largest number of rows per page.
        query: the other parameters.
    """

    open: Callable[[AltegioClient, Location, int | None], Pager[Any]]
    path: str
    size_name: str
    default: int = 25
    maximum: int = 100
    query: tuple[tuple[str, str], ...] = ()


LISTS: dict[str, PagedList] = {
    "get_membership_type_list": PagedList(
        lambda api, here, size: api.membership_types.search(here.id, page_size=size),
        "/company/{location}/loyalty/abonement_types/search",
        "page_size",
    ),
    "get_gift_card_type_list": PagedList(
        lambda api, here, size: api.gift_card_types.search(here.id, page_size=size),
        "/company/{location}/loyalty/certificate_types/search",
        "page_size",
    ),
    "chain_loyalty_certificate_types_list": PagedList(
        lambda api, here, size: api.gift_card_types.list_for_chain(here.chain_id, page_size=size),
        "/chain/{chain}/loyalty/certificate_types",
        "page_size",
        default=10,
    ),
    "get_membership_list": PagedList(
        lambda api, here, size: api.memberships.list_for_chain(here.chain_id, **DAYS, page_size=size),
        "/chain/{chain}/loyalty/abonements",
        "count",
        query=tuple(DAYS.items()),
    ),
    "get_chain_loyalty_transaction_list": PagedList(
        lambda api, here, size: api.chains.transactions.list(here.chain_id, **DAYS, page_size=size),
        "/chain/{chain}/loyalty/transactions",
        "count",
        query=tuple(DAYS.items()),
    ),
    "chain_loyalty_membership_types_list": PagedList(
        lambda api, here, size: api.membership_types.list_for_chain(here.chain_id, page_size=size),
        "/chain/{chain}/loyalty/abonement_types",
        "limit",
        maximum=250,
    ),
}
SIZE_NAMES = {"page_size", "count", "limit"}


def add_transaction(fake: FakeAltegio, here: Location, **more: Any) -> int:
    ident = fake.world.make_id()
    row = {"location_id": here.id, "created": fake.now, "amount": Decimal(1), "type_id": 5, **more}
    fake.world.transactions[ident] = Transaction(ident, here.chain_id, **row)
    return ident


@pytest.fixture
def location(fake: FakeAltegio, here: Location) -> Location:
    """Return the location with 28 rows in each list."""
    client = fake.add_client(here.id, phone=PHONE)
    for _ in range(28):
        kind = fake.add_membership_type(here.id)
        fake.add_membership(here.id, client=client, membership_type=kind)
        fake.add_gift_card_type(here.id, balance=5)
        add_transaction(fake, here)
    return here


def test_every_paged_loyalty_list_is_tested():
    loyalty = {route.operation for route in ROUTES}
    endpoints = read_endpoints("b2b-v1")
    paged = {name for name in loyalty if name in endpoints and endpoints[name].paging is not None}
    assert LISTS.keys() == paged


async def test_pagers_request_all_pages_from_1_with_the_name_of_the_size_of_each_list(
    fake: FakeAltegio, altegio: AltegioClient, location: Location
):
    for name, one in LISTS.items():
        fake.requests.clear()
        ids = [row.id for row in await one.open(altegio, location, 10).collect()]
        assert (len(ids), len(set(ids))) == (28, 28), name
        numbers = [dict(request.query)["page"] for request in fake.requests]
        assert numbers[:3] == ["1", "2", "3"], name
        for request in fake.requests:
            assert request.operation == name
            assert dict(request.query) == {
                **dict(one.query), "page": dict(request.query)["page"], one.size_name: "10"
            }  # fmt: skip
        fake.requests.clear()
        first = await one.open(altegio, location, None)
        assert len(first) == one.default, name
        assert dict(fake.requests[0].query) == {**dict(one.query), "page": "1"}


async def test_pages_that_are_counted_from_0_repeat_the_first_page(
    altegio: AltegioClient, location: Location
):
    for name, one in LISTS.items():
        path = one.path.format(location=location.id, chain=location.chain_id)
        rows: list[int] = []
        for number in range(3):
            query = {**dict(one.query), "page": number, one.size_name: 10}
            rows += [row["id"] for row in await altegio.request("GET", path, query=query)]
        assert (len(rows), len(set(rows))) == (30, 20), name


async def test_a_size_of_another_name_or_above_the_maximum_is_ignored(
    altegio: AltegioClient, location: Location
):
    for name, one in LISTS.items():
        path = one.path.format(location=location.id, chain=location.chain_id)
        wrong = dict.fromkeys(SIZE_NAMES - {one.size_name}, 5)
        for sizes in (*({key: size} for key, size in wrong.items()), {one.size_name: one.maximum + 1}):
            rows: Any = await altegio.request("GET", path, query={**dict(one.query), "page": 1, **sizes})
            assert len(rows) == one.default, (name, sizes)
        if one.maximum == 100:
            with pytest.raises(InvalidArgumentError, match="page_size"):
                one.open(altegio, location, 101)


async def test_ids_of_memberships_are_sent_one_by_one(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client = fake.add_client(here.id, phone=PHONE)
    ids = [fake.add_membership(here.id, client=client).id for _ in range(3)]
    rows = await altegio.memberships.list_for_chain(here.chain_id, ids=ids).collect()
    assert [row.id for row in rows] == ids
    sent = [value for name, value in fake.requests[0].query if name == "abonements_ids[]"]
    assert sent == [str(ident) for ident in ids]
    path = f"/chain/{here.chain_id}/loyalty/abonements"
    found: Any = await altegio.request("GET", path, query={"abonements_ids": ",".join(sent)})
    assert [row["id"] for row in found] == ids[:1]


async def test_filters_of_transactions_with_several_values_are_sent_one_by_one(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    second = fake.add_location(title="Second", chain_id=here.chain_id)
    rows = {
        add_transaction(fake, here, type_id=5, visit_id=11),
        add_transaction(fake, second, type_id=6, visit_id=12),
    }
    add_transaction(fake, fake.add_location(title="Third", chain_id=here.chain_id), type_id=2, visit_id=13)
    path = f"/chain/{here.chain_id}/loyalty/transactions"
    filters: dict[str, tuple[str, list[Any]]] = {
        "types": ("types", [5, 6]),
        "location_ids": ("company_ids", [here.id, second.id]),
        "visit_ids": ("visit_ids", [11, 12]),
    }
    for argument, (name, values) in filters.items():
        found = await altegio.chains.transactions.list(here.chain_id, **DAYS, **{argument: values}).collect()
        assert {row.id for row in found} == rows, argument
        joined = ",".join(map(str, values))
        naive: Any = await altegio.request("GET", path, query={**DAYS, name: joined})
        assert len(naive) == 1, name


async def test_transactions_of_one_loyalty_card_are_selected_by_a_filter_that_is_not_published(
    fake: FakeAltegio, altegio: AltegioClient, here: Location
):
    client = fake.add_client(here.id, phone=PHONE)
    cards = [fake.add_loyalty_card(here.id, client=client) for _ in range(2)]
    for card in cards:
        await altegio.loyalty_cards.create_transaction(here.id, card.id, amount=5)
    rows = await altegio.chains.transactions.list(
        here.chain_id, **DAYS, types=[5], loyalty_card_id=cards[1].id
    ).collect()
    assert [(row.card_id, row.type_id) for row in rows] == [(cards[1].id, 5)]
    # The published parameters select no card. The published values of `types` are text, and rows have numbers.
    path = f"/chain/{here.chain_id}/loyalty/transactions"
    naive: Any = await altegio.request("GET", path, query={**DAYS, "types[]": ["5"]})
    assert [row["card_id"] for row in naive] == [card.id for card in cards]
    assert [row for row in naive if row["type_id"] == "5"] == []


async def test_days_are_sent_as_dates_and_unix_seconds_are_refused(
    altegio: AltegioClient, location: Location
):
    days = {"created_after": dt.date(2026, 5, 1), "created_before": dt.date(2026, 5, 31)}
    found = await altegio.memberships.list_for_chain(location.chain_id, **days).collect()
    assert len(found) == 28
    path, seconds = f"/chain/{location.chain_id}/loyalty/abonements", [1777593600, 1780185600]
    with pytest.raises(UnprocessableEntityError):
        await altegio.request("GET", path, query=dict(zip(days, seconds, strict=True)))
