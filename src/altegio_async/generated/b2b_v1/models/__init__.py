# Generated from the description by `python -m codegen build`. Do not edit.

"""Structs of every tag, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._names import *

# Names of each module, as one string each, because it loads faster than hundreds of separate strings.
_MODULES = {
    "analytics_and_reports": "ChartSeries ChartValue ClientReturnFigures DayEndReport DayEndReportPaid DayEndReportPaidAccount DayEndReportPaidDiscount DayEndReportPaidTotal DayEndReportStat DayEndReportZData DayEndReportZDataMaster IncomeFigures LocationAnalytics LocationAnalyticsClientStat LocationAnalyticsFullnessStat LocationAnalyticsRecordStat PromotionClients PromotionClientsClientStat PromotionClientsVisitsStatsByDay PromotionRevenue PromotionRevenueIncomeStat PromotionRevenueIncomeStatNew PromotionRevenueIncomeStatOld PromotionRevenueIncomeStatTotal PromotionRevenueIncomeStatsByDay PromotionTeamMember PromotionTeamMemberStaff ReportItem ReportItemTransaction",
    "appointments": "Appointment AppointmentClient AppointmentClientInput AppointmentConsumable AppointmentCreate AppointmentDocument AppointmentFinanceTransaction AppointmentFinanceTransactionAccount AppointmentRecordLabel AppointmentService AppointmentServiceCompanyServiceLink AppointmentServiceInput AppointmentServiceStaffServiceLink AppointmentStaff AppointmentStaffPosition AppointmentUpdate ClientSchedule CreateTimetableClientScheduleInput DetailsKkmTransactionDetailsContainer EventAppointmentCreate EventAppointmentUpdate LeaveCommentInput PartnerAppointment PartnerAppointmentClient PartnerAppointmentCompany PartnerAppointmentService PartnerAppointmentStaff Review TransactionDetailsContainerTransaction UpdateTimetableClientScheduleInput UpdateVisitInput UpdateVisitInputNewTransaction UpdateVisitInputService Visit VisitDetails VisitDetailsItem VisitDetailsLoyaltyTransaction VisitProductInput",
    "authentication_b2b": "SecondFactorInput SignIn SignInInput SignInTransport",
    "chain_loyalty_programs": "AvailabilityIntervalInput AvailabilityRuleInput GiftCardExpirationInput GiftCardOnlineSaleInput GiftCardTypeInput LocationSummary LoyaltyTransaction LoyaltyTransactionKind MembershipBalanceInput MembershipFreezeInput MembershipPeriodInput MembershipTypeArchiveInput MembershipTypeCreate MembershipTypeRestoreInput MembershipTypeUpdate NotificationTemplate NotificationTemplateInput Promotion PromotionCreate PromotionItem PromotionRuleInput PromotionUpdate ServiceBalanceInput ServiceLinkInput",
    "chain_management": "Chain ChainAccess ChainClient ChainClientClient ChainCompany",
    "clients": "Client ClientBulkResult ClientCategory ClientComment ClientCommentFile ClientCommentUser ClientFile ClientFilterInput ClientRowError ClientRowInput ClientVisits ClientVisitsGoodsTransaction ClientVisitsGoodsTransactionCompany ClientVisitsGoodsTransactionGood ClientVisitsRecord ClientVisitsRecordComer ClientVisitsRecordService ClientVisitsRecordServiceConsumable ClientVisitsRecordTip CreateClientCommentInput CreateClientInput GetClientListInput SearchClientVisitsInput UpdateClientInput",
    "common": "AppointmentFinanceTransactionClient AppointmentFinanceTransactionExpense AppointmentFinanceTransactionMaster AppointmentFinanceTransactionSupplier ChainServiceCategoryService ClientAccountTopupDocumentUser Currency DuplicatedEventMasterPosition ImageSize PromotionRule SaleFiscalStateTransactionCashier SaleFiscalStateTransactionDocument SaleFiscalStateTransactionStatus VisitLoyaltyTransactionType",
    "common_availability_interval": "AvailabilityInterval AvailabilityRule BalanceContainer BalanceLink CoveredService Membership MembershipStatus MembershipType ServiceCategory",
    "common_chain_summary": "ChainSummary LoyaltyCardType",
    "common_event_staff_position": "EventStaffPosition ScheduleDay ScheduleDayEventsLabel ScheduleDayEventsResourceInstance TeamMemberSummary TimetableEvent",
    "common_gift_card_item_type": "GiftCardItemType GiftCardType",
    "custom_fields": "CustomField CustomFieldCustomField CustomFieldCustomFieldType CustomFieldInput",
    "deposits": "AccountTopupDepositsTransactionDeposit ClientAccount ClientAccountDeposit ClientAccountDepositType ClientAccountEntry ClientAccountEntryDepositTransaction ClientAccountEntryDepositTransactionType ClientAccountTopup ClientAccountTopupDepositsTransaction ClientAccountTopupDocument ClientAccountTopupDocumentSalon ClientAccountTopupPaymentTransaction CreateClientAccountTopupOperationInput TopupDepositsTransactionDepositType",
    "events": "DuplicatedEvent DuplicatedEventMaster DuplicatedEventService DuplicationStrategyInput Event EventDateRange EventDuplicationStrategy EventDuplicationStrategyRepeatMode EventDurationDetail EventFilter EventFilterData EventInput EventResourceInstance EventService EventServiceCategory EventServiceResource EventServiceStaff EventServiceSummary EventServiceSummaryCategory EventStaff",
    "fiscalization": "FiscalReceipt FiscalTransaction PrintFiscalReceiptInput TaxSystem TaxSystemVat",
    "inventory": "BillOfMaterials BillOfMaterialsTechnologicalCardItem CardTechnologicalCardItemGood CreateInventoryOperationInput ProductTransaction ProductTransactionDetails ProductTransactionDetailsClient ProductTransactionDetailsMaster ProductTransactionDetailsSaleUnit ProductTransactionGood ProductTransactionInput ProductTransactionLineInput ProductTransactionMaster ProductTransactionSupplier ServiceConsumables ServiceConsumablesConsumable ServiceConsumablesInputConsumable ServiceConsumablesTechnologicalCard Storage StorageDocument StorageDocumentCompany StorageDocumentInput StorageDocumentStorage StorageDocumentUser StorageOperation StorageOperationDocument StorageOperationDocumentCompany StorageOperationTransaction StorageOperationTransactionGood StorageOperationTransactionUnit TechnologicalCardTechnologicalCardItem UnlinkAppointmentServiceAssociationInput UpdateAppointmentServiceConsumablesInput",
    "locations": "CreateLocationInput Location LocationBookform LocationMainGroup LocationPaymentPolicy LocationSocial LocationStorageSettings UpdateLocationInput UpdateLocationInputSocial",
    "loyalty_cards": "CardPromotion CardTransactionInput LoyaltyCard LoyaltyCardInput PromotionKind",
    "loyalty_programs": "ApplyDiscountPromotionInput ApplyLoyaltyCardDeductionInput ApplyReferralProgramInput LocationPromotion LoyaltyCode PaymentsKkmTransactionDetailsContainer VisitItem VisitLoyaltyTransaction VisitLoyaltyTransactionProgram VisitPayments",
    "notifications": "GetMessageStatusListInput NotificationType NotificationTypeChannel SendEmailCampaignToFilteredClientsInput SendEmailNewsletterToClientsInput SendSmsToClientsInput SettingsInputNotificationType SettingsInputNotificationTypeChannel SmsCampaignInput UpdateUserNotificationSettingsInput UserNotificationSettings UserNotificationSettingsNotificationType",
    "online_booking_settings": "BookingWidget CreateBookingWidgetInput OnlineBookingSettings TimeGrid TimeslotSettings TimeslotSettingsDatesSetting TimeslotSettingsWeekdaysSetting UpdateBookingWidgetInput UpdateOnlineBookingSettingsInput",
    "payments": "Account FinancialTransaction FinancialTransactionAccount FinancialTransactionClient FinancialTransactionInput FinancialTransactionMaster FinancialTransactionSupplier",
    "products": "CreateProductCategoryInput CreateProductInput Product ProductActualAmount ProductCategory ProductCategoryContent ProductNode UpdateProductInput UpdateProductInputCorrectionRule",
    "salary": "CalculationSalaryItemSalaryDiscrepancy DailySalaryCalculation DailySalaryCalculationPayrollDaily DailySalaryPeriod DailySalaryPeriodPeriodCalculationDaily PayrollCalculation PayrollCalculationSalaryItem PayrollCalculationSalaryItemPaid PayrollCalculationSalaryItemTarget PeriodCalculationDailyPeriodCalculation SalaryCalculation SalaryCalculationTotalSum SalaryItemSalaryCalculationInfo SalaryItemTargetSalaryCalculation SalaryPeriod SalaryScheme SalarySchemeCount SalarySchemeSalaryScheme",
    "sales": "CreatePaymentWithLoyaltyMethodsInput PaymentMethod PaymentMethodAccount Sale SaleFiscalState SaleFiscalStateTransaction SaleItem SaleLoyaltyTransaction SaleLoyaltyTransactionChain SaleLoyaltyTransactionDeposit SalePayment SalePaymentMethod SalePaymentTransaction SalePaymentTransactionAccount SaleState",
    "schedule_and_resources": "BookableResource CalendarSession CalendarSettings CreateTimetableEventScheduleInput EventSchedule ScheduleDayInput SetTeamMemberScheduleInput SetTeamMemberScheduleInputSchedulesToSet TeamMemberSchedule TeamMemberScheduleBusyInterval TeamMemberScheduleInputSchedulesToDelete TimeRangeInput UpdateAppointmentCalendarSettingsInput UpdateTimetableEventScheduleInput UpdateTimetableScheduleDayInput WorkingDay WorkingDayInput WorkingDaySlot",
    "services": "AssignServiceToTeamMemberInput ChainServiceCategory CreateServiceCategoryInput PatchServiceInput Service ServiceAssignment ServiceInput ServiceInputStaff ServiceLinksInputTeamMemberSettingPrice ServiceStaff UpdateServiceLinksInput UpdateServiceLinksInputTeamMemberSetting UpdateServiceLinksInputTranslation UpdateServiceTeamMemberAssignmentInput",
    "subscriptions_and_certificates": "EventMembership GiftCard GiftCardStatus MembershipCheck",
    "tags": "Tag UpdateTagByTagIdInput",
    "team_members": "CreatePositionQuickInput CreateTeamMemberQuickInput Position TeamMember TeamMemberChain TeamMemberImageGroup TeamMemberImageGroupImage TeamMemberInput TeamMemberPosition TeamMemberServiceLink",
    "users_and_permissions": "CopyUserPermissionsToLocationsInput CreateUserInvitationInput CreateUserInvitationInputInvite InputUserCompanyLinkUserPermission LegacyUser LegacyUserAccess RemoveUserFromLocationsInput RolePermission RolePermissionOption RolePermissionType ToLocationsInputUserCompanyLink UpdateUserPermissionsInput User UserFromLocationsInputUserCompanyLink UserPermissions UserPermissionsUserPermission UserRights UserRightsClient UserRightsComer UserRightsDashboard UserRightsFinance UserRightsLoyalty UserRightsNotification UserRightsOnlineRecord UserRightsOther UserRightsRecordForm UserRightsSecurity UserRightsSetting UserRightsStorage UserRightsTimetable UserRole",
    "utilities": "DeleteImageInput ImageGroup LocationSubscription PhoneCheck TipSettings TipSettingsStaff TipSettingsStaffEmployee TipSettingsStaffUser UploadImageInput UploadedImage",
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
