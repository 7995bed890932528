"""Membership types of locations and chains."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast

from msgspec import UNSET
from msgspec.structs import replace

from altegio_async._core.arguments import check_flag
from altegio_async._core.type_guards import is_mapping
from altegio_async._resource import add_call_facts, raw, report_accepted_write
from altegio_async.errors import IncompleteWriteError, InvalidArgumentError
from altegio_async.generated.b2b_v1 import models, operations, resources

if TYPE_CHECKING:
    from altegio_async._core.update_result import FieldDifference
    from altegio_async._pipeline.raw_response import RawResponse

__all__ = ["MembershipTypes", "MembershipTypesWithRawResponse"]

B = TypeVar("B", "models.MembershipTypeCreate", "models.MembershipTypeUpdate")

_CHAIN_NAMES: Final = ("chain_id", "salon_group_id")
_COVERAGE: Final = ("services", "service_categories", "service_links")
_DAYS: Final = "autoactivation_time_in_days"
_DELAY: Final = "autoactivation_period"
_DELAY_UNIT: Final = "autoactivation_time_unit_id"
_DAY: Final = 1  # code of the unit
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

        Give the coverage as visits by id (`services`, `service_categories`) or as rows (`service_links`). A
        chain uses one of these forms and ignores the other, so both are sent, and the coverage that the API
        stored is compared with the given one. The type is read back if the response shows another coverage.

        After a lost response (an error whose `sent` is not False), repeat the call with `if_absent=True`: it
        looks for a type with this title first.

        Args:
            chain_id: chain, by id.
            body: a `MembershipTypeCreate`, or a dict with its fields. A dict can leave out `chain_id`.
            if_absent: return the chain's type with this title, without regard to spaces around it, if there
                is one, archived types included, and create it only if there is none. The other fields of a
                type that exists are not compared. Two such calls at the same time can both create a type.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, a required field is missing, both
                forms of the coverage are given and contain different visits, a row does not cover one
                service or category that no other row covers, or the body names another chain.
            IncompleteWriteError: the type was created with another coverage. `value` of the error is the
                type. Correct it with `update`; do not repeat the call.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_create`.
        """
        is_lookup = check_flag("if_absent", if_absent)
        body = _add_chain(chain_id, body)
        create = operations.chain_loyalty_membership_types_create(chain_id, body=body)
        sent = cast("models.MembershipTypeCreate", create.body)
        _check_chain(chain_id, sent)
        sent = _add_delay(sent)
        given = {name: getattr(sent, name) for name in _COVERAGE if getattr(sent, name) is not UNSET}
        if given:
            from altegio_async.resources.coverage import complete_coverage  # noqa: PLC0415 - used by writes only

            sent = replace(sent, **complete_coverage(given))
        if is_lookup:
            found = await self._find_title(chain_id, sent.title)
            if found is not None:
                return await self.get(chain_id, found)
        response = await self._pipeline.respond(replace(create, body=sent))
        value = await self._check_coverage(chain_id, sent, given, response) if given else response.value
        return self._select_form(response, value)

    async def _check_coverage(
        self,
        chain_id: int,
        sent: models.MembershipTypeCreate,
        given: Collection[str],
        response: RawResponse[models.MembershipType],
    ) -> models.MembershipType:
        """Return a created type. Read it if the response does not show the coverage that was sent.

        Raises:
            IncompleteWriteError: the type has another coverage.
        """
        from altegio_async.resources.coverage import find_ignored  # noqa: PLC0415 - used by writes only

        created = response.value
        if not find_ignored(sent, given, created):
            return created
        read = operations.chain_loyalty_membership_types_read(chain_id, created.id)
        with report_accepted_write():
            created = (await self._pipeline.respond(read)).value
        ignored = find_ignored(sent, given, created)
        if not ignored:
            return created
        names = ", ".join(one.name for one in ignored)
        error = IncompleteWriteError(
            f"the API created the membership type {created.id} with other values of {names}",
            value=created,
            ignored=tuple(ignored),
        )
        add_call_facts(error, "chain_loyalty_membership_types_create", response)
        raise error

    async def _find_title(self, chain_id: int, title: str) -> int | None:
        """Return the lowest id of the chain's types with a title, or None."""
        wanted = title.strip()
        ids = [
            row.id
            for is_archived in _ARCHIVE_FLAGS
            async for row in self.list_for_chain(chain_id, title=wanted, is_archived=is_archived)
            if (row.title or "").strip() == wanted
        ]
        return min(ids, default=None)

    async def replace(
        self,
        chain_id: int,
        membership_type_id: int,
        *,
        body: models.MembershipTypeUpdate | Mapping[str, Any],
    ) -> models.MembershipType:
        """Replace a membership type, and return it. `update` changes single fields.

        Send every field: a field that is left out gets its default.

        After a lost response (an error whose `sent` is not False), `get` shows the present fields. The
        same call can be repeated.

        Args:
            chain_id: chain, by id.
            membership_type_id: membership type, by id.
            body: a `MembershipTypeUpdate`, or a dict with its fields. A dict can leave out `chain_id`.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, a required field is missing, or the
                body names another chain.
            AltegioError: see `altegio_async.errors`.

        Published operation: `chain_loyalty_membership_types_update`.
        """
        body = _add_chain(chain_id, body)
        write = operations.chain_loyalty_membership_types_update(chain_id, membership_type_id, body=body)
        _check_chain(chain_id, cast("models.MembershipTypeUpdate", write.body))
        return await self._pipeline.call(write)

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
        """Unarchive a membership type.

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
        """Return the body of `update`, with coverage in both forms and one form of the activation delay."""
        from altegio_async.resources.coverage import complete_coverage  # noqa: PLC0415 - used by writes only

        if not isinstance(current.category, str):
            current = replace(
                current, category=None
            )  # the API publishes an object too; a body takes texts only
        coverage = complete_coverage(changes, current)
        delay = {_DELAY: changes[_DAYS], _DELAY_UNIT: _DAY} if _DAYS in changes else {}
        return super()._build_update(current, {**coverage, **delay, **changes})

    def _compare_update(
        self,
        sent: models.MembershipTypeUpdate,
        found: models.MembershipTypeUpdate,
        changes: Mapping[str, Any],
    ) -> Sequence[FieldDifference]:
        """Return the differences, each in the form in which the field was given."""
        from altegio_async.resources.coverage import select_compared  # noqa: PLC0415 - used by writes only

        sent, found = select_compared(sent, found, changes, is_shared=found.is_united_balance)
        if _DAYS in changes:
            days = found.autoactivation_period if found.autoactivation_time_unit_id == _DAY else UNSET
            found = replace(found, autoactivation_time_in_days=days)
            hidden: dict[str, Any] = {name: UNSET for name in (_DELAY, _DELAY_UNIT) if name not in changes}
            sent, found = replace(sent, **hidden), replace(found, **hidden)
        return super()._compare_update(sent, found, changes)


class MembershipTypesWithRawResponse(resources.MembershipTypesWithRawResponse):
    """Methods of `altegio.membership_types.with_raw_response`."""

    def __init__(self, membership_types: MembershipTypes) -> None:
        super().__init__(membership_types)
        self.archive: Final = raw(membership_types.archive)
        self.unarchive: Final = raw(membership_types.unarchive)


def _add_delay(body: models.MembershipTypeCreate) -> models.MembershipTypeCreate:
    """Return a body with the delay of the activation and its unit. The API ignores the delay in days."""
    days = body.autoactivation_time_in_days
    if days is UNSET or body.autoactivation_period is not UNSET:
        return body
    return replace(body, autoactivation_period=days, autoactivation_time_unit_id=_DAY)


def _add_chain(chain_id: int, body: B | Mapping[str, Any]) -> B | Mapping[str, Any]:
    """Return a body with the chain of the path, if the body is a dict that names none."""
    if is_mapping(body) and body.keys().isdisjoint(_CHAIN_NAMES):
        return {**body, "chain_id": chain_id}
    return body


def _check_chain(chain_id: int, body: models.MembershipTypeCreate | models.MembershipTypeUpdate) -> None:
    """Raise InvalidArgumentError if a body names another chain than the path."""
    if body.chain_id != chain_id:
        raise InvalidArgumentError(f"chain_id of the body must be that of the path, {chain_id}")
