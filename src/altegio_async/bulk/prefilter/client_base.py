"""The clients of a location, in 24 bytes each: their ids and phones."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from altegio_async._core.client_phones import read_client_phone
from altegio_async._core.validation import LARGEST_ID
from altegio_async.errors import APIResponseError

__all__ = ["NO_PHONE", "ClientBase", "decode_phone", "encode_phone"]

NO_PHONE: Final = 0
"""The code of a client without a usable phone."""

_MAX_DIGITS: Final = 18  # a code has one digit more and fits into 64 bits


def encode_phone(phone: str | None) -> int:
    """Return the digits of a phone as a number, with a leading 1 that keeps zeros; 0 for no usable phone."""
    digits = read_client_phone(phone)
    return int(f"1{digits}") if digits is not None and len(digits) <= _MAX_DIGITS else NO_PHONE


def decode_phone(code: int) -> str:
    """Return the digits of a phone with this code."""
    return str(code)[1:]


class ClientBase:
    """The ids and phones of the clients of a location."""

    __slots__ = ("_codes", "_ids", "_sorted_codes")

    def __init__(self) -> None:
        self._ids = array("q")
        self._codes = array("q")
        self._sorted_codes = array("q")

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, client_id: int, phone: str | None) -> None:
        """Add a client. Call `complete` after the last one.

        Raises:
            APIResponseError: the id has more than 63 bits.
        """
        if abs(client_id) > LARGEST_ID:
            raise APIResponseError("the id of a client has more than 63 bits")
        self._ids.append(client_id)
        self._codes.append(encode_phone(phone))

    def complete(self) -> None:
        """Sort the clients, so that they can be found."""
        order = sorted(range(len(self._ids)), key=self._ids.__getitem__)
        self._ids = array("q", (self._ids[number] for number in order))
        self._codes = array("q", (self._codes[number] for number in order))
        self._sorted_codes = array("q", sorted(set(self._codes) - {NO_PHONE}))

    @property
    def codes(self) -> Sequence[int]:
        """The codes of all phones, without repetitions."""
        return self._sorted_codes

    def has_phone(self, code: int) -> bool:
        """Return whether a client has the phone with this code."""
        place = bisect_left(self._sorted_codes, code)
        return place < len(self._sorted_codes) and self._sorted_codes[place] == code

    def list_ids_without_phone(self) -> list[int]:
        """Return the ids of the clients without a usable phone."""
        return [client_id for client_id, code in zip(self._ids, self._codes, strict=True) if code == NO_PHONE]

    def find_code(self, client_id: int) -> int | None:
        """Return the code of a client's phone, `NO_PHONE` if it has none; None for an unknown client."""
        place = bisect_left(self._ids, client_id)
        if place == len(self._ids) or self._ids[place] != client_id:
            return None
        return self._codes[place]
