"""Interface of a measured client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class BenchClient:
    """A measured client: its import statement and its operations."""

    statement: ClassVar[str]
    """Import statement of its users, timed in a new process."""
    first_use: ClassVar[str] = ""
    """Expression that creates a client after the import; the base URL is in `url`."""
    many_ids: ClassVar[bool] = True
    """Whether one request can have many ids."""

    def __init__(self, base_url: str, token: str) -> None:
        self.base_url = base_url
        self.token = token

    async def open(self) -> None:
        """Create the client as its users do, without its own pacing."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close its connections."""
        raise NotImplementedError

    async def search(self, location: int, page: int, size: int) -> Sequence[Any]:
        """Return one page of membership types."""
        raise NotImplementedError

    async def fetch(self, location: int, ids: Sequence[int]) -> Sequence[Any]:
        """Return membership types by id."""
        raise NotImplementedError

    def decode_types(self, body: bytes) -> Sequence[Any]:
        """Decode a page of membership types with the code of the client."""
        raise NotImplementedError

    def decode_memberships(self, body: bytes) -> Sequence[Any]:
        """Decode a page of memberships with the code of the client."""
        raise NotImplementedError

    def get_id(self, row: Any) -> int:
        """Return the id of a row."""
        return int(row.id)

    def get_retry_delay(self, error: Exception) -> float | None:
        """Return the seconds to wait after a rate-limit error, or None for any other error."""
        raise NotImplementedError

    async def pace(self, windows: Sequence[tuple[int, float]]) -> None:
        """Limit the client to these windows of permits and seconds. For clients with their own pacing."""
        raise NotImplementedError

    async def fetch_cards(self, location: int, phone: str) -> Sequence[Any]:
        """Return the gift cards of a phone. For clients without a bulk call for phones."""
        raise NotImplementedError

    async def find_cards(self, location: int, phones: Sequence[str], *, prefilter: bool) -> Sequence[Any]:
        """Return the gift cards of many phones. For clients with a bulk call for phones."""
        raise NotImplementedError

    async def bulk(self, wanted: Mapping[int, Sequence[int]]) -> Sequence[Any]:
        """Fetch many ids of many locations, 50 requests in flight. For clients with a bulk call."""
        raise NotImplementedError


class LimitMetError(Exception):
    """A response with status 429, for clients without such an error."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait
