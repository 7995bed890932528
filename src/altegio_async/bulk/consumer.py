"""Detection of abandoned jobs that hold a checkpoint.

A job normally ends with its loop, its `await` or its `async with` block. Interactive programs can abandon
jobs: Ctrl-C in IPython's terminal stops the event loop and leaves its tasks suspended, and a traceback that
is kept for inspection keeps the iterator of a loop alive. An abandoned job ends when another job needs its
checkpoint.
"""

from __future__ import annotations

import asyncio
import sys
import weakref
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from altegio_async.bulk.checkpoint_file import FileId


class Consumer:
    """The task that consumes the outcomes of a job, and the run of its event loop."""

    def __init__(self) -> None:
        self.update()

    def update(self) -> None:
        """Record the current task as the consumer."""
        self.loop: asyncio.AbstractEventLoop = asyncio.get_running_loop()
        task = asyncio.current_task()
        self._task = weakref.ref(task) if task is not None else None
        self._run = _get_current_run()

    @property
    def is_gone(self) -> bool:
        """Whether the task does not consume the job any more, as far as the current event loop can detect.

        A task of the same loop is gone if it has ended, or if the loop was stopped and started again. A task
        of another loop is gone if that loop is closed, or was stopped before the task ended.
        """
        if self.loop.is_closed():
            return True
        task = self._task() if self._task is not None else None
        has_ended = task is None or task.done()
        if self.loop is asyncio.get_running_loop():
            return has_ended or self._run is not _get_current_run()
        return not has_ended and not self.loop.is_running()


def _get_current_run() -> object:
    """Return an object that identifies the current run of the event loop.

    Each start of an event loop installs a new hook for asynchronous generators.
    """
    return sys.get_asyncgen_hooks().firstiter


class Holder(Protocol):
    """A job that holds a checkpoint."""

    @property
    def is_abandoned(self) -> bool:
        """Whether no task consumes it any more."""
        ...

    async def give_up(self) -> None:
        """End it and close its checkpoint."""
        ...


holders: Final[weakref.WeakValueDictionary[FileId, Any]] = weakref.WeakValueDictionary()
"""The jobs of this process with an open checkpoint."""


async def end_abandoned_holder(file_id: FileId | None) -> None:
    """End the job of this process that holds a file, if the job is abandoned."""
    holder: Holder | None = holders.get(file_id) if file_id is not None else None
    if holder is not None and holder.is_abandoned:
        await holder.give_up()
