"""JSON:API documents of the second version: resources, relationships, included resources and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from altegio_async.testing.server.exchange import Answer, HandlerCall
from altegio_async.testing.server.paging import PagePosition, read_position

_LARGEST_PAGE = 250


def render_resource(
    kind: str, ident: int | str, attributes: dict[str, Any], relationships: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return a resource. Its id is text."""
    links = {} if relationships is None else {"relationships": relationships}
    return {"type": kind, "id": str(ident), "attributes": attributes, **links}


def link_one(kind: str, ident: int | None) -> dict[str, Any]:
    """Return a relationship to one resource, or to none."""
    return {"data": {"type": kind, "id": str(ident)} if ident else None}


def link_many(kind: str, ids: Iterable[int | str]) -> dict[str, Any]:
    """Return a relationship to several resources."""
    return {"data": [{"type": kind, "id": str(ident)} for ident in ids]}


def read_includes(call: HandlerCall) -> frozenset[str]:
    """Return the names of the resources that a request asks to include."""
    return frozenset(name for text in call.get_list("include") for name in text.split(","))


def read_page(call: HandlerCall) -> PagePosition:
    """Return the place of the requested page. A page has 250 rows at most, and by default."""
    return read_position(call, "limit", default=_LARGEST_PAGE, maximum=_LARGEST_PAGE)


def answer_document(
    data: dict[str, Any] | Sequence[dict[str, Any]],
    *,
    included: Iterable[dict[str, Any]] | None = None,
    meta: Any = None,
    status: int = 200,
) -> Answer:
    """Return a document.

    Args:
        data: the resource, or the resources of a list.
        included: the included resources, of which each is sent once; None to leave out the member.
        meta: the value of `meta`; None to leave out the member.
        status: the status of the response.
    """
    body: dict[str, Any] = {"data": data}
    if included is not None:
        body["included"] = list({(one["type"], one["id"]): one for one in included}.values())
    if meta is not None:
        body["meta"] = meta
    return Answer(status, body)


def render_position(page: PagePosition) -> dict[str, Any]:
    """Return the `meta` of a page: its place in the list, without the number of all rows."""
    return {"pagination": {"page": page.number, "offset": page.offset, "limit": page.size}}
