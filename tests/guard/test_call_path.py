"""The functions and modules of the package that a warm GET passes through."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import altegio_async
from altegio_async import AltegioClient
from altegio_async.rate_limit import RateLimiter
from altegio_async.testing import FakeAltegio

SOURCE = Path(altegio_async.__file__).parent
EMBEDDED = SOURCE / "testing"
MAX_FUNCTIONS, MAX_MODULES, MAX_SWITCHES = 32, 13, 20


@contextmanager
def run_fake() -> Generator[FakeAltegio]:
    """Run FakeAltegio in another thread, so that the profiler of this thread does not see its functions."""
    is_ready = threading.Event()
    started: list[tuple[FakeAltegio, asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        async with FakeAltegio(seed=1) as fake:
            stop = asyncio.Event()
            started.append((fake, asyncio.get_running_loop(), stop))
            is_ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert is_ready.wait(60)
    fake, loop, stop = started[0]
    try:
        yield fake
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(60)


def record_warm_get() -> list[CodeType]:
    """Return the functions of the package that one warm GET calls or resumes, in their order."""
    called: list[CodeType] = []

    def note(frame: FrameType, event: str, _: Any) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(SOURCE) and not path.is_relative_to(EMBEDDED):
            called.append(frame.f_code)

    async def call(fake: FakeAltegio) -> None:
        location = fake.locations[0]
        phone = location.client_phones[0]
        async with AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=RateLimiter()
        ) as altegio:
            for _ in range(3):
                await altegio.gift_cards.list_for_client(location.id, phone=phone)
            sys.setprofile(note)
            try:
                await altegio.gift_cards.list_for_client(location.id, phone=phone)
            finally:
                sys.setprofile(None)

    with run_fake() as fake:
        asyncio.run(call(fake))
    return called


def test_a_warm_get_passes_through_few_functions_and_modules():
    called = record_warm_get()
    path = [Path(code.co_filename).relative_to(SOURCE).with_suffix("").as_posix() for code in called]
    functions, modules = len(set(called)), len(set(path))
    switches = sum(module != following for module, following in pairwise(path))
    print("\n".join(f"{module}: {code.co_qualname}" for module, code in zip(path, called, strict=True)))
    print(f"{functions} functions, {modules} modules, {switches} switches")
    assert functions > 10  # the profiler has seen the call
    assert (functions <= MAX_FUNCTIONS, modules <= MAX_MODULES, switches <= MAX_SWITCHES) == (
        True,
        True,
        True,
    )
