"""A first-come, first-served queue of callers from several event loops and threads.

An event loop can stop running, or be blocked by other work, while its callers wait. They keep their
positions, and other callers are served before them until the loop runs again. While callers of several loops
wait, a timer in each loop checks whether the first caller still responds.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Final

from altegio_async._core.after_fork import keep_inherited

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RESPONSE_TIME", "FairQueue", "Waiter"]

RESPONSE_TIME: Final = 0.1
"""Seconds within which a caller must take a permit that is due. After that others are served first."""

_CHECK_DELAY: Final = RESPONSE_TIME + 0.01  # seconds; the check runs after the response time has passed


class Waiter:
    """One caller in the queue.

    Attributes:
        ahead: whether it is served before callers with `ahead=False`.
        is_notified: whether it was notified that it is the first.
        notified_at: when it was notified.
        turn: set when the caller is the first.
    """

    __slots__ = ("ahead", "group", "is_notified", "notified_at", "number", "turn")

    def __init__(self, group: LoopGroup, number: int, *, ahead: bool) -> None:
        self.group = group
        self.number = number
        self.ahead = ahead
        self.turn = asyncio.Event()
        self.is_notified = False
        self.notified_at = 0.0

    def is_before(self, other: Waiter) -> bool:
        """Return whether this caller is served before the other one."""
        return self.number < other.number if self.ahead == other.ahead else self.ahead


class LoopGroup:
    """The callers of one event loop.

    Attributes:
        is_responsive: False after the first caller did not take a permit that was due.
        active_at: when code of the queue last ran in this loop.
        timer: the loop's next check of the queue.
    """

    __slots__ = ("_ahead", "_others", "active_at", "is_responsive", "is_watched", "loop", "timer")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        # Ordered dictionaries, because callers leave from any position at constant cost.
        self._ahead: OrderedDict[Waiter, None] = OrderedDict()
        self._others: OrderedDict[Waiter, None] = OrderedDict()
        self.is_responsive = True
        self.active_at = 0.0
        self.is_watched = False
        self.timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._ahead) + len(self._others)

    def __contains__(self, waiter: Waiter) -> bool:
        return waiter in self._select(waiter)

    @property
    def is_available(self) -> bool:
        """Whether its callers can be served now."""
        return self.is_responsive and self.loop.is_running()

    def add(self, waiter: Waiter) -> None:
        """Add a caller behind those with the same value of `ahead`."""
        self._select(waiter)[waiter] = None

    def remove(self, waiter: Waiter) -> None:
        """Remove a caller."""
        del self._select(waiter)[waiter]

    def get_first(self) -> Waiter:
        """Return the caller that is served first. The group must not be empty."""
        return next(iter(self._ahead or self._others))

    def count_before(self, *, ahead: bool) -> int:
        """Return the number of callers that are served before a new one."""
        return len(self._ahead) if ahead else len(self)

    def _select(self, waiter: Waiter) -> OrderedDict[Waiter, None]:
        return self._ahead if waiter.ahead else self._others


class FairQueue:
    """A queue of callers that wait for permits. Call its methods while holding `lock`.

    Args:
        clock: returns the time in seconds.
        get_due: returns the moment from which the first caller can take a permit; it can be in the past.

    Attributes:
        groups: the callers by event loop; empty if no caller waits.
    """

    def __init__(self, clock: Callable[[], float], get_due: Callable[[], float]) -> None:
        # Reentrant: garbage collection of a dropped coroutine can call leave() while the lock is held.
        self.lock = threading.RLock()
        self.groups: dict[asyncio.AbstractEventLoop, LoopGroup] = {}
        self._clock = clock
        self._get_due = get_due
        self._numbers = count()

    def __len__(self) -> int:
        return sum(map(len, self.groups.values()))

    def must_wait(self, *, ahead: bool) -> bool:
        """Return whether a caller in the queue is served before a new one."""
        if not self.groups:
            return False
        self._record_running_loop()
        self._skip_late_loops()
        first = self.get_first()
        return first is not None and (first.ahead or not ahead)

    def count_before(self, *, ahead: bool) -> int:
        """Return the number of callers before a new one, without those that cannot be served now."""
        return sum(group.count_before(ahead=ahead) for group in self.groups.values() if group.is_available)

    def join(self, *, ahead: bool) -> Waiter:
        """Add a caller of the running event loop and return its position in the queue."""
        loop = asyncio.get_running_loop()
        group = self.groups.get(loop)
        if group is None:
            group = self.groups[loop] = LoopGroup(loop)
        self.record_activity(group)
        waiter = Waiter(group, next(self._numbers), ahead=ahead)
        group.add(waiter)
        if len(self.groups) > 1:
            self._watch_all()
        if self.get_first() is waiter:
            self._mark_notified(waiter)
            waiter.turn.set()
        else:
            self.notify_first()
        return waiter

    def leave(self, waiter: Waiter) -> None:
        """Remove a caller, and notify the next one if it is the first now."""
        self._remove(waiter)
        self.notify_first()

    def step_back(self, waiter: Waiter) -> None:
        """Make a notified caller wait again, because it is no longer the first."""
        waiter.is_notified = False
        waiter.turn.clear()
        self.notify_first()

    def record_activity(self, group: LoopGroup) -> None:
        """Record that an event loop runs, so that its callers are served again."""
        group.active_at = self._clock()
        group.is_responsive = True

    def get_first(self) -> Waiter | None:
        """Return the first caller whose event loop responds. Callers of closed loops are dropped."""
        first: Waiter | None = None
        for group in tuple(self.groups.values()):
            if group.is_available:
                candidate = group.get_first()
                if first is None or candidate.is_before(first):
                    first = candidate
            elif group.loop.is_closed():
                self._drop(group)
        return first

    def notify_first(self) -> None:
        """Notify the first caller, unless it was notified before."""
        waiter = self.get_first()
        while waiter is not None and not waiter.is_notified:
            try:
                waiter.group.loop.call_soon_threadsafe(waiter.turn.set)
            except RuntimeError:  # the loop was closed in the meantime
                self._drop(waiter.group)
                waiter = self.get_first()
            else:
                self._mark_notified(waiter)

    def reset_after_fork(self) -> None:
        """Replace the lock, and drop the callers of loops that were running: they never run in the child."""
        self.lock = threading.RLock()
        inherited = self.groups
        self.groups = {loop: group for loop, group in inherited.items() if not loop.is_running()}
        keep_inherited(inherited)

    def _mark_notified(self, waiter: Waiter) -> None:
        waiter.is_notified = True
        waiter.notified_at = self._clock()

    def _remove(self, waiter: Waiter) -> None:
        group = waiter.group
        if waiter in group:
            group.remove(waiter)
            if not group:
                self._drop(group)

    def _drop(self, group: LoopGroup) -> None:
        if self.groups.get(group.loop) is group:
            del self.groups[group.loop]
        if group.timer is not None:
            group.timer.cancel()

    def _record_running_loop(self) -> None:
        """Record that the loop of the current thread runs, so that its own callers are not skipped."""
        with suppress(RuntimeError):
            group = self.groups.get(asyncio.get_running_loop())
            if group is not None:
                self.record_activity(group)

    def _skip_late_loops(self) -> None:
        """Skip loops whose first caller was notified and did not take its permit in time."""
        first = self.get_first()
        while first is not None and self._is_late(first):
            first.group.is_responsive = False
            first = self.get_first()

    def _is_late(self, waiter: Waiter) -> bool:
        if not waiter.is_notified:
            return False
        since = max(waiter.notified_at, waiter.group.active_at, self._get_due())
        return self._clock() >= since + RESPONSE_TIME

    def _watch_all(self) -> None:
        """Start the timer of every loop in the queue, from within that loop."""
        for group in tuple(self.groups.values()):
            if not group.is_watched:
                with suppress(RuntimeError):  # the loop is closed; its callers never run again
                    group.loop.call_soon_threadsafe(self._watch, group)
                    group.is_watched = True

    def _watch(self, group: LoopGroup) -> None:
        """Notify another caller if the first one does not respond. Runs in the group's loop."""
        with self.lock:
            if self.groups.get(group.loop) is not group:
                return
            self.record_activity(group)
            self._skip_late_loops()
            self.notify_first()
            delay = max(self._get_due() - self._clock(), 0.0) + _CHECK_DELAY
            group.timer = group.loop.call_later(delay, self._watch, group)
