"""The operations of V2 as factories: `await altegio.call(v2.operations.list_appointments(...))`.

They are generated from the corrected description and loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._lazy import forward_names

if TYPE_CHECKING:
    from altegio_async.generated.b2b_v2.operations import *  # noqa: F403 - the names are listed there

if not TYPE_CHECKING:
    __getattr__, __dir__ = forward_names(__name__, "altegio_async.generated.b2b_v2.operations")
