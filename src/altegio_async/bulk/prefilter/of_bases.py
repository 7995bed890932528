"""Look-ups of all clients of locations with a pre-filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeVar

from altegio_async._core.operation import Endpoint
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.base_reader import BaseReader, KeysOfBases, select_readable
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.prefilter.client_base import decode_phone
from altegio_async.bulk.prefilter.create import HOLDINGS, create_job_of_lookup
from altegio_async.bulk.prefilter.holdings import Holdings
from altegio_async.bulk.prefilter.job import PrefilteredJob
from altegio_async.bulk.prefilter.location_filter import FilteredLocation
from altegio_async.bulk.prefilter.lookup import PrefilteredLookup, PrefilteredValue

__all__ = ["create_job_of_bases"]

X = TypeVar("X")


class PrefilteredBaseLookup(KeysOfBases, PrefilteredLookup[X]):
    """Looks up the clients of locations. The client bases of the pre-filter are the source of the keys.

    Args:
        pipeline: sends the requests.
        endpoint: the operation that looks up a phone.
        holdings: what the job looks up.
        location_ids: the locations.
        options: the options of the job.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        endpoint: Endpoint[list[X]],
        holdings: Holdings,
        location_ids: Any,
        options: Options,
    ) -> None:
        super().__init__(pipeline, endpoint, holdings, max_in_flight=options.max_in_flight)
        self._started: dict[int, FilteredLocation[X]] = {}
        self._reader = BaseReader(
            pipeline, location_ids, retry=options.retry_failed, find_known=self.find_phones
        )

    @property
    def keys(self) -> Any:
        """The keys of all clients."""
        return self._reader.iterate_keys()

    def count_requests(self, location: int, questions: Sequence[int | str], size: int) -> RequestCount:
        """Return how many requests the phones of a location need; none if its client base cannot be read."""
        return super().count_requests(location, select_readable(questions), size)

    async def find_phones(self, location: int) -> Iterable[str] | None:
        """Return the phones of a location, or None if its client base cannot be read.

        The holders are searched for when the first phone is looked up. A resumed job that has all outcomes of
        a location does not search for them.
        """
        self._started[location] = started = await self._filter.start(location, None)
        return None if started.base is None else map(decode_phone, started.base.codes)

    async def _filter_location(self, location: int) -> FilteredLocation[X]:
        started = self._started.pop(location, None) or await self._filter.start(location, None)
        await self._filter.finish(location, started)
        return started

    async def prepare(self, location: int, questions: Sequence[int | str]) -> None:
        """Run the pre-filter of a location whose client base can be read."""
        if select_readable(questions):
            await super().prepare(location, questions)

    async def fetch(
        self, location: int, questions: Sequence[int | str]
    ) -> dict[int | str, PrefilteredValue[list[X]]]:
        """Return the rows of a client.

        Raises:
            AltegioError: a request failed, or the client base of the location cannot be read.
        """
        self.check_readable(location, questions[0])
        return await super().fetch(location, questions)


def create_job_of_bases(
    pipeline: Pipeline,
    endpoint: Endpoint[list[X]],
    location_ids: Any,
    options: Options,
    kind: Literal["memberships", "gift_cards"],
) -> PrefilteredJob[X]:
    """Return a job that looks up all clients of locations with a pre-filter.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """
    lookup = PrefilteredBaseLookup(pipeline, endpoint, HOLDINGS[kind], location_ids, options)
    return create_job_of_lookup(pipeline, endpoint, lookup, lookup.keys, options)
