"""Run a job: submit chunks to the active workers, collect outcomes, and replace workers that died."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pickle import PicklingError
from typing import Any, Final
from uuid import uuid4

from altegio_async._core.options import is_finite
from altegio_async._core.type_guards import as_int
from altegio_async._core.validation import check_plain_function
from altegio_async._extras import need
from altegio_async.bulk import BulkResult
from altegio_async.bulk.options import OnProgress, Options
from altegio_async.client import AltegioClient
from altegio_async.distributed.cluster import Cluster, LostError
from altegio_async.distributed.election import Elections, Worker
from altegio_async.distributed.partition import CHUNK_SIZES, Chunk, WorkQueue, read_keys
from altegio_async.errors import APIConnectionError, InvalidArgumentError

_OPTIONS: Final = frozenset({"batch_size", "max_in_flight", "retry_failed"})
"""Options of a bulk job that apply to a chunk."""


async def look_up(
    dask: Any,
    lookup: str,
    keys: Any,
    *,
    connect: Callable[[], AltegioClient] = AltegioClient,
    group: Callable[[str], str] = str,
    portion: int | None = None,
    settle: float = 61.0,
    patience: float = 60.0,
    poll: float = 0.2,
    on_progress: OnProgress | None = None,
    **options: Any,
) -> BulkResult[Any, Any]:
    """Run a bulk look-up on a Dask cluster. N hosts are N times as fast as one.

    The API limits requests by IP address. On each host one worker sends requests, with one client and one
    rate limiter. When it dies, another worker of the host takes over, and its unfinished keys are requested
    again. Every key ends with exactly one outcome.

    Args:
        dask: a `distributed.Client`, asynchronous or not.
        lookup: "gift_cards", "memberships", "gift_card_types" or "membership_types".
        keys: as for `altegio.bulk`.
        connect: creates the client on a worker, in its event loop, so it must not block. By default from the
            environment variables of the workers, because tokens are not sent through the cluster.
        group: returns the name of the group of hosts that share a public IP address, from a host's name;
            `lambda host: "office"` if all do. By default each host has its own.
        portion: keys per chunk. A worker gets one chunk at a time, and a chunk is requested again when its
            worker dies. By default 50 phones or 500 ids.
        settle: seconds for which a host sends nothing after its active worker died. Use the longest window of
            the rate limit, because the requests of the dead worker are not known.
        patience: seconds to wait for a worker, or for the scheduler; after that the remaining keys fail.
        poll: seconds between checks of the cluster.
        on_progress: called with the number of keys done, all keys, and failed keys.
        options: `max_in_flight`, `batch_size` and `retry_failed`, as for `altegio.bulk`. There is no
            `checkpoint`, because the workers share neither a token nor a file.

    Raises:
        InvalidArgumentError: an unknown look-up, an invalid option, or an invalid key; nothing was sent.
        ConfigurationError: the extra `dask` is not installed, or a worker has no token.
        Exception: the error of `connect` on a worker.
    """
    _check_arguments(dask, lookup, connect, options)
    check_plain_function("group", group)
    if on_progress is not None:
        check_plain_function("on_progress", on_progress)
    size = portion if portion is not None else CHUNK_SIZES[lookup]
    _check_numbers(size, settle=settle, patience=patience, poll=poll)
    queue = WorkQueue(await read_keys(lookup, keys), size)
    task = {"job": uuid4().hex, "connect": connect, "lookup": lookup, "options": options}
    run = _Run(Cluster(dask, group), queue, Elections(settle), task)
    try:
        await run.run(patience, poll, on_progress)
    finally:
        await run.clean_up()
    return queue.result()


def _check_arguments(dask: Any, lookup: object, connect: Any, options: dict[str, Any]) -> None:
    distributed = need("distributed", "dask")
    if not isinstance(dask, distributed.Client):
        raise InvalidArgumentError(f"dask must be a distributed.Client, got {type(dask).__name__}")
    if not isinstance(lookup, str) or lookup not in CHUNK_SIZES:
        raise InvalidArgumentError(f"lookup must be one of {', '.join(sorted(CHUNK_SIZES))}, got {lookup!r}")
    if refused := sorted(options.keys() - _OPTIONS):
        raise InvalidArgumentError(f"options that a job on a cluster does not support: {', '.join(refused)}")
    Options(**options)
    check_plain_function("connect", connect)
    try:
        need("cloudpickle", "dask").dumps(connect)
    except (AttributeError, TypeError, PicklingError) as error:
        raise InvalidArgumentError(f"connect cannot be sent to the workers: {error}") from error


def _check_numbers(portion: object, **seconds: object) -> None:
    if (size := as_int(portion)) is None or size < 1:
        raise InvalidArgumentError(f"portion must be an int of at least 1, got {portion!r}")
    for name, value in seconds.items():
        if not (is_finite(value) and value >= 0):
            raise InvalidArgumentError(f"{name} must be a number of seconds, zero or more, got {value!r}")


class _Run:
    """One job.

    Args:
        task: the arguments of `worker.look_up` except the keys.
    """

    def __init__(
        self, cluster: Cluster, queue: WorkQueue, elections: Elections, task: dict[str, Any]
    ) -> None:
        self._cluster = cluster
        self._queue = queue
        self._elections = elections
        self._task = task
        self._out: dict[Any, tuple[Worker, Chunk]] = {}  # by Dask's future

    async def run(self, patience: float, poll: float, on_progress: OnProgress | None) -> None:
        queue, reported = self._queue, 0
        last_seen = time.monotonic()  # of any worker
        while queue.done < queue.total:
            await self._replace_dead_workers()
            await self._collect()
            now = time.monotonic()
            if self._elections.active:
                last_seen = now
            elif now - last_seen >= patience:
                queue.fail_waiting(APIConnectionError(f"the cluster had no worker for {patience:g} s"))
            if queue.refused is not None:
                queue.fail_waiting(queue.refused)
            self._submit_chunks(now)
            if on_progress is not None and queue.done != reported:
                reported = queue.done
                on_progress(queue.done, queue.total, queue.failed)
            if queue.done < queue.total:
                await asyncio.sleep(poll)

    async def clean_up(self) -> None:
        await self._cluster.drop(list(self._out))
        await self._cluster.release(self._task["job"], self._elections.active)

    async def _replace_dead_workers(self) -> None:
        dead = self._elections.update(await self._cluster.workers(), time.monotonic())
        # Finished chunks too: a value that was not fetched is lost with its worker.
        await self._requeue([future for future, (worker, _) in self._out.items() if worker in dead])

    async def _collect(self) -> None:
        while (future := next((item for item in self._out if item.status != "pending"), None)) is not None:
            try:
                self._queue.kind, outcomes = await self._cluster.value(future)
            except LostError:
                await (
                    self._replace_dead_workers()
                )  # first, so that the chunk is not submitted to a dead worker
                await self._requeue([future])
            else:
                del self._out[future]
                self._queue.add_outcomes(outcomes)

    async def _requeue(self, futures: list[Any]) -> None:
        for future in [future for future in futures if future in self._out]:
            _, chunk = self._out.pop(future)
            self._queue.put_back(chunk)
        await self._cluster.drop(futures)

    def _submit_chunks(self, now: float) -> None:
        """Submit one chunk to each active worker without one. A dead worker loses one chunk at most."""
        busy = {worker for worker, _ in self._out.values()}
        for worker in self._elections.active:
            if worker in busy or self._elections.is_paused(worker, now):
                continue
            chunk = self._queue.take()
            if chunk is None:
                return
            future = self._cluster.submit(worker, keys=chunk.keys, **self._task)
            self._out[future] = (worker, chunk)
