"""The resources of a client, each imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from altegio_async._lazy import lazy_module
from altegio_async._pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    import altegio_async.bulk as _bulk
    import altegio_async.resources.auth as _auth
    import altegio_async.resources.gift_card_types as _gift_card_types
    import altegio_async.resources.gift_cards as _gift_cards
    import altegio_async.resources.membership_types as _membership_types
    import altegio_async.resources.memberships as _memberships
else:
    _bulk = lazy_module("altegio_async.bulk")
    _auth = lazy_module("altegio_async.resources.auth")
    _gift_card_types = lazy_module("altegio_async.resources.gift_card_types")
    _gift_cards = lazy_module("altegio_async.resources.gift_cards")
    _membership_types = lazy_module("altegio_async.resources.membership_types")
    _memberships = lazy_module("altegio_async.resources.memberships")

__all__ = ["ResourceHost"]


class ResourceHost:
    """The resources of one pipeline."""

    _pipeline: Pipeline

    @cached_property
    def auth(self) -> _auth.Auth:
        """Sign-in."""
        return _auth.Auth(self._pipeline)

    @cached_property
    def memberships(self) -> _memberships.Memberships:
        """Memberships of clients, of the signed-in user, and of chains."""
        return _memberships.Memberships(self._pipeline)

    @cached_property
    def membership_types(self) -> _membership_types.MembershipTypes:
        """The kinds of membership that a location sells."""
        return _membership_types.MembershipTypes(self._pipeline)

    @cached_property
    def gift_cards(self) -> _gift_cards.GiftCards:
        """Gift cards of clients and of the signed-in user."""
        return _gift_cards.GiftCards(self._pipeline)

    @cached_property
    def gift_card_types(self) -> _gift_card_types.GiftCardTypes:
        """The kinds of gift card that a location sells."""
        return _gift_card_types.GiftCardTypes(self._pipeline)

    @cached_property
    def bulk(self) -> _bulk.Bulk:
        """Look-ups of many keys at once."""
        return _bulk.Bulk(self._pipeline)
