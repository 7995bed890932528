"""Writes are never executed twice if a request or a response is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from altegio_async import AltegioClient, AltegioError, RetryPolicy, operations
from altegio_async._core.operation import Operation
from altegio_async.models import (
    MembershipTypeArchiveInput,
    MembershipTypeCreate,
    MembershipTypeUpdate,
)
from altegio_async.testing import FAULTS, FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import FaultKind
from tests.support.fake_samples import build_membership_type
from tests.support.measures import parametrize_size, record_figure

CALL = "X-Call"
SMALL = Size(chains=1, locations=2, membership_types=60, gift_card_types=3, clients=3)
QUICK = RetryPolicy(attempts=3, transient_base=0.0, throttled_base=0.0, throttled_floor=0.0, hint_ceiling=0.0)
# These are slow or send much data; other tests cover them.
VAST = {
    "vast_length", "endless_headers", "endless_body", "endless_continue", "vast_page_502", "deep_million", "deep_400",
    "gzip_bomb", "deflate_bomb", "br_bomb", "zstd_bomb", "gzip_members",
}  # fmt: skip
# The response is lost, broken or an error: after the write, or instead of it.
HARM = sorted(
    name for name, fault in FAULTS.items() if fault.act is not None and not fault.slow and name not in VAST
)
VERBS = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Case:
    """A fault, the verb, whether it strikes after the write, and whether it strikes only once."""

    fault: str
    verb: str
    after: bool
    once: bool

    @property
    def limited(self) -> bool:
        return FAULTS[self.fault].kind is FaultKind.LIMIT

    @property
    def is_carried_out(self) -> bool:
        """Return whether the server executes the write before it damages the response."""
        return self.after or FAULTS[self.fault].bends


def generate_cases() -> list[Case]:
    """Return all cases in rounds that contain every fault once and every verb equally often.

    Requests refused by the rate limit are not executed; every other fault can follow the write.
    """
    kinds = [(verb, after, once) for once in (False, True) for after in (True, False) for verb in VERBS]
    rounds = [
        Case(fault, *kinds[(place + shift) % len(kinds)])
        for shift in range(len(kinds))
        for place, fault in enumerate(HARM)
    ]
    return [replace(case, after=case.after and not case.limited) for case in rounds]


def _make_fields(kind: Any, wire: dict[str, Any], **changes: Any) -> Any:
    names = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
    return kind(**({names[name]: value for name, value in wire.items() if name in names} | changes))


def _make_numbering_middleware(number: int) -> Any:
    """Add the number of the call as a header to each of its requests."""

    async def middleware(request: Any, send: Any) -> Any:
        return await send(structs.replace(request, headers={**request.headers, CALL: str(number)}))

    return middleware


class Writes:
    """A write for each verb, which this server would execute any number of times."""

    def __init__(self, fake: FakeAltegio) -> None:
        location = fake.locations[0]
        sold = {membership.type_id for membership in fake.world.memberships.values()}
        self.types = [ident for ident in location.membership_type_ids if ident not in sold]
        self.chain, self.new = location.chain_id, {**build_membership_type(fake), "location_ids": []}

    def of(self, verb: str, number: int) -> Operation[Any]:
        ident, title = self.types[number % len(self.types)], f"write-{number}"
        if verb == "POST":
            body = _make_fields(MembershipTypeCreate, self.new, title=title)
            return operations.chain_loyalty_membership_types_create(self.chain, body=body)
        if verb == "PUT":
            body = _make_fields(MembershipTypeUpdate, self.new, title=title)
            return operations.chain_loyalty_membership_types_update(self.chain, ident, body=body)
        if verb == "PATCH":
            flag = MembershipTypeArchiveInput(is_archived="1")
            return operations.chain_loyalty_membership_types_archive(self.chain, ident, body=flag)
        return operations.chain_loyalty_membership_types_delete(self.chain, ident)


@parametrize_size("count", 500, 10_000)
async def test_no_write_is_executed_twice(count):
    every = generate_cases()
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None, keep_requests=4 * count)
    met: dict[int, Case] = {}
    endings: Counter[str] = Counter()
    async with FaultServer(fake=fake) as server:
        writes = Writes(fake)
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:
            client._pipeline.quota.CAPACITY = 10**9  # type: ignore[misc]  # never the quota that stops a repeat
            client._pipeline.quota.left = 10**9
            number = 0
            while len(met) < count and number < 2 * count:
                number += 1
                case = every[len(met) % len(every)]
                fake.injections.clear()
                fault = server.inject(
                    case.fault, method=case.verb, after_commit=case.after, times=1 if case.once else None
                )
                try:
                    await client.with_options(middlewares=[_make_numbering_middleware(number)]).call(
                        writes.of(case.verb, number)
                    )
                    endings["done"] += 1
                except AltegioError as error:
                    endings[type(error).__name__] += 1
                # A connection that the previous fault closed can have lost the write: repeat the case.
                if fault.struck:
                    met[number] = case
    # Count at the end, by call: the server can still execute a request whose caller has returned.
    carried = Counter(int(commit.headers[CALL]) for commit in fake.commits)
    sent = Counter(int(request.headers[CALL]) for request in fake.requests)
    wrong = sum(times > 1 for times in carried.values())
    again = [number for number in sent if sent[number] > 1 and not (number in met and met[number].limited)]
    kinds = {(case.fault, case.verb, case.after) for case in met.values()}
    record_figure(
        "writes carried out twice",
        f"{wrong} of {len(met):,} faults; {len(kinds):,} kinds: {len(HARM)} faults x {len(VERBS)} verbs, before and after the deed",
        "0 of 10,000",
    )
    assert wrong == 0
    assert again == []  # only requests refused by the rate limit are repeated
    # Each fault struck as intended: after the write, or instead of it.
    assert len(met) == count
    assert [c for n, c in met.items() if c.is_carried_out and carried[n] != 1] == []
    assert [c for n, c in met.items() if not c.is_carried_out and not c.limited and carried[n]] == []
    assert {case.fault for case in met.values()} == set(HARM)
    share = Counter((case.verb, case.after) for case in met.values() if not case.limited)
    assert len(share) == 2 * len(VERBS)
    assert min(share.values()) > 0.9 * max(share.values())
    assert count < len(every) or kinds == {(case.fault, case.verb, case.after) for case in every}
    assert len(endings) > 5
    assert endings["done"] > 0


async def test_a_write_that_certainly_did_not_arrive_is_sent_again():
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None)
    async with FaultServer(fake=fake) as server:
        new = _make_fields(MembershipTypeCreate, build_membership_type(fake))
        operation = operations.chain_loyalty_membership_types_create(fake.locations[0].chain_id, body=new)
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:
            server.inject("limit_zero", times=2)
            created = await client.call(operation)
            assert created.id
            assert (server.request_count, len(fake.commits)) == (3, 1)


async def test_concurrent_writes_with_lost_responses_are_executed_once_each():
    fake = FakeAltegio(seed=1, size=SMALL, rate_limits=None)
    async with FaultServer(fake=fake) as server:
        server.inject("close_unanswered", after_commit=True, chance=0.5)
        chain = fake.locations[0].chain_id
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=server.base_url, rate_limiter=None, retry=QUICK
        ) as client:

            async def one(number: int) -> None:
                new = _make_fields(MembershipTypeCreate, build_membership_type(fake), title=f"write-{number}")
                await client.call(operations.chain_loyalty_membership_types_create(chain, body=new))

            endings = await asyncio.gather(*(one(number) for number in range(100)), return_exceptions=True)
        lost = sum(ending is not None for ending in endings)
        assert 0 < lost < 100
        titles = Counter(commit.body.split(b"write-")[1].split(b'"')[0] for commit in fake.commits)
        assert len(titles) == 100
        assert set(titles.values()) == {1}
