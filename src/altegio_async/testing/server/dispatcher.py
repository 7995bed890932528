"""What happens to a request between its arrival and its answer, without any I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec

from altegio_async.testing.faults.drift import drifted
from altegio_async.testing.faults.injection import Injection, pick
from altegio_async.testing.server import routes
from altegio_async.testing.server.exchange import MEDIA_TYPE, Answer, Call, Refusal, as_object, failure
from altegio_async.testing.server.rate_limit import SlidingWindows, whole_seconds
from altegio_async.testing.server.recorder import Commit, RecordedRequest, shown_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from altegio_async.testing.data.world import User
    from altegio_async.testing.server.fake import FakeAltegio

PREFIX = "/api/v1"
"""What stands before every path."""
_AUTHORIZATION = re.compile(r"Bearer ([^,\s]+)(?:, User ([^,\s]+))?")


@dataclass(slots=True)
class Reception:
    """A request that has arrived, routed."""

    record: RecordedRequest
    authorization: str
    accept: str
    body: bytes
    route: routes.Route | None
    path: dict[str, str]
    known_path: bool

    @classmethod
    def of(
        cls, method: str, target: str, headers: Mapping[str, str], body: bytes, arrived: float
    ) -> Reception:
        """Read a request's line and headers."""
        raw_path, _, raw_query = target.partition("?")
        below = raw_path.removeprefix(PREFIX) if raw_path.startswith(PREFIX + "/") else ""
        route, path, known = routes.find(method, below) if below else (None, {}, False)
        record = RecordedRequest(
            method=method,
            path=below or raw_path,
            query=parse_qsl(raw_query, keep_blank_values=True),
            headers=shown_headers(headers),
            time=arrived,
            operation=route.operation if route else None,
        )
        authorization, accept = headers.get("Authorization", ""), headers.get("Accept", "")
        return cls(record, authorization, accept, body, route, path, known)


class Desk:
    """The rules of the house, for one server."""

    def __init__(self, fake: FakeAltegio) -> None:
        self._fake = fake

    def limited(self, windows: SlidingWindows | None, now: float) -> Answer | None:
        """The refusal of a request that is one too many."""
        wait = windows.admit(now) if windows else None
        if wait is None:
            return None
        self._fake.limited += 1
        return failure(429, f"Too many requests, try again in {whole_seconds(wait)} seconds.")

    def struck_by(self, reception: Reception) -> Injection | None:
        """The fault that a request meets, if any."""
        record = reception.record
        found = pick(self._fake.injections, record.operation, record.method, record.path, self._fake.random)
        record.fault = found is not None
        return found

    def carry_out(self, reception: Reception) -> Answer:
        """Check a request and do what it asks."""
        try:
            call = self._admitted(reception)
            route = reception.route
            if route is None:
                known = reception.known_path
                return failure(405, "Method not allowed.") if known else failure(404, "Not found.")
            self._check_access(call)
            answer = route.handler(self._fake.world, call)
        except Refusal as refusal:
            return refusal.answer
        if route.method != "GET" and route.operation not in routes.READS_BY_POST:
            record = reception.record
            commit = Commit(route.operation, record.path, reception.body, record.headers)
            self._fake.commits.append(commit)
        document = as_object(answer.body)
        if self._fake.drift and document is not None:
            answer.body = drifted(document, self._fake.drift)
        return answer

    def _admitted(self, reception: Reception) -> Call:
        user = self._authorised(reception)
        accepted = [part.split(";")[0].strip() for part in reception.accept.split(",")]
        if MEDIA_TYPE not in accepted:
            raise Refusal(400, f"The Accept header must ask for {MEDIA_TYPE}.")
        fake, query = self._fake, dict[str, list[str]]()
        for name, value in reception.record.query:
            query.setdefault(name, []).append(value)
        return Call(
            operation=reception.route.operation if reception.route else "",
            path=reception.path,
            query=query,
            body=_document(reception.body),
            user=user,
            ids_limit=fake.ids_limit,
            page_maximum=fake.page_maximum,
            count_is_total=fake.count_is_total,
            two_factor=fake.two_factor,
            denied_locations=frozenset(fake.denied_locations),
        )

    def _authorised(self, reception: Reception) -> User | None:
        match = _AUTHORIZATION.fullmatch(reception.authorization)
        if match is None or match[1] != self._fake.partner_token:
            raise Refusal(401, "Authentication needed.")
        user = next((user for user in self._fake.users if user.token == match[2]), None)
        needs_user = reception.route is None or reception.route.needs_user
        if user is None and (needs_user or match[2] is not None):
            raise Refusal(401, "Authentication needed.")
        reception.record.user_id = user.id if user else None
        return user

    def _check_access(self, call: Call) -> None:
        """404 for a location or chain of the path that is not there, 403 for one that is denied."""
        world = self._fake.world
        for name, known in (("location_id", world.locations), ("chain_id", world.chains)):
            if name not in call.path:
                continue
            if call.number(name) not in known:
                raise Refusal(404)
            if call.number(name) in call.denied_locations:
                raise Refusal(403, "Access denied.")


def _document(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        document = as_object(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal(400, "The body is not JSON.") from None
    if document is None:
        raise Refusal(400, "The body must be an object.")
    return document
