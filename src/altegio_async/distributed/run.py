"""The job itself: portions go out to the asking workers, outcomes come back, the dead are replaced."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from altegio_async._extras import need
from altegio_async.client import AltegioClient
from altegio_async.distributed.cluster import LOST, Cluster
from altegio_async.distributed.election import Elections
from altegio_async.distributed.partition import PORTION, Ledger, read_keys
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from altegio_async.bulk import BulkResult
    from altegio_async.bulk.options import OnProgress
    from altegio_async.distributed.election import Worker
    from altegio_async.distributed.partition import Portion

_AHEAD: Final = 2
"""Portions that a worker has at a time: one to work on, and the next one at hand."""


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
        connect: makes the client on a worker. By default from the environment variables of the workers,
            because tokens are not sent through the cluster.
        group: which hosts share an address towards the internet: gets a host's name and gives the name of
            its group, `lambda host: "office"` for all. By default each host has its own.
        portion: keys that a worker gets at a time, and that are asked again when it dies.
        settle: seconds that a host keeps silent after its asking worker died: the longest window of the
            rate limit, since nobody knows what the dead one had sent.
        patience: seconds to wait for a worker when there is none; then the rest of the keys fail.
        poll: seconds between looks at the cluster.
        on_progress: called with the keys done, the keys in all and the keys failed.
        options: more for the look-up on the workers, such as `max_in_flight` or `retry_failed`.

    Raises:
        InvalidArgumentError: an unknown look-up, an option that cannot work, or a bad key; nothing was sent.
        ConfigurationError: the extra [dask] is not installed, or a worker has no token.
    """
    need("distributed", "dask")
    size = portion if portion is not None else PORTION.get(lookup, 1)
    if size < 1 or min(settle, patience, poll) < 0:
        raise InvalidArgumentError("portion must be at least 1, and settle, patience and poll not negative")
    ledger = Ledger(await read_keys(lookup, keys), size)
    run = _Run(Cluster(dask, group), ledger, Elections(settle), (connect, lookup), options)
    try:
        await run.to_the_end(patience, poll, on_progress)
    finally:
        await run.clean_up()
    return ledger.result()


class _Run:
    """One job under way."""

    def __init__(
        self,
        cluster: Cluster,
        ledger: Ledger,
        elections: Elections,
        what: tuple[Callable[[], AltegioClient], str],
        options: dict[str, Any],
    ) -> None:
        self._cluster = cluster
        self._ledger = ledger
        self._elections = elections
        self._what = what
        self._options = options
        self._job = uuid4().hex
        self._out: dict[Any, tuple[Worker, Portion]] = {}  # Dask's future: who works on what

    async def to_the_end(self, patience: float, poll: float, on_progress: OnProgress | None) -> None:
        ledger, told = self._ledger, 0
        last_seen = time.monotonic()  # of any worker
        while ledger.done < ledger.total:
            await self._replace_the_dead()
            await self._gather()
            self._hand_out()
            now = time.monotonic()
            if self._elections.asking:
                last_seen = now
            elif now - last_seen >= patience:
                ledger.fail_the_rest("the cluster has no worker left")
            if on_progress is not None and ledger.done != told:
                told = ledger.done
                on_progress(ledger.done, ledger.total, ledger.failed)
            if ledger.done < ledger.total:
                await asyncio.sleep(poll)

    async def clean_up(self) -> None:
        await self._cluster.drop(list(self._out))
        await self._cluster.release(self._job, self._elections.asking)

    async def _replace_the_dead(self) -> None:
        gone = self._elections.update(await self._cluster.workers(), time.monotonic())
        # Also what they had finished: a value that was not fetched died with its worker.
        await self._give_back([future for future, (worker, _) in self._out.items() if worker in gone])

    async def _gather(self) -> None:
        distributed = need("distributed", "dask")
        lost = (distributed.client.FutureCancelledError, distributed.KilledWorker)
        for future in [future for future in self._out if future.done()]:
            if future.status in LOST:
                await self._give_back([future])
                continue
            try:
                self._ledger.kind, outcomes = await self._cluster.value(future)
            except TimeoutError:
                return  # its worker has died, which the next look at the cluster will show
            except lost:
                await self._give_back([future])
            else:
                del self._out[future]
                self._ledger.settle(outcomes)

    async def _give_back(self, futures: list[Any]) -> None:
        for future in futures:
            _, portion = self._out.pop(future)
            self._ledger.put_back(portion)
        await self._cluster.drop(futures)

    def _hand_out(self) -> None:
        now = time.monotonic()
        for worker in self._elections.asking:
            busy = sum(who == worker for who, _ in self._out.values())
            for _ in range(_AHEAD - busy):
                portion = self._ledger.take()
                if portion is None:
                    return
                silence = self._elections.silence(worker, now)
                connect, lookup = self._what
                future = self._cluster.submit(
                    worker,
                    job=self._job,
                    connect=connect,
                    lookup=lookup,
                    keys=portion.keys,
                    options=self._options,
                    silence=silence,
                )
                self._out[future] = (worker, portion)
