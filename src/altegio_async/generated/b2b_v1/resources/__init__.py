# Generated from the description by `python -m codegen build`. Do not edit.

"""Classes of every resource, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "analytics": "Analytics AnalyticsWithRawResponse",
    "appointments": "Appointments AppointmentsWithRawResponse",
    "chains": "Chains ChainsWithRawResponse",
    "chains_notification_templates": "ChainsNotificationTemplates ChainsNotificationTemplatesWithRawResponse",
    "chains_promotions": "ChainsPromotions ChainsPromotionsWithRawResponse",
    "chains_transactions": "ChainsTransactions ChainsTransactionsWithRawResponse",
    "clients": "Clients ClientsWithRawResponse",
    "custom_fields": "CustomFields CustomFieldsWithRawResponse",
    "deposits": "Deposits DepositsWithRawResponse",
    "events": "Events EventsWithRawResponse",
    "fiscalization": "Fiscalization FiscalizationWithRawResponse",
    "gift_card_types": "GiftCardTypes GiftCardTypesWithRawResponse",
    "gift_cards": "GiftCards GiftCardsWithRawResponse",
    "inventory": "Inventory InventoryWithRawResponse",
    "locations": "Locations LocationsWithRawResponse",
    "loyalty_cards": "LoyaltyCards LoyaltyCardsWithRawResponse",
    "loyalty_programs": "LoyaltyPrograms LoyaltyProgramsWithRawResponse",
    "membership_types": "MembershipTypes MembershipTypesWithRawResponse",
    "memberships": "Memberships MembershipsWithRawResponse",
    "notifications": "Notifications NotificationsWithRawResponse",
    "online_booking_settings": "OnlineBookingSettings OnlineBookingSettingsWithRawResponse",
    "payments": "Payments PaymentsWithRawResponse",
    "positions": "Positions PositionsWithRawResponse",
    "product_categories": "ProductCategories ProductCategoriesWithRawResponse",
    "products": "Products ProductsWithRawResponse",
    "resources": "Resources ResourcesWithRawResponse",
    "salary": "Salary SalaryWithRawResponse",
    "sales": "Sales SalesWithRawResponse",
    "schedules": "Schedules SchedulesWithRawResponse",
    "service_categories": "ServiceCategories ServiceCategoriesWithRawResponse",
    "services": "Services ServicesWithRawResponse",
    "tags": "Tags TagsWithRawResponse",
    "team_members": "TeamMembers TeamMembersWithRawResponse",
    "users": "Users UsersWithRawResponse",
    "utilities": "Utilities UtilitiesWithRawResponse",
    "visits": "Visits VisitsWithRawResponse",
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
