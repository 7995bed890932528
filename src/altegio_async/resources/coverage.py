"""Coverage of membership types: the services and categories on which memberships of a type can be used.

The API has two forms: the number of visits by id (`services` and `service_categories`), and rows
(`service_links`). A chain uses one of them and ignores the other, so requests contain both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from altegio_async._core.body_comparison import compare_bodies
from altegio_async._core.validation import check_count, check_id, is_id_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.b2b_v1 import models

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from altegio_async._core.update_result import FieldDifference

B = TypeVar("B", "models.MembershipTypeCreate", "models.MembershipTypeUpdate")

_ROWS: Final = "service_links"
_COUNTS: Final = ("services", "service_categories")
_FIELDS: Final = (*_COUNTS, _ROWS)


def complete_coverage(
    given: Mapping[str, Any], current: models.MembershipType | None = None
) -> dict[str, Any]:
    """Return coverage in both forms of a request, by field; an empty dict if there is none.

    Args:
        given: fields of a body that the caller gave. Those that are not part of the coverage are ignored.
        current: the type whose coverage completes what is not given.

    Raises:
        InvalidArgumentError: both forms are given and differ, a number of visits is negative, the key of a
            map is not an id, or a row does not cover one service or category that no other row covers.
    """
    named = {name: given[name] for name in _FIELDS if name in given}
    for name in _COUNTS:
        _check_counts(name, named.get(name, {}))
    _check_rows(named.get(_ROWS, ()))
    read = _read_rows(current) if current is not None else []
    if _ROWS not in named:
        counts = {**_count_visits(read), **named} if named or read else {}
        return {**counts, _ROWS: _make_links(counts, read)} if counts else {}
    counts = _count_visits(named[_ROWS])
    for name in _COUNTS:
        if name in named and named[name] != counts[name]:
            raise InvalidArgumentError(f"{name} and {_ROWS} contain different visits: give one of them")
    return {**counts, **named}


def _check_counts(name: str, counts: Mapping[str, int]) -> None:
    """Raise InvalidArgumentError if visits by id have a wrong id or a negative number."""
    for key, count in counts.items():
        if not is_id_text(key):
            raise InvalidArgumentError(f"the keys of {name} must be ids")
        check_id(f"a key of {name}", int(key))
        check_count(f"{name}[{key}]", count, 0)


def _check_rows(rows: Iterable[models.ServiceLinkInput]) -> None:
    """Raise InvalidArgumentError if a row does not cover one service or category, or repeats another row."""
    seen: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        place = f"{_ROWS}[{number}]"
        if bool(row.service_id) == bool(row.service_category_id):
            raise InvalidArgumentError(f"{place} must have either service_id or service_category_id")
        if _identify(row) in seen:
            raise InvalidArgumentError(f"{place} covers the same service or category as another row")
        seen.add(_identify(row))
        check_count(f"{place}.count", row.count or 0, 0)


def find_ignored(
    sent: models.MembershipTypeCreate, given: Collection[str], created: models.MembershipType
) -> list[FieldDifference]:
    """Return the differences between the coverage of a request and that of the type that was created.

    Args:
        sent: the body that was sent.
        given: the names of the fields that the caller gave.
        created: the type.
    """
    links = _read_rows(created)
    found = replace(sent, **_count_visits(links), service_links=links)
    is_shared = sent.is_united_balance if created.is_united_balance is None else created.is_united_balance
    return compare_bodies(*select_compared(sent, found, given, is_shared=is_shared), given)


def select_compared(sent: B, found: B, given: Collection[str], *, is_shared: bool) -> tuple[B, B]:
    """Return two bodies for their comparison: with coverage in one form, and with comparable counts.

    The API has no counts by service if the visits are shared, and no counts of unlimited visits.

    Args:
        sent: the body that was sent.
        found: the body of the type as it was read back.
        given: the names of the fields that the caller gave. They decide the form.
        is_shared: whether all services share one number of visits.
    """
    if _ROWS not in given and any(name in given for name in _COUNTS):
        maps = [_simplify_counts(one, is_shared=is_shared) for one in (sent, found)]
        return replace(sent, service_links=UNSET, **maps[0]), replace(found, service_links=UNSET, **maps[1])
    hidden: dict[str, Any] = dict.fromkeys(_COUNTS, UNSET)
    links = [_simplify_link(link, is_shared=is_shared) for link in sent.service_links or ()]
    order = {_identify(link): number for number, link in enumerate(links)}
    others = [_simplify_link(link, is_shared=is_shared) for link in found.service_links or ()]
    others.sort(key=lambda link: order.get(_identify(link), len(order)))
    return replace(sent, **hidden, service_links=links), replace(found, **hidden, service_links=others)


def _simplify_counts(
    body: models.MembershipTypeCreate | models.MembershipTypeUpdate, *, is_shared: bool
) -> dict[str, Any]:
    """Return the visits by id, with 0 instead of each number if the visits are shared."""
    maps = {"services": body.services or {}, "service_categories": body.service_categories or {}}
    return {name: dict.fromkeys(one, 0) for name, one in maps.items()} if is_shared else maps


def _simplify_link(link: models.ServiceLinkInput, *, is_shared: bool) -> models.ServiceLinkInput:
    """Return a row without the values that have no meaning."""
    if is_shared:
        return replace(link, count=0, is_unlimited=False)
    return replace(link, count=0) if link.is_unlimited else link


def _identify(link: models.ServiceLinkInput) -> tuple[int, int]:
    return link.service_id or 0, link.service_category_id or 0


def _read_rows(current: models.MembershipType) -> list[models.ServiceLinkInput]:
    """Return the coverage of a type as rows of a request."""
    container = current.balance_container
    links: list[models.ServiceLinkInput] = []
    for link in (container.links if container is not None else None) or ():
        service_id = (link.service.id if link.service is not None else None) or 0
        category_id = (link.category.id if link.category is not None else None) or 0
        is_unlimited, count = bool(link.is_unlimited), link.count or 0
        links.append(_make_link(service_id, 0 if service_id else category_id, count, is_unlimited))
    return links


def _count_visits(links: Iterable[models.ServiceLinkInput]) -> dict[str, dict[str, int]]:
    """Return the number of visits by id. This form has no unlimited visits."""
    counts: dict[str, dict[str, int]] = {name: {} for name in _COUNTS}
    for link in links:
        if link.service_id:
            counts["services"][str(link.service_id)] = link.count or 0
        elif link.service_category_id:
            counts["service_categories"][str(link.service_category_id)] = link.count or 0
    return counts


def _make_links(
    counts: Mapping[str, Mapping[str, int]], read: Collection[models.ServiceLinkInput]
) -> list[models.ServiceLinkInput]:
    """Return the rows of visits by id. A row that was read stays unlimited while its number is the same."""
    rows = [(int(key), 0, count) for key, count in counts.get("services", {}).items()]
    rows += [(0, int(key), count) for key, count in counts.get("service_categories", {}).items()]
    unlimited = {(*_identify(link), link.count or 0) for link in read if link.is_unlimited}
    return [_make_link(*row, row in unlimited) for row in rows]


def _make_link(service_id: int, category_id: int, count: int, is_unlimited: bool) -> models.ServiceLinkInput:
    return models.ServiceLinkInput(
        service_id=service_id, service_category_id=category_id, is_unlimited=is_unlimited, count=count
    )
