"""Every fault with every kind of method ends in a documented error and leaks no resource."""

from __future__ import annotations

import asyncio
import gc
import pickle
import ssl
import time
from typing import Any

import aiohttp
import pytest

from altegio_async import AltegioClient, RetryPolicy, errors, operations
from altegio_async._core.operation import Operation, ResultForm
from altegio_async.errors import AltegioError
from altegio_async.models import MembershipTypeCreate, MembershipTypeUpdate
from altegio_async.testing import FAULTS, FINE, FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import FaultKind
from tests.support.fake_samples import build_membership_type
from tests.support.measures import record_figure
from tests.support.waiting import wait_until

SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)
QUICK = RetryPolicy(
    attempts=2, transient_base=0.001, throttled_base=0.001, throttled_floor=0.001, hint_ceiling=0.01
)
SLOW = {name for name, fault in FAULTS.items() if fault.slow} | {
    "vast_length",
    "endless_headers",
    "endless_body",
    "endless_continue",
}
BOMBS = {"gzip_bomb", "deflate_bomb", "br_bomb", "zstd_bomb"}


def list_calls(fake: FakeAltegio) -> dict[str, Operation[Any]]:
    """Return one operation for each kind of method."""
    location = fake.locations[0]
    chain, types = location.chain_id, location.membership_type_ids
    new = build_membership_type(fake)
    return {
        "GET a list": operations.get_membership_type_list_by_id(location.id, ids=types[:2]),
        "GET an object": operations.chain_loyalty_membership_types_read(chain, types[0]),
        "POST": operations.chain_loyalty_membership_types_create(
            chain, body=MembershipTypeCreate(**_of(MembershipTypeCreate, new))
        ),
        "PUT": operations.chain_loyalty_membership_types_update(
            chain, types[1], body=MembershipTypeUpdate(**_of(MembershipTypeUpdate, new))
        ),
        "PATCH": operations.chain_loyalty_membership_types_archive(chain, types[2], body=_archive()),
        "DELETE": operations.chain_loyalty_membership_types_delete(chain, types[3]),
    }


def _of(kind: Any, wire: dict[str, Any]) -> dict[str, Any]:
    names = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
    return {names[name]: value for name, value in wire.items() if name in names}


def _archive() -> Any:
    from altegio_async.models import MembershipTypeArchiveInput

    return MembershipTypeArchiveInput(is_archived="1")


KINDS = list(list_calls(FakeAltegio(seed=1, size=SMALL)))


def is_documented(name: str, operation: Operation[Any], outcome: Any) -> bool:
    """Return whether the documentation allows this end of a call under this fault."""
    expects = FAULTS[name].expects
    if isinstance(outcome, AltegioError):
        return any(isinstance(outcome, getattr(errors, one)) for one in expects if one != FINE)
    if isinstance(outcome, BaseException):
        return False
    no_use_for_the_body = operation.endpoint.result_form is ResultForm.EMPTY
    return FINE in expects or (no_use_for_the_body and ("APIResponseError" in expects or FAULTS[name].bends))


async def catch_ending(client: AltegioClient, operation: Operation[Any]) -> Any:
    try:
        return await client.call(operation)
    except Exception as error:  # noqa: BLE001 - what it is, is the question
        return error


def is_described(error: Any, operation: Operation[Any]) -> bool:
    """Return whether an error names its call, is small, has no context and can be pickled."""
    return (
        error.operation == operation.endpoint.id
        and error.attempts in {1, 2}
        and len(getattr(error, "body", b"")) <= 2048
        and error.__cause__ is None
        and error.__context__ is None
        and str(pickle.loads(pickle.dumps(error))) == str(error)
    )


async def call_all(name: str) -> tuple[int, list[str]]:
    """Call all kinds of methods under one fault. Return how many calls were made, and the problems."""
    wrong: list[str] = []
    before = asyncio.all_tasks()
    async with FaultServer(name, fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        session = None
        if FAULTS[name].kind is FaultKind.TLS:
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=server.trust or ssl.create_default_context())
            )
        client = AltegioClient(
            server.fake.partner_token,
            server.fake.user_token,
            base_url=server.base_url,
            rate_limiter=None,
            retry=QUICK,
            timeout=0.15 if name in SLOW else 10.0,
            max_response_bytes=2**20,
            session=session,
        )
        wanted = list_calls(server.fake)
        begun = time.monotonic()
        outcomes = await asyncio.gather(*(catch_ending(client, operation) for operation in wanted.values()))
        took = time.monotonic() - begun
        for (kind, operation), outcome in zip(wanted.items(), outcomes, strict=True):
            if not is_documented(name, operation, outcome):
                wrong.append(f"{kind}: {outcome!r}")
            elif isinstance(outcome, AltegioError) and not is_described(outcome, operation):
                wrong.append(f"{kind}: {vars(outcome)!r} {outcome.__context__!r}")
        if name in SLOW and took > 30.0:  # its server never goes on
            wrong.append(f"took {took:.1f} s")
        connector = (session or client._transport._transport._session).connector
        if connector._acquired:
            wrong.append(f"{len(connector._acquired)} connections still in use")
        await client.aclose()
        if session is not None:
            await session.close()
        # A server that does not read cannot notice that clients disconnect.
        if name != "deaf" and not await wait_until(lambda: server.open_connections == 0):
            wrong.append(f"{server.open_connections} connections left open")
    await asyncio.sleep(0)
    left = asyncio.all_tasks() - before
    if left:
        wrong.append(f"tasks left: {left}")
    gc.collect()  # an unclosed response or socket warns here, and warnings are errors
    return len(wanted), wrong


@pytest.mark.parametrize("name", sorted(set(FAULTS) - BOMBS))
async def test_each_fault_ends_in_the_documented_error(name):
    _, wrong = await call_all(name)
    assert wrong == []


@pytest.mark.parametrize("name", sorted(BOMBS))
async def test_a_bomb_ends_in_the_documented_error(name, monkeypatch):
    from altegio_async.testing.faults import encoding

    monkeypatch.setattr(encoding, "BOMB_BYTES", 8 * 1024 * 1024)
    _, wrong = await call_all(name)
    assert wrong == []


@pytest.mark.full
async def test_all_faults_with_all_kinds_of_methods(monkeypatch):
    from altegio_async.testing.faults import encoding

    monkeypatch.setattr(encoding, "BOMB_BYTES", 8 * 1024 * 1024)
    met, failures = 0, {}
    for name in sorted(FAULTS):
        count, wrong = await call_all(name)
        met += count
        if wrong:
            failures[name] = wrong
    record_figure(
        f"{len(FAULTS)} faults x {len(KINDS)} kinds of methods, wrong endings",
        f"{sum(map(len, failures.values()))} of {met}",
        "0",
    )
    assert len(FAULTS) >= 60
    assert failures == {}
