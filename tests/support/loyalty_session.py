"""A server and a client for state machines of loyalty data, and the base of their machines."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine, Iterable
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from altegio_async import AltegioClient, APIConnectionError, APIStatusError, BadRequestError, RetryPolicy
from altegio_async.testing import FakeAltegio, Size
from altegio_async.testing.data.world import LoyaltyCardType
from tests.support.loyalty_model import LoyaltyModel

START = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
PHONE = "12025550161"
ARRIVES, RESPONSE_LOST, REQUEST_LOST = "arrives", "response lost", "request lost"


class Session:
    """One server and one client for all runs. Each run has a location and a chain of its own."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.fake = FakeAltegio(size=Size(chains=1, locations=1, clients=0), rate_limits=None, now=START)
        self.altegio = self.runner.run(self._connect())

    async def _connect(self) -> AltegioClient:
        await self.fake.start()
        return AltegioClient(
            partner_token=self.fake.partner_token,
            user_token=self.fake.user_token,
            base_url=self.fake.base_url,
            rate_limiter=None,
            retry=RetryPolicy(attempts=1),
            strict=True,
        )

    def close(self) -> None:
        """Close the client and the server."""
        self.runner.run(self._disconnect())
        self.runner.close()

    async def _disconnect(self) -> None:
        await self.altegio.aclose()
        await self.fake.aclose()


class WritingMachine(RuleBasedStateMachine):
    """Sends writes to the server, loses requests and responses, and records what was carried out."""

    session: Session

    def __init__(self) -> None:
        super().__init__()
        self.fake, self.altegio, self.model = self.session.fake, self.session.altegio, LoyaltyModel()
        self.fake.now = self.now = START
        self.location = self.fake.add_location(title="Model")
        self.here, self.chain = self.location.id, self.location.chain_id
        self.zone = self.location.zone
        self.client = self.fake.add_client(self.here, phone=PHONE)
        kind = LoyaltyCardType(self.fake.world.new_id(), self.chain, "Gold")
        self.fake.world.card_types[kind.id] = kind
        self.card_type = kind.id
        [storage] = self.fake.world.finance.list_storages(self.here)
        self.storage = storage.id
        self.fake.commits.clear()
        self.fake.injections.clear()
        self.carried_out: list[str] = []

    def run(self, call: Coroutine[Any, Any, Any]) -> Any:
        """Return the result of a call."""
        return self.session.runner.run(call)

    def write(self, operation: str, call: Coroutine[Any, Any, Any], fate: str) -> tuple[bool, Any]:
        """Send a write. Return whether the server carried it out, and its result if a response arrived."""
        if fate == ARRIVES:
            result = self.run(call)
        else:
            self.fake.inject(
                "close_unanswered", operation=operation, after_commit=fate == RESPONSE_LOST, times=1
            )
            with pytest.raises(APIConnectionError) as caught:
                self.run(call)
            assert caught.value.sent is not False
            result = None
        is_done = fate != REQUEST_LOST
        self.carried_out += [operation] * is_done
        return is_done, result

    def refuse(
        self, call: Coroutine[Any, Any, Any], expected: type[APIStatusError] = BadRequestError
    ) -> None:
        """Check that the server refuses a write."""
        with pytest.raises(expected):
            self.run(call)

    def pick(self, records: dict[int, Any], index: int) -> int:
        """Return the id of one of some records."""
        return list(records)[index % len(records)]

    def find_new(self, known: dict[int, Any], rows: Iterable[Any]) -> int:
        """Return the id of the only record that the model does not have, as after a lost response."""
        [ident] = {row.id for row in rows} - set(known)
        return ident
