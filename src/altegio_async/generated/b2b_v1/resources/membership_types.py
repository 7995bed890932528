# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.membership_types`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._core.update_result import FieldDifference, UpdateResult
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class MembershipTypes(Resource):
    """Methods of `altegio.membership_types`."""

    @cached_property
    def with_raw_response(self) -> MembershipTypesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipTypesWithRawResponse(self._copy_for_raw_responses())

    async def clone(self, chain_id: int, membership_type_id: int) -> models.MembershipType:
        """Copy a membership type.

        Makes a second membership type with the same settings.

        After a lost response (an error whose `sent` is not False), compare `list_for_chain` with its rows
        before the call: the copy is a type with a new `id`. A repeated call makes a second copy.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_clone`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_clone(
                chain_id,
                membership_type_id,
            )
        )

    async def create(
        self,
        chain_id: int,
        *,
        body: models.MembershipTypeCreate | Mapping[str, Any],
    ) -> models.MembershipType:
        """Add a membership type.

        Sets up a new membership type for a chain, with its price, term and coverage.

        Args:
            chain_id: chain, by id.
            body: a `MembershipTypeCreate`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_create`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_create(
                chain_id,
                body=body,
            )
        )

    async def delete(self, chain_id: int, membership_type_id: int) -> None:
        """Remove a membership type.

        Hides a membership type that has not been sold.

        After a lost response (an error whose `sent` is not False), `list_for_chain` contains the type
        only if it was not deleted. `get` also returns deleted types.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_delete`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_delete(
                chain_id,
                membership_type_id,
            )
        )

    async def fetch(self, location_id: int, *, ids: Iterable[int]) -> list[models.MembershipType]:
        """Get membership types by their ids.

        Returns the membership types of a location whose ids are given.

        Args:
            location_id: location, by id.
            ids: a membership type to return; give it once for each id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_type_list_by_id`.
        """
        return await self._pipeline.call(operations.get_membership_type_list_by_id(location_id, ids=ids))

    async def get(self, chain_id: int, membership_type_id: int) -> models.MembershipType:
        """Get a membership type.

        Returns everything a chain has set for one membership type.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_read`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_read(
                chain_id,
                membership_type_id,
            )
        )

    def list_for_chain(
        self,
        chain_id: int,
        *,
        title: str | None = None,
        is_archived: Literal[0, 1] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.MembershipType]:
        """List the membership types of a chain.

        Lists every membership type that a chain has set up.

        Args:
            chain_id: chain, by id.
            title: only types whose title contains this text.
            is_archived: 1 for archived types only, 0 for the others only.
            page_size: rows per page; by default the server decides.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.chain_loyalty_membership_types_list(
                chain_id,
                title=title,
                is_archived=is_archived,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def replace(
        self,
        chain_id: int,
        membership_type_id: int,
        *,
        body: models.MembershipTypeUpdate | Mapping[str, Any],
    ) -> models.MembershipType:
        """Change a membership type.

        Writes a membership type anew. Send every field: what is left out falls back to its default.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.
            body: a `MembershipTypeUpdate`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_update`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_update(
                chain_id,
                membership_type_id,
                body=body,
            )
        )

    async def restore(self, chain_id: int, membership_type_id: int, *, restore_in_title: str) -> None:
        """Restore a deleted membership type.

        Restores a deleted membership type and sets its title.

        After a lost response (an error whose `sent` is not False), `list_for_chain` contains the type
        only if it was restored. The same call can be repeated.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.
            restore_in_title: title the type gets when it returns.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_restore`.
        """
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_restore(
                chain_id,
                membership_type_id,
                body={
                    "restore_in_title": restore_in_title,
                },
            )
        )

    def search(
        self,
        location_id: int,
        *,
        title: str | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.MembershipType]:
        """Search membership types.

        Pages through the membership types that a location sells, by title if wanted.

        Args:
            location_id: location, by id.
            title: only types whose title contains this text.
            page_size: rows per page, at most 100, by default 25.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_membership_type_list`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.get_membership_type_list(
                location_id,
                title=title,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def update(
        self,
        chain_id: int,
        membership_type_id: int,
        *,
        title: str | UnsetType = UNSET,
        cost: Decimal | int | UnsetType = UNSET,
        is_united_balance: bool | UnsetType = UNSET,
        united_balance_services_count: int | UnsetType = UNSET,
        service_categories: Mapping[str, int] | UnsetType = UNSET,
        services: Mapping[str, int] | UnsetType = UNSET,
        location_ids: Iterable[int] | UnsetType = UNSET,
        period: int | UnsetType = UNSET,
        period_unit_id: Literal[1, 2, 3, 4] | UnsetType = UNSET,
        allow_freeze: bool | UnsetType = UNSET,
        freeze_limit: int | UnsetType = UNSET,
        freeze_limit_unit_id: Literal[1, 2, 3, 4] | UnsetType = UNSET,
        service_price_correction: bool | UnsetType = UNSET,
        expiration_type_id: Literal[1, 2, 3] | UnsetType = UNSET,
        is_allow_empty_code: bool | UnsetType = UNSET,
        balance_edit_type_id: Literal[0, 1, 2] | UnsetType = UNSET,
        is_online_sale_enabled: bool | UnsetType = UNSET,
        online_sale_title: str | UnsetType = UNSET,
        online_sale_description: str | UnsetType = UNSET,
        online_sale_price: Decimal | int | UnsetType = UNSET,
        online_image: str | UnsetType = UNSET,
        autoactivation_period: int | UnsetType = UNSET,
        autoactivation_time_in_days: int | UnsetType = UNSET,
        autoactivation_time_unit_id: Literal[1, 2, 3, 4] | UnsetType = UNSET,
        is_archived: bool | UnsetType = UNSET,
        availability: Sequence[models.AvailabilityRuleInput | Mapping[str, Any]] | UnsetType = UNSET,
        service_links: Sequence[models.ServiceLinkInput | Mapping[str, Any]] | UnsetType = UNSET,
        is_united_balance_unlimited: bool | UnsetType = UNSET,
        is_booking_when_frozen_allowed: bool | UnsetType = UNSET,
        category_id: int | None | UnsetType = UNSET,
        category: str | UnsetType = UNSET,
    ) -> UpdateResult[models.MembershipType]:
        """Change a membership type.

        The API replaces the whole object and can ignore changes silently. This method reads the object,
        changes the given fields, sends everything and reads the object back. A change that another
        program makes between the first two requests is lost. `replace` sends a body without reading. A
        list or an object that is given replaces the present one as a whole.

        Some responses leave out the values of `location_ids`, `services`, `service_categories`,
        `service_links`. In this case nothing is written unless they are given.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        If the object cannot be read back, the error says that the API accepted the write.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.
            title: name to show to people.
            cost: what a membership of this type costs.
            is_united_balance: whether all services share one count of visits.
            united_balance_services_count: visits in the shared count.
            service_categories: service categories to cover, by id.
            services: services to cover, by id.
            location_ids: locations where the type goes on sale.
            period: how long it is valid, counted in the unit beside it; 0 sets no term.
            period_unit_id: unit in which the validity is counted.
            allow_freeze: whether memberships of this type may be frozen.
            freeze_limit: how long a membership may stay frozen in all.
            freeze_limit_unit_id: unit in which the freeze limit is counted.
            service_price_correction: whether the price of a visit is worked out again at use.
            expiration_type_id: code that says when memberships activate.
            is_allow_empty_code: whether a sale without a code is possible.
            balance_edit_type_id: code that says who may change the balance by hand.
            is_online_sale_enabled: whether the online shop offers it.
            online_sale_title: name in the online shop.
            online_sale_description: text of the offer in the online shop.
            online_sale_price: price in the online shop.
            online_image: address of the picture for the online shop.
            autoactivation_period: after how long an unused membership activates by itself.
            autoactivation_time_in_days: days until an unused membership activates by itself.
            autoactivation_time_unit_id: unit in which the wait for activation is counted.
            is_archived: whether it is in the archive.
            availability: when memberships may be used; an empty list sets no limit.
            service_links: services and categories to cover, the other form; some chains honour only this
                one.
            is_united_balance_unlimited: whether the shared count has no end.
            is_booking_when_frozen_allowed: whether a frozen membership may still be booked with.
            category_id: group to file the type under in its chain.
            category: kind of membership type.

        Returns:
            The object as it was read back, with the differences from the values that were sent: see
                `UpdateResult`.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_read`, `chain_loyalty_membership_types_update`.
        """
        from altegio_async._core.lossy_reads import refuse_absent_values, refuse_lossy_read
        from altegio_async._core.replacement import select_changes
        from altegio_async._core.update_checks import check_update

        changes = select_changes(
            models.MembershipTypeUpdate,
            {
                "title": title,
                "cost": cost,
                "is_united_balance": is_united_balance,
                "united_balance_services_count": united_balance_services_count,
                "service_categories": service_categories,
                "services": services,
                "location_ids": location_ids,
                "period": period,
                "period_unit_id": period_unit_id,
                "allow_freeze": allow_freeze,
                "freeze_limit": freeze_limit,
                "freeze_limit_unit_id": freeze_limit_unit_id,
                "service_price_correction": service_price_correction,
                "expiration_type_id": expiration_type_id,
                "is_allow_empty_code": is_allow_empty_code,
                "balance_edit_type_id": balance_edit_type_id,
                "is_online_sale_enabled": is_online_sale_enabled,
                "online_sale_title": online_sale_title,
                "online_sale_description": online_sale_description,
                "online_sale_price": online_sale_price,
                "online_image": online_image,
                "autoactivation_period": autoactivation_period,
                "autoactivation_time_in_days": autoactivation_time_in_days,
                "autoactivation_time_unit_id": autoactivation_time_unit_id,
                "is_archived": is_archived,
                "availability": availability,
                "service_links": service_links,
                "is_united_balance_unlimited": is_united_balance_unlimited,
                "is_booking_when_frozen_allowed": is_booking_when_frozen_allowed,
                "category_id": category_id,
                "category": category,
            },
        )
        sources = {"location_ids": ("attached_location_ids", "attached_salon_ids"), "online_image": ("online_sale_image",), "autoactivation_period": ("autoactivation_time",), "services": ("balance_container",), "service_categories": ("balance_container",), "service_links": ("balance_container",), "autoactivation_time_in_days": ("autoactivation_time",)}
        read = operations.chain_loyalty_membership_types_read(chain_id, membership_type_id)
        before = await self._read_object(read)
        refuse_lossy_read(models.MembershipTypeUpdate, before.drift, changes, sources)
        optional = {"location_ids": ("attached_location_ids", "attached_salon_ids"), "services": ("balance_container.links",), "service_categories": ("balance_container.links",), "service_links": ("balance_container.links",)}
        refuse_absent_values(before.value, changes, optional)
        body = self._build_update(before.value, changes)
        write = operations.chain_loyalty_membership_types_update(chain_id, membership_type_id, body=body)
        after = await self._write_and_read(write, read)
        return check_update(
            body,
            after.value,
            after.drift,
            changes,
            build=self._build_update,
            compare=self._compare_update,
            sources=sources,
            optional=optional,
        )

    def _build_update(
        self, current: models.MembershipType, changes: Mapping[str, Any]
    ) -> models.MembershipTypeUpdate:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.MembershipTypeUpdate,
            current,
            changes,
            sources={
                "location_ids": ("attached_location_ids", "attached_salon_ids"),
                "online_image": ("online_sale_image",),
                "autoactivation_period": ("autoactivation_time",),
            },
        )

    def _compare_update(
        self, sent: models.MembershipTypeUpdate, found: models.MembershipTypeUpdate, changes: Mapping[str, Any]
    ) -> Sequence[FieldDifference]:
        """Return the differences between the body of `update` and the object that was read back."""
        from altegio_async._core.body_comparison import compare_bodies

        return compare_bodies(sent, found, changes)


class MembershipTypesWithRawResponse:
    """Methods of `altegio.membership_types.with_raw_response`."""

    def __init__(self, membership_types: MembershipTypes) -> None:
        self.clone: Final = raw(membership_types.clone)
        self.create: Final = raw(membership_types.create)
        self.delete: Final = raw(membership_types.delete)
        self.fetch: Final = raw(membership_types.fetch)
        self.get: Final = raw(membership_types.get)
        self.list_for_chain: Final = raw_page(membership_types.list_for_chain)
        self.replace: Final = raw(membership_types.replace)
        self.restore: Final = raw(membership_types.restore)
        self.search: Final = raw_page(membership_types.search)
