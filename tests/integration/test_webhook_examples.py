"""The receivers of webhooks in examples/ handle each change once, also if deliveries are repeated or reordered."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import signal
import socket
import sys
from collections import Counter
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from altegio_async import AltegioClient, webhooks
from altegio_async.testing import FakeAltegio, Size

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TOKEN = "token-of-the-receiver"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=1, clients=1)
EVENT = {"company_id": 720441, "resource": "record", "resource_id": 815, "status": "update", "data": []}
NAMES = ["webhooks_aiohttp", "webhooks_fastapi"]


def connect(fake: FakeAltegio) -> AltegioClient:
    return AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
    )


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def run_receiver(name: str) -> AsyncGenerator[tuple[str, asyncio.subprocess.Process]]:
    if name.endswith("fastapi"):
        pytest.importorskip("fastapi", reason="install the development dependencies: make setup")
    port = find_free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        EXAMPLES / f"{name}.py",
        env=os.environ | {"WEBHOOK_TOKEN": TOKEN, "PORT": str(port)},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        await wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}/webhooks", process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def wait_for_port(port: int, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(60):
        while process.returncode is None:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
    pytest.fail(f"the receiver ended with code {process.returncode}")


async def stop(process: asyncio.subprocess.Process) -> list[dict[str, Any]]:
    """Stop the receiver as a service manager does, and return the lines that it printed."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(60):
        output, _ = await process.communicate()
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("name", NAMES)
async def test_late_repeated_and_reordered_deliveries_are_handled_once(name: str):
    async with run_receiver(name) as (url, process), FakeAltegio(size=SMALL, rate_limits=None) as fake:
        fake.webhooks_to(url, token=TOKEN, delay=0.05, duplicates=0.5, reordering=4)
        location = fake.locations[0].id
        client = fake.add_client(location, phone="+12025550168")
        cards = [fake.add_loyalty_card(location, client=client) for _ in range(3)]
        member = fake.add_team_member(location)
        service = fake.add_service(location, team_members=[member])
        appointment = fake.add_appointment(
            location,
            team_member=member,
            client=client,
            services=[service],
            start=dt.datetime(2026, 12, 24, 12),
        )
        async with connect(fake) as altegio:
            for number in range(30):
                await altegio.loyalty_cards.create_transaction(location, cards[number % 3].id, amount=1)
                await altegio.appointments.update(location, appointment.id, attendance=number % 3)
        await fake.flush_webhooks()
        lines = await stop(process)
    deliveries = fake.webhook_deliveries
    assert {delivery.status for delivery in deliveries} == {204}
    sent = [webhooks.parse(delivery.body).dedup_key for delivery in deliveries]
    assert len(sent) > len(set(sent))  # some were repeated
    keys = Counter(line["key"] for line in lines)
    assert set(keys) == set(sent)
    assert set(keys.values()) == {1}
    transactions = [line["key"] for line in lines if ":update:" in line["key"]]
    assert len(transactions) == 60
    assert {line["type"] for line in lines} == {"AppointmentEvent", "LoyaltyCardEvent"}


@pytest.mark.parametrize("name", NAMES)
async def test_other_tokens_and_bodies_are_refused(name: str):
    async with run_receiver(name) as (url, process), aiohttp.ClientSession() as session:
        statuses: list[int] = []
        for body, headers in (
            (b"{}", {}),
            (b"{}", {"Authorization": "Bearer other"}),
            (b"{}", HEADERS),
            (b"not JSON", HEADERS),
            (json.dumps(EVENT).encode(), HEADERS),
        ):
            async with session.post(url, data=body, headers=headers) as response:
                statuses.append(response.status)
        lines = await stop(process)
    assert statuses == [401, 401, 400, 400, 204]
    assert len(lines) == 1
