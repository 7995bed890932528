"""For tests and demonstrations: an Altegio on loopback.

async with FakeAltegio(seed=1) as fake:
    async with AltegioClient(
        partner_token=fake.partner_token, user_token=fake.user_token, base_url=fake.base_url
    ) as altegio:
        ...
"""

from __future__ import annotations

from altegio_async.testing.exchange import Exchange, Fault
from altegio_async.testing.fault_server import FaultServer
from altegio_async.testing.faults import FAULTS, FINE, NamedFault
from altegio_async.testing.injection import Injection
from altegio_async.testing.recording import Commit, RecordedRequest
from altegio_async.testing.seeding import Size
from altegio_async.testing.server import PUBLISHED_LIMITS, FakeAltegio
from altegio_async.testing.sign_in import TWO_FACTOR_CODE
from altegio_async.testing.state import Location, User
from altegio_async.testing.wire import Answer

__all__ = [
    "FAULTS",
    "FINE",
    "PUBLISHED_LIMITS",
    "TWO_FACTOR_CODE",
    "Answer",
    "Commit",
    "Exchange",
    "FakeAltegio",
    "Fault",
    "FaultServer",
    "Injection",
    "Location",
    "NamedFault",
    "RecordedRequest",
    "Size",
    "User",
]
