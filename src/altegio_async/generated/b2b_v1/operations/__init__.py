# Generated from the description by `python -m codegen build`. Do not edit.

"""The factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .authentication_b2b import (
        authorize_user as authorize_user,
    )
    from .chain_loyalty_programs import (
        chain_loyalty_certificate_types_create as chain_loyalty_certificate_types_create,
        chain_loyalty_certificate_types_delete as chain_loyalty_certificate_types_delete,
        chain_loyalty_certificate_types_get as chain_loyalty_certificate_types_get,
        chain_loyalty_certificate_types_list as chain_loyalty_certificate_types_list,
        chain_loyalty_certificate_types_update as chain_loyalty_certificate_types_update,
        chain_loyalty_membership_types_archive as chain_loyalty_membership_types_archive,
        chain_loyalty_membership_types_clone as chain_loyalty_membership_types_clone,
        chain_loyalty_membership_types_create as chain_loyalty_membership_types_create,
        chain_loyalty_membership_types_delete as chain_loyalty_membership_types_delete,
        chain_loyalty_membership_types_list as chain_loyalty_membership_types_list,
        chain_loyalty_membership_types_read as chain_loyalty_membership_types_read,
        chain_loyalty_membership_types_restore as chain_loyalty_membership_types_restore,
        chain_loyalty_membership_types_update as chain_loyalty_membership_types_update,
        chain_loyalty_memberships_freeze as chain_loyalty_memberships_freeze,
        chain_loyalty_memberships_set_balance as chain_loyalty_memberships_set_balance,
        chain_loyalty_memberships_set_period as chain_loyalty_memberships_set_period,
        chain_loyalty_memberships_unfreeze as chain_loyalty_memberships_unfreeze,
        create_chain_loyalty_program as create_chain_loyalty_program,
        delete_chain_loyalty_program as delete_chain_loyalty_program,
        get_chain_loyalty_notification_template_list as get_chain_loyalty_notification_template_list,
        get_chain_loyalty_program as get_chain_loyalty_program,
        get_chain_loyalty_transaction_list as get_chain_loyalty_transaction_list,
        update_chain_loyalty_program as update_chain_loyalty_program,
    )
    from .loyalty_cards import (
        create_chain_loyalty_card_transaction as create_chain_loyalty_card_transaction,
        create_loyalty_card_transaction as create_loyalty_card_transaction,
        get_chain_loyalty_card_type_list as get_chain_loyalty_card_type_list,
        get_loyalty_card_list_by_client_id as get_loyalty_card_list_by_client_id,
        get_loyalty_card_list_by_phone as get_loyalty_card_list_by_phone,
        get_loyalty_card_type_list as get_loyalty_card_type_list,
        get_loyalty_card_type_list_for_client as get_loyalty_card_type_list_for_client,
        get_user_loyalty_cards as get_user_loyalty_cards,
        issue_loyalty_card as issue_loyalty_card,
        remove_loyalty_card as remove_loyalty_card,
    )
    from .subscriptions_and_certificates import (
        check_memberships_for_event as check_memberships_for_event,
        get_client_gift_cards as get_client_gift_cards,
        get_client_memberships as get_client_memberships,
        get_gift_card_type_list as get_gift_card_type_list,
        get_gift_card_type_list_by_id as get_gift_card_type_list_by_id,
        get_membership_list as get_membership_list,
        get_membership_type_list as get_membership_type_list,
        get_membership_type_list_by_id as get_membership_type_list_by_id,
        get_user_gift_cards as get_user_gift_cards,
        get_user_memberships as get_user_memberships,
        search_memberships_for_event as search_memberships_for_event,
    )

__all__ = [
    "authorize_user",
    "chain_loyalty_certificate_types_create",
    "chain_loyalty_certificate_types_delete",
    "chain_loyalty_certificate_types_get",
    "chain_loyalty_certificate_types_list",
    "chain_loyalty_certificate_types_update",
    "chain_loyalty_membership_types_archive",
    "chain_loyalty_membership_types_clone",
    "chain_loyalty_membership_types_create",
    "chain_loyalty_membership_types_delete",
    "chain_loyalty_membership_types_list",
    "chain_loyalty_membership_types_read",
    "chain_loyalty_membership_types_restore",
    "chain_loyalty_membership_types_update",
    "chain_loyalty_memberships_freeze",
    "chain_loyalty_memberships_set_balance",
    "chain_loyalty_memberships_set_period",
    "chain_loyalty_memberships_unfreeze",
    "check_memberships_for_event",
    "create_chain_loyalty_card_transaction",
    "create_chain_loyalty_program",
    "create_loyalty_card_transaction",
    "delete_chain_loyalty_program",
    "get_chain_loyalty_card_type_list",
    "get_chain_loyalty_notification_template_list",
    "get_chain_loyalty_program",
    "get_chain_loyalty_transaction_list",
    "get_client_gift_cards",
    "get_client_memberships",
    "get_gift_card_type_list",
    "get_gift_card_type_list_by_id",
    "get_loyalty_card_list_by_client_id",
    "get_loyalty_card_list_by_phone",
    "get_loyalty_card_type_list",
    "get_loyalty_card_type_list_for_client",
    "get_membership_list",
    "get_membership_type_list",
    "get_membership_type_list_by_id",
    "get_user_gift_cards",
    "get_user_loyalty_cards",
    "get_user_memberships",
    "issue_loyalty_card",
    "remove_loyalty_card",
    "search_memberships_for_event",
    "update_chain_loyalty_program",
]

_MODULES = {
    "authorize_user": "authentication_b2b",
    "chain_loyalty_certificate_types_create": "chain_loyalty_programs",
    "chain_loyalty_certificate_types_delete": "chain_loyalty_programs",
    "chain_loyalty_certificate_types_get": "chain_loyalty_programs",
    "chain_loyalty_certificate_types_list": "chain_loyalty_programs",
    "chain_loyalty_certificate_types_update": "chain_loyalty_programs",
    "chain_loyalty_membership_types_archive": "chain_loyalty_programs",
    "chain_loyalty_membership_types_clone": "chain_loyalty_programs",
    "chain_loyalty_membership_types_create": "chain_loyalty_programs",
    "chain_loyalty_membership_types_delete": "chain_loyalty_programs",
    "chain_loyalty_membership_types_list": "chain_loyalty_programs",
    "chain_loyalty_membership_types_read": "chain_loyalty_programs",
    "chain_loyalty_membership_types_restore": "chain_loyalty_programs",
    "chain_loyalty_membership_types_update": "chain_loyalty_programs",
    "chain_loyalty_memberships_freeze": "chain_loyalty_programs",
    "chain_loyalty_memberships_set_balance": "chain_loyalty_programs",
    "chain_loyalty_memberships_set_period": "chain_loyalty_programs",
    "chain_loyalty_memberships_unfreeze": "chain_loyalty_programs",
    "check_memberships_for_event": "subscriptions_and_certificates",
    "create_chain_loyalty_card_transaction": "loyalty_cards",
    "create_chain_loyalty_program": "chain_loyalty_programs",
    "create_loyalty_card_transaction": "loyalty_cards",
    "delete_chain_loyalty_program": "chain_loyalty_programs",
    "get_chain_loyalty_card_type_list": "loyalty_cards",
    "get_chain_loyalty_notification_template_list": "chain_loyalty_programs",
    "get_chain_loyalty_program": "chain_loyalty_programs",
    "get_chain_loyalty_transaction_list": "chain_loyalty_programs",
    "get_client_gift_cards": "subscriptions_and_certificates",
    "get_client_memberships": "subscriptions_and_certificates",
    "get_gift_card_type_list": "subscriptions_and_certificates",
    "get_gift_card_type_list_by_id": "subscriptions_and_certificates",
    "get_loyalty_card_list_by_client_id": "loyalty_cards",
    "get_loyalty_card_list_by_phone": "loyalty_cards",
    "get_loyalty_card_type_list": "loyalty_cards",
    "get_loyalty_card_type_list_for_client": "loyalty_cards",
    "get_membership_list": "subscriptions_and_certificates",
    "get_membership_type_list": "subscriptions_and_certificates",
    "get_membership_type_list_by_id": "subscriptions_and_certificates",
    "get_user_gift_cards": "subscriptions_and_certificates",
    "get_user_loyalty_cards": "loyalty_cards",
    "get_user_memberships": "subscriptions_and_certificates",
    "issue_loyalty_card": "loyalty_cards",
    "remove_loyalty_card": "loyalty_cards",
    "search_memberships_for_event": "subscriptions_and_certificates",
    "update_chain_loyalty_program": "chain_loyalty_programs",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
