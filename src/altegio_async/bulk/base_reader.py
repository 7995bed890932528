"""The source of keys for look-ups of all clients of locations: it reads the phones from the client bases."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing
from typing import Any, Final, TypeAlias, TypeVar

from altegio_async._core.client_fields import CLIENTS_PER_PAGE
from altegio_async._core.client_phones import (
    describe_hidden,
    describe_masked,
    is_masked,
    read_client_phone,
)
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.client_bases import ClientSearch
from altegio_async.bulk.lists import make_location_keys
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.sources import is_collection
from altegio_async.errors import AltegioError, APIResponseError, AuthenticationError, ClientClosedError
from altegio_async.pagination import Pager

__all__ = ["BaseReader", "KeysOfBases", "select_readable"]

Q = TypeVar("Q")

FindKnown: TypeAlias = Callable[[int], Awaitable[Iterable[str] | None]]

logger: Final = logging.getLogger("altegio_async")

UNREADABLE: Final = ""
"""The phone in the key of a location whose client base cannot be read."""


class BaseReader:
    """Reads the phones of the clients of locations, one location after another.

    The phones of a location are held while its clients are looked up, about 200 bytes per client. Its pages
    are read without a pause, because rows move between pages while the base changes.

    Args:
        pipeline: sends the requests.
        location_ids: the locations. A repeated one is read once.
        retry: at the end, read those client bases again that could not be read.
        find_known: returns the phones of a location whose base has been read for another purpose, or None.

    Attributes:
        errors: the errors of locations that cannot be read.
        count: number of locations; None if it is unknown.

    Raises:
        InvalidArgumentError: a location id is not valid.
    """

    def __init__(
        self, pipeline: Pipeline, location_ids: Any, *, retry: bool, find_known: FindKnown | None = None
    ) -> None:
        self._pipeline = pipeline
        self._search = ClientSearch(["id", "phone"])
        self._retry = retry
        self._find_known = find_known
        self._locations = make_location_keys(location_ids)
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
                for phone in await self._try_read_phones(location):
                    yield location, phone
                if location in self.errors and not self._retry:
                    yield location, UNREADABLE
        if self._retry:
            for location in list(self.errors):
                for phone in await self._try_read_phones(location):
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

    async def _try_read_phones(self, location: int) -> Iterable[str]:
        """Return the phones of a location; record its error and return none if it cannot be read."""
        refused = next(
            (error for error in self.errors.values() if isinstance(error, AuthenticationError)), None
        )
        if refused is not None:
            self.errors[location] = refused
            return []
        try:
            known = None if self._find_known is None else await self._find_known(location)
            phones = await self._read_phones(location) if known is None else known
        except ClientClosedError:
            raise
        except AltegioError as error:
            self.errors[location] = error.with_traceback(None)
            return []
        self.errors.pop(location, None)
        return phones

    async def _read_phones(self, location: int) -> list[str]:
        """Return the digits of the phones of a location, without repetitions, in the order of the client ids.

        Raises:
            APIResponseError: phones are masked or left out, or the list is not complete.
            AltegioError: see `altegio_async.errors`.
        """
        phones: dict[str, None] = {}
        absent = 0
        pager = Pager(self._pipeline, self._search.create_operation(location), page_size=CLIENTS_PER_PAGE)
        async for page in pager.pages():
            for client in page.items:
                if is_masked(client.phone):
                    raise APIResponseError(describe_masked(location))
                phone = read_client_phone(client.phone)
                if phone is None:
                    absent += 1
                else:
                    phones[phone] = None
        if absent and not phones:
            raise APIResponseError(describe_hidden(location, absent))
        if absent:
            logger.info("location %s: %s clients without a usable phone are not looked up", location, absent)
        return list(phones)


class KeysOfBases:
    """The parts of a look-up whose keys a `BaseReader` yields."""

    _reader: BaseReader

    def check(self, value: Any) -> str:
        """Return the phone, which the reader has validated."""
        return str(value)

    def count_unread(self, keys: int | None) -> RequestCount:
        """Return the number of requests: at least one for the base of each location."""
        _ = keys
        return RequestCount(self._reader.count or 0, 0 if self._reader.count == 0 else None)

    def check_readable(self, location: int, phone: object) -> None:
        """Raise the error for the key of a location whose client base cannot be read.

        Raises:
            AltegioError: the client base of the location cannot be read.
        """
        if phone == UNREADABLE:
            raise self._reader.errors[location]


def select_readable(phones: Sequence[Q]) -> list[Q]:
    """Return the phones without that of a location whose client base cannot be read."""
    return [phone for phone in phones if phone != UNREADABLE]
