# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class SendBookingVerificationCodeInput(Model, gc=False, kw_only=True):
    """The values to send: send a code to confirm a phone."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    fulname: str | UnsetType = UNSET
    """The same name under its published key. Send it with fullname."""

    fullname: str | UnsetType = UNSET
    """Name of the client. Send it with fulname."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("phone", "phone"),
    )
