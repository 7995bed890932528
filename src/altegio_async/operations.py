"""The operations of the API as factories: `await altegio.call(operations.get_user_gift_cards(...))`.

They are generated from the corrected descriptions of V1, online booking and the developers' operations, and
loaded on first use. Those of V2 are in `altegio_async.v2.operations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._lazy import forward_names

if TYPE_CHECKING:
    from altegio_async.generated.b2b_v1.operations import *  # noqa: F403 - the names are listed there
    from altegio_async.generated.developers.operations import *  # noqa: F403 - the names are listed there
    from altegio_async.generated.online_booking.operations import *  # noqa: F403 - the names are listed there

if not TYPE_CHECKING:
    __getattr__, __dir__ = forward_names(
        __name__,
        "altegio_async.generated.b2b_v1.operations",
        "altegio_async.generated.developers.operations",
        "altegio_async.generated.online_booking.operations",
    )
