"""Measure the first use of one resource in this new process, and print the milliseconds as JSON.

The call is read from the standard input, so that nothing that it needs is loaded before the measurement.
"""

from __future__ import annotations

import asyncio
import builtins
import json
import pickle
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from functools import reduce
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import msgspec
from multidict import CIMultiDict, CIMultiDictProxy

from altegio_async import AltegioClient
from altegio_async._core import decoders
from altegio_async.testing import FakeTransport
from altegio_async.transport import WireResponse

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.support.first_use import FirstCall

STRUCTS, FIELDS = 40, 12
SECONDS = 30e-6  # to create one of these structs on an idle Intel Xeon with Python 3.11


class Clock:
    """Processor time of msgspec's own work: creation of the needed structs, and of decoders."""

    def __init__(self, needed: frozenset[str]) -> None:
        self.needed = needed
        self.own = 0.0

    def time(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its processor time added to msgspec's own work."""

        def run(*args: Any, **options: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*args, **options)
            finally:
                self.own += time.process_time() - begun

        return run

    @contextmanager
    def patch(self) -> Generator[None]:
        """Time the creation of structs and decoders within the block."""
        build = builtins.__build_class__
        timed = self.time(build)

        def build_class(body: Any, name: str, *bases: Any, **options: Any) -> Any:
            is_needed = f"{body.__globals__['__name__']}.{name}" in self.needed
            return (timed if is_needed else build)(body, name, *bases, **options)

        builtins.__build_class__ = build_class
        decoders.msgspec = SimpleNamespace(json=SimpleNamespace(Decoder=self.time(msgspec.json.Decoder)))
        try:
            yield
        finally:
            builtins.__build_class__ = build
            decoders.msgspec = msgspec


def measure_slowdown() -> float:
    """Return how many times longer structs take to create than on an idle reference machine, at least 1.

    Other programs that use the processors double the processor time of a first use.
    """
    begun = time.process_time()
    for number in range(STRUCTS):
        names = [f"field_{number}_{index}" for index in range(FIELDS)]
        msgspec.defstruct(f"Struct{number}", [(name, int | None, None) for name in names], kw_only=True)
    return max(1.0, (time.process_time() - begun) / STRUCTS / SECONDS)


async def measure(call: FirstCall) -> dict[str, float]:
    """Return the milliseconds of the first call, and those of msgspec's own work in it, on an idle machine."""
    headers = CIMultiDictProxy(CIMultiDict({"Content-Type": call["media"]} if call["media"] else {}))
    response = WireResponse(call["status"], headers, call["body"])
    transport = FakeTransport(lambda _: response)
    client = AltegioClient("partner00token", "user00token", transport=transport, rate_limiter=None)
    clock = Clock(call["needed"])
    slowdown = measure_slowdown()
    with clock.patch():
        begun = time.process_time()
        method: Any = reduce(getattr, call["method"].split("."), cast("Any", client))
        result: Any = method(*call["positional"], **call["options"])
        await (result.page(1) if hasattr(result, "page") else result)
        used = time.process_time() - begun
    return {"all": used * 1e3 / slowdown, "own": clock.own * 1e3 / slowdown}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(pickle.load(sys.stdin.buffer)))))
