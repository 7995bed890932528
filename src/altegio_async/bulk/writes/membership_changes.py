"""Changes of memberships and membership types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import UNSET, UnsetType

from altegio_async._core.arguments import check_date
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.validation import check_count
from altegio_async._core.visit_balances import count_visits
from altegio_async.bulk.writes.change_kinds import ApplyState, ChangeKind, Values
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1 import operations
from altegio_async.models import MembershipBalanceInput

if TYPE_CHECKING:
    from altegio_async import models
    from altegio_async._core.operation import Operation


class Freezing(ChangeKind["models.Membership"]):
    """Freezes memberships. A repeated freeze is refused or counts its days twice.

    Raises:
        InvalidArgumentError: `until` is not a date.
    """

    evidence: tuple[str, ...] = ("is_frozen",)
    subject: ClassVar[str] = "membership"

    def __init__(self, until: dt.date | str | None) -> None:
        self._until = None if until is None else str(check_date("until", until))
        self.new: Values = {"is_frozen": True, "freeze_till": self._until}

    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation for a membership."""
        until: Any = UNSET if self._until is None else self._until
        return operations.chain_loyalty_memberships_freeze(chain_id, object_id, body={"until": until})

    def read_values(self, row: models.Membership) -> Values:
        """Return whether the membership is frozen, until which day, and how many days it has been frozen."""
        return {**_read_freeze(row), "freeze_period": row.freeze_period}

    def find_obstacle(self, row: models.Membership, old: Values) -> str | None:
        """Return the reason why the membership cannot be frozen: it is frozen, or its type forbids it."""
        if old["is_frozen"] and not self.is_applied(old):
            until = old["freeze_till"]
            end = f"until {until}" if until else "and the API does not send until when"
            return f"it is frozen already, {end}; unfreeze it first"
        if row.type is not None and row.type.allow_freeze is False:
            return "its type does not allow a freeze"
        return None

    def find_apply_state(self, old: Values, now: Values) -> ApplyState:
        """Return whether the freeze was applied. The API does not always send the end of a freeze."""
        if now["is_frozen"] and old["is_frozen"] is False and now["freeze_till"] is None:
            return ApplyState.APPLIED
        return super().find_apply_state(old, now)

    def contradicts(self, result: Any) -> bool:
        """Return whether a response says that the membership is not frozen."""
        return result is not None and result.is_frozen is False


class Unfreezing(ChangeKind["models.Membership"]):
    """Ends freezes. A repetition is refused, unless the membership was frozen again in the meantime."""

    evidence: tuple[str, ...] = ("is_frozen",)
    subject: ClassVar[str] = "membership"

    def __init__(self) -> None:
        self.new: Values = {"is_frozen": False}

    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation for a membership."""
        return operations.chain_loyalty_memberships_unfreeze(chain_id, object_id, body={})

    def read_values(self, row: models.Membership) -> Values:
        """Return whether the membership is frozen, and until which day."""
        return _read_freeze(row)


class PeriodChange(ChangeKind["models.Membership"]):
    """Sets the validity of memberships to a length. A repetition undoes a change made in the meantime.

    Raises:
        InvalidArgumentError: the period is negative, or the unit is not 1 to 4.
    """

    evidence: tuple[str, ...] = ("period",)
    subject: ClassVar[str] = "membership"

    def __init__(self, period: int, period_unit_id: int) -> None:
        self.new: Values = {"period": check_count("period", period, 0), "period_unit_id": period_unit_id}
        self.create_operation(1, 1)  # validates the unit

    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation for a membership."""
        return operations.chain_loyalty_memberships_set_period(chain_id, object_id, body=self.new)

    def read_values(self, row: models.Membership) -> Values:
        """Return the length of the validity and its unit."""
        return {"period": row.period, "period_unit_id": row.period_unit_id}

    def is_applied(self, values: Values) -> bool:
        """Return whether a membership has the new length. A length of 0 has no unit."""
        if self.new["period"] == 0:
            return bool(values["period"] == 0)
        return super().is_applied(values)


class BalanceChange(ChangeKind["models.Membership"]):
    """Sets the visits that remain to numbers. A repetition undoes the visits used in the meantime.

    Raises:
        InvalidArgumentError: not exactly one of the arguments is passed, or a number is not valid.
    """

    subject: ClassVar[str] = "membership"

    def __init__(
        self,
        united_balance_services_count: int | None,
        services_balance_count: Sequence[models.ServiceBalanceInput | Mapping[str, Any]] | None,
    ) -> None:
        if (united_balance_services_count is None) == (services_balance_count is None):
            raise InvalidArgumentError(
                "set_balance takes either united_balance_services_count or services_balance_count"
            )
        if united_balance_services_count is not None:
            name, self._counts = "united_balance_services_count", {}
            self.new: Values = {name: check_count(name, united_balance_services_count, 0)}
        else:
            name, self._counts = "services_balance_count", _read_counts(services_balance_count)
            self.new = {name: self._counts}
        self.evidence: tuple[str, ...] = (name,)

    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation for a membership."""
        body: dict[str, Any] = self.new
        if self._counts:
            rows = [{"service_id": int(name), "balance": count} for name, count in self._counts.items()]
            body = {"services_balance_count": rows}
        return operations.chain_loyalty_memberships_set_balance(chain_id, object_id, body=body)

    def read_values(self, row: models.Membership) -> Values:
        """Return the shared number of visits, or the numbers of the services to change."""
        if not self._counts:
            return {"united_balance_services_count": row.united_balance_services_count}
        counts: dict[str, int | None] = dict.fromkeys(self._counts)
        counts.update((name, count) for name, count in _list_counts(row).items() if name in counts)
        return {"services_balance_count": counts}

    def find_obstacle(self, row: models.Membership, old: Values) -> str | None:
        """Return the reason why the balance cannot be set: it has the other form, or it is unlimited."""
        _ = old
        if row.has_unlimited_visits:
            return "its visits are unlimited"
        if row.is_united_balance and self._counts:
            return "it has one number of visits for all services; visits of single services cannot be set"
        if row.is_united_balance is False and not self._counts:
            return "it has a number of visits for each service; one number for all cannot be set"
        covered = _list_counts(row)
        if covered and (unknown := [name for name in self._counts if name not in covered]):
            return f"it does not cover the service or category {', '.join(unknown)}"
        return None


class Archiving(ChangeKind["models.MembershipType"]):
    """Archives membership types. A repetition has no effect, unless the type was unarchived meanwhile."""

    evidence: tuple[str, ...] = ("is_archived",)
    subject: ClassVar[str] = "membership type"

    def __init__(self) -> None:
        self.new: Values = {"is_archived": True}

    def create_operation(self, chain_id: int, object_id: int) -> Operation[Any]:
        """Return the operation for a membership type."""
        body = {"is_archived": "1"}  # the API refuses other forms
        return operations.chain_loyalty_membership_types_archive(chain_id, object_id, body=body)

    def read_values(self, row: models.MembershipType) -> Values:
        """Return whether the type is archived."""
        return {"is_archived": row.is_archived}


def _read_freeze(row: models.Membership) -> Values:
    until = row.freeze_till
    return {"is_frozen": row.is_frozen, "freeze_till": None if until is None else str(until.date())}


def _list_counts(row: models.Membership) -> dict[str, int | None]:
    """Return the visits of each service and category that a membership covers, by id as text."""
    container = row.balance_container
    links = container.links if container is not None else None
    counts: dict[str, int | None] = {}
    for link in links or ():
        covered = link.service or link.category
        if covered is not None and covered.id is not None:
            counts[str(covered.id)] = link.count
    return counts


def _read_counts(rows: object) -> dict[str, int]:
    """Return the numbers of visits to set, by service id as text.

    Raises:
        InvalidArgumentError: the rows are not valid, are empty, or name a service twice.
    """
    body = convert_body(MembershipBalanceInput, {"services_balance_count": rows})
    parsed = body.services_balance_count
    counts = count_visits(() if isinstance(parsed, UnsetType) else parsed)
    return {str(service_id): count for service_id, count in counts.items()}
