# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .dictionaries import (
    get_business_types_by_group,
    get_city_list,
    get_country_list,
)
from .marketplace import (
    get_marketplace_integration_status,
    list_marketplace_app_locations,
    marketplace_notification_payment_callback,
    marketplace_notification_settings_callback,
    marketplace_partner_application_add_discount,
    marketplace_partner_application_payment_link,
    marketplace_partner_applications_tariffs_list,
    marketplace_partner_applications_update_channel,
    marketplace_payment_refund_callback,
    set_marketplace_notification_short_names,
    uninstall_marketplace_app,
)
from .vo_ip_integration import (
    handle_voip_integration_event,
    list_voip_calls,
)
from .webhooks import (
    get_event_notification_settings,
    update_event_notification_settings,
)

__all__ = [
    "get_business_types_by_group",
    "get_city_list",
    "get_country_list",
    "get_event_notification_settings",
    "get_marketplace_integration_status",
    "handle_voip_integration_event",
    "list_marketplace_app_locations",
    "list_voip_calls",
    "marketplace_notification_payment_callback",
    "marketplace_notification_settings_callback",
    "marketplace_partner_application_add_discount",
    "marketplace_partner_application_payment_link",
    "marketplace_partner_applications_tariffs_list",
    "marketplace_partner_applications_update_channel",
    "marketplace_payment_refund_callback",
    "set_marketplace_notification_short_names",
    "uninstall_marketplace_app",
    "update_event_notification_settings",
]
