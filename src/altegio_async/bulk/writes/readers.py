"""Reading of the objects that a bulk write changes: many at a time, and one at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from altegio_async.bulk.lookups import ById, Caller, Lookup
from altegio_async.bulk.sources import read_id
from altegio_async.errors import NotFoundError
from altegio_async.generated.b2b_v1 import operations

if TYPE_CHECKING:
    from altegio_async import models
    from altegio_async._core.operation import Operation

R = TypeVar("R")

LARGEST_PAGE: Final = 100
"""Largest number of memberships of one response."""


class Reader(ABC, Generic[R]):
    """Reads the objects of one kind."""

    @abstractmethod
    def create_lookup(self) -> Lookup[int, R]:
        """Return a look-up of objects by chain and id."""

    async def read_one(self, chain_id: int, object_id: int) -> R | None:
        """Return an object; None if it does not exist.

        Raises:
            AltegioError: it cannot be read.
        """
        return (await self.create_lookup().fetch(chain_id, (object_id,))).get(object_id)


class MembershipReader(Reader["models.Membership"]):
    """Reads memberships, 100 per request."""

    def __init__(self, caller: Caller, base_url: str) -> None:
        self._caller = caller
        self._base_url = base_url

    def create_lookup(self) -> Lookup[int, models.Membership]:
        """Return a look-up of memberships by chain and id."""
        return ById(self._caller, _list_memberships, self._base_url)


class MembershipTypeReader(Reader["models.MembershipType"]):
    """Reads membership types, one per request."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def create_lookup(self) -> Lookup[int, models.MembershipType]:
        """Return a look-up of membership types by chain and id."""
        return _TypeLookup(self._caller)


def _list_memberships(chain_id: int, ids: Sequence[int]) -> Operation[list[models.Membership]]:
    return operations.get_membership_list(chain_id, ids=ids, count=LARGEST_PAGE)


class _TypeLookup(Lookup[int, "models.MembershipType"]):
    """Reads one membership type of a chain per request."""

    batched = False
    one_spelling = True
    key_names: ClassVar[tuple[str, ...]] = ("chain_id", "id")
    read_ahead = 10_000
    way = "by_id"
    kind: Any = Any

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def check(self, value: Any) -> int:
        """Return an id as a plain int.

        Raises:
            InvalidArgumentError: the value is not an id.
        """
        return read_id(value)

    async def fetch(self, location: int, questions: Sequence[int]) -> dict[int, models.MembershipType]:
        """Return the type by its id. A type of another chain counts as missing.

        The operation that archives a type does not check its chain.
        """
        (type_id,) = questions
        try:
            row = await self._caller.call(operations.chain_loyalty_membership_types_read(location, type_id))
        except NotFoundError:
            return {}
        return {type_id: row} if row.id == type_id and row.chain_id in (None, location) else {}
