"""The few things that are asked of a Dask client, the same for its plain and its asynchronous form."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from altegio_async.distributed.election import workers_of
from altegio_async.distributed.worker import close, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.distributed.election import Worker

_FETCH: Final = 10.0  # seconds
LOST: Final = frozenset({"cancelled", "lost"})


class Cluster:
    """A Dask cluster through its client.

    Args:
        dask: a `distributed.Client`, asynchronous or not.
        group: what workers of one host have in common, from the host's name.
    """

    def __init__(self, dask: Any, group: Callable[[str], str]) -> None:
        self._dask = dask
        self._group = group

    async def workers(self) -> dict[str, Worker]:
        """The workers that run now, by their addresses."""
        if self._dask.asynchronous:
            info = await self._dask.scheduler.identity(n_workers=-1)
        else:
            info = await asyncio.to_thread(self._dask.scheduler_info, n_workers=-1)
        return workers_of(info["workers"], self._group)

    def submit(self, worker: Worker, **arguments: Any) -> Any:
        """Have one worker, and no other, look a portion up; gives Dask's future."""
        return self._dask.submit(
            look_up, workers=[worker.address], allow_other_workers=False, pure=False, retries=0, **arguments
        )

    async def value(self, future: Any) -> Any:
        """The value of a future that is done; its exception is raised.

        Raises:
            TimeoutError: the value does not come, because the worker that has it is gone.
        """
        if self._dask.asynchronous:
            return await asyncio.wait_for(future.result(), _FETCH)
        return await asyncio.to_thread(future.result, timeout=_FETCH)

    async def drop(self, futures: list[Any]) -> None:
        """Forget futures, wherever they run."""
        if futures:
            await self._called(self._dask.cancel, futures, force=True)

    async def release(self, job: str, workers: list[Worker]) -> None:
        """Close the clients of a job on workers that still live."""
        addresses = [worker.address for worker in workers]
        if addresses:
            await self._called(self._dask.run, close, job, workers=addresses, on_error="ignore")

    async def _called(self, function: Any, *arguments: Any, **options: Any) -> Any:
        if self._dask.asynchronous:
            return await function(*arguments, **options)
        return await asyncio.to_thread(function, *arguments, **options)
