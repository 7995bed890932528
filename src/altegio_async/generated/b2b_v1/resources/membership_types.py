# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.membership_types`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, Literal

from .. import models, operations
from altegio_async._resource import Resource, raw, raw_page
from altegio_async.pagination import Pager


class MembershipTypes(Resource):
    """Methods of `altegio.membership_types`."""

    @cached_property
    def with_raw_response(self) -> MembershipTypesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipTypesWithRawResponse(self._copy_for_raw_responses())

    async def clone(self, chain_id: int, membership_type_id: int) -> models.MembershipType:
        """Copy a membership type.

        Makes a second membership type with the same settings.

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
    ) -> Pager[models.MembershipType]:
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
        return Pager(
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
    ) -> Pager[models.MembershipType]:
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
        return Pager(
            self._pipeline,
            operations.get_membership_type_list(
                location_id,
                title=title,
            ),
            page_size=page_size,
            limit=limit,
        )


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
