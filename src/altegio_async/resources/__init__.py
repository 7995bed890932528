"""Classes of the resources of a client. Each is imported on first use.

Most are generated. A module of this package subclasses a generated class where a method needs more than the
description says, and contains only these methods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from altegio_async._lazy import lazy_names

if TYPE_CHECKING:
    from altegio_async.generated.b2b_v1.resources import (
        Analytics,
        CustomFields,
        Deposits,
        Events,
        Fiscalization,
        GiftCards,
        GiftCardTypes,
        Inventory,
        Locations,
        LoyaltyPrograms,
        Notifications,
        OnlineBookingSettings,
        Payments,
        Positions,
        ProductCategories,
        Products,
        Resources,
        Salary,
        Sales,
        Schedules,
        ServiceCategories,
        Services,
        Tags,
        TeamMembers,
        Users,
        Utilities,
        Visits,
    )
    from altegio_async.generated.developers.resources import (
        Dictionaries,
        Marketplace,
        Voip,
    )
    from altegio_async.generated.online_booking.resources import OnlineBooking
    from altegio_async.resources.appointments import Appointments
    from altegio_async.resources.auth import Auth
    from altegio_async.resources.chains import Chains
    from altegio_async.resources.clients import Clients
    from altegio_async.resources.loyalty_cards import LoyaltyCards
    from altegio_async.resources.membership_types import MembershipTypes
    from altegio_async.resources.memberships import Memberships
    from altegio_async.resources.v2 import V2
    from altegio_async.resources.webhook_settings import WebhookSettings

__all__ = [
    "V2",
    "Analytics",
    "Appointments",
    "Auth",
    "Chains",
    "Clients",
    "CustomFields",
    "Deposits",
    "Dictionaries",
    "Events",
    "Fiscalization",
    "GiftCardTypes",
    "GiftCards",
    "Inventory",
    "Locations",
    "LoyaltyCards",
    "LoyaltyPrograms",
    "Marketplace",
    "MembershipTypes",
    "Memberships",
    "Notifications",
    "OnlineBooking",
    "OnlineBookingSettings",
    "Payments",
    "Positions",
    "ProductCategories",
    "Products",
    "Resources",
    "Salary",
    "Sales",
    "Schedules",
    "ServiceCategories",
    "Services",
    "Tags",
    "TeamMembers",
    "Users",
    "Utilities",
    "Visits",
    "Voip",
    "WebhookSettings",
]

_MODULES = {
    "Appointments": "appointments",
    "Auth": "auth",
    "Chains": "chains",
    "Clients": "clients",
    "Dictionaries": ".generated.developers.resources",
    "LoyaltyCards": "loyalty_cards",
    "Marketplace": ".generated.developers.resources",
    "MembershipTypes": "membership_types",
    "Memberships": "memberships",
    "OnlineBooking": ".generated.online_booking.resources",
    "V2": "v2",
    "Voip": ".generated.developers.resources",
    "WebhookSettings": "webhook_settings",
}
"""The module of each class that is not generated from the description of V1."""

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_names(
        __name__, dict.fromkeys(__all__, ".generated.b2b_v1.resources") | _MODULES
    )
