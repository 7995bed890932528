"""Look-ups of all clients of locations: keys, locations that cannot be read, checkpoints and plans."""

from __future__ import annotations

import pytest

from altegio_async.errors import (
    APIResponseError,
    AuthenticationError,
    InvalidArgumentError,
    PermissionDeniedError,
)
from altegio_async.testing import make_error_response
from tests.support.client_bases import ClientBaseServer, make_clients

CARD = {"id": 31, "balance": 5}


def make_server(**bases):
    return ClientBaseServer({1: make_clients(range(1, 251)), 2: make_clients(range(1, 4))})


async def test_every_phone_of_a_base_is_looked_up_once_in_its_location():
    server = ClientBaseServer(
        {
            1: [
                {"id": 1, "name": "a", "phone": "+1 (315) 000-0001"},
                {"id": 2, "name": "b", "phone": "13150000001"},
                {"id": 3, "name": "c", "phone": ""},
                {"id": 4, "name": "d", "phone": "ask at the desk"},
                {"id": 5, "name": "e", "phone": None},
                {"id": 6, "name": "f", "phone": "+3725123456"},
            ],
            2: [{"id": 9, "name": "a", "phone": "13150000001"}],
            3: [],
        },
        cards={(1, "13150000001"): [CARD]},
    )
    async with server.open_client() as altegio:
        result = await altegio.bulk.gift_cards_of_locations([1, 2, 3, 1])
    assert list(result.ok) == [(1, "13150000001"), (1, "3725123456"), (2, "13150000001")]
    assert [card.id for card in result.ok[1, "13150000001"]] == [31]
    assert (result.failed, result.missing) == ({}, [])
    assert sorted(server.phones) == sorted(result.ok)
    assert [location for location, _ in server.searches] == [1, 2, 3]
    assert {tuple(body["fields"]) for _, body in server.searches} == {("id", "phone")}


async def test_memberships_are_looked_up_in_the_same_way():
    server = ClientBaseServer({1: make_clients([1, 2])}, memberships={(1, "13150000002"): [{"id": 41}]})
    async with server.open_client() as altegio:
        result = await altegio.bulk.memberships_of_locations([1], ordered=True)
    assert [[item.id for item in rows] for rows in result.ok.values()] == [[], [41]]


async def test_a_location_that_cannot_be_read_has_one_failed_key_and_others_are_looked_up():
    server = make_server()
    server.denied = {1}
    async with server.open_client() as altegio:
        outcomes = [outcome async for outcome in altegio.bulk.gift_cards_of_locations([1, 2])]
    assert [type(outcome.error) for outcome in outcomes if outcome.key == (1, "")] == [PermissionDeniedError]
    assert sorted(outcome.key for outcome in outcomes if outcome.is_ok) == [
        (2, f"1315000000{number}") for number in (1, 2, 3)
    ]
    assert len(server.searches) == 2


async def test_masked_phones_fail_their_location_before_a_look_up():
    server = make_server()
    server.bases[1][249]["phone"] = "+1315***0250"
    async with server.open_client() as altegio:
        result = await altegio.bulk.gift_cards_of_locations([1, 2])
    ((key, error),) = result.failed.items()
    assert (key, type(error), "masked" in str(error)) == ((1, ""), APIResponseError, True)
    assert {location for location, _ in server.phones} == {2}


async def test_phones_that_are_left_out_fail_their_location_instead_of_looking_empty():
    server = make_server()
    server.bases[1] = [{**row, "phone": ""} for row in server.bases[1]]
    async with server.open_client() as altegio:
        result = await altegio.bulk.gift_cards_of_locations([1, 2])
    assert (list(result.failed), len(result.ok)) == ([(1, "")], 3)
    assert "none of the 250 clients of location 1 has a phone number" in str(result.failed[1, ""])


async def test_a_base_with_lost_rows_fails_its_location():
    server = make_server()
    server.change_page = lambda location, page, rows: rows[:-1] if page == 2 else rows
    async with server.open_client() as altegio:
        result = await altegio.bulk.memberships_of_locations([1, 2])
    assert list(result.failed) == [(1, "")]
    assert "the server counts 250" in str(result.failed[1, ""])


async def test_retry_failed_reads_a_base_again_after_the_others():
    server = make_server()
    left = 2

    def refuse(request):
        nonlocal left
        if "/company/1/" not in request.url or not left:
            return None
        left -= 1
        return make_error_response(403)

    server.refuse = refuse
    async with server.open_client() as altegio:
        first = await altegio.bulk.gift_cards_of_locations([1, 2])
        again = await altegio.bulk.gift_cards_of_locations([1, 2], retry_failed=True)
        assert (list(first.failed), len(first.ok)) == ([(1, "")], 3)
        assert (again.failed, len(again.ok)) == ({}, 253)
        left = 9
        never = await altegio.bulk.gift_cards_of_locations([1, 2], retry_failed=True)
        assert (list(never.failed), left) == ([(1, "")], 7)


async def test_no_base_is_read_after_a_refused_token():
    server = make_server()
    server.refuse = lambda request: make_error_response(401)
    async with server.open_client() as altegio:
        result = await altegio.bulk.gift_cards_of_locations([1, 2, 3])
    assert {type(error) for error in result.failed.values()} == {AuthenticationError}
    assert sorted(result.failed) == [(1, ""), (2, ""), (3, "")]
    assert server.sent == 1


async def test_a_checkpoint_leaves_only_the_reading_of_the_bases(tmp_path):
    server = make_server()
    server.cards[2, "13150000002"] = [CARD]
    path = tmp_path / "cards.sqlite"
    async with server.open_client() as altegio:
        job = altegio.bulk.gift_cards_of_locations([1, 2], checkpoint=path)
        async with job:
            seen = 0
            async for _ in job:
                seen += 1
                if seen == 100:
                    break
        looked_up = len(server.phones)
        assert looked_up < 253
        result = await altegio.bulk.gift_cards_of_locations([1, 2], checkpoint=path)
        assert (len(result.ok), result.failed) == (253, {})
        assert [card.id for card in result.ok[2, "13150000002"]] == [31]
        assert 253 <= len(server.phones) <= 253 + looked_up - 100
        sent = server.sent
        again = await altegio.bulk.gift_cards_of_locations([1, 2], checkpoint=path)
        assert (again.ok, server.sent) == (result.ok, sent + 3)


async def test_a_plan_knows_the_number_of_locations_only():
    server = make_server()
    async with server.open_client() as altegio:
        plan = await altegio.bulk.gift_cards_of_locations([1, 2, 2]).plan()
        assert (plan.keys, plan.requests, plan.least_requests, plan.exact) == (None, None, 2, False)
        nothing = await altegio.bulk.gift_cards_of_locations([]).plan()
        assert (nothing.requests, nothing.exact) == (0, True)
    assert server.sent == 0


class Locations:
    """An async iterator of locations that is closed by its consumer only."""

    def __init__(self, *locations):
        self.left = list(locations)
        self.is_closed = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        return self.left.pop(0)

    async def aclose(self):
        self.is_closed = True


async def test_an_async_iterator_of_locations_is_closed_when_the_job_ends_early():
    server = make_server()
    async with server.open_client() as altegio:
        for start in (altegio.bulk.gift_cards_of_locations, altegio.bulk.clients):
            locations = Locations(1, 2)
            async with start(locations, max_in_flight=1) as job:
                async for _ in job:
                    break
            assert locations.is_closed


def test_wrong_location_ids_are_refused():
    server = make_server()
    for locations in ([0], ["x"], "12", 5):
        with pytest.raises(InvalidArgumentError):
            server.open_client().bulk.gift_cards_of_locations(locations)
