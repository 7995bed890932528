"""Tokens: checked, kept where nothing prints them, written into the one header that the API knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import UNSET, UnsetType

from altegio_async._core.operation import Auth
from altegio_async._core.redact import Secret
from altegio_async._core.redaction import Redactor
from altegio_async._pipeline.renewal import Renewal, check_provider
from altegio_async.errors import ConfigurationError

if TYPE_CHECKING:
    from altegio_async._pipeline.renewal import TokenProvider

__all__ = ["Credentials"]

_MAX_TOKEN: Final = 4096


class Credentials:
    """The tokens of a client and its copies.

    Args:
        partner_token: the integration's token; needed on every call.
        user_token: the user's token; needed on all calls but sign-in.
        provider: gives the user token when there is none, and a new one after a 401.

    Raises:
        ConfigurationError: a token is malformed. The message never shows it.
    """

    def __init__(
        self,
        partner_token: Secret | None,
        user_token: Secret | None = None,
        provider: TokenProvider | None = None,
    ) -> None:
        self._partner = self._user = None  # a traceback out of here may show these credentials
        self._partner = checked_token("partner_token", partner_token) if partner_token is not None else None
        self._user = checked_token("user_token", user_token) if user_token is not None else None
        check_provider(provider)
        self._provider = provider
        self.user_id: int | None = None
        self.token_source: TokenProvider | None = None  # the provider that returned the user token
        self._headers: dict[Auth, Secret] = {}
        self._renewal: Renewal | None = None
        self._running: set[Renewal] = set()
        self.redactor = Redactor(one for one in (self._partner, self._user) if one is not None)

    @property
    def has_user(self) -> bool:
        """Whether a user token is known."""
        return self._user is not None

    @property
    def can_renew(self) -> bool:
        """Whether there is a provider to ask for a user token."""
        return self._provider is not None

    @property
    def user_token(self) -> Secret | None:
        """The user token, if one is known."""
        return self._user

    def set_user_token(self, token: Secret, user_id: int | None = None) -> None:
        """Use this user token from now on. `user_id` says whose it is, when that is known.

        Raises:
            ConfigurationError: the token is malformed.
        """
        new = checked_token("user_token", token)
        self._user = new
        self.redactor.add(new)
        self.user_id = user_id
        self.token_source = None
        self._headers.clear()

    def ready(self, level: Auth) -> Secret | None:
        """The `Authorization` value for operations of this level, if it was written before."""
        return self._headers.get(level)

    async def prepare(self, level: Auth) -> None:
        """Make sure that there is a token for operations of this level; ask the provider for it if need be.

        Raises:
            ConfigurationError: a token that the level needs is missing.
        """
        if level is Auth.USER and self._user is None and self._provider is not None:
            await self.renew(None)
        self.header(level)

    def header(self, level: Auth) -> Secret | None:
        """The `Authorization` value for an operation of this level.

        Raises:
            ConfigurationError: a token that the level needs is missing.
        """
        found = self._headers.get(level)
        if found is not None or level is Auth.NONE:
            return found
        header = self._write(level)
        self._headers[level] = header
        return header

    def _write(self, level: Auth) -> Secret:
        if self._partner is None:
            raise ConfigurationError("no partner token: pass partner_token= or set ALTEGIO_PARTNER_TOKEN")
        if level is Auth.PARTNER:
            return Secret(f"Bearer {self._partner.reveal()}")
        if self._user is None:
            raise ConfigurationError(
                "no user token: pass user_token=, set ALTEGIO_USER_TOKEN, or sign in with auth.login(...)"
            )
        return Secret(f"Bearer {self._partner.reveal()}, User {self._user.reveal()}")

    async def renew(self, stale: Secret | None) -> None:
        """Ask the provider for a user token, once for all callers that found the same one stale.

        `stale` is the header that was refused; when another one is in use by now, nothing is asked.

        Raises:
            ConfigurationError: there is no provider, or it gave no usable token.
            ClientClosedError: the client was closed meanwhile.
        """
        if stale is not None and self._user is not None and self._write(Auth.USER) != stale:
            return
        if self._renewal is None or self._renewal.over:
            self._renewal = self._asked()
        await self._renewal.join()

    def _asked(self) -> Renewal:
        if self._provider is None:
            raise ConfigurationError("no token_provider to ask")
        renewal = Renewal(self._provider, self._set_renewed_token)
        self._running.add(renewal)
        renewal.task.add_done_callback(lambda _: self._running.discard(renewal))
        return renewal

    def _set_renewed_token(self, token: Secret) -> None:
        """Use a token that the provider returned. It belongs to the same user as the one before."""
        self.set_user_token(token, self.user_id)
        self.token_source = self._provider

    def close(self) -> None:
        """Stop asking providers, for these credentials and for those derived from them."""
        for renewal in tuple(self._running):
            renewal.close()

    def derive(
        self, user_token: Secret | UnsetType, provider: TokenProvider | UnsetType | None
    ) -> Credentials:
        """These credentials, or new ones of the same partner where something differs."""
        if user_token is UNSET and provider is UNSET:
            return self
        copy = Credentials(None, None, self._provider if provider is UNSET else provider)
        copy._partner = self._partner
        copy._running = self._running
        copy._user = self._user if user_token is UNSET else checked_token("user_token", user_token)
        copy.redactor = self.redactor.extended([copy._user] if copy._user is not None else [])
        copy.user_id = self.user_id if user_token is UNSET else None
        copy.token_source = self.token_source if user_token is UNSET else None
        return copy

    def __repr__(self) -> str:
        partner = "set" if self._partner else "missing"
        return f"<Credentials partner token {partner}, user token {'set' if self._user else 'missing'}>"


def checked_token(name: str, token: Secret) -> Secret:
    """The token, when it can be one. It comes wrapped, so that no traceback shows it.

    Raises:
        ConfigurationError: empty, too long, or with characters that no header may hold.
    """
    fault = _fault(token.reveal())
    if fault is None:
        return token
    raise ConfigurationError(f"{name} {fault}")


def _fault(token: object) -> str | None:
    if not isinstance(token, str):
        return f"must be a str, got {type(token).__name__}"
    if not token:
        return "is empty"
    if len(token) > _MAX_TOKEN or not token.isascii() or not token.isprintable() or set(token) & {" ", ","}:
        return "is malformed: a token is printable ASCII without spaces or commas"
    return None
