"""Sign-in with login and password."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from msgspec import Struct

from altegio_async._core.redact import Secret
from altegio_async._core.validation import check_text
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async._resource import Resource, raw
from altegio_async.errors import APIResponseError, InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, operations

__all__ = ["Auth", "AuthWithRawResponse", "TwoFactorChallenge"]

_INCOMPLETE: Final = "the sign-in was accepted, but the response has neither a user token nor a second factor"


class TwoFactorChallenge(Struct, frozen=True, kw_only=True):
    """Result of a sign-in that needs a second factor. Pass it to `auth.confirm` with the code.

    Attributes:
        uuid: id of this sign-in.
        flow: type of the second factor, as the API names it.
        channel: how the code was sent, for example `sms`.
        recipient: where the code was sent, as far as the API shows it.
        valid_for: seconds until the code can be requested again.
        attempts_left: number of wrong codes that are still allowed.
    """

    uuid: str
    flow: str | None = None
    channel: str | None = None
    recipient: str | None = None
    valid_for: int | None = None
    attempts_left: int | None = None

    def __repr__(self) -> str:
        return f"<TwoFactorChallenge by {self.channel or 'an unnamed channel'}>"


class Auth(Resource):
    """Methods of `altegio.auth`: sign-in. Login and password are not stored."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__(pipeline)
        self._credentials = pipeline.credentials

    @cached_property
    def with_raw_response(self) -> AuthWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return AuthWithRawResponse(self._copy_for_raw_responses())

    async def login(self, login: str, password: str) -> models.SignIn | TwoFactorChallenge:
        """Sign in, and use the user token in this client and in its copies that act as the same user.

        If the client already acts as another user, its `token_provider` is dropped, because it returns
        tokens of that user. Otherwise the provider must return tokens of the user who signs in.

        Args:
            login: the user's phone or e-mail address.
            password: the user's password.

        Returns:
            The user. `user_token.reveal()` returns the token. If the user has a second factor, a
            `TwoFactorChallenge` is returned, and the user is not signed in until it is confirmed.

        Raises:
            InvalidArgumentError: login or password is empty or not a str.
            AuthenticationError: login, password or partner token is wrong.
            AltegioError: see `altegio_async.errors`.

        Published operation: `authorize_user`.
        """
        try:
            body = models.SignInInput(login=_wrap("login", login), password=_wrap("password", password))
        finally:
            del login, password  # keeps them out of tracebacks with locals
        return await self._sign_in(body)

    async def confirm(
        self, challenge: TwoFactorChallenge, *, code: str, login: str, password: str
    ) -> models.SignIn | TwoFactorChallenge:
        """Complete a sign-in with the code of the second factor.

        Login and password are needed again, because the client does not store them. The published
        description does not say how the code is sent; the form of the sibling product is used.

        Raises:
            InvalidArgumentError: an argument is empty or has a wrong type.
            AuthenticationError: the code is wrong or too old.
            AltegioError: see `altegio_async.errors`.

        Published operation: `authorize_user`.
        """
        try:
            factor = models.SecondFactorInput(uuid=_get_uuid(challenge), secret=_wrap("code", code))
            body = models.SignInInput(
                login=_wrap("login", login), password=_wrap("password", password), two_factor=factor
            )
        finally:
            del login, password, code
        return await self._sign_in(body)

    async def _sign_in(self, body: models.SignInInput) -> models.SignIn | TwoFactorChallenge:
        return await self._call_and_convert(operations.authorize_user(body=body), self._accept_user)

    def _accept_user(self, user: models.SignIn) -> models.SignIn | TwoFactorChallenge:
        """Use the token of a user who is signed in, or return the challenge of a second factor.

        Raises:
            APIResponseError: the response has neither a user token nor a second factor.
        """
        if user.user_token:
            self._credentials.sign_in(user.user_token, user.id)
            return user
        if not user.uuid:
            raise APIResponseError(_INCOMPLETE)
        transport = user.transport
        return TwoFactorChallenge(
            uuid=user.uuid,
            flow=user.flow,
            channel=transport.type if transport else None,
            recipient=transport.recipient if transport else None,
            valid_for=user.refresh_ttl_sec,
            attempts_left=user.attempts_left,
        )


class AuthWithRawResponse:
    """Methods of `altegio.auth.with_raw_response`. The body of a response contains the user token."""

    def __init__(self, auth: Auth) -> None:
        self.login: Final = raw(auth.login)
        self.confirm: Final = raw(auth.confirm)


def _get_uuid(challenge: object) -> str:
    if not isinstance(challenge, TwoFactorChallenge):
        raise InvalidArgumentError(f"challenge must be a TwoFactorChallenge, got {type(challenge).__name__}")
    return challenge.uuid


def _wrap(name: str, text: object) -> Secret:
    if not check_text(name, text):
        raise InvalidArgumentError(f"{name} is empty")
    return Secret(str(text))
