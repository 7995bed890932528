# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.memberships`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Memberships(Resource):
    """Methods of `altegio.memberships`."""

    @cached_property
    def with_raw_response(self) -> MembershipsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipsWithRawResponse(self._copy_for_raw_responses())

    async def check_for_event(
        self,
        location_id: int,
        client_id: int,
        membership_id: int,
        *,
        event_id: int,
        schedule_day_ids: Iterable[int],
    ) -> models.MembershipCheck:
        """Check whether a membership can pay for an event.

        Says how many visits and which days of a group event a membership can pay for.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            membership_id: membership, by id.
            event_id: group event, by id.
            schedule_day_ids: days of the event's schedule, separated by commas.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `check_memberships_for_event`.
        """
        return await self._pipeline.call(
            operations.check_memberships_for_event(
                location_id,
                client_id,
                membership_id,
                event_id=event_id,
                schedule_day_ids=schedule_day_ids,
            )
        )

    async def freeze(
        self,
        chain_id: int,
        membership_id: int,
        *,
        until: dt.date | str | UnsetType = UNSET,
    ) -> models.Membership | None:
        """Freeze a membership.

        Stops the validity of a membership for a while; its type has to allow that.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            until: end of the freeze.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_freeze`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_memberships_freeze(
                chain_id,
                membership_id,
                body={
                    "until": until,
                },
            )
        )

    def list_for_chain(
        self,
        chain_id: int,
        *,
        created_after: dt.date | str | None = None,
        created_before: dt.date | str | None = None,
        ids: Iterable[int] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.Membership]:
        """List the memberships sold in a chain.

        Walks the memberships of a chain, chosen by their ids or by the days they were sold on.

        Args:
            chain_id: chain, by id.
            created_after: lower end of the creation time.
            created_before: upper end of the creation time.
            ids: memberships to return, by id.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_membership_list(
                chain_id,
                created_after=created_after,
                created_before=created_before,
                ids=ids,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_for_client(self, location_id: int, *, phone: str) -> list[models.Membership]:
        """List the memberships of a client.

        Finds the memberships that belong to a phone number, as one location sees them.

        Args:
            location_id: location, by id.
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_client_memberships`.
        """
        return await self._pipeline.call(
            operations.get_client_memberships(
                location_id=location_id,
                phone=phone,
            )
        )

    async def list_for_user(self, location_id: int) -> list[models.Membership]:
        """List the memberships of the signed-in user.

        Finds the memberships of the user whose token is sent, as one location sees them.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_memberships`.
        """
        return await self._pipeline.call(operations.get_user_memberships(location_id=location_id))

    async def search_for_event(
        self,
        location_id: int,
        client_id: int,
        *,
        event_id: int,
    ) -> list[models.EventMembership]:
        """Find the memberships that can pay for an event.

        Finds a client's memberships that can pay for a group event.

        Args:
            location_id: location, by id.
            client_id: client, by id.
            event_id: group event, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `search_memberships_for_event`.
        """
        return await self._pipeline.call(
            operations.search_memberships_for_event(
                location_id,
                client_id,
                event_id=event_id,
            )
        )

    async def set_balance(
        self,
        chain_id: int,
        membership_id: int,
        *,
        united_balance_services_count: int | UnsetType = UNSET,
        services_balance_count: Sequence[models.ServiceBalanceInput | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> None:
        """Set the visits that remain.

        Replaces the remaining visits: one shared count, or a count for each service.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            united_balance_services_count: visits the shared count should hold.
            services_balance_count: the visits to set, service by service.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_set_balance`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_memberships_set_balance(
                chain_id,
                membership_id,
                body={
                    "united_balance_services_count": united_balance_services_count,
                    "services_balance_count": services_balance_count,
                },
            )
        )

    async def set_period(
        self,
        chain_id: int,
        membership_id: int,
        *,
        period: int,
        period_unit_id: Literal[1, 2, 3, 4],
    ) -> models.Membership | None:
        """Set the validity.

        Replaces the term of a membership; it cannot end before its last use.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.
            period: how long it is valid, counted in the unit beside it; 0 sets no term.
            period_unit_id: unit in which the validity is counted.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_set_period`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_memberships_set_period(
                chain_id,
                membership_id,
                body={
                    "period": period,
                    "period_unit_id": period_unit_id,
                },
            )
        )

    async def unfreeze(self, chain_id: int, membership_id: int) -> models.Membership | None:
        """Unfreeze a membership.

        Lets a frozen membership run again.

        Args:
            chain_id: chain, by id.
            membership_id: membership, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_memberships_unfreeze`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_memberships_unfreeze(
                chain_id,
                membership_id,
            )
        )


class MembershipsWithRawResponse:
    """Methods of `altegio.memberships.with_raw_response`."""

    def __init__(self, memberships: Memberships) -> None:
        self.check_for_event: Final = raw(memberships.check_for_event)
        self.freeze: Final = raw(memberships.freeze)
        self.list_for_chain: Final = raw_page(memberships.list_for_chain)
        self.list_for_client: Final = raw(memberships.list_for_client)
        self.list_for_user: Final = raw(memberships.list_for_user)
        self.search_for_event: Final = raw(memberships.search_for_event)
        self.set_balance: Final = raw(memberships.set_balance)
        self.set_period: Final = raw(memberships.set_period)
        self.unfreeze: Final = raw(memberships.unfreeze)
