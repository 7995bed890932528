# Generated from the description by `python -m codegen build`. Do not edit.

"""Factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "dictionaries": "get_business_types_by_group get_city_list get_country_list",
    "marketplace": "get_marketplace_integration_status list_marketplace_app_locations marketplace_notification_payment_callback marketplace_notification_settings_callback marketplace_partner_application_add_discount marketplace_partner_application_payment_link marketplace_partner_applications_tariffs_list marketplace_partner_applications_update_channel marketplace_payment_refund_callback set_marketplace_notification_short_names uninstall_marketplace_app",
    "vo_ip_integration": "handle_voip_integration_event list_voip_calls",
    "webhooks": "get_event_notification_settings update_event_notification_settings",
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
