"""Settings of a client, checked when they are made, and the hooks it reports to."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final, TypeGuard
from urllib.parse import urlsplit

from msgspec import Struct

from altegio_async._core.events import DriftEvent, GiveUpEvent, RequestEvent, ResponseEvent, RetryEvent
from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DEFAULT_BASE_URL", "Hooks", "Settings"]

DEFAULT_BASE_URL: Final = "https://api.alteg.io/api/v1"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_URL: Final = re.compile(r"[!-\[\]-~]+")
_LARGEST: Final = sys.float_info.max
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9*,;=.\- ]{1,100}")


class Settings(Struct, frozen=True, kw_only=True):
    """What holds for every call of a client. Times are in seconds, sizes in bytes."""

    base_url: str = DEFAULT_BASE_URL
    timeout: float = 30.0
    deadline: float = 120.0
    max_queue: float | None = None
    language: str | None = None
    strict: bool = False
    max_response_bytes: int = 32 * 1024 * 1024

    def __post_init__(self) -> None:
        """Refuse what cannot work, naming it.

        Raises:
            ConfigurationError: an option has a value that cannot work.
        """
        check_base_url(self.base_url)
        check_kind("strict", self.strict, bool, "True or False")
        for name, value in (("timeout", self.timeout), ("deadline", self.deadline)):
            check_seconds(name, value)
        if self.max_queue is not None and not (is_finite(self.max_queue) and self.max_queue >= 0):
            msg = f"max_queue must be a number of seconds, zero or more, got {self.max_queue!r}"
            raise ConfigurationError(msg)
        if type(self.max_response_bytes) is not int or self.max_response_bytes < 1:
            msg = f"max_response_bytes must be at least 1, got {self.max_response_bytes!r}"
            raise ConfigurationError(msg)
        if self.language is not None and not _is_language(self.language):
            msg = f"language must be a language tag such as 'en-US', got {self.language!r}"
            raise ConfigurationError(msg)


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
                msg = f"{name} must be a function, got {type(hook).__name__}"
                raise ConfigurationError(msg)
            if iscoroutinefunction(hook) or iscoroutinefunction(type(hook).__call__):
                msg = f"{name} must be a plain function, not a coroutine function"
                raise ConfigurationError(msg)


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def check_kind(name: str, value: object, kind: type, wanted: str) -> None:
    """Refuse what is of another type.

    Raises:
        ConfigurationError: the value is no `kind`.
    """
    if not isinstance(value, kind):
        msg = f"{name} must be {wanted}, got {type(value).__name__}"
        raise ConfigurationError(msg)


def check_seconds(name: str, value: float) -> None:
    """Refuse what is no positive number of seconds.

    Raises:
        ConfigurationError: the value is not positive and finite.
    """
    if not (is_finite(value) and value > 0):
        msg = f"{name} must be a positive number of seconds, got {value!r}"
        raise ConfigurationError(msg)


def is_finite(value: object) -> TypeGuard[float]:
    """Whether it is a number, and no infinite one."""
    return is_number(value) and -_LARGEST <= value <= _LARGEST


def is_number(value: object) -> TypeGuard[float]:
    """Whether it is a number; a bool is none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def checked_windows(windows: object) -> tuple[tuple[int, float], ...]:
    """The windows of a rate limiter: permits and seconds each.

    Raises:
        ConfigurationError: there are none, or one that is no pair or cannot work.
    """
    pairs = tuple(_pair(window) for window in windows) if _is_sequence(windows) else ()
    good = tuple(pair for pair in pairs if pair is not None)
    if good and len(good) == len(pairs):
        return good
    msg = f"windows must be pairs of at least one permit and a positive time, got {windows!r}"
    raise ConfigurationError(msg)


def _pair(window: object) -> tuple[int, float] | None:
    if not _is_sequence(window) or len(window) != 2:
        return None
    permits, seconds = window
    if type(permits) is not int or permits < 1 or not is_finite(seconds) or seconds <= 0:
        return None
    return permits, float(seconds)


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))


def check_base_url(base_url: object) -> None:
    """Refuse an address that tokens must not be sent to.

    Raises:
        ConfigurationError: not https (plain http is for loopback only), or more than scheme, host and path.
    """
    if not isinstance(base_url, str):
        msg = f"base_url must be a str, got {type(base_url).__name__}"
        raise ConfigurationError(msg)
    if not _URL.fullmatch(base_url):
        # The parser drops line breaks and tabs without a word; a request line must not hold them.
        msg = "base_url must be printable ASCII without spaces or backslashes"
        raise ConfigurationError(msg)
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        msg = f"base_url cannot be read: {error}"
        raise ConfigurationError(msg) from None
    if not host or "@" in parts.netloc or "?" in base_url or "#" in base_url:
        msg = "base_url must be scheme, host and path only, such as " + DEFAULT_BASE_URL
        raise ConfigurationError(msg)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        msg = f"base_url must be https: tokens are not sent over {parts.scheme or 'no scheme'} to {host}"
        raise ConfigurationError(msg)


def from_environment(*names: str) -> str | None:
    """The first of these environment variables that is set and not empty."""
    return next((value for name in names if (value := os.environ.get(name))), None)
