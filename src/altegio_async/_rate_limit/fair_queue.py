"""A line of waiters from several event loops and threads: who is first, and telling them so.

An event loop may stop with its waiters in the line. They keep their places, and are passed over until it
runs again. Where several loops meet in the line, a timer in each looks after that.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Line", "Waiter"]

_GRACE: Final = 0.05  # seconds that the first in the line may be late before another loop looks after it


class Waiter:
    """One place in the line, in the event loop that waits there."""

    __slots__ = ("ahead", "called", "loop", "turn")

    def __init__(self, *, ahead: bool) -> None:
        self.ahead = ahead
        self.loop = asyncio.get_running_loop()
        self.turn = asyncio.Event()
        self.called = False


class _Presence:
    """How many of an event loop are in the line, and the timer there that looks after the line."""

    __slots__ = ("waiters", "watch", "watched")

    def __init__(self) -> None:
        self.waiters = 0
        self.watched = False
        self.watch: asyncio.TimerHandle | None = None


class Line:
    """First come, first served; those who stand ahead come before the others.

    Its methods are called while `lock` is held. `present` is empty when nobody is in the line.

    Args:
        patience: gives the seconds until the first in the line will go.
    """

    def __init__(self, patience: Callable[[], float]) -> None:
        # Re-entrant: a dropped coroutine steps out of the line whenever the garbage collector finds it.
        self.lock = threading.RLock()
        self._patience = patience
        # Dictionaries in the order of coming: one may step out of the middle of a long line at no cost.
        self._ahead: OrderedDict[Waiter, None] = OrderedDict()
        self._others: OrderedDict[Waiter, None] = OrderedDict()
        self.present: dict[asyncio.AbstractEventLoop, _Presence] = {}

    def __len__(self) -> int:
        return len(self._ahead) + len(self._others)

    def __iter__(self) -> Iterator[Waiter]:
        return iter(tuple(chain(self._ahead, self._others)))

    def before(self, *, ahead: bool) -> int:
        """How many would go before one who joins now; those whose loops have stopped do not count."""
        waiters = self._ahead if ahead else self
        return sum(waiter.loop.is_running() for waiter in waiters)

    def join(self, *, ahead: bool) -> Waiter:
        """Step into the line, before all others or at its end."""
        waiter = Waiter(ahead=ahead)
        self._part(waiter)[waiter] = None
        presence = self.present.setdefault(waiter.loop, _Presence())
        presence.waiters += 1
        if len(self.present) > 1:  # one of them may stop while it is first
            self._watch_all()
        if self.first() is waiter:
            waiter.called = True
            waiter.turn.set()
        else:
            self.call_first()
        return waiter

    def leave(self, waiter: Waiter) -> None:
        """Step out of the line. The next one is called if it is first now."""
        self._take_out(waiter)
        self.call_first()

    def stand_back(self, waiter: Waiter) -> None:
        """Wait again: one who was called, and is not the first any more."""
        waiter.called = False
        waiter.turn.clear()
        self.call_first()

    def first(self) -> Waiter | None:
        """The first in the line whose loop runs. Those of closed loops are dropped: they can never go."""
        head = next(iter(self._ahead or self._others), None)
        if head is None or head.loop.is_running():  # nearly always
            return head
        for waiter in self:
            if waiter.loop.is_running():
                return waiter
            if waiter.loop.is_closed():
                self._take_out(waiter)
        return None

    def call_first(self) -> None:
        """Tell the first in the line that it is its turn, unless it knows."""
        waiter = self.first()
        while waiter is not None and not waiter.called:
            try:
                waiter.loop.call_soon_threadsafe(waiter.turn.set)
            except RuntimeError:  # its event loop was closed under it
                self._take_out(waiter)
                waiter = self.first()
            else:
                waiter.called = True

    def _part(self, waiter: Waiter) -> OrderedDict[Waiter, None]:
        return self._ahead if waiter.ahead else self._others

    def _take_out(self, waiter: Waiter) -> None:
        part = self._part(waiter)
        if waiter not in part:
            return
        del part[waiter]
        presence = self.present[waiter.loop]
        presence.waiters -= 1
        if not presence.waiters:
            del self.present[waiter.loop]
            if presence.watch is not None:
                presence.watch.cancel()

    def _watch_all(self) -> None:
        """See to it that every loop in the line has its timer, each made in its own loop."""
        for loop, presence in tuple(self.present.items()):
            if not presence.watched:
                with suppress(RuntimeError):  # it was closed: whoever waits there can never go
                    loop.call_soon_threadsafe(self._look_after, loop)
                    presence.watched = True

    def _look_after(self, loop: asyncio.AbstractEventLoop) -> None:
        """Call another one if the one that was called has stopped. Runs in `loop`, now and then."""
        with self.lock:
            presence = self.present.get(loop)
            if presence is not None:
                self.call_first()
                presence.watch = loop.call_later(self._patience() + _GRACE, self._look_after, loop)
