# Generated from the description by `python -m codegen build`. Do not edit.

"""Structs of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "analytics_and_reports": "DayEndReport DayEndReportPaid DayEndReportPaidAccount DayEndReportPaidDiscount DayEndReportPaidTotal DayEndReportStat DayEndReportZData DayEndReportZDataMaster ReportItem ReportItemTransaction",
    "analytics_and_reports_chart_series": "ChartSeries",
    "analytics_and_reports_chart_value": "ChartValue",
    "analytics_and_reports_income_figures": "IncomeFigures LocationAnalytics LocationAnalyticsClientStat LocationAnalyticsFullnessStat LocationAnalyticsRecordStat",
    "analytics_and_reports_promotion_revenue": "PromotionRevenue PromotionRevenueIncomeStat PromotionRevenueIncomeStatNew PromotionRevenueIncomeStatOld PromotionRevenueIncomeStatTotal PromotionRevenueIncomeStatsByDay",
    "appointments": "Appointment AppointmentClient AppointmentClientInput AppointmentConsumable AppointmentCreate AppointmentDocument AppointmentFinanceTransaction AppointmentFinanceTransactionAccount AppointmentRecordLabel AppointmentService AppointmentServiceCompanyServiceLink AppointmentServiceInput AppointmentServiceStaffServiceLink AppointmentStaff AppointmentStaffPosition AppointmentUpdate DetailsKkmTransactionDetailsContainer EventAppointmentCreate EventAppointmentUpdate TransactionDetailsContainerTransaction Visit VisitDetails VisitDetailsItem VisitDetailsLoyaltyTransaction",
    "appointments_client_schedule": "ClientSchedule CreateTimetableClientScheduleInput UpdateTimetableClientScheduleInput",
    "appointments_partner_appointment": "PartnerAppointment PartnerAppointmentClient PartnerAppointmentCompany PartnerAppointmentService PartnerAppointmentStaff",
    "appointments_review": "LeaveCommentInput Review",
    "appointments_update_visit_input": "UpdateVisitInput UpdateVisitInputNewTransaction UpdateVisitInputService VisitProductInput",
    "authentication_b2b": "SecondFactorInput SignIn SignInInput SignInTransport",
    "availability_interval_input": "AvailabilityIntervalInput AvailabilityRuleInput MembershipTypeCreate MembershipTypeUpdate ServiceLinkInput",
    "card_technological_card_item_good": "CardTechnologicalCardItemGood ServiceConsumables ServiceConsumablesConsumable ServiceConsumablesInputConsumable ServiceConsumablesTechnologicalCard TechnologicalCardTechnologicalCardItem UnlinkAppointmentServiceAssociationInput UpdateAppointmentServiceConsumablesInput",
    "chain_loyalty_programs": "LocationSummary NotificationTemplate NotificationTemplateInput Promotion PromotionCreate PromotionItem PromotionRuleInput PromotionUpdate",
    "chain_management": "Chain ChainAccess ChainCompany",
    "chain_management_chain_client": "ChainClient ChainClientClient",
    "client_return_figures": "ClientReturnFigures PromotionClients PromotionClientsClientStat PromotionClientsVisitsStatsByDay PromotionTeamMember PromotionTeamMemberStaff",
    "clients": "ClientVisits ClientVisitsGoodsTransaction ClientVisitsGoodsTransactionCompany ClientVisitsGoodsTransactionGood ClientVisitsRecord ClientVisitsRecordComer ClientVisitsRecordService ClientVisitsRecordServiceConsumable ClientVisitsRecordTip SearchClientVisitsInput",
    "clients_client": "Client ClientBulkResult ClientCategory ClientFilterInput ClientRowError ClientRowInput CreateClientInput GetClientListInput UpdateClientInput",
    "clients_client_comment": "ClientComment ClientCommentFile ClientCommentUser CreateClientCommentInput",
    "clients_client_file": "ClientFile",
    "common": "AppointmentFinanceTransactionClient AppointmentFinanceTransactionExpense AppointmentFinanceTransactionMaster AppointmentFinanceTransactionSupplier ChainServiceCategoryService ClientAccountTopupDocumentUser Currency DuplicatedEventMasterPosition ImageSize PromotionRule SaleFiscalStateTransactionCashier SaleFiscalStateTransactionDocument SaleFiscalStateTransactionStatus VisitLoyaltyTransactionType",
    "common_availability_interval": "AvailabilityInterval AvailabilityRule BalanceContainer BalanceLink CoveredService Membership MembershipStatus MembershipType ServiceCategory",
    "common_chain_summary": "ChainSummary LoyaltyCardType",
    "common_event_staff_position": "EventStaffPosition ScheduleDay ScheduleDayEventsLabel ScheduleDayEventsResourceInstance TeamMemberSummary TimetableEvent",
    "common_gift_card_item_type": "GiftCardItemType GiftCardType",
    "create_team_member_quick_input": "CreateTeamMemberQuickInput",
    "custom_fields": "CustomField CustomFieldCustomField CustomFieldCustomFieldType CustomFieldInput",
    "deposits": "AccountTopupDepositsTransactionDeposit ClientAccountTopup ClientAccountTopupDepositsTransaction ClientAccountTopupDocument ClientAccountTopupDocumentSalon ClientAccountTopupPaymentTransaction CreateClientAccountTopupOperationInput TopupDepositsTransactionDepositType",
    "deposits_client_account": "ClientAccount ClientAccountDeposit ClientAccountDepositType",
    "deposits_client_account_entry": "ClientAccountEntry ClientAccountEntryDepositTransaction ClientAccountEntryDepositTransactionType",
    "email_campaign_to_filtered_clients_input": "SendEmailCampaignToFilteredClientsInput",
    "event_membership": "EventMembership",
    "events": "Event EventDurationDetail EventInput EventResourceInstance EventServiceSummary EventServiceSummaryCategory EventStaff",
    "events_duplicated_event": "DuplicatedEvent DuplicatedEventMaster DuplicatedEventService",
    "events_event_date_range": "EventDateRange",
    "events_event_duplication_strategy": "DuplicationStrategyInput EventDuplicationStrategy EventDuplicationStrategyRepeatMode",
    "events_event_filter": "EventFilter EventFilterData",
    "events_event_service": "EventService EventServiceCategory EventServiceResource EventServiceStaff",
    "fiscalization": "FiscalReceipt FiscalTransaction PrintFiscalReceiptInput",
    "fiscalization_tax_system": "TaxSystem TaxSystemVat",
    "get_message_status_list_input": "GetMessageStatusListInput",
    "gift_card_expiration_input": "GiftCardExpirationInput GiftCardOnlineSaleInput GiftCardTypeInput",
    "inventory": "CreateInventoryOperationInput ProductTransaction ProductTransactionDetails ProductTransactionDetailsClient ProductTransactionDetailsMaster ProductTransactionDetailsSaleUnit ProductTransactionGood ProductTransactionInput ProductTransactionLineInput ProductTransactionMaster ProductTransactionSupplier StorageDocument StorageDocumentCompany StorageDocumentInput StorageDocumentStorage StorageDocumentUser StorageOperation StorageOperationDocument StorageOperationDocumentCompany StorageOperationTransaction StorageOperationTransactionGood StorageOperationTransactionUnit",
    "inventory_bill_of_materials": "BillOfMaterials BillOfMaterialsTechnologicalCardItem",
    "inventory_storage": "Storage",
    "links_input_team_member_setting_price": "ServiceLinksInputTeamMemberSettingPrice UpdateServiceLinksInput UpdateServiceLinksInputTeamMemberSetting UpdateServiceLinksInputTranslation",
    "locations": "CreateLocationInput Location LocationBookform LocationMainGroup LocationPaymentPolicy LocationSocial LocationStorageSettings UpdateLocationInput UpdateLocationInputSocial",
    "loyalty_cards": "CardPromotion CardTransactionInput LoyaltyCard LoyaltyCardInput PromotionKind",
    "loyalty_programs": "ApplyDiscountPromotionInput ApplyLoyaltyCardDeductionInput ApplyReferralProgramInput PaymentsKkmTransactionDetailsContainer VisitItem VisitLoyaltyTransaction VisitLoyaltyTransactionProgram VisitPayments",
    "loyalty_programs_location_promotion": "LocationPromotion",
    "loyalty_programs_loyalty_code": "LoyaltyCode",
    "loyalty_transaction": "LoyaltyTransaction LoyaltyTransactionKind",
    "membership_balance_input": "MembershipBalanceInput ServiceBalanceInput",
    "membership_check": "MembershipCheck",
    "membership_freeze_input": "MembershipFreezeInput",
    "membership_period_input": "MembershipPeriodInput",
    "membership_type_archive_input": "MembershipTypeArchiveInput",
    "membership_type_restore_input": "MembershipTypeRestoreInput",
    "notifications": "NotificationType NotificationTypeChannel SettingsInputNotificationType SettingsInputNotificationTypeChannel UpdateUserNotificationSettingsInput UserNotificationSettings UserNotificationSettingsNotificationType",
    "notifications_send_sms_to_clients_input": "SendSmsToClientsInput",
    "notifications_sms_campaign_input": "SmsCampaignInput",
    "online_booking_settings": "TimeGrid TimeslotSettings TimeslotSettingsDatesSetting TimeslotSettingsWeekdaysSetting",
    "online_booking_settings_booking_widget": "BookingWidget CreateBookingWidgetInput UpdateBookingWidgetInput",
    "online_booking_settings_online_booking_settings": "OnlineBookingSettings UpdateOnlineBookingSettingsInput",
    "payments": "FinancialTransaction FinancialTransactionAccount FinancialTransactionClient FinancialTransactionInput FinancialTransactionMaster FinancialTransactionSupplier",
    "payments_account": "Account",
    "products": "CreateProductInput Product ProductActualAmount UpdateProductInput UpdateProductInputCorrectionRule",
    "products_product_category": "CreateProductCategoryInput ProductCategory",
    "products_product_category_content": "ProductCategoryContent ProductNode",
    "remove_user_from_locations_input": "RemoveUserFromLocationsInput UserFromLocationsInputUserCompanyLink",
    "salary": "CalculationSalaryItemSalaryDiscrepancy PayrollCalculation PayrollCalculationSalaryItem PayrollCalculationSalaryItemPaid PayrollCalculationSalaryItemTarget SalaryItemSalaryCalculationInfo SalaryItemTargetSalaryCalculation",
    "salary_daily_salary_calculation": "DailySalaryCalculation DailySalaryCalculationPayrollDaily SalaryCalculation SalaryCalculationTotalSum",
    "salary_daily_salary_period": "DailySalaryPeriod DailySalaryPeriodPeriodCalculationDaily PeriodCalculationDailyPeriodCalculation",
    "salary_period": "SalaryPeriod",
    "salary_scheme": "SalaryScheme SalarySchemeSalaryScheme",
    "salary_scheme_count": "SalarySchemeCount",
    "sales": "CreatePaymentWithLoyaltyMethodsInput PaymentMethod PaymentMethodAccount Sale SaleFiscalState SaleFiscalStateTransaction SaleItem SaleLoyaltyTransaction SaleLoyaltyTransactionChain SaleLoyaltyTransactionDeposit SalePayment SalePaymentMethod SalePaymentTransaction SalePaymentTransactionAccount SaleState",
    "schedule_and_resources": "SetTeamMemberScheduleInput SetTeamMemberScheduleInputSchedulesToSet TeamMemberSchedule TeamMemberScheduleBusyInterval TeamMemberScheduleInputSchedulesToDelete TimeRangeInput WorkingDay WorkingDayInput WorkingDaySlot",
    "schedule_and_resources_bookable_resource": "BookableResource",
    "schedule_and_resources_calendar_session": "CalendarSession",
    "schedule_and_resources_calendar_settings": "CalendarSettings UpdateAppointmentCalendarSettingsInput",
    "schedule_and_resources_event_schedule": "CreateTimetableEventScheduleInput EventSchedule ScheduleDayInput UpdateTimetableEventScheduleInput",
    "send_email_newsletter_to_clients_input": "SendEmailNewsletterToClientsInput",
    "services": "PatchServiceInput Service ServiceInput ServiceInputStaff ServiceStaff",
    "services_chain_service_category": "ChainServiceCategory",
    "services_create_service_category_input": "CreateServiceCategoryInput",
    "services_service_assignment": "AssignServiceToTeamMemberInput ServiceAssignment UpdateServiceTeamMemberAssignmentInput",
    "subscriptions_and_certificates": "GiftCard GiftCardStatus",
    "tags": "Tag",
    "tags_update_tag_by_tag_id_input": "UpdateTagByTagIdInput",
    "team_members": "TeamMember TeamMemberChain TeamMemberImageGroup TeamMemberImageGroupImage TeamMemberInput TeamMemberPosition TeamMemberServiceLink",
    "team_members_position": "CreatePositionQuickInput Position",
    "update_timetable_schedule_day_input": "UpdateTimetableScheduleDayInput",
    "users_and_permissions": "UserRights UserRightsClient UserRightsComer UserRightsDashboard UserRightsFinance UserRightsLoyalty UserRightsNotification UserRightsOnlineRecord UserRightsOther UserRightsRecordForm UserRightsSecurity UserRightsSetting UserRightsStorage UserRightsTimetable",
    "users_and_permissions_legacy_user": "LegacyUser LegacyUserAccess",
    "users_and_permissions_role_permission": "RolePermission RolePermissionOption RolePermissionType UserRole",
    "users_and_permissions_user": "User",
    "users_and_permissions_user_permissions": "CopyUserPermissionsToLocationsInput CreateUserInvitationInput CreateUserInvitationInputInvite InputUserCompanyLinkUserPermission ToLocationsInputUserCompanyLink UpdateUserPermissionsInput UserPermissions UserPermissionsUserPermission",
    "utilities": "TipSettings TipSettingsStaff TipSettingsStaffEmployee TipSettingsStaffUser",
    "utilities_delete_image_input": "DeleteImageInput",
    "utilities_image_group": "ImageGroup UploadImageInput UploadedImage",
    "utilities_location_subscription": "LocationSubscription",
    "utilities_phone_check": "PhoneCheck",
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
