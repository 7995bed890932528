"""An HTTP client that sends prepared requests to FakeAltegio and returns the responses unparsed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from altegio_async.testing import FakeAltegio

MEDIA_TYPE = "application/vnd.api.v2+json"


@dataclass(frozen=True)
class Sample:
    operation: str
    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    body: Any = None
    status: int = 200


@dataclass(frozen=True)
class RawResponse:
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def data(self) -> Any:
        return self.json["data"]


class RawClient:
    """Client that sends requests unchanged."""

    def __init__(self, fake: FakeAltegio, session: aiohttp.ClientSession) -> None:
        self.fake, self.session = fake, session

    def headers(self, **changes: str | None) -> dict[str, str]:
        headers: dict[str, str | None] = {
            "Authorization": f"Bearer {self.fake.partner_token}, User {self.fake.user_token}",
            "Accept": MEDIA_TYPE,
        }
        headers.update(changes)
        return {name: value for name, value in headers.items() if value is not None}

    async def __call__(
        self, method: str, path: str, query: Any = None, body: Any = None, **headers: Any
    ) -> RawResponse:
        async with self.session.request(
            method,
            self.fake.base_url + path,
            params=query,
            json=body,
            headers=self.headers(**headers),
            allow_redirects=False,
        ) as response:
            return RawResponse(response.status, dict(response.headers), await response.read())

    async def get(self, path: str, **query: Any) -> RawResponse:
        return await self("GET", path, query)

    async def send(self, sample: Sample) -> RawResponse:
        return await self(sample.method, sample.path, sample.query, sample.body)


def build_id_query(values: list[int], name: str = "ids[]") -> list[tuple[str, str]]:
    return [(name, str(value)) for value in values]
