"""Cluster jobs: submit chunks to active workers, collect outcomes, and replace workers that died."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pickle import PicklingError
from typing import Any, TypedDict, Unpack
from uuid import uuid4

from msgspec import Struct

from altegio_async._core.validation import (
    check_count,
    check_option_names,
    check_plain_function,
    check_seconds,
)
from altegio_async._extras import import_extra
from altegio_async.bulk import BulkResult
from altegio_async.bulk.options import OnProgress, Options, show_options
from altegio_async.client import AltegioClient
from altegio_async.distributed.cluster import Cluster, LostError
from altegio_async.distributed.election import Elections, Worker
from altegio_async.distributed.partition import CHUNK_SIZES, Chunk, WorkQueue, read_keys
from altegio_async.errors import APIConnectionError, InvalidArgumentError


class ChunkOptions(TypedDict, total=False):
    """Options of the bulk job that looks up a chunk. See `altegio_async.bulk.LookupOptions`."""

    max_in_flight: int
    batch_size: int
    retry_failed: bool


@show_options(ChunkOptions)
async def look_up(
    dask: Any,
    lookup: str,
    keys: Any,
    *,
    connect: Callable[[], AltegioClient] = AltegioClient,
    group: Callable[[str], str] = str,
    chunk_size: int | None = None,
    settle: float = 61.0,
    patience: float = 60.0,
    poll: float = 0.2,
    on_progress: OnProgress | None = None,
    **options: Unpack[ChunkOptions],
) -> BulkResult[Any, Any]:
    """Run a bulk look-up on a Dask cluster. N hosts are N times as fast as one.

    The API limits requests by IP address. On each host one active worker sends requests, with one client and
    one rate limiter. When it dies, another worker of the host becomes active, and its unfinished keys are
    requested again. Every key has exactly one outcome.

    Args:
        dask: a synchronous or asynchronous `distributed.Client`.
        lookup: "gift_cards", "memberships", "gift_card_types" or "membership_types".
        keys: as for `altegio.bulk`.
        connect: creates the client on a worker. It runs in the event loop and must not block. By default the
            client reads the environment variables of the worker; tokens are not sent through the cluster.
        group: returns the group of a host from its name. The hosts of a group share a public IP address; use
            `lambda host: "office"` if all hosts do. By default each host has its own address.
        chunk_size: keys per chunk; by default 50 phones or 500 ids. A worker has one chunk at a time. A chunk
            is requested again when its worker dies.
        settle: seconds for which a host sends no requests after its active worker died. Use the longest
            window of the rate limit, because the number of requests of the dead worker is unknown.
        patience: seconds to wait for a worker or for the scheduler before the remaining keys fail.
        poll: seconds between checks of the cluster.
        on_progress: called with the number of finished keys, of all keys, and of failed keys.
        options: see `ChunkOptions`. A `checkpoint` is not supported, because workers share neither tokens nor
            files.

    Raises:
        InvalidArgumentError: an unknown look-up, an invalid option, or an invalid key; nothing was sent.
        ConfigurationError: the extra `dask` is not installed, or a worker has no token.
        Exception: the error of `connect` on a worker.
    """
    _check_arguments(dask, lookup, connect, options)
    check_plain_function("group", group)
    if on_progress is not None:
        check_plain_function("on_progress", on_progress)
    for name, seconds in {"settle": settle, "patience": patience, "poll": poll}.items():
        check_seconds(name, seconds)
    size = CHUNK_SIZES[lookup] if chunk_size is None else check_count("chunk_size", chunk_size)
    queue = WorkQueue(await read_keys(lookup, keys), size)
    task = {"job": uuid4().hex, "connect": connect, "lookup": lookup, "options": options}
    run = _Run(Cluster(dask, group), queue, Elections(settle), task)
    try:
        await run.run(patience, poll, on_progress)
    finally:
        await run.clean_up()
    return queue.build_result()


def _check_arguments(dask: Any, lookup: object, connect: Any, options: ChunkOptions) -> None:
    """Raise InvalidArgumentError if an argument cannot be used on a cluster.

    Raises:
        InvalidArgumentError: an argument is not valid.
        ConfigurationError: the extra `dask` is not installed.
    """
    distributed = import_extra("distributed", "dask")
    if not isinstance(dask, distributed.Client):
        raise InvalidArgumentError(f"dask must be a distributed.Client, got {type(dask).__name__}")
    if lookup == "memberships_by_client":
        raise InvalidArgumentError(
            "memberships_by_client joins two lists in one process and cannot be divided among workers: "
            "call altegio.bulk.memberships_by_client"
        )
    if not isinstance(lookup, str) or lookup not in CHUNK_SIZES:
        raise InvalidArgumentError(f"lookup must be one of {', '.join(sorted(CHUNK_SIZES))}, got {lookup!r}")
    if "prefilter" in options:
        raise InvalidArgumentError(
            "prefilter reads the client base of each location in one process and cannot be divided among "
            f"workers: call altegio.bulk.{lookup}"
        )
    check_option_names(options, ChunkOptions.__annotations__)
    Options(**options)
    check_plain_function("connect", connect)
    try:
        import_extra("cloudpickle", "dask").dumps(connect)
    except (AttributeError, TypeError, PicklingError) as error:
        raise InvalidArgumentError(f"connect cannot be sent to the workers: {error}") from error


class _Submission(Struct, frozen=True):
    """A chunk that was submitted to a worker."""

    worker: Worker
    chunk: Chunk


class _Run:
    """A running job.

    Args:
        cluster: the Dask cluster.
        queue: the chunks and their outcomes.
        elections: the active workers.
        task: the arguments of `worker.look_up` except the keys.
    """

    def __init__(
        self, cluster: Cluster, queue: WorkQueue, elections: Elections, task: dict[str, Any]
    ) -> None:
        self._cluster = cluster
        self._queue = queue
        self._elections = elections
        self._task = task
        self._submitted: dict[Any, _Submission] = {}  # by Dask's future

    async def run(self, patience: float, poll: float, on_progress: OnProgress | None) -> None:
        """Run the job until every key has an outcome."""
        queue, reported = self._queue, 0
        last_seen = time.monotonic()  # time at which the cluster had an active worker
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
        """Cancel all futures and close the clients of the job."""
        await self._cluster.cancel(list(self._submitted))
        await self._cluster.close_clients(self._task["job"], self._elections.active)

    async def _replace_dead_workers(self) -> None:
        dead = self._elections.update(await self._cluster.fetch_workers(), time.monotonic())
        # This includes finished chunks: a value that was not fetched is lost with its worker.
        await self._requeue([future for future, sent in self._submitted.items() if sent.worker in dead])

    async def _collect(self) -> None:
        """Add the outcomes of finished chunks to the queue."""
        while (
            future := next((item for item in self._submitted if item.status != "pending"), None)
        ) is not None:
            try:
                self._queue.kind, outcomes = await self._cluster.fetch_value(future)
            except LostError:
                # Elect a successor first, so that the chunk is not submitted to the dead worker again.
                await self._replace_dead_workers()
                await self._requeue([future])
            else:
                del self._submitted[future]
                self._queue.add_outcomes(outcomes)

    async def _requeue(self, futures: list[Any]) -> None:
        """Queue the chunks of lost futures again, and cancel the futures."""
        for future in [future for future in futures if future in self._submitted]:
            self._queue.requeue(self._submitted.pop(future).chunk)
        await self._cluster.cancel(futures)

    def _submit_chunks(self, now: float) -> None:
        """Submit one chunk to each idle active worker, so that a dead worker loses at most one chunk."""
        busy = {sent.worker for sent in self._submitted.values()}
        for worker in self._elections.active:
            if worker in busy or self._elections.is_paused(worker, now):
                continue
            chunk = self._queue.take()
            if chunk is None:
                return
            future = self._cluster.submit(worker, keys=chunk.keys, **self._task)
            self._submitted[future] = _Submission(worker, chunk)
