"""A pipeline over a transport that plays a script of responses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

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


def make_response(
    body: object = None, status: int = 200, headers: dict[str, str] | None = None, *, data: Any = None
) -> WireResponse:
    """Return a response: bytes unchanged, other bodies as JSON, `data` in an envelope."""
    if body is None:
        body = {"success": True, "data": data, "meta": []}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return WireResponse(status, CIMultiDict(headers or {}), raw)


def make_error_response(status: int, message: str = "Refused.", **headers: str) -> WireResponse:
    """Return an error in the usual form of the API. Underscores in header names become hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return make_response({"success": False, "data": None, "meta": {"message": message}}, status, named)


Step = WireResponse | AltegioError | Callable[[WireRequest], Awaitable[WireResponse]]


class ScriptedTransport:
    """Transport that answers with the steps of a script and repeats the last one."""

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


def make_pipeline(
    *steps: Step,
    hooks: Hooks | None = None,
    provider: Any = None,
    retry: RetryPolicy | None = None,
    limiter: Any = None,
    middlewares: Any = (),
    user_token: str | None = "user-token-1",
    **settings: Any,
) -> tuple[Pipeline, ScriptedTransport]:
    """Return a pipeline and its scripted transport."""
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
