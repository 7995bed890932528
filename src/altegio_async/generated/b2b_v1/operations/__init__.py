# Generated from the description by `python -m codegen build`. Do not edit.

"""Factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "authentication_b2b": "authorize_user",
    "chain_loyalty_programs": "chain_loyalty_certificate_types_create chain_loyalty_certificate_types_delete chain_loyalty_certificate_types_get chain_loyalty_certificate_types_list chain_loyalty_certificate_types_update chain_loyalty_membership_types_archive chain_loyalty_membership_types_clone chain_loyalty_membership_types_create chain_loyalty_membership_types_delete chain_loyalty_membership_types_list chain_loyalty_membership_types_read chain_loyalty_membership_types_restore chain_loyalty_membership_types_update chain_loyalty_memberships_freeze chain_loyalty_memberships_set_balance chain_loyalty_memberships_set_period chain_loyalty_memberships_unfreeze create_chain_loyalty_program delete_chain_loyalty_program get_chain_loyalty_notification_template_list get_chain_loyalty_program get_chain_loyalty_transaction_list update_chain_loyalty_program",
    "loyalty_cards": "create_chain_loyalty_card_transaction create_loyalty_card_transaction get_chain_loyalty_card_type_list get_loyalty_card_list_by_client_id get_loyalty_card_list_by_phone get_loyalty_card_type_list get_loyalty_card_type_list_for_client get_user_loyalty_cards issue_loyalty_card remove_loyalty_card",
    "subscriptions_and_certificates": "check_memberships_for_event get_client_gift_cards get_client_memberships get_gift_card_type_list get_gift_card_type_list_by_id get_membership_list get_membership_type_list get_membership_type_list_by_id get_user_gift_cards get_user_memberships search_memberships_for_event",
}


if not TYPE_CHECKING:  # type checkers read the names above, and report a misspelt one

    def __dir__() -> list[str]:
        return sorted(" ".join(_MODULES.values()).split())

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return __dir__()
        for module, names in _MODULES.items():
            if name in names.split():
                value = getattr(import_module(f".{module}", __name__), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
