"""Report of a client that was not closed."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Callable
from typing import Any, Self

import aiohttp
import pytest

from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio, Size
from tests.support.waiting import wait_until

SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=1, clients=1)
MESSAGE = "unclosed AltegioClient: use `async with AltegioClient(...)`, or call `await altegio.aclose()`"


@pytest.fixture
async def fake() -> AsyncIterator[FakeAltegio]:
    async with FakeAltegio(seed=1, size=SMALL, rate_limits=None) as fake:
        yield fake


class Reports:
    """The warnings and the messages of the event loop during a block."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self._catch = warnings.catch_warnings(record=True)

    def __enter__(self) -> Self:
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always")
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self.messages.append(context["message"]))
        return self

    def __exit__(self, *_: object) -> None:
        gc.collect()
        asyncio.get_running_loop().set_exception_handler(None)
        self._catch.__exit__()

    def list_all(self) -> list[tuple[str, str]]:
        shown = [(warning.category.__name__, str(warning.message)) for warning in self.warnings or ()]
        return shown + [("loop", message) for message in self.messages]


ONE_REPORT = [("ResourceWarning", MESSAGE), ("loop", MESSAGE)]


def make_client(fake: FakeAltegio, **options: Any) -> AltegioClient:
    return AltegioClient(
        fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None, **options
    )


async def test_an_unclosed_client_is_reported_once_and_its_connections_are_closed(fake: FakeAltegio):
    with Reports() as reports:
        altegio = make_client(fake)
        await altegio.locations.get(fake.locations[0].id)
        assert fake.open_connections == 1
        gc.collect()
        assert reports.list_all() == []
        del altegio
    assert reports.list_all() == ONE_REPORT
    assert await wait_until(lambda: fake.open_connections == 0)


async def test_an_unclosed_client_in_a_reference_cycle_is_reported_once(fake: FakeAltegio):
    class Service:
        def __init__(self) -> None:
            self.altegio = make_client(fake)
            self.itself = self

    with Reports() as reports:
        for _ in range(3):
            service = Service()
            await asyncio.gather(*(service.altegio.locations.get(fake.locations[0].id) for _ in range(3)))
        del service
    assert sorted(reports.list_all()) == sorted(ONE_REPORT * 3)


async def test_a_copy_of_an_unclosed_client_delays_the_report(fake: FakeAltegio):
    with Reports() as reports:
        altegio = make_client(fake)
        await altegio.locations.get(fake.locations[0].id)
        copy = altegio.with_options(language="en-US")
        del altegio
        gc.collect()
        assert reports.list_all() == []
        await copy.locations.get(fake.locations[0].id)
        del copy
    assert reports.list_all() == ONE_REPORT


async def use_in_block(fake: FakeAltegio) -> None:
    async with make_client(fake) as altegio:
        await altegio.locations.get(fake.locations[0].id)


async def close_at_the_end(fake: FakeAltegio) -> None:
    altegio = make_client(fake)
    await altegio.locations.get(fake.locations[0].id)
    await altegio.aclose()


async def make_without_use(fake: FakeAltegio) -> None:
    make_client(fake)


async def pass_a_session(fake: FakeAltegio) -> None:
    async with aiohttp.ClientSession() as session:
        await make_client(fake, session=session).locations.get(fake.locations[0].id)


async def test_a_client_without_connections_of_its_own_is_not_reported(fake: FakeAltegio):
    reported: dict[str, Any] = {}
    uses: tuple[Callable[[FakeAltegio], Any], ...] = (
        use_in_block, close_at_the_end, make_without_use, pass_a_session,
    )  # fmt: skip
    for use in uses:
        with Reports() as reports:
            await use(fake)
        if reports.list_all():
            reported[use.__name__] = reports.list_all()
    assert reported == {}


async def test_a_client_that_is_collected_in_another_thread_is_reported(fake: FakeAltegio):
    loop = asyncio.get_running_loop()
    with Reports() as reports:
        loop.set_debug(True)  # calls of the loop's methods in another thread are errors then
        holder = [make_client(fake)]
        await holder[0].locations.get(fake.locations[0].id)
        thread = threading.Thread(target=holder.clear)
        thread.start()
        thread.join()  # the connections are not closed yet, because the loop is waiting here
        gc.collect()
    assert reports.list_all() == ONE_REPORT
    assert await wait_until(lambda: fake.open_connections == 0)


PROGRAM = """
import asyncio
from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio

async def main():
    global altegio
    async with FakeAltegio(seed=1) as fake:
        altegio = AltegioClient(fake.partner_token, fake.user_token, base_url=fake.base_url)
        await altegio.locations.get(fake.locations[0].id)

asyncio.run(main())
print("done")
"""


def test_a_client_that_is_open_at_the_end_of_the_process_is_reported():
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ,
    )
    assert done.stdout == "done\n"
    assert f"ResourceWarning: {MESSAGE}" in done.stderr
    assert "Unclosed" not in done.stderr
