"""Decoders and descriptions of types, made by one thread at a time.

msgspec stores its description of a struct type before the description is complete. If a second thread uses
the incomplete description, or a child is forked at that moment, the process crashes.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import inspect

__all__ = ["complete_type", "inspect_type", "make_decoder"]

# Reentrant: evaluating the annotations of a user's type can run any code.
_lock: Final = threading.RLock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


def make_decoder(
    wanted: Any, dec_hook: Callable[[type[Any], Any], Any] | None = None
) -> msgspec.json.Decoder[Any]:
    """Return a strict JSON decoder of a type.

    Raises:
        TypeError: msgspec does not support the type.
    """
    with _lock:
        return msgspec.json.Decoder(wanted, dec_hook=dec_hook)


@lru_cache(maxsize=1024)
def complete_type(wanted: Hashable) -> None:
    """Complete the description of a type, so that `msgspec.convert` is safe in every thread."""
    make_decoder(wanted)


def inspect_type(wanted: Any) -> inspect.Type:
    """Return the description of a type, with the fields of a struct.

    Raises:
        TypeError: msgspec does not support the type.
    """
    with _lock:
        return inspect.type_info(wanted)
