"""Sign-in: from login and password to the user token."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from altegio_async._core.redact import Secret
from altegio_async._core.validation import checked_text
from altegio_async._pipeline.pipeline import Session
from altegio_async.errors import APIResponseError, InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, operations

__all__ = ["Auth", "TwoFactorChallenge"]

_TOKENLESS: Final = "the sign-in was accepted, but the answer holds neither a user token nor a second factor"


class TwoFactorChallenge(Struct, frozen=True, kw_only=True):
    """The answer to a sign-in that wants a second factor; continue with `auth.confirm(challenge, ...)`.

    Attributes:
        uuid: names this sign-in; it is sent back with the code.
        flow: the kind of second factor, as the API names it.
        channel: how the code was sent, such as `sms`.
        recipient: where it was sent to, as far as the API shows it.
        valid_for: seconds until the code can be sent anew.
        attempts_left: wrong codes that are still allowed.
    """

    uuid: str
    flow: str | None = None
    channel: str | None = None
    recipient: str | None = None
    valid_for: int | None = None
    attempts_left: int | None = None

    def __repr__(self) -> str:
        return f"<TwoFactorChallenge by {self.channel or 'an unnamed channel'}>"


class Auth:
    """`altegio.auth`: sign-in. Login and password are sent and forgotten."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._credentials = session.credentials

    async def login(self, login: str, password: str) -> models.SignIn | TwoFactorChallenge:
        """Sign in, and use the user token in this client and in its copies that act as the same user.

        If the client already acts as another user, its `token_provider` is dropped, because it returns
        tokens of that user. Otherwise the provider must return tokens of the user who signs in.

        Args:
            login: the user's phone or e-mail address.
            password: the user's password.

        Returns:
            The user; its `user_token` shows itself only by `reveal()`. A user with two-factor sign-in
            gets a `TwoFactorChallenge` instead: nobody is signed in until it is confirmed.

        Raises:
            InvalidArgumentError: login or password is empty or no text.
            AuthenticationError: login, password or partner token are wrong.
            AltegioError: see `altegio_async.errors`.

        Published operation: `authorize_user`.
        """
        body = models.SignInInput(login=_given("login", login), password=_given("password", password))
        del login, password  # no traceback out of here shows them
        return await self._sign_in(body)

    async def confirm(
        self, challenge: TwoFactorChallenge, *, code: str, login: str, password: str
    ) -> models.SignIn | TwoFactorChallenge:
        """Finish a sign-in with the code of the second factor.

        The client keeps neither login nor password, so they are given again. How Altegio takes the code
        is not published; the sibling product's form is sent.

        Raises:
            InvalidArgumentError: an argument is empty or no text.
            AuthenticationError: the code is wrong or too old.
            AltegioError: see `altegio_async.errors`.

        Published operation: `authorize_user`.
        """
        factor = models.SecondFactorInput(uuid=challenge.uuid, secret=_given("code", code))
        body = models.SignInInput(
            login=_given("login", login), password=_given("password", password), two_factor=factor
        )
        del login, password, code
        return await self._sign_in(body)

    async def _sign_in(self, body: models.SignInInput) -> models.SignIn | TwoFactorChallenge:
        operation = operations.authorize_user(body=body)
        answer = await self._session.call(operation)
        if answer.user_token:
            self._credentials.sign_in(answer.user_token, answer.id)
            return answer
        if not answer.uuid:
            failure = APIResponseError(_TOKENLESS)
            failure.operation = operation.endpoint.id
            raise failure
        transport = answer.transport
        return TwoFactorChallenge(
            uuid=answer.uuid,
            flow=answer.flow,
            channel=transport.type if transport else None,
            recipient=transport.recipient if transport else None,
            valid_for=answer.refresh_ttl_sec,
            attempts_left=answer.attempts_left,
        )


def _given(name: str, text: object) -> Secret:
    if not checked_text(name, text):
        raise InvalidArgumentError(f"{name} is empty")
    return Secret(str(text))
