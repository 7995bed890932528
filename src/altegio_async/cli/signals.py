"""Runs of coroutines that signals can stop."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

_SIGNALS: Final = ("SIGTERM", "SIGHUP")


class StoppedError(Exception):
    """A signal stopped the command.

    Attributes:
        signal_number: the number of the signal.
    """

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal.Signals(signal_number).name)
        self.signal_number = signal_number

    @property
    def exit_code(self) -> int:
        """Return the exit code that shells use: 128 plus the number of the signal."""
        return 128 + self.signal_number


def run_until_stopped(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine and return its result.

    Ctrl-C, SIGTERM and SIGHUP cancel the coroutine, so that it closes its files and connections.

    Raises:
        StoppedError: a signal stopped the coroutine.
    """
    received: list[int] = []

    async def main() -> T:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            received.append(number)
            if task is not None:
                task.cancel()

        if sys.platform != "win32":
            for name in _SIGNALS:
                number = getattr(signal, name)
                loop.add_signal_handler(number, stop, number)
        return await work

    try:
        return asyncio.run(main())
    except KeyboardInterrupt:
        raise StoppedError(signal.SIGINT) from None
    except asyncio.CancelledError:
        if not received:
            raise
        raise StoppedError(received[0]) from None
