"""The dispatcher of the embedded server: turns requests into responses. No I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qsl

import msgspec

from altegio_async._core.operation import AuthLevel
from altegio_async.testing.data.world import Location
from altegio_async.testing.faults.drift import apply_drifts
from altegio_async.testing.faults.injection import Injection, pick
from altegio_async.testing.server import routes
from altegio_async.testing.server.exchange import (
    MEDIA_TYPE,
    Answer,
    HandlerCall,
    HandlerOptions,
    Refusal,
    answer_failure,
    as_list,
    as_object,
    merge_field_errors,
)
from altegio_async.testing.server.rate_limit import SlidingWindows, round_down_seconds
from altegio_async.testing.server.recorder import Commit, RecordedRequest, redact_headers
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from altegio_async.testing.data.world import User, World

PREFIX = "/api/v1"
"""The path of `FakeAltegio.base_url`."""
_PREFIXES = {"/api/v1/": "v1", "/api/v2/": "v2"}
_UNKNOWN_PATH = "Not found: no operation of the API has this path."
_UNKNOWN_PREFIX = "Not found: the paths of the API start with /api/v1/ or /api/v2/."
_AUTHORIZATION = re.compile(r"Bearer ([^,\s]+)(?:, User ([^,\s]+))?")


@dataclass(slots=True)
class RoutedRequest:
    """A received request with its route."""

    record: RecordedRequest
    authorization: str
    accept: str
    body: bytes
    route: Route | None
    path: dict[str, str]
    known_path: bool
    has_known_prefix: bool

    @classmethod
    def of(
        cls, method: str, target: str, headers: Mapping[str, str], body: bytes, arrived: float
    ) -> RoutedRequest:
        """Read a request's line and headers."""
        raw_path, _, raw_query = target.partition("?")
        version = _PREFIXES.get(raw_path[: len(PREFIX) + 1], "")
        below = raw_path[len(PREFIX) :] if version else ""
        route, path, known = routes.find(method, version, below) if below else (None, {}, False)
        record = RecordedRequest(
            method=method,
            path=below or raw_path,
            query=parse_qsl(raw_query, keep_blank_values=True),
            headers=redact_headers(headers),
            time=arrived,
            operation=route.operation if route else None,
            body=body,
        )
        authorization, accept = headers.get("Authorization", ""), headers.get("Accept", "")
        return cls(record, authorization, accept, body, route, path, known, bool(version))


class ServerState(Protocol):
    """The data of a server that decide how it responds; see `FakeAltegio`."""

    world: World
    random: Random
    partner_token: str
    commits: list[Commit]
    injections: list[Injection]
    limited: int

    @property
    def users(self) -> list[User]:
        """The users that can sign in."""
        ...

    @property
    def drift(self) -> frozenset[str]:
        """The names of the differences from the description."""
        ...


class Dispatcher:
    """Applies the rate limit, faults, tokens and access rules of one server, and calls its handlers.

    Args:
        fake: the data of the server.
        get_options: returns the current options for handlers.
    """

    def __init__(self, fake: ServerState, get_options: Callable[[], HandlerOptions]) -> None:
        self._fake = fake
        self._get_options = get_options

    def reject_over_limit(self, windows: SlidingWindows | None, now: float) -> Answer | None:
        """Return a 429 for a request that exceeds the rate limit, else None."""
        wait = windows.admit(now) if windows else None
        if wait is None:
            return None
        self._fake.limited += 1
        return answer_failure(429, f"Too many requests, try again in {round_down_seconds(wait)} seconds.")

    def pick_injection(self, request: RoutedRequest) -> Injection | None:
        """Return the fault of a request, if any."""
        record = request.record
        injection = pick(self._fake.injections, record, self._fake.random)
        record.fault = injection is not None
        return injection

    def carry_out(self, request: RoutedRequest) -> Answer:
        """Check a request and call its handler."""
        try:
            call = self._admit(request)
            route = request.route
            if route is None:
                return _refuse_unknown(request)
            self._check_access(call, route)
            answer = route.handler(self._fake.world, call)
        except Refusal as refusal:
            is_second_version = request.route is not None and request.route.is_second_version
            return merge_field_errors(refusal.answer) if is_second_version else refusal.answer
        if route.is_write:
            record = request.record
            commit = Commit(route.operation, record.path, request.body, record.headers)
            self._fake.commits.append(commit)
        document = as_object(answer.body)
        if self._fake.drift and document is not None:
            answer.body = apply_drifts(document, self._fake.drift)
        return answer

    def _admit(self, request: RoutedRequest) -> HandlerCall:
        user = self._authorise(request)
        accepted = [part.split(";")[0].strip() for part in request.accept.split(",")]
        if MEDIA_TYPE not in accepted:
            raise Refusal(400, f"The Accept header must ask for {MEDIA_TYPE}.")
        query: dict[str, list[str]] = {}
        for name, value in request.record.query:
            query.setdefault(name, []).append(value)
        return HandlerCall(
            operation=request.route.operation if request.route else "",
            path=request.path,
            query=query,
            body=_read_body(request),
            rows=_read_rows(request),
            user=user,
            **self._get_options(),
        )

    def _authorise(self, request: RoutedRequest) -> User | None:
        match = _AUTHORIZATION.fullmatch(request.authorization)
        if match is None or match[1] != self._fake.partner_token:
            raise Refusal(401, "Authentication needed.")
        route, token = request.route, match[2]
        user = next((user for user in self._fake.users if user.token == token), None)
        needs_user = route is None or route.auth is AuthLevel.USER
        if user is None and token is not None:
            user = self._find_booking_user(token)
            if user is not None and needs_user and route is not None and not route.is_for_booking_users:
                raise Refusal(403, "Access denied.")
        if user is None and (needs_user or token is not None):
            raise Refusal(401, "Authentication needed.")
        request.record.user_id = user.id if user else None
        return user

    def _find_booking_user(self, token: str) -> User | None:
        users = self._fake.world.booking_users.values()
        return next((user for user in users if user.token == token), None)

    def _check_access(self, call: HandlerCall, route: Route) -> None:
        """Refuse a denied operation, location or chain with 403, and a missing location or chain with 404.

        An operation that does not check access is refused only if it is denied itself.
        """
        if route.operation in call.denied_operations:
            raise Refusal(403, "Access denied.")
        if not route.checks_access:
            return
        world = self._fake.world
        locations, chains = world.locations, world.chains
        for name, known in (("location_id", locations), ("company_id", locations), ("chain_id", chains)):
            if name not in call.path:
                continue
            found = known.get(call.number(name))
            is_missing = found is None or (isinstance(found, Location) and found.is_deleted)
            if route.is_stateful and is_missing:
                raise Refusal(404, route.missing)
            if call.number(name) in call.denied_locations:
                raise Refusal(403, "Access denied.")


def _refuse_unknown(request: RoutedRequest) -> Answer:
    if request.known_path:
        return answer_failure(405, "Method not allowed.")
    return answer_failure(404, _UNKNOWN_PATH if request.has_known_prefix else _UNKNOWN_PREFIX)


def _read_body(request: RoutedRequest) -> dict[str, Any]:
    """Return the body for the handler; for an example, an empty object in place of any other body."""
    route = request.route
    if route is not None and not route.is_stateful:
        return _find_object(request.body)
    if route is not None and route.has_list_body:
        return {}
    return _read_document(request.body)


def _read_rows(request: RoutedRequest) -> list[dict[str, Any]]:
    """Return the objects of a body that is a list; an empty list for another operation."""
    if request.route is None or not request.route.has_list_body:
        return []
    rows = as_list(_decode(request.body))
    objects = [row for row in map(as_object, rows or []) if row is not None]
    if rows is None or len(objects) != len(rows):
        raise Refusal(400, "The body must be a list of objects.")
    return objects


def _find_object(body: bytes) -> dict[str, Any]:
    try:
        return as_object(msgspec.json.decode(body)) or {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def _read_document(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    document = as_object(_decode(body))
    if document is None:
        raise Refusal(400, "The body must be an object.")
    return document


def _decode(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal(400, "The body is not JSON.") from None
