# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any

from altegio_async._core.model import Model
from msgspec import field


class UserRightsClient(Model, gc=False, kw_only=True):
    """Rights on clients."""

    clients_access: bool | None = None
    """Whether the user has this right: clients."""

    client_phones_access: bool | None = None
    """Whether the user has this right: client phones."""

    clients_phones_email_access: bool | None = None
    """Whether the user has this right: clients phones email."""

    clients_card_phone_access: bool | None = None
    """Whether the user has this right: clients card phone."""

    clients_delete_access: bool | None = None
    """Whether the user has this right: clients delete."""

    clients_excel_access: bool | None = None
    """Whether the user has this right: clients Excel export."""

    excel_access: bool | None = None
    """Whether the user has this right: Excel export."""

    client_comments_list_access: bool | None = None
    """Whether the user has this right: client comments list."""

    client_comments_add_access: bool | None = None
    """Whether the user has this right: client comments add."""

    client_comments_own_edit_access: bool | None = None
    """Whether the user has this right: client comments own edit."""

    client_comments_other_edit_access: bool | None = None
    """Whether the user has this right: client comments other edit."""

    client_files_list_access: bool | None = None
    """Whether the user has this right: client files list."""

    client_files_upload_access: bool | None = None
    """Whether the user has this right: client files upload."""

    client_files_delete_access: bool | None = None
    """Whether the user has this right: client files delete."""

    clients_visit_team_member_id: int | None = field(name='clients_visit_master_id', default=None)
    """Id that the right is limited to: clients visit team member."""

    get_visit_team_member_id: int | None = field(name='get_visit_master_id', default=None)
    """Id that the right is limited to: get visit team member."""

    clients_phones_access: bool | None = None
    """Whether the user has this right: clients phones."""

    clients_edit_access: bool | None = None
    """Whether the user has this right: clients edit."""

    clients_client_accounts_access: bool | None = field(name='clients_deposits_access', default=None)
    """Whether the user has this right: clients client accounts."""

    clients_client_accounts_create_access: bool | None = field(
        name='clients_deposits_create_access', default=None
    )
    """Whether the user has this right: clients client accounts create."""

    clients_client_accounts_history_access: bool | None = field(
        name='clients_deposits_history_access', default=None
    )
    """Whether the user has this right: clients client accounts history."""

    clients_client_accounts_topup_access: bool | None = field(
        name='clients_deposits_topup_access', default=None
    )
    """Whether the user has this right: clients client accounts topup."""

    clients_loyalty_read_access: bool | None = None
    """Whether the user has this right: clients loyalty read."""

    clients_loyalty_settings_access: bool | None = None
    """Whether the user has this right: clients loyalty settings."""

    clients_card_comment_access: bool | None = None
    """Whether the user has this right: clients card comment."""

    clients_card_comment_edit_access: bool | None = None
    """Whether the user has this right: clients card comment edit."""

    clients_surname_middle_name_access: bool | None = None
    """Whether the user has this right: clients surname middle name."""

    clients_surname_patronymic_access: bool | None = None
    """Whether the user has this right: clients surname patronymic."""

    clients_surname_middle_name_edit_access: bool | None = None
    """Whether the user has this right: clients surname middle name edit."""

    clients_surname_patronymic_edit_access: bool | None = None
    """Whether the user has this right: clients surname patronymic edit."""

    clients_show_attendance_history_access: bool | None = None
    """Whether the user has this right: clients show attendance history."""


class UserRightsComer(Model, gc=False, kw_only=True):
    """Rights on attendees."""

    comers_access: bool | None = None
    """Whether the user has this right: comers."""

    comers_info_vehicle_view_access: bool | None = None
    """Whether the user has this right: comers info vehicle view."""

    comers_info_vehicle_edit_access: bool | None = None
    """Whether the user has this right: comers info vehicle edit."""


class UserRightsDashboard(Model, gc=False, kw_only=True):
    """Rights on the dashboard."""

    dashboard_access: bool | None = None
    """Whether the user has this right: dashboard."""

    dash_access: bool | None = None
    """Whether the user has this right: dashboard."""

    dash_phones_access: bool | None = None
    """Whether the user has this right: dashboard phones."""

    dash_appointments_access: bool | None = field(name='dash_records_access', default=None)
    """Whether the user has this right: dashboard appointments."""

    dash_appointments_last_days_count: int | None = field(name='dash_records_last_days_count', default=None)
    """Number of days that the right covers: dashboard appointments last."""

    dash_appointments_excel_access: bool | None = field(name='dash_records_excel_access', default=None)
    """Whether the user has this right: dashboard appointments Excel export."""

    dash_appointments_phones_access: bool | None = field(name='dash_records_phones_access', default=None)
    """Whether the user has this right: dashboard appointments phones."""

    dash_message_access: bool | None = None
    """Whether the user has this right: dashboard message."""

    dash_message_excel_access: bool | None = None
    """Whether the user has this right: dashboard message Excel export."""

    dash_message_phones_access: bool | None = None
    """Whether the user has this right: dashboard message phones."""

    dash_reviews_access: bool | None = None
    """Whether the user has this right: dashboard reviews."""

    dash_reviews_delete_access: bool | None = None
    """Whether the user has this right: dashboard reviews delete."""

    dashboard_calls_access: bool | None = None
    """Whether the user has this right: dashboard calls."""

    dashboard_calls_excel_access: bool | None = None
    """Whether the user has this right: dashboard calls Excel export."""

    dashboard_calls_phones_access: bool | None = None
    """Whether the user has this right: dashboard calls phones."""

    security_access: bool | None = None
    """Whether the user has this right: security."""

    security_2fa_access: bool | None = None
    """Whether the user has this right: security two-factor."""

    security_data_changes_access: bool | None = None
    """Whether the user has this right: security data changes."""

    security_employee_changes_access: bool | None = None
    """Whether the user has this right: security employee changes."""

    security_export_import_access: bool | None = None
    """Whether the user has this right: security export import."""

    security_logins_access: bool | None = None
    """Whether the user has this right: security logins."""


class UserRightsFinance(Model, gc=False, kw_only=True):
    """Rights on finances."""

    finances_access: bool | None = None
    """Whether the user has this right: finances."""

    finances_accounts_ids: list[dict[str, Any]] | None = None
    """Ids that the right is limited to: finances accounts."""

    finances_transactions_access: bool | None = None
    """Whether the user has this right: finances transactions."""

    finances_last_days_count: int | None = None
    """Number of days that the right covers: finances last."""

    finances_create_transactions_access: bool | None = None
    """Whether the user has this right: finances create transactions."""

    finances_create_last_days_count: int | None = None
    """Number of days that the right covers: finances create last."""

    finances_edit_transactions_access: bool | None = None
    """Whether the user has this right: finances edit transactions."""

    finances_edit_last_days_count: int | None = None
    """Number of days that the right covers: finances edit last."""

    finances_delete_transactions_access: bool | None = None
    """Whether the user has this right: finances delete transactions."""

    finances_transactions_excel_access: bool | None = None
    """Whether the user has this right: finances transactions Excel export."""

    finances_expenses_ids: list[dict[str, Any]] | None = None
    """Ids that the right is limited to: finances expenses."""

    finances_accounts_access: bool | None = None
    """Whether the user has this right: finances accounts."""

    finances_accounts_limited_access: bool | None = None
    """Whether the user has this right: finances accounts limited."""

    finances_accounts_banalce_access: bool | None = None
    """Whether the user has this right: finances accounts banalce."""

    finances_suppliers_read_access: bool | None = None
    """Whether the user has this right: finances suppliers read."""

    finances_suppliers_create_access: bool | None = None
    """Whether the user has this right: finances suppliers create."""

    finances_suppliers_update_access: bool | None = None
    """Whether the user has this right: finances suppliers update."""

    finances_suppliers_delete_access: bool | None = None
    """Whether the user has this right: finances suppliers delete."""

    finances_suppliers_excel_access: bool | None = None
    """Whether the user has this right: finances suppliers Excel export."""

    finances_expenses_read_access: bool | None = None
    """Whether the user has this right: finances expenses read."""

    expenses_read_access: bool | None = None
    """Whether the user has this right: expenses read."""

    finances_expenses_create_access: bool | None = None
    """Whether the user has this right: finances expenses create."""

    expenses_create_access: bool | None = None
    """Whether the user has this right: expenses create."""

    finances_expenses_update_access: bool | None = None
    """Whether the user has this right: finances expenses update."""

    expenses_update_access: bool | None = None
    """Whether the user has this right: expenses update."""

    finances_expenses_delete_access: bool | None = None
    """Whether the user has this right: finances expenses delete."""

    expenses_delete_access: bool | None = None
    """Whether the user has this right: expenses delete."""

    finances_fiscal_transactions_access: bool | None = field(
        name='finances_kkm_transactions_access', default=None
    )
    """Whether the user has this right: finances fiscal transactions."""

    fiscal_transactions_accounts_access: bool | None = field(
        name='kkm_transactions_accounts_access', default=None
    )
    """Whether the user has this right: fiscal transactions accounts."""

    finances_fiscal_settings_read_access: bool | None = field(
        name='finances_kkm_settings_read_access', default=None
    )
    """Whether the user has this right: finances fiscal settings read."""

    fiscal_settings_reed_access: bool | None = field(name='kkm_settings_reed_access', default=None)
    """Whether the user has this right: fiscal settings reed."""

    finances_fiscal_settings_update_access: bool | None = field(
        name='finances_kkm_settings_update_access', default=None
    )
    """Whether the user has this right: finances fiscal settings update."""

    fiscal_settings_update_access: bool | None = field(name='kkm_settings_update_access', default=None)
    """Whether the user has this right: fiscal settings update."""

    finances_settings_invoicing_read_access: bool | None = None
    """Whether the user has this right: finances settings invoicing read."""

    finances_settings_invoicing_update_access: bool | None = None
    """Whether the user has this right: finances settings invoicing update."""

    settings_invoicing_read_access: bool | None = None
    """Whether the user has this right: settings invoicing read."""

    settings_invoicing_update_access: bool | None = None
    """Whether the user has this right: settings invoicing update."""

    finances_options_read_access: bool | None = None
    """Whether the user has this right: finances options read."""

    options_read_access: bool | None = None
    """Whether the user has this right: options read."""

    finances_options_update_access: bool | None = None
    """Whether the user has this right: finances options update."""

    options_update_access: bool | None = None
    """Whether the user has this right: options update."""

    finances_salary_schemes_access: bool | None = None
    """Whether the user has this right: finances salary schemes."""

    finances_salary_calc_access: bool | None = None
    """Whether the user has this right: finances salary calc."""

    finances_salary_not_limitation_today_access: bool | None = None
    """Whether the user has this right: finances salary not limitation today."""

    finances_payroll_calculation_create_access: bool | None = None
    """Whether the user has this right: finances payroll calculation create."""

    finances_payroll_calculation_create_not_limitation_today_access: bool | None = None
    """Whether the user has this right: finances payroll calculation create not limitation today."""

    finances_salary_access_team_member_checkbox: bool | None = field(
        name='finances_salary_access_master_checkbox', default=None
    )
    """Whether the user has this right: finances salary access team member checkbox."""

    finances_salary_access_team_member_id: int | None = field(
        name='finances_salary_access_master_id', default=None
    )
    """Id that the right is limited to: finances salary access team member."""

    get_salary_access_team_member_id: int | None = field(name='get_salary_access_master_id', default=None)
    """Id that the right is limited to: get salary access team member."""

    finances_salary_team_member_not_limitation_today_access: bool | None = field(
        name='finances_salary_master_not_limitation_today_access', default=None
    )
    """Whether the user has this right: finances salary team member not limitation today."""

    finances_payroll_calculation_create_by_team_member_access: bool | None = field(
        name='finances_payroll_calculation_create_by_master_access', default=None
    )
    """Whether the user has this right: finances payroll calculation create by team member."""

    calculation_create_by_team_member_not_limitation_today_access: bool | None = field(
        name='calculation_create_by_master_not_limitation_today_access', default=None
    )
    """Whether the user has this right: calculation create by team member not limitation today."""

    finances_period_report_access: bool | None = None
    """Whether the user has this right: finances period report."""

    finances_period_report_excel_access: bool | None = None
    """Whether the user has this right: finances period report Excel export."""

    finances_year_report_access: bool | None = None
    """Whether the user has this right: finances year report."""

    finances_year_report_excel_access: bool | None = None
    """Whether the user has this right: finances year report Excel export."""

    finances_print_check_access: bool | None = None
    """Whether the user has this right: finances print check."""

    finances_z_report_access: bool | None = None
    """Whether the user has this right: finances day-end report."""

    finances_z_report_no_limit_today_access: bool | None = None
    """Whether the user has this right: finances day-end report no limit today."""

    finances_z_report_excel_access: bool | None = None
    """Whether the user has this right: finances day-end report Excel export."""


class UserRightsLoyalty(Model, gc=False, kw_only=True):
    """Rights on loyalty."""

    loyalty_access: bool | None = None
    """Whether the user has this right: loyalty."""

    has_loyalty_access: bool | None = None
    """Whether the user has this right: loyalty."""

    loyalty_cards_manual_transactions_access: bool | None = None
    """Whether the user has this right: loyalty cards manual transactions."""

    has_loyalty_cards_manual_transactions_access: bool | None = None
    """Whether the user has this right: loyalty cards manual transactions."""

    gift_card_and_membership_manual_transactions_access: bool | None = field(
        name='loyalty_certificate_and_abonement_manual_transactions_access', default=None
    )
    """Whether the user has this right: gift card and membership manual transactions."""

    membership_balance_edit_access: bool | None = field(
        name='loyalty_abonement_balance_edit_access', default=None
    )
    """Whether the user has this right: membership balance edit."""

    membership_history_access: bool | None = field(name='loyalty_abonement_history_access', default=None)
    """Whether the user has this right: membership history."""

    membership_period_edit_access: bool | None = field(
        name='loyalty_abonement_period_edit_access', default=None
    )
    """Whether the user has this right: membership period edit."""

    loyalty_cards_issue_and_removal_access: bool | None = None
    """Whether the user has this right: loyalty cards issue and removal."""

    gift_card_balance_edit_access: bool | None = field(
        name='loyalty_certificate_balance_edit_access', default=None
    )
    """Whether the user has this right: gift card balance edit."""

    gift_card_period_edit_access: bool | None = field(
        name='loyalty_certificate_period_edit_access', default=None
    )
    """Whether the user has this right: gift card period edit."""


class UserRightsNotification(Model, gc=False, kw_only=True):
    """Rights on notifications."""

    notification: bool | None = None
    """Rights on notifications."""

    web_push: bool | None = None
    """Whether the user has this right: web push."""

    web_phone_push: bool | None = None
    """Whether the user has this right: web phone push."""

    notification_sms_ending_license: bool | None = None
    """Whether the user has this right: notification SMS ending license."""

    notification_sms_low_balance: bool | None = None
    """Whether the user has this right: notification SMS low balance."""

    notification_email_ending_license: bool | None = None
    """Whether the user has this right: notification email ending license."""


class UserRightsOnlineRecord(Model, gc=False, kw_only=True):
    """Rights on online booking."""

    online_appointment_access: bool | None = field(name='online_record_access', default=None)
    """Whether the user has this right: online appointment."""

    online_appointment_privacy_policy_access: bool | None = field(
        name='online_record_privacy_policy_access', default=None
    )
    """Whether the user has this right: online appointment privacy policy."""


class UserRightsOther(Model, gc=False, kw_only=True):
    """Other rights."""

    stat_access: bool | None = None
    """Whether the user has this right: stat."""

    analytics_constructor_access: bool | None = None
    """Whether the user has this right: analytics constructor."""

    billing_access: bool | None = None
    """Whether the user has this right: billing."""

    billing_invoices_access: bool | None = None
    """Whether the user has this right: billing invoices."""

    send_sms: bool | None = None
    """Whether an SMS is sent to the client."""

    auth_enable_check_ip: bool | None = None
    """Whether sign-in is limited to known IP addresses."""

    auth_list_allowed_ip: list[dict[str, Any]] | None = None
    """IP addresses from which sign-in is allowed."""

    location_to_chain_add_access: bool | None = field(name='salon_to_salon_group_add_access', default=None)
    """Whether the user has this right: location to chain add."""

    is_location_tips_manager: bool | None = field(name='is_salon_tips_manager', default=None)
    """Whether the user manages tips."""


class UserRightsRecordForm(Model, gc=False, kw_only=True):
    """Rights on the appointment form."""

    appointment_form_access: bool | None = field(name='record_form_access', default=None)
    """Whether the user has this right: appointment form."""

    appointment_form_client_access: bool | None = field(name='record_form_client_access', default=None)
    """Whether the user has this right: appointment form client."""

    appointments_autocomplete_access: bool | None = field(name='records_autocomplete_access', default=None)
    """Whether the user has this right: appointments autocomplete."""

    create_appointments_access: bool | None = field(name='create_records_access', default=None)
    """Whether the user has this right: create appointments."""

    edit_appointments_access: bool | None = field(name='edit_records_access', default=None)
    """Whether the user has this right: edit appointments."""

    edit_appointments_attendance_access: bool | None = field(
        name='edit_records_attendance_access', default=None
    )
    """Whether the user has this right: edit appointments attendance."""

    appointments_services_cost_access: bool | None = field(name='records_services_cost_access', default=None)
    """Whether the user has this right: appointments services cost."""

    appointments_services_discount_access: bool | None = field(
        name='records_services_discount_access', default=None
    )
    """Whether the user has this right: appointments services discount."""

    appointment_edit_full_paid_access: bool | None = field(name='record_edit_full_paid_access', default=None)
    """Whether the user has this right: appointment edit full paid."""

    delete_appointments_access: bool | None = field(name='delete_records_access', default=None)
    """Whether the user has this right: delete appointments."""

    delete_customer_came_appointments_access: bool | None = field(
        name='delete_customer_came_records_access', default=None
    )
    """Whether the user has this right: delete customer came appointments."""

    delete_paid_appointments_access: bool | None = field(name='delete_paid_records_access', default=None)
    """Whether the user has this right: delete paid appointments."""

    appointments_products_access: bool | None = field(name='records_goods_access', default=None)
    """Whether the user has this right: appointments products."""

    appointments_products_create_transaction_access: bool | None = field(
        name='records_goods_create_transaction_access', default=None
    )
    """Whether the user has this right: appointments products create transaction."""

    appointments_products_create_last_days_count: int | None = field(
        name='records_goods_create_last_days_count', default=None
    )
    """Number of days that the right covers: appointments products create last."""

    appointments_products_edit_transaction_access: bool | None = field(
        name='records_goods_edit_transaction_access', default=None
    )
    """Whether the user has this right: appointments products edit transaction."""

    appointments_products_edit_last_days_count: int | None = field(
        name='records_goods_edit_last_days_count', default=None
    )
    """Number of days that the right covers: appointments products edit last."""

    appointments_products_cost_access: bool | None = field(name='records_goods_cost_access', default=None)
    """Whether the user has this right: appointments products cost."""

    appointments_products_discount_access: bool | None = field(
        name='records_goods_discount_access', default=None
    )
    """Whether the user has this right: appointments products discount."""

    appointments_finances_access: bool | None = field(name='records_finances_access', default=None)
    """Whether the user has this right: appointments finances."""

    appointments_finances_last_days_count: int | None = field(
        name='records_finances_last_days_count', default=None
    )
    """Number of days that the right covers: appointments finances last."""

    appointments_finances_pay_from_client_accounts_access: bool | None = field(
        name='records_finances_pay_from_deposits_access', default=None
    )
    """Whether the user has this right: appointments finances pay from client accounts."""

    appointments_group_id_access: bool | None = field(name='records_group_id_access', default=None)
    """Whether the user has this right: appointments chain id."""

    appointments_group_id: int | None = field(name='records_group_id', default=None)
    """Id that the right is limited to: appointments chain."""

    appointment_form_client_add_access: bool | None = field(
        name='record_form_client_add_access', default=None
    )
    """Whether the user has this right: appointment form client add."""

    appointments_autocomplete_phone_access: bool | None = field(
        name='records_autocomplete_phone_access', default=None
    )
    """Whether the user has this right: appointments autocomplete phone."""

    assistants_management_access: bool | None = None
    """Whether the user has this right: assistants management."""

    assistants_reward_share_edit_access: bool | None = None
    """Whether the user has this right: assistants reward share edit."""

    appointments_edit_last_days_count: int | None = field(name='records_edit_last_days_count', default=None)
    """Number of days that the right covers: appointments edit last."""

    appointments_edit_date_and_team_member_access: bool | None = field(
        name='records_edit_date_and_master_access', default=None
    )
    """Whether the user has this right: appointments edit date and team member."""

    appointments_edit_duration_access: bool | None = field(name='records_edit_duration_access', default=None)
    """Whether the user has this right: appointments edit duration."""

    appointments_edit_comment_access: bool | None = field(name='records_edit_comment_access', default=None)
    """Whether the user has this right: appointments edit comment."""

    appointments_edit_services_access: bool | None = field(name='records_edit_services_access', default=None)
    """Whether the user has this right: appointments edit services."""

    appointments_consumables_edit_access: bool | None = field(
        name='records_consumables_edit_access', default=None
    )
    """Whether the user has this right: appointments consumables edit."""

    appointment_edit_full_paid_client_came_access: bool | None = field(
        name='record_edit_full_paid_client_came_access', default=None
    )
    """Whether the user has this right: appointment edit full paid client came."""

    appointment_edit_full_paid_client_confirm_access: bool | None = field(
        name='record_edit_full_paid_client_confirm_access', default=None
    )
    """Whether the user has this right: appointment edit full paid client confirm."""

    custom_fields_client_values_read_access: bool | None = None
    """Whether the user has this right: custom fields client values read."""

    custom_fields_client_values_edit_access: bool | None = None
    """Whether the user has this right: custom fields client values edit."""

    custom_fields_appointment_values_read_access: bool | None = field(
        name='custom_fields_record_values_read_access', default=None
    )
    """Whether the user has this right: custom fields appointment values read."""

    custom_fields_appointment_values_edit_access: bool | None = field(
        name='custom_fields_record_values_edit_access', default=None
    )
    """Whether the user has this right: custom fields appointment values edit."""


class UserRightsSecurity(Model, gc=False, kw_only=True):
    """Rights on security."""

    security_access: bool | None = None
    """Whether the user has this right: security."""

    security_2fa_access: bool | None = None
    """Whether the user has this right: security two-factor."""

    security_data_changes_access: bool | None = None
    """Whether the user has this right: security data changes."""

    security_employee_changes_access: bool | None = None
    """Whether the user has this right: security employee changes."""

    security_export_import_access: bool | None = None
    """Whether the user has this right: security export import."""

    security_logins_access: bool | None = None
    """Whether the user has this right: security logins."""


class UserRightsSetting(Model, gc=False, kw_only=True):
    """Rights on settings."""

    settings_access: bool | None = None
    """Whether the user has this right: settings."""

    settings_basis_access: bool | None = None
    """Whether the user has this right: settings basis."""

    settings_information_access: bool | None = None
    """Whether the user has this right: settings information."""

    users_access: bool | None = None
    """Whether the user has this right: users."""

    delete_users_access: bool | None = None
    """Whether the user has this right: delete users."""

    create_users_access: bool | None = None
    """Whether the user has this right: create users."""

    edit_users_access: bool | None = None
    """Whether the user has this right: edit users."""

    limited_users_access: bool | None = None
    """Whether the user has this right: limited users."""

    settings_services_access: bool | None = None
    """Whether the user has this right: settings services."""

    settings_services_create_access: bool | None = None
    """Whether the user has this right: settings services create."""

    services_edit: bool | None = None
    """Whether the user has this right: services edit."""

    settings_services_edit_title_access: bool | None = None
    """Whether the user has this right: settings services edit title."""

    settings_services_relation_category_access: bool | None = None
    """Whether the user has this right: settings services relation category."""

    settings_services_edit_price_access: bool | None = None
    """Whether the user has this right: settings services edit price."""

    settings_services_edit_image_access: bool | None = None
    """Whether the user has this right: settings services edit image."""

    settings_services_edit_online_seance_date_time_access: bool | None = None
    """Whether the user has this right: settings services edit online session date time."""

    settings_services_edit_online_pay_access: bool | None = None
    """Whether the user has this right: settings services edit online pay."""

    settings_services_edit_services_related_resource_access: bool | None = None
    """Whether the user has this right: settings services edit services related resource."""

    settings_positions_read: bool | None = None
    """Whether the user has this right: settings positions read."""

    settings_positions_create: bool | None = None
    """Whether the user has this right: settings positions create."""

    settings_positions_delete: bool | None = None
    """Whether the user has this right: settings positions delete."""

    edit_team_member_service_and_duration: bool | None = field(
        name='edit_master_service_and_duration', default=None
    )
    """Whether the user can change services and durations of team members."""

    bill_of_materials_edit: bool | None = field(name='tech_card_edit', default=None)
    """Whether the user has this right: bill of materials edit."""

    services_delete: bool | None = None
    """Whether the user has this right: services delete."""

    settings_team_member_access: bool | None = field(name='settings_master_access', default=None)
    """Whether the user has this right: settings team member."""

    team_member_create: bool | None = field(name='master_create', default=None)
    """Whether the user has this right: team member create."""

    team_member_edit: bool | None = field(name='master_edit', default=None)
    """Whether the user has this right: team member edit."""

    team_member_delete: bool | None = field(name='master_delete', default=None)
    """Whether the user has this right: team member delete."""

    settings_team_member_dismiss_access: bool | None = field(
        name='settings_master_dismiss_access', default=None
    )
    """Whether the user has this right: settings team member dismiss."""

    schedule_edit: bool | None = None
    """Whether the user has this right: schedule edit."""

    settings_notifications_access: bool | None = None
    """Whether the user has this right: settings notifications."""

    settings_email_notifications_access: bool | None = None
    """Whether the user has this right: settings email notifications."""

    settings_template_notifications_access: bool | None = None
    """Whether the user has this right: settings template notifications."""

    webhook_read_access: bool | None = None
    """Whether the user has this right: webhook read."""

    settings_clients_tags_access: bool | None = field(name='settings_clients_labels_access', default=None)
    """Whether the user has this right: settings clients tags."""

    settings_close_docs_access: bool | None = None
    """Whether the user has this right: settings close docs."""

    settings_user_notifications_access: bool | None = None
    """Whether the user has this right: settings user notifications."""

    is_location_tips_manager: bool | None = field(name='is_salon_tips_manager', default=None)
    """Whether the user manages tips."""


class UserRightsStorage(Model, gc=False, kw_only=True):
    """Rights on storages."""

    storages_access: bool | None = None
    """Whether the user has this right: storages."""

    storages_ids: list[dict[str, Any]] | None = None
    """Ids that the right is limited to: storages."""

    storages_transactions_access: bool | None = None
    """Whether the user has this right: storages transactions."""

    storages_last_days_count: int | None = None
    """Number of days that the right covers: storages last."""

    storages_move_products_access: bool | None = field(name='storages_move_goods_access', default=None)
    """Whether the user has this right: storages move products."""

    storages_create_transactions_access: bool | None = None
    """Whether the user has this right: storages create transactions."""

    storages_create_last_days_count: int | None = None
    """Number of days that the right covers: storages create last."""

    storages_create_transactions_buy_access: bool | None = None
    """Whether the user has this right: storages create transactions buy."""

    storages_create_transactions_sale_access: bool | None = None
    """Whether the user has this right: storages create transactions sale."""

    storages_edit_transactions_access: bool | None = None
    """Whether the user has this right: storages edit transactions."""

    storages_edit_last_days_count: int | None = None
    """Number of days that the right covers: storages edit last."""

    storages_edit_transactions_buy_access: bool | None = None
    """Whether the user has this right: storages edit transactions buy."""

    storages_edit_transactions_sale_access: bool | None = None
    """Whether the user has this right: storages edit transactions sale."""

    storages_delete_transactions_access: bool | None = None
    """Whether the user has this right: storages delete transactions."""

    storages_transactions_excel_access: bool | None = None
    """Whether the user has this right: storages transactions Excel export."""

    storages_transactions_types: list[dict[str, Any]] | None = None
    """Ids that the right is limited to: storages transactions."""

    storages_inventory_access: bool | None = None
    """Whether the user has this right: storages inventory."""

    storages_inventory_create_edit_access: bool | None = None
    """Whether the user has this right: storages inventory create edit."""

    storages_inventory_delete_access: bool | None = None
    """Whether the user has this right: storages inventory delete."""

    storages_inventory_excel_access: bool | None = None
    """Whether the user has this right: storages inventory Excel export."""

    storages_remnants_report_access: bool | None = None
    """Whether the user has this right: storages remnants report."""

    storages_remnants_report_excel_access: bool | None = None
    """Whether the user has this right: storages remnants report Excel export."""

    storages_sales_report_access: bool | None = None
    """Whether the user has this right: storages sales report."""

    storages_sales_report_excel_access: bool | None = None
    """Whether the user has this right: storages sales report Excel export."""

    storages_consumable_report_access: bool | None = None
    """Whether the user has this right: storages consumable report."""

    storages_consumable_report_excel_access: bool | None = None
    """Whether the user has this right: storages consumable report Excel export."""

    storages_write_off_report_access: bool | None = None
    """Whether the user has this right: storages write off report."""

    storages_write_off_report_excel_access: bool | None = None
    """Whether the user has this right: storages write off report Excel export."""

    storages_turnover_report_access: bool | None = None
    """Whether the user has this right: storages turnover report."""

    storages_turnover_report_excel_access: bool | None = None
    """Whether the user has this right: storages turnover report Excel export."""

    storages_products_crud_access: bool | None = field(name='storages_goods_crud_access', default=None)
    """Whether the user has this right: storages products crud."""

    storages_products_create_access: bool | None = field(name='storages_goods_create_access', default=None)
    """Whether the user has this right: storages products create."""

    storages_products_update_access: bool | None = field(name='storages_goods_update_access', default=None)
    """Whether the user has this right: storages products update."""

    storages_products_title_edit_access: bool | None = field(
        name='storages_goods_title_edit_access', default=None
    )
    """Whether the user has this right: storages products title edit."""

    storages_products_category_edit_access: bool | None = field(
        name='storages_goods_category_edit_access', default=None
    )
    """Whether the user has this right: storages products category edit."""

    storages_products_selling_price_edit_access: bool | None = field(
        name='storages_goods_selling_price_edit_access', default=None
    )
    """Whether the user has this right: storages products selling price edit."""

    storages_products_cost_price_edit_access: bool | None = field(
        name='storages_goods_cost_price_edit_access', default=None
    )
    """Whether the user has this right: storages products cost price edit."""

    storages_products_units_edit_access: bool | None = field(
        name='storages_goods_units_edit_access', default=None
    )
    """Whether the user has this right: storages products units edit."""

    storages_products_critical_balance_edit_access: bool | None = field(
        name='storages_goods_critical_balance_edit_access', default=None
    )
    """Whether the user has this right: storages products critical balance edit."""

    storages_products_masses_edit_access: bool | None = field(
        name='storages_goods_masses_edit_access', default=None
    )
    """Whether the user has this right: storages products masses edit."""

    storages_products_comment_edit_access: bool | None = field(
        name='storages_goods_comment_edit_access', default=None
    )
    """Whether the user has this right: storages products comment edit."""

    storages_products_archive_access: bool | None = field(name='storages_goods_archive_access', default=None)
    """Whether the user has this right: storages products archive."""

    storages_products_delete_access: bool | None = field(name='storages_goods_delete_access', default=None)
    """Whether the user has this right: storages products delete."""

    storages_limited_access: bool | None = None
    """Whether the user has this right: storages limited."""

    storages_products_prime_cost_view_access: bool | None = field(
        name='storages_goods_prime_cost_view_access', default=None
    )
    """Whether the user has this right: storages products prime cost view."""


class UserRightsTimetable(Model, gc=False, kw_only=True):
    """Rights on the calendar."""

    timetable_access: bool | None = None
    """Whether the user has this right: timetable."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Id that the right is limited to: team member."""

    position_id: int | None = None
    """Id that the right is limited to: position."""

    last_days_count: int | None = None
    """Number of days that the user can see."""

    schedule_edit_access: bool | None = None
    """Whether the user has this right: schedule edit."""

    timetable_phones_access: bool | None = None
    """Whether the user has this right: timetable phones."""

    timetable_transferring_appointment_access: bool | None = field(
        name='timetable_transferring_record_access', default=None
    )
    """Whether the user has this right: timetable transferring appointment."""

    timetable_statistics_access: bool | None = None
    """Whether the user has this right: timetable statistics."""

    timetable_waiting_list_access: bool | None = None
    """Whether the user has this right: timetable waiting list."""


class UserRights(Model, gc=False, kw_only=True):
    """The rights of a user, grouped by section of the product."""

    timetable: UserRightsTimetable | None = None
    """Rights on the calendar."""

    appointment_form: UserRightsRecordForm | None = field(name='record_form', default=None)
    """Rights on the appointment form."""

    finances: UserRightsFinance | None = None
    """Rights on finances."""

    clients: UserRightsClient | None = None
    """Rights on clients."""

    dashboard: UserRightsDashboard | None = None
    """Rights on the dashboard."""

    notification: UserRightsNotification | None = None
    """Rights on notifications."""

    loyalty: UserRightsLoyalty | None = None
    """Rights on loyalty."""

    storages: UserRightsStorage | None = None
    """Rights on storages."""

    settings: UserRightsSetting | None = None
    """Rights on settings."""

    security: UserRightsSecurity | None = None
    """Rights on security."""

    comers: UserRightsComer | None = None
    """Rights on attendees."""

    other: UserRightsOther | None = None
    """Other rights."""

    online_appointment: UserRightsOnlineRecord | None = field(name='online_record', default=None)
    """Rights on online booking."""

    security_access: bool | None = None
    """Whether the user has this right: security."""

    security_2fa_access: bool | None = None
    """Whether the user has this right: security two-factor."""

    security_data_changes_access: bool | None = None
    """Whether the user has this right: security data changes."""

    security_employee_changes_access: bool | None = None
    """Whether the user has this right: security employee changes."""

    security_export_import_access: bool | None = None
    """Whether the user has this right: security export import."""

    security_logins_access: bool | None = None
    """Whether the user has this right: security logins."""
