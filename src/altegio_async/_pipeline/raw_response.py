"""A result together with the response that contains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.coercion import Drift

__all__ = ["RawResponse"]

T = TypeVar("T")


class RawResponse(Struct, Generic[T], frozen=True):
    """A result together with the response that contains it.

    Attributes:
        value: the typed result.
        status: the HTTP status.
        headers: headers of the response; names are case-insensitive.
        body: the decompressed body.
        meta: `meta` of the envelope, not converted.
        included: the related objects that JSON:API operations send next to the data.
        drift: mismatches that were coerced.
        attempts: requests that were sent for this call.
    """

    value: T
    status: int
    headers: Mapping[str, str]
    body: bytes
    meta: Any = None
    included: Any = None
    drift: tuple[Drift, ...] = ()
    attempts: int = 1

    def __repr__(self) -> str:
        return f"<RawResponse {self.status}, {len(self.body)} bytes, {self.attempts} attempts>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # pretty printers would show every field
        return [("status", self.status), ("bytes", len(self.body)), ("attempts", self.attempts)]
