"""Lists of a server that limits the pages of a location below the requested size."""

from __future__ import annotations

import json

from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio, Size

SIZE = Size(chains=1, locations=3, membership_types=30, gift_card_types=4, clients=60)


async def read_lists(altegio, locations, chain_id):
    """Return the ids of the rows of lists with a total."""
    clients = await altegio.bulk.clients(locations, fields=["id"])
    found = {location: [client.id for client in rows] for location, rows in clients.ok.items()}
    types = await altegio.membership_types.list_for_chain(chain_id, page_size=50).collect()
    return {**found, chain_id: [one.id for one in types]}


async def test_limited_pages_lose_and_repeat_no_rows():
    async with (
        FakeAltegio(seed=4, size=SIZE, rate_limits=None) as fake,
        AltegioClient(
            fake.partner_token, fake.user_token, base_url=fake.base_url, rate_limiter=None
        ) as altegio,
    ):
        locations, chain_id = [location.id for location in fake.locations], fake.locations[0].chain_id
        whole = await read_lists(altegio, locations, chain_id)
        fake.page_caps = {locations[1]: 7, chain_id: 11}
        fake.requests.clear()
        assert await read_lists(altegio, locations, chain_id) == whole
        sizes = [
            json.loads(request.body)["page_size"]
            for request in fake.requests
            if request.path == f"/company/{locations[1]}/clients/search"
        ]
    assert sizes == [200, *[7] * (-(-len(whole[locations[1]]) // 7) - 1)]
    assert len(whole[chain_id]) > 22
