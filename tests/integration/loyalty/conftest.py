"""A server with one location, a strict client of it, and the chain of the location."""

from __future__ import annotations

import datetime as dt

import pytest

from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import Location

SMALL = Size(chains=1, locations=1, membership_types=1, gift_card_types=1, clients=1)


@pytest.fixture
def now() -> dt.datetime:
    return dt.datetime(2026, 5, 14, 9, tzinfo=dt.UTC)


@pytest.fixture
async def fake(now: dt.datetime):
    async with FakeAltegio(size=SMALL, rate_limits=None, now=now) as running:
        yield running


@pytest.fixture
async def altegio(fake: FakeAltegio):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as client:
        yield client


@pytest.fixture
def here(fake: FakeAltegio) -> Location:
    """Return a location without records, in a new chain."""
    return fake.add_location(title="Traps")
