"""Bulk reading of client bases: pages, lost and repeated rows, checkpoints, order, and wrong arguments."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from random import Random

import pytest

from altegio_async import frames
from altegio_async.errors import CheckpointError, InvalidArgumentError, PermissionDeniedError
from altegio_async.filters import Filter
from altegio_async.models import Client
from altegio_async.testing import FakeAltegio, Size
from tests.support.client_bases import ClientBaseServer, make_clients
from tests.support.memory_fake import connect_in_memory


async def test_client_bases_are_read_in_pages_of_200_sorted_by_id():
    server = ClientBaseServer({1: make_clients(range(1, 251)), 2: make_clients([900]), 3: []})
    async with server.open_client() as altegio:
        result = await altegio.bulk.clients([1, 2, 3], fields=["phone", "name", "id", "name"])
    assert [client.id for client in result.ok[1]] == list(range(1, 251))
    assert (result.ok[2][0].phone, result.ok[3]) == ("+13150000900", [])
    assert (result.kind, result.key_names) == (list[Client], ("location_id",))
    assert sorted((location, body["page"]) for location, body in server.searches) == [
        (1, 1), (1, 2), (2, 1), (3, 1),
    ]  # fmt: skip
    assert {body["page_size"] for _, body in server.searches} == {200}
    for _, body in server.searches:
        assert body["fields"] == ["id", "name", "phone"]
        assert (body["order_by"], body["order_by_direction"]) == ("id", "ASC")
        assert "filters" not in body


async def test_filters_are_sent_with_their_operation():
    server = ClientBaseServer({1: make_clients([1])})
    conditions = (one for one in [Filter.gift_card_balance(minimum=Decimal("0.01")), Filter.ids([1])])
    async with server.open_client() as altegio:
        await altegio.bulk.clients([1, 1], filters=conditions, operation="OR")
    ((_, body),) = server.searches
    assert body["operation"] == "OR"
    assert body["filters"] == [
        {"type": "certificate_balance", "state": {"from": 0.01}},
        {"type": "id", "state": {"value": [1]}},
    ]


async def test_a_lost_row_fails_its_location_and_a_repeated_row_is_delivered_once():
    server = ClientBaseServer({1: make_clients(range(1, 251)), 2: make_clients(range(1, 251))})

    def change_page(location, page, rows):
        if page == 1:
            return rows
        return rows[:-1] if location == 1 else [{"id": 200, "name": "moved"}, *rows]

    server.change_page = change_page
    server.bases[2].pop()  # the total counts the row that page 2 repeats
    async with server.open_client() as altegio:
        result = await altegio.bulk.clients([1, 2])
    assert [client.id for client in result.ok[2]] == list(range(1, 250))
    assert "the server counts 250" in str(result.failed[1])


async def test_a_denied_location_fails_alone_and_is_read_again_with_retry_failed(tmp_path):
    server = ClientBaseServer({1: make_clients([1]), 2: make_clients([2])})
    server.denied = {2}
    path = tmp_path / "clients.sqlite"
    async with server.open_client() as altegio:
        first = await altegio.bulk.clients([1, 2], checkpoint=path)
        assert isinstance(first.failed[2], PermissionDeniedError)
        server.denied = set()
        sent = server.sent
        stored = await altegio.bulk.clients([1, 2], checkpoint=path)
        assert (stored.ok, list(stored.failed), server.sent) == (first.ok, [2], sent)
        again = await altegio.bulk.clients([1, 2], checkpoint=path, retry_failed=True)
    assert [client.id for client in again.ok[2]] == [2]
    assert server.sent == sent + 1


async def test_a_checkpoint_belongs_to_its_fields_and_filters(tmp_path):
    server = ClientBaseServer({1: make_clients([1])})
    path = tmp_path / "clients.sqlite"
    search = {"fields": ["id", "phone"], "filters": [Filter.quick_search("13155550100")]}
    async with server.open_client() as altegio:
        await altegio.bulk.clients([1], checkpoint=path, **search)
        same = await altegio.bulk.clients(
            [1], checkpoint=path, fields=["phone", "id"], filters=search["filters"]
        )
        assert (len(same.ok), server.sent) == (1, 1)
        for other in (
            {**search, "fields": ["id", "name"]},
            {**search, "filters": [Filter.quick_search("13155550101")]},
            {**search, "operation": "OR"},
            {"fields": search["fields"]},
        ):
            with pytest.raises(CheckpointError) as caught:
                await altegio.bulk.clients([1], checkpoint=path, **other)
            assert "1315555010" not in str(caught.value)
    with closing(sqlite3.connect(path)) as file:
        assert "13155550100" not in str(file.execute("select * from about").fetchall())


async def test_locations_are_streamed_in_order_with_progress():
    bases = {location: make_clients(range(location * 10, location * 10 + 3)) for location in range(1, 8)}
    server = ClientBaseServer(bases)
    reports = []

    async def list_locations():
        for location in bases:
            yield location

    async with server.open_client() as altegio:
        job = altegio.bulk.clients(
            list_locations(), ordered=True, max_in_flight=3,
            on_progress=lambda done, total, failed: reports.append((done, failed)),
        )  # fmt: skip
        async with job:
            seen = [(outcome.key, len(outcome.unwrap())) async for outcome in job]
    assert seen == [(location, 3) for location in bases]
    assert reports[-1] == (7, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"fields": ["phone", "id", "balance_of_everything"]}, r"fields\[2\] must be one of"),
        ({"fields": "id"}, "fields must be a list of names, got str"),
        ({"fields": [1]}, r"fields\[0\]"),
        ({"filters": "vip"}, "filters must be a list of filters"),
        ({"filters": [{"type": "shoe_size", "state": {}}]}, r"filters\[0\].type must be"),
        ({"operation": "XOR"}, "operation"),
    ],
)
def test_a_wrong_search_is_refused_before_anything_is_sent(arguments, message):
    server = ClientBaseServer({})
    with pytest.raises(InvalidArgumentError, match=message):
        server.open_client().bulk.clients([1], **arguments)
    with pytest.raises(InvalidArgumentError, match="location"):
        server.open_client().bulk.clients([0])
    assert server.sent == 0


async def test_client_bases_become_frames_and_files(tmp_path):
    server = ClientBaseServer({1: make_clients([1, 2]), 2: make_clients([3]), 3: []})
    async with server.open_client() as altegio:
        result = await altegio.bulk.clients([1, 2, 3], fields=["id", "phone"])
    frame = frames.to_frame(result, backend="pandas", drop_empty=True)
    assert list(frame.columns) == ["location_id", "id", "name", "phone"]
    assert list(zip(frame["location_id"], frame["id"], strict=True)) == [(1, 1), (1, 2), (2, 3)]
    written = frames.write_parquet(result, tmp_path / "clients.parquet")
    assert (written.rows, written.rejected) == (3, 0)


async def test_clients_who_are_not_deleted_while_a_base_is_read_are_delivered_once():
    problems = []
    for seed in range(40):
        random = Random(seed)
        numbers = list(range(1, random.randint(1, 900)))
        server = ClientBaseServer({1: make_clients(numbers)})
        is_growing, lasting = random.random() < 0.5, set(numbers)

        def change_base(request, *, random=random, server=server, is_growing=is_growing, lasting=lasting):
            base = server.bases[1]
            if server.sent > 1 and random.random() < 0.4:
                if is_growing:
                    base.extend(make_clients([base[-1]["id"] + 1 if base else 1]))
                elif base:
                    lasting.discard(base.pop(random.randrange(len(base)))["id"])

        server.refuse = change_base
        async with server.open_client() as altegio:
            result = await altegio.bulk.clients([1])
        read = [client.id for client in result.ok.get(1, [])]
        if len(read) != len(set(read)) or (result.ok and not lasting <= set(read)):
            problems.append((seed, sorted(lasting - set(read)), len(read)))
        if result.failed and is_growing:
            problems.append((seed, result.failed))
    assert problems == []


async def test_a_location_that_cuts_its_pages_is_read_in_pages_of_that_size():
    fake = FakeAltegio(size=Size(chains=1, locations=2, clients=230, holders=0), rate_limits=None)
    cut, other = (location.id for location in fake.locations)
    fake.page_caps = {cut: 50}
    async with connect_in_memory(fake) as altegio:
        result = await altegio.bulk.clients([cut, other])
    for location in (cut, other):
        assert [client.id for client in result.ok[location]] == sorted(fake.world.clients_of[location])
    assert fake.request_count == 5 + 2
