"""The structs of the API: `from altegio_async.models import GiftCard`.

They are generated from the corrected descriptions of V1, online booking and the developers' operations, and
loaded on first use. Those of V2 are in `altegio_async.v2.models`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._lazy import forward_names

if TYPE_CHECKING:
    from altegio_async.generated.b2b_v1.models import *  # noqa: F403 - the names are listed there
    from altegio_async.generated.developers.models import *  # noqa: F403 - the names are listed there
    from altegio_async.generated.online_booking.models import *  # noqa: F403 - the names are listed there

if not TYPE_CHECKING:
    __getattr__, __dir__ = forward_names(
        __name__,
        "altegio_async.generated.b2b_v1.models",
        "altegio_async.generated.developers.models",
        "altegio_async.generated.online_booking.models",
    )
