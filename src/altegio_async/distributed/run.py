"""The job itself: portions go out to the asking workers, outcomes come back, the dead are replaced."""

from __future__ import annotations

import asyncio
import time
from pickle import PicklingError
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from altegio_async._core.options import is_finite
from altegio_async._core.type_guards import as_int
from altegio_async._extras import need
from altegio_async.bulk.options import Options
from altegio_async.client import AltegioClient
from altegio_async.distributed.cluster import Cluster, LostError
from altegio_async.distributed.election import Elections
from altegio_async.distributed.partition import PORTION, Ledger, read_keys
from altegio_async.errors import APIConnectionError, InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.bulk import BulkResult
    from altegio_async.bulk.options import OnProgress
    from altegio_async.distributed.election import Worker
    from altegio_async.distributed.partition import Portion

_OPTIONS: Final = frozenset({"batch_size", "max_in_flight", "retry_failed"})
"""Options of a bulk job that mean something for a portion of one."""


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
    """Run a bulk look-up over a Dask cluster: as many times faster as there are hosts.

    The API limits requests by address. So on each host one worker asks, with one client and one rate
    limiter, and when it dies another one of its host takes over. Its unfinished keys are asked again; every
    key ends with exactly one outcome.

    Args:
        dask: a `distributed.Client`, asynchronous or not.
        lookup: "gift_cards", "memberships", "gift_card_types" or "membership_types".
        keys: as for `altegio.bulk`.
        connect: makes the client on a worker, in its event loop, so it must not block. By default from the
            environment variables of the workers, because tokens are not sent through the cluster.
        group: which hosts share an address towards the internet: gets a host's name and gives the name of
            its group, `lambda host: "office"` for all. By default each host has its own.
        portion: keys that a worker gets at a time, and that are asked again when it dies. By default 50
            phones or 500 ids.
        settle: seconds that a host keeps silent after its asking worker died: the longest window of the
            rate limit, since nobody knows what the dead one had sent.
        patience: seconds to wait for a worker when there is none, or when the scheduler cannot be reached;
            then the rest of the keys fail.
        poll: seconds between looks at the cluster.
        on_progress: called with the keys done, the keys in all and the keys failed.
        options: `max_in_flight`, `batch_size` and `retry_failed`, as for `altegio.bulk`. There is no
            `checkpoint`: it belongs to a token, and those are on the workers, which have no file in common.

    Raises:
        InvalidArgumentError: an unknown look-up, an option that cannot work, or a bad key; nothing was sent.
        ConfigurationError: the extra [dask] is not installed, or a worker has no token.
        Exception: what `connect` raised on a worker.
    """
    _check(dask, lookup, connect, options)
    size = portion if portion is not None else PORTION[lookup]
    _check_numbers(size, settle=settle, patience=patience, poll=poll)
    ledger = Ledger(await read_keys(lookup, keys), size)
    task = {"job": uuid4().hex, "connect": connect, "lookup": lookup, "options": options}
    run = _Run(Cluster(dask, group), ledger, Elections(settle), task)
    try:
        await run.to_the_end(patience, poll, on_progress)
    finally:
        await run.clean_up()
    return ledger.result()


def _check(dask: Any, lookup: object, connect: Any, options: dict[str, Any]) -> None:
    distributed = need("distributed", "dask")
    if not isinstance(dask, distributed.Client):
        raise InvalidArgumentError(f"dask must be a distributed.Client, got {type(dask).__name__}")
    if not isinstance(lookup, str) or lookup not in PORTION:
        raise InvalidArgumentError(f"lookup must be one of {', '.join(sorted(PORTION))}, got {lookup!r}")
    if refused := sorted(options.keys() - _OPTIONS):
        raise InvalidArgumentError(f"no option of a job over a cluster: {', '.join(refused)}")
    Options(**options)
    try:
        need("cloudpickle", "dask").dumps(connect)
    except (AttributeError, TypeError, PicklingError) as error:
        raise InvalidArgumentError(f"connect cannot be sent to the workers: {error}") from error


def _check_numbers(portion: object, **seconds: object) -> None:
    if (size := as_int(portion)) is None or size < 1:
        raise InvalidArgumentError(f"portion must be an int of at least 1, got {portion!r}")
    for name, value in seconds.items():
        if not (is_finite(value) and value >= 0):
            raise InvalidArgumentError(f"{name} must be a number of seconds from 0 on, got {value!r}")


class _Run:
    """One job under way.

    Args:
        task: what `worker.look_up` gets besides the keys.
    """

    def __init__(self, cluster: Cluster, ledger: Ledger, elections: Elections, task: dict[str, Any]) -> None:
        self._cluster = cluster
        self._ledger = ledger
        self._elections = elections
        self._task = task
        self._out: dict[Any, tuple[Worker, Portion]] = {}  # Dask's future: who works on what

    async def to_the_end(self, patience: float, poll: float, on_progress: OnProgress | None) -> None:
        ledger, told = self._ledger, 0
        last_seen = time.monotonic()  # of any worker
        while ledger.done < ledger.total:
            await self._replace_the_dead()
            await self._gather()
            now = time.monotonic()
            if self._elections.asking:
                last_seen = now
            elif now - last_seen >= patience:
                ledger.fail_the_rest(APIConnectionError(f"the cluster had no worker for {patience:g} s"))
            if ledger.refused is not None:
                ledger.fail_the_rest(ledger.refused)
            self._hand_out(now)
            if on_progress is not None and ledger.done != told:
                told = ledger.done
                on_progress(ledger.done, ledger.total, ledger.failed)
            if ledger.done < ledger.total:
                await asyncio.sleep(poll)

    async def clean_up(self) -> None:
        await self._cluster.drop(list(self._out))
        await self._cluster.release(self._task["job"], self._elections.asking)

    async def _replace_the_dead(self) -> None:
        gone = self._elections.update(await self._cluster.workers(), time.monotonic())
        # Also what they had finished: a value that was not fetched died with its worker.
        await self._give_back([future for future, (worker, _) in self._out.items() if worker in gone])

    async def _gather(self) -> None:
        while (future := next((one for one in self._out if one.status != "pending"), None)) is not None:
            try:
                self._ledger.kind, outcomes = await self._cluster.value(future)
            except LostError:
                await self._replace_the_dead()  # before the portion goes out again, maybe to a dead one
                await self._give_back([future])
            else:
                del self._out[future]
                self._ledger.settle(outcomes)

    async def _give_back(self, futures: list[Any]) -> None:
        for future in [future for future in futures if future in self._out]:
            _, portion = self._out.pop(future)
            self._ledger.put_back(portion)
        await self._cluster.drop(futures)

    def _hand_out(self, now: float) -> None:
        """One portion at a time: what a worker has when it dies is what it may have begun."""
        busy = {worker for worker, _ in self._out.values()}
        for worker in self._elections.asking:
            if worker in busy or self._elections.silent(worker, now):
                continue
            portion = self._ledger.take()
            if portion is None:
                return
            future = self._cluster.submit(worker, keys=portion.keys, **self._task)
            self._out[future] = (worker, portion)
