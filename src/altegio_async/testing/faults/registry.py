"""Faults by name, with the errors that a client can raise."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum

from altegio_async.testing.faults.exchange import Exchange, Fault
from altegio_async.testing.server.exchange import Answer

FINE = "fine"
"""In `NamedFault.expects`: the call can succeed."""


class FaultKind(StrEnum):
    """The part of an exchange that a fault affects."""

    TRANSPORT = "transport"
    REDIRECT = "redirect"
    ENCODING = "encoding"
    JSON = "json"
    ENVELOPE = "envelope"
    STATUS = "status"
    LIMIT = "limit"
    TLS = "tls"
    LISTENER = "listener"


@dataclass(frozen=True, slots=True)
class NamedFault:
    """A fault with a name.

    Attributes:
        name: the name of the fault.
        kind: the part of the exchange that it affects.
        about: what happens on the wire.
        expects: names of the errors of `altegio_async.errors` that a client can raise, and `FINE`
            if success is correct. Subclasses count as their bases. An operation without a result can
            succeed instead of `APIResponseError`, because it does not need the body.
        act: the function that is called instead of sending a response; None for faults of the listener
            and of TLS, which only `FaultServer` has.
        bends: whether it changes the regular response. The request is then carried out first.
        slow: whether only the client's timeout ends it.
    """

    name: str
    kind: FaultKind
    about: str
    expects: tuple[str, ...]
    act: Fault | None
    bends: bool = False
    slow: bool = False


FAULTS: dict[str, NamedFault] = {}
"""All faults, by name."""


def add(fault: NamedFault) -> None:
    """Add a fault to the registry."""
    if fault.name in FAULTS:
        raise ValueError(f"two faults are called {fault.name}")
    FAULTS[fault.name] = fault


def fault(
    kind: FaultKind, *expects: str, bends: bool = False, slow: bool = False
) -> Callable[[Fault], Fault]:
    """Register a function as a fault: its name is the fault's, its docstring describes what happens."""

    def register(act: Fault) -> Fault:
        about = (act.__doc__ or "").strip().splitlines()[0]
        add(NamedFault(act.__name__, kind, about, expects, act, bends=bends, slow=slow))
        return act

    return register


def add_response(kind: FaultKind, name: str, about: str, answer: Answer, *expects: str) -> None:
    """Register a fault that sends a fixed response."""

    async def act(_exchange: Exchange) -> Answer:
        return copy(answer)

    add(NamedFault(name, kind, about, expects, act))


def add_framing(
    kind: FaultKind, name: str, about: str, frame: Callable[[int, bytes], bytes], *expects: str
) -> None:
    """Register a fault that sends the regular response with other framing, then closes the connection.

    `frame` returns the bytes for a status and a body. A response without a body is not changed.
    """

    async def act(exchange: Exchange) -> Answer | None:
        answer = exchange.answer
        if answer is None or answer.body is None or not 200 <= answer.status < 300:
            return answer
        await exchange.send(frame(answer.status, answer.encode_body()))
        exchange.close()
        return None

    add(NamedFault(name, kind, about, expects, act, bends=True))


def add_bytes(kind: FaultKind, name: str, about: str, data: bytes, *expects: str) -> None:
    """Register a fault that sends fixed bytes and closes the connection."""

    async def act(exchange: Exchange) -> None:
        await exchange.send(data)
        exchange.close()

    add(NamedFault(name, kind, about, expects, act))
