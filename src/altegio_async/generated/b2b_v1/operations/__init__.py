# Generated from the description by `python -m codegen build`. Do not edit.

"""Factories of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "analytics_and_reports": "get_appointment_analytics_by_source get_appointment_analytics_by_status get_day_end_report_data get_location_analytics_appointments_daily get_location_analytics_occupancy_daily get_location_analytics_overall get_location_analytics_revenue_daily get_loyalty_program_client_statistics get_loyalty_program_revenue_statistics get_loyalty_program_team_member_statistics",
    "appointments": "create_appointment create_timetable_client_schedule delete_appointment delete_timetable_client_schedule get_appointment get_appointment_list get_comments get_partner_appointment_list get_visit get_visit_details get_visit_receipt_pdf leave_comment update_appointment update_timetable_client_schedule update_visit",
    "authentication_b2b": "authorize_user",
    "chain_loyalty_programs": "chain_loyalty_certificate_types_create chain_loyalty_certificate_types_delete chain_loyalty_certificate_types_get chain_loyalty_certificate_types_list chain_loyalty_certificate_types_update chain_loyalty_membership_types_archive chain_loyalty_membership_types_clone chain_loyalty_membership_types_create chain_loyalty_membership_types_delete chain_loyalty_membership_types_list chain_loyalty_membership_types_read chain_loyalty_membership_types_restore chain_loyalty_membership_types_update chain_loyalty_memberships_freeze chain_loyalty_memberships_set_balance chain_loyalty_memberships_set_period chain_loyalty_memberships_unfreeze create_chain_loyalty_program delete_chain_loyalty_program get_chain_loyalty_notification_template_list get_chain_loyalty_program get_chain_loyalty_transaction_list update_chain_loyalty_program",
    "chain_management": "get_chain_client_by_phone_number get_chain_list",
    "clients": "bulk_create_clients create_client create_client_comment delete_client delete_client_comment delete_client_file deprecated_get_client_list get_client get_client_file_list get_client_list list_client_comments search_client_visits update_client",
    "custom_fields": "create_custom_field delete_custom_field get_custom_field_list update_custom_field",
    "deposits": "create_client_account_topup_operation get_chain_client_account_history get_client_account_by_chain_and_phone get_client_account_list_by_chain get_client_account_list_by_location_and_client",
    "events": "create_event create_event_duplication_strategy delete_event duplicate_event get_event get_event_date_range get_event_search_filters list_event_duplication_strategies search_event_dates search_event_services search_events update_event update_event_duplication_strategy",
    "fiscalization": "get_fiscal_transaction_list get_tax_system_list handle_fiscalization_callback print_fiscal_receipt",
    "inventory": "create_document create_inventory_operation create_transaction delete_document delete_transaction get_appointment_consumables get_bill_of_materials_list get_document get_document_product_transactions get_location_inventories get_team_member_service_bill_of_materials get_transaction search_for_product_transactions unlink_appointment_service_association update_appointment_service_consumables update_document update_transaction",
    "locations": "create_location delete_location get_location get_location_list update_location",
    "loyalty_cards": "create_chain_loyalty_card_transaction create_loyalty_card_transaction get_chain_loyalty_card_type_list get_loyalty_card_list_by_client_id get_loyalty_card_list_by_phone get_loyalty_card_type_list get_loyalty_card_type_list_for_client get_user_loyalty_cards issue_loyalty_card remove_loyalty_card",
    "loyalty_programs": "apply_discount_promotion apply_loyalty_card_deduction apply_referral_program cancel_discount_promotion cancel_loyalty_card_withdrawal generate_loyalty_code get_location_loyalty_program_list get_loyalty_transactions_by_visit",
    "notifications": "get_location_notification_settings get_message_status_list get_user_notification_settings send_email_campaign_to_filtered_clients send_email_newsletter_to_clients send_sms_campaign_to_filtered_clients send_sms_to_clients update_user_notification_settings",
    "online_booking_settings": "create_booking_widget delete_booking_widget get_booking_widget get_booking_widget_list get_online_booking_settings get_timeslot_settings update_booking_widget update_online_booking_settings",
    "payments": "create_financial_transaction delete_financial_transaction get_account_list get_document_financial_transactions get_financial_transaction get_transactions get_transactions_by_visit_or_appointment_id update_financial_transaction",
    "products": "create_product create_product_category delete_product delete_product_category deprecated_get_product_category_list get_product get_product_category_composition get_product_category_list get_product_category_list_by_ids get_products_list search_product update_product update_product_category",
    "salary": "get_team_member_calculation_schemes_count get_team_member_payroll_calculation get_team_member_salary_calculation get_team_member_salary_period get_team_member_salary_schemes search_team_member_calculation_daily_salary search_team_member_calculation_salary search_team_member_payroll_calculation search_team_member_period_daily_salary search_team_member_period_salary",
    "sales": "create_payment_with_loyalty_methods delete_location_account_payment delete_loyalty_payment_transaction get_sale_transaction",
    "schedule_and_resources": "create_timetable_event_schedule create_timetable_schedule_day delete_timetable_event_schedule delete_timetable_schedule_day get_appointment_calendar_dates get_appointment_calendar_sessions get_appointment_calendar_settings get_resource_list get_team_member_schedule get_team_member_schedule_list list_timetable_schedule_day_events schedule_team_member_update_deprecated search_timetable_event_schedules_by_event set_team_member_schedule update_appointment_calendar_settings update_team_member_schedule update_timetable_event_schedule update_timetable_schedule_day",
    "services": "assign_service_to_team_member create_service create_service_category delete_service delete_service_category deprecated_get_service_category_list deprecated_get_service_list_by_id deprecated_update_service_by_id get_chain_service_category_list get_service get_service_category get_service_category_list get_service_list patch_service remove_service_from_team_member update_service_category update_service_links update_service_team_member_assignment",
    "subscriptions_and_certificates": "check_memberships_for_event get_client_gift_cards get_client_memberships get_gift_card_type_list get_gift_card_type_list_by_id get_membership_list get_membership_type_list get_membership_type_list_by_id get_user_gift_cards get_user_memberships search_memberships_for_event",
    "tags": "create_tag delete_tag_by_tag_id get_tag_list_by_entity update_tag_by_tag_id",
    "team_members": "create_position_quick create_team_member_quick delete_team_member deprecated_create_team_member get_position_list get_team_member get_team_member_by_id get_team_member_list update_team_member",
    "users_and_permissions": "copy_user_permissions_to_locations create_user_invitation deprecated_get_location_users get_location_users get_permission_list get_user_permissions get_user_roles list_roles remove_user_from_location remove_user_from_locations update_user_permissions",
    "utilities": "delete_image disable_team_member_tips enable_team_member_tips get_location_subscription_information get_team_member_tip_settings phone_number_format_check upload_image",
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
