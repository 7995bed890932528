# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from altegio_async._core.redact import Secret
from msgspec import UNSET, UnsetType


class BookingUserToken(Model, gc=False, kw_only=True):
    """The new token of a client."""

    user_token: Secret | None = None
    """Token of the user for later calls."""


class UpdateBookingUserPasswordInput(Model, gc=False, kw_only=True):
    """The values to send: change the password of the signed-in client."""

    old_password: str | UnsetType = UNSET
    """Present password."""

    new_password: str | UnsetType = UNSET
    """The password to set."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
