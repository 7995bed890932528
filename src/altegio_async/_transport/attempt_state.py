"""One request on its way through aiohttp: when it can be written, and how long it can take."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from altegio_async._core.redact import Secret
from altegio_async._core.wire import WirePermit
from altegio_async._transport.idle_connections import decrypt, is_clean

if TYPE_CHECKING:
    from aiohttp.client_proto import ResponseHandler

__all__ = ["AttemptState", "LostConnectionError", "UnusableConnectionError"]


class LostConnectionError(Exception):
    """A connection broke after the request was written to it. aiohttp does not repeat requests for this."""


class UnusableConnectionError(Exception):
    """A connection closed, or received bytes, before the request was written to it."""


class AttemptState(Struct):
    """The state of one request while aiohttp sends it.

    Attributes:
        task: the task that sends it. The exchange ends early by cancelling this task.
        loop: the event loop.
        permit: the permission to write the request; None if none is needed.
        authorization: the token, added to the headers as the last step.
        timer: runs until `ends_at`; see `start`.
        ends_at: when the timeout passes, on the event loop's clock.
        was_written: whether the request was written to a connection; None if aiohttp was not reached.
        is_cancelled: whether the exchange has cancelled its task.
        is_expired: whether it did so because the timeout passed.
        permit_error: what the wait for a fresh permit raised.
    """

    task: asyncio.Task[Any]
    loop: asyncio.AbstractEventLoop
    permit: WirePermit | None
    authorization: Secret | None
    timer: asyncio.TimerHandle | None = None
    ends_at: float = 0.0
    was_written: bool | None = None
    is_cancelled: bool = False
    is_expired: bool = False
    permit_error: Exception | None = None

    def __repr__(self) -> str:
        return f"<AttemptState, was_written={self.was_written}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("was_written", self.was_written)]

    def start(self, seconds: float) -> None:
        """End the exchange after so many seconds."""
        loop = self.loop
        self.ends_at = ends_at = loop.time() + seconds
        self.timer = loop.call_at(ends_at, self._expire)

    def begin(self) -> bool:
        """Record that the request is written now. Return False if that needs a fresh permit."""
        permit = self.permit
        if permit is None or permit.use(self.loop.time()):
            self.was_written = True
            return True
        return False

    async def begin_later(self, protocol: ResponseHandler) -> bool:
        """Wait for a fresh permit if need be, then record that the request is written now.

        Returns:
            False if the connection is closed, or has received bytes.

        Raises:
            AltegioError: no permit could be acquired.
        """
        while is_clean(protocol) or await decrypt(protocol):
            if self.begin():
                return True
            if self.permit is not None:
                await self._renew(self.permit)
        return False

    def cancel(self) -> None:
        """Cancel the task, once, to end the exchange."""
        if not self.is_cancelled:
            self.is_cancelled = True
            self.task.cancel()

    def finish(self) -> None:
        """Stop the timer, and uncancel the task if the exchange has cancelled it."""
        if self.timer is not None:
            self.timer.cancel()
        if self.is_cancelled:
            self.task.uncancel()

    async def _renew(self, permit: WirePermit) -> None:
        """Wait for a fresh permit, while the request's timeout stands still."""
        remaining = self.ends_at - self.loop.time()
        if self.timer is not None:
            self.timer.cancel()
        try:
            time_left = await permit.renew()
        except Exception as error:
            self.permit_error = error
            raise
        self.start(min(remaining, time_left))

    def _expire(self) -> None:
        self.is_expired = True
        self.cancel()
