# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .applications_update_channel_input import (
    PartnerApplicationsUpdateChannelInput,
)
from .dictionaries import (
    BusinessGroup,
    BusinessGroupType,
)
from .dictionaries_city import (
    City,
)
from .dictionaries_country import (
    Country,
)
from .handle_voip_integration_event_input import (
    HandleVoipIntegrationEventInput,
)
from .marketplace import (
    IntegrationStatus,
    IntegrationStatusConnectionStatus,
    IntegrationStatusLog,
    IntegrationStatusPayment,
)
from .marketplace_application_location import (
    ApplicationLocation,
)
from .marketplace_event import (
    MarketplaceEvent,
)
from .marketplace_payment_link import (
    PaymentLink,
)
from .marketplace_payment_report import (
    NotificationPaymentCallbackInput,
    PaymentReport,
)
from .marketplace_tariff import (
    Tariff,
    TariffOption,
)
from .notification_settings_callback_input import (
    NotificationSettingsCallbackInput,
)
from .notification_short_names_input import (
    MarketplaceNotificationShortNamesInput,
)
from .partner_application_add_discount_input import (
    PartnerApplicationAddDiscountInput,
)
from .vo_ip_integration import (
    ListVoipCallsInput,
    VoipCall,
)
from .webhooks import (
    AppointmentEvent,
    AppointmentEventData,
    AppointmentEventDataClient,
    AppointmentEventDataRecordLabel,
    AppointmentEventDataService,
    AppointmentEventDataStaff,
    ClientEvent,
    ClientEventData,
    ClientEventDataCategory,
    LocationEvent,
    LocationEventData,
    LocationEventDataMainGroup,
    LocationEventDataSocial,
    LoyaltyCardEvent,
    LoyaltyCardEventData,
    ProductEvent,
    ProductEventData,
    ProductOperationEvent,
    ProductOperationEventData,
    ProductOperationEventDataClient,
    ProductOperationEventDataGood,
    ProductOperationEventDataMaster,
    ProductOperationEventDataService,
    ProductOperationEventDataStorage,
    ProductOperationEventDataSupplier,
    ProductOperationEventDataUnit,
    ScheduleEvent,
    ServiceCategoryEvent,
    ServiceCategoryEventData,
    ServiceEvent,
    ServiceEventData,
    ServiceEventDataStaff,
    TeamMemberEvent,
    TeamMemberEventData,
    TeamMemberEventDataPosition,
    TeamMemberEventDataUser,
    TransactionEvent,
    TransactionEventData,
    TransactionEventDataClient,
    TransactionEventDataExpense,
)
from .webhooks_webhook_settings import (
    UpdateEventNotificationSettingsInput,
    WebhookSettings,
)

__all__ = [
    "ApplicationLocation",
    "AppointmentEvent",
    "AppointmentEventData",
    "AppointmentEventDataClient",
    "AppointmentEventDataRecordLabel",
    "AppointmentEventDataService",
    "AppointmentEventDataStaff",
    "BusinessGroup",
    "BusinessGroupType",
    "City",
    "ClientEvent",
    "ClientEventData",
    "ClientEventDataCategory",
    "Country",
    "HandleVoipIntegrationEventInput",
    "IntegrationStatus",
    "IntegrationStatusConnectionStatus",
    "IntegrationStatusLog",
    "IntegrationStatusPayment",
    "ListVoipCallsInput",
    "LocationEvent",
    "LocationEventData",
    "LocationEventDataMainGroup",
    "LocationEventDataSocial",
    "LoyaltyCardEvent",
    "LoyaltyCardEventData",
    "MarketplaceEvent",
    "MarketplaceNotificationShortNamesInput",
    "NotificationPaymentCallbackInput",
    "NotificationSettingsCallbackInput",
    "PartnerApplicationAddDiscountInput",
    "PartnerApplicationsUpdateChannelInput",
    "PaymentLink",
    "PaymentReport",
    "ProductEvent",
    "ProductEventData",
    "ProductOperationEvent",
    "ProductOperationEventData",
    "ProductOperationEventDataClient",
    "ProductOperationEventDataGood",
    "ProductOperationEventDataMaster",
    "ProductOperationEventDataService",
    "ProductOperationEventDataStorage",
    "ProductOperationEventDataSupplier",
    "ProductOperationEventDataUnit",
    "ScheduleEvent",
    "ServiceCategoryEvent",
    "ServiceCategoryEventData",
    "ServiceEvent",
    "ServiceEventData",
    "ServiceEventDataStaff",
    "Tariff",
    "TariffOption",
    "TeamMemberEvent",
    "TeamMemberEventData",
    "TeamMemberEventDataPosition",
    "TeamMemberEventDataUser",
    "TransactionEvent",
    "TransactionEventData",
    "TransactionEventDataClient",
    "TransactionEventDataExpense",
    "UpdateEventNotificationSettingsInput",
    "VoipCall",
    "WebhookSettings",
]
