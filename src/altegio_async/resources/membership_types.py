"""Membership types of locations and chains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, Literal, cast

from altegio_async._resource import raw
from altegio_async.generated.b2b_v1 import models, operations, resources

__all__ = ["MembershipTypes", "MembershipTypesWithRawResponse"]

_COVERAGE: Final = frozenset({"services", "service_categories", "service_links"})
_ARCHIVE_FLAGS: Final[tuple[Literal[0, 1], ...]] = (0, 1)


class MembershipTypes(resources.MembershipTypes):
    """Methods of `altegio.membership_types`."""

    @cached_property
    def with_raw_response(self) -> MembershipTypesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MembershipTypesWithRawResponse(self._copy_for_raw_responses())

    async def create(
        self,
        chain_id: int,
        *,
        body: models.MembershipTypeCreate | Mapping[str, Any],
        if_absent: bool = False,
    ) -> models.MembershipType:
        """Create a membership type and return it.

        After a lost response (an error whose `sent` is not False), repeat the call with `if_absent=True`: it
        looks for a type with this title first.

        Args:
            chain_id: chain, by id.
            body: a `MembershipTypeCreate`, or a dict with its fields.
            if_absent: return the chain's type with exactly this title if there is one, archived types
                included, and create it only if there is none. The other fields of a type that exists are
                not compared. Two such calls at the same time can both create a type.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_create`.
        """
        create = operations.chain_loyalty_membership_types_create(chain_id, body=body)
        if if_absent:
            title = cast("models.MembershipTypeCreate", create.body).title
            found = await self._find_title(chain_id, title)
            if found is not None:
                return await self.get(chain_id, found)
        return await self._pipeline.call(create)

    async def _find_title(self, chain_id: int, title: str) -> int | None:
        """Return the lowest id of the chain's types with a title, or None."""
        ids = [
            row.id
            for is_archived in _ARCHIVE_FLAGS
            async for row in self.list_for_chain(chain_id, title=title, is_archived=is_archived)
            if row.title == title
        ]
        return min(ids, default=None)

    async def clone(self, chain_id: int, membership_type_id: int) -> models.MembershipType:
        """Copy a membership type.

        Makes a second membership type with the same settings. After a lost response (an error whose `sent`
        is not False), `list_for_chain` shows whether there is one more type with the title and " (2)".

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_clone`.
        """
        # The API documents an empty object or no body. Its own client sends the object.
        return await self._pipeline.call(
            operations.chain_loyalty_membership_types_clone(chain_id, membership_type_id, body={})
        )

    async def archive(self, chain_id: int, membership_type_id: int) -> None:
        """Archive a membership type. An archived type is not sold any more.

        The API checks neither the user's rights nor whether the type belongs to the chain. `get` checks both,
        and `bulk.archive_membership_types` reads the type before it archives it.

        After a lost response (an error whose `sent` is not False), `get` shows in `is_archived` whether the
        type is archived. The same call can be repeated.

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

        The API checks neither the user's rights nor whether the type belongs to the chain. `get` checks both.

        After a lost response (an error whose `sent` is not False), `get` shows in `is_archived` whether the
        type is archived. The same call can be repeated.

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

    def _build_update(
        self, current: models.MembershipType, changes: Mapping[str, Any]
    ) -> models.MembershipTypeUpdate:
        """Return the body of `update`, with what the type covers in both forms of a request."""
        read = _read_links(current)
        given = _COVERAGE & changes.keys()
        if "service_links" not in given:
            objects = (
                {**_make_objects(read), **{name: changes[name] for name in given}} if given or read else {}
            )
            coverage = {**objects, "service_links": _make_links(objects, read)} if objects else {}
        elif len(given) == 1:
            coverage = _make_objects(_list_rows(changes["service_links"]))
        else:
            coverage = {}
        return super()._build_update(current, {**coverage, **changes})


class MembershipTypesWithRawResponse(resources.MembershipTypesWithRawResponse):
    """Methods of `altegio.membership_types.with_raw_response`."""

    def __init__(self, membership_types: MembershipTypes) -> None:
        super().__init__(membership_types)
        self.archive: Final = raw(membership_types.archive)
        self.unarchive: Final = raw(membership_types.unarchive)


def _read_links(current: models.MembershipType) -> list[dict[str, Any]] | None:
    """Return what a type covers as rows of a request, or None if the response does not contain it."""
    container = current.balance_container
    if container is None or container.links is None:
        return None
    rows: list[dict[str, Any]] = []
    for link in container.links:
        service_id = link.service.id if link.service is not None else None
        category_id = link.category.id if link.category is not None else None
        is_unlimited, count = bool(link.is_unlimited), link.count or 0
        rows.append(_make_row(service_id or 0, 0 if service_id else category_id or 0, count, is_unlimited))
    return rows


def _list_rows(links: Iterable[models.ServiceLinkInput]) -> list[dict[str, Any]]:
    """Return the rows that a caller gave, with 0 for values that are absent."""
    return [
        _make_row(
            link.service_id or 0, link.service_category_id or 0, link.count or 0, bool(link.is_unlimited)
        )
        for link in links
    ]


def _make_row(service_id: int, category_id: int, count: int, is_unlimited: bool) -> dict[str, Any]:
    return {
        "service_id": service_id,
        "service_category_id": category_id,
        "is_unlimited": is_unlimited,
        "count": count,
    }


def _make_objects(rows: Iterable[Mapping[str, Any]] | None) -> dict[str, dict[str, int]]:
    """Return what a type covers as the number of visits by id. This form has no unlimited visits."""
    objects: dict[str, dict[str, int]] = {"services": {}, "service_categories": {}}
    for row in rows or ():
        if row["service_id"]:
            objects["services"][str(row["service_id"])] = row["count"]
        elif row["service_category_id"]:
            objects["service_categories"][str(row["service_category_id"])] = row["count"]
    return objects


def _make_links(
    objects: Mapping[str, Mapping[str, int]], read: Iterable[dict[str, Any]] | None
) -> list[dict[str, Any]]:
    """Return the rows of visits by id. A row that was read stays unlimited while its number is the same."""
    rows = [_make_row(int(key), 0, count, False) for key, count in objects["services"].items()]
    rows += [_make_row(0, int(key), count, False) for key, count in objects["service_categories"].items()]
    unlimited = [row for row in read or () if row["is_unlimited"]]
    return [row | {"is_unlimited": row | {"is_unlimited": True} in unlimited} for row in rows]
