"""A replacement of the pipeline that has memberships and membership types, and logs every change it applies."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from altegio_async.bulk.checkpoint import Identity
from altegio_async.bulk.checkpoint_opener import CheckpointOpener
from altegio_async.bulk.options import Options
from altegio_async.bulk.writes.change_kinds import ChangeKind
from altegio_async.bulk.writes.job import WriteJob
from altegio_async.bulk.writes.membership_changes import Archiving
from altegio_async.bulk.writes.readers import MembershipReader, MembershipTypeReader
from altegio_async.bulk.writes.sender import SETTLE_SECONDS, ChangeSender
from altegio_async.errors import NotFoundError
from altegio_async.models import (
    BalanceContainer,
    BalanceLink,
    CoveredService,
    Membership,
    MembershipType,
)

BASE_URL = "https://api.example.org/api/v1"
CHAIN = 145900


@dataclass
class MembershipServer:
    """Applies changes to its memberships and types.

    Attributes:
        memberships: state by id.
        types: whether each membership type is archived, by id.
        log: operation id and object id of each applied change.
        reads: operation ids of the reading requests.
        fail_before: returns the error of a change that is not applied, or None.
        fail_after: returns the error instead of a response to an applied change, or None.
        fail_read: returns the error of a reading request, or None.
        on_step: called at each moment at which a client can be interrupted.
        late: seconds after which a change of a client that has gone is applied; None: it is not applied.
    """

    memberships: dict[int, Membership] = field(default_factory=dict)
    types: dict[int, bool] = field(default_factory=dict)
    log: list[tuple[str, int]] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    fail_before: Callable[[int], BaseException | None] = lambda _: None
    fail_after: Callable[[int], BaseException | None] = lambda _: None
    fail_read: Callable[[], BaseException | None] = lambda: None
    on_step: Callable[[], None] = lambda: None
    late: float | None = None
    note: Callable[[str, int], None] = lambda _operation, _number: None

    async def call(self, operation: Any) -> Any:
        name = operation.endpoint.id
        if operation.endpoint.method == "GET":
            return await self._read(name, operation)
        return await self._change(name, operation.path[1], operation.body)

    def times_applied(self) -> Counter[int]:
        """Return how often a change of each object was applied."""
        return Counter(number for _, number in self.log)

    async def _pause(self) -> None:
        self.on_step()
        await asyncio.sleep(0.01)

    async def _read(self, name: str, operation: Any) -> Any:
        self.reads.append(name)
        await self._pause()
        error = self.fail_read()
        if error is not None:
            raise error
        if name == "get_membership_list":
            rows = [self.memberships[number] for number in operation.query[2] if number in self.memberships]
            return [copy_membership(row) for row in rows]
        number = operation.path[1]
        if number not in self.types:
            raise NotFoundError("no such type", status=404)
        return MembershipType(id=number, chain_id=CHAIN, is_archived=self.types[number])

    async def _change(self, name: str, number: int, body: Any) -> Any:
        try:
            await self._pause()
        except asyncio.CancelledError:
            if self.late is not None:
                asyncio.get_running_loop().call_later(self.late, self.apply, name, number, body)
            raise
        error = self.fail_before(number)
        if error is not None:
            raise error
        self.apply(name, number, body)
        await self._pause()
        error = self.fail_after(number)
        if error is not None:
            raise error
        return copy_membership(self.memberships[number]) if number in self.memberships else None

    def apply(self, name: str, number: int, body: Any) -> None:
        """Apply a change and log it."""
        self.note(name, number)
        self.log.append((name, number))
        if name == "chain_loyalty_membership_types_archive":
            self.types[number] = body.is_archived == "1"
            return
        row = self.memberships[number]
        match name.removeprefix("chain_loyalty_memberships_"):
            case "freeze":
                row.is_frozen = True
                if isinstance(body.until, dt.date):
                    row.freeze_till = dt.datetime.combine(body.until, dt.time(23, 59, 59), dt.UTC)
                row.freeze_period = (row.freeze_period or 0) + 3
            case "unfreeze":
                row.is_frozen, row.freeze_till = False, None
            case "set_period":
                row.period, row.period_unit_id = body.period, body.period_unit_id
            case _ if row.is_united_balance:
                row.united_balance_services_count = body.united_balance_services_count
            case _:
                for change in body.services_balance_count:
                    for link in row.balance_container.links:
                        if link.service.id == change.service_id:
                            link.count = change.balance


def copy_membership(row: Membership) -> Membership:
    return Membership.from_dict(row.to_dict())


def make_membership(number: int, **values: Any) -> Membership:
    """Return a membership with ten visits, which can be frozen."""
    defaults = {
        "is_frozen": False, "freeze_period": 0, "period": 6, "period_unit_id": 3, "is_united_balance": True,
        "united_balance_services_count": 10, "type": MembershipType(id=1, allow_freeze=True),
    }  # fmt: skip
    return Membership(id=number, **{**defaults, **values})


def make_membership_with_services(number: int, counts: dict[int, int]) -> Membership:
    """Return a membership with a number of visits for each service."""
    links = [
        BalanceLink(service=CoveredService(id=service), count=count) for service, count in counts.items()
    ]
    return make_membership(
        number,
        is_united_balance=False,
        united_balance_services_count=0,
        balance_container=BalanceContainer(links=links),
    )


def make_server(numbers: Iterable[int] = range(1, 11), **values: Any) -> MembershipServer:
    """Return a server with memberships of these ids."""
    return MembershipServer({number: make_membership(number, **values) for number in numbers})


def write(
    server: Any, kind: ChangeKind[Any], keys: Any, *, settle_seconds: float = SETTLE_SECONDS, **options: Any
) -> WriteJob:
    """Return a job that changes objects of the server."""
    reader: Any = (
        MembershipTypeReader(server) if isinstance(kind, Archiving) else MembershipReader(server, BASE_URL)
    )
    chosen = Options(**options)
    sender = ChangeSender(server, kind, reader, is_dry_run=chosen.dry_run, settle_seconds=settle_seconds)
    path = chosen.checkpoint
    opener = None
    if path is not None:
        opener = CheckpointOpener(path, lambda: Identity(kind.identify(), BASE_URL, 7))
    return WriteJob(sender, kind, reader, keys, chosen, open_checkpoint=opener)
