"""Phones in the rows of a client search. They are typed by hand, and can be masked or absent."""

from __future__ import annotations

from altegio_async._core.validation import parse_phone
from altegio_async.errors import InvalidArgumentError


def read_client_phone(phone: str | None) -> str | None:
    """Return the digits of a client's phone; None if it is absent, masked or not exactly one phone number.

    The API also writes a number that is not set as 0.
    """
    if not phone:
        return None
    try:
        digits = parse_phone("phone", phone)
    except InvalidArgumentError:
        return None
    return digits if digits.strip("0") else None


def describe_masked(location: int) -> str:
    """Return the message about masked phones of a location."""
    return f"the phones of location {location} are masked: the user has no right to see contacts"


def describe_hidden(location: int, clients: int) -> str:
    """Return the message about a location none of whose clients has a phone."""
    return (
        f"none of the {clients} clients of location {location} has a phone number: "
        "the user possibly has no right to see contacts"
    )


def is_masked(phone: str | None) -> bool:
    """Return whether the API masked a phone with asterisks: the user has no right to see contacts."""
    return phone is not None and "*" in phone
