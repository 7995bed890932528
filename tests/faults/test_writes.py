"""Writes are never carried out twice, whatever is lost on the way."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from msgspec.structs import replace

from altegio_async import AltegioClient, AltegioError, RetryPolicy, operations
from altegio_async.models import (
    MembershipTypeArchiveInput,
    MembershipTypeCreate,
    MembershipTypeUpdate,
)
from altegio_async.testing import FAULTS, FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import Kind
from tests.integration.fake_calls import new_membership_type
from tests.support import figure, sized

CALL = "X-Call"
SMALL = Size(chains=1, locations=2, membership_types=60, gift_card_types=3, clients=3)
QUICK = RetryPolicy(attempts=3, transient_base=0.0, throttled_base=0.0, throttled_floor=0.0, hint_ceiling=0.0)
# The answer is lost, broken, or says that something is wrong: after the write, or instead of it.
HARM = sorted(
    name
    for name, fault in FAULTS.items()
    if fault.act is not None
    and not fault.slow
    and fault.kind in {Kind.TRANSPORT, Kind.STATUS, Kind.LIMIT, Kind.JSON, Kind.ENVELOPE}
    and name
    not in {
        "vast_length",
        "endless_headers",
        "endless_body",
        "endless_continue",
        "vast_page_502",
        "deep_million",
        "deep_400",
    }
)


def _fields(kind: Any, wire: dict[str, Any], **changes: Any) -> Any:
    names = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
    return kind(**({names[name]: value for name, value in wire.items() if name in names} | changes))


def _numbered(number: int) -> Any:
    """A middleware that writes the call's number onto each of its requests."""

    async def middleware(request: Any, send: Any) -> Any:
        return await send(replace(request, headers={**request.headers, CALL: str(number)}))

    return middleware


@sized("count", 500, 10_000)
async def test_no_write_is_carried_out_twice(count):
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None)
    async with FaultServer(fake=fake) as server:
        location = fake.locations[0]
        chain, types = location.chain_id, list(location.membership_type_ids)
        new = new_membership_type(fake)
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:
            client._session.quota.CAPACITY = 10**9  # type: ignore[misc]  # never the quota that stops a repeat
            client._session.quota.left = 10**9

            def write(number: int) -> Any:
                title = f"write-{number}"
                ident = types[number % (len(types) // 2)]  # the other half is for deleting
                return [
                    lambda: operations.chain_loyalty_membership_types_create(
                        chain, body=_fields(MembershipTypeCreate, new, title=title)
                    ),
                    lambda: operations.chain_loyalty_membership_types_update(
                        chain, ident, body=_fields(MembershipTypeUpdate, new, title=title)
                    ),
                    lambda: operations.chain_loyalty_membership_types_archive(
                        chain, ident, body=MembershipTypeArchiveInput(is_archived="1")
                    ),
                    lambda: operations.chain_loyalty_membership_types_delete(
                        chain, types[-1 - number // 4 % (len(types) // 2)]
                    ),
                ][number % 4]()

            told_done = sent_after_loss = 0
            endings: Counter[str] = Counter()
            for number in range(count):
                fault = HARM[number % len(HARM)]
                after = bool(number // len(HARM) % 2)
                limited = FAULTS[fault].kind is Kind.LIMIT
                fake.injections.clear()
                # A refusal by the rate limit is refused, so nothing was done; all else may come after the deed.
                server.inject(fault, after_commit=after and not limited, times=None if number % 3 else 1)
                try:
                    await client.with_options(middlewares=[_numbered(number)]).call(write(number))
                    told_done += 1
                    endings["done"] += 1
                except AltegioError as error:
                    endings[type(error).__name__] += 1
                    sent_after_loss += error.attempts > 1 and not limited
    # Counted by call, after the end: the server may be at work on a request whose caller has gone on.
    carried = Counter(commit.headers[CALL] for commit in fake.commits)
    wrong = sum(times > 1 for times in carried.values())
    figure("writes carried out twice", f"{wrong} of {count} faults", "0 of 10,000")
    assert wrong == 0
    assert len(carried) > count // 10
    assert told_done > 0
    assert len(endings) > 5
    # A limit told in a 200 looks like another failure.
    assert sent_after_loss <= endings["APIStatusError"] + endings["RateLimitError"]


async def test_a_write_that_surely_did_not_arrive_is_sent_again():
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None)
    async with FaultServer(fake=fake) as server:
        new = _fields(MembershipTypeCreate, new_membership_type(fake))
        operation = operations.chain_loyalty_membership_types_create(fake.locations[0].chain_id, body=new)
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:
            server.inject("limit_zero", times=2)
            created = await client.call(operation)
            assert created.id
            assert (server.request_count, len(fake.commits)) == (3, 1)


async def test_concurrent_writes_with_their_answers_lost_are_made_once_each():
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None)
    async with FaultServer(fake=fake) as server:
        server.inject("close_unanswered", after_commit=True, chance=0.5)
        chain = fake.locations[0].chain_id
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:

            async def one(number: int) -> None:
                new = _fields(MembershipTypeCreate, new_membership_type(fake), title=f"write-{number}")
                await client.call(operations.chain_loyalty_membership_types_create(chain, body=new))

            endings = await asyncio.gather(*(one(number) for number in range(100)), return_exceptions=True)
        lost = sum(ending is not None for ending in endings)
        assert 0 < lost < 100
        titles = Counter(commit.body.split(b"write-")[1].split(b'"')[0] for commit in fake.commits)
        assert len(titles) == 100
        assert set(titles.values()) == {1}
