"""Runs one call: authorise, wait for the rate limiter, send, retry or raise, decode."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar, cast

from altegio_async._core.error_redaction import redact_error
from altegio_async._core.operation import AuthLevel, Operation
from altegio_async._core.request import build_url, encode_body, request_headers
from altegio_async._core.response import decode_leniently, decode_strictly
from altegio_async._core.sensitive_values import phones_in, secrets_in
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._pipeline.admission import Admission, Permit
from altegio_async._pipeline.call import Call, now
from altegio_async._pipeline.raw_response import RawResponse, captured
from altegio_async._pipeline.reporting import request_id_of
from altegio_async._pipeline.retry import find_objection
from altegio_async._transport.base import chain_middlewares, check_middlewares
from altegio_async.errors import (
    AltegioError,
    APITimeoutError,
    AuthenticationError,
    ClientClosedError,
    DeadlineExceededError,
    RateLimitError,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Generator, Sequence

    from altegio_async._core.decoded import Decoded
    from altegio_async._core.redaction import Redactor
    from altegio_async._pipeline.cancellation import Waits
    from altegio_async._pipeline.credentials import Credentials
    from altegio_async._pipeline.reporting import Reporter
    from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
    from altegio_async._pipeline.settings import Settings
    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async._transport.base import Middleware, Transport
    from altegio_async._transport.connection_slots import ConnectionSlots

__all__ = ["RawResponse", "Session", "captured"]

T = TypeVar("T")

_RESOLUTION = 0.001  # seconds by which a timer of the event loop can be early


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
        self.admission: Admission = Admission(limiter, waits)
        self.retry = retry
        self.reporter = reporter
        self.middlewares: tuple[Middleware, ...] = check_middlewares(middlewares)
        self.quota = quota
        self.waits = waits
        self._send = chain_middlewares(self.middlewares, transport.send)

    async def call(self, operation: Operation[T]) -> T:
        """Send an operation and return its result.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return (await self.respond(operation)).value

    async def respond(self, operation: Operation[T]) -> RawResponse[T]:
        """Send an operation and return its result together with the response.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        call = self._start(operation)
        slots = self._open(operation, call)
        settings, limiter = self.settings, self.admission.limiter
        call.authorization = self.credentials.ready(operation.endpoint.auth)
        if call.authorization is None:
            token = self.credentials.prepare(operation.endpoint.auth)
            await self._run(self.waits.run(token, settings.deadline), operation, call)
            self._authorise(operation, call)
        # Fast path without a coroutine; an extra await costs about 2 µs per request.
        if limiter is not None and not limiter.try_acquire():
            permit = self.admission.acquire_first_permit(settings.max_queue)
            call.waited = await self._run(permit, operation, call)
            self._authorise(operation, call)
        failure: AltegioError | None = None
        while True:
            if not slots.try_acquire():
                await self._acquire_slot(slots, operation, call, failure)
            try:
                outcome = await self._attempt(operation, call)
            finally:
                slots.release()
            if isinstance(outcome, RawResponse):
                self.quota.give_back(call.paid)
                answers = captured.get()
                if answers is not None:
                    answers.append(outcome)
                return outcome
            failure = outcome
            await self._before_retry(failure, operation, call)

    async def _acquire_slot(
        self, slots: ConnectionSlots, operation: Operation[Any], call: Call, failure: AltegioError | None
    ) -> None:
        """Wait for a connection slot. If none is free in time, raise the failure that led to a retry."""
        call.begin(self.settings.deadline)
        try:
            slot = self.admission.acquire_slot(slots, call.time_left())
            call.waited += await self._run(slot, operation, call)
        except DeadlineExceededError as error:
            late = error
        else:
            self._authorise(operation, call)
            return
        if failure is None:
            raise late
        raise self._give_up(late.message, failure, operation, call)

    def _open(self, operation: Operation[Any], call: Call) -> ConnectionSlots:
        """Open the transport in this event loop, if it is not open, and return its connection slots.

        This comes before the first permit, because making the transport takes longer than a permit is valid.

        Raises:
            ClientClosedError: the client is closed, or belongs to another event loop.
        """
        try:
            if not self.waits.closed:
                return self.transport.open()
            failure: AltegioError = ClientClosedError("the client is closed")
        except ClientClosedError as error:
            failure = error
        failure.sent = call.sent
        raise self._describe(failure, operation, call, None)

    def _authorise(self, operation: Operation[Any], call: Call) -> None:
        """Use the current token: it can have changed during a wait."""
        call.authorization = self.credentials.header(operation.endpoint.auth)

    def _start(self, operation: Operation[Any]) -> Call:
        """Return the state of a new call. No other method has its URL and body as local variables."""
        body, content_type = encode_body(operation)
        headers = request_headers(self.settings.language, content_type, operation.headers)
        return Call(build_url(self.settings.base_url, operation), headers, body)

    async def aclose(self) -> None:
        """Close all connections. Calls in progress end with `ClientClosedError`.

        Raises:
            ClientClosedError: the client belongs to another event loop that still lives.
        """
        refused = False
        try:
            await self.transport.aclose()
        except ClientClosedError:
            refused = True
            raise
        finally:  # also if closing is cancelled, because it has begun
            if not refused:
                self.waits.close()
                self.credentials.close()

    async def _attempt(self, operation: Operation[T], call: Call) -> RawResponse[T] | AltegioError:
        """Send one request and return its result or its failure. The caller has a permit and a slot.

        Failures are returned and raised later, outside of every handler, so that no error has the traceback
        of another one as its context.
        """
        endpoint, settings = operation.endpoint, self.settings
        begun_at = call.begin(settings.deadline)
        left = call.ends_at - begun_at
        if left <= 0:
            return self._describe(_too_late(settings.deadline), operation, call, None)
        call.attempts += 1
        timeout = min(left, settings.timeout)
        permit = Permit(self.admission, begun_at, call.ends_at)
        request = WireRequest(
            endpoint.id, endpoint.method, endpoint.path, call.url, call.headers, call.body,
            call.authorization, timeout, settings.max_response_bytes, permit,
        )  # fmt: skip
        self.reporter.report_request(request, call.attempts, call.waited)
        response: WireResponse | None = None
        try:
            if self.middlewares:  # they can wait for anything, so this needs a timer of its own
                response = await self.waits.run(self._send(request), left)
            else:
                response = await self.transport.send(request)
            decoded = decode_strictly(endpoint, response, settings.max_response_objects)
            if decoded is None:
                decoded = await self._decode_leniently(operation, response, call.time_left())
        except AltegioError as error:
            failure = error
        else:
            redactor = self.credentials.redactor
            if self.reporter.has_response_listener:
                self.reporter.report_response(request, call.attempts, now() - begun_at, response, redactor)
            drift = decoded.drift and self.reporter.report_drift(endpoint.id, decoded.drift, redactor)
            return RawResponse(
                decoded.value, response.status, response.headers, response.body,
                decoded.meta, decoded.included, drift, call.attempts,
            )  # fmt: skip
        if permit.was_used and (failure.sent is None or self.middlewares):
            failure.sent = True  # a middleware can send several times
        elif failure.sent is None and isinstance(failure, (DeadlineExceededError, ClientClosedError)):
            failure.sent = False  # a middleware or the permit took too long
        if isinstance(failure, APITimeoutError) and now() >= call.ends_at - _RESOLUTION:
            failure = _too_late(settings.deadline, failure)
        call.note_sent(failure.sent)
        self._describe(failure, operation, call, response)
        took, redactor = now() - begun_at, self._redactor(operation)
        self.reporter.report_response(request, call.attempts, took, response, redactor, failure=failure)
        return failure

    async def _decode_leniently(
        self, operation: Operation[T], response: WireResponse, time_left: float
    ) -> Decoded[T]:
        """Decode a response with coercion, and let the event loop run between the steps of a long one."""
        settings = self.settings
        steps = decode_leniently(
            operation.endpoint, response, strict=settings.strict, max_objects=settings.max_response_objects
        )
        return await self.waits.run(_run_steps(steps), time_left)

    async def _run(self, work: Awaitable[T], operation: Operation[Any], call: Call) -> T:
        """Wait for `work` and return its result. Describe its errors as errors of this call."""
        try:
            return await work
        except AltegioError as error:
            failure = error
        failure.sent = call.sent
        raise self._describe(failure, operation, call, None)

    def _describe(
        self, failure: AltegioError, operation: Operation[Any], call: Call, response: WireResponse | None
    ) -> AltegioError:
        """Return the error with the call's data, without secrets, and without a traceback."""
        failure.operation = operation.endpoint.id
        failure.attempts = call.attempts
        if response is not None:
            failure.request_id = request_id_of(response)
        redact_error(failure, self._redactor(operation), keep_body=not operation.endpoint.sensitive)
        return failure.with_traceback(None)  # the frames below hold the response

    def _redactor(self, operation: Operation[Any]) -> Redactor:
        """Return a redactor of the tokens, and of the secrets and phones of this operation."""
        return self.credentials.redactor.extend((*secrets_in(operation.body), *phones_in(operation)))

    async def _before_retry(self, failure: AltegioError, operation: Operation[Any], call: Call) -> None:
        """Wait until the next attempt and for its permit, or raise the failure."""
        limiter = self.admission.limiter
        if isinstance(failure, RateLimitError) and limiter is not None:
            pause = min(failure.retry_after or 0.0, self.retry.hint_ceiling)
            limiter.penalise(max(pause, self.retry.throttled_floor))
        if not await self._renew_token(failure, operation, call):
            delay = self._plan(failure, operation, call)
            if isinstance(delay, str):
                raise self._give_up(delay, failure, operation, call)
            self.reporter.report_retry(operation.endpoint.id, call.attempts, delay, failure)
            await self._run(self.waits.run(asyncio.sleep(delay)), operation, call)
        permit = self.admission.acquire_next_permit(call.time_left())
        try:
            call.waited = await self._run(permit, operation, call)
        except DeadlineExceededError:
            pass
        else:
            self._authorise(operation, call)
            return
        raise self._give_up("no permit comes before the deadline", failure, operation, call)

    def _give_up(
        self, reason: str, failure: AltegioError, operation: Operation[Any], call: Call
    ) -> AltegioError:
        """Report that a failure is not repeated, and return it as the failure of the whole call."""
        self.reporter.report_give_up(operation.endpoint.id, call.attempts, reason, failure)
        failure.sent = call.sent
        return failure

    def _plan(self, failure: AltegioError, operation: Operation[Any], call: Call) -> float | str:
        """Return the seconds until the next attempt, or the reason why there is none."""
        idempotent = operation.endpoint.idempotent
        if not self.retry.may_repeat(failure, idempotent=idempotent):
            return find_objection(failure, idempotent=idempotent) or "the retry policy does not repeat it"
        if call.attempts >= self.retry.attempts:
            return "no attempt is left"
        delay = self.retry.delay(failure, call.attempts)
        if delay is None:
            return "the server asks for a longer wait than is made"
        if delay >= call.time_left():
            return "the deadline comes first"
        paid = self.quota.take(failure)
        call.paid += paid
        return delay if paid else "the retry quota is used up"

    async def _renew_token(self, failure: AltegioError, operation: Operation[Any], call: Call) -> bool:
        """Renew the user token if it was refused, once per call. Return whether there is a new one."""
        if not isinstance(failure, AuthenticationError) or operation.endpoint.auth is not AuthLevel.USER:
            return False
        if call.renewed or not self.credentials.can_renew:
            return False
        call.renewed = True
        renewal = self.credentials.renew(call.authorization)
        try:
            await self._run(self.waits.run(renewal, call.time_left()), operation, call)
        except AltegioError:
            self._give_up("no new token could be had", failure, operation, call)
            raise
        self.reporter.report_renewal(operation.endpoint.id, call.attempts, failure)
        return True


async def _run_steps(steps: Generator[None, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return cast("T", stop.value)
        await asyncio.sleep(0)


def _too_late(deadline: float, cause: AltegioError | None = None) -> DeadlineExceededError:
    """Return the error of a call whose deadline has passed. `cause` is the failure of its last attempt."""
    error = DeadlineExceededError(f"no answer within the deadline of {deadline:g} s")
    error.sent = False if cause is None else cause.sent
    return error
