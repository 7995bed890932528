"""Program that is the client of the soak test. A separate process, so that only its memory is measured.

Reads a plan (URL, tokens, chain, ids, number of calls) as one line of JSON and prints the results of the
calls: one digit each, and the names of the errors.
"""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import sys
from collections import Counter
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from altegio_async import AltegioClient, AltegioError, RetryPolicy, operations
from altegio_async.models import MembershipTypeArchiveInput, MembershipTypeCreate, MembershipTypeUpdate

NEVER, OWN, FAILED, FOREIGN = range(4)
"""How a call ended: not at all, with its own value, with an error of the package, with anything else."""
WORKERS = 20
KINDS = ("create", "read", "update", "list", "archive", "read", "delete", "list")
NUMBER: ContextVar[int] = ContextVar("NUMBER")


def is_write(number: int) -> bool:
    return KINDS[number % len(KINDS)] not in {"read", "list"}


def read_resident_bytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


async def add_call_number(request: Any, send: Any) -> Any:
    """Add the number of the call as a header to each of its requests."""
    return await send(replace(request, headers={**request.headers, "X-Call": str(NUMBER.get())}))


class Calls:
    """Makes a call by its number, and checks that the response belongs to this call."""

    def __init__(self, altegio: AltegioClient, plan: dict[str, Any]) -> None:
        self.altegio = altegio
        self.plan = plan
        self.chain: int = plan["chain"]

    async def has_its_own_value(self, number: int) -> bool:
        kind, types = KINDS[number % len(KINDS)], self.plan["types"]
        ident = types[number // len(KINDS) % len(types)]
        return await getattr(self, kind)(ident, f"soak-{number}")

    async def create(self, _ident: int, title: str) -> bool:
        body = msgspec.convert({**self.plan["new"], "title": title}, MembershipTypeCreate)
        made = await self.altegio.call(
            operations.chain_loyalty_membership_types_create(self.chain, body=body)
        )
        return made.title == title

    async def update(self, ident: int, title: str) -> bool:
        body = msgspec.convert({**self.plan["new"], "title": title}, MembershipTypeUpdate)
        changed = await self.altegio.call(
            operations.chain_loyalty_membership_types_update(self.chain, ident, body=body)
        )
        return (changed.id, changed.title) == (ident, title)

    async def archive(self, ident: int, _title: str) -> bool:
        body = MembershipTypeArchiveInput(is_archived="1")
        done = await self.altegio.call(
            operations.chain_loyalty_membership_types_archive(self.chain, ident, body=body)
        )
        return done is None

    async def delete(self, ident: int, _title: str) -> bool:
        done = await self.altegio.call(operations.chain_loyalty_membership_types_delete(self.chain, ident))
        return done is None

    async def read(self, ident: int, _title: str) -> bool:
        found = await self.altegio.call(operations.chain_loyalty_membership_types_read(self.chain, ident))
        return found.id == ident

    async def list(self, ident: int, _title: str) -> bool:
        cards = self.plan["gift_card_types"]
        wanted = sorted({cards[ident % len(cards)], cards[(ident + 1) % len(cards)]})
        rows = await self.altegio.call(
            operations.get_gift_card_type_list_by_id(self.plan["location"], ids=wanted)
        )
        return sorted(row.id for row in rows) == wanted


async def main(plan: dict[str, Any]) -> None:
    count: int = plan["count"]
    endings = bytearray(count)
    errors: Counter[str] = Counter()
    memory: list[int] = []
    retry = RetryPolicy(attempts=6, transient_base=0.002, throttled_base=0.002, throttled_floor=0.002)
    async with AltegioClient(
        plan["partner"], plan["user"], base_url=plan["url"], rate_limiter=None, retry=retry, timeout=20, middlewares=(add_call_number,),
    ) as altegio:  # fmt: skip
        calls, numbers = Calls(altegio, plan), iter(range(count))

        async def worker() -> None:
            for number in numbers:
                NUMBER.set(number)
                try:
                    endings[number] = OWN if await calls.has_its_own_value(number) else FOREIGN
                except Exception as error:  # noqa: BLE001 - the type of any error is recorded
                    endings[number] = FAILED if isinstance(error, AltegioError) else FOREIGN
                    errors[type(error).__name__] += 1
                if number == count // 4:
                    memory.append(read_resident_bytes())

        await asyncio.gather(*(worker() for _ in range(WORKERS)))
        memory.append(read_resident_bytes())
    shown = "".join(map(str, endings))
    print(json.dumps({"endings": shown, "errors": errors, "grown": (memory[-1] - memory[0]) / 2**20}))


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.stdin.readline())))
