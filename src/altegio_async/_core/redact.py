"""The type `Secret`, and its encoding in request and response bodies."""

from __future__ import annotations

from typing import Any, NoReturn

from altegio_async._core.text_decimal import TextDecimal
from altegio_async._core.type_guards import as_int, as_plain, is_mapping

REDACTED = "[redacted]"


class Secret:
    """A text whose `str` and `repr` are constant, and which cannot be pickled or copied.

    `reveal()` returns the text.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the text."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret({REDACTED})"

    __str__ = __repr__

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be pickled; pass it by an environment variable instead")


def encode_custom(value: Any) -> Any:
    """Return the value that msgspec encodes in place of a value of an unknown type in a request body.

    This is the only place where a `Secret` is written out. Integers of numpy are sent as ints, and instances
    of subclasses of str, bytes, float, Decimal, dates and times as instances of these types.

    Raises:
        TypeError: values of this type cannot be sent.
        ValueError: a decimal is not finite.
    """
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, TextDecimal):
        return value.render()
    if (number := as_int(value)) is not None:
        return number
    if (plain := as_plain(value)) is not value:
        return plain
    if is_mapping(value):
        return dict(value)
    raise TypeError(f"values of type {type(value).__name__} cannot be sent")


def decode_custom(kind: type, value: Any) -> Any:
    """Return a value of a type that msgspec does not know. `Secret` is the only one.

    Raises:
        TypeError: the type is another one, or the value is neither a str nor a Secret.
    """
    if kind is Secret and isinstance(value, (str, Secret)):
        return Secret(value) if isinstance(value, str) else value
    raise TypeError(f"Expected `{kind.__name__}`, got `{type(value).__name__}`")
