# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from msgspec import UNSET, UnsetType, field


class SecondFactorInput(Model, gc=False, kw_only=True):
    """The second factor, when it was asked for."""

    uuid: str
    """The uuid of the first response."""

    secret: Secret
    """The code that the user was sent."""


class SignInInput(Model, gc=False, kw_only=True):
    """Who signs in."""

    login: Secret
    """Phone or mail address of the user."""

    password: Secret
    """Password of the user."""

    two_factor: SecondFactorInput | UnsetType = field(name='2fa', default=UNSET)
    """The second factor, when it was asked for."""


class SignInTransport(Model, gc=False, kw_only=True):
    """How the code reaches the user."""

    type: str | None = None
    """Kind of channel."""

    recipient: str | None = None
    """Where the code went, mostly hidden."""


class SignIn(Model, gc=False, kw_only=True):
    """A user who has signed in, or a sign-in that waits for its second factor: then there is a uuid and no token."""

    id: int | None = None
    """Number that identifies it."""

    user_token: Secret | None = None
    """Token that stands for the user in later calls."""

    name: str | None = None
    """Name of the user as shown to others."""

    phone: str | None = None
    """Phone of the user."""

    login: str | None = None
    """Name the user signs in with."""

    email: str | None = None
    """Mail address of the user."""

    avatar: str | None = None
    """Address of the user's picture."""

    is_approved: bool | None = None
    """Whether the account has been verified."""

    is_email_confirmed: bool | None = None
    """Whether the mail address has been confirmed."""

    uuid: str | None = None
    """Names the sign-in that waits for its second factor."""

    flow: str | None = None
    """Which way of a second factor is asked for."""

    transport: SignInTransport | None = None
    """How the code reaches the user."""

    refresh_ttl_sec: int | None = None
    """Seconds until a new code can be asked for."""

    attempts_left: int | None = None
    """Wrong codes that are still forgiven."""
