"""For tests and demonstrations: an Altegio on loopback, and everything that can go wrong with one.

    async with FakeAltegio(seed=1) as fake:
        async with AltegioClient(
            partner_token=fake.partner_token, user_token=fake.user_token, base_url=fake.base_url
        ) as altegio:
            ...

`FakeAltegio.inject` and `FaultServer` switch on the faults listed in `FAULTS`; the pytest fixtures are
described in `altegio_async.testing.plugin`. Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._lazy import lazy_names

if TYPE_CHECKING:
    from altegio_async.testing.data.seed import Size
    from altegio_async.testing.data.world import Location, User
    from altegio_async.testing.faults import FAULTS, FINE, NamedFault
    from altegio_async.testing.faults.drift import DRIFTS
    from altegio_async.testing.faults.exchange import Exchange, Fault
    from altegio_async.testing.faults.injection import Injection
    from altegio_async.testing.faults.server import FaultServer
    from altegio_async.testing.handlers.sign_in import TWO_FACTOR_CODE
    from altegio_async.testing.server.exchange import Answer
    from altegio_async.testing.server.fake import PUBLISHED_LIMITS, FakeAltegio
    from altegio_async.testing.server.recorder import Commit, RecordedRequest

__all__ = [
    "DRIFTS",
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

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Answer": "server.exchange",
            "Commit": "server.recorder",
            "DRIFTS": "faults.drift",
            "Exchange": "faults.exchange",
            "FAULTS": "faults",
            "FINE": "faults",
            "FakeAltegio": "server.fake",
            "Fault": "faults.exchange",
            "FaultServer": "faults.server",
            "Injection": "faults.injection",
            "Location": "data.world",
            "NamedFault": "faults",
            "PUBLISHED_LIMITS": "server.fake",
            "RecordedRequest": "server.recorder",
            "Size": "data.seed",
            "TWO_FACTOR_CODE": "handlers.sign_in",
            "User": "data.world",
        },
    )
