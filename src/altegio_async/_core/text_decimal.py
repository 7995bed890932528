"""Decimals that are sent as JSON strings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from altegio_async._core.type_guards import is_array


class TextDecimal(Decimal):
    """A decimal that is sent as a JSON string. Other decimals are sent as JSON numbers."""

    __slots__ = ()

    def render(self) -> str:
        """Return the digits without an exponent.

        Raises:
            ValueError: the decimal is not finite.
        """
        if not self.is_finite():
            raise ValueError("a decimal must be a finite number")
        return format(self, "f")


def mark_as_text(value: Any) -> Any:
    """Return a decimal, or a list of decimals, in the form that is sent as text. Return others unchanged."""
    if isinstance(value, Decimal):
        return TextDecimal(value)
    return [mark_as_text(item) for item in value] if is_array(value) else value
