"""Decisions of the join of memberships with sales, its arguments, and its memory."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from altegio_async.bulk import Bulk, BulkResult, Contradiction, OwnedMembership, OwnerStatus, SaleLink
from altegio_async.bulk.join.owners import Links, decide_owner, match_sales
from altegio_async.errors import APIResponseError, ClientClosedError, InvalidArgumentError
from altegio_async.models import AppointmentFinanceTransactionClient, Membership, ProductTransaction
from tests.support.measures import record_figure
from tests.support.pipelines import make_pipeline, make_response
from tests.support.programs.join_million import Lists, make_job

FIRST, LAST = dt.date(2026, 3, 1), dt.date(2026, 3, 31)
NOON = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
MARA, IMKE = (AppointmentFinanceTransactionClient(id=n, name=name) for n, name in ((1, "Mara"), (2, "Imke")))


def make_row(row_id: int, **fields: object) -> ProductTransaction:
    defaults: dict[str, object] = {"client": MARA, "create_date": NOON, "amount": Decimal(-1)}
    return ProductTransaction(id=row_id, **(defaults | fields))  # type: ignore[arg-type]


def join(*rows: ProductTransaction, is_complete: bool = True):
    """Return membership 7, which has the id of transaction 100, with its client."""
    sales = [sale for sale in match_sales(5, rows, Links({7}, {100: [7]})) if sale.membership_id == 7]
    return decide_owner(Membership(id=7, product_transaction_id=100), sales, is_complete=is_complete)


LATER = NOON + dt.timedelta(days=1)
OTHER = (Contradiction.OTHER_CLIENT,)
DECISIONS = {
    "no row": ([], OwnerStatus.NO_SALE, None, None, ()),
    "a row of another sale": ([make_row(101)], OwnerStatus.NO_SALE, None, None, ()),
    "both ids": ([make_row(100, membership_id=7)], OwnerStatus.OWNED, 1, SaleLink.BOTH, ()),
    "one id": ([make_row(100, membership_id=0)], OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, ()),
    "no client": ([make_row(100, client=None)], OwnerStatus.NO_CLIENT, None, SaleLink.TRANSACTION_ID, ()),
    "client 0": (
        [make_row(100, client=AppointmentFinanceTransactionClient(id=0))],
        OwnerStatus.NO_CLIENT, None, SaleLink.TRANSACTION_ID, (),
    ),
    "the other name of the client": (
        [make_row(100, client=None, clients=IMKE)], OwnerStatus.OWNED, 2, SaleLink.TRANSACTION_ID, (),
    ),
    "both names of one client": (
        [make_row(100, clients=MARA)], OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (),
    ),
    "two clients": (
        [make_row(100, clients=IMKE)],
        OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (Contradiction.TWO_CLIENTS,),
    ),
    "another membership": (
        [make_row(100, membership_id=8)],
        OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (Contradiction.OTHER_MEMBERSHIP,),
    ),
    "one of several units": (
        [make_row(100, membership_id=8, amount=Decimal(-2))], OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (),
    ),
    "another membership, and a row with the id": (
        [make_row(100, membership_id=8, create_date=LATER), make_row(99, membership_id=7, client=IMKE)],
        OwnerStatus.OWNED, 2, SaleLink.MEMBERSHIP_ID, OTHER,
    ),
    "a later sale to another client": (
        [make_row(100, membership_id=7), make_row(99, membership_id=7, client=IMKE, create_date=LATER)],
        OwnerStatus.OWNED, 2, SaleLink.MEMBERSHIP_ID, OTHER,
    ),
    "a later sale without an offset": (
        [make_row(100), make_row(99, membership_id=7, client=IMKE, create_date=LATER.replace(tzinfo=None))],
        OwnerStatus.OWNED, 2, SaleLink.MEMBERSHIP_ID, OTHER,
    ),
    "a later sale without a client": (
        [make_row(100), make_row(101, membership_id=7, client=None, create_date=LATER)],
        OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (),
    ),
    "a second row with the same client": (
        [make_row(100), make_row(101, membership_id=7)], OwnerStatus.OWNED, 1, SaleLink.MEMBERSHIP_ID, (),
    ),
    "a deleted sale to another client": (
        [make_row(100, create_date=None), make_row(101, membership_id=7, client=IMKE, deleted=True)],
        OwnerStatus.OWNED, 1, SaleLink.TRANSACTION_ID, (),
    ),
}  # fmt: skip


def test_the_client_is_that_of_the_best_sale_and_disagreements_are_reported() -> None:
    found = {}
    for name, (rows, *_) in DECISIONS.items():
        owned = join(*rows)
        found[name] = (owned.status, owned.client_id, owned.found_by, owned.contradictions)
    assert found == {name: tuple(expected) for name, (_, *expected) in DECISIONS.items()}


def test_the_order_of_the_lists_does_not_change_the_client() -> None:
    random = Random(1)
    for _ in range(300):
        rows = [
            make_row(
                random.choice([100, number]),
                membership_id=random.choice([None, 0, 7, 7, 8]),
                client=random.choice([None, MARA, IMKE]),
                clients=random.choice([None, None, IMKE]),
                deleted=random.choice([None, False, True]),
                create_date=random.choice([None, NOON, LATER, LATER.replace(tzinfo=None)]),
            )
            for number in (99, 101, 102)
        ]
        ids = {row.id for row in rows}
        if len(ids) == len(rows):  # the rows of a list have different ids
            assert all(join(*order) == join(*rows) for order in permutations(rows))


def test_a_sale_has_its_place_time_price_and_the_other_clients() -> None:
    owned = join(
        make_row(
            100, membership_id=7, cost_per_unit=Decimal("40.5"), client=IMKE, clients=MARA, create_date=LATER
        ),
        make_row(99, membership_id=7, client=AppointmentFinanceTransactionClient(id=9)),
    )
    assert (owned.client_name, owned.transaction_id, owned.sale_location_id) == ("Imke", 100, 5)
    assert (owned.sold_at, owned.unit_price, owned.is_sale_deleted) == (LATER, Decimal("40.5"), False)
    assert owned.other_client_ids == (1, 9)
    assert set(owned.contradictions) == {Contradiction.OTHER_CLIENT, Contradiction.TWO_CLIENTS}
    deleted = join(make_row(100, deleted=True))
    assert (deleted.status, deleted.client_id, deleted.is_sale_deleted) == (OwnerStatus.OWNED, 1, True)


def test_a_membership_with_its_client_is_converted_with_the_struct_inside_it() -> None:
    owned = join(make_row(100, membership_id=7, client=IMKE, create_date=LATER))
    data = owned.to_dict()
    assert list(data)[:3] == ["membership", "status", "client_id"]
    assert (data["membership"], data["found_by"]) == (owned.membership.to_dict(), "both")
    assert data["sold_at"] == LATER
    stored = json.loads(owned.to_json(wire=True))
    assert stored["membership"]["goods_transaction_id"] == owned.membership.product_transaction_id
    assert stored["sold_at"] == LATER.isoformat().replace("+00:00", "Z")
    assert BulkResult.from_dict(BulkResult({(5, 7): owned}, [], {}).to_dict(), OwnedMembership).ok == {
        (5, 7): owned
    }


def test_a_membership_without_a_sale_is_unknown_if_a_list_could_not_be_read() -> None:
    assert join(is_complete=False).status is OwnerStatus.UNKNOWN
    assert join(make_row(100), is_complete=False).status is OwnerStatus.OWNED


INVALID = [
    ({"location_ids": 5}, "location_ids must be a list"),
    ({"location_ids": "5"}, "location_ids must be a list"),
    ({"location_ids": [0]}, "a location id must be"),
    ({"chain_id": True}, "chain_id must be"),
    ({"created_after": "2026-03-01"}, "created_after must be a date"),
    ({"created_before": dt.date(2026, 2, 1)}, "created_after 2026-03-01 is later"),
    ({"sold_after": 5}, "sold_after must be a date"),
    ({"sold_after": LAST, "sold_before": FIRST}, "sold_after 2026-03-31 is later than sold_before"),
    ({"window_days": 1}, "window_days must be"),
    ({"page_size": 0}, "page_size must be"),
    ({"prefilter": True}, "prefilter"),
]


def test_wrong_arguments_are_refused_by_name_before_anything_is_sent() -> None:
    pipeline, transport = make_pipeline(make_response(data=[]))
    for arguments, message in INVALID:
        given = {
            "chain_id": 7,
            "created_after": FIRST,
            "created_before": LAST,
            "location_ids": [5],
        } | arguments
        with pytest.raises(InvalidArgumentError, match=message):
            Bulk(pipeline).memberships_by_client(**given)  # type: ignore[arg-type]
    assert transport.requests == []


async def test_sales_are_searched_a_month_before_and_after_the_period_by_default() -> None:
    pipeline, transport = make_pipeline(make_response(data=[]))
    result = await Bulk(pipeline).memberships_by_client(7, FIRST, LAST, location_ids=[5, 6, 5])
    assert len(result) == 0
    assert [request.url.partition("?")[2] for request in transport.requests] == [
        "created_after=2026-03-01&created_before=2026-03-31&page=1&count=100",
        *["page=1&count=100&start_date=2026-01-29&end_date=2026-05-01"] * 2,
    ]
    for days in ({"sold_after": FIRST}, {"sold_before": LAST}):
        await Bulk(pipeline).memberships_by_client(7, FIRST, FIRST, location_ids=[5], page_size=7, **days)
    assert "start_date=2026-03-01&end_date=2026-04-01" in transport.requests[4].url
    assert "count=7" in transport.requests[4].url
    await Bulk(pipeline).memberships_by_client(7, dt.date.min, dt.date.min, location_ids=[5])
    await Bulk(pipeline).memberships_by_client(7, dt.date.max, dt.date.max, location_ids=[5])
    assert transport.requests[-1].url.endswith("start_date=9999-11-30&end_date=9999-12-31")


def test_a_sale_that_is_found_in_two_ways_is_one_sale() -> None:
    (sale,) = match_sales(5, [make_row(100, membership_id=7)], Links({7}, {100: [7]}))
    assert sale.link is SaleLink.BOTH
    both = list(match_sales(5, [make_row(100, membership_id=7)], Links({7}, {100: [7, 8]})))
    assert [(sale.membership_id, sale.link) for sale in both] == [
        (7, SaleLink.BOTH),
        (8, SaleLink.TRANSACTION_ID),
    ]


async def test_a_checkpoint_keeps_both_lists_apart_if_chain_and_location_have_one_id(tmp_path: Path) -> None:
    membership = make_response(data=[{"id": 8, "goods_transaction_id": 100}])
    sale, empty = make_response(data=[{"id": 100, "client": {"id": 1}}]), make_response(data=[])
    pipeline, transport = make_pipeline(membership, empty, sale, empty)

    def start():
        return Bulk(pipeline).memberships_by_client(
            7,
            FIRST,
            LAST,
            location_ids=[7],
            sold_after=FIRST,
            sold_before=LAST,
            checkpoint=tmp_path / "join.sqlite",
        )

    result = await start()
    assert {key: row.client_id for key, row in result.ok.items()} == {(7, 8): 1}
    assert (await start(), len(transport.requests)) == (result, 4)


async def test_numbers_that_no_id_can_be_do_not_link_rows() -> None:
    huge = 2**63
    memberships = make_response(
        data=[{"id": 7, "goods_transaction_id": huge}, {"id": 8, "goods_transaction_id": -1}]
    )
    empty = make_response(data=[])
    sales = make_response(
        data=[
            {"id": huge, "client": {"id": 1}, "loyalty_abonement_id": huge},
            {"id": -1, "client": {"id": 2}, "loyalty_abonement_id": -1},
            {"id": 5, "client": {"id": 3}, "loyalty_abonement_id": 8},
        ]
    )
    pipeline, _ = make_pipeline(memberships, empty, sales, empty)
    result = await Bulk(pipeline).memberships_by_client(7, FIRST, LAST, location_ids=[5])
    assert {key: row.client_id for key, row in result.ok.items()} == {(0, 7): None, (5, 8): 3}
    pipeline, _ = make_pipeline(make_response(data=[{"id": huge}]), empty)
    with pytest.raises(APIResponseError, match="more than 63 bits"):
        await Bulk(pipeline).memberships_by_client(7, FIRST, LAST, location_ids=[5])


@pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.full)])
async def test_a_job_that_another_task_ends_at_any_moment_raises_one_error(monkeypatch, step: int) -> None:
    monkeypatch.setattr("altegio_async.bulk.join.job._ROWS_PER_SLICE", 1)
    monkeypatch.setattr("altegio_async.bulk.join.job._SLICE", 1)

    async def end_after(moments: int) -> int | BaseException:
        """Return the number of outcomes, or the error that the consumer received."""
        job = make_job(Lists(3_000))

        async def consume() -> int:
            return len(await job)

        async with job:
            task = asyncio.create_task(consume())
            for _ in range(moments):
                await asyncio.sleep(0)
        (result,) = await asyncio.gather(task, return_exceptions=True)
        return result

    moments, results = 0, []
    while 60 not in results:  # the job has ended before the block
        results.append(await end_after(moments))
        moments += step
    assert {type(result) for result in results} == {ClientClosedError, int}
    assert len(results) > 90 / step


@pytest.mark.parametrize(
    "transactions", [50_000, pytest.param(1_000_000, marks=[pytest.mark.full, pytest.mark.timeout(300)])]
)
def test_memory_does_not_grow_with_the_number_of_product_transactions(transactions: int) -> None:
    command = [sys.executable, "-m", "tests.support.programs.join_million", str(transactions)]
    printed = subprocess.run(
        command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True
    )
    took = json.loads(printed.stdout)
    grown = took["peak"] - took["start"]
    record_figure(
        f"peak memory above the start, join of {transactions:,} transactions",
        f"{grown:.1f} MiB",
        "at most 30 MiB",
    )
    assert took["owned"] == transactions // 50
    assert grown <= 30
