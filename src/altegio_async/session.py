"""One call: authorise, wait for the rate limiter, attempt, retry or raise, decode. The only orchestrator."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.drift import Drift
from altegio_async._core.operation import Auth, Operation
from altegio_async._core.redact import Secret
from altegio_async._core.request import build_url, encode_body, request_headers
from altegio_async._core.response import decode
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import (
    AltegioError,
    APITimeoutError,
    AuthenticationError,
    DeadlineExceededError,
    QueueTimeoutError,
    RateLimitError,
)

if TYPE_CHECKING:
    from altegio_async.auth import Credentials
    from altegio_async.config import Settings
    from altegio_async.rate_limit import Limiter
    from altegio_async.reporting import Reporter
    from altegio_async.retry import RetryPolicy, RetryQuota
    from altegio_async.transport.base import Middleware, Send, Transport
    from altegio_async.waiting import Waits

__all__ = ["RawResponse", "Session", "captured"]

T = TypeVar("T")


class RawResponse(Struct, Generic[T], frozen=True):
    """A result with the answer that held it.

    Attributes:
        value: the typed result.
        status: the HTTP status.
        headers: the answer's headers; names compare without case.
        body: the answer's bytes, decompressed.
        meta: the envelope's `meta` as it came.
        included: the related resources that the JSON:API-like operations send beside the data.
        drift: values that were bent to their types.
        attempts: requests that were sent for this call.
    """

    value: T
    status: int
    headers: Mapping[str, str]
    body: bytes
    meta: Any = None
    included: Any = None
    drift: tuple[Drift, ...] = ()
    attempts: int = 1

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.body)} bytes, {self.attempts} attempts>"


captured: Final[ContextVar[list[RawResponse[Any]] | None]] = ContextVar("captured", default=None)
"""Where the answers of this context are put aside, when somebody asked for them."""


class _Call(Struct):
    """What stays the same over the attempts of one call, and what they have used up."""

    url: str
    headers: Mapping[str, str]
    body: bytes | None
    started: float = 0.0
    attempts: int = 0
    paid: int = 0
    renewed: bool = False
    authorization: Secret | None = None


class Session:
    """Turns operations into results. A client and its copies share transport, retry quota and waits."""

    def __init__(
        self,
        *,
        settings: Settings,
        credentials: Credentials,
        transport: Transport,
        limiter: Limiter | None,
        retry: RetryPolicy,
        reporter: Reporter,
        quota: RetryQuota,
        waits: Waits,
        middlewares: Sequence[Middleware] = (),
    ) -> None:
        self.settings = settings
        self.credentials = credentials
        self.transport = transport
        self.limiter = limiter
        self.retry = retry
        self.reporter = reporter
        self.middlewares = tuple(middlewares)
        self.quota = quota
        self.waits = waits
        self._send = _chain(self.middlewares, transport.send)

    async def call(self, operation: Operation[T]) -> T:
        """Send an operation and give its result.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return (await self.respond(operation)).value

    async def respond(self, operation: Operation[T]) -> RawResponse[T]:
        """Send an operation and give its result together with the answer.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        body, content_type = encode_body(operation)
        call = _Call(
            build_url(self.settings.base_url, operation),
            request_headers(self.settings.language, content_type),
            body,
        )
        while True:
            outcome = await self._attempt(operation, call)
            if isinstance(outcome, RawResponse):
                self.quota.give_back(call.paid)
                answers = captured.get()
                if answers is not None:
                    answers.append(outcome)
                return outcome
            await self._before_retry(outcome, operation, call)

    async def aclose(self) -> None:
        """Let go of all connections. Calls under way end with `ClientClosedError`."""
        self.waits.close()
        await self.transport.aclose()

    async def _attempt(self, operation: Operation[T], call: _Call) -> RawResponse[T] | AltegioError:
        """One permit, one request, and its result, or what went wrong.

        A failure is given back as a value and raised later, outside of every handler: so no error
        carries the traces of another.
        """
        waited = await self._permit(operation, call)
        endpoint = operation.endpoint
        auth = endpoint.auth
        call.authorization = self.credentials.ready(auth) or await self.credentials.header(auth)
        timeout = self._time_left(call)
        request = WireRequest(
            endpoint.id,
            endpoint.method,
            endpoint.path,
            call.url,
            call.headers,
            call.body,
            call.authorization,
            timeout,
            self.settings.max_response_bytes,
        )
        self.reporter.sending(request, call.attempts, waited)
        sent_at = time.monotonic()
        response: WireResponse | None = None
        try:
            response = await self._send(request)
            decoded = decode(endpoint, response, strict=self.settings.strict)
        except AltegioError as error:
            failure = error
        else:
            self.reporter.answered(request, call.attempts, sent_at, response, None)
            if decoded.drift:
                self.reporter.drifted(endpoint.id, decoded.drift)
            return RawResponse(
                decoded.value,
                response.status,
                response.headers,
                response.body,
                decoded.meta,
                decoded.included,
                decoded.drift,
                call.attempts,
            )
        failure = self._in_time(failure, timeout)
        self._describe(failure, operation, call, response)
        self.reporter.answered(request, call.attempts, sent_at, response, failure)
        return failure

    async def _permit(self, operation: Operation[Any], call: _Call) -> float:
        """Wait until one more request may be sent. The deadline runs from the first permit on."""
        waited = 0.0
        limiter = self.limiter
        if limiter is not None and not limiter.try_acquire():
            waited = await self._queue(limiter, operation, call)
        if call.attempts == 0:
            call.started = time.monotonic()
        call.attempts += 1
        return waited

    async def _queue(self, limiter: Limiter, operation: Operation[Any], call: _Call) -> float:
        first = call.attempts == 0
        left = None if first else self._time_left(call, attempt=False)
        failure: AltegioError
        try:
            return await self.waits.run(limiter.acquire(self.settings.max_queue if first else left), left)
        except QueueTimeoutError as error:
            failure = error if first else DeadlineExceededError("no permit for a retry within the deadline")
        except AltegioError as error:
            failure = error
        self._describe(failure, operation, call, None)
        raise failure

    def _time_left(self, call: _Call, *, attempt: bool = True) -> float:
        """Seconds that the call may still take, or that its next attempt may."""
        left = call.started + self.settings.deadline - time.monotonic()
        left = max(left, 0.001)
        return min(left, self.settings.timeout) if attempt else left

    def _in_time(self, failure: AltegioError, timeout: float) -> AltegioError:
        """A time-out that came early because the call's deadline did."""
        if isinstance(failure, APITimeoutError) and timeout < self.settings.timeout:
            return DeadlineExceededError(f"no answer within the deadline of {self.settings.deadline:g} s")
        return failure

    def _describe(
        self, failure: AltegioError, operation: Operation[Any], call: _Call, response: WireResponse | None
    ) -> None:
        """Write onto an error whose it is; take tokens, and bodies that hold secrets, off it."""
        failure.operation = operation.endpoint.id
        failure.attempts = call.attempts
        if response is not None:
            failure.request_id = response.headers.get("X-Request-Id") or response.headers.get("CF-Ray")
        failure.scrub(self.credentials.scrub, keep_body=not operation.endpoint.sensitive)

    async def _before_retry(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> None:
        """Wait for the moment of another attempt; raise the failure where there is none."""
        if isinstance(failure, RateLimitError) and self.limiter is not None:
            pause = min(failure.retry_after or 0.0, self.retry.hint_ceiling)
            self.limiter.penalise(max(pause, self.retry.throttled_floor))
        if await self._renewed(failure, operation, call):
            return
        delay = self._delay(failure, operation, call)
        if delay is None:
            raise failure
        self.reporter.retrying(operation.endpoint.id, call.attempts, delay, failure)
        await self.waits.run(asyncio.sleep(delay))

    def _delay(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> float | None:
        """Seconds until another attempt, or None: not safe, not hopeful, not in time, or not affordable."""
        if call.attempts >= self.retry.attempts:
            return None
        if not self.retry.may_repeat(failure, idempotent=operation.endpoint.idempotent):
            return None
        delay = self.retry.delay(failure, call.attempts)
        if delay is None or delay >= self._time_left(call, attempt=False):
            return None
        paid = self.quota.take(failure)
        call.paid += paid
        return delay if paid else None

    async def _renewed(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> bool:
        """Whether the user token was refused and a new one could be had. Once a call."""
        if not isinstance(failure, AuthenticationError) or operation.endpoint.auth is not Auth.USER:
            return False
        if call.renewed or not self.credentials.can_renew:
            return False
        call.renewed = True
        await self.waits.run(self.credentials.renew(call.authorization), self._time_left(call, attempt=False))
        return True


def _chain(middlewares: Sequence[Middleware], send: Send) -> Send:
    """Wrap the transport in the middlewares, the first one outermost."""
    for middleware in reversed(middlewares):
        send = _wrapped(middleware, send)
    return send


def _wrapped(middleware: Middleware, send: Send) -> Send:
    async def call(request: WireRequest) -> WireResponse:
        return await middleware(request, send)

    return call
