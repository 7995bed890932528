"""One call: authorise, wait for the rate limiter, attempt, retry or raise, decode. The only orchestrator."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from altegio_async._core.operation import Auth, Operation
from altegio_async._core.redact import Secret
from altegio_async._core.request import build_url, encode_body, request_headers
from altegio_async._core.response import decode
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.answers import RawResponse, captured
from altegio_async.errors import (
    AltegioError,
    APITimeoutError,
    AuthenticationError,
    ClientClosedError,
    DeadlineExceededError,
    QueueTimeoutError,
    RateLimitError,
)
from altegio_async.reporting import request_id_of
from altegio_async.transport.base import chained, checked_middlewares
from altegio_async.transport.lazy import LazyTransport

if TYPE_CHECKING:
    from altegio_async.auth import Credentials
    from altegio_async.config import Settings
    from altegio_async.rate_limit import Limiter
    from altegio_async.reporting import Reporter
    from altegio_async.retry import RetryPolicy, RetryQuota
    from altegio_async.transport.base import Middleware, Transport
    from altegio_async.waiting import Waits

__all__ = ["RawResponse", "Session", "captured"]

T = TypeVar("T")

_QUEUE_GRACE = 0.05  # seconds; the queue's estimate may be exact to the millisecond


class _Call(Struct):
    """What stays the same over the attempts of one call, and what they have used up."""

    url: str
    headers: Mapping[str, str]
    body: bytes | None
    ends_at: float = 0.0
    attempts: int = 0
    paid: int = 0
    renewed: bool = False
    authorization: Secret | None = None

    def __repr__(self) -> str:
        return f"<_Call, {self.attempts} attempts>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # the address may hold a phone, the body a password
        return [("attempts", self.attempts)]


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
        self.middlewares = checked_middlewares(middlewares)
        self.quota = quota
        self.waits = waits
        self._warm = False
        self._send = chained(self.middlewares, transport.send)

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
        call = self._started(operation)
        if self.waits.closed:
            raise self._described(ClientClosedError("the client is closed"), operation, call, None)
        if not self._warm:
            self._warm_up()
        while True:
            outcome = await self._attempt(operation, call)
            if isinstance(outcome, RawResponse):
                self.quota.give_back(call.paid)
                answers = captured.get()
                if answers is not None:
                    answers.append(outcome)
                return outcome
            await self._before_retry(outcome, operation, call)

    def _warm_up(self) -> None:
        """Load the transport before the first permit.

        Loaded after it, the first requests would arrive late, with those of the next permits: over the limit.
        """
        self._warm = True
        if isinstance(self.transport, LazyTransport):
            self.transport.prepare()

    def _started(self, operation: Operation[Any]) -> _Call:
        """The call's fixed parts. Made in here, so that no traceback of the call shows them."""
        body, content_type = encode_body(operation)
        headers = request_headers(self.settings.language, content_type)
        return _Call(build_url(self.settings.base_url, operation), headers, body)

    async def aclose(self) -> None:
        """Let go of all connections. Calls under way end with `ClientClosedError`.

        Raises:
            ClientClosedError: the client belongs to another event loop that still lives.
        """
        await self.transport.aclose()
        self.waits.close()
        self.credentials.close()

    async def _attempt(self, operation: Operation[T], call: _Call) -> RawResponse[T] | AltegioError:
        """One permit, one request, and its result, or what went wrong.

        A failure is given back as a value and raised later, outside of every handler: so no error
        carries the traces of another.
        """
        endpoint = operation.endpoint
        clock = asyncio.get_running_loop().time
        if self.credentials.ready(endpoint.auth) is None:
            token = self.credentials.prepare(endpoint.auth)
            await self._wait(token, self._time_left(call), operation, call)
        limiter = self.limiter
        # Asked first without waiting: a coroutine more for each request would be felt.
        waited = 0.0
        if limiter is not None and not limiter.try_acquire():
            waited = await self._queue(limiter, operation, call)
        sent_at = clock()
        if call.attempts == 0:
            call.ends_at = sent_at + self.settings.deadline
        left = call.ends_at - sent_at
        if left <= 0:
            return self._described(_too_late(self.settings.deadline), operation, call, None)
        call.attempts += 1
        call.authorization = self.credentials.header(endpoint.auth)
        timeout = min(left, self.settings.timeout)
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
            call.ends_at,
        )
        self.reporter.sending(request, call.attempts, waited)
        response: WireResponse | None = None
        try:
            # A middleware may wait for what it likes: only then a timer of our own is needed.
            sending = self._send(request)
            answer = await (self.waits.run(sending, left) if self.middlewares else sending)
            response = answer
            decoded = decode(endpoint, answer, strict=self.settings.strict)
        except AltegioError as error:
            failure = error
        else:
            scrub = self.credentials.scrub
            self.reporter.answered(request, call.attempts, clock() - sent_at, answer, scrub)
            drift = decoded.drift and self.reporter.drifted(endpoint.id, decoded.drift, scrub)
            return RawResponse(
                decoded.value,
                answer.status,
                answer.headers,
                answer.body,
                decoded.meta,
                decoded.included,
                drift,
                call.attempts,
            )
        cut_short = timeout < self.settings.timeout or clock() >= call.ends_at
        if cut_short and isinstance(failure, APITimeoutError):
            failure = _too_late(self.settings.deadline)
        self._described(failure, operation, call, response)
        took, clean = clock() - sent_at, self.credentials.scrubber(operation.body)
        self.reporter.answered(request, call.attempts, took, response, clean, failure=failure)
        return failure

    async def _queue(self, limiter: Limiter, operation: Operation[Any], call: _Call) -> float:
        """Wait until one more request may be sent; gives the seconds waited."""
        first = call.attempts == 0
        longest = self.settings.max_queue if first else self._time_left(call)
        limit = None if longest is None else longest + _QUEUE_GRACE * first
        try:
            return await self.waits.run(limiter.acquire(longest), limit)
        except AltegioError as error:
            failure = error
        if isinstance(failure, DeadlineExceededError) and not first:
            failure = DeadlineExceededError("no permit for a retry within the deadline")
        elif isinstance(failure, DeadlineExceededError) and not isinstance(failure, QueueTimeoutError):
            failure = QueueTimeoutError(f"no permit within {longest:g} s", wait=longest or 0.0)
        raise self._described(failure, operation, call, None)

    async def _wait(
        self, work: Awaitable[T], limit: float | None, operation: Operation[Any], call: _Call
    ) -> T:
        """Wait for something between attempts, until the limit or until the client is closed."""
        try:
            return await self.waits.run(work, limit)
        except AltegioError as error:
            failure = error
        raise self._described(failure, operation, call, None)

    def _time_left(self, call: _Call) -> float:
        """Seconds that the call may still take, at least a millisecond."""
        if call.attempts == 0:
            return self.settings.deadline
        return max(call.ends_at - asyncio.get_running_loop().time(), 0.001)

    def _described(
        self, failure: AltegioError, operation: Operation[Any], call: _Call, response: WireResponse | None
    ) -> AltegioError:
        """The error with whose it is written onto it; tokens, and bodies that hold secrets, taken off."""
        failure.operation = operation.endpoint.id
        failure.attempts = call.attempts
        if response is not None:
            failure.request_id = request_id_of(response)
        failure.scrub(self.credentials.scrubber(operation.body), keep_body=not operation.endpoint.sensitive)
        return failure.with_traceback(None)  # the frames below hold the answer as it came

    async def _before_retry(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> None:
        """Wait for the moment of another attempt; raise the failure where there is none."""
        if isinstance(failure, RateLimitError) and self.limiter is not None:
            pause = min(failure.retry_after or 0.0, self.retry.hint_ceiling)
            self.limiter.penalise(max(pause, self.retry.throttled_floor))
        if await self._renewed(failure, operation, call):
            return
        delay = self._plan(failure, operation, call)
        if isinstance(delay, str):
            self.reporter.giving_up(operation.endpoint.id, call.attempts, delay, failure)
            raise failure
        self.reporter.retrying(operation.endpoint.id, call.attempts, delay, failure)
        await self._wait(asyncio.sleep(delay), None, operation, call)

    def _plan(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> float | str:
        """Seconds until another attempt, or why there will be none."""
        if not self.retry.may_repeat(failure, idempotent=operation.endpoint.idempotent):
            return "repeating it is not safe or cannot help"
        if call.attempts >= self.retry.attempts:
            return "no attempt is left"
        delay = self.retry.delay(failure, call.attempts)
        if delay is None:
            return "the server asks for a longer wait than is made"
        if delay >= self._time_left(call):
            return "the deadline comes first"
        paid = self.quota.take(failure)
        call.paid += paid
        return delay if paid else "the retry quota is used up"

    async def _renewed(self, failure: AltegioError, operation: Operation[Any], call: _Call) -> bool:
        """Whether the user token was refused and a new one could be had. Once a call."""
        if not isinstance(failure, AuthenticationError) or operation.endpoint.auth is not Auth.USER:
            return False
        if call.renewed or not self.credentials.can_renew:
            return False
        call.renewed = True
        await self._wait(self.credentials.renew(call.authorization), self._time_left(call), operation, call)
        self.reporter.renewed(operation.endpoint.id, call.attempts, failure)
        return True


def _too_late(deadline: float) -> DeadlineExceededError:
    return DeadlineExceededError(f"no answer within the deadline of {deadline:g} s")
