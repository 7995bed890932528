"""Find the route of a request in a tree of path segments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.world import World
from altegio_async.testing.server.exchange import Answer, HandlerCall, is_id_name

Handler: TypeAlias = Callable[[World, HandlerCall], Answer]
"""Responds to a request of one operation."""


@dataclass(frozen=True, slots=True)
class Route:
    """An operation: its published id, its request line, its handler, and the tokens that it needs.

    Attributes:
        is_stateful: whether the handler reads and changes the data of the server. The other handlers respond
            with an example.
        is_read: whether the operation changes nothing although its verb is POST.
        has_list_body: whether the body is a list, which the handler finds in `call.rows`.
        is_for_booking_users: whether users of online booking can call an operation that needs a user.
        checks_access: whether the operation checks that the location and the chain of its path exist, and
            the rights of the user there.
        missing: message of the 404 for an unknown location or chain in the path, if the API sends one.
    """

    operation: str
    method: str
    path: str
    handler: Handler
    auth: AuthLevel = AuthLevel.USER
    is_stateful: bool = True
    is_read: bool = False
    has_list_body: bool = False
    is_for_booking_users: bool = False
    checks_access: bool = True
    missing: str | None = None

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments of the path."""
        return tuple(self.path.strip("/").split("/"))

    @property
    def is_second_version(self) -> bool:
        """Whether the operation belongs to the second version of the API."""
        return self.operation.startswith("v2.")

    @property
    def is_write(self) -> bool:
        """Whether the operation changes data."""
        return self.method != "GET" and not self.is_read


def _nodes() -> dict[str, _Node]:
    return {}


def _entries() -> dict[str, tuple[Route, tuple[tuple[int, str], ...]]]:
    return {}


@dataclass(slots=True)
class _Node:
    """The routes below one segment: literal segments, ids, and other values."""

    literals: dict[str, _Node] = field(default_factory=_nodes)
    number: _Node | None = None
    text: _Node | None = None
    entries: dict[str, tuple[Route, tuple[tuple[int, str], ...]]] = field(default_factory=_entries)
    """For each verb the route that ends here, with the positions and names of its path parameters."""


class Router:
    """Finds routes by path and verb.

    A literal segment has priority over an id, and an id over any other value.

    Args:
        routes: the routes; of two with the same verb and path, the first is used.
    """

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            self._add(route)

    def find(self, method: str, segments: tuple[str, ...]) -> tuple[Route | None, dict[str, str], bool]:
        """Return the route of a request, its path parameters, and whether the path exists."""
        ends: list[_Node] = []
        entry = _search(self._root, method, segments, 0, ends)
        if entry is None:
            return None, {}, bool(ends)
        route, parameters = entry
        return route, {name: segments[index] for index, name in parameters}, True

    def _add(self, route: Route) -> None:
        node = self._root
        parameters: list[tuple[int, str]] = []
        for index, segment in enumerate(route.segments):
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
                continue
            name = segment[1:-1]
            parameters.append((index, name))
            if is_id_name(name):
                node.number = node.number or _Node()
                node = node.number
            else:
                node.text = node.text or _Node()
                node = node.text
        node.entries.setdefault(route.method, (route, tuple(parameters)))


def _search(
    node: _Node, method: str, segments: tuple[str, ...], index: int, ends: list[_Node]
) -> tuple[Route, tuple[tuple[int, str], ...]] | None:
    """Return the route below a node; `ends` receives the nodes of the same path with other verbs."""
    if index == len(segments):
        if node.entries:
            ends.append(node)
        return node.entries.get(method)
    segment = segments[index]
    literal = node.literals.get(segment)
    for child in (literal, node.number if _is_id(segment) else None, node.text if segment else None):
        if child is not None:
            entry = _search(child, method, segments, index + 1, ends)
            if entry is not None:
                return entry
    return None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
