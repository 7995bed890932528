# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from altegio_async._core.redact import Secret


class BookingUser(Model, gc=False, kw_only=True):
    """A client of online booking with the token for later calls."""

    id: int | None = None
    """Id."""

    user_token: Secret | None = None
    """Token of the user for later calls."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    login: str | None = None
    """Login of the user."""

    email: str | None = None
    """E-mail address."""

    avatar: str | None = None
    """URL of the picture."""
