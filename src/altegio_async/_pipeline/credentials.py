"""Credentials: the tokens of a client, their renewal, and the `Authorization` header made of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Final

from msgspec import UNSET, UnsetType

from altegio_async._core.operation import AuthLevel
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._core.type_guards import returns_awaitable
from altegio_async.errors import ClientClosedError, ConfigurationError, TokenProviderError

__all__ = ["MIN_TOKEN_LENGTH", "Credentials", "TokenProvider", "check_token"]

TokenProvider = Callable[[], Awaitable[str]]
"""A coroutine function that returns a valid user token. It is called at first use and after a 401.

If it raises an exception, its callers receive a `TokenProviderError` with that exception as its `__cause__`.
It is cancelled after 60 seconds, or as soon as no caller waits for it any more; the next caller calls it
again.
"""

MIN_TOKEN_LENGTH: Final = 4
"""Minimum number of characters of a token. A shorter one is a mistake and too common to be redacted."""

_MAX_TOKEN_LENGTH: Final = 4096
_PROVIDER_TIMEOUT: Final = 60.0  # seconds; overlapping callers can keep a hanging provider running

_running: ContextVar[tuple[Renewal, ...]] = ContextVar("altegio_async_renewals", default=())
"""The renewals whose provider runs in this context."""


class Credentials:
    """The tokens of one user: shared by a client and those of its copies that act as the same user.

    A token provider belongs to one user, as the user token does. Another user never inherits it.

    Args:
        partner_token: token of the integration, needed by every call.
        user_token: token of the user, needed by all calls except sign-in.
        provider: returns the user token if there is none, and a new one after a 401.
        min_length: minimum number of characters of a token.
        variables: the environment variables that contained the tokens, for messages; None for others.

    Attributes:
        user_id: id of the user, if the user signed in with this client.
        token_source: the provider that returned the user token, if one did.
        redactor: knows all tokens of these credentials, also earlier ones.
        headers: the `Authorization` headers that were made of the current tokens, by level.

    Raises:
        ConfigurationError: a token is malformed. The message does not contain it.
    """

    def __init__(
        self,
        partner_token: Secret | None,
        user_token: Secret | None = None,
        provider: TokenProvider | None = None,
        *,
        min_length: int = 1,
        variables: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self._partner = self._user = None  # __repr__ needs both if a check below raises
        self._min_length = min_length
        if partner_token is not None:
            self._partner = check_token("partner_token", partner_token, min_length, variables[0])
        if user_token is not None:
            self._user = check_token("user_token", user_token, min_length, variables[1])
        check_provider(provider)
        self._provider = provider
        self.user_id: int | None = None
        self.token_source: TokenProvider | None = None
        self.headers: dict[AuthLevel, Secret] = {}
        self._renewal: Renewal | None = None
        self._running: set[Renewal] = set()
        self.redactor: Redactor = Redactor(_list_redactable(self._partner, self._user))

    @property
    def has_user(self) -> bool:
        """Whether there is a user token."""
        return self._user is not None

    @property
    def can_renew(self) -> bool:
        """Whether there is a provider of user tokens."""
        return self._provider is not None

    @property
    def user_token(self) -> Secret | None:
        """The user token, or None."""
        return self._user

    def sign_in(self, token: Secret, user_id: int | None = None) -> None:
        """Act as the user of this token from now on.

        If there was another user before, the token provider is that user's and is dropped.

        Raises:
            ConfigurationError: the token is malformed.
        """
        is_other_user = self._user is not None and (user_id is None or user_id != self.user_id)
        self._use(token, user_id, None)
        if is_other_user and self._provider is not None and not is_called_by(self._provider):
            self._provider = None

    def set_user_token(self, token: Secret) -> None:
        """Use a renewed token of the same user from now on.

        Raises:
            ConfigurationError: the token is malformed.
        """
        self._use(token, self.user_id, self._provider)

    def _use(self, token: Secret, user_id: int | None, source: TokenProvider | None) -> None:
        self._user = check_token("user_token", token, self._min_length)
        self.user_id = user_id
        self.token_source = source
        for one in _list_redactable(token):
            self.redactor.add(one)
        self.headers.clear()

    async def prepare(self, level: AuthLevel) -> None:
        """Ask the provider for a user token if operations of this level need one and there is none.

        Raises:
            ConfigurationError: a token that the level needs is missing or malformed.
            TokenProviderError: the provider failed.
        """
        if level is AuthLevel.USER and self._user is None and self._provider is not None:
            await self.renew(None)
        self.get_header(level)

    def get_header(self, level: AuthLevel) -> Secret | None:
        """Return the `Authorization` header for operations of this level.

        Raises:
            ConfigurationError: a token that the level needs is missing.
        """
        header = self.headers.get(level)
        if header is None and level is not AuthLevel.NONE:
            header = self.headers[level] = self._make_header(level)
        return header

    def _make_header(self, level: AuthLevel) -> Secret:
        if self._partner is None:
            raise ConfigurationError("no partner token: pass partner_token= or set ALTEGIO_PARTNER_TOKEN")
        if level is AuthLevel.PARTNER:
            return Secret(f"Bearer {self._partner.reveal()}")
        if self._user is None:
            raise ConfigurationError(
                "no user token: pass user_token=, set ALTEGIO_USER_TOKEN, or sign in with auth.login(...)"
            )
        return Secret(f"Bearer {self._partner.reveal()}, User {self._user.reveal()}")

    async def renew(self, stale: Secret | None) -> None:
        """Ask the provider for a user token, once for all callers that wait at the same time.

        Args:
            stale: the header that was refused. If another one is in use by now, the provider is not asked.

        Raises:
            ConfigurationError: there is no provider, its token is malformed, or it is the provider itself
                that waits for the token.
            TokenProviderError: the provider failed.
            ClientClosedError: the client was closed meanwhile.
        """
        if stale is not None and self._user is not None and self._make_header(AuthLevel.USER) != stale:
            return
        if self._provider is None:
            raise ConfigurationError("no token_provider is set")
        if is_called_by(self._provider):
            raise ConfigurationError(
                "token_provider called a client that waits for this provider's token: get the token with "
                "auth.login(...), or with another AltegioClient"
            )
        if self._renewal is None or self._renewal.has_ended:
            self._renewal = self._start_renewal(self._provider)
        await self._renewal.join()

    def _start_renewal(self, provider: TokenProvider) -> Renewal:
        renewal = Renewal(provider, self.set_user_token)
        self._running.add(renewal)
        renewal.task.add_done_callback(lambda _: self._running.discard(renewal))
        return renewal

    def close(self) -> None:
        """Cancel the running token providers of these credentials and of those derived from them."""
        for renewal in tuple(self._running):
            renewal.close()

    def derive(
        self, user_token: Secret | UnsetType, provider: TokenProvider | UnsetType | None
    ) -> Credentials:
        """Return credentials of the same partner with another user token or provider.

        A user token and a provider belong together: a new one of either replaces both, except that
        None for the provider keeps the token. Return these credentials if nothing changes.

        Raises:
            ConfigurationError: the token is malformed, or the provider is not a coroutine function.
        """
        if user_token is UNSET:
            if provider is UNSET or provider == self._provider:
                return self
            user = self._user if provider is None else None
        else:
            user = user_token
        copy = Credentials(None, user, None if provider is UNSET else provider, min_length=self._min_length)
        copy._partner = self._partner
        copy._running = self._running
        if user == self._user:
            copy.user_id, copy.token_source = self.user_id, self.token_source
        copy.redactor = self.redactor.extend(_list_redactable(user))
        return copy

    def __repr__(self) -> str:
        partner = "set" if self._partner else "missing"
        return f"<Credentials partner token {partner}, user token {'set' if self._user else 'missing'}>"


def _list_redactable(*tokens: Secret | None) -> list[Secret]:
    """Return the tokens, except those that are too short to be distinguished from ordinary text."""
    return [token for token in tokens if token is not None and len(token.reveal()) >= MIN_TOKEN_LENGTH]


def check_token(name: str, token: Secret, min_length: int = 1, variable: str | None = None) -> Secret:
    """Return a token. It is wrapped, so that no traceback shows it.

    Raises:
        ConfigurationError: it is too short, too long, or contains characters that a header must not contain.
    """
    fault = _describe_fault(token.reveal(), min_length)
    if fault is None:
        return token
    source = "" if variable is None else f"; it was read from {variable}"
    raise ConfigurationError(f"{name} {fault}{source}")


def _describe_fault(token: object, min_length: int) -> str | None:
    if not isinstance(token, str):
        return f"must be a str, got {type(token).__name__}"
    if not token:
        return "is empty"
    if len(token) > _MAX_TOKEN_LENGTH:
        return f"is too long: a token has at most {_MAX_TOKEN_LENGTH:,} characters"
    if not token.isascii() or not token.isprintable() or set(token) & {" ", ","}:
        has_word = token.lower().startswith(("bearer ", "user "))
        hint = "; pass it without the word before it in the header Authorization" if has_word else ""
        return f"is malformed: a token is printable ASCII without spaces or commas{hint}"
    return f"is too short: a token has at least {min_length} characters" if len(token) < min_length else None


class Renewal:
    """One run of a token provider, shared by all callers that wait for its token.

    Args:
        provider: the token provider.
        use: called with the new token.
    """

    def __init__(self, provider: TokenProvider, use: Callable[[Secret], None]) -> None:
        self.provider = provider
        self.task = asyncio.ensure_future(self._call_provider(use))
        self.task.add_done_callback(_retrieve_exception)
        self._waiting = 0
        self._closed = False

    @property
    def has_ended(self) -> bool:
        """Whether the provider has ended or was cancelled, so that callers can no longer join."""
        return self.task.done() or self.task.cancelling() > 0

    async def join(self) -> None:
        """Wait for the token. The provider is cancelled when its last caller stops waiting.

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
            raise ClientClosedError("the client was closed while it waited for a user token")
        if self.task.cancelled():
            raise TokenProviderError("token_provider was cancelled")
        failure = self.task.exception()
        if failure is not None:
            raise _copy_error(failure) from failure

    def close(self) -> None:
        """Cancel the provider, and end the waiting of its callers."""
        self._closed = True
        if not self.task.get_loop().is_closed():  # the tasks of a closed loop have ended with it
            self.task.cancel()

    async def _call_provider(self, use: Callable[[Secret], None]) -> None:
        _running.set((*_running.get(), self))
        scope = asyncio.timeout(_PROVIDER_TIMEOUT)
        try:
            async with scope:
                token = Secret(await self.provider())
        except TimeoutError:
            if not scope.expired():
                raise
            raise TokenProviderError(
                f"token_provider returned no token within {_PROVIDER_TIMEOUT:g} s"
            ) from None
        use(token)


def is_called_by(provider: TokenProvider) -> bool:
    """Return whether this code is called by the provider, directly or in a task that it created."""
    return any(renewal.provider == provider and not renewal.has_ended for renewal in _running.get())


def check_provider(provider: object) -> None:
    """Raise ConfigurationError if a token provider is not a coroutine function.

    Raises:
        ConfigurationError: it cannot be called, or its result cannot be awaited.
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


def _copy_error(failure: BaseException) -> ConfigurationError | TokenProviderError:
    """Return a new error for one caller, because each caller sets its own operation on it."""
    if isinstance(failure, (ConfigurationError, TokenProviderError)):
        return type(failure)(failure.message)
    return TokenProviderError(f"token_provider raised {type(failure).__name__}")
