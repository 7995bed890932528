"""Conditions of injected faults, and the arguments that `FakeAltegio.inject` refuses."""

from __future__ import annotations

from typing import Any

import pytest

from altegio_async import AltegioClient, APIConnectionError, InvalidArgumentError, RetryPolicy, ServerError
from altegio_async.testing import Answer, FakeAltegio, Size

SMALL = Size(chains=1, locations=1, clients=1)
BUSY = Answer(503, b"busy")


@pytest.fixture(scope="module")
def idle() -> FakeAltegio:
    return FakeAltegio(size=SMALL)


def connect(fake: FakeAltegio) -> AltegioClient:
    return AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        retry=RetryPolicy(attempts=1),
    )


def plain(exchange: Any) -> None:
    """Do nothing."""


async def asynchronous(_answer: Any) -> None:
    """Do nothing."""


REFUSED: list[tuple[dict[str, Any], str]] = [
    (
        {"fault": BUSY, "operation": "get_client_gift_card"},
        "operation must be a published operation id; got 'get_client_gift_card', did you mean 'get_client_g",
    ),
    ({"fault": BUSY, "operation": "x"}, "operation must be a published operation id, got 'x'"),
    ({"fault": BUSY, "operation": 5}, "operation must be a str, got int"),
    (
        {"fault": BUSY, "operation": "get_client_gift_cards", "method": "POST"},
        "no request can match: the method of get_client_gift_cards is GET, not POST",
    ),
    (
        {"fault": 500},
        "fault must be a name from FAULTS, an Answer or an async function of the exchange, got int; alter=",
    ),
    (
        {"fault": plain},
        "fault must be a name from FAULTS, an Answer or an async function of the exchange, got function; al",
    ),
    ({"fault": "gzip_boom"}, "no fault is called 'gzip_boom'; did you mean one of "),
    ({}, "pass either a fault or alter=..."),
    ({"fault": BUSY, "alter": plain}, "pass either a fault or alter=..."),
    (
        {"alter": asynchronous},
        "alter must be a plain function that takes and returns an Answer, got function",
    ),
    ({"alter": BUSY}, "alter must be a plain function that takes and returns an Answer, got Answer"),
    ({"fault": BUSY, "method": "FETCH"}, "method must be one of GET, POST, PUT, PATCH, DELETE; got 'FETCH'"),
    (
        {"fault": BUSY, "path": "loyalty"},
        "path must start with '/', such as '/loyalty/abonements', got 'loyalty'",
    ),
    ({"fault": BUSY, "path": 5}, "path must be a str, got int"),
    ({"fault": BUSY, "query": "page=2"}, "query must be a mapping such as {'page': 2}, got str"),
    ({"fault": BUSY, "query": {1: "2"}}, "names in query must be a str, got int"),
    ({"fault": BUSY, "query": {"page": 2.0}}, "query['page'] must be a str, an int or None, got float"),
    ({"fault": BUSY, "query": {"page": True}}, "query['page'] must be a str, an int or None, got bool"),
    ({"fault": BUSY, "nth": 0}, "nth must be at least 1, got 0"),
    ({"fault": BUSY, "every": "2"}, "every must be an int, got str"),
    ({"fault": BUSY, "times": True}, "times must be an int, got bool"),
    ({"fault": BUSY, "chance": 1.5}, "chance must be a number from 0 to 1, got 1.5"),
    ({"fault": BUSY, "chance": "1"}, "chance must be a number from 0 to 1, got '1'"),
    ({"fault": BUSY, "after_commit": 1}, "after_commit must be True or False, got int"),
]


def test_arguments_that_can_never_take_effect_are_refused_by_name(idle: FakeAltegio):
    for arguments, message in REFUSED:
        given = dict(arguments)
        with pytest.raises(ValueError) as caught:
            idle.inject(given.pop("fault", None), **given)
        assert str(caught.value).startswith(message), arguments
    assert idle.injections == []


def test_operations_of_all_descriptions_can_be_named(idle: FakeAltegio):
    for operation in ("authorize_user", "chain_loyalty_memberships_freeze", "v2.create_event"):
        idle.inject(BUSY, operation=operation)
    assert idle.inject(BUSY, method="post").method == "POST"
    with pytest.raises(InvalidArgumentError, match=r"did you mean 'chain_loyalty_memberships_freeze'\?"):
        idle.inject(BUSY, operation="chain_loyalty_membership_freeze")
    idle.injections.clear()


def test_recorded_refuses_an_unknown_operation_and_suggests_a_similar_one(idle: FakeAltegio):
    refused: list[tuple[Any, str]] = [
        (
            "create_clint",
            "operation must be a published operation id; got 'create_clint', did you mean 'create_client'?",
        ),
        (
            "v2.create_evnt",
            "operation must be a published operation id; got 'v2.create_evnt', did you mean 'v2.",
        ),
        ("x", "operation must be a published operation id, got 'x'"),
        ("", "operation must be a published operation id, got ''"),
        (None, "operation must be a str, got NoneType"),
        (["create_client"], "operation must be a str, got list"),
    ]
    for operation, message in refused:
        with pytest.raises(InvalidArgumentError) as caught:
            idle.recorded(operation)
        assert str(caught.value).startswith(message), operation
    assert idle.recorded("create_client") == idle.recorded("v2.create_event") == []


async def test_a_condition_on_query_values_affects_one_page():
    async with FakeAltegio(size=SMALL) as fake, connect(fake) as altegio:
        chain = fake.locations[0].chain_id
        path = f"/chain/{chain}/loyalty/abonement_types"
        second = fake.inject(Answer(500), query={"page": 2, "title": None})
        for page in (1, 3):
            await altegio.request("GET", path, query={"page": page})
        await altegio.request("GET", path, query={"page": 2, "title": "x"})
        for _ in range(2):
            with pytest.raises(ServerError):
                await altegio.request("GET", path, query={"page": 2})
        assert second.struck == 2


async def test_a_write_takes_effect_although_its_response_is_lost_replaced_or_altered():
    def rename(answer: Answer) -> Answer:
        answer.body["data"]["title"] = "Altered"
        return answer

    async with FakeAltegio(size=SMALL) as fake, connect(fake) as altegio:
        location = fake.locations[0]
        kind = fake.add_membership_type(location.id, title="Ten")
        path = f"/chain/{location.chain_id}/loyalty/abonement_types/{kind.id}/clone"
        cases: list[dict[str, Any]] = [
            {"fault": "close_unanswered", "after_commit": True},
            {"fault": Answer(502, b""), "after_commit": True},
            {"alter": rename},
        ]
        for arguments in cases:
            before = len(fake.world.membership_types)
            fake.injections.clear()
            fake.inject(**arguments)
            if "alter" in arguments:
                altered: Any = await altegio.request("POST", path)
                assert altered["title"] == "Altered"
            else:
                with pytest.raises((APIConnectionError, ServerError)) as caught:
                    await altegio.request("POST", path)
                assert caught.value.sent is not False
            assert len(fake.world.membership_types) == before + 1, arguments
        assert [one.title for one in fake.world.membership_types.values()][-3:] == ["Ten (2)"] * 3
