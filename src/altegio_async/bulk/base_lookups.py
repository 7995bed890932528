"""Look-ups of all clients of locations by phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

from altegio_async._core.operation import Endpoint
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.base_reader import BaseReader, KeysOfBases, select_readable
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lookups import ByPhone, Caller
from altegio_async.bulk.options import Options
from altegio_async.bulk.plan import RequestCount

__all__ = ["look_up_bases"]

X = TypeVar("X")


class ByPhoneOfBase(KeysOfBases, ByPhone[X]):
    """Looks up the rows of the clients of a location by the phones that a `BaseReader` has read."""

    def __init__(self, caller: Caller, endpoint: Endpoint[list[X]], reader: BaseReader) -> None:
        super().__init__(caller, endpoint)
        self._reader = reader

    def count_requests(self, location: int, questions: Sequence[str], size: int) -> RequestCount:
        """Return how many requests the phones of a location need; none if its client base cannot be read."""
        return super().count_requests(location, select_readable(questions), size)

    async def fetch(self, location: int, questions: Sequence[str]) -> dict[str, list[X]]:
        """Send a request and return the rows of its phone.

        Raises:
            AltegioError: the request failed, or the client base of the location cannot be read.
        """
        self.check_readable(location, questions[0])
        return await super().fetch(location, questions)


def look_up_bases(
    pipeline: Pipeline,
    endpoint: Endpoint[list[X]],
    location_ids: Any,
    options: Options,
    kind: Literal["memberships", "gift_cards"],
) -> BulkJob[tuple[int, str], list[X]]:
    """Return a job that looks up all clients of locations by phone.

    Args:
        pipeline: sends the requests.
        endpoint: the operation that looks up a phone.
        location_ids: the locations.
        options: the validated options.
        kind: what the operation looks up.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """
    if options.prefilter:
        from altegio_async.bulk.prefilter.of_bases import create_job_of_bases  # noqa: PLC0415 - most jobs do not need it

        return create_job_of_bases(pipeline, endpoint, location_ids, options, kind)
    reader = BaseReader(pipeline, location_ids, retry=options.retry_failed)
    return BulkJob(
        ByPhoneOfBase(pipeline, endpoint, reader),
        reader.iterate_keys(),
        options,
        limiter=pipeline.limiter,
        open_checkpoint=make_checkpoint_opener(pipeline, endpoint.id, options),
    )
