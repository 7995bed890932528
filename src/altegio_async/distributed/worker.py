"""Functions that run on the workers: look up chunks of keys with one client per process and job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.bulk import Outcome
    from altegio_async.client import AltegioClient

_clients: dict[str, AltegioClient] = {}  # by job


async def look_up(
    *,
    job: str,
    connect: Callable[[], AltegioClient],
    lookup: str,
    keys: list[tuple[int, Any]],
    options: dict[str, Any],
) -> tuple[Any, list[Outcome[Any, Any]]]:
    """Look up a chunk with this process's client for the job.

    Returns:
        The type of the values, and one outcome per key.
    """
    client = _clients.get(job)
    if client is None:
        client = _clients[job] = connect()
    result = await getattr(client.bulk, lookup)(keys, **options)
    return result.kind, list(result)


async def close(job: str) -> None:
    """Close the client of a job."""
    client = _clients.pop(job, None)
    if client is not None:
        await client.aclose()
