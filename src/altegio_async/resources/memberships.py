"""Memberships of clients, of the signed-in user, and of chains."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from msgspec import UNSET, UnsetType

from altegio_async._core.adhoc import build_adhoc_operation
from altegio_async._core.arguments import check_period
from altegio_async._core.body_format import is_html_page
from altegio_async._core.validation import check_count, check_id, check_lookup_ids
from altegio_async._core.visit_balances import count_visits
from altegio_async._lazy import lazy_module
from altegio_async._resource import raw, report_accepted_write
from altegio_async.errors import APIResponseError, InvalidArgumentError, NotFoundError
from altegio_async.generated.b2b_v1 import models, operations, resources

if TYPE_CHECKING:
    from altegio_async import pagination
    from altegio_async._core.operation import Operation
else:
    pagination = lazy_module("altegio_async.pagination")

__all__ = ["Memberships", "MembershipsWithRawResponse"]


class Memberships(resources.Memberships):
    """Methods of `altegio.memberships`."""

    @cached_property
    def with_raw_response(self) -> MembershipsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipsWithRawResponse(self._copy_for_raw_responses())

    async def get(self, chain_id: int, membership_id: int) -> models.Membership:
        """Return a membership of a chain in any state.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.

        Raises:
            InvalidArgumentError: an id is not positive.
            NotFoundError: the chain has no membership with this id.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_list`.
        """
        identity = check_id("membership_id", membership_id)
        read = operations.get_membership_list(chain_id, ids=[identity])

        def select(rows: builtins.list[models.Membership]) -> models.Membership:
            for row in rows:
                if row.id == identity:
                    return row
            raise NotFoundError(f"chain {chain_id} has no membership {identity}", status=200)

        return await self._call_and_convert(read, select)

    async def list_for_client(
        self, location_id: int, *, phone: str, verify_client_id: int | None = None
    ) -> builtins.list[models.Membership]:
        """List the memberships of a client.

        The API finds the valid memberships of a phone, as one location sees them: expired and used-up ones
        are left out, and a membership that was sold a moment ago can be absent.

        Args:
            location_id: location, by id.
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.
            verify_client_id: id of the client. Clients can share a phone: with this argument, one further
                request per membership checks that it belongs to this client, and those of other clients
                are left out.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
            NotFoundError: the owner of a membership cannot be checked, because a proxy responded.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_memberships`.
        """
        if verify_client_id is None:
            return await super().list_for_client(location_id, phone=phone)
        client_id = check_id("verify_client_id", verify_client_id)
        read = operations.get_client_memberships(location_id=location_id, phone=phone)
        response = await self._pipeline.respond(read)
        owned = [row for row in response.value if await self._is_owned_by(location_id, client_id, row.id)]
        return self._select_form(response, owned)

    async def _is_owned_by(self, location_id: int, client_id: int, membership_id: int) -> bool:
        """Return whether a client has a membership: the API knows its history for its client only."""
        path = f"/company/{location_id}/clients/{client_id}/loyalty/abonements/{membership_id}/history"
        try:
            await self._pipeline.respond(
                build_adhoc_operation("GET", path, query=None, json=None, result=Any)
            )
        except NotFoundError as error:
            if is_html_page(error.body):  # of a proxy, which does not know the membership
                raise
            return False
        return True

    def list_for_chain(
        self,
        chain_id: int,
        *,
        ids: Iterable[int] | None = None,
        created_after: dt.date | str | None = None,
        created_before: dt.date | str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Membership]:
        """List the memberships of a chain, by their ids or by the days of their creation.

        Args:
            chain_id: chain, by id.
            ids: membership ids; not together with dates.
            created_after: first day, included. Of a `datetime` only the day counts.
            created_before: last day, included.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: neither ids nor both dates are given, or ids and dates, or the first day
                is later than the last one.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_list`.
        """
        wanted = None if ids is None else check_lookup_ids("ids", ids)
        if (wanted is None) != (created_after is not None and created_before is not None):
            raise InvalidArgumentError(
                "list_for_chain takes either ids or both created_after and created_before"
            )
        if wanted is not None and (created_after is not None or created_before is not None):
            raise InvalidArgumentError("list_for_chain takes ids or dates, not both")
        if created_after is not None and created_before is not None:
            check_period(created_after, created_before)
        return super().list_for_chain(
            chain_id,
            ids=wanted,
            created_after=created_after,
            created_before=created_before,
            page_size=page_size,
            limit=limit,
        )

    async def freeze(
        self, chain_id: int, membership_id: int, *, until: dt.date | str | UnsetType | None = None
    ) -> models.Membership | None:
        """Freeze a membership.

        After a lost response (an error whose `sent` is not False), `get` shows in `is_frozen` whether the
        membership is frozen.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            until: last day of the freeze; by default the membership stays frozen until it is unfrozen.

        Returns:
            The membership, if the API sends it.

        Raises:
            InvalidArgumentError: an id is not positive, or `until` is not a date.
            APIResponseError: the response is not valid, or contains another membership.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_freeze`.
        """
        body = {"until": UNSET if until is None else until}
        write = operations.chain_loyalty_memberships_freeze(chain_id, membership_id, body=body)
        return await self._change(write)

    async def set_balance(  # type: ignore[override]  # the API does not send the membership; this method reads it
        self,
        chain_id: int,
        membership_id: int,
        *,
        united_balance_services_count: int | UnsetType = UNSET,
        services_balance_count: Sequence[models.ServiceBalanceInput | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> models.Membership:
        """Set the visits that remain, and return the changed membership.

        The API confirms the change without a membership, so it is read again. After a lost response (an
        error whose `sent` is not False), `get` shows the balance. The same call can be repeated: it sets
        the balance and does not add to it.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            united_balance_services_count: visits of a membership whose services share one balance.
            services_balance_count: visits by service, for a membership without a shared balance.

        Raises:
            InvalidArgumentError: both forms of the balance are given or neither, a number of visits is
                negative, or the rows are empty or repeat a service.
            NotFoundError: the chain has no membership with this id.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_set_balance`.
        """
        if (united_balance_services_count is UNSET) == (services_balance_count is UNSET):
            raise InvalidArgumentError(
                "set_balance takes either united_balance_services_count or services_balance_count:"
                " a membership has one shared balance or one per service"
            )
        shared = united_balance_services_count
        if shared is not UNSET:
            shared = check_count("united_balance_services_count", shared, 0)
        body = {"united_balance_services_count": shared, "services_balance_count": services_balance_count}
        write = operations.chain_loyalty_memberships_set_balance(chain_id, membership_id, body=body)
        rows = cast("models.MembershipBalanceInput", write.body).services_balance_count
        if not isinstance(rows, UnsetType):
            count_visits(rows)
        await self._pipeline.respond(write)
        with report_accepted_write():
            return await self.get(chain_id, membership_id)

    async def set_period(
        self, chain_id: int, membership_id: int, *, period: int, period_unit_id: Literal[1, 2, 3, 4]
    ) -> models.Membership | None:
        """Set the validity of a membership.

        After a lost response (an error whose `sent` is not False), `get` shows `period` and
        `expiration_date`. The same call can be repeated.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            period: validity in the given unit; 0 means no end. The API refuses an end before the last use of
                the membership.
            period_unit_id: unit of the validity: 1 day, 2 week, 3 month, 4 year.

        Returns:
            The membership, if the API sends it.

        Raises:
            InvalidArgumentError: an id is not positive, the period is negative, or the unit is unknown.
            APIResponseError: the response is not valid, or contains another membership.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_set_period`.
        """
        period = check_count("period", period, 0)
        body = {"period": period, "period_unit_id": period_unit_id}
        return await self._change(
            operations.chain_loyalty_memberships_set_period(chain_id, membership_id, body=body)
        )

    async def unfreeze(self, chain_id: int, membership_id: int) -> models.Membership | None:
        """Unfreeze a membership.

        After a lost response (an error whose `sent` is not False), `get` shows in `is_frozen` whether the
        membership is frozen.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.

        Returns:
            The membership, if the API sends it.

        Raises:
            InvalidArgumentError: an id is not positive.
            APIResponseError: the response is not valid, or contains another membership.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_unfreeze`.
        """
        # The API documents an empty object or no body. Its own client sends the object.
        return await self._change(
            operations.chain_loyalty_memberships_unfreeze(chain_id, membership_id, body={})
        )

    async def _change(self, write: Operation[models.Membership | None]) -> models.Membership | None:
        """Change a membership, and return it if the response contains it.

        Raises:
            APIResponseError: the response contains another membership.
        """
        _, membership_id = write.path

        def check(row: models.Membership | None) -> models.Membership | None:
            if row is not None and row.id != membership_id:
                raise APIResponseError(
                    f"the response contains the membership {row.id} instead of {membership_id}; "
                    "it is unknown whether the request was carried out"
                )
            return row

        return await self._call_and_convert(write, check)


class MembershipsWithRawResponse(resources.MembershipsWithRawResponse):
    """Methods of `altegio.memberships.with_raw_response`."""

    def __init__(self, memberships: Memberships) -> None:
        super().__init__(memberships)
        self.get: Final = raw(memberships.get)
