"""Base class of the generated structs.

The conversions are imported at first use, because most programs load structs only to decode responses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    EmptyArray: TypeAlias = None
else:
    EmptyArray = tuple[()]
"""The empty array that the API sends instead of an absent object. Structs replace it by None."""


class Model(Struct, gc=False, kw_only=True):
    """Base class of the structs of responses and requests."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Fields that the API publishes in further JSON types, as pairs of a name on the wire and a type."""

    def to_dict(self, *, wire: bool = False) -> dict[str, Any]:
        """Return the fields as a dictionary, nested structs included.

        Values keep their Python types. Fields that are not set are left out.

        Args:
            wire: use the API's field names instead of the Python names.
        """
        from altegio_async._core import conversion  # noqa: PLC0415

        fields: dict[str, Any] = conversion.to_dict(self, wire=wire)
        return fields

    def to_json(self, *, wire: bool = False) -> str:
        """Return the fields as JSON text. Secrets are redacted.

        Args:
            wire: use the API's field names instead of the Python names.
        """
        from altegio_async._core import conversion  # noqa: PLC0415

        return conversion.to_json(self, wire=wire)

    def _send_as_text(self, *names: str) -> None:
        """Mark decimals, or lists of them, as values that the API takes as JSON strings."""
        from altegio_async._core.text_decimal import mark_as_text  # noqa: PLC0415

        for name in names:
            setattr(self, name, mark_as_text(getattr(self, name)))

    @classmethod
    def from_dict(cls, data: dict[str, Any], *, wire: bool = False) -> Self:
        """Return an object from a dictionary in the form of `to_dict` or of decoded `to_json` text.

        Args:
            data: values by field name. JSON forms of dates and amounts are accepted.
            wire: the names are the API's field names instead of the Python names. Unknown ones are ignored.

        Raises:
            InvalidArgumentError: a field is unknown or missing, or a value does not have its type.
        """
        from altegio_async._core import conversion  # noqa: PLC0415

        return conversion.from_dict(cls, data, wire=wire)
