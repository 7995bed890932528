"""Hypothesis state machines against the embedded server: a session, the base of the machines, and their runs."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from altegio_async import AltegioClient
from altegio_async.testing import FakeAltegio, Size

T = TypeVar("T")


class Session:
    """One server and one strict client for all runs. Each run adds a location.

    Args:
        now: the time of the server.
        options: further options of the client.
    """

    def __init__(self, now: dt.datetime, **options: Any) -> None:
        self.runner = asyncio.Runner()
        self.fake = FakeAltegio(size=Size(chains=1, locations=1, clients=0), rate_limits=None, now=now)
        self.altegio = self.runner.run(self._connect(options))

    async def _connect(self, options: dict[str, Any]) -> AltegioClient:
        await self.fake.start()
        return AltegioClient(
            partner_token=self.fake.partner_token,
            user_token=self.fake.user_token,
            base_url=self.fake.base_url,
            rate_limiter=None,
            strict=True,
            **options,
        )

    def close(self) -> None:
        """Close the client and the server."""
        self.runner.run(self._disconnect())
        self.runner.close()

    async def _disconnect(self) -> None:
        await self.altegio.aclose()
        await self.fake.aclose()


class SessionMachine(RuleBasedStateMachine):
    """Calls the server of a session, in a separate location."""

    session: Session

    def __init__(self) -> None:
        super().__init__()
        self.fake, self.altegio = self.session.fake, self.session.altegio
        self.location = self.fake.add_location(title="Model")
        self.here = self.location.id

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        """Return the result of a call."""
        return self.session.runner.run(call)

    def pick(self, records: dict[int, Any], index: int) -> int:
        """Return the id of one of some records."""
        return list(records)[index % len(records)]


def run_machine(machine: type[RuleBasedStateMachine], runs: int) -> None:
    """Run a machine with 30 steps per run. Small numbers of runs are the same each time."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=30,
            deadline=None,
            database=None,
            derandomize=runs < 100,
            suppress_health_check=list(HealthCheck),
        ),
    )
