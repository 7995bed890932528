"""The few things that are asked of a Dask client, the same for its plain and its asynchronous form."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from altegio_async._extras import need
from altegio_async.distributed.election import workers_of
from altegio_async.distributed.worker import close, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.distributed.election import Worker

_FETCH: Final = 10.0  # seconds for a value from its worker
_ANSWER: Final = 30.0  # seconds for anything else; a busy scheduler may take some


class LostError(Exception):
    """What a worker was to look up is gone: it died, or does not hand its value out."""


class Cluster:
    """A Dask cluster through its client.

    Args:
        dask: a `distributed.Client`, asynchronous or not.
        group: what workers of one host have in common, from the host's name.
    """

    def __init__(self, dask: Any, group: Callable[[str], str]) -> None:
        distributed = need("distributed", "dask")
        self._dask = dask
        self._group = group
        self._cancelled = distributed.client.FutureCancelledError
        # Not errors of the look-up: Dask saw workers die, or one that was shut down ended its tasks.
        self._lost = (
            asyncio.CancelledError,
            distributed.scheduler.KilledWorker,
            distributed.scheduler.NoValidWorkerError,
        )

    async def workers(self) -> dict[str, Worker]:
        """The workers that run now, by their addresses; none while the scheduler cannot be reached."""
        info = await self._asked(self._dask.sync, self._identity)
        return workers_of(info["workers"], self._group) if info is not None else {}

    def submit(self, worker: Worker, **arguments: Any) -> Any:
        """Have one worker, and no other, look a portion up; gives Dask's future."""
        return self._dask.submit(
            look_up, workers=[worker.address], allow_other_workers=False, pure=False, retries=0, **arguments
        )

    async def value(self, future: Any) -> Any:
        """The value of a future that is no longer pending.

        Raises:
            LostError: it does not come.
            BaseException: what the look-up raised on its worker.
        """
        if future.status == "error":
            error = await self._called(future.exception)
            if isinstance(error, self._lost):
                raise LostError from error
            raise error
        if future.status != "finished":
            raise LostError
        try:
            if self._dask.asynchronous:
                return await asyncio.wait_for(future.result(), _FETCH)
            return await asyncio.to_thread(future.result, timeout=_FETCH)
        except (TimeoutError, self._cancelled) as error:
            raise LostError from error

    async def drop(self, futures: list[Any]) -> None:
        """Forget futures, wherever they run."""
        if futures:
            await self._asked(self._dask.cancel, futures, force=True)

    async def release(self, job: str, workers: list[Worker]) -> None:
        """Close the clients of a job on workers that still live."""
        addresses = [worker.address for worker in workers]
        if addresses:
            await self._asked(self._dask.run, close, job, workers=addresses, on_error="ignore")

    async def _identity(self) -> Any:
        return await self._dask.scheduler.identity(n_workers=-1)

    async def _asked(self, function: Any, *arguments: Any, **options: Any) -> Any:
        """What the scheduler answers; None when it cannot be reached."""
        if self._dask.status != "running":
            return None
        try:
            async with asyncio.timeout(_ANSWER):
                return await self._called(function, *arguments, **options)
        except OSError:  # a time-out is one too
            return None

    async def _called(self, function: Any, *arguments: Any, **options: Any) -> Any:
        if self._dask.asynchronous:
            return await function(*arguments, **options)
        return await asyncio.to_thread(function, *arguments, **options)
