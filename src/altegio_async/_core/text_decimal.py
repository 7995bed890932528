"""Decimals that are sent as JSON strings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from altegio_async._core.type_guards import is_array

MAX_DIGITS: Final = 100
"""Digits of the longest number that is written without an exponent."""


class TextDecimal(Decimal):
    """A decimal that is sent as a JSON string. Other decimals are sent as JSON numbers."""

    __slots__ = ()

    def render(self) -> str:
        """Return the digits without an exponent.

        Raises:
            ValueError: the decimal is not finite or has too many digits.
        """
        if not self.is_finite():
            raise ValueError("a decimal must be a finite number")
        if has_too_many_digits(self):
            raise ValueError(f"a decimal must have at most {MAX_DIGITS} digits")
        return format(self, "f")


def has_too_many_digits(number: Decimal) -> bool:
    """Return whether a finite decimal is too long to be written without an exponent.

    The text of `Decimal("1E+400000000")` without an exponent takes 400 MB.
    """
    return not -MAX_DIGITS < number.adjusted() < MAX_DIGITS


def mark_as_text(value: Any) -> Any:
    """Return a decimal, or a list of decimals, in the form that is sent as text. Return others unchanged."""
    if isinstance(value, Decimal):
        return TextDecimal(value)
    return [mark_as_text(item) for item in value] if is_array(value) else value
