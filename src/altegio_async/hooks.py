"""Hooks: functions that a client calls as it works, and the events they receive.

No event holds a token, a query or a body.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from altegio_async._core.mismatch import Drift
from altegio_async._core.type_guards import is_coroutine_function
from altegio_async.errors import AltegioError, ConfigurationError

__all__ = ["DriftEvent", "GiveUpEvent", "Hooks", "RequestEvent", "ResponseEvent", "RetryEvent"]


class RequestEvent(Struct, frozen=True):
    """An attempt is about to be sent. `waited` is the seconds spent in the rate limiter's queue for it."""

    operation: str
    method: str
    path: str
    attempt: int
    waited: float


class ResponseEvent(Struct, frozen=True):
    """An attempt has ended. `status` is None when no answer came; `seconds` is its duration on the wire."""

    operation: str
    method: str
    path: str
    attempt: int
    seconds: float
    status: int | None
    request_id: str | None
    error: AltegioError | None


class RetryEvent(Struct, frozen=True):
    """Another attempt will be made after `delay` seconds, because of `error`.

    After a 401 that led to a new user token `delay` is 0.
    """

    operation: str
    attempt: int
    delay: float
    error: AltegioError


class GiveUpEvent(Struct, frozen=True):
    """A failed attempt is not repeated, and why: the call ends with `error`."""

    operation: str
    attempt: int
    reason: str
    error: AltegioError


class DriftEvent(Struct, frozen=True):
    """Values of an answer were not of their types and were bent to them without loss."""

    operation: str
    drift: tuple[Drift, ...]


class Hooks(Struct, frozen=True, kw_only=True):
    """Functions called as a client works; plain functions, run in the event loop, so keep them short.

    `on_request` before each attempt, `on_response` after each, `on_retry` before each wait for another
    attempt, and when one follows with a new user token, `on_give_up` when a failure is not repeated,
    `on_drift` when an answer had to be bent to its types. An exception in a hook is logged and does not
    reach the call.
    """

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
    on_give_up: Callable[[GiveUpEvent], object] | None = None
    on_drift: Callable[[DriftEvent], object] | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be called, and coroutine functions: nobody would await them.

        Raises:
            ConfigurationError: a hook is no plain function.
        """
        for name in self.__struct_fields__:
            hook = getattr(self, name)
            if hook is not None and not callable(hook):
                raise ConfigurationError(f"{name} must be a function, got {type(hook).__name__}")
            if is_coroutine_function(hook):
                raise ConfigurationError(f"{name} must be a plain function, not a coroutine function")
