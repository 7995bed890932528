"""A bulk job: iterate over it, or await it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, cast

from altegio_async.bulk.engine import Engine
from altegio_async.bulk.keys import read_known
from altegio_async.bulk.outcomes import BulkResult, Outcome, OutcomeStatus
from altegio_async.bulk.plan import Entry, Plan

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from types import TracebackType

    from altegio_async.bulk.lookups import Caller, Lookup
    from altegio_async.bulk.options import Options
    from altegio_async.errors import AltegioError

__all__ = ["BulkJob"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

REMEMBERED: Final = 1_000
"""Answered keys of a stream among which a repeat is recognised."""


class BulkJob(Generic[K, V]):
    """A bulk look-up that starts when it is iterated over or awaited, once.

    `async for outcome in job` gives an `Outcome` a key as they complete, and holds no more than a window of
    them. `await job` gives a `BulkResult` with all. A loop that may be left early goes inside
    `async with job:`; when that block ends, no task, no request and no connection in use is left.
    An async iterator that was passed in belongs to the job, which closes it.
    """

    def __init__(
        self,
        caller: Caller,
        lookup: Lookup[Any, V],
        keys: Any,
        options: Options,
        *,
        cut: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._caller = caller
        self._lookup = lookup
        self._options = options
        self._cut = cut
        self._source: Any = keys
        self._plan: Plan[Any, V] | None = None
        self._started = self._entered = False
        self._stream: AsyncGenerator[Outcome[K, V]] | None = None
        plan = self._new_plan(memory=0)
        if read_known(keys, plan.add, plan.add_all):
            # All keys have been seen before the first request, so repeats need no memory afterwards.
            self._plan = plan
            self._source = None

    def __aiter__(self) -> AsyncIterator[Outcome[K, V]]:
        self._start()
        stream = self._outcomes()
        if self._entered:
            self._stream = stream
        return stream

    def __await__(self) -> Generator[Any, None, BulkResult[K, V]]:
        self._start()
        return self._collected().__await__()

    async def __aenter__(self) -> Self:
        self._entered = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.aclose()

    def __repr__(self) -> str:
        keys = "keys as they come" if self._plan is None else f"{self._plan.accepted} keys"
        return f"<BulkJob: {keys}{', started' if self._started else ''}>"

    def _start(self) -> None:
        if self._started:
            raise RuntimeError("a bulk job runs once: call the method again for another one")
        self._started = True

    def _new_plan(self, memory: int | None) -> Plan[Any, V]:
        return Plan(
            self._lookup,
            batch_size=self._options.batch_size,
            memory=memory,
            retry=self._options.retry_failed,
            cut=self._cut,
        )

    def _engine(self, memory: int | None) -> Engine[Any, V]:
        plan = self._plan or self._new_plan(memory)
        window = max(self._lookup.read_ahead, 2 * self._options.max_in_flight * plan.size)
        return Engine(self._caller, plan, self._source, self._options, window)

    async def _outcomes(self) -> AsyncGenerator[Outcome[K, V]]:
        engine = self._engine(REMEMBERED)
        try:
            while entries := await engine.next():
                for _, key, status, value, error in entries:
                    yield Outcome(key, status, value, error)
        finally:
            await engine.aclose()

    async def _collected(self) -> BulkResult[K, V]:
        engine = self._engine(None)
        collected: list[Entry[V]] = []
        try:
            while entries := await engine.next():
                collected += entries
        finally:
            await engine.aclose()
        collected.sort(key=itemgetter(0))
        return _result(collected)


def _result(entries: list[Entry[V]]) -> BulkResult[Any, V]:
    ok: dict[Any, V] = {}
    missing: list[Any] = []
    failed: dict[Any, AltegioError] = {}
    for _, key, status, value, error in entries:
        if error is not None:
            failed[key] = error
        elif status is OutcomeStatus.OK:
            ok[key] = cast("V", value)
        else:
            missing.append(key)
    return BulkResult(ok, missing, failed)
