"""Report the work of a client: hooks, counters, and one log line per decision.

The logger is named `altegio_async`. A failure that ends a call is logged at WARNING, a retry and a mismatch
at INFO, and each attempt at DEBUG. No line contains a token, a query, a body or a message of the server.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from altegio_async._core.coercion import Drift
from altegio_async._core.options import check_kind
from altegio_async._core.redaction import Redactor
from altegio_async._core.wire import WireRequest, WireResponse
from altegio_async.errors import (
    MESSAGE_LIMIT,
    AltegioError,
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    ClientClosedError,
    DeadlineExceededError,
    LimiterUnavailableError,
    RateLimitError,
)
from altegio_async.hooks import (
    DriftEvent,
    GiveUpEvent,
    Hooks,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    call_hook,
)

__all__ = ["Reporter", "Stats"]

logger: Final = logging.getLogger("altegio_async")
logger.addHandler(logging.NullHandler())


_REQUEST_ID_LIMIT: Final = 100  # characters in a log line
_OWN_TEXTS: Final = (APIConnectionError, ClientClosedError, DeadlineExceededError, LimiterUnavailableError)
"""Errors whose messages this package writes."""


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """Return the id that the server, or the CDN in front of it, assigned to the response."""
    return headers.get("X-Request-Id") or headers.get("CF-Ray")


def format_request_id(request_id: str | None) -> str:
    """Return the end of a log line that names the request id. A server can send control characters in it."""
    if not request_id:
        return ""
    shown = "".join(char if char.isprintable() else "?" for char in request_id[:_REQUEST_ID_LIMIT])
    return f", request id {shown}"


def describe_failure(failure: AltegioError) -> str:
    """Return the type of a failure with its status or its message, unless the server wrote the message."""
    if isinstance(failure, (APIStatusError, APIResponseError)):
        cause = f" {failure.status}"
    elif isinstance(failure, _OWN_TEXTS):
        cause = f": {failure.message}"
    else:
        cause = ""
    return f"{type(failure).__name__}{cause}{format_request_id(failure.request_id)}"


class Stats(Struct):
    """Counters of a client and its copies."""

    requests: int = 0
    failures: int = 0
    retries: int = 0
    rate_limited: int = 0
    drifted_values: int = 0


class Reporter:
    """Reports the work of a client to hooks, the log and the counters. No report contains a token."""

    def __init__(self, hooks: Hooks | None = None, stats: Stats | None = None) -> None:
        if hooks is not None:
            check_kind("hooks", hooks, Hooks, "Hooks(...)")
        self.hooks: Hooks = hooks or Hooks()
        self.stats: Stats = stats or Stats()

    def report_request(self, request: WireRequest, attempt: int, waited: float) -> None:
        """Report that an attempt is about to be sent."""
        self.stats.requests += 1
        hook = self.hooks.on_request
        if hook is not None:
            call_hook(
                hook, RequestEvent(request.operation, request.method, request.template, attempt, waited)
            )

    @property
    def has_response_listener(self) -> bool:
        """Whether a hook or the log receives successful responses."""
        return self.hooks.on_response is not None or logger.isEnabledFor(logging.DEBUG)

    def report_response(
        self,
        request: WireRequest,
        attempt: int,
        seconds: float,
        response: WireResponse | None,
        redactor: Redactor,
        *,
        failure: AltegioError | None = None,
    ) -> None:
        """Report the end of an attempt; `redactor` knows the secrets of the call."""
        if failure is not None:
            self.stats.failures += 1
            self.stats.rate_limited += isinstance(failure, RateLimitError)
        if not self.has_response_listener:
            return
        hook = self.hooks.on_response
        status = response.status if response is not None else None
        request_id = request_id_of(response.headers) if response is not None else None
        request_id = request_id and redactor.redact(request_id, MESSAGE_LIMIT)
        method, path = request.method, request.template
        logger.debug(
            "%s %s: attempt %d, %s, %.0f ms%s",
            method, path, attempt, status or "no response", seconds * 1000, format_request_id(request_id),
        )  # fmt: skip
        if hook is not None:
            event = ResponseEvent(
                request.operation, method, path, attempt, seconds, status, request_id, failure
            )
            call_hook(hook, event)

    def report_retry(self, operation: str, attempt: int, delay: float, failure: AltegioError) -> None:
        """Report that another attempt follows after `delay` seconds."""
        self.stats.retries += 1
        logger.info(
            "%s: attempt %d failed (%s), next in %.2f s", operation, attempt, describe_failure(failure), delay
        )
        if self.hooks.on_retry is not None:
            call_hook(self.hooks.on_retry, RetryEvent(operation, attempt, delay, failure))

    def report_renewal(self, operation: str, attempt: int, failure: AltegioError) -> None:
        """Report that another attempt follows at once with a new user token. It is not counted as a retry."""
        cause = describe_failure(failure)
        logger.info("%s: attempt %d failed (%s), next with a new user token", operation, attempt, cause)
        if self.hooks.on_retry is not None:
            call_hook(self.hooks.on_retry, RetryEvent(operation, attempt, 0.0, failure))

    def report_give_up(self, operation: str, attempt: int, reason: str, failure: AltegioError) -> None:
        """Report that the call ends with this failure, and why it is not retried."""
        logger.warning(
            "%s: attempt %d failed (%s), not retried: %s",
            operation,
            attempt,
            describe_failure(failure),
            reason,
        )
        if self.hooks.on_give_up is not None:
            call_hook(self.hooks.on_give_up, GiveUpEvent(operation, attempt, reason, failure))

    def report_failure(self, operation: str, attempts: int, failure: AltegioError) -> None:
        """Report that the call ends with a failure outside of its attempts, for example in a queue."""
        logger.warning("%s: failed after %d attempts (%s)", operation, attempts, describe_failure(failure))

    def report_drift(
        self,
        operation: str,
        drift: tuple[Drift, ...],
        redactor: Redactor | None = None,
        response: WireResponse | None = None,
    ) -> tuple[Drift, ...]:
        """Report coerced values of a response, and return them with their paths redacted."""
        request_id = None if response is None else request_id_of(response.headers)
        if request_id is not None and redactor is not None:
            request_id = redactor.redact(request_id, MESSAGE_LIMIT)
        values = sum(one.count for one in drift)
        self.stats.drifted_values += values
        shown = drift if redactor is None else _redact_paths(drift, redactor)
        first = shown[0]
        logger.info(
            "%s: %d values were not as documented, the first at %s: %s instead of %s%s",
            operation, values, first.path[:MESSAGE_LIMIT], first.got, first.wanted,
            format_request_id(request_id),
        )  # fmt: skip
        if self.hooks.on_drift is not None:
            call_hook(self.hooks.on_drift, DriftEvent(operation, shown, request_id))
        return shown


def _redact_paths(drift: tuple[Drift, ...], redactor: Redactor) -> tuple[Drift, ...]:
    paths = redactor.redact_all([one.path for one in drift])
    return tuple(
        one if one.path == path else replace(one, path=path) for one, path in zip(drift, paths, strict=True)
    )
