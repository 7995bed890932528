# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .dictionaries import (
    BusinessGroup,
    BusinessGroupType,
    City,
    Country,
)
from .marketplace import (
    ApplicationLocation,
    IntegrationStatus,
    IntegrationStatusConnectionStatus,
    IntegrationStatusLog,
    IntegrationStatusPayment,
    MarketplaceNotificationShortNamesInput,
    NotificationPaymentCallbackInput,
    NotificationSettingsCallbackInput,
    PartnerApplicationAddDiscountInput,
    PartnerApplicationsUpdateChannelInput,
    PaymentLink,
    PaymentReport,
    Tariff,
    TariffOption,
)
from .vo_ip_integration import (
    HandleVoipIntegrationEventInput,
    ListVoipCallsInput,
    VoipCall,
)
from .webhooks import (
    UpdateEventNotificationSettingsInput,
    WebhookSettings,
)

__all__ = [
    "ApplicationLocation",
    "BusinessGroup",
    "BusinessGroupType",
    "City",
    "Country",
    "HandleVoipIntegrationEventInput",
    "IntegrationStatus",
    "IntegrationStatusConnectionStatus",
    "IntegrationStatusLog",
    "IntegrationStatusPayment",
    "ListVoipCallsInput",
    "MarketplaceNotificationShortNamesInput",
    "NotificationPaymentCallbackInput",
    "NotificationSettingsCallbackInput",
    "PartnerApplicationAddDiscountInput",
    "PartnerApplicationsUpdateChannelInput",
    "PaymentLink",
    "PaymentReport",
    "Tariff",
    "TariffOption",
    "UpdateEventNotificationSettingsInput",
    "VoipCall",
    "WebhookSettings",
]
