from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec import Struct

from altegio_async._core.operation import Endpoint, Operation, Paging, Query
from altegio_async.errors import APIResponseError, InvalidArgumentError, NotFoundError
from altegio_async.pagination import Page, Pager
from tests.support import READ, refusal, reply, scripted


class Row(Struct):
    id: int


LIST: Endpoint[list[Row]] = Endpoint(
    id="list_rows", method="GET", path="/rows", result=list[Row], idempotent=True,
    query=(Query("title"), Query("page"), Query("page_size")), paging=Paging("page", "page_size", 25, 100),
)  # fmt: skip


def rows(*ids: int) -> list[dict[str, int]]:
    return [{"id": number} for number in ids]


def page(ids: Any, **meta: Any) -> Any:
    return reply({"success": True, "data": rows(*ids), "meta": meta or []})


def pager(*steps: Any, size: int | None = None) -> tuple[Pager[Row], Any]:
    session, transport = scripted(*steps)
    return Pager(session, Operation(LIST, (), ("yoga", None, None)), page_size=size), transport


async def everything(it: Pager[Row]) -> list[int]:
    return [row.id async for row in it]


async def gather_into(got: list[int], it: Pager[Row]) -> None:
    """All rows, those before a failure too."""
    async for one in it.pages():
        got.extend(row.id for row in one.items)


@pytest.mark.parametrize("number", [0, -1, True, 1.5, "x", None])
async def test_a_page_that_cannot_exist_is_not_asked_for(number):
    it, transport = pager(page([1]))
    with pytest.raises(InvalidArgumentError, match=r"^page must be"):
        await it.page(number)
    assert transport.requests == []


@pytest.mark.parametrize("limit", [-1, True, 2.5, "2"])
async def test_a_limit_that_cannot_be_meant_is_refused(limit):
    it, transport = pager(page([1]))
    with pytest.raises(InvalidArgumentError, match=r"^limit must be"):
        await it.collect(limit)
    assert transport.requests == []


async def test_no_rows_wanted_no_request():
    it, transport = pager(page([1]))
    assert await it.collect(0) == []
    assert transport.requests == []


async def test_awaited_it_is_the_first_page():
    it, transport = pager(page([1, 2], total_count=9), size=2)
    assert await it == Page([Row(1), Row(2)], 9, 1)
    assert [request.url.split("?")[1] for request in transport.requests] == ["title=yoga&page=1&page_size=2"]


async def test_a_short_page_ends_nothing_and_an_empty_one_everything():
    it, transport = pager(page([1, 2, 3]), page([4]), page([5, 6, 7]), page([]))
    assert await everything(it) == [1, 2, 3, 4, 5, 6, 7]
    assert [request.url.split("page=")[1] for request in transport.requests] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("total", [4, "4", 4.0])
async def test_the_total_count_ends_the_list(total):
    it, transport = pager(page([1, 2, 3], total_count=total), page([4], total_count=total))
    assert await everything(it) == [1, 2, 3, 4]
    assert len(transport.requests) == 2


@pytest.mark.parametrize(
    "meta",
    [
        {"count": 3},
        {"count": 1},
        {"total_count": None},
        {"total_count": "many"},
        {"total_count": True},
        {"total_count": -1},
        {},
    ],
)
async def test_nothing_else_is_believed(meta):
    it, transport = pager(page([1, 2, 3], **meta), page([4], **meta), page([], **meta))
    first = await it
    assert first.total is None
    transport.steps[:0] = [page([1, 2, 3], **meta)]
    assert await everything(it) == [1, 2, 3, 4]


async def test_a_server_that_does_not_page_is_not_asked_for_ever():
    it, transport = pager(page([1, 2, 3]))
    got: list[int] = []
    with pytest.raises(APIResponseError, match="page 2 repeats") as raised:
        await gather_into(got, it)
    assert (got, len(transport.requests), raised.value.operation) == ([1, 2, 3], 2, "list_rows")


async def test_a_loop_of_pages_is_noticed_although_the_rest_of_the_answer_changes():
    steps = [page([1], at=1), page([2], at=2), page([1], at=3)]
    it, _ = pager(*steps)
    with pytest.raises(APIResponseError, match="page 3 repeats"):
        await everything(it)


async def test_pages_and_collect():
    it, _ = pager(page([1, 2]), page([3]), page([]))
    assert [(one.page, len(one.items)) async for one in it.pages()] == [(1, 2), (2, 1)]
    it, transport = pager(page([1, 2]), page([3]), page([]))
    assert [row.id for row in await it.collect()] == [1, 2, 3]
    it, transport = pager(page([1, 2]), page([3]), page([]))
    assert [row.id for row in await it.collect(limit=1)] == [1]
    assert len(transport.requests) == 1
    assert repr(it) == "<Pager list_rows>"


async def test_an_error_in_the_middle_is_raised_and_not_an_end():
    it, _ = pager(page([1]), refusal(404))
    got: list[int] = []
    with pytest.raises(NotFoundError):
        await gather_into(got, it)
    assert got == [1]


async def test_leaving_early_asks_for_nothing_more():
    it, transport = pager(page([1, 2]), page([3]))
    async for row in it:
        if row.id == 2:
            break
    await asyncio.sleep(0)
    assert len(transport.requests) == 1


@pytest.mark.parametrize("size", [0, -1, 101, True, 2.5, "10"])
def test_a_page_size_that_the_api_does_not_take_is_refused(size):
    with pytest.raises(InvalidArgumentError, match="page_size must be 1 to 100"):
        pager(page([]), size=size)


async def test_a_page_number_starts_at_one_and_unpaged_operations_have_none():
    it, _ = pager(page([1]))
    with pytest.raises(InvalidArgumentError):
        await it.page(0)
    session, _ = scripted(reply(data=[]))
    with pytest.raises(InvalidArgumentError, match="not paged"):
        Pager(session, READ, page_size=None)
