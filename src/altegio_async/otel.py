"""OpenTelemetry (extra `otel`): a span for each call, and metrics of requests, retries, waits and drift.

    from altegio_async import AltegioClient, otel
    AltegioClient(hooks=otel.create_hooks())

The attributes are those of the HTTP conventions of OpenTelemetry, and custom ones that begin with `altegio.`.
They contain templates of URLs instead of URLs, and no query, token, body or message of the server.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextvars import Token
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from altegio_async._extras import import_extra
from altegio_async._lazy import lazy_module
from altegio_async._version import __version__
from altegio_async.errors import APIStatusError
from altegio_async.hooks import (
    CallEndEvent,
    CallEvent,
    DriftEvent,
    Hooks,
    OnCallEnd,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
)

if TYPE_CHECKING:
    from opentelemetry import context, metrics, trace
else:
    context, metrics, trace = map(
        lazy_module, ("opentelemetry.context", "opentelemetry.metrics", "opentelemetry.trace")
    )

__all__ = ["create_hooks"]

_SCOPE: Final = "altegio_async"
_PORTS: Final = {"http": 80, "https": 443}
_REQUEST_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
_WAIT_BUCKETS: Final = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


def create_hooks(
    *,
    tracer_provider: trace.TracerProvider | None = None,
    meter_provider: metrics.MeterProvider | None = None,
) -> Hooks:
    """Return hooks for `AltegioClient(hooks=...)` that create spans and metrics.

    `altegio_async.hooks.combine_hooks` joins them with other hooks.

    Args:
        tracer_provider: creates the spans; by default the global one.
        meter_provider: records the metrics; by default the global one.

    Raises:
        ConfigurationError: opentelemetry-api is not installed.
    """
    import_extra("opentelemetry.trace", "otel")
    tracer = trace.get_tracer(_SCOPE, __version__, tracer_provider)
    recorder = _Recorder(tracer, metrics.get_meter(_SCOPE, __version__, meter_provider))
    return Hooks(
        on_call=recorder.start_call,
        on_request=recorder.note_request,
        on_response=recorder.record_response,
        on_retry=recorder.count_retry,
        on_drift=recorder.count_drift,
    )


class _CallState:
    """A call in progress.

    Attributes:
        span: its span.
        attributes: the attributes that its span and all its metrics have.
        token: restores the context of the caller.
        attempt_started_at: start of the request in progress, or None between requests.
    """

    __slots__ = ("attempt_started_at", "attributes", "span", "token")

    def __init__(self, span: trace.Span, attributes: Mapping[str, str | int]) -> None:
        self.span = span
        self.attributes = attributes
        self.token: Token[context.Context] | None = None
        self.attempt_started_at: float | None = None


class _Recorder:
    """Creates the spans and records the metrics of clients.

    The state of a call is in the context of OpenTelemetry during the call, next to the span.
    """

    def __init__(self, tracer: trace.Tracer, meter: metrics.Meter) -> None:
        self._tracer = tracer
        self._key = context.create_key("altegio-call")
        self._requests = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_REQUEST_BUCKETS,
        )
        self._waits = meter.create_histogram(
            "altegio.client.wait.duration",
            unit="s",
            description="Seconds that a call waited outside of its requests.",
            explicit_bucket_boundaries_advisory=_WAIT_BUCKETS,
        )
        self._retries = meter.create_counter(
            "altegio.client.retries", unit="{retry}", description="Requests that repeated a failed request."
        )
        self._drift = meter.create_counter(
            "altegio.client.drift", unit="{value}", description="Values that did not match the description."
        )

    def start_call(self, event: CallEvent) -> OnCallEnd:
        """Start the span of a call in the current context, and return the function that ends it."""
        attributes = _describe_call(event.operation, event.method, event.url_template)
        name = f"{event.method} {attributes['url.template']}"
        span = self._tracer.start_span(name, kind=trace.SpanKind.CLIENT, attributes=attributes)
        state = _CallState(span, attributes)
        state.token = context.attach(context.set_value(self._key, state, trace.set_span_in_context(span)))
        return partial(self._end_call, state)

    def note_request(self, _event: RequestEvent) -> None:
        """Note the start of a request, which has no response event if the call is cancelled."""
        state = self._find_state()
        if state is not None:
            state.attempt_started_at = time.perf_counter()

    def record_response(self, event: ResponseEvent) -> None:
        """Record the duration of a request."""
        state = self._find_state()
        if state is not None:
            state.attempt_started_at = None
        result = _describe_result(event.status, event.error)
        self._requests.record(event.seconds, {**self._get_attributes(state, event.operation), **result})

    def count_retry(self, event: RetryEvent) -> None:
        """Count a request that repeats a failed one."""
        attributes = self._get_attributes(self._find_state(), event.operation)
        self._retries.add(1, {**attributes, "error.type": _name_error(event.error)})

    def count_drift(self, event: DriftEvent) -> None:
        """Count the values of a response that were coerced."""
        values = sum(drift.count for drift in event.drift)
        self._drift.add(values, self._get_attributes(self._find_state(), event.operation))

    def _end_call(self, state: _CallState, event: CallEndEvent) -> None:
        """End the span of a call, record its waits, and restore the context of the caller."""
        result = _describe_result(event.status, event.error)
        if state.attempt_started_at is not None:
            seconds = time.perf_counter() - state.attempt_started_at
            self._requests.record(seconds, {**state.attributes, **result})
        for kind, seconds in event.waits.items():
            self._waits.record(seconds, {**state.attributes, "altegio.wait.kind": kind})
        span = state.span
        span.set_attributes({**result, **_describe_work(event)})
        if event.error is not None:
            span.set_status(trace.StatusCode.ERROR)
        span.end()
        # The garbage collection closes a dropped coroutine in the context of another task.
        if state.token is not None and self._find_state() is state:
            context.detach(state.token)

    def _find_state(self) -> _CallState | None:
        state = context.get_value(self._key)
        return state if isinstance(state, _CallState) else None

    def _get_attributes(self, state: _CallState | None, operation: str) -> Mapping[str, str | int]:
        """Return the attributes of a call. Outside of a call, only the operation is known."""
        return {"altegio.operation": operation} if state is None else state.attributes


@lru_cache(maxsize=1024)
def _describe_call(operation: str, method: str, url_template: str) -> Mapping[str, str | int]:
    """Return the attributes that are known before a call."""
    url = urlsplit(url_template)
    return {
        "altegio.operation": operation,
        "http.request.method": method,
        "server.address": url.hostname or "",
        "server.port": url.port or _PORTS[url.scheme],
        "url.template": url.path,
    }


def _describe_result(status: int | None, error: BaseException | None) -> dict[str, str | int]:
    """Return the attributes of the result of a request or a call."""
    attributes: dict[str, str | int] = {}
    if status is not None:
        attributes["http.response.status_code"] = status
    if error is not None:
        attributes["error.type"] = _name_error(error)
    return attributes


def _name_error(error: BaseException) -> str:
    """Return the status of an error response, or the full name of the error's class."""
    if isinstance(error, APIStatusError) and error.status >= 400:
        return str(error.status)
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _describe_work(event: CallEndEvent) -> dict[str, Any]:
    """Return the attributes of the attempts and the waits of a call."""
    attributes: dict[str, Any] = {"altegio.attempts": event.attempts}
    if event.attempts > 1:
        attributes["http.request.resend_count"] = event.attempts - 1
    if event.request_id is not None:
        attributes["altegio.request_id"] = event.request_id
    return attributes | {f"altegio.wait.{kind}": seconds for kind, seconds in event.waits.items()}
