# Generated from the description by `python -m codegen build`. Do not edit.

"""Structs of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "applications_update_channel_input": "PartnerApplicationsUpdateChannelInput",
    "dictionaries": "BusinessGroup BusinessGroupType",
    "dictionaries_city": "City",
    "dictionaries_country": "Country",
    "handle_voip_integration_event_input": "HandleVoipIntegrationEventInput",
    "marketplace": "IntegrationStatus IntegrationStatusConnectionStatus IntegrationStatusLog IntegrationStatusPayment",
    "marketplace_application_location": "ApplicationLocation",
    "marketplace_event": "MarketplaceEvent",
    "marketplace_payment_link": "PaymentLink",
    "marketplace_payment_report": "NotificationPaymentCallbackInput PaymentReport",
    "marketplace_tariff": "Tariff TariffOption",
    "notification_settings_callback_input": "NotificationSettingsCallbackInput",
    "notification_short_names_input": "MarketplaceNotificationShortNamesInput",
    "partner_application_add_discount_input": "PartnerApplicationAddDiscountInput",
    "vo_ip_integration": "ListVoipCallsInput VoipCall",
    "webhooks": "AppointmentEvent AppointmentEventData AppointmentEventDataClient AppointmentEventDataRecordLabel AppointmentEventDataService AppointmentEventDataStaff ClientEvent ClientEventData ClientEventDataCategory LocationEvent LocationEventData LocationEventDataMainGroup LocationEventDataSocial LoyaltyCardEvent LoyaltyCardEventData ProductEvent ProductEventData ProductOperationEvent ProductOperationEventData ProductOperationEventDataClient ProductOperationEventDataGood ProductOperationEventDataMaster ProductOperationEventDataService ProductOperationEventDataStorage ProductOperationEventDataSupplier ProductOperationEventDataUnit ScheduleEvent ServiceCategoryEvent ServiceCategoryEventData ServiceEvent ServiceEventData ServiceEventDataStaff TeamMemberEvent TeamMemberEventData TeamMemberEventDataPosition TeamMemberEventDataUser TransactionEvent TransactionEventData TransactionEventDataClient TransactionEventDataExpense",
    "webhooks_webhook_settings": "UpdateEventNotificationSettingsInput WebhookSettings",
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
