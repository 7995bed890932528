"""The membership types of a location that have no number of visits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Final, Literal, cast

from altegio_async._core.operation import Operation
from altegio_async._core.validation import LARGEST_ID
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.bulk.client_errors import is_client_error
from altegio_async.errors import AltegioError, APIResponseError
from altegio_async.pagination import Page, Pager

if TYPE_CHECKING:
    from altegio_async.models import MembershipType

__all__ = ["UnlimitedTypes"]

_PAGE: Final = 200
_MAX_PAGES: Final = 20  # of one list
_MAX_CHAINS: Final = 5  # of a location
_ARCHIVE_FLAGS: Final[tuple[Literal[0, 1], ...]] = (0, 1)

MAX_REQUESTS: Final = 1 + (_MAX_PAGES + 1) * len(_ARCHIVE_FLAGS) * _MAX_CHAINS
"""Largest number of requests for the types of one location."""


class UnlimitedTypes:
    """Reads the ids of unlimited membership types, and remembers those of chains.

    The list of a chain shows which types are unlimited, and has archived types, whose holders can still use
    them. The list of a location shows neither, so it is not used. Lists of many pages, and the lists of a
    location with many chains, are not read.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._lock = asyncio.Lock()
        self._chains: dict[int, list[int]] | None = None  # ids of chains by location
        self._types: dict[int, frozenset[int] | None] = {}  # ids of types by chain; None if unreadable

    async def read(self, location: int) -> Sequence[int]:
        """Return the ids of the unlimited types that clients of a location can hold.

        Raises:
            APIResponseError: the types of its chains are not known.
            AltegioError: every other request of the client would fail too.
        """
        async with self._lock:
            if self._chains is None:
                self._chains = await self._read_chains()
            chains = self._chains.get(location, [])
            if not 1 <= len(chains) <= _MAX_CHAINS:
                raise APIResponseError(f"location {location} is in {len(chains)} readable chains")
            found = [await self._read_types(chain) for chain in chains]
        if None in found:
            raise APIResponseError(f"the membership types of a chain of location {location} cannot be read")
        return sorted({type_id for types in found for type_id in types or ()})

    async def _read_chains(self) -> dict[int, list[int]]:
        """Return the chains of each location; none if they cannot be read."""
        from altegio_async.generated.b2b_v1.operations import get_chain_list  # noqa: PLC0415 - loads operations

        try:
            chains = await self._pipeline.call(get_chain_list())
        except AltegioError as error:
            if is_client_error(error):
                raise
            return {}
        found: dict[int, list[int]] = {}
        for chain in chains:
            for location in chain.locations or ():
                if location.id is not None:
                    found.setdefault(location.id, []).append(chain.id)
        return found

    async def _read_types(self, chain: int) -> frozenset[int] | None:
        """Return the unlimited types of a chain, archived ones included; None if they cannot be read."""
        from altegio_async.generated.b2b_v1.operations import chain_loyalty_membership_types_list  # noqa: PLC0415 - loads operations

        if chain not in self._types:
            lists = (chain_loyalty_membership_types_list(chain, is_archived=flag) for flag in _ARCHIVE_FLAGS)
            try:
                self._types[chain] = frozenset(
                    [type_id for operation in lists for type_id in await self._read_list(operation)]
                )
            except AltegioError as error:
                if is_client_error(error):
                    raise
                self._types[chain] = None
        return self._types[chain]

    async def _read_list(self, operation: Operation[list[MembershipType]]) -> list[int]:
        """Return the ids of the types of a list that can be unlimited.

        Raises:
            APIResponseError: the list has too many pages, or a filter cannot contain an id.
            AltegioError: a page cannot be read.
        """
        found: list[int] = []
        pages = cast(
            "AsyncGenerator[Page[MembershipType]]", Pager(self._pipeline, operation, page_size=_PAGE).pages()
        )
        async with aclosing(pages):
            async for page in pages:
                if page.page > _MAX_PAGES:
                    raise APIResponseError(f"more than {_MAX_PAGES} pages of membership types")
                found += [kind.id for kind in page if can_be_unlimited(kind)]
        if any(not 0 < type_id <= LARGEST_ID for type_id in found):
            raise APIResponseError("the id of a membership type is not positive or has more than 63 bits")
        return found


def can_be_unlimited(kind: MembershipType) -> bool:
    """Return whether a type has no number of visits, or the response does not show its number."""
    if kind.is_united_balance_unlimited:
        return True
    if kind.is_united_balance:
        return not kind.united_balance_services_count
    links = kind.balance_container.links if kind.balance_container else None
    return links is None or any(
        link.is_unlimited or (link.is_unlimited is None and not link.count) for link in links
    )
