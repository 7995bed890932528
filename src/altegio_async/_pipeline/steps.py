"""Run a long generator step by step, and let other tasks run between the steps."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["run_steps"]

T = TypeVar("T")


async def run_steps(steps: Generator[None, None, T]) -> T:
    """Run a generator to its end, and return its result. Other tasks run between its steps."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return cast("T", stop.value)
        await asyncio.sleep(0)
