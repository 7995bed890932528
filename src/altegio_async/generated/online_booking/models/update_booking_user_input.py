# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class UpdateBookingUserInput(Model, gc=False, kw_only=True):
    """The values to send: update the signed-in client."""

    name: str | UnsetType = UNSET
    """Name of the user."""

    email: str | UnsetType = UNSET
    """E-mail address."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    confirmation_code: str | UnsetType = UNSET
    """Code from the SMS to the new phone."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("phone", "phone"),
    )
