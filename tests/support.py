"""What many tests share: sizes, figures, virtual time, a transport that plays a script."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any, Self, TypeVar

import async_solipsism
import pytest
from multidict import CIMultiDict

from altegio_async._core.operation import Endpoint, Operation
from altegio_async._core.redact import Secret
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._pipeline.cancellation import CancellationScope
from altegio_async._pipeline.credentials import Credentials
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async._pipeline.reporting import Reporter
from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
from altegio_async._pipeline.settings import Settings
from altegio_async._transport.base import use_permit
from altegio_async._transport.connection_slots import ConnectionSlots
from altegio_async.errors import AltegioError
from altegio_async.hooks import Hooks

T = TypeVar("T")
FIGURES = "ALTEGIO_ASYNC_FIGURES"


def sized(name: str, small: int, full: int) -> pytest.MarkDecorator:
    """Run a test at a small size, and at its full one under `make check`."""
    return pytest.mark.parametrize(
        name, [pytest.param(small, id="small"), pytest.param(full, id="full", marks=pytest.mark.full)]
    )


def figure(bar: str, got: object, wanted: str) -> None:
    """Note a measured figure; `make reliability` prints them all."""
    path = os.environ.get(FIGURES)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"bar": bar, "got": str(got), "wanted": wanted}) + "\n")


def in_virtual_time(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine in a loop whose clock jumps from one timer to the next."""
    with asyncio.Runner(loop_factory=async_solipsism.EventLoop) as runner:
        return runner.run(main())


class Heartbeat:
    """Measures when the machine kept this event loop from running, so that nobody else is blamed for it.

    A task that wakes every other millisecond. What it is late by, less the time for which this thread was at
    work (a loop that our own code blocks is no fault of the machine), is a stall.
    """

    STEP = 0.002

    def __init__(self) -> None:
        self.stalls: list[tuple[float, float]] = []  # from and to, on the monotonic clock

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(2 * self.STEP)  # the stall that is just over is noted with the next beat
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _beat(self) -> None:
        while True:
            due, worked = time.monotonic() + self.STEP, time.thread_time()
            await asyncio.sleep(self.STEP)
            now = time.monotonic()
            lag = now - due - (time.thread_time() - worked)
            if lag > self.STEP:
                self.stalls.append((now - lag, now))

    def stalled(self, start: float, end: float) -> float:
        """For how many of the seconds between two moments the loop stood still."""
        return sum(max(0.0, min(end, last) - max(start, first)) for first, last in self.stalls)

    @property
    def longest(self) -> float:
        return max((last - first for first, last in self.stalls), default=0.0)


def reply(
    body: object = None, status: int = 200, headers: dict[str, str] | None = None, *, data: Any = None
) -> WireResponse:
    """An answer: bytes as they are, anything else as JSON; `data` comes in an envelope."""
    if body is None:
        body = {"success": True, "data": data, "meta": []}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return WireResponse(status, CIMultiDict(headers or {}), raw)


def refusal(status: int, message: str = "Refused.", **headers: str) -> WireResponse:
    """A failure in the API's usual form; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return reply({"success": False, "data": None, "meta": {"message": message}}, status, named)


Step = WireResponse | AltegioError | Callable[[WireRequest], Awaitable[WireResponse]]


class ScriptedTransport:
    """Answers with the steps of a script; the last one repeats."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = list(steps)
        self.requests: list[WireRequest] = []
        self.times: list[float] = []
        self.closed = 0
        self.slots = ConnectionSlots(100)

    def open(self) -> ConnectionSlots:
        return self.slots

    async def send(self, request: WireRequest) -> WireResponse:
        await use_permit(request)
        self.requests.append(request)
        self.times.append(asyncio.get_running_loop().time())
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, AltegioError):
            raise type(step)(
                *step.args, **{k: v for k, v in vars(step).items() if k in {"sent", "retriable"}}
            )
        return step if isinstance(step, WireResponse) else await step(request)

    async def aclose(self) -> None:
        self.closed += 1


GET: Endpoint[Any] = Endpoint(id="read_thing", method="GET", path="/things/{id}", result=Any, idempotent=True)
POST: Endpoint[Any] = Endpoint(id="write_thing", method="POST", path="/things", result=Any)
READ: Operation[Any] = Operation(GET, (1,))
WRITE: Operation[Any] = Operation(POST)


def scripted(
    *steps: Step,
    hooks: Hooks | None = None,
    provider: Any = None,
    retry: RetryPolicy | None = None,
    limiter: Any = None,
    middlewares: Any = (),
    user_token: str | None = "user-token-1",
    **settings: Any,
) -> tuple[Pipeline, ScriptedTransport]:
    """A pipeline over a script."""
    transport = ScriptedTransport(steps)
    user = None if user_token is None else Secret(user_token)
    pipeline = Pipeline(
        settings=Settings(**settings),
        credentials=Credentials(Secret("partner-token-1"), user, provider),
        transport=transport,
        limiter=limiter,
        retry=retry or RetryPolicy(),
        reporter=Reporter(hooks),
        quota=RetryQuota(),
        scope=CancellationScope(),
        middlewares=middlewares,
    )
    return pipeline, transport
