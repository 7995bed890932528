"""What a call gives: its result, and on request the answer that held it."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.coercion import Drift

__all__ = ["RawResponse", "captured"]

T = TypeVar("T")


class RawResponse(Struct, Generic[T], frozen=True):
    """A result with the answer that held it.

    Attributes:
        value: the typed result.
        status: the HTTP status.
        headers: the answer's headers; names compare without case.
        body: the answer's bytes, decompressed.
        meta: the envelope's `meta` as it came.
        included: the related resources that the JSON:API-like operations send beside the data.
        drift: values that were bent to their types.
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


captured: Final[ContextVar[list[RawResponse[Any]] | None]] = ContextVar("captured", default=None)
"""Where the answers of this context are put aside, when somebody asked for them."""
