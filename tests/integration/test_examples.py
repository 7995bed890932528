"""The programs of examples/ run as processes against FakeAltegio."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sys
from decimal import Decimal
from pathlib import Path

import aiohttp
import pytest

from altegio_async.testing import Answer, FakeAltegio, Size
from tests.support.cli import CommandResult, build_environment
from tests.support.waiting import wait_until

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TESTED = {"booking_desk", "cards_of_all_clients", "price_list", "webhooks_aiohttp", "webhooks_fastapi"}


@pytest.fixture
async def fake():
    async with FakeAltegio(
        seed=3, size=Size(chains=1, locations=2, membership_types=7, gift_card_types=4), rate_limits=None
    ) as server:
        yield server


async def start(name: str, *arguments: object, env: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", EXAMPLES / f"{name}.py", *map(str, arguments),
        env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def run(name: str, *arguments: object, env: dict[str, str]) -> CommandResult:
    process = await start(name, *arguments, env=env)
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    return CommandResult(process.returncode, out.decode(), err.decode())


def test_every_example_is_run_by_a_test():
    assert {path.stem for path in EXAMPLES.glob("*.py")} == TESTED


async def test_the_price_list_has_every_type_and_names_what_failed(fake):
    first, second = fake.locations
    fake.denied_locations.add(second.id)
    done = await run("price_list", first.id, second.id, env=build_environment(fake))
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert re.fullmatch(rf"location {second.id}: .*Access denied.*\n", done.err)
    expected = [*first.membership_type_ids, *first.gift_card_type_ids]
    assert [(row["location_id"], row["id"]) for row in rows] == [(first.id, one) for one in expected]


async def test_the_totals_of_the_cards_of_all_clients_are_correct(fake):
    place = fake.locations[0]
    clients = [client for client in fake.world.clients.values() if client.location_id == place.id]
    for phone in ("unknown", "\u0663\u0664"):
        clients.pop().phone = phone
    cards = [card for client in clients for card in fake.world.gift_cards_of.get(client.id, [])]
    done = await run("cards_of_all_clients", place.id, env=build_environment(fake))
    assert (done.code, done.err) == (0, "")
    found = re.fullmatch(
        r"(\d+) clients, (\d+) gift cards, ([\d.]+) outstanding, 0 clients failed\n", done.out
    )
    assert found
    assert [int(found[1]), int(found[2])] == [len(clients), len(cards)]
    assert Decimal(found[3]) == sum(card.balance for card in cards)


async def test_the_booking_service_responds_and_distinguishes_failures(fake, unused_tcp_port):
    place = fake.locations[0]
    holder = next(
        client
        for client in fake.world.clients.values()
        if client.location_id == place.id
        and any(card.balance for card in fake.world.gift_cards_of.get(client.id, []))
    )
    process = await start("booking_desk", env=build_environment(fake, PORT=str(unused_tcp_port)))
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session:
            await wait_until_ready(session)
            path = f"/locations/{place.id}/clients/{holder.phone}"
            async with session.get(path) as answer:
                assert answer.status == 200
                held = await answer.json()
            assert {card["number"] for card in held["gift_cards"]} == {
                card.number for card in fake.world.gift_cards_of[holder.id] if card.balance
            }
            async with session.get(f"/locations/{place.id}/clients/nobody") as answer:
                assert answer.status == 400
            fake.inject(Answer(500))
            async with session.get(path) as answer:
                assert (answer.status, await answer.json()) == (502, {"error": "ServerError"})
            fake.injections.clear()
            fake.denied_locations.add(place.id)
            async with session.get(path) as answer:
                assert answer.status == 403
            fake.denied_locations.clear()
            async with session.get(f"/locations/{10**9}/clients/{holder.phone}") as answer:
                assert answer.status == 404
            # A failed look-up cancels the other one, which would never end.
            fake.inject(Answer(403), operation="get_client_memberships")
            fake.inject("no_answer", operation="get_client_gift_cards")
            async with session.get(path) as answer:
                assert answer.status == 403
            assert await wait_until(lambda: fake.in_flight == 0, 4)
            # A caller that disconnects cancels both.
            fake.injections.clear()
            fake.inject("no_answer")
            with pytest.raises(TimeoutError):
                async with session.get(path, timeout=aiohttp.ClientTimeout(total=0.5)):
                    pass
            assert await wait_until(lambda: fake.in_flight == 0, 4)
            fake.injections.clear()
            fake.rotate_user_token()  # the token of the service itself is no longer valid
            async with session.get(path) as answer:
                assert (answer.status, await answer.json()) == (500, {"error": "AuthenticationError"})
    finally:
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert b"Traceback" not in err
    assert b"Warning" not in err
    assert fake.open_connections == 0


async def wait_until_ready(session: aiohttp.ClientSession) -> None:
    """Wait until the service takes connections."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with session.get("/"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
