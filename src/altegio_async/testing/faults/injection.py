"""Injected faults, and the conditions on the requests that they affect."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from random import Random

from altegio_async.testing.faults import get_fault
from altegio_async.testing.faults.exchange import Exchange, Fault
from altegio_async.testing.server.exchange import Answer


@dataclass(slots=True)
class Injection:
    """A fault and the conditions on requests that it affects. All conditions that are set must hold.

    Attributes:
        fault: the function that is called instead of sending a response.
        operation: the published operation id.
        method: the HTTP method.
        path: the beginning of the path below the base URL.
        nth: only the n-th matching request, from 1.
        every: each n-th matching request.
        times: the maximum number of affected requests.
        chance: match with this probability, 0 to 1.
        after_commit: carry the request out first, so that only its response is affected.
        matched: requests that matched so far.
        struck: requests that were affected so far.
    """

    fault: Fault
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    nth: int | None = None
    every: int | None = None
    times: int | None = None
    chance: float = 1.0
    after_commit: bool = False
    matched: int = 0
    struck: int = 0

    def strikes(self, operation: str | None, method: str, path: str, random: Random) -> bool:
        """Return whether the request matches, and count it."""
        wanted = ((self.operation, operation), (self.method, method))
        if any(want is not None and want != got for want, got in wanted):
            return False
        if self.path is not None and not path.startswith(self.path):
            return False
        self.matched += 1
        hit = (
            (self.nth is None or self.matched == self.nth)
            and (self.every is None or self.matched % self.every == 0)
            and (self.times is None or self.struck < self.times)
            and (self.chance >= 1.0 or random.random() < self.chance)
        )
        self.struck += hit
        return hit


def pick(
    injections: Iterable[Injection], operation: str | None, method: str, path: str, random: Random
) -> Injection | None:
    """Return the first injection that matches a request."""
    for injection in injections:
        if injection.strikes(operation, method, path, random):
            return injection
    return None


def resolve_fault(fault: str | Fault | Answer) -> tuple[Fault, bool]:
    """Return the action of a fault in any of its forms, and whether it changes the regular response.

    Raises:
        ValueError: unknown fault name, or it acts before any request.
    """
    if isinstance(fault, Answer):
        return _always(fault), False
    if not isinstance(fault, str):
        return fault, False
    known = get_fault(fault)
    if known.act is None:
        raise ValueError(f"{fault} acts before a request arrives: start a FaultServer with it")
    return known.act, known.bends


def _always(answer: Answer) -> Fault:
    async def fault(_exchange: Exchange) -> Answer:
        return copy(answer)

    return fault
