"""Memory stays bounded with compression bombs, many calls and many clients."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from altegio_async.testing import FakeAltegio, FaultServer, Size
from altegio_async.testing.faults import encoding
from tests.support.measures import parametrize_size, record_figure

pytestmark = pytest.mark.measured

ROOT = Path(__file__).parents[2]
SMALL = Size(chains=1, locations=2, membership_types=6, gift_card_types=3, clients=3)

PRELUDE = """
import asyncio, gc, json, resource, sys
from pathlib import Path
from altegio_async import AltegioClient, AltegioError, RetryPolicy
from altegio_async._transport import aiohttp as _loaded

URL, PARTNER, USER, LOCATION, COUNT = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
PAGE = resource.getpagesize()


def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def peak():
    # Not ru_maxrss: a child takes that over from its parent.
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def client(**options):
    given = {"base_url": URL, "rate_limiter": None, **options}
    return AltegioClient(PARTNER, USER, **given)


def report(**figures):
    print(json.dumps(figures))
"""

if not Path("/proc/self/statm").exists():
    pytest.skip("memory is measured where /proc is", allow_module_level=True)


async def run_child(script: str, server: Any, count: int) -> dict[str, Any]:
    """Run a client in a separate process, so that only its memory is measured."""
    fake = getattr(server, "fake", server)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PRELUDE + textwrap.dedent(script), server.base_url, fake.partner_token, fake.user_token,
        str(fake.locations[0].id), str(count),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=ROOT, env={**os.environ, "MALLOC_ARENA_MAX": "2"},
    )  # fmt: skip
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()[-3000:]
    return json.loads(out)


BOMB = """
    async def main():
        async with client(timeout=110, retry=RetryPolicy(attempts=1)) as altegio:
            try:
                await altegio.request("GET", "/warm")
            except AltegioError:
                pass
            before = resident()
            try:
                await altegio.gift_cards.list_for_user(LOCATION)
            except AltegioError as error:
                ending = type(error).__name__
            report(grown=(max(peak(), resident()) - before) / 2**20, ending=ending)

    asyncio.run(main())
"""


@parametrize_size("mebibytes", 64, 512)
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
async def test_a_bomb_uses_at_most_twice_the_limit_of_memory(coding, mebibytes, monkeypatch):
    monkeypatch.setattr(encoding, "BOMB_BYTES", mebibytes * 2**20)
    async with FaultServer(fake=FakeAltegio(seed=1, size=SMALL, rate_limits=None)) as server:
        server.inject(f"{coding}_bomb", operation="get_user_gift_cards")
        got = await run_child(BOMB, server, 0)
    record_figure(
        f"a {mebibytes} MiB bomb in {coding}", f"grows the process by {got['grown']:.0f} MiB", "<= 64 MiB"
    )
    assert got["ending"] == "APIResponseError"
    assert got["grown"] <= 64


CALLS = """
    async def main():
        async with client() as altegio:
            async def some(count):
                for _ in range(count):
                    await altegio.gift_cards.list_for_user(LOCATION)

            await asyncio.gather(*(some(40) for _ in range(10)))
            before = resident()
            await asyncio.gather(*(some(COUNT // 10) for _ in range(10)))
            report(grown=(resident() - before) / 2**20)

    asyncio.run(main())
"""

CLIENTS = """
    async def main():
        async def one(number):
            async with client(language="en-US") as altegio:
                await altegio.gift_cards.list_for_user(LOCATION)
                try:
                    await altegio.request("GET", f"/things/{number}", query={f"filter{number}": 1})
                except AltegioError:
                    pass

        for number in range(60):
            await one(number)
        before = resident()
        for number in range(COUNT):
            await one(number)
        report(grown=(resident() - before) / 2**20, tasks=len(asyncio.all_tasks()))

    asyncio.run(main())
"""


@parametrize_size("count", 1000, 10_000)
async def test_calls_leak_no_memory(count):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        got = await run_child(CALLS, fake, count)
    record_figure(f"growth over {count:,} calls", f"{got['grown']:.2f} MiB", "<= 4 MiB")
    assert got["grown"] <= 4


@parametrize_size("count", 50, 500)
async def test_clients_leak_no_memory(count):
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        got = await run_child(CLIENTS, fake, count)
    record_figure(f"growth over {count} clients", f"{got['grown']:.2f} MiB", "<= 4 MiB")
    assert got["grown"] <= 4
    assert got["tasks"] == 1
