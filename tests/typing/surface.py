"""Correct uses of the public types, checked by mypy and pyright and never run (see test_typing.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any, assert_type

import pandas
import polars

from altegio_async import (
    AltegioClient,
    BulkResult,
    FieldDifference,
    Outcome,
    Page,
    Pager,
    RateLimiter,
    RetryPolicy,
    UpdateResult,
    frames,
)
from altegio_async.bulk import BulkOptions
from altegio_async.enums import AppointmentOutcome
from altegio_async.errors import AltegioError, APIStatusError
from altegio_async.filters import Filter
from altegio_async.models import Client, GiftCard, GiftCardType, Membership, MembershipType, Promotion
from altegio_async.operations import get_membership_type_list_by_id


async def clients() -> None:
    async with AltegioClient("partner", "user") as altegio:
        assert_type(altegio, AltegioClient)
        assert_type(altegio.with_options(timeout=5, retry=RetryPolicy(attempts=1)), AltegioClient)
    AltegioClient(rate_limiter=None)
    AltegioClient(rate_limiter=RateLimiter(windows=((5, 1.1), (200, 61.0))), language="en-US", max_queue=10)


async def codes(altegio: AltegioClient) -> None:
    await altegio.appointments.update(1, 2, attendance=AppointmentOutcome.CONFIRMED)
    await altegio.clients.search_visits(1, client_id=2, attendance=AppointmentOutcome.NO_SHOW)


async def results_of_updates(altegio: AltegioClient) -> None:
    result = await altegio.membership_types.update(1, 2, cost=Decimal("9.50"), services={"11": 4})
    assert_type(result, UpdateResult[MembershipType])
    assert_type(result.value, MembershipType)
    assert_type(result.ignored, tuple[FieldDifference, ...])
    assert_type(result.concurrent, tuple[FieldDifference, ...])
    assert_type(result.unverified, tuple[str, ...])
    assert_type(await altegio.gift_card_types.update(1, 2, title="a"), UpdateResult[GiftCardType])
    assert_type(await altegio.chains.promotions.update(1, 2, title="a"), UpdateResult[Promotion])
    assert_type(await altegio.membership_types.create(1, body={}), MembershipType)


async def lookups(altegio: AltegioClient) -> None:
    assert_type(await altegio.membership_types.fetch(1, ids=[1, 2]), list[MembershipType])
    assert_type(await altegio.gift_card_types.fetch(1, ids={3}), list[GiftCardType])
    assert_type(await altegio.memberships.list_for_client(1, phone="1"), list[Membership])
    assert_type(await altegio.memberships.list_for_user(1), list[Membership])
    assert_type(await altegio.gift_cards.list_for_client(1, phone="1"), list[GiftCard])
    assert_type(await altegio.gift_cards.list_for_user(1), list[GiftCard])


async def paged_lists(altegio: AltegioClient) -> None:
    found = altegio.membership_types.search(1, title="yoga", page_size=100)
    assert_type(found, Pager[MembershipType])
    page = await found
    assert_type(page, Page[MembershipType])
    assert_type(page.items, list[MembershipType])
    assert_type(list(page), list[MembershipType])
    assert_type(page.total, int | None)
    assert_type(await found.collect(), list[MembershipType])
    async for kind in found:
        assert_type(kind, MembershipType)
    async for part in altegio.gift_card_types.search(1).pages():
        assert_type(part, Page[GiftCardType])
    async for membership in altegio.memberships.list_for_chain(1, ids=[1]):
        assert_type(membership, Membership)
    day = dt.date(2026, 1, 1)
    assert_type(
        altegio.memberships.list_for_chain(1, created_after=day, created_before=day), Pager[Membership]
    )


async def ids_of_version_2(altegio: AltegioClient) -> None:
    position = await altegio.v2.team_members.get_position(720441, 5)
    await altegio.v2.team_members.delete_position(720441, position.id)
    [tag, *_] = await altegio.v2.tags.list(720441)
    await altegio.v2.events.update(720441, "7", tag_ids=[tag.id, 5])


async def many(altegio: AltegioClient) -> None:
    kinds = await altegio.bulk.membership_types({1: [1, 2]}, max_in_flight=5, batch_size=50)
    assert_type(kinds, BulkResult[tuple[int, int], MembershipType])
    assert_type(kinds.ok[1, 2], MembershipType)
    assert_type(kinds.failed[1, 2], AltegioError)
    for one in kinds:
        assert_type(one, Outcome[tuple[int, int], MembershipType])
    cards = await altegio.bulk.gift_cards([(1, "13155550100")], one_per_phone=True, checkpoint_user="desk")
    assert_type([one.value_or([]) for one in cards], list[list[GiftCard]])
    assert_type(cards.ok[1, "13155550100"], list[GiftCard])
    by_client = await altegio.bulk.gift_cards({1: [5]}, prefilter=True, one_per_phone=True)
    assert_type(by_client.ok[1, 5], list[GiftCard])
    assert_type(by_client.client_known[1, 5], bool)
    async for outcome in altegio.bulk.memberships((1, phone) for phone in ("1", "2")):
        assert_type(outcome, Outcome[tuple[int, str], list[Membership]])
        assert_type(outcome.key, tuple[int, str])
        assert_type(outcome.value, list[Membership] | None)
        assert_type(outcome.error, AltegioError | None)
    shared: BulkOptions = {"max_in_flight": 5, "ordered": True}
    assert_type(
        await altegio.bulk.search_gift_card_types([1], title="yoga", **shared),
        BulkResult[int, list[GiftCardType]],
    )
    clients = await altegio.bulk.clients([1], fields=["id", "phone"], filters=[Filter.ids([1])], **shared)
    assert_type(clients, BulkResult[int, list[Client]])
    held = await altegio.bulk.gift_cards_of_locations([1], prefilter=True, **shared)
    assert_type(held, BulkResult[tuple[int, str], list[GiftCard]])
    frames.client_holdings(clients, gift_cards=held, memberships=None, money="float", backend="pandas")
    async with altegio.bulk.gift_card_types(unending()) as job:
        async for kind in job:
            assert_type(kind.value, GiftCardType | None)
            break


async def unending() -> AsyncIterator[tuple[int, int]]:
    yield 1, 1


def data_frames(cards: list[GiftCard], held: BulkResult[tuple[int, str], list[GiftCard]]) -> None:
    assert_type(frames.to_frame(cards, backend="pandas"), pandas.DataFrame)
    assert_type(frames.to_frame(cards, GiftCard, backend="polars", money="float"), polars.DataFrame)
    assert_type(frames.to_frame(cards, backend="pyarrow"), Any)
    assert_type(frames.to_frame(cards), Any)
    assert_type(frames.statuses(held, backend="polars"), polars.DataFrame)
    holdings = frames.client_holdings({1: []}, gift_cards=held, backend="pandas", drop_empty=True)
    assert_type(holdings, pandas.DataFrame)


async def other_pagers(altegio: AltegioClient) -> None:
    found = altegio.paginate(
        "GET", "/transactions/1", page_param="page", size_param="count", response_type=GiftCard
    )
    assert_type(found, Pager[GiftCard])
    assert_type(await found, Page[GiftCard])
    async for card in altegio.clients.search(1, fields=["id"]):
        assert_type(card, Client)
    raw = await altegio.gift_cards.with_raw_response.list_for_client(1, phone="1")
    assert_type(raw.value, list[GiftCard])


def dictionaries(card: GiftCard) -> None:
    assert_type(card.to_dict(), dict[str, Any])
    assert_type(card.to_json(), str)
    assert_type(GiftCard.from_dict({"id": 1}), GiftCard)
    assert_type(Page.from_dict({"items": [], "total": 0, "page": 1}, GiftCard), Page[GiftCard])


async def any_operation(altegio: AltegioClient) -> None:
    operation = get_membership_type_list_by_id(1, ids=[1])
    assert_type(await altegio.call(operation), list[MembershipType])
    assert_type(await altegio.request("GET", "/company/1", response_type=dict[str, int]), dict[str, int])
    assert_type(await altegio.request("GET", "/company/1"), Any)


def models(card: GiftCard, membership: Membership, kind: MembershipType) -> None:
    assert_type(card.id, int)
    assert_type(card.number, str | None)
    assert_type(card.balance, Decimal | None)
    assert_type(membership.id, int)
    assert_type(membership.number, str | None)
    assert_type(kind.cost, Decimal | None)


def errors(error: APIStatusError) -> None:
    assert_type(error.status, int)
    assert_type(error.errors, dict[str, list[str]])
    assert_type(error.retry_after, float | None)
    assert_type(error.body, bytes)
