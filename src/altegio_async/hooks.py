"""Hooks: functions that a client calls during a call, and the events that they receive.

Events contain neither tokens nor queries nor bodies.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from altegio_async._core.mismatch import Drift
from altegio_async._core.type_guards import is_coroutine_function
from altegio_async.errors import AltegioError, ConfigurationError

__all__ = ["DriftEvent", "GiveUpEvent", "Hooks", "RequestEvent", "ResponseEvent", "RetryEvent"]


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
    """Values of a response did not have their described types and were coerced."""

    operation: str
    drift: tuple[Drift, ...]


class Hooks(Struct, frozen=True, kw_only=True):
    """Functions that a client calls with events. They run in the event loop, so they must be short.

    An exception in a hook is logged and does not affect the call.

    Attributes:
        on_request: called before each attempt.
        on_response: called after each attempt.
        on_retry: called before the delay of each retry, and before an attempt with a new user token.
        on_give_up: called if a failed attempt is not retried.
        on_drift: called if values of a response were coerced.

    Raises:
        ConfigurationError: a hook is not callable, or is a coroutine function.
    """

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
    on_give_up: Callable[[GiveUpEvent], object] | None = None
    on_drift: Callable[[DriftEvent], object] | None = None

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
