"""Bulk jobs with a pre-filter: outcomes with the way in which they were found."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from msgspec.structs import replace

from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.results import BulkResult, Outcome, OutcomeStatus

if TYPE_CHECKING:
    from altegio_async.bulk.batches import Entry
    from altegio_async.bulk.checkpoint_rows import Store
    from altegio_async.bulk.planner import Planner
    from altegio_async.bulk.prefilter.lookup import PrefilteredLookup, PrefilteredValue

__all__ = ["PrefilteredJob"]

X = TypeVar("X")

_CLIENT_KEY: Final = ("location_id", "client_id")


class PrefilteredJob(BulkJob[tuple[int, Any], list[X]]):
    """A look-up by phone or client id with a pre-filter."""

    async def _prepare(self, store: Store[list[X]] | None) -> None:
        """Let the look-up compare the keys of a location with its client base, if all keys are known."""
        if self._planner is not None:
            cast("PrefilteredLookup[X]", self._lookup).list_unfinished = self._planner.list_unfinished

    def _create_planner(self, memory: int | None) -> Planner[Any, list[X]]:
        planner = super()._create_planner(memory)
        cast("PrefilteredLookup[X]", self._lookup).on_filtered = planner.recount_requests_left
        return planner

    async def _iterate_outcomes(self) -> AsyncGenerator[Outcome[tuple[int, Any], list[X]]]:
        async with self._run(awaited=False) as (scheduler, consumer):
            while entries := await scheduler.next():
                for entry in entries:
                    yield _to_outcome(entry)
                consumer.update()

    async def _collect(self) -> BulkResult[tuple[int, Any], list[X]]:
        return self._convert_result(await super()._collect())

    def _convert_result(
        self, result: BulkResult[tuple[int, Any], Any]
    ) -> BulkResult[tuple[int, Any], list[X]]:
        """Return a result with the rows of clients as values. Its other parts contain how they were found."""
        lookup = cast("PrefilteredLookup[X]", self._lookup)
        prefiltered: dict[tuple[int, Any], PrefilteredValue[list[X]]] = result.ok
        known = {key: one.client_known for key, one in prefiltered.items() if one.client_known is not None}
        keys = list(prefiltered) or [*result.missing, *result.failed]
        has_ids_only = bool(keys) and all(isinstance(key[1], int) for key in keys)
        return replace(
            result,
            ok={key: one.value for key, one in prefiltered.items()},
            kind=lookup.value_kind,
            key_names=_CLIENT_KEY if has_ids_only else lookup.key_names,
            client_known={**known, **dict.fromkeys(result.missing, False)},
            ways={key: _name_way(one) for key, one in prefiltered.items()},
            fallback_reasons={key: one.reason for key, one in prefiltered.items() if one.reason is not None},
        )


def _to_outcome(entry: Entry[Any]) -> Outcome[tuple[int, Any], Any]:
    if entry.status is OutcomeStatus.OK:
        found = cast("PrefilteredValue[Any]", entry.value)
        return Outcome(
            entry.key, entry.status, found.value, None, found.client_known, _name_way(found), found.reason
        )
    is_known = False if entry.status is OutcomeStatus.MISSING else None
    return Outcome(entry.key, entry.status, None, entry.error, is_known)


def _name_way(found: PrefilteredValue[Any]) -> str:
    return "prefiltered" if found.reason is None else "by_phone"
