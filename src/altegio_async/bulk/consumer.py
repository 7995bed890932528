"""Whether anything still consumes a job that holds a checkpoint.

A job normally ends with its loop, its `await` or its block. Interactive programs leave jobs behind: Ctrl-C in
IPython's terminal stops the event loop and leaves its tasks suspended, and a traceback that is kept for
inspection keeps the iterator of a loop. The next job that needs the checkpoint ends such a job.
"""

from __future__ import annotations

import asyncio
import sys
import weakref
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from altegio_async.bulk.checkpoint_file import FileId


class Consumer:
    """The task that last waited for the outcomes of a job, and the run of the event loop in which it did."""

    def __init__(self) -> None:
        self.update()

    def update(self) -> None:
        """Record that the current task waits for outcomes."""
        self.loop: asyncio.AbstractEventLoop = asyncio.get_running_loop()
        task = asyncio.current_task()
        self._task = weakref.ref(task) if task is not None else None
        self._run = _current_run()

    @property
    def is_gone(self) -> bool:
        """Whether no task will go on consuming the job, as far as the current event loop can know.

        A task of the same loop is gone when it has ended, or when the loop was stopped and started since.
        A task of another loop is gone when that loop is closed, or was stopped before the task had ended.
        """
        if self.loop.is_closed():
            return True
        task = self._task() if self._task is not None else None
        has_ended = task is None or task.done()
        if self.loop is asyncio.get_running_loop():
            return has_ended or self._run is not _current_run()
        return not has_ended and not self.loop.is_running()


def _current_run() -> object:
    """Return an object that is the same until the event loop is stopped: each start installs a new hook."""
    return sys.get_asyncgen_hooks().firstiter


class Holder(Protocol):
    """A job that holds a checkpoint."""

    @property
    def is_abandoned(self) -> bool:
        """Whether no task will go on consuming it."""
        ...

    async def give_up(self) -> None:
        """End it and close its checkpoint."""
        ...


holders: Final[weakref.WeakValueDictionary[FileId, Any]] = weakref.WeakValueDictionary()
"""The jobs of this process that have a checkpoint open."""


async def end_abandoned_holder(file_id: FileId | None) -> None:
    """End the job of this process that holds a file, if nothing consumes it any more."""
    holder: Holder | None = holders.get(file_id) if file_id is not None else None
    if holder is not None and holder.is_abandoned:
        await holder.give_up()
