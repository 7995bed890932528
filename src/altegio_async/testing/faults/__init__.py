"""Faults with names: broken connections, bodies, envelopes, limits and certificates.

`FAULTS` lists them with what happens on the wire and what a client may make of it. Switch them on with
`FakeAltegio.inject(name, ...)`, or with a `FaultServer`, which has those of the listener and of TLS too.
"""

from __future__ import annotations

from altegio_async.testing.faults import encoding, envelope, framing, json, limits, listeners, transport
from altegio_async.testing.faults.registry import FAULTS, FINE, Kind, NamedFault

__all__ = ["FAULTS", "FINE", "Kind", "NamedFault", "named"]

MODULES = (transport, framing, encoding, json, envelope, limits, listeners)
"""Where the faults are written; importing them fills `FAULTS`."""


def named(name: str) -> NamedFault:
    """The fault with a name. Raises ValueError, with the likely ones, when there is none."""
    found = FAULTS.get(name)
    if found is None:
        near = [known for known in FAULTS if name.partition("_")[0] in known]
        raise ValueError(
            f"no fault is called {name!r}; did you mean one of {', '.join(near or sorted(FAULTS))}?"
        )
    return found
