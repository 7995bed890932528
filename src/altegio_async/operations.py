"""The operations of the API as factories: `await altegio.call(operations.get_user_gift_cards(...))`.

They are generated from the corrected description and loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from altegio_async.generated.b2b_v1.operations import *  # noqa: F403 - the names are listed there

_GENERATED: Final = "altegio_async.generated.b2b_v1.operations"


def __getattr__(name: str) -> Any:
    """Load a factory, or the list of all names, from the generated modules."""
    if name.startswith("__") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_GENERATED), name)


def __dir__() -> list[str]:
    return sorted(import_module(_GENERATED).__all__)
