"""An embedded Altegio server with faults, and a transport without sockets, for tests and demonstrations.

    async with FakeAltegio(seed=1) as fake:
        async with AltegioClient(
            partner_token=fake.partner_token, user_token=fake.user_token, base_url=fake.base_url
        ) as altegio:
            ...

`FakeAltegio.inject` and `FaultServer` simulate the faults listed in `FAULTS`. The pytest fixtures are
described in `altegio_async.testing.plugin`. `FakeTransport` returns prepared responses in unit tests. Names
are loaded on first use.
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
    from altegio_async.testing.faults.injection import Alteration, Injection
    from altegio_async.testing.faults.server import FaultServer
    from altegio_async.testing.handlers.online_booking import BOOKING_CODE
    from altegio_async.testing.handlers.sign_in import TWO_FACTOR_CODE
    from altegio_async.testing.server.exchange import Answer
    from altegio_async.testing.server.fake import PUBLISHED_LIMITS, FakeAltegio
    from altegio_async.testing.server.recorder import Commit, RecordedRequest
    from altegio_async.testing.server.webhook_receiver import DeliveredEvent, EventFunction
    from altegio_async.testing.transport import (
        FakeTransport,
        ResponseFunction,
        make_error_response,
        make_response,
    )

__all__ = [
    "BOOKING_CODE",
    "DRIFTS",
    "FAULTS",
    "FINE",
    "PUBLISHED_LIMITS",
    "TWO_FACTOR_CODE",
    "Alteration",
    "Answer",
    "Commit",
    "DeliveredEvent",
    "EventFunction",
    "Exchange",
    "FakeAltegio",
    "FakeTransport",
    "Fault",
    "FaultServer",
    "Injection",
    "Location",
    "NamedFault",
    "RecordedRequest",
    "ResponseFunction",
    "Size",
    "User",
    "make_error_response",
    "make_response",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Answer": "server.exchange",
            "BOOKING_CODE": "handlers.online_booking",
            "Commit": "server.recorder",
            "DRIFTS": "faults.drift",
            "DeliveredEvent": "server.webhook_receiver",
            "EventFunction": "server.webhook_receiver",
            "Exchange": "faults.exchange",
            "FAULTS": "faults",
            "FINE": "faults",
            "FakeAltegio": "server.fake",
            "FakeTransport": "transport",
            "Fault": "faults.exchange",
            "FaultServer": "faults.server",
            "Alteration": "faults.injection",
            "Injection": "faults.injection",
            "Location": "data.world",
            "NamedFault": "faults",
            "PUBLISHED_LIMITS": "server.fake",
            "RecordedRequest": "server.recorder",
            "ResponseFunction": "transport",
            "Size": "data.seed",
            "TWO_FACTOR_CODE": "handlers.sign_in",
            "User": "data.world",
            "make_error_response": "transport",
            "make_response": "transport",
        },
    )
