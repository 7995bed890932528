"""Report of clients that were not closed, instead of the reports of aiohttp."""

from __future__ import annotations

import asyncio
import warnings
import weakref
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import aiohttp

    from altegio_async._transport.connections import ConnectionPool

__all__ = ["watch"]

_MESSAGE: Final = (
    "unclosed AltegioClient: use `async with AltegioClient(...)`, or call `await altegio.aclose()`"
)


def watch(
    transport: object, session: aiohttp.ClientSession, pool: ConnectionPool
) -> weakref.finalize[[aiohttp.ClientSession, ConnectionPool, asyncio.AbstractEventLoop], Any]:
    """Report a transport when it is garbage collected or the process ends, unless it was closed before.

    Args:
        transport: owns the session.
        session: is closed before the report.
        pool: the connections of the session.

    Returns:
        An object whose `detach` method ends the watch.
    """
    # The finalizer of the transport itself could run after that of the session, which would report too.
    return weakref.finalize(transport, _close_and_report, session, pool, asyncio.get_running_loop())


def _close_and_report(
    session: aiohttp.ClientSession, pool: ConnectionPool, loop: asyncio.AbstractEventLoop
) -> None:
    session.detach()  # the session counts as closed then, and reports nothing
    if loop.is_running() and asyncio._get_running_loop() is not loop:  # noqa: SLF001 - cannot raise
        loop.call_soon_threadsafe(pool.close_now)  # garbage collection can run in any thread
    else:
        pool.close_now()
    loop.call_exception_handler({"message": _MESSAGE})
    warnings.warn(_MESSAGE, ResourceWarning, stacklevel=2)
