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

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from altegio_async.testing.drift import DRIFTS
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

_HOME: Final = {
    "Answer": "wire",
    "Commit": "recording",
    "DRIFTS": "drift",
    "Exchange": "exchange",
    "FAULTS": "faults",
    "FINE": "faults",
    "FakeAltegio": "server",
    "Fault": "exchange",
    "FaultServer": "fault_server",
    "Injection": "injection",
    "Location": "state",
    "NamedFault": "faults",
    "PUBLISHED_LIMITS": "server",
    "RecordedRequest": "recording",
    "Size": "seeding",
    "TWO_FACTOR_CODE": "sign_in",
    "User": "state",
}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
