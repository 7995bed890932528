"""The receivers of webhooks in examples/ handle each change once, whatever the deliveries look like."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sys
from collections import Counter
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TOKEN = "token-of-the-receiver"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
NAMES = ["webhooks_aiohttp", "webhooks_fastapi"]


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


def make_changes(count: int) -> list[dict[str, Any]]:
    """Return changes of few objects, so that many differ only by the time of the last change."""
    return [
        {
            "company_id": 720441,
            "resource": "record",
            "resource_id": 815 + number % 5,
            "status": "update",
            "data": {
                "id": 815 + number % 5,
                "last_change_date": f"2026-05-14T10:{number // 60:02}:{number % 60:02}+0200",
            },
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("name", NAMES)
async def test_repeated_and_reordered_deliveries_are_handled_once(name: str):
    changes = make_changes(200)
    deliveries = changes * 3
    random.Random(7).shuffle(deliveries)
    async with run_receiver(name) as (url, process), aiohttp.ClientSession(headers=HEADERS) as session:

        async def deliver(change: dict[str, Any]) -> int:
            async with session.post(url, json=change) as response:
                return response.status

        statuses = Counter(await asyncio.gather(*map(deliver, deliveries)))
        lines = await stop(process)
    assert statuses == {204: len(deliveries)}
    keys = Counter(line["key"] for line in lines)
    assert len(keys) == len(changes)
    assert set(keys.values()) == {1}
    assert {line["type"] for line in lines} == {"AppointmentEvent"}


@pytest.mark.parametrize("name", NAMES)
async def test_other_tokens_and_bodies_are_refused(name: str):
    async with run_receiver(name) as (url, process), aiohttp.ClientSession() as session:
        statuses: list[int] = []
        for body, headers in (
            (b"{}", {}),
            (b"{}", {"Authorization": "Bearer other"}),
            (b"{}", HEADERS),
            (b"not JSON", HEADERS),
            (json.dumps(make_changes(1)[0]).encode(), HEADERS),
        ):
            async with session.post(url, data=body, headers=headers) as response:
                statuses.append(response.status)
        lines = await stop(process)
    assert statuses == [401, 401, 400, 400, 204]
    assert len(lines) == 1
