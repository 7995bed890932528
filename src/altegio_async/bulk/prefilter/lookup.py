"""Look-ups by phone or client id with a pre-filter."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final, Generic, TypeVar

from msgspec import Struct

from altegio_async._core.client_phones import is_masked
from altegio_async._core.operation import Endpoint
from altegio_async._core.type_guards import as_int
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.lookups import ByPhone, Lookup
from altegio_async.bulk.plan import RequestCount
from altegio_async.bulk.prefilter.budget import count_direct, count_requests
from altegio_async.bulk.prefilter.client_base import NO_PHONE, decode_phone, encode_phone
from altegio_async.bulk.prefilter.holdings import Holdings
from altegio_async.bulk.prefilter.location_filter import FilteredLocation, LocationFilter
from altegio_async.bulk.sources import read_id
from altegio_async.errors import (
    AltegioError,
    APIResponseError,
    AuthenticationError,
    InvalidArgumentError,
    NotFoundError,
)

__all__ = ["PrefilteredLookup", "PrefilteredValue"]

X = TypeVar("X")
V = TypeVar("V")

_PHONE_SIZE: Final = 10**10
"""A client id of this size is refused, because it is probably a phone that was read as a number."""


class PrefilteredValue(Struct, Generic[V], omit_defaults=True):
    """The value of a question, with how it was found. This is the form in a checkpoint.

    Attributes:
        value: the value.
        client_known: whether the client base of the location contains the client; None if it is unknown.
        reason: why the location was not pre-filtered; None if it was.
    """

    value: V
    client_known: bool | None = None
    reason: str | None = None


class PrefilteredLookup(Lookup["int | str", Any], Generic[X]):
    """Looks up the rows of clients by phone or client id, and sends no request for clients without any.

    The pre-filter of a location runs when its first question is due. The question of a phone is its digits,
    that of a client id is the id. Values are `PrefilteredValue`; the job converts them.

    Args:
        pipeline: sends the requests.
        endpoint: the operation that looks up a phone.
        holdings: what the job looks up.
        max_in_flight: maximum number of concurrent requests.

    Attributes:
        list_unfinished: returns the questions of a location without outcomes; None if all keys are not known.
        on_filtered: called after the pre-filter of each location.
    """

    batched = False
    one_spelling = False
    key_names: ClassVar[tuple[str, ...]] = ("location_id", "phone")
    read_ahead = 100
    way = "prefiltered"
    has_preparation = True

    def __init__(
        self,
        pipeline: Pipeline,
        endpoint: Endpoint[list[X]],
        holdings: Holdings,
        *,
        max_in_flight: int,
    ) -> None:
        self._pipeline = pipeline
        self._by_phone = ByPhone(pipeline, endpoint)
        self._filter: LocationFilter[X] = LocationFilter(pipeline, holdings, self._look_up, max_in_flight)
        self._slots = asyncio.Semaphore(max_in_flight)
        self._filtered: dict[int, FilteredLocation[X]] = {}
        self._locks: dict[int, asyncio.Lock] = {}
        self.list_unfinished: Callable[[int], Iterable[int | str]] | None = None
        self.on_filtered: Callable[[], object] = lambda: None
        self._needs_types = holdings.needs_types
        self._refused: AuthenticationError | None = None
        prefiltered: Any = PrefilteredValue
        self.kind: Any = prefiltered[self._by_phone.kind]

    @property
    def value_kind(self) -> Any:
        """The type of the rows of a client."""
        return self._by_phone.kind

    def check(self, value: Any) -> int | str:
        """Return the digits of a phone, or a client id as a plain int.

        Raises:
            InvalidArgumentError: the value is neither.
        """
        if as_int(value) is None:
            return self._by_phone.check(value)
        client_id = read_id(value)
        if client_id >= _PHONE_SIZE:
            raise InvalidArgumentError("a client id has at most 10 digits; pass a phone as text")
        return client_id

    def count_requests(self, location: int, questions: Sequence[int | str], size: int) -> RequestCount:
        """Return the number of requests for questions of a location: bounds, until it is pre-filtered."""
        _ = size
        filtered = self._filtered.get(location)
        if filtered is not None:
            return RequestCount.exactly(sum(_needs_request(question, filtered) for question in questions))
        return count_requests(questions, needs_types=self._needs_types)

    def count_batch(self, location: int, questions: Sequence[int | str]) -> int:
        """Return how many requests a batch sends. The pre-filter of a location is not part of a batch."""
        return self.count_requests(location, questions, 1).minimum if location in self._filtered else 0

    def count_unread(self, keys: int | None) -> RequestCount:
        """Return bounds for keys that have not been read. The size of a client base is not limited then."""
        return RequestCount(0, 0 if keys == 0 else None)

    def release(self, location: int) -> None:
        """Forget the clients of a location whose keys all have outcomes."""
        self._filtered.pop(location, None)
        self._locks.pop(location, None)

    async def prepare(self, location: int, questions: Sequence[int | str]) -> None:
        """Run the pre-filter of a location. An error is raised again when the questions are fetched."""
        _ = questions
        with suppress(AltegioError):
            await self.find_filtered(location)

    async def fetch(
        self, location: int, questions: Sequence[int | str]
    ) -> dict[int | str, PrefilteredValue[list[X]]]:
        """Return the rows of a client; nothing for a client id that the location does not have.

        Raises:
            APIResponseError: the client has no phone, or its phone is masked.
            AltegioError: a look-up failed, or no request of the client can succeed.
        """
        (question,) = questions
        filtered = await self.find_filtered(location)
        if isinstance(question, str):
            return {question: await self._fetch_phone(location, question, filtered)}
        code = filtered.find_code(question)
        if code == NO_PHONE:
            return {question: _make_value_without_phone(question, filtered)}
        if code is None:
            return await self._fetch_unlisted(location, question, filtered)
        found = await self._fetch_phone(location, decode_phone(code), filtered)
        found.client_known = True
        return {question: found}

    async def find_filtered(self, location: int) -> FilteredLocation[X]:
        """Return the result of the pre-filter of a location, and run it first if necessary."""
        return self._filtered.get(location) or await self._run_filter(location)

    async def _run_filter(self, location: int) -> FilteredLocation[X]:
        """Return the clients of a location. The first caller reads them, and the others wait."""
        async with self._locks.setdefault(location, asyncio.Lock()):
            if self._refused is not None:
                raise self._refused
            if location not in self._filtered:
                try:
                    self._filtered[location] = await self._filter_location(location)
                except AuthenticationError as error:
                    self._refused = error
                    raise
                self.on_filtered()
            return self._filtered[location]

    async def _filter_location(self, location: int) -> FilteredLocation[X]:
        return await self._filter.run(location, self._count_direct(location))

    def _count_direct(self, location: int) -> int | None:
        """Return the requests for the keys of a location without a pre-filter; None if it is unknown."""
        return None if self.list_unfinished is None else count_direct(self.list_unfinished(location))

    async def _fetch_unlisted(
        self, location: int, client_id: int, filtered: FilteredLocation[X]
    ) -> dict[int | str, PrefilteredValue[list[X]]]:
        """Return the rows of a client whom the client base does not show; nothing for an unknown client.

        The client can have been created after the base was read, or the search can have left the client out.

        Raises:
            APIResponseError: the client has no phone, or its phone is masked.
            AltegioError: a request failed.
        """
        if client_id in filtered.unknown_ids:
            return {}
        code = await self._fetch_code(location, client_id)
        if code is None:
            filtered.unknown_ids.add(client_id)  # the job requests again what a response does not contain
            return {}
        if code == NO_PHONE:
            raise _make_phone_error(client_id)
        rows = await self._look_up(location, decode_phone(code))
        return {client_id: PrefilteredValue(rows, client_known=True, reason=filtered.reason)}

    async def _fetch_phone(
        self, location: int, phone: str, filtered: FilteredLocation[X]
    ) -> PrefilteredValue[list[X]]:
        """Return the rows of a phone. Send a request only if its clients can hold something."""
        code = encode_phone(phone)
        rows = filtered.sampled.get(code)
        if rows is None:
            rows = [] if filtered.is_excluded(code) else await self._look_up(location, phone)
        known = None if filtered.base is None else filtered.base.has_phone(code)
        # Rows of an unknown phone belong to a client who has it as a further phone.
        return PrefilteredValue(rows, True if rows else known, filtered.reason)

    async def _look_up(self, location: int, phone: str) -> list[X]:
        """Look up a phone, within the maximum number of concurrent requests."""
        async with self._slots:
            return (await self._by_phone.fetch(location, (phone,)))[phone]

    async def _fetch_code(self, location: int, client_id: int) -> int | None:
        """Return the code of a client's phone; None if the location does not have the client.

        Raises:
            APIResponseError: the phone is masked.
            AltegioError: the request failed.
        """
        from altegio_async.generated.b2b_v1.operations import get_client  # noqa: PLC0415 - loads operations

        try:
            async with self._slots:
                client = await self._pipeline.call(get_client(location, client_id))
        except NotFoundError:
            return None
        if is_masked(client.phone):
            raise APIResponseError(
                f"the phone of client {client_id} is masked: the user has no right to see contacts"
            )
        return encode_phone(client.phone)


def _needs_request(question: int | str, filtered: FilteredLocation[Any]) -> bool:
    """Return whether a question is looked up, in a location that is pre-filtered or fell back."""
    code = encode_phone(question) if isinstance(question, str) else filtered.find_code(question)
    if code is None:
        return question not in filtered.unknown_ids
    return code != NO_PHONE and code not in filtered.sampled and not filtered.is_excluded(code)


def _make_value_without_phone(client_id: int, filtered: FilteredLocation[X]) -> PrefilteredValue[list[X]]:
    """Return no rows for a client who holds nothing and has no usable phone.

    Raises:
        APIResponseError: the client holds something, or it is unknown.
    """
    if filtered.reason is None and client_id not in filtered.holders_without_phone:
        return PrefilteredValue([], client_known=True)
    raise _make_phone_error(client_id)


def _make_phone_error(client_id: int) -> APIResponseError:
    return APIResponseError(f"client {client_id} has no phone, so nothing can be looked up by phone")
