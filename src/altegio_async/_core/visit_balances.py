"""Validation of the visits by service that single and bulk writes of memberships set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from altegio_async._core.validation import check_count
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable


class BalanceRow(Protocol):
    """The visits of one service or category."""

    service_id: int
    balance: int


def count_visits(rows: Iterable[BalanceRow]) -> dict[int, int]:
    """Return the visits to set, by the id of the service or category.

    Raises:
        InvalidArgumentError: there are no rows, a number is negative, or two rows have the same service.
    """
    counts: dict[int, int] = {}
    for index, row in enumerate(rows):
        place = f"services_balance_count[{index}]"
        if row.service_id in counts:
            raise InvalidArgumentError(f"{place} has the same service as another row")
        counts[row.service_id] = check_count(f"{place}.balance", row.balance, 0)
    if not counts:
        raise InvalidArgumentError("services_balance_count must have at least one row")
    return counts
