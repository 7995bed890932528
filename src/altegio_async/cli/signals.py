"""Signals that stop the command: SIGTERM and SIGHUP act like Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

_SIGNALS: Final = ("SIGTERM", "SIGHUP")


class StoppedError(BaseException):
    """A signal stopped the command. It is not an `Exception`, as `KeyboardInterrupt` is not.

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


def raise_on_signals() -> None:
    """Raise StoppedError in the main thread when SIGTERM or SIGHUP arrives."""
    for number in _list_signals():
        signal.signal(number, _raise_stopped)


def _list_signals() -> list[int]:
    """Return the signals that stop the command: none outside the main thread.

    `nohup` ignores SIGHUP, which remains ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        return []
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _raise_stopped(number: int, _frame: object) -> NoReturn:
    raise StoppedError(number)


def run_until_stopped(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine and return its result.

    Ctrl-C, SIGTERM and SIGHUP cancel the coroutine, so that it closes its files and connections.

    Raises:
        StoppedError: a signal stopped the coroutine.
    """
    import asyncio  # noqa: PLC0415 - takes a third of the start of commands that do not use it

    received: list[int] = []
    handlers = {number: signal.getsignal(number) for number in _list_signals()}

    async def main() -> T:
        task = asyncio.current_task()
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            received.append(number)
            if task is not None:
                task.cancel()

        if sys.platform != "win32":
            for number in handlers:
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
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)  # the event loop has set the default handlers
