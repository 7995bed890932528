"""What a client holds: its resources and the bulk look-ups, each loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altegio_async._pipeline.pipeline import Session
    from altegio_async.bulk import Bulk
    from altegio_async.resources.auth import Auth
    from altegio_async.resources.gift_card_types import GiftCardTypes
    from altegio_async.resources.gift_cards import GiftCards
    from altegio_async.resources.membership_types import MembershipTypes
    from altegio_async.resources.memberships import Memberships

__all__ = ["ResourceHost"]


class ResourceHost:
    """The resources of one session."""

    _session: Session

    @cached_property
    def auth(self) -> Auth:
        """Sign-in."""
        from altegio_async.resources.auth import Auth  # noqa: PLC0415 - loaded at first use

        return Auth(self._session)

    @cached_property
    def memberships(self) -> Memberships:
        """Memberships of clients, of the signed-in user, and of chains."""
        from altegio_async.resources.memberships import Memberships  # noqa: PLC0415 - loaded at first use

        return Memberships(self._session)

    @cached_property
    def membership_types(self) -> MembershipTypes:
        """The kinds of membership that a location sells."""
        from altegio_async.resources.membership_types import (  # noqa: PLC0415 - loaded at first use
            MembershipTypes,
        )

        return MembershipTypes(self._session)

    @cached_property
    def gift_cards(self) -> GiftCards:
        """Gift cards of clients and of the signed-in user."""
        from altegio_async.resources.gift_cards import GiftCards  # noqa: PLC0415 - loaded at first use

        return GiftCards(self._session)

    @cached_property
    def gift_card_types(self) -> GiftCardTypes:
        """The kinds of gift card that a location sells."""
        from altegio_async.resources.gift_card_types import (  # noqa: PLC0415 - loaded at first use
            GiftCardTypes,
        )

        return GiftCardTypes(self._session)

    @cached_property
    def bulk(self) -> Bulk:
        """Look-ups of many keys at once."""
        from altegio_async.bulk import Bulk  # noqa: PLC0415 - loaded at first use

        return Bulk(self._session)
