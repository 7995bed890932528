# Generated from the description by `python -m codegen build`. Do not edit.

"""Classes of every resource, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "online_booking": "OnlineBooking OnlineBookingWithRawResponse",
}


if not TYPE_CHECKING:  # type checkers read the names above, and report a misspelt one

    def __dir__() -> list[str]:
        return sorted(" ".join(_MODULES.values()).split())

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return __dir__()
        for module, names in _MODULES.items():
            if name in names and name in names.split():
                value = getattr(import_module(f".{module}", __name__), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
