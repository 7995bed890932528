"""Who asks: one worker a host, chosen anew when it dies. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Worker(Struct, frozen=True):
    """A worker process.

    Attributes:
        address: where the scheduler reaches it.
        host: the machine it runs on.
        life: differs between two processes that had the same address one after the other.
    """

    address: str
    host: str
    life: str


def workers_of(info: Mapping[str, Mapping[str, Any]], group: Callable[[str], str]) -> dict[str, Worker]:
    """The running workers in the scheduler's description, by their addresses."""
    return {
        address: Worker(address, group(str(about["host"])), str(about.get("local_directory", "")))
        for address, about in info.items()
        if about.get("status", "running") == "running"
    }


class Elections:
    """The asking workers, by host.

    Args:
        settle: seconds that a host keeps silent after its asking worker died, so that the requests
            that one sent have left the API's windows.
    """

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._asking: dict[str, Worker] = {}
        self._silent_until: dict[str, float] = {}

    def update(self, live: Mapping[str, Worker], now: float) -> list[Worker]:
        """Take in which workers live; choose one for each host without; give those that died."""
        gone = [worker for worker in self._asking.values() if live.get(worker.address) != worker]
        for worker in gone:
            del self._asking[worker.host]
            self._silent_until[worker.host] = now + self._settle
        for worker in sorted(live.values(), key=lambda worker: worker.address):
            self._asking.setdefault(worker.host, worker)
        return gone

    @property
    def asking(self) -> list[Worker]:
        """The workers that ask now, or will when their hosts' silence is over."""
        return list(self._asking.values())

    def silent(self, worker: Worker, now: float) -> bool:
        """Whether a worker may not be given anything to ask yet."""
        return now < self._silent_until.get(worker.host, now)
