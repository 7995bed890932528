"""The base of state machines of loyalty data, whose writes can be lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Coroutine, Iterable
from typing import Any

import pytest

from altegio_async import APIConnectionError, APIStatusError, BadRequestError
from tests.support.loyalty_model import LoyaltyModel
from tests.support.state_machines import SessionMachine

START = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)
PHONE = "12025550161"
ARRIVES, RESPONSE_LOST, REQUEST_LOST = "arrives", "response lost", "request lost"


class WritingMachine(SessionMachine):
    """Sends writes to the server, loses requests and responses, and records what was carried out."""

    def __init__(self) -> None:
        super().__init__()
        self.model = LoyaltyModel()
        self.fake.now = self.now = START
        self.chain, self.zone = self.location.chain_id, self.location.zone
        self.client = self.fake.add_client(self.here, phone=PHONE)
        self.card_type = self.fake.add_loyalty_card_type(self.here, title="Gold").id
        [storage] = self.fake.world.finance.list_storages(self.here)
        self.storage = storage.id
        self.fake.commits.clear()
        self.fake.injections.clear()
        self.carried_out: list[str] = []

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

    def find_new(self, known: dict[int, Any], rows: Iterable[Any]) -> int:
        """Return the id of the only record that the model does not have, as after a lost response."""
        [ident] = {row.id for row in rows} - set(known)
        return ident
