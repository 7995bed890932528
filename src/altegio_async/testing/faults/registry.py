"""Faults by name: what each does, and what a client may make of it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum

from altegio_async.testing.faults.exchange import Exchange, Fault
from altegio_async.testing.server.exchange import Answer

FINE = "fine"
"""In `NamedFault.expects`: the call may well succeed."""


class Kind(StrEnum):
    """What a fault harms."""

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
    """A fault that can be switched on by name.

    Attributes:
        name: what it is called.
        kind: what it harms.
        about: what happens on the wire.
        expects: names of the errors of `altegio_async.errors` that a client may raise, and `FINE`
            where success is right. Subclasses count as their bases. An operation without a result may
            succeed wherever `APIResponseError` stands: it has no use for the body.
        act: what happens instead of an answer; None for faults of the listener and of TLS, which
            only `FaultServer` has.
        bends: whether it harms the true answer, so that the request is carried out first.
        slow: whether it ends only by the client's time-out.
    """

    name: str
    kind: Kind
    about: str
    expects: tuple[str, ...]
    act: Fault | None
    bends: bool = False
    slow: bool = False


FAULTS: dict[str, NamedFault] = {}
"""All faults, by name."""


def add(fault: NamedFault) -> None:
    """Put a fault into the registry."""
    if fault.name in FAULTS:
        raise ValueError(f"two faults are called {fault.name}")
    FAULTS[fault.name] = fault


def fault(kind: Kind, *expects: str, bends: bool = False, slow: bool = False) -> Callable[[Fault], Fault]:
    """Register a function as a fault: its name is the fault's, its first line says what happens."""

    def register(act: Fault) -> Fault:
        about = (act.__doc__ or "").strip().splitlines()[0]
        add(NamedFault(act.__name__, kind, about, expects, act, bends=bends, slow=slow))
        return act

    return register


def answers(kind: Kind, name: str, about: str, answer: Answer, *expects: str) -> None:
    """Register a fault that is one fixed answer."""

    async def act(_exchange: Exchange) -> Answer:
        return copy(answer)

    add(NamedFault(name, kind, about, expects, act))


def frames(kind: Kind, name: str, about: str, frame: Callable[[int, bytes], bytes], *expects: str) -> None:
    """Register a fault that sends the true answer, if it has a body, in a frame of its own, then closes.

    `frame` makes the bytes from the status and the body.
    """

    async def act(exchange: Exchange) -> Answer | None:
        answer = exchange.answer
        if answer is None or answer.body is None or not 200 <= answer.status < 300:
            return answer
        await exchange.send(frame(answer.status, answer.encoded()))
        exchange.close()
        return None

    add(NamedFault(name, kind, about, expects, act, bends=True))


def sends(kind: Kind, name: str, about: str, data: bytes, *expects: str) -> None:
    """Register a fault that is fixed bytes, after which the connection is closed."""

    async def act(exchange: Exchange) -> None:
        await exchange.send(data)
        exchange.close()

    add(NamedFault(name, kind, about, expects, act))
