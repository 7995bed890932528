"""A client whose requests an embedded server answers without sockets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from multidict import CIMultiDict, CIMultiDictProxy

from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio, FakeTransport
from altegio_async.testing.server.exchange import Answer
from altegio_async.transport import WireRequest, WireResponse


@dataclass
class _Exchange:
    """What faults use of a connection if they do not write to it."""

    struck: int
    answer: Answer | None


def connect_in_memory(fake: FakeAltegio, **options: Any) -> AltegioClient:
    """Return a client of a server that has not been started."""

    async def respond(request: WireRequest) -> WireResponse:
        url = urlsplit(request.url)
        target = f"{url.path}?{url.query}" if url.query else url.path
        headers = CIMultiDict(request.headers)
        headers["Authorization"] = f"Bearer {fake.partner_token}, User {fake.user_token}"
        answer = await fake.respond((request.method, target, headers, request.body or b""), _Exchange)
        return WireResponse(
            answer.status, CIMultiDictProxy(CIMultiDict(answer.headers)), answer.encode_body()
        )

    options = {"rate_limiter": None, "base_url": "https://api.example.com/api/v1", **options}
    return AltegioClient(fake.partner_token, fake.user_token, transport=FakeTransport(respond), **options)
