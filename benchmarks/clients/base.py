"""What a client has to offer to be measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class BenchClient:
    """One client: how it is imported, and what it can do."""

    statement: ClassVar[str]
    """The import that its users write, timed in a fresh process."""
    first_use: ClassVar[str] = ""
    """What makes a first client after the import; the address is in `url`."""
    many_ids: ClassVar[bool] = True
    """Whether one request can carry many ids."""

    def __init__(self, base_url: str, token: str) -> None:
        self.base_url = base_url
        self.token = token

    async def open(self) -> None:
        """Make the client as its users would; without pacing of its own."""
        raise NotImplementedError

    async def close(self) -> None:
        """Let go of its connections."""
        raise NotImplementedError

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        """One page of membership types."""
        raise NotImplementedError

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        """Membership types by their ids."""
        raise NotImplementedError

    def decode_types(self, body: bytes) -> Sequence[Any]:
        """A page of membership types from its bytes, by the client's own code."""
        raise NotImplementedError

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        """A page of memberships from its bytes, by the client's own code."""
        raise NotImplementedError

    def id_of(self, row: Any) -> int:
        return int(row.id)

    def wait_after(self, error: Exception) -> float | None:
        """Seconds to wait when this error says that the rate limit was met; None for any other error."""
        raise NotImplementedError

    async def pace(self, windows: Sequence[tuple[int, float]]) -> None:
        """Only where it paces itself: keep these windows of permits and seconds from now on."""
        raise NotImplementedError

    async def bulk(self, wanted: Mapping[int, Sequence[int]]) -> Sequence[Any]:
        """Only where it has a bulk call: many ids of many locations, up to 50 requests in flight."""
        raise NotImplementedError


class LimitMetError(Exception):
    """A 429, from clients that have no error of their own for it."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait
