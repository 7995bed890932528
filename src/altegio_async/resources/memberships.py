"""Memberships of clients, of the signed-in user, and of whole chains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from altegio_async._core.validation import check_id, check_ids, check_lookup_ids, phone_digits
from altegio_async._pipeline.pipeline import Pipeline
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, operations
from altegio_async.pagination import Pager
from altegio_async.resources._raw import raw

__all__ = ["Memberships", "RawMemberships"]


class Memberships:
    """`altegio.memberships`: what clients hold and have left on it."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @cached_property
    def with_raw_response(self) -> RawMemberships:
        """The same methods, giving status, headers and bytes beside the value."""
        return RawMemberships(self)

    async def list_for_client(self, location_id: int, *, phone: str) -> list[models.Membership]:
        """List the memberships of a client in a location.

        Used-up and expired ones may be left out by the API.

        Args:
            location_id: the location; its chain's memberships are meant.
            phone: the client's full international number, such as "+1 315 000 0000"; its digits are sent.
                The API finds no client by a local number. A number of ten digits or fewer that is
                written without a plus is sent, and a warning is logged.

        Returns:
            The memberships. The list is empty if the client has none, and also if no client has this phone.

        Raises:
            InvalidArgumentError: an id that cannot exist, or a value that is not one phone number.
            NotFoundError: the location does not exist.
            PermissionDeniedError: the user has no right in this location.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_memberships`.
        """
        operation = operations.get_client_memberships(
            location_id=check_id("location_id", location_id), phone=phone_digits("phone", phone)
        )
        return await self._pipeline.call(operation)

    async def list_for_user(self, location_id: int) -> list[models.Membership]:
        """List the memberships of the user whose token is used, in a location.

        Raises:
            InvalidArgumentError: no such id can exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_memberships`.
        """
        operation = operations.get_user_memberships(location_id=check_id("location_id", location_id))
        return await self._pipeline.call(operation)

    def list_for_chain(
        self,
        chain_id: int,
        *,
        ids: Iterable[int] | None = None,
        created_after: dt.date | None = None,
        created_before: dt.date | None = None,
        page_size: int | None = None,
    ) -> Pager[models.Membership]:
        """List the memberships of a chain, by their ids or by the days they were created on.

        Args:
            chain_id: the chain.
            ids: membership ids; not together with dates.
            created_after: first day, included. Of a `datetime` only the day counts.
            created_before: last day, included.
            page_size: rows a page; the API's own default when left out.

        Returns:
            A pager: awaited it gives the first `Page`, iterated every membership.

        Raises:
            InvalidArgumentError: neither ids nor both dates, both of them, or dates that are none or the
                wrong way round.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_list`.
        """
        wanted = None if ids is None else check_lookup_ids("ids", ids)
        if (wanted is None) != (created_after is not None and created_before is not None):
            raise InvalidArgumentError(
                "list_for_chain takes either ids or both created_after and created_before"
            )
        first, last = _day("created_after", created_after), _day("created_before", created_before)
        if wanted is not None and (first or last):
            raise InvalidArgumentError("list_for_chain takes ids or dates, not both")
        if first is not None and last is not None and first > last:
            raise InvalidArgumentError(f"created_after {first} is later than created_before {last}")
        operation = operations.get_membership_list(
            check_id("chain_id", chain_id), created_after=first, created_before=last, ids=wanted
        )
        return Pager(self._pipeline, operation, page_size=page_size)

    async def search_for_event(
        self, location_id: int, client_id: int, *, event_id: int
    ) -> list[models.EventMembership]:
        """Find the memberships with which a client can pay for an event.

        Only created and active ones are found. The types that the API sends beside them are in
        `with_raw_response.search_for_event(...)` as `included`.

        Raises:
            InvalidArgumentError: no such id can exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_memberships_for_event`.
        """
        operation = operations.search_memberships_for_event(
            check_id("location_id", location_id),
            check_id("client_id", client_id),
            event_id=check_id("event_id", event_id),
        )
        return await self._pipeline.call(operation)

    async def check_for_event(
        self,
        location_id: int,
        client_id: int,
        membership_id: int,
        *,
        event_id: int,
        schedule_day_ids: Iterable[int],
    ) -> models.MembershipCheck:
        """Check whether a membership covers the days of an event.

        Which attributes come is not settled by the documents: read them as optional.

        Raises:
            InvalidArgumentError: no such id can exist, or no day is named.
            AltegioError: see `altegio_async.errors`.

        Published operation: `check_memberships_for_event`.
        """
        operation = operations.check_memberships_for_event(
            check_id("location_id", location_id),
            check_id("client_id", client_id),
            check_id("membership_id", membership_id),
            event_id=check_id("event_id", event_id),
            schedule_day_ids=check_ids("schedule_day_ids", schedule_day_ids),
        )
        return await self._pipeline.call(operation)


class RawMemberships:
    """`altegio.memberships.with_raw_response`."""

    def __init__(self, memberships: Memberships) -> None:
        self.list_for_client: Final = raw(memberships.list_for_client)
        self.list_for_user: Final = raw(memberships.list_for_user)
        self.list_for_chain: Final = raw(memberships.list_for_chain)
        self.search_for_event: Final = raw(memberships.search_for_event)
        self.check_for_event: Final = raw(memberships.check_for_event)


def _day(name: str, moment: object) -> dt.date | None:
    if isinstance(moment, dt.datetime):
        return moment.date()
    if moment is None or isinstance(moment, dt.date):
        return moment
    raise InvalidArgumentError(f"{name} must be a date, got {type(moment).__name__}")
