# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class LogInWithPhoneNumberAndCodeInput(Model, gc=False, kw_only=True):
    """The values to send: sign in with a code from an SMS."""

    login: str | UnsetType = UNSET
    """Login of the user."""

    password: str | UnsetType = UNSET
    """Password of the user."""

    phone: str | UnsetType = UNSET
    """Phone of the client."""

    code: str | UnsetType = UNSET
    """Code from the SMS."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("phone", "phone"),
    )
