"""Asking a token provider: one question for all who need the answer, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from altegio_async._core.redact import Secret
from altegio_async.errors import ClientClosedError, ConfigurationError

__all__ = ["Renewal", "TokenProvider", "check_provider"]

TokenProvider = Callable[[], Awaitable[str]]
"""A coroutine function that gives a valid user token. It is asked at first use and again after a 401.

What it raises reaches the callers as the `__cause__` of a `ConfigurationError`. It is cancelled after 60
seconds, or once nobody waits for its answer any more; the next caller has it asked anew.
"""

_LONGEST: Final = 60.0  # seconds; one caller after another would join a question that hangs


class Renewal:
    """One question to a provider, for all callers that wait for its answer meanwhile.

    Args:
        provider: is asked.
        use: is given the new token.
    """

    def __init__(self, provider: TokenProvider, use: Callable[[Secret], None]) -> None:
        self.task = asyncio.ensure_future(_ask(provider, use))
        self.task.add_done_callback(_seen)
        self._waiting = 0
        self._closed = False

    @property
    def over(self) -> bool:
        """Whether it is too late to join: the answer is there, or the question was taken back."""
        return self.task.done() or self.task.cancelling() > 0

    async def join(self) -> None:
        """Wait for the answer. Who gives up leaves it to the others; the last one takes the question back.

        Raises:
            ConfigurationError: the provider raised, took too long, or its token is malformed. What it
                raised is the `__cause__`; the message names no more than its type, for it may hold a secret.
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
            raise ConfigurationError("token_provider was cancelled")
        failure = self.task.exception()
        if failure is not None:
            raise _without_token(failure) from failure

    def close(self) -> None:
        """End it, for its callers too."""
        self._closed = True
        if not self.task.get_loop().is_closed():  # the tasks of a closed loop have ended with it
            self.task.cancel()


async def _ask(provider: TokenProvider, use: Callable[[Secret], None]) -> None:
    scope = asyncio.timeout(_LONGEST)
    try:
        async with scope:
            token = Secret(await provider())
    except TimeoutError:
        if not scope.expired():
            raise
        raise ConfigurationError(f"token_provider gave no token within {_LONGEST:g} s") from None
    use(token)


def _seen(task: asyncio.Task[None]) -> None:
    """Look at a failure, so that no warning follows when every caller was cancelled."""
    if not task.cancelled():
        task.exception()


def _without_token(failure: BaseException) -> ConfigurationError:
    """An error for each caller: they write their operation onto it."""
    if isinstance(failure, ConfigurationError):
        return ConfigurationError(failure.message)
    return ConfigurationError(f"token_provider raised {type(failure).__name__}")


def check_provider(provider: object) -> None:
    """Refuse what cannot be asked.

    Raises:
        ConfigurationError: it cannot be called.
    """
    if provider is not None and not callable(provider):
        raise ConfigurationError(
            f"token_provider must be a coroutine function, got {type(provider).__name__}"
        )
