"""Conversion to dictionaries and JSON of values that contain structs, such as pages and bulk results."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct


class Convertible:
    """Base of structs that are converted with the structs inside them.

    A class whose dictionary differs from its fields overrides `_list_entries`.
    """

    __slots__ = ()

    def to_dict(self, *, wire: bool = False) -> dict[str, Any]:
        """Return a dictionary with structs and errors as dictionaries, and tuples as lists.

        Other values keep their Python types. The order of the names is fixed.

        Args:
            wire: use the API's field names instead of the Python names in structs of the API.
        """
        from altegio_async._core import conversion  # noqa: PLC0415 - most programs convert nothing

        fields: dict[str, Any] = conversion.to_dict(self, wire=wire)
        return fields

    def to_json(self, *, wire: bool = False) -> str:
        """Return the dictionary of `to_dict` as JSON text. Secrets are redacted.

        Args:
            wire: as in `to_dict`.
        """
        from altegio_async._core import conversion  # noqa: PLC0415 - as above

        return conversion.to_json(self, wire=wire)

    def _list_entries(self) -> dict[str, Any]:
        """Return the entries of the dictionary before the conversion of their values."""
        return {name: getattr(self, name) for name in cast("Struct", self).__struct_fields__}
