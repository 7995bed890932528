"""The membership types of a location that have no number of visits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from altegio_async.bulk.prefilter.failures import is_final
from altegio_async.errors import AltegioError
from altegio_async.pagination import Pager

if TYPE_CHECKING:
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async.models import MembershipType

__all__ = ["UnlimitedTypes"]

_PAGE: Final = 100
_ARCHIVE_FLAGS: Final[tuple[Literal[0, 1], ...]] = (0, 1)


class UnlimitedTypes:
    """Reads the ids of unlimited membership types, and remembers those of chains.

    The list of a chain shows which types are unlimited, and has archived types, whose holders can still use
    them. The list of a location shows neither. If the lists of the chains cannot be read, all types of a
    location count that can be unlimited.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._lock = asyncio.Lock()
        self._chains: dict[int, list[int]] | None = None  # ids of chains by location
        self._types: dict[int, frozenset[int] | None] = {}  # ids of types by chain; None if unreadable

    async def read(self, location: int) -> Sequence[int]:
        """Return the ids of the unlimited types that clients of a location can hold.

        Raises:
            AltegioError: neither the lists of its chains nor its own list can be read.
        """
        async with self._lock:
            if self._chains is None:
                self._chains = await self._read_chains()
            found = [await self._read_types(chain) for chain in self._chains.get(location, ())]
        known = [types for types in found if types is not None]
        if known and len(known) == len(found):
            return sorted({type_id for types in known for type_id in types})
        return await self._read_location(location)

    async def _read_chains(self) -> dict[int, list[int]]:
        """Return the chains of each location; none if they cannot be read."""
        from altegio_async.generated.b2b_v1.operations import get_chain_list  # noqa: PLC0415 - loads operations

        try:
            chains = await self._pipeline.call(get_chain_list())
        except AltegioError as error:
            if is_final(error):
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
            try:
                self._types[chain] = frozenset(
                    [
                        kind.id
                        for flag in _ARCHIVE_FLAGS
                        async for kind in Pager(
                            self._pipeline,
                            chain_loyalty_membership_types_list(chain, is_archived=flag),
                            page_size=_PAGE,
                        )
                        if can_be_unlimited(kind)
                    ]
                )
            except AltegioError as error:
                if is_final(error):
                    raise
                self._types[chain] = None
        return self._types[chain]

    async def _read_location(self, location: int) -> list[int]:
        from altegio_async.generated.b2b_v1.operations import get_membership_type_list  # noqa: PLC0415 - loads operations

        pager = Pager(self._pipeline, get_membership_type_list(location), page_size=_PAGE)
        return sorted([kind.id async for kind in pager if can_be_unlimited(kind)])


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
