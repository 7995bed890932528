"""The phones of the rows of a client search, which people have typed."""

from __future__ import annotations

from altegio_async._core.validation import parse_phone
from altegio_async.errors import InvalidArgumentError


def read_client_phone(phone: str | None) -> str | None:
    """Return the digits of a client's phone; None if it is absent, masked or not exactly one phone number."""
    if not phone or "*" in phone:
        return None
    try:
        return parse_phone("phone", phone)
    except InvalidArgumentError:
        return None


def is_masked(phone: str | None) -> bool:
    """Return whether digits of a phone are replaced by asterisks, because the user can see no contacts."""
    return phone is not None and "*" in phone
