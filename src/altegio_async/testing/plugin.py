"""A pytest plugin with fixtures for the embedded Altegio.

pytest loads it automatically if the package is installed. The fixtures need pytest-asyncio:

- `fake_altegio`: a running `FakeAltegio` without rate limits. `@pytest.mark.fake_altegio(seed=3, ...)`
  passes options to it.
- `altegio`: an `AltegioClient` that talks to it, without pacing.
- `fault_server`: a function that starts a `FaultServer`: `server = await fault_server("gzip_bomb")`.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from altegio_async import AltegioClient
    from altegio_async.testing.faults.exchange import Fault
    from altegio_async.testing.faults.server import FaultServer
    from altegio_async.testing.server.exchange import Answer
    from altegio_async.testing.server.fake import FakeAltegio

    StartFaultServer = Callable[..., Awaitable[FaultServer]]

if TYPE_CHECKING:
    from pytest import fixture  # noqa: PT013 - the types of either are the same here
else:
    try:
        from pytest_asyncio import fixture
    except ModuleNotFoundError:  # pytest then reports that async fixtures need a plugin
        from pytest import fixture  # noqa: PT013 - the same name from either

__all__ = ["altegio", "fake_altegio", "fault_server", "pytest_configure"]


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", "fake_altegio(**options): options of FakeAltegio for this test")


@fixture
async def fake_altegio(request: pytest.FixtureRequest) -> AsyncIterator[FakeAltegio]:
    """Yield a running server without rate limits unless the marker sets them."""
    from altegio_async.testing.server.fake import FakeAltegio  # noqa: PLC0415 - pytest loads this module always

    marker = request.node.get_closest_marker("fake_altegio")
    options: dict[str, Any] = {"rate_limits": None, **(marker.kwargs if marker else {})}
    async with FakeAltegio(**options) as fake:
        yield fake


@fixture
async def altegio(fake_altegio: FakeAltegio) -> AsyncIterator[AltegioClient]:
    """Yield a client of `fake_altegio` with its tokens, without rate limiting."""
    from altegio_async import AltegioClient  # noqa: PLC0415 - pytest loads this module always

    async with AltegioClient(
        partner_token=fake_altegio.partner_token,
        user_token=fake_altegio.user_token,
        base_url=fake_altegio.base_url,
        rate_limiter=None,
    ) as client:
        yield client


@fixture
async def fault_server() -> AsyncIterator[StartFaultServer]:
    """Yield a function that starts fault servers; all are stopped after the test."""
    from altegio_async.testing.faults.server import FaultServer  # noqa: PLC0415 - as above

    async with AsyncExitStack() as stack:

        async def start(
            fault: str | Fault | Answer | None = None, *, fake: FakeAltegio | None = None
        ) -> FaultServer:
            return await stack.enter_async_context(FaultServer(fault, fake=fake))

        yield start
