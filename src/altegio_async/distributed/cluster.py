"""Calls to a Dask cluster through a synchronous or an asynchronous Dask client."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from altegio_async._extras import import_extra
from altegio_async.distributed.election import parse_workers
from altegio_async.distributed.worker import close, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.distributed.election import Worker

_FETCH_SECONDS: Final = 10.0  # timeout for a value from its worker
_CALL_SECONDS: Final = 30.0  # timeout for other calls; a busy scheduler can be slow


class LostError(Exception):
    """The value of a chunk is lost: its worker died, or the value cannot be fetched."""


class Cluster:
    """A Dask cluster, used through its client.

    Args:
        dask: a synchronous or asynchronous `distributed.Client`.
        group: returns the group of a host from its name. The workers of a group share a rate limit.
    """

    def __init__(self, dask: Any, group: Callable[[str], str]) -> None:
        distributed = import_extra("distributed", "dask")
        self._dask = dask
        self._group = group
        self._cancelled = distributed.client.FutureCancelledError
        # Errors of the cluster: workers died, or a stopped worker cancelled its tasks.
        self._lost = (
            asyncio.CancelledError,
            distributed.scheduler.KilledWorker,
            distributed.scheduler.NoValidWorkerError,
        )

    async def fetch_workers(self) -> dict[str, Worker]:
        """Return the running workers by address; empty while the scheduler cannot be reached."""
        info = await self._call_scheduler(self._dask.sync, self._fetch_identity)
        return parse_workers(info["workers"], self._group) if info is not None else {}

    def submit(self, worker: Worker, **arguments: Any) -> Any:
        """Submit a chunk to one worker and return Dask's future. No other worker can run it."""
        return self._dask.submit(
            look_up, workers=[worker.address], allow_other_workers=False, pure=False, retries=0, **arguments
        )

    async def fetch_value(self, future: Any) -> Any:
        """Return the value of a finished future.

        Raises:
            LostError: the value is lost.
            BaseException: the error of the look-up on its worker.
        """
        if future.status == "error":
            error = await self._call(future.exception)
            if isinstance(error, self._lost):
                raise LostError from error
            raise error
        if future.status != "finished":
            raise LostError
        try:
            if self._dask.asynchronous:
                return await asyncio.wait_for(future.result(), _FETCH_SECONDS)
            return await asyncio.to_thread(future.result, timeout=_FETCH_SECONDS)
        except (TimeoutError, self._cancelled) as error:
            raise LostError from error

    async def cancel(self, futures: list[Any]) -> None:
        """Cancel futures on all workers."""
        if futures:
            await self._call_scheduler(self._dask.cancel, futures, force=True)

    async def close_clients(self, job: str, workers: list[Worker]) -> None:
        """Close the clients of a job on running workers."""
        addresses = [worker.address for worker in workers]
        if addresses:
            await self._call_scheduler(self._dask.run, close, job, workers=addresses, on_error="ignore")

    async def _fetch_identity(self) -> Any:
        return await self._dask.scheduler.identity(n_workers=-1)

    async def _call_scheduler(self, function: Any, *arguments: Any, **options: Any) -> Any:
        """Return the scheduler's response, or None if it cannot be reached."""
        if self._dask.status != "running":
            return None
        try:
            async with asyncio.timeout(_CALL_SECONDS):
                return await self._call(function, *arguments, **options)
        except OSError:  # includes TimeoutError
            return None

    async def _call(self, function: Any, *arguments: Any, **options: Any) -> Any:
        if self._dask.asynchronous:
            return await function(*arguments, **options)
        return await asyncio.to_thread(function, *arguments, **options)
