"""Renewal of a user token: one question to the token provider for all callers that wait for the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Final

from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import returns_awaitable
from altegio_async.errors import ClientClosedError, ConfigurationError, TokenProviderError

__all__ = ["Renewal", "TokenProvider", "check_provider", "is_called_by"]

TokenProvider = Callable[[], Awaitable[str]]
"""A coroutine function that returns a valid user token. It is called at first use and after a 401.

What it raises reaches the callers as the `__cause__` of a `TokenProviderError`. It is cancelled after 60
seconds, or as soon as no caller waits for it any more; the next caller calls it again.
"""

_TIMEOUT: Final = 60.0  # seconds; without it, overlapping callers could keep a hanging provider forever

_running: ContextVar[tuple[Renewal, ...]] = ContextVar("altegio_async_renewals", default=())
"""The renewals whose provider runs in this context."""


class Renewal:
    """One question to a provider, for all callers that wait for its answer.

    Args:
        provider: is called.
        use: is called with the new token.
    """

    def __init__(self, provider: TokenProvider, use: Callable[[Secret], None]) -> None:
        self.provider = provider
        self.task = asyncio.ensure_future(self._ask(use))
        self.task.add_done_callback(_retrieve_exception)
        self._waiting = 0
        self._closed = False

    @property
    def over(self) -> bool:
        """Whether it is too late to join: the provider has ended or was cancelled."""
        return self.task.done() or self.task.cancelling() > 0

    async def join(self) -> None:
        """Wait for the answer. A caller that stops waiting leaves it to the others; the last one cancels it.

        Raises:
            ConfigurationError: the token is malformed, or the provider raised a ConfigurationError.
            TokenProviderError: the provider raised or took too long. What it raised is the `__cause__`; the
                message contains only its type, because its text could contain a secret.
            ClientClosedError: the client was closed meanwhile.
        """
        self._waiting += 1
        try:
            await asyncio.wait((self.task,))
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.task.cancel()
        if self._closed:
            raise ClientClosedError("the client was closed while it asked for a user token")
        if self.task.cancelled():
            raise TokenProviderError("token_provider was cancelled")
        failure = self.task.exception()
        if failure is not None:
            raise _error_of(failure) from failure

    def close(self) -> None:
        """Cancel the provider, and end the waiting of its callers."""
        self._closed = True
        if not self.task.get_loop().is_closed():  # the tasks of a closed loop have ended with it
            self.task.cancel()

    async def _ask(self, use: Callable[[Secret], None]) -> None:
        _running.set((*_running.get(), self))
        scope = asyncio.timeout(_TIMEOUT)
        try:
            async with scope:
                token = Secret(await self.provider())
        except TimeoutError:
            if not scope.expired():
                raise
            raise TokenProviderError(f"token_provider gave no token within {_TIMEOUT:g} s") from None
        use(token)


def is_called_by(provider: TokenProvider) -> bool:
    """Return whether this code runs inside of the provider, directly or in a task that it created."""
    return any(renewal.provider == provider and not renewal.over for renewal in _running.get())


def check_provider(provider: object) -> None:
    """Raise ConfigurationError if a token provider is no coroutine function.

    Raises:
        ConfigurationError: it cannot be called, or its result can surely not be awaited.
    """
    if provider is None or returns_awaitable(provider):
        return
    hint = ""
    if callable(provider):
        hint = ": define it with `async def`, or bind arguments with functools.partial"
    raise ConfigurationError(
        f"token_provider must be a coroutine function, got {type(provider).__name__}{hint}"
    )


def _retrieve_exception(task: asyncio.Task[None]) -> None:
    """Mark an exception as retrieved, so that asyncio logs nothing if every caller was cancelled."""
    if not task.cancelled():
        task.exception()


def _error_of(failure: BaseException) -> ConfigurationError | TokenProviderError:
    """Return a new error for one caller, because each caller sets its own operation on it."""
    if isinstance(failure, (ConfigurationError, TokenProviderError)):
        return type(failure)(failure.message)
    return TokenProviderError(f"token_provider raised {type(failure).__name__}")
