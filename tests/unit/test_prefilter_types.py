"""The search of holders of unlimited memberships by the types of their memberships."""

from __future__ import annotations

from typing import Any

from altegio_async.testing import Answer, FakeAltegio
from tests.support.prefilter_worlds import add_clients, create_fake, look_up

CHAIN_TYPES = "chain_loyalty_membership_types_list"


def add_unlimited_holder(fake: FakeAltegio, *, is_archived: bool = False) -> dict[int, list[str]]:
    """Add 300 clients of whom one holds an unlimited membership. Return their phones."""
    here = fake.locations[0].id
    phones = add_clients(fake, here, 299, range(3))
    kind = fake.add_membership_type(here, is_unlimited=True)
    client = fake.add_client(here, phone="18880000001")
    fake.add_membership(here, client=client, membership_type=kind)
    if is_archived:
        kind.is_archived = True
        fake.locations[0].membership_type_ids.remove(kind.id)
    return {here: [*phones, client.phone]}


def list_sent_types(fake: FakeAltegio) -> set[str]:
    """Return the types of the filters that searches of clients had."""
    return {one["type"] for request in fake.recorded("get_client_list") for one in request.json["filters"]}


def count_holders(result: Any) -> int:
    return sum(map(bool, result.ok.values()))


async def test_unlimited_memberships_are_found_by_the_types_of_the_chain() -> None:
    for is_archived in (False, True):
        fake = create_fake()
        keys = add_unlimited_holder(fake, is_archived=is_archived)
        result = await look_up(fake, "memberships", keys, prefilter=True)
        assert (count_holders(result), set(result.ways.values())) == (4, {"prefiltered"})
        assert list_sent_types(fake) == {"abonement_balance", "abonement_types"}


async def test_a_location_of_a_chain_without_readable_types_is_not_pre_filtered() -> None:
    for denied in ("get_chain_list", CHAIN_TYPES):
        fake = create_fake(denied_operations=[denied])
        # The list of a location has no archived types, so that it cannot replace the types of the chain.
        keys = add_unlimited_holder(fake, is_archived=True)
        result = await look_up(fake, "memberships", keys, prefilter=True)
        assert (count_holders(result), set(result.fallback_reasons.values())) == (4, {"types_unreadable"})
        assert set(result.client_known.values()) == {True}
        cards = await look_up(fake, "gift_cards", keys, prefilter=True)
        assert set(cards.ways.values()) == {"prefiltered"}


async def test_long_lists_of_types_and_locations_in_many_chains_are_not_read() -> None:
    fake = create_fake()
    keys = add_unlimited_holder(fake)

    def extend(_answer: Answer) -> Answer:
        page = len(fake.recorded(CHAIN_TYPES))
        rows = [{"id": page * 1_000 + number, "title": "Yoga"} for number in range(200)]
        return Answer(200, {"success": True, "data": rows})

    def multiply(answer: Answer) -> Answer:
        rows = [{**answer.body["data"][0], "id": number} for number in range(1, 7)]
        return Answer(200, {"success": True, "data": rows})

    for operation, alter, lists in ((CHAIN_TYPES, extend, 21), ("get_chain_list", multiply, 0)):
        injection = fake.inject(alter=alter, operation=operation)
        before = len(fake.recorded(CHAIN_TYPES))
        result = await look_up(fake, "memberships", keys, prefilter=True)
        assert (count_holders(result), set(result.fallback_reasons.values())) == (4, {"types_unreadable"})
        assert len(fake.recorded(CHAIN_TYPES)) - before == lists
        fake.injections.remove(injection)


async def test_types_whose_ids_a_filter_cannot_contain_are_unreadable() -> None:
    for wrong in (0, -1, 2**63):
        fake = create_fake()
        keys = add_unlimited_holder(fake)
        rows = [{"id": wrong, "title": "Yoga", "is_united_balance_unlimited": True}]
        fake.inject(
            Answer(200, {"success": True, "data": rows, "meta": {"total_count": 1}}), operation=CHAIN_TYPES
        )
        result = await look_up(fake, "memberships", keys, prefilter=True)
        assert (count_holders(result), set(result.fallback_reasons.values())) == (4, {"types_unreadable"}), (
            wrong
        )


async def test_without_unlimited_types_only_the_balance_is_searched() -> None:
    fake = create_fake()
    here = fake.locations[0].id
    keys = {here: add_clients(fake, here, 60, [1])}
    result = await look_up(fake, "memberships", keys, prefilter=True)
    assert (count_holders(result), list_sent_types(fake)) == (1, {"abonement_balance"})


async def test_the_types_of_a_chain_are_read_once() -> None:
    fake = create_fake(locations=4)
    keys = {one.id: add_clients(fake, one.id, 5, [1]) for one in fake.locations}
    await look_up(fake, "memberships", keys, prefilter=True)
    assert (len(fake.recorded("get_chain_list")), len(fake.recorded(CHAIN_TYPES))) == (1, 2)
