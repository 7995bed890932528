# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .analytics import (
    Analytics,
    AnalyticsWithRawResponse,
)
from .appointments import (
    Appointments,
    AppointmentsWithRawResponse,
)
from .chains import (
    Chains,
    ChainsWithRawResponse,
)
from .chains_notification_templates import (
    ChainsNotificationTemplates,
    ChainsNotificationTemplatesWithRawResponse,
)
from .chains_promotions import (
    ChainsPromotions,
    ChainsPromotionsWithRawResponse,
)
from .chains_transactions import (
    ChainsTransactions,
    ChainsTransactionsWithRawResponse,
)
from .clients import (
    Clients,
    ClientsWithRawResponse,
)
from .custom_fields import (
    CustomFields,
    CustomFieldsWithRawResponse,
)
from .deposits import (
    Deposits,
    DepositsWithRawResponse,
)
from .events import (
    Events,
    EventsWithRawResponse,
)
from .fiscalization import (
    Fiscalization,
    FiscalizationWithRawResponse,
)
from .gift_card_types import (
    GiftCardTypes,
    GiftCardTypesWithRawResponse,
)
from .gift_cards import (
    GiftCards,
    GiftCardsWithRawResponse,
)
from .inventory import (
    Inventory,
    InventoryWithRawResponse,
)
from .locations import (
    Locations,
    LocationsWithRawResponse,
)
from .loyalty_cards import (
    LoyaltyCards,
    LoyaltyCardsWithRawResponse,
)
from .loyalty_programs import (
    LoyaltyPrograms,
    LoyaltyProgramsWithRawResponse,
)
from .membership_types import (
    MembershipTypes,
    MembershipTypesWithRawResponse,
)
from .memberships import (
    Memberships,
    MembershipsWithRawResponse,
)
from .notifications import (
    Notifications,
    NotificationsWithRawResponse,
)
from .online_booking_settings import (
    OnlineBookingSettings,
    OnlineBookingSettingsWithRawResponse,
)
from .payments import (
    Payments,
    PaymentsWithRawResponse,
)
from .positions import (
    Positions,
    PositionsWithRawResponse,
)
from .product_categories import (
    ProductCategories,
    ProductCategoriesWithRawResponse,
)
from .products import (
    Products,
    ProductsWithRawResponse,
)
from .resources import (
    Resources,
    ResourcesWithRawResponse,
)
from .salary import (
    Salary,
    SalaryWithRawResponse,
)
from .sales import (
    Sales,
    SalesWithRawResponse,
)
from .schedules import (
    Schedules,
    SchedulesWithRawResponse,
)
from .service_categories import (
    ServiceCategories,
    ServiceCategoriesWithRawResponse,
)
from .services import (
    Services,
    ServicesWithRawResponse,
)
from .tags import (
    Tags,
    TagsWithRawResponse,
)
from .team_members import (
    TeamMembers,
    TeamMembersWithRawResponse,
)
from .users import (
    Users,
    UsersWithRawResponse,
)
from .utilities import (
    Utilities,
    UtilitiesWithRawResponse,
)
from .visits import (
    Visits,
    VisitsWithRawResponse,
)

__all__ = [
    "Analytics",
    "AnalyticsWithRawResponse",
    "Appointments",
    "AppointmentsWithRawResponse",
    "Chains",
    "ChainsNotificationTemplates",
    "ChainsNotificationTemplatesWithRawResponse",
    "ChainsPromotions",
    "ChainsPromotionsWithRawResponse",
    "ChainsTransactions",
    "ChainsTransactionsWithRawResponse",
    "ChainsWithRawResponse",
    "Clients",
    "ClientsWithRawResponse",
    "CustomFields",
    "CustomFieldsWithRawResponse",
    "Deposits",
    "DepositsWithRawResponse",
    "Events",
    "EventsWithRawResponse",
    "Fiscalization",
    "FiscalizationWithRawResponse",
    "GiftCardTypes",
    "GiftCardTypesWithRawResponse",
    "GiftCards",
    "GiftCardsWithRawResponse",
    "Inventory",
    "InventoryWithRawResponse",
    "Locations",
    "LocationsWithRawResponse",
    "LoyaltyCards",
    "LoyaltyCardsWithRawResponse",
    "LoyaltyPrograms",
    "LoyaltyProgramsWithRawResponse",
    "MembershipTypes",
    "MembershipTypesWithRawResponse",
    "Memberships",
    "MembershipsWithRawResponse",
    "Notifications",
    "NotificationsWithRawResponse",
    "OnlineBookingSettings",
    "OnlineBookingSettingsWithRawResponse",
    "Payments",
    "PaymentsWithRawResponse",
    "Positions",
    "PositionsWithRawResponse",
    "ProductCategories",
    "ProductCategoriesWithRawResponse",
    "Products",
    "ProductsWithRawResponse",
    "Resources",
    "ResourcesWithRawResponse",
    "Salary",
    "SalaryWithRawResponse",
    "Sales",
    "SalesWithRawResponse",
    "Schedules",
    "SchedulesWithRawResponse",
    "ServiceCategories",
    "ServiceCategoriesWithRawResponse",
    "Services",
    "ServicesWithRawResponse",
    "Tags",
    "TagsWithRawResponse",
    "TeamMembers",
    "TeamMembersWithRawResponse",
    "Users",
    "UsersWithRawResponse",
    "Utilities",
    "UtilitiesWithRawResponse",
    "Visits",
    "VisitsWithRawResponse",
]
