"""The form of an error as a dictionary, for the validation in `AltegioError.from_dict`."""

from __future__ import annotations

from typing import Any, TypedDict

from msgspec import ValidationError, convert

__all__ = ["ErrorEntries", "ValidationError", "convert_entries"]


class ErrorEntries(TypedDict):
    """The entries of the dictionary of an error."""

    type: str
    message: str
    operation: str | None
    status: int | None
    attempts: int
    request_id: str | None
    sent: bool | None
    retry_after: float | None
    errors: dict[str, list[str]]


def convert_entries(data: Any) -> ErrorEntries:
    """Return the entries of the dictionary of an error.

    Raises:
        ValidationError: an entry is missing or does not have its type.
    """
    return convert(data, ErrorEntries)
