"""Look-ups of all clients of locations: their phones are read from the client bases and become the keys."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Final, TypeVar

from altegio_async._core.client_phones import is_masked, read_client_phone
from altegio_async._core.operation import Operation
from altegio_async.bulk.checkpoint_opener import make_checkpoint_opener
from altegio_async.bulk.client_bases import CLIENTS_PER_PAGE, ClientSearch
from altegio_async.bulk.job import BulkJob
from altegio_async.bulk.lists import pair_all
from altegio_async.bulk.lookups import ByPhone
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.sources import is_collection
from altegio_async.errors import AltegioError, APIResponseError, AuthenticationError, ClientClosedError
from altegio_async.pagination import Pager

if TYPE_CHECKING:
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.bulk.options import Options

__all__ = ["look_up_bases"]

X = TypeVar("X")

logger: Final = logging.getLogger("altegio_async")

UNREADABLE: Final = ""
"""The phone in the key of a location whose client base cannot be read."""


class BaseReader:
    """Reads the phones of the clients of locations, one location after another.

    The phones of a location are held while its clients are looked up. Its pages are read without a pause,
    because rows move between pages while the base changes.

    Args:
        pipeline: sends the requests.
        location_ids: the locations. A repeated one is read once.
        retry: read the bases again at the end that could not be read.

    Attributes:
        errors: the errors of locations that cannot be read.
        count: number of locations; None if it is unknown.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """

    def __init__(self, pipeline: Pipeline, location_ids: Any, *, retry: bool) -> None:
        self._pipeline = pipeline
        self._search = ClientSearch(["id", "phone"])
        self._retry = retry
        self._locations = pair_all(location_ids)
        self.errors: dict[int, AltegioError] = {}
        self.count: int | None = (
            len({location for location, _ in self._locations}) if is_collection(self._locations) else None
        )

    async def iterate_keys(self) -> AsyncIterator[tuple[int, str]]:
        """Yield the location and the phone of each client, and one key for each location without access."""
        known: set[int] = set()
        async with aclosing(self._iterate_locations()) as locations:
            async for location in locations:
                if location in known:
                    continue
                known.add(location)
                for phone in await self._try_phones(location):
                    yield location, phone
                if location in self.errors and not self._retry:
                    yield location, UNREADABLE
        if self._retry:
            for location in list(self.errors):
                for phone in await self._try_phones(location):
                    yield location, phone
                if location in self.errors:
                    yield location, UNREADABLE

    async def _iterate_locations(self) -> AsyncGenerator[int]:
        if not isinstance(self._locations, AsyncGenerator):
            for location, _ in self._locations:
                yield location
            return
        async with aclosing(self._locations) as pairs:
            async for location, _ in pairs:
                yield location

    async def _try_phones(self, location: int) -> list[str]:
        """Return the phones of a location; record its error and return none if it cannot be read."""
        refused = next(
            (error for error in self.errors.values() if isinstance(error, AuthenticationError)), None
        )
        if refused is not None:
            self.errors[location] = refused
            return []
        try:
            phones = await self._read_phones(location)
        except ClientClosedError:
            raise
        except AltegioError as error:
            self.errors[location] = error.with_traceback(None)
            return []
        self.errors.pop(location, None)
        return phones

    async def _read_phones(self, location: int) -> list[str]:
        """Return the digits of the phones of a location, each once, in the order of the client ids.

        Raises:
            APIResponseError: phones are masked, or the list is not complete.
            AltegioError: see `altegio_async.errors`.
        """
        phones: dict[str, None] = {}
        absent = 0
        pager = Pager(self._pipeline, self._search.create_operation(location), page_size=CLIENTS_PER_PAGE)
        async for page in pager.pages():
            for client in page.items:
                if is_masked(client.phone):
                    raise APIResponseError(
                        f"the phones of location {location} are masked: the user has no right to see contacts"
                    )
                phone = read_client_phone(client.phone)
                if phone is None:
                    absent += 1
                else:
                    phones[phone] = None
        if absent:
            logger.info("location %s: %s clients without a usable phone are not looked up", location, absent)
        return list(phones)


class ByPhoneOfBase(ByPhone[X]):
    """Looks up the rows of the clients of a location by the phones that a `BaseReader` has read."""

    def __init__(
        self, caller: Any, operation: Callable[[int, str], Operation[list[X]]], reader: BaseReader
    ) -> None:
        super().__init__(caller, operation)
        self._reader = reader

    def check(self, value: Any) -> str:
        """Return the phone, which the reader has validated."""
        return str(value)

    def count_unread(self, keys: int | None) -> RequestCount:
        """Return the number of requests: at least one for the base of each location."""
        _ = keys
        return RequestCount(self._reader.count or 0, 0 if self._reader.count == 0 else None)

    async def fetch(self, location: int, questions: Sequence[str]) -> dict[str, list[X]]:
        """Send a request and return the rows of its phone.

        Raises:
            AltegioError: the request failed, or the client base of the location cannot be read.
        """
        if questions[0] == UNREADABLE:
            raise self._reader.errors[location]
        return await super().fetch(location, questions)


def look_up_bases(
    pipeline: Pipeline,
    operation: Callable[[int, str], Operation[list[X]]],
    location_ids: Any,
    options: Options,
) -> BulkJob[tuple[int, str], list[X]]:
    """Return a job that looks up all clients of locations by phone.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """
    reader = BaseReader(pipeline, location_ids, retry=options.retry_failed)
    return BulkJob(
        ByPhoneOfBase(pipeline, operation, reader),
        reader.iterate_keys(),
        options,
        limiter=pipeline.limiter,
        open_checkpoint=make_checkpoint_opener(pipeline, operation(1, "1").endpoint.id, options),
    )
