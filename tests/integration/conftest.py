from __future__ import annotations

import aiohttp
import pytest

from tests.support.fake_client import RawClient


@pytest.fixture
async def raw(fake):
    """Return a client that sends requests unchanged to the `fake` server of the module."""
    async with aiohttp.ClientSession() as session:
        yield RawClient(fake, session)
