"""The frame of client bases with what each client holds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from altegio_async import frames
from altegio_async.bulk import BulkResult, OwnedMembership, OwnerStatus
from altegio_async.errors import APIConnectionError, InvalidArgumentError
from altegio_async.models import Client, GiftCard, Membership
from tests.support.memory_fake import connect_in_memory
from tests.support.prefilter_worlds import create_world

ON = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)


def make_card(ident, balance="10", expires=None):
    amount = None if balance is None else Decimal(balance)
    return GiftCard(id=ident, balance=amount, expiration_date=expires)


def make_membership(ident, *, status=2, expires=None, **changes):
    row = {"id": ident, "status": {"id": status}, "expiration_date": expires, "is_united_balance": True}
    return Membership.from_dict({**row, **changes}, wire=True)


def read(clients, **arguments):
    frame = frames.client_holdings(clients, on=ON, backend="polars", **arguments)
    return {(row["location_id"], row["client_id"]): row for row in frame.to_dicts()}


def make_clients(*rows):
    return [Client(id=ident, name=f"Client {ident}", phone=phone) for ident, phone in rows]


def test_one_row_per_client_and_location_with_exact_sums_and_the_next_expiry():
    soon, later = ON + dt.timedelta(days=2), ON + dt.timedelta(days=90)
    clients = BulkResult(
        {1: make_clients((5, "+1 315 000 0005"), (6, "13150000006")), 2: make_clients((7, "13150000005"))},
        [],
        {},
    )
    cards = BulkResult(
        {
            (1, "13150000005"): [make_card(31, "9999999999999.99", later), make_card(32, "0.01", soon)],
            (1, "13150000006"): [],
            (2, "13150000005"): [make_card(33, "7.5")],
        },
        [], {},
    )  # fmt: skip
    memberships = BulkResult(
        {
            (1, "13150000005"): [
                make_membership(41, united_balance_services_count=3, expires="2026-10-20T23:59:59"),
                make_membership(42, united_balance_services_count=4, is_frozen=True),
                make_membership(43, is_united_balance_unlimited=True),
            ],
            (1, "13150000006"): [],
        },
        [], {},
    )  # fmt: skip
    rows = read(clients, memberships=memberships, gift_cards=cards)
    assert list(rows) == [(1, 5), (1, 6), (2, 7)]
    assert rows[1, 5] == {
        "location_id": 1, "client_id": 5, "name": "Client 5", "phone": "+1 315 000 0005", "clients_with_phone": 1,
        "memberships": 3, "visits_left": 7, "visits_left_once": 7, "unlimited_memberships": 1,
        "membership_expires": dt.datetime(2026, 10, 20, 23, 59, 59, tzinfo=dt.UTC),
        "gift_cards": 2, "gift_card_balance": Decimal("10000000000000.00"),
        "gift_card_balance_once": Decimal("10000000000000.00"), "gift_card_expires": soon,
    }  # fmt: skip
    empty = rows[1, 6]
    assert (empty["memberships"], empty["visits_left"], empty["gift_cards"]) == (0, 0, 0)
    assert (empty["gift_card_balance"], empty["gift_card_expires"]) == (Decimal(0), None)
    assert (rows[2, 7]["gift_card_balance"], rows[2, 7]["memberships"]) == (Decimal("7.5"), None)


def test_sums_of_more_than_28_digits_are_not_rounded():
    clients = {1: make_clients((5, "13150000005"))}
    cards = BulkResult(
        {(1, "13150000005"): [make_card(1, "1E+27"), make_card(2, "0.01"), make_card(3, "0.01")]}, [], {}
    )
    rows = read(clients, gift_cards=cards, scale=10)
    assert rows[1, 5]["gift_card_balance"] == Decimal("1000000000000000000000000000.02")


def test_objects_that_are_not_valid_do_not_count():
    past = ON - dt.timedelta(seconds=1)
    clients = {1: make_clients((5, "13150000005"))}
    cards = BulkResult(
        {(1, "13150000005"): [make_card(1, "5", past), make_card(2, "0"), make_card(3, "4")]}, [], {}
    )
    memberships = BulkResult(
        {
            (1, "13150000005"): [
                make_membership(1, united_balance_services_count=2, status=3),
                make_membership(2, united_balance_services_count=2, status=4),
                make_membership(3, united_balance_services_count=0),
                make_membership(4, united_balance_services_count=2, expires=past.isoformat()),
                make_membership(5, united_balance_services_count=2, status=1),
            ]
        },
        [], {},
    )  # fmt: skip
    row = read(clients, gift_cards=cards, memberships=memberships)[1, 5]
    assert (row["gift_cards"], row["gift_card_balance"]) == (1, Decimal(4))
    assert (row["memberships"], row["visits_left"]) == (1, 2)


def test_a_shared_phone_shows_its_objects_in_each_row_and_counts_them_once():
    clients = {1: make_clients((5, "13150000005"), (6, "+13150000005")), 2: make_clients((7, "13150000005"))}
    cards = BulkResult(
        {(1, "13150000005"): [make_card(1, "5"), make_card(2, "3")], (2, "13150000005"): [make_card(2, "3"), make_card(3, "1")]},
        [], {},
    )  # fmt: skip
    rows = read(clients, gift_cards=cards)
    assert [row["clients_with_phone"] for row in rows.values()] == [2, 2, 1]
    assert [row["gift_card_balance"] for row in rows.values()] == [8, 8, 4]
    assert [row["gift_card_balance_once"] for row in rows.values()] == [8, 0, 1]


def test_an_object_that_a_look_up_returns_twice_counts_once():
    cards = BulkResult(
        {(1, "13150000005"): [make_card(1, "5"), make_card(1, "5"), make_card(2, "3")]}, [], {}
    )
    row = read({1: make_clients((5, "13150000005"))}, gift_cards=cards)[1, 5]
    assert (row["gift_cards"], row["gift_card_balance"], row["gift_card_balance_once"]) == (2, 8, 8)


def test_what_is_not_known_is_null_and_not_zero():
    clients = {
        1: make_clients(
            (5, None), (6, "1315***0006"), (7, "13150000007"), (8, "13150000008"), (9, "13150000009")
        )
    }
    error = APIConnectionError("lost")
    cards = BulkResult(
        {(1, "13150000009"): [make_card(1, None), make_card(2, "4")]}, [], {(1, "13150000007"): error}
    )
    rows = read(clients, gift_cards=cards)
    for ident in (5, 6, 7, 8):
        assert (rows[1, ident]["gift_cards"], rows[1, ident]["gift_card_balance"]) == (None, None)
    assert [rows[1, ident]["clients_with_phone"] for ident in (5, 6, 7)] == [None, None, 1]
    assert (rows[1, 9]["gift_cards"], rows[1, 9]["gift_card_balance"]) == (2, None)
    assert "memberships" not in rows[1, 9]


def test_a_phone_that_holds_something_and_belongs_to_no_client_has_a_row():
    clients = {1: make_clients((5, "13150000005"))}
    cards = BulkResult({(1, "13150000099"): [make_card(1, "5")], (1, "13150000098"): []}, [], {})
    frame = frames.client_holdings(clients, gift_cards=cards, on=ON, backend="polars")
    assert frame.select("client_id", "phone", "clients_with_phone", "gift_card_balance").rows() == [
        (5, "13150000005", 1, None), (None, "13150000099", 0, Decimal(5)),
    ]  # fmt: skip


def test_look_ups_by_client_id_are_joined_by_id():
    clients = {1: make_clients((5, None), (6, "13150000006"))}
    cards = BulkResult({(1, 5): [make_card(1, "5")], (1, 6): []}, [], {})
    rows = read(clients, gift_cards=cards)
    assert [row["gift_card_balance"] for row in rows.values()] == [5, 0]


def test_an_id_that_holds_something_and_belongs_to_no_client_has_a_row():
    cards = BulkResult({(1, 5): [make_card(1, "5")], (1, 6): [], (2, 5): [make_card(2, "1")]}, [], {})
    rows = read({1: make_clients((5, None))}, gift_cards=cards)
    assert [(key, row["name"], row["gift_card_balance"]) for key, row in rows.items()] == [
        ((1, 5), "Client 5", 5), ((2, 5), None, 1),
    ]  # fmt: skip


def test_memberships_of_a_join_belong_to_the_client_and_the_location_of_their_sale():
    def sell(ident, client_id, status=OwnerStatus.OWNED):
        membership = make_membership(ident, united_balance_services_count=ident)
        return OwnedMembership(membership=membership, status=status, client_id=client_id)

    joined = BulkResult(
        {
            (1, 41): sell(41, 5),
            (1, 42): sell(42, 5),
            (2, 43): sell(43, 5),
            (1, 44): sell(44, 9),
            (1, 45): sell(45, None, OwnerStatus.NO_CLIENT),
            (0, 46): sell(46, None, OwnerStatus.NO_SALE),
        },
        [], {(3, 0): APIConnectionError("lost")},
    )  # fmt: skip
    clients = {1: make_clients((5, "13150000005"), (6, None)), 2: make_clients((5, "13150000005"))}
    cards = BulkResult({(1, "13150000099"): [make_card(1, "5")]}, [], {})
    frame = frames.client_holdings(clients, memberships=joined, gift_cards=cards, on=ON, backend="polars")
    columns = "location_id", "client_id", "phone", "memberships", "visits_left_once", "gift_card_balance"
    assert frame.select(columns).rows() == [
        (1, 5, "13150000005", 2, 83, None),
        (1, 6, None, None, None, None),
        (2, 5, "13150000005", 1, 43, None),
        (1, 9, None, 1, 44, None),
        (1, None, None, 1, 45, None),
        (0, None, None, 1, 46, None),
        (1, None, "13150000099", None, None, Decimal(5)),
    ]


def test_columns_do_not_depend_on_the_data_and_options_apply():
    nothing = BulkResult({}, [], {})
    frame = frames.client_holdings(
        {}, memberships=nothing, gift_cards=nothing, backend="polars", money="float"
    )
    assert frame.height == 0
    assert frame.schema["gift_card_balance"] == pl.Float64
    assert frame.schema["membership_expires"] == pl.Datetime("us", "UTC")
    table = frames.client_holdings(
        {}, gift_cards=nothing, backend="pyarrow", columns=["client_id", "gift_cards"]
    )
    assert table.column_names == ["client_id", "gift_cards"]


def test_dates_without_a_zone_are_in_the_passed_zone():
    zone = dt.timezone(dt.timedelta(hours=-5))
    clients = {1: make_clients((5, "13150000005"))}
    cards = BulkResult({(1, "13150000005"): [make_card(1, "5", dt.datetime(2026, 10, 1, 8))]}, [], {})
    assert read(clients, gift_cards=cards)[1, 5]["gift_cards"] == 0
    row = read(clients, gift_cards=cards, zone=zone)[1, 5]
    assert row["gift_card_expires"] == dt.datetime(2026, 10, 1, 13, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("clients", "arguments", "message"),
    [
        ([Client(id=1)], {}, "clients must be the result of bulk.clients"),
        ({1: [GiftCard(id=1)]}, {}, "models.Client"),
        ({"1": [Client(id=1)]}, {}, "models.Client"),
        ({1: None}, {}, "models.Client"),
        (
            BulkResult(
                {(1, 2): OwnedMembership(membership=Membership(id=2), status=OwnerStatus.NO_SALE)}, [], {}
            ),
            {},
            "models.Client",
        ),
        ({}, {"gift_cards": {}}, "gift_cards must be a BulkResult, got dict"),
        ({}, {"memberships": BulkResult({1: []}, [], {})}, "memberships must be the result of a look-up"),
        ({}, {"memberships": BulkResult({(1, 2): GiftCard(id=1)}, [], {})}, "got GiftCard"),
        (
            {},
            {"memberships": BulkResult({(1, "2"): [GiftCard(id=1)]}, [], {})},
            "Membership structs, got GiftCard",
        ),
        (
            {},
            {"gift_cards": BulkResult({(1, "2"): [Membership(id=1)]}, [], {})},
            "GiftCard structs, got Memb",
        ),
        ({}, {"scael": 2}, "scael"),
    ],
)
def test_wrong_arguments_are_refused(clients, arguments, message):
    with pytest.raises(InvalidArgumentError, match=message):
        frames.client_holdings(clients, **arguments)


def read_truth(world):
    """Return the balance, the visits left and the number of unlimited memberships of each client of a world."""
    truth = {(client.location_id, client.id): [Decimal(0), 0, 0] for client in world.clients.values()}
    for card in world.gift_cards.values():
        truth[card.location_id, card.client_id][0] += card.balance
    for item in world.memberships.values():
        own = truth[item.location_id, item.client_id]
        if item.status_id not in {1, 2} or (item.expires is not None and item.expires < ON):
            continue
        kind = world.membership_types[item.type_id]
        if kind.is_united_unlimited or any(link.is_unlimited for link in item.coverage):
            own[2] += 1
        else:
            own[1] += item.united_count + sum(link.count for link in item.coverage)
    return truth


def compare(frame, truth):
    """Yield the wrong values in the rows of a frame. Clients with a shared phone show more than they hold."""
    rows = {(row["location_id"], row["client_id"]): row for row in frame.to_dicts()}
    if set(rows) != set(truth):
        yield "the clients differ"
    for column, number in (("gift_card_balance_once", 0), ("visits_left_once", 1)):
        if frame[column].sum() != sum(own[number] for own in truth.values()):
            yield f"the sum of {column} differs"
    for key, row in rows.items():
        shown = [row["gift_card_balance"], row["visits_left"], row["unlimited_memberships"]]
        is_too_small = None in shown or any(mine > seen for mine, seen in zip(truth[key], shown, strict=True))
        if is_too_small or (row["clients_with_phone"] == 1 and shown != truth[key]):
            yield key, truth[key], shown


@pytest.mark.parametrize("seeds", [range(3), pytest.param(range(3, 60), marks=pytest.mark.full)])
async def test_sums_of_random_worlds_equal_the_truth_of_the_server(seeds):
    wrong = []
    for seed in seeds:
        fake = create_world(seed, most_clients=60).fake
        locations = [location.id for location in fake.locations]
        options = {"prefilter": seed % 2 == 0}
        async with connect_in_memory(fake) as altegio:
            clients = await altegio.bulk.clients(locations, fields=["phone"])
            cards = await altegio.bulk.gift_cards_of_locations(locations, **options)
            memberships = await altegio.bulk.memberships_of_locations(locations, **options)
        frame = frames.client_holdings(
            clients, gift_cards=cards, memberships=memberships, on=ON, backend="polars"
        )
        wrong += [(seed, problem) for problem in compare(frame, read_truth(fake.world))]
    assert wrong == []
