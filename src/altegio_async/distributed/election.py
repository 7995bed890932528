"""Election of one active worker per host, and of a successor when it dies. Does no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Worker(Struct, frozen=True):
    """A worker process.

    Attributes:
        address: the address that the scheduler uses.
        host: the host, or the group of hosts, that it belongs to.
        incarnation: distinguishes successive processes with the same address.
    """

    address: str
    host: str
    incarnation: str


def parse_workers(info: Mapping[str, Mapping[str, Any]], group: Callable[[str], str]) -> dict[str, Worker]:
    """Return the running workers by address.

    Args:
        info: the scheduler's description of its workers.
        group: returns the group of a host from its name.
    """
    return {
        address: Worker(address, group(str(about["host"])), str(about.get("local_directory", "")))
        for address, about in info.items()
        if about.get("status", "running") == "running"
    }


class Elections:
    """The active worker of each host.

    Args:
        settle: seconds for which a host sends no requests after its active worker died. In that time the
            requests of that worker leave the windows of the API's rate limit.
    """

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._active: dict[str, Worker] = {}
        self._paused_until: dict[str, float] = {}

    def update(self, live: Mapping[str, Worker], now: float) -> list[Worker]:
        """Elect an active worker for each host without one. Return the active workers that died."""
        dead = [worker for worker in self._active.values() if live.get(worker.address) != worker]
        for worker in dead:
            del self._active[worker.host]
            self._paused_until[worker.host] = now + self._settle
        for worker in sorted(live.values(), key=lambda worker: worker.address):
            self._active.setdefault(worker.host, worker)
        return dead

    @property
    def active(self) -> list[Worker]:
        """Return the active workers, including those of paused hosts."""
        return list(self._active.values())

    def is_paused(self, worker: Worker, now: float) -> bool:
        """Return whether a worker's host must not send requests yet."""
        return now < self._paused_until.get(worker.host, now)
