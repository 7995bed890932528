"""FakeAltegio as a separate process, so that its work is not counted as work of the client.

Prints a line of JSON (URL, tokens, membership types by location) and runs until its input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys

from altegio_async.testing import FakeAltegio


async def main(latency: float) -> None:
    async with FakeAltegio(seed=1, rate_limits=None, latency=latency) as fake:
        types = {location.id: location.membership_type_ids for location in fake.locations}
        print(json.dumps([fake.base_url, fake.partner_token, fake.user_token, types]), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
