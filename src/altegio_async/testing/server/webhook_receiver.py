"""Delivery of webhook events to one application: delays, repeats, reordering and attempts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import heappop, heappush
from inspect import isawaitable
from random import Random
from time import monotonic
from typing import Final, TypeAlias

import aiohttp

from altegio_async._core.type_guards import as_float
from altegio_async._core.validation import check_count, check_seconds, check_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.server.options import check_seed

__all__ = ["DeliveredEvent", "DeliveryOptions", "EventFunction", "WebhookReceiver", "check_delivery"]

EventFunction: TypeAlias = Callable[[bytes, Mapping[str, str]], Awaitable[object] | object]
"""Receives the body and the headers of each event in the process of the test."""

MAX_ATTEMPTS: Final = 3
"""Attempts of one delivery. Another attempt follows 429, 5xx and a lost connection."""
TIMEOUT_SECONDS: Final = 10.0
MAX_REPEATS: Final = 2
_RETRY_SECONDS: Final = 0.05
_HOLD_SECONDS: Final = 0.1
"""Time for which an event waits for later ones that can overtake it."""


@dataclass(slots=True)
class DeliveredEvent:
    """One delivery of an event.

    Attributes:
        url: the URL of the application; empty for a function.
        body: as sent.
        status: the status of the last response; 0 without a response. A function counts as 200.
        attempts: requests that were sent.
    """

    url: str
    body: bytes = field(repr=False)
    status: int = 0
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryOptions:
    """Options of the deliveries to one application; see `FakeAltegio.webhooks_to`."""

    token: str | None = None
    delay: float = 0.0
    duplicates: float = 0.0
    reordering: int = 0
    seed: int = 1


def check_delivery(
    *, token: object, delay: object, duplicates: object, reordering: object, seed: object
) -> DeliveryOptions:
    """Return validated options of deliveries.

    Raises:
        InvalidArgumentError: an option has a wrong type or value.
    """
    chance = as_float(duplicates)
    if chance is None or not 0 <= chance <= 1:
        raise InvalidArgumentError(f"duplicates must be a chance from 0 to 1, got {duplicates!r}")
    return DeliveryOptions(
        token=None if token is None else check_text("token", token),
        delay=check_seconds("delay", delay),
        duplicates=chance,
        reordering=check_count("reordering", reordering, 0),
        seed=check_seed("seed", seed),
    )


@dataclass(order=True, slots=True)
class _Delivery:
    """A delivery that waits. Deliveries are ordered by position, and by chance within a position."""

    position: int
    tie: float
    due: float
    body: bytes


class WebhookReceiver:
    """Delivers events to one application, one after the other.

    Args:
        target: URL, or a function that receives body and headers.
        options: options of the deliveries.
        delivered: receives a record of each delivery.
    """

    def __init__(
        self, target: str | EventFunction, options: DeliveryOptions, delivered: list[DeliveredEvent]
    ) -> None:
        self.target = target
        self._options = options
        self._delivered = delivered
        self._random = Random(options.seed)  # noqa: S311 - it chooses repeats and order in tests
        self._waiting: list[_Delivery] = []
        self._sequence = 0
        self._is_flushing = False
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def schedule(self, body: bytes) -> None:
        """Schedule the deliveries of an event."""
        self._sequence += 1
        due = monotonic() + self._options.delay
        for _ in range(1 + self._count_repeats()):
            position = self._sequence + self._random.randint(0, self._options.reordering)
            heappush(self._waiting, _Delivery(position, self._random.random(), due, body))
        self.start()

    def start(self) -> None:
        """Start the deliveries. Outside of an event loop they wait for a later call inside one."""
        if not self._waiting or not _has_loop():
            return
        if self._task is None or self._task.done():
            self._wake = asyncio.Event()
            self._task = asyncio.create_task(self._deliver_all())
        self._wake.set()

    async def flush(self) -> None:
        """Deliver everything that waits, without delays, and return when it is delivered."""
        self._is_flushing = True
        self.start()
        try:
            if self._task is not None:
                await self._task
        finally:
            self._is_flushing = False

    async def aclose(self) -> None:
        """Discard everything that waits."""
        self._waiting.clear()
        if self._task is not None and not self._task.done():
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._task = None

    def _count_repeats(self) -> int:
        chance = self._options.duplicates
        return sum(self._random.random() < chance for _ in range(MAX_REPEATS))

    async def _deliver_all(self) -> None:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while self._waiting:
                seconds = self._compute_wait(self._waiting[0])
                if seconds > 0:
                    self._wake.clear()
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), seconds)
                else:
                    await self._deliver(session, heappop(self._waiting).body)

    def _compute_wait(self, delivery: _Delivery) -> float:
        """Return the seconds until a delivery can be made. A later event can still overtake some of them."""
        if self._is_flushing:
            return 0.0
        hold = _HOLD_SECONDS if delivery.position > self._sequence else 0.0
        return delivery.due + hold - monotonic()

    async def _deliver(self, session: aiohttp.ClientSession, body: bytes) -> None:
        headers = {"Content-Type": "application/json"}
        if self._options.token is not None:
            headers["Authorization"] = f"Bearer {self._options.token}"
        if isinstance(self.target, str):
            await self._post(session, DeliveredEvent(self.target, body), headers)
            return
        self._delivered.append(DeliveredEvent("", body, status=200, attempts=1))
        result = self.target(body, headers)
        if isawaitable(result):
            await result

    async def _post(
        self, session: aiohttp.ClientSession, event: DeliveredEvent, headers: Mapping[str, str]
    ) -> None:
        self._delivered.append(event)
        for attempt in range(MAX_ATTEMPTS):
            await asyncio.sleep(_RETRY_SECONDS * attempt)
            event.attempts += 1
            event.status = 0
            with suppress(aiohttp.ClientError, OSError):  # OSError includes TimeoutError
                async with session.post(event.url, data=event.body, headers=headers) as response:
                    event.status = response.status
            if event.status not in {0, 429} and event.status < 500:
                return


def _has_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
