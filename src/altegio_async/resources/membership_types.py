"""Membership types of locations and chains."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from altegio_async._resource import raw
from altegio_async.generated.b2b_v1 import models, operations, resources

__all__ = ["MembershipTypes", "MembershipTypesWithRawResponse"]


class MembershipTypes(resources.MembershipTypes):
    """Methods of `altegio.membership_types`."""

    @cached_property
    def with_raw_response(self) -> MembershipTypesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipTypesWithRawResponse(self._copy_for_raw_responses())

    async def archive(self, chain_id: int, membership_type_id: int) -> None:
        """Archive a membership type. An archived type is not sold any more.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an id is not positive.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_archive`.
        """
        body = models.MembershipTypeArchiveInput(is_archived="1")
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_archive(chain_id, membership_type_id, body=body)
        )

    async def unarchive(self, chain_id: int, membership_type_id: int) -> None:
        """Bring an archived membership type back.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an id is not positive.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_archive`.
        """
        body = models.MembershipTypeArchiveInput(is_archived="0")
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_archive(chain_id, membership_type_id, body=body)
        )


class MembershipTypesWithRawResponse(resources.MembershipTypesWithRawResponse):
    """Methods of `altegio.membership_types.with_raw_response`."""

    def __init__(self, membership_types: MembershipTypes) -> None:
        super().__init__(membership_types)
        self.archive: Final = raw(membership_types.archive)
        self.unarchive: Final = raw(membership_types.unarchive)
