"""Named faults: broken connections, bodies, envelopes, limits and certificates.

`FAULTS` describes each fault on the wire and lists the errors that a client can raise. Inject a fault with
`FakeAltegio.inject(name, ...)`, or use a `FaultServer`, which also has faults of the listener and of TLS.
"""

from __future__ import annotations

from altegio_async.testing.faults import encoding, envelope, framing, json, limits, listeners, transport
from altegio_async.testing.faults.registry import FAULTS, FINE, FaultKind, NamedFault

__all__ = ["FAULTS", "FINE", "FaultKind", "NamedFault", "get_fault"]

MODULES = (transport, framing, encoding, json, envelope, limits, listeners)
"""The modules that define the faults. Importing them fills `FAULTS`."""


def get_fault(name: str) -> NamedFault:
    """Return the fault with a name. Raise ValueError with similar names if it does not exist."""
    found = FAULTS.get(name)
    if found is None:
        near = [known for known in FAULTS if name.partition("_")[0] in known]
        raise ValueError(
            f"no fault is called {name!r}; did you mean one of {', '.join(near or sorted(FAULTS))}?"
        )
    return found
