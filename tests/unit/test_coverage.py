"""Coverage of membership types: both forms of a request, and their comparison with the type."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from altegio_async import FieldDifference
from altegio_async._core.body_comparison import compare_bodies
from altegio_async.models import MembershipType, MembershipTypeCreate, ServiceLinkInput
from altegio_async.resources.coverage import complete_coverage, find_ignored, select_compared
from tests.support.loyalty_samples import TYPE

BODY = MembershipTypeCreate(**TYPE)


def build_type(*links: dict[str, Any], **fields: Any) -> MembershipType:
    return MembershipType.from_dict({"id": 1, "balance_container": {"links": list(links)}, **fields})


def compare_rows(sent: list[ServiceLinkInput], found: list[ServiceLinkInput]) -> list[FieldDifference]:
    bodies = [replace(BODY, service_links=rows) for rows in (sent, found)]
    compared = select_compared(bodies[0], bodies[1], ["service_links"], is_shared=False)
    return compare_bodies(*compared, ["service_links"])


def test_a_link_with_a_service_and_its_category_covers_the_service() -> None:
    link = {"count": 3, "is_unlimited": True, "service": {"id": 11}, "category": {"id": 71}}
    assert complete_coverage({}, build_type(link)) == {
        "services": {"11": 3},
        "service_categories": {},
        "service_links": [
            ServiceLinkInput(service_id=11, service_category_id=0, is_unlimited=True, count=3),
        ],
    }


def test_rows_in_another_order_are_compared_by_service() -> None:
    first, second = ServiceLinkInput(service_id=11, count=3), ServiceLinkInput(service_id=12, count=4)
    found = [replace(second, count=9), first]
    assert compare_rows([first, second], found) == [FieldDifference("service_links[1].count", 4, 9)]


def test_counts_of_unlimited_rows_are_not_compared() -> None:
    row = ServiceLinkInput(service_id=11, is_unlimited=True)
    assert compare_rows([replace(row, count=5)], [replace(row, count=0)]) == []
    assert compare_rows([replace(row, is_unlimited=False, count=5)], [replace(row, count=5)]) != []


def test_a_created_type_without_the_kind_of_its_balance_has_the_kind_that_was_sent() -> None:
    sent = replace(BODY, **complete_coverage({"services": {"11": 10}}))
    stored = {"count": 0, "service": {"id": 11}}
    for is_shared, ignored in (
        (True, []),
        (False, [FieldDifference("services[11]", 10, 0)]),
    ):
        sent = replace(sent, is_united_balance=is_shared)
        assert find_ignored(sent, ["services"], build_type(stored)) == ignored
        assert find_ignored(sent, ["services"], build_type(stored, is_united_balance=True)) == []
