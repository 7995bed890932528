"""Hooks: functions that a client calls during a call, and the events that they receive.

Events contain neither tokens nor queries nor bodies.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct

from altegio_async._core.mismatch import Drift
from altegio_async._core.options import check_kind
from altegio_async._core.type_guards import is_coroutine_function
from altegio_async.errors import AltegioError, ConfigurationError

__all__ = [
    "CallEndEvent",
    "CallEvent",
    "DriftEvent",
    "GiveUpEvent",
    "Hooks",
    "OnCall",
    "OnCallEnd",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "WaitKind",
    "combine_hooks",
]

_logger: Final = logging.getLogger("altegio_async")

WaitKind: TypeAlias = Literal["token", "permit", "connection", "retry"]
"""What a call waits for outside of its attempts.

`token` is a user token of the token provider, `permit` a permit of the rate limiter, `connection` a free
connection and then a fresh permit, and `retry` the delay before another attempt.
"""


class CallEvent(Struct, frozen=True):
    """A call starts. A call is one use of a method or an operation, with all its attempts.

    `path` is the template of the operation. `url_template` is the URL of the requests with the same
    placeholders for the values of the path, and without a query.
    """

    operation: str
    method: str
    path: str
    url_template: str


class CallEndEvent(Struct, frozen=True):
    """A call has ended.

    `attempts` is the number of its requests, and `seconds` its duration. `waits` has the seconds that it
    waited outside of its attempts, by kind; waits of less than a millisecond are left out. `status` and
    `request_id` are those of the response that the call returned or failed with, or None. `error` is the
    exception that the caller receives, which can be a `CancelledError`, or None after success.
    """

    operation: str
    method: str
    path: str
    attempts: int
    seconds: float
    waits: Mapping[WaitKind, float]
    status: int | None
    request_id: str | None
    error: BaseException | None


OnCallEnd: TypeAlias = Callable[[CallEndEvent], object]
"""Called when the call ends."""

OnCall: TypeAlias = Callable[[CallEvent], OnCallEnd | None]
"""Called when a call starts. Returns the function that is called when the call ends, or None."""


class RequestEvent(Struct, frozen=True):
    """An attempt is about to be sent. `waited` is the number of seconds in the rate limiter's queue."""

    operation: str
    method: str
    path: str
    attempt: int
    waited: float


class ResponseEvent(Struct, frozen=True):
    """An attempt has ended. `status` is None without a response; `seconds` is the duration of the request."""

    operation: str
    method: str
    path: str
    attempt: int
    seconds: float
    status: int | None
    request_id: str | None
    error: AltegioError | None


class RetryEvent(Struct, frozen=True):
    """The call will be attempted again after `delay` seconds, because of `error`.

    `delay` is 0 after a 401 that led to a new user token.
    """

    operation: str
    attempt: int
    delay: float
    error: AltegioError


class GiveUpEvent(Struct, frozen=True):
    """A failed attempt is not retried. The call ends with `error`; `reason` says why."""

    operation: str
    attempt: int
    reason: str
    error: AltegioError


class DriftEvent(Struct, frozen=True):
    """Values of a response did not have their described types and were coerced.

    `request_id` is None if the response has none, or if several responses contradict each other.
    """

    operation: str
    drift: tuple[Drift, ...]
    request_id: str | None = None


class Hooks(Struct, frozen=True, kw_only=True):
    """Functions that a client calls with events. They run in the event loop, so they must be short.

    An exception in a hook is logged and does not affect the call.

    Attributes:
        on_request: called before each attempt.
        on_response: called after each attempt.
        on_retry: called before the delay of each retry, and before an attempt with a new user token.
        on_give_up: called if a failed attempt is not retried.
        on_drift: called if values of a response were coerced.
        on_call: called when a call starts, in the context of the caller. The function that it returns is
            called in the same context when the call ends, also if the call is cancelled.

    Raises:
        ConfigurationError: a hook is not callable, or is a coroutine function.
    """

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
    on_give_up: Callable[[GiveUpEvent], object] | None = None
    on_drift: Callable[[DriftEvent], object] | None = None
    on_call: OnCall | None = None

    def __post_init__(self) -> None:
        """Check that each hook can be called without awaiting the result.

        Raises:
            ConfigurationError: a hook is not callable, or is a coroutine function.
        """
        for name in self.__struct_fields__:
            hook = getattr(self, name)
            if hook is not None and not callable(hook):
                raise ConfigurationError(f"{name} must be a function, got {type(hook).__name__}")
            if is_coroutine_function(hook):
                raise ConfigurationError(f"{name} must be a plain function, not a coroutine function")


def combine_hooks(*hooks: Hooks) -> Hooks:
    """Return hooks that call the given ones in their order.

    An exception in a hook is logged, and the other hooks are called.

    Raises:
        ConfigurationError: an argument is not `Hooks(...)`.
    """
    for one in hooks:
        check_kind("hooks", one, Hooks, "Hooks(...)")
    names = [name for name in Hooks.__struct_fields__ if name != "on_call"]
    combined: dict[str, Any] = {name: _combine([getattr(one, name) for one in hooks]) for name in names}
    return Hooks(**combined, on_call=_combine_on_call([one.on_call for one in hooks]))


def call_hook(hook: Callable[[Any], Any], event: object) -> Any:
    """Call a hook and return its result. Log an exception of the hook, and return None."""
    try:
        return hook(event)
    except Exception:
        _logger.exception("a hook failed")
        return None


def _combine(hooks: list[Callable[[Any], object] | None]) -> Callable[[Any], object] | None:
    """Return a function that calls all hooks of one kind with an event, or None without any."""
    given = [hook for hook in hooks if hook is not None]
    if not given:
        return None

    def call_all(event: object) -> None:
        for hook in given:
            call_hook(hook, event)

    return call_all


def _combine_on_call(hooks: list[OnCall | None]) -> OnCall | None:
    """Return a hook for the start of a call. Its end is reported in the reverse order."""
    given = [hook for hook in hooks if hook is not None]
    if not given:
        return None

    def start(event: CallEvent) -> OnCallEnd | None:
        return _combine([call_hook(hook, event) for hook in given][::-1])

    return start
