"""Reset state that belongs to one process when that process is forked.

A forked child inherits locks that are held by threads of the parent, and callers that wait in event loops of
the parent. Neither is ever released in the child.
"""

from __future__ import annotations

import os
from typing import Final, Protocol
from weakref import WeakSet

__all__ = ["ForkAware", "keep_inherited", "register"]


class ForkAware(Protocol):
    """An object with state that a forked child must not use."""

    def reset_after_fork(self) -> None:
        """Replace the state that belongs to the parent. Runs in the child before anything else."""
        ...


_registered: Final[WeakSet[ForkAware]] = WeakSet()
_inherited: Final[list[object]] = []


def register(instance: ForkAware) -> None:
    """Call `reset_after_fork` of this object in every forked child, as long as the object exists."""
    _registered.add(instance)


def keep_inherited(*objects: object) -> None:
    """Keep objects of the parent referenced in the child.

    Finalizing them would run the parent's `finally` blocks in the child, or end connections that the parent
    still uses.
    """
    _inherited.extend(objects)


def _reset_all() -> None:
    for instance in tuple(_registered):
        instance.reset_after_fork()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_reset_all)
