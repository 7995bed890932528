from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec import Struct

from altegio_async._core.operation import Endpoint, Operation, Paging, Query
from altegio_async._core.seen_ids import SeenIds
from altegio_async.errors import APIResponseError, InvalidArgumentError, NotFoundError
from altegio_async.hooks import DriftEvent, Hooks
from altegio_async.pagination import Page, Pager
from tests.support.pipelines import READ, make_error_response, make_pipeline, make_response


class Row(Struct):
    id: int


LIST: Endpoint[list[Row]] = Endpoint(
    id="list_rows", method="GET", path="/rows", result=list[Row], idempotent=True,
    query=(Query("title"), Query("page"), Query("page_size")), paging=Paging("page", "page_size", 25, 100),
)  # fmt: skip


def rows(*ids: int) -> list[dict[str, int]]:
    return [{"id": number} for number in ids]


def make_page(ids: Any, **meta: Any) -> Any:
    return make_response({"success": True, "data": rows(*ids), "meta": meta or []})


def make_pager(*steps: Any, size: int | None = None) -> tuple[Pager[Row], Any]:
    pipeline, transport = make_pipeline(*steps)
    return Pager(pipeline, Operation(LIST, (), ("yoga", None, None)), page_size=size), transport


async def collect_ids(it: Pager[Row]) -> list[int]:
    return [row.id async for row in it]


async def gather_ids(got: list[int], it: Pager[Row]) -> None:
    """Collect all rows, including those before a failure."""
    async for one in it.pages():
        got.extend(row.id for row in one.items)


def id_range(first: int, last: int) -> range:
    return range(first, last + 1)


def make_reporting_pager(step: Any) -> tuple[list[DriftEvent], Any, Any]:
    """Return a list of the reports, a pager and its transport."""
    events: list[DriftEvent] = []
    pipeline, transport = make_pipeline(*step, hooks=Hooks(on_drift=events.append))
    return events, Pager(pipeline, Operation(LIST, (), ("yoga", None, None)), page_size=100), transport


def list_page_numbers(transport: Any) -> list[int]:
    return [int(request.url.split("page=")[1].split("&")[0]) for request in transport.requests]


@pytest.mark.parametrize("number", [0, -1, True, 1.5, "x", None])
async def test_an_impossible_page_is_not_requested(number):
    it, transport = make_pager(make_page([1]))
    with pytest.raises(InvalidArgumentError, match=r"^page must be"):
        await it.page(number)
    assert transport.requests == []


@pytest.mark.parametrize("limit", [-1, True, 2.5, "2"])
async def test_an_invalid_limit_is_refused(limit):
    it, transport = make_pager(make_page([1]))
    with pytest.raises(InvalidArgumentError, match=r"^limit must be"):
        await it.collect(limit)
    assert transport.requests == []


async def test_a_limit_of_zero_sends_no_request():
    it, transport = make_pager(make_page([1]))
    assert await it.collect(0) == []
    assert transport.requests == []


async def test_awaiting_a_pager_returns_the_first_page():
    it, transport = make_pager(make_page([1, 2], total_count=9), size=2)
    assert await it == Page([Row(1), Row(2)], 9, 1)
    assert [request.url.split("?")[1] for request in transport.requests] == ["title=yoga&page=1&page_size=2"]


async def test_an_empty_page_ends_the_list_and_a_short_one_does_not():
    it, transport = make_pager(make_page([1, 2, 3]), make_page([4]), make_page([5, 6, 7]), make_page([]))
    assert await collect_ids(it) == [1, 2, 3, 4, 5, 6, 7]
    assert [request.url.split("page=")[1] for request in transport.requests] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("total", [4, "4", 4.0])
async def test_the_total_count_ends_the_list(total):
    it, transport = make_pager(make_page([1, 2, 3], total_count=total), make_page([4], total_count=total))
    assert await collect_ids(it) == [1, 2, 3, 4]
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
async def test_invalid_totals_are_ignored(meta):
    it, transport = make_pager(make_page([1, 2, 3], **meta), make_page([4], **meta), make_page([], **meta))
    first = await it
    assert first.total is None
    transport.steps[:0] = [make_page([1, 2, 3], **meta)]
    assert await collect_ids(it) == [1, 2, 3, 4]


async def test_a_server_without_paging_is_not_requested_forever():
    it, transport = make_pager(make_page([1, 2, 3]))
    got: list[int] = []
    with pytest.raises(APIResponseError, match="page 2 repeats") as raised:
        await gather_ids(got, it)
    assert (got, len(transport.requests), raised.value.operation) == ([1, 2, 3], 2, "list_rows")


async def test_a_loop_of_pages_is_detected_although_the_rest_of_the_response_changes():
    steps = [make_page([1], at=1), make_page([2], at=2), make_page([1], at=3)]
    it, _ = make_pager(*steps)
    with pytest.raises(APIResponseError, match="page 3 repeats"):
        await collect_ids(it)


async def test_pages_and_collect():
    it, _ = make_pager(make_page([1, 2]), make_page([3]), make_page([]))
    assert [(one.page, len(one.items)) async for one in it.pages()] == [(1, 2), (2, 1)]
    it, transport = make_pager(make_page([1, 2]), make_page([3]), make_page([]))
    assert [row.id for row in await it.collect()] == [1, 2, 3]
    it, transport = make_pager(make_page([1, 2]), make_page([3]), make_page([]))
    assert [row.id for row in await it.collect(limit=1)] == [1]
    assert len(transport.requests) == 1
    assert repr(it) == "<Pager list_rows>"


async def test_an_error_in_the_middle_is_raised():
    it, _ = make_pager(make_page([1]), make_error_response(404))
    got: list[int] = []
    with pytest.raises(NotFoundError):
        await gather_ids(got, it)
    assert got == [1]


async def test_leaving_early_requests_no_further_page():
    it, transport = make_pager(make_page([1, 2]), make_page([3]))
    async for row in it:
        if row.id == 2:
            break
    await asyncio.sleep(0)
    assert len(transport.requests) == 1


@pytest.mark.parametrize("size", [0, -1, 101, True, 2.5, "10"])
def test_a_page_size_that_the_api_does_not_accept_is_refused(size):
    with pytest.raises(InvalidArgumentError, match="page_size must be 1 to 100"):
        make_pager(make_page([]), size=size)


async def test_a_page_number_starts_at_one_and_unpaged_operations_have_none():
    it, _ = make_pager(make_page([1]))
    with pytest.raises(InvalidArgumentError):
        await it.page(0)
    pipeline, _ = make_pipeline(make_response(data=[]))
    with pytest.raises(InvalidArgumentError, match="not paged"):
        Pager(pipeline, READ, page_size=None)


# --- lists that are shorter than the total of the server


@pytest.mark.parametrize(
    ("steps", "got", "message"),
    [
        ([make_page([], total_count=4321)], [], "page 1 after 0 rows, but the server counts 4,321"),
        ([make_page([], total_count="4321")], [], "page 1 after 0 rows, but the server counts 4,321"),
        (
            [make_page(id_range(1, 100), total_count=160), make_page([], total_count=160)],
            id_range(1, 100),
            "page 2 after 100 rows, but the server counts 160",
        ),
        (
            [make_page(id_range(1, 100), total_count=160), make_page([])],
            id_range(1, 100),
            "page 2 after 100 rows, but the server counts 160",
        ),
        (
            [make_page(id_range(1, 100), total_count=160), make_page([], total_count=0)],
            id_range(1, 100),
            "page 2 after 100 rows, but the server counts 160",
        ),
        (
            [make_page(id_range(1, 100), total_count=160), make_page([], total_count=None)],
            id_range(1, 100),
            "page 2 after 100 rows, but the server counts 160",
        ),
        (
            [
                make_page([1, 2], total_count=6),
                make_page([3], total_count=6),
                make_page([4, 5], total_count=6),
                make_page([]),
            ],
            [1, 2, 3, 4, 5],
            "page 4 after 5 rows, but the server counts 6",
        ),
        (
            [
                make_page([1, 2], total_count=4),
                make_page([3, 4], total_count=5),
                make_page([], total_count=5),
            ],
            [1, 2, 3, 4],
            "page 3 after 4 rows, but the server counts 5",
        ),
        (
            [make_page(id_range(1, 100), total_count=160), make_page(id_range(51, 110), total_count=160)],
            id_range(1, 110),
            "page 2 with 110 different rows, but the server counts 160: its pages overlap",
        ),
        (  # an empty page indicates deleted rows, and the page before contradicts that
            [
                make_page([1, 2], total_count=4),
                make_page([], total_count=2),
                make_page([1, 2], total_count=4),
            ],
            [1, 2],
            "page 2 after 2 rows, but the server counts 4",
        ),
    ],
)
async def test_a_list_that_ends_below_its_total_is_refused_by_page_and_with_both_numbers(steps, got, message):
    it, _ = make_pager(*steps, size=100)
    rows: list[int] = []
    with pytest.raises(APIResponseError, match=message) as raised:
        await gather_ids(rows, it)
    assert rows == list(got)
    assert (raised.value.operation, raised.value.status, raised.value.attempts) == ("list_rows", 200, 1)


@pytest.mark.parametrize("absent", [None, [], "", False])
async def test_empty_rows_count_in_the_total(absent: Any):
    def make(*data: Any) -> Any:
        return make_response({"success": True, "data": list(data), "meta": {"total_count": 6}})

    it, transport = make_pager(make({"id": 1}, absent, {"id": 2}), make(absent, absent), make({"id": 3}))
    assert await collect_ids(it) == [1, 2, 3]
    assert len(transport.requests) == 3
    it, _ = make_pager(make({"id": 1}, absent, {"id": 2}), make())
    with pytest.raises(APIResponseError, match="after 3 rows, but the server counts 6"):
        await collect_ids(it)


async def test_the_rows_before_the_limit_do_not_need_the_end_of_a_list():
    it, _ = make_pager(make_page([1, 2], total_count=9), make_page([]))
    assert [row.id for row in await it.collect(limit=2)] == [1, 2]


@pytest.mark.parametrize(
    ("number", "size", "total", "is_refused"),
    [
        (1, None, 1, True), (1, 100, 4321, True), (2, 100, 101, True), (1, 100, 0, False), (2, 100, 100, False),
        (3, 100, 160, False), (2, None, 160, False), (1, None, None, False),
    ],
)  # fmt: skip
async def test_a_single_page_may_be_empty_only_after_the_last_row(number, size, total, is_refused):
    it, _ = make_pager(make_page([], total_count=total), size=size)
    if is_refused:
        with pytest.raises(
            APIResponseError, match=f"page {number} is empty, but the server counts {total:,}"
        ):
            await it.page(number)
    else:
        assert await it.page(number) == Page([], total, number)


# --- totals that cannot be right


@pytest.mark.parametrize(
    ("total", "wanted", "got"),
    [
        (0, "at least the number of rows", "0"),
        (60, "at least the number of rows", "60"),
        ("0", "at least the number of rows", "0"),
        ("many", "integer", "string"),
        (-1, "integer", "integer"),
        (True, "integer", "boolean"),
        (1.5, "integer", "number"),
        ([], "integer", "array"),
    ],
)
async def test_an_impossible_total_is_reported_once_and_does_not_end_the_list(total, wanted, got):
    steps = [
        make_page(id_range(1, 100), total_count=total),
        make_page(id_range(101, 160), total_count=total),
        make_page([]),
    ]
    events, it, transport = make_reporting_pager(steps)
    pages = [one async for one in it.pages()]
    assert [row.id for one in pages for row in one] == list(id_range(1, 160))
    assert [one.total for one in pages] == [None, None]
    assert list_page_numbers(transport) == [1, 2, 3]
    assert [event.operation for event in events] == ["list_rows"]
    (drift,) = events[0].drift
    assert (drift.path, drift.wanted, drift.got) == ("$.meta.total_count", wanted, got)
    events, it, _ = make_reporting_pager(steps)
    assert (await it).total is None
    assert len(events) == 1


async def test_a_total_of_null_is_ignored_and_not_reported():
    events, it, _ = make_reporting_pager([make_page([1], total_count=None), make_page([])])
    assert await collect_ids(it) == [1]
    assert events == []


async def test_a_strict_client_refuses_an_impossible_total():
    pipeline, _ = make_pipeline(make_page([1, 2], total_count=0), strict=True)
    it = Pager(pipeline, Operation(LIST, (), ("yoga", None, None)), page_size=100)
    for use in (it, it.collect()):
        with pytest.raises(APIResponseError, match=r"got 0 at \$.meta.total_count") as raised:
            await use
        assert raised.value.path == "$.meta.total_count"


# --- lists that change while they are read


async def test_rows_that_new_rows_have_moved_to_the_next_page_are_returned_once():
    it, transport = make_pager(
        make_page(reversed(id_range(61, 160)), total_count=160), make_page([61, *reversed(id_range(1, 60))], total_count=161),
        size=100,
    )  # fmt: skip
    assert await collect_ids(it) == list(reversed(id_range(1, 160)))
    assert list_page_numbers(transport) == [1, 2]


async def test_rows_that_move_while_the_total_does_not_change_are_returned_once():
    it, transport = make_pager(
        make_page(id_range(1, 100), total_count=160), make_page(id_range(100, 160), total_count=160), size=100
    )
    assert await collect_ids(it) == list(id_range(1, 160))
    assert list_page_numbers(transport) == [1, 2]


async def test_rows_that_are_repeated_in_one_page_or_without_an_id_are_kept():
    it, _ = make_pager(make_page([1, 1, 0, 0]), make_page([1, 2, 0]), make_page([]))
    assert await collect_ids(it) == [1, 1, 0, 0, 2, 0]


async def test_rows_that_are_created_at_the_end_of_a_list_are_read():
    it, transport = make_pager(
        make_page([1, 2], total_count=4), make_page([3, 4], total_count=5), make_page([5], total_count=5)
    )
    assert await collect_ids(it) == [1, 2, 3, 4, 5]
    assert list_page_numbers(transport) == [1, 2, 3]


async def test_a_total_that_only_some_pages_have_is_the_total_of_the_list():
    it, _ = make_pager(make_page([1, 2], total_count=4), make_page([3, 4]), make_page([]))
    assert await collect_ids(it) == [1, 2, 3, 4]
    it, _ = make_pager(make_page([1, 2]), make_page([3], total_count=4), make_page([]))
    with pytest.raises(APIResponseError, match="page 3 after 3 rows, but the server counts 4"):
        await collect_ids(it)


async def test_rows_that_have_moved_to_the_page_before_are_read_there():
    it, transport = make_pager(
        make_page(id_range(1, 100), total_count=160), make_page(id_range(102, 160), total_count=159),
        make_page([*id_range(1, 4), *id_range(6, 101)], total_count=159), size=100,
    )  # fmt: skip
    assert sorted(await collect_ids(it)) == list(id_range(1, 160))
    assert list_page_numbers(transport) == [1, 2, 1]


async def test_the_only_row_of_a_page_that_was_removed_is_found():
    it, transport = make_pager(
        make_page(id_range(1, 100), total_count=101), make_page([], total_count=100), make_page(id_range(2, 101), total_count=100),
        size=100,
    )  # fmt: skip
    assert await collect_ids(it) == list(id_range(1, 101))
    assert list_page_numbers(transport) == [1, 2, 1]


async def test_pages_are_read_again_for_every_row_that_can_have_moved():
    it, transport = make_pager(
        make_page([1, 2], total_count=10), make_page([3, 4], total_count=10), make_page([9, 10], total_count=6),
        make_page([5, 6], total_count=6), make_page([7, 8], total_count=6), size=2,
    )  # fmt: skip
    assert sorted(await collect_ids(it)) == list(id_range(1, 10))
    assert list_page_numbers(transport) == [1, 2, 3, 1, 2]


async def test_a_list_that_shrinks_faster_than_it_can_be_read_is_refused():
    steps = [make_page([2 * n - 1, 2 * n], total_count=1_000_000) for n in range(1, 13)]
    it, transport = make_pager(*steps, make_page([100, 101], total_count=30), size=2)
    with pytest.raises(APIResponseError, match=r"page 13: the server counts 30 rows after 1,000,000"):
        await collect_ids(it)
    assert len(transport.requests) == 13


def test_ids_with_one_hash_are_stored_under_different_hashes():
    same = [Row(k * (2**61 - 1) + 1) for k in range(20_000)]
    assert len({hash(row.id) for row in same}) == 1
    seen = SeenIds()
    assert seen.select_new(same) == same
    assert seen.select_new(same) == []
    assert len(set(map(hash, seen._seen))) > 19_900  # hashes of texts are salted


def test_a_limited_number_of_ids_is_remembered():
    seen = SeenIds(limit=300)
    new = [[row.id for row in seen.select_new([Row(n), Row(n - 60), Row(n - 300)])] for n in range(400, 900)]
    assert new[:2] == [[400, 340, 100], [401, 341, 101]]
    assert new[60] == [460, 160]  # 400 is known
    assert all(n - 60 not in found for n, found in enumerate(new[60:], 460))
    assert len(seen._seen) + len(seen._older) <= 606


# --- iteration


async def test_a_page_can_be_iterated_over_and_has_a_length():
    it, _ = make_pager(make_page([1, 2], total_count=2))
    found = await it
    assert ([row.id for row in found], len(found), bool(found)) == ([1, 2], 2, True)


@pytest.mark.parametrize("use", [iter, list, set, lambda it: [*it]])
async def test_a_pager_without_async_names_the_loop_that_works(use):
    it, transport = make_pager(make_page([1]))
    with pytest.raises(TypeError, match="async for row in pager`? or `?await pager.collect"):
        use(it)
    assert transport.requests == []


def make_capped_server(total: int, cap: int, *, is_offset_capped: bool, has_total: bool = True) -> Any:
    """Return a step that answers like a server that cuts pages, and counts offsets with either size."""

    async def answer(request: Any) -> Any:
        query = parse_qs(urlsplit(request.url).query)
        number, size = int(query["page"][0]), int(query["page_size"][0])
        first = (number - 1) * (min(size, cap) if is_offset_capped else size)
        ids = range(first + 1, min(first + min(size, cap), total) + 1)
        return make_page(ids, total_count=total) if has_total else make_page(ids)

    return answer


@pytest.mark.parametrize("is_offset_capped", [False, True])
@pytest.mark.parametrize(("total", "cap"), [(120, 50), (100, 50), (101, 1), (99, 98), (250, 100), (30, 100)])
async def test_no_row_is_lost_or_repeated_if_the_server_limits_its_pages(total, cap, is_offset_capped):
    it, transport = make_pager(make_capped_server(total, cap, is_offset_capped=is_offset_capped), size=100)
    assert await collect_ids(it) == list(range(1, total + 1))
    sizes = [parse_qs(urlsplit(request.url).query)["page_size"] for request in transport.requests]
    assert len(sizes) == -(-total // cap)
    assert sizes == [["100"], *[[str(cap)]] * (len(sizes) - 1)]


async def test_a_short_page_without_a_larger_total_does_not_change_the_size():
    it, transport = make_pager(make_capped_server(99, 100, is_offset_capped=False, has_total=False), size=100)
    assert len(await collect_ids(it)) == 99
    assert [request.url.rpartition("=")[2] for request in transport.requests] == ["100", "100"]


async def test_empty_rows_are_not_mistaken_for_a_limit_of_the_server():
    data: list[Any] = [*rows(*range(1, 100)), None]
    first = make_response({"success": True, "data": data, "meta": {"total_count": 102}})
    it, transport = make_pager(first, make_page([101, 102], total_count=102), size=100)
    assert len(await collect_ids(it)) == 101
    assert transport.requests[1].url.endswith("page=2&page_size=100")
