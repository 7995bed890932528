"""Runs calls: authorise, acquire a permit, attempt, retry or raise, decode."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from altegio_async._core.error_redaction import redact_error
from altegio_async._core.operation import AuthLevel, Operation
from altegio_async._core.request import build_headers, build_url, encode_body
from altegio_async._core.response import decode_leniently, decode_strictly
from altegio_async._core.sensitive_values import collect_credentials, collect_phones, collect_secrets
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async._pipeline.admission import Admission, Permit
from altegio_async._pipeline.call import Call, make_deadline_error, now
from altegio_async._pipeline.observation import observe
from altegio_async._pipeline.raw_response import RawResponse
from altegio_async._pipeline.reporting import Reporter, request_id_of
from altegio_async._pipeline.retry import explain_no_retry, require_policy
from altegio_async._pipeline.steps import run_steps
from altegio_async._rate_limit.limiter import require_limiter
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
    from collections.abc import Awaitable, Mapping, Sequence

    from altegio_async._core.decoded import Decoded
    from altegio_async._core.mismatch import Drift
    from altegio_async._core.redaction import Redactor
    from altegio_async._pipeline.cancellation import CancellationScope
    from altegio_async._pipeline.credentials import Credentials
    from altegio_async._pipeline.retry import RetryPolicy, RetryQuota
    from altegio_async._pipeline.settings import Settings
    from altegio_async._rate_limit.limiter import Limiter
    from altegio_async._transport.base import Middleware, Transport
    from altegio_async._transport.connection_slots import ConnectionSlots
    from altegio_async.hooks import Hooks, WaitKind

__all__ = ["Pipeline", "RawResponse"]

T = TypeVar("T")

_TIMER_RESOLUTION = 0.001  # seconds by which a timer of the event loop can be early


class Pipeline:
    """Runs the calls of a client. Its copies share the transport, retry quota and cancellation scope."""

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
        scope: CancellationScope,
        middlewares: Sequence[Middleware] = (),
    ) -> None:
        self.settings = settings
        self.credentials = credentials
        self.transport = transport
        self.limiter: Limiter | None = require_limiter(limiter)
        self.admission: Admission = Admission(self.limiter, scope)
        self.retry: RetryPolicy = require_policy(retry)
        self.reporter = reporter
        self.middlewares: tuple[Middleware, ...] = check_middlewares(middlewares)
        self.quota = quota
        self.scope = scope
        self._send = chain_middlewares(self.middlewares, transport.send)

    def derive(
        self,
        *,
        settings: Mapping[str, Any],
        credentials: Credentials,
        limiter: Limiter | UnsetType | None = UNSET,
        retry: RetryPolicy | UnsetType = UNSET,
        hooks: Hooks | UnsetType | None = UNSET,
        middlewares: Sequence[Middleware] | UnsetType = UNSET,
    ) -> Pipeline:
        """Return a pipeline with some parts replaced. It shares transport, quota, counters and scope.

        Args:
            settings: fields of `Settings` to replace.
            credentials: those of this pipeline, or others that were derived from them.
            limiter: source of permits; by default the same one.
            retry: retry policy; by default the same one.
            hooks: hooks; by default the same ones.
            middlewares: middlewares; by default the same ones.

        Raises:
            ConfigurationError: one of the parts is invalid.
        """
        return Pipeline(
            settings=replace(self.settings, **settings),
            credentials=credentials,
            transport=self.transport,
            limiter=self.limiter if limiter is UNSET else limiter,
            retry=self.retry if retry is UNSET else retry,
            reporter=self.reporter if hooks is UNSET else Reporter(hooks, self.reporter.stats),
            quota=self.quota,
            scope=self.scope,
            middlewares=self.middlewares if middlewares is UNSET else middlewares,
        )

    async def call(self, operation: Operation[T]) -> T:
        """Send an operation and return its result.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        return (await self.respond(operation)).value

    async def respond(self, operation: Operation[T], started: Call[T] | None = None) -> RawResponse[T]:
        """Send an operation and return its result with the response.

        Args:
            operation: what to send.
            started: the call of the operation, if its start was reported to the hook `on_call`.

        Raises:
            AltegioError: see `altegio_async.errors`.
        """
        call = started or self._start_call(operation)
        on_call = self.reporter.hooks.on_call
        if on_call is not None and started is None:
            work = self.respond(operation, call)
            return await observe(call, work, on_call, self.settings.base_url, self.credentials)
        if self.scope.closed:
            raise self._fail_between_attempts(ClientClosedError("the client is closed"), call)
        try:
            slots = self.transport.open()  # can take longer than a permit is valid
        except ClientClosedError as error:
            raise self._fail_between_attempts(error, call) from None
        call.authorization = self.credentials.headers.get(operation.endpoint.auth)
        if call.authorization is None:
            await self._prepare_token(call)
        # The fast path acquires the permit without a coroutine; an extra await per request is measurable.
        if not self.admission.try_acquire_permit():
            await self._wait_for_permit(call)
        call.ends_at = asyncio.get_running_loop().time() + self.settings.deadline
        failure: AltegioError | None = None
        while True:
            if not slots.try_acquire():
                await self._wait_for_slot(slots, call, failure)
            try:
                outcome = await self._attempt(call)
            finally:
                slots.release()
            if isinstance(outcome, RawResponse):
                if self.quota.left < self.quota.CAPACITY:
                    self.quota.give_back(call.retry_cost)
                return outcome
            failure = outcome
            await self._prepare_retry(failure, call)

    def report_drift(self, operation: str, drift: Drift) -> None:
        """Report a mismatch that was found outside of decoding, for example between pages."""
        self.reporter.report_drift(operation, (drift,))

    async def aclose(self) -> None:
        """Close all connections. Calls in progress end with `ClientClosedError`.

        Raises:
            ClientClosedError: the client belongs to another event loop that is not closed.
        """
        refused = False
        try:
            await self.transport.aclose()
        except ClientClosedError:
            refused = True
            raise
        finally:  # also if this coroutine is cancelled, because the transport is closing then
            if not refused:
                self.scope.close()
                self.credentials.close()

    def _start_call(self, operation: Operation[T]) -> Call[T]:
        """Return the call of an operation. Encoding errors are raised here: no frame contains a secret."""
        body, content_type = encode_body(operation)
        headers = build_headers(self.settings.language, content_type, operation.headers)
        return Call(operation, build_url(self.settings.base_url, operation), headers, body)

    async def _prepare_token(self, call: Call[Any]) -> None:
        """Get the user token from the provider, if the call needs one."""
        token = self.credentials.prepare(call.operation.endpoint.auth)
        await self._wait(self.scope.run(token, self.settings.deadline), call, "token")
        self._authorise(call)

    async def _wait_for_permit(self, call: Call[Any]) -> None:
        """Wait for the first permit of the call."""
        permit = self.admission.acquire_permit(self.settings.max_queue)
        call.waited = await self._wait(permit, call, "permit")
        self._authorise(call)

    async def _wait_for_slot(
        self, slots: ConnectionSlots, call: Call[Any], failure: AltegioError | None
    ) -> None:
        """Wait for a slot. If none is free in time, raise the failure to retry, if there is one."""
        try:
            slot = self.admission.acquire_slot(slots, call.time_left())
            call.waited += await self._wait(slot, call, "connection", DeadlineExceededError)
        except DeadlineExceededError as error:
            deadline_error = error
        else:
            self._authorise(call)
            return
        if failure is None:
            raise self._fail_between_attempts(deadline_error, call)
        raise self._give_up(deadline_error.message, failure, call)

    def _authorise(self, call: Call[Any]) -> None:
        """Set the current token, which can have changed during a wait."""
        call.authorization = self.credentials.get_header(call.operation.endpoint.auth)

    async def _attempt(self, call: Call[T]) -> RawResponse[T] | AltegioError:
        """Send one request, and return its result or the failure.

        The caller holds a permit and a slot. A failure is returned and raised later, outside of every
        `except`, so that no error carries the traceback of another.
        """
        endpoint, settings = call.operation.endpoint, self.settings
        clock = asyncio.get_running_loop().time
        started_at = clock()
        left = call.ends_at - started_at
        if left <= 0:
            return self._annotate(make_deadline_error(settings.deadline), call)
        call.attempts += 1
        permit = Permit(self.admission, started_at, call.ends_at)
        request = WireRequest(
            endpoint.id, endpoint.method, endpoint.path, call.url, call.headers, call.body,
            call.authorization, min(left, settings.timeout), settings.max_response_bytes, permit,
        )  # fmt: skip
        self.reporter.report_request(request, call.attempts, call.waited)
        response: WireResponse | None = None
        try:
            if self.middlewares:  # they can wait for other things, so another timer is needed
                response = await self.scope.run(self._send(request), left)
            else:
                response = await self.transport.send(request)
            decoded = decode_strictly(endpoint, response, settings.max_response_objects)
            if decoded is None:
                decoded = await self._decode_leniently(call, response)
        except AltegioError as error:
            failure = error
        else:
            if self.reporter.has_response_listener:
                seconds, redactor = clock() - started_at, self.credentials.redactor
                self.reporter.report_response(request, call.attempts, seconds, response, redactor)
            drift = decoded.drift and self.reporter.report_drift(
                endpoint.id, decoded.drift, self._make_redactor(call.operation), response
            )
            return RawResponse(
                decoded.value, response.status, response.headers, response.body,
                decoded.meta, decoded.included, drift, call.attempts,
            )  # fmt: skip
        failure = self._classify(failure, permit, call)
        self._annotate(failure, call, response)
        seconds, redactor = clock() - started_at, self._make_redactor(call.operation)
        self.reporter.report_response(request, call.attempts, seconds, response, redactor, failure=failure)
        return failure

    def _classify(self, failure: AltegioError, permit: Permit, call: Call[Any]) -> AltegioError:
        """Set whether the request was sent, and replace a timeout at the deadline by a deadline error."""
        if permit.was_used and (failure.sent is None or self.middlewares):
            failure.sent = True  # a middleware can send several times
        elif failure.sent is None and isinstance(failure, (DeadlineExceededError, ClientClosedError)):
            failure.sent = False  # waiting in a middleware or for the permit took too long
        if isinstance(failure, APITimeoutError) and now() >= call.ends_at - _TIMER_RESOLUTION:
            failure = make_deadline_error(self.settings.deadline, failure)
        call.note_sent(failure.sent)
        return failure

    async def _decode_leniently(self, call: Call[T], response: WireResponse) -> Decoded[T]:
        """Decode a response with coercion, and let the event loop run between the steps of a long one."""
        settings, endpoint = self.settings, call.operation.endpoint
        steps = decode_leniently(
            endpoint, response, strict=settings.strict, max_objects=settings.max_response_objects
        )
        return await self.scope.run(run_steps(steps), call.time_left())

    async def _wait(
        self, work: Awaitable[T], call: Call[Any], kind: WaitKind, handled: type[AltegioError] | None = None
    ) -> T:
        """Wait for `work` and return its result. Add its duration to the call.

        An error ends the call and is reported, unless the caller of this method handles errors of its class.
        """
        started_at = now()
        try:
            return await work
        except AltegioError as error:
            failure = error
        finally:
            call.note_wait(kind, now() - started_at)
        if handled is not None and isinstance(failure, handled):
            failure.sent = call.sent
            raise self._annotate(failure, call)
        raise self._fail_between_attempts(failure, call)

    def _fail_between_attempts(self, failure: AltegioError, call: Call[Any]) -> AltegioError:
        """Annotate and report an error that ends a call before, between or after its attempts."""
        failure.sent = call.sent
        self.reporter.report_failure(call.operation.endpoint.id, call.attempts, self._annotate(failure, call))
        return failure

    def _annotate(
        self, failure: AltegioError, call: Call[Any], response: WireResponse | None = None
    ) -> AltegioError:
        """Set operation, attempts and request id on the error; redact secrets and drop its traceback."""
        endpoint = call.operation.endpoint
        failure.operation = endpoint.id
        failure.attempts = call.attempts
        if response is not None:
            failure.request_id = request_id_of(response.headers)
        redact_error(failure, self._make_redactor(call.operation), keep_body=not endpoint.sensitive)
        return failure.with_traceback(None)  # its frames hold the response

    def _make_redactor(self, operation: Operation[Any]) -> Redactor:
        """Return a redactor of the tokens, and of the secrets, credentials and phones of this operation."""
        return self.credentials.redactor.extend(
            (
                *collect_secrets(operation.body),
                *collect_credentials(operation),
                *collect_phones(operation),
            )
        )

    async def _prepare_retry(self, failure: AltegioError, call: Call[Any]) -> None:
        """Wait until the next attempt can be sent; raise the failure if there is no next attempt."""
        if isinstance(failure, RateLimitError):
            pause = min(failure.retry_after or 0.0, self.retry.hint_ceiling)
            self.admission.pause(max(pause, self.retry.throttled_floor))
        if not await self._renew_token(failure, call):
            delay = self._plan_retry(failure, call)
            if isinstance(delay, str):
                raise self._give_up(delay, failure, call)
            self.reporter.report_retry(call.operation.endpoint.id, call.attempts, delay, failure)
            await self._wait(self.scope.run(asyncio.sleep(delay)), call, "retry")
        permit = self.admission.acquire_retry_permit(call.time_left())
        try:
            call.waited = await self._wait(permit, call, "permit", DeadlineExceededError)
        except DeadlineExceededError:
            pass
        else:
            self._authorise(call)
            return
        raise self._give_up("no permit is available before the deadline", failure, call)

    def _give_up(self, reason: str, failure: AltegioError, call: Call[Any]) -> AltegioError:
        """Report that a failure is not retried, and return it as the failure of the call."""
        self.reporter.report_give_up(call.operation.endpoint.id, call.attempts, reason, failure)
        failure.sent = call.sent
        return failure

    def _plan_retry(self, failure: AltegioError, call: Call[Any]) -> float | str:
        """Return the seconds until the next attempt, or the reason why there is none."""
        idempotent = call.operation.endpoint.idempotent
        if not self.retry.may_repeat(failure, idempotent=idempotent):
            return explain_no_retry(failure, idempotent=idempotent) or "the retry policy forbids it"
        if call.attempts >= self.retry.attempts:
            return "no attempt is left"
        delay = self.retry.delay(failure, call.attempts)
        if delay is None:
            return "the server asks for a longer wait than the retry policy allows"
        if delay >= call.time_left():
            return "the deadline is earlier than the next attempt"
        cost = self.quota.take(failure)
        call.retry_cost += cost
        return delay if cost else "the retry quota is used up"

    async def _renew_token(self, failure: AltegioError, call: Call[Any]) -> bool:
        """Get a new user token after a 401, once per call, and return whether there is one."""
        if not isinstance(failure, AuthenticationError) or call.operation.endpoint.auth is not AuthLevel.USER:
            return False
        if call.renewed or not self.credentials.can_renew:
            return False
        call.renewed = True
        renewal = self.credentials.renew(call.authorization)
        try:
            await self._wait(self.scope.run(renewal, call.time_left()), call, "token", AltegioError)
        except AltegioError:
            self._give_up("the user token was not renewed", failure, call)
            raise
        self.reporter.report_renewal(call.operation.endpoint.id, call.attempts, failure)
        return True
