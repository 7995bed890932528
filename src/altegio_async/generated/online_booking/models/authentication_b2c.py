# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class AuthorizeOnlineBookingUserInput(Model, gc=False, kw_only=True):
    """The values to send: sign in a client of online booking."""

    login: str
    """Login of the user."""

    password: str
    """Password of the user."""
