"""Cancellation: end the waiting calls of a client when it closes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from altegio_async.errors import ClientClosedError, DeadlineExceededError

if TYPE_CHECKING:
    from collections.abc import Awaitable

__all__ = ["CancellationScope"]

T = TypeVar("T")


class CancellationScope:
    """Everything that the calls of one client wait for: permits, slots, tokens, retries and middlewares.

    Attributes:
        closed: whether the client was closed.
    """

    def __init__(self) -> None:
        self._scopes: dict[asyncio.Timeout, asyncio.AbstractEventLoop] = {}
        self.closed: bool = False

    async def run(self, work: Awaitable[T], limit: float | None = None) -> T:
        """Return the result of `work`, or raise after `limit` seconds.

        Raises:
            DeadlineExceededError: the limit passed.
            ClientClosedError: the client was closed in the meantime.
        """
        scope = asyncio.timeout(0 if self.closed else limit)
        try:
            async with scope:
                self._scopes[scope] = asyncio.get_running_loop()
                try:
                    return await work
                finally:
                    del self._scopes[scope]
        except TimeoutError:
            if not scope.expired():
                raise
        if self.closed:
            raise ClientClosedError("the client was closed during the call")
        raise DeadlineExceededError("the deadline passed while the call waited")

    def close(self) -> None:
        """End all waits with ClientClosedError. Repeated calls have no effect."""
        self.closed = True
        for scope, loop in self._scopes.items():
            if not (scope.expired() or loop.is_closed()):
                scope.reschedule(loop.time())
