# Generated from the description by `python -m codegen build`. Do not edit.

"""Exported names of the package for type checkers. This module is not imported at run time."""

from __future__ import annotations

from .analytics_and_reports import (
    DayEndReport,
    DayEndReportPaid,
    DayEndReportPaidAccount,
    DayEndReportPaidDiscount,
    DayEndReportPaidTotal,
    DayEndReportStat,
    DayEndReportZData,
    DayEndReportZDataMaster,
    ReportItem,
    ReportItemTransaction,
)
from .analytics_and_reports_chart_series import (
    ChartSeries,
)
from .analytics_and_reports_chart_value import (
    ChartValue,
)
from .analytics_and_reports_income_figures import (
    IncomeFigures,
    LocationAnalytics,
    LocationAnalyticsClientStat,
    LocationAnalyticsFullnessStat,
    LocationAnalyticsRecordStat,
)
from .analytics_and_reports_promotion_revenue import (
    PromotionRevenue,
    PromotionRevenueIncomeStat,
    PromotionRevenueIncomeStatNew,
    PromotionRevenueIncomeStatOld,
    PromotionRevenueIncomeStatTotal,
    PromotionRevenueIncomeStatsByDay,
)
from .appointments import (
    Appointment,
    AppointmentClient,
    AppointmentClientInput,
    AppointmentConsumable,
    AppointmentCreate,
    AppointmentDocument,
    AppointmentFinanceTransaction,
    AppointmentFinanceTransactionAccount,
    AppointmentRecordLabel,
    AppointmentService,
    AppointmentServiceCompanyServiceLink,
    AppointmentServiceInput,
    AppointmentServiceStaffServiceLink,
    AppointmentStaff,
    AppointmentStaffPosition,
    AppointmentUpdate,
    DetailsKkmTransactionDetailsContainer,
    EventAppointmentCreate,
    EventAppointmentUpdate,
    TransactionDetailsContainerTransaction,
    Visit,
    VisitDetails,
    VisitDetailsItem,
    VisitDetailsLoyaltyTransaction,
)
from .appointments_client_schedule import (
    ClientSchedule,
    CreateTimetableClientScheduleInput,
    UpdateTimetableClientScheduleInput,
)
from .appointments_partner_appointment import (
    PartnerAppointment,
    PartnerAppointmentClient,
    PartnerAppointmentCompany,
    PartnerAppointmentService,
    PartnerAppointmentStaff,
)
from .appointments_review import (
    LeaveCommentInput,
    Review,
)
from .appointments_update_visit_input import (
    UpdateVisitInput,
    UpdateVisitInputNewTransaction,
    UpdateVisitInputService,
    VisitProductInput,
)
from .authentication_b2b import (
    SecondFactorInput,
    SignIn,
    SignInInput,
    SignInTransport,
)
from .availability_interval_input import (
    AvailabilityIntervalInput,
    AvailabilityRuleInput,
    MembershipTypeCreate,
    MembershipTypeUpdate,
    ServiceLinkInput,
)
from .card_technological_card_item_good import (
    CardTechnologicalCardItemGood,
    ServiceConsumables,
    ServiceConsumablesConsumable,
    ServiceConsumablesInputConsumable,
    ServiceConsumablesTechnologicalCard,
    TechnologicalCardTechnologicalCardItem,
    UnlinkAppointmentServiceAssociationInput,
    UpdateAppointmentServiceConsumablesInput,
)
from .chain_loyalty_programs import (
    LocationSummary,
    NotificationTemplate,
    NotificationTemplateInput,
    Promotion,
    PromotionCreate,
    PromotionItem,
    PromotionRuleInput,
    PromotionUpdate,
)
from .chain_management import (
    Chain,
    ChainAccess,
    ChainCompany,
)
from .chain_management_chain_client import (
    ChainClient,
    ChainClientClient,
)
from .client_return_figures import (
    ClientReturnFigures,
    PromotionClients,
    PromotionClientsClientStat,
    PromotionClientsVisitsStatsByDay,
    PromotionTeamMember,
    PromotionTeamMemberStaff,
)
from .clients import (
    ClientVisits,
    ClientVisitsGoodsTransaction,
    ClientVisitsGoodsTransactionCompany,
    ClientVisitsGoodsTransactionGood,
    ClientVisitsRecord,
    ClientVisitsRecordComer,
    ClientVisitsRecordService,
    ClientVisitsRecordServiceConsumable,
    ClientVisitsRecordTip,
    SearchClientVisitsInput,
)
from .clients_client import (
    Client,
    ClientBulkResult,
    ClientCategory,
    ClientFilterInput,
    ClientRowError,
    ClientRowInput,
    CreateClientInput,
    GetClientListInput,
    UpdateClientInput,
)
from .clients_client_comment import (
    ClientComment,
    ClientCommentFile,
    ClientCommentUser,
    CreateClientCommentInput,
)
from .clients_client_file import (
    ClientFile,
)
from .common import (
    AppointmentFinanceTransactionClient,
    AppointmentFinanceTransactionExpense,
    AppointmentFinanceTransactionMaster,
    AppointmentFinanceTransactionSupplier,
    ChainServiceCategoryService,
    ClientAccountTopupDocumentUser,
    Currency,
    DuplicatedEventMasterPosition,
    ImageSize,
    PromotionRule,
    SaleFiscalStateTransactionCashier,
    SaleFiscalStateTransactionDocument,
    SaleFiscalStateTransactionStatus,
    VisitLoyaltyTransactionType,
)
from .common_availability_interval import (
    AvailabilityInterval,
    AvailabilityRule,
    BalanceContainer,
    BalanceLink,
    CoveredService,
    Membership,
    MembershipStatus,
    MembershipType,
    ServiceCategory,
)
from .common_chain_summary import (
    ChainSummary,
    LoyaltyCardType,
)
from .common_event_staff_position import (
    EventStaffPosition,
    ScheduleDay,
    ScheduleDayEventsLabel,
    ScheduleDayEventsResourceInstance,
    TeamMemberSummary,
    TimetableEvent,
)
from .common_gift_card_item_type import (
    GiftCardItemType,
    GiftCardType,
)
from .create_team_member_quick_input import (
    CreateTeamMemberQuickInput,
)
from .custom_fields import (
    CustomField,
    CustomFieldCustomField,
    CustomFieldCustomFieldType,
    CustomFieldInput,
)
from .deposits import (
    AccountTopupDepositsTransactionDeposit,
    ClientAccountTopup,
    ClientAccountTopupDepositsTransaction,
    ClientAccountTopupDocument,
    ClientAccountTopupDocumentSalon,
    ClientAccountTopupPaymentTransaction,
    CreateClientAccountTopupOperationInput,
    TopupDepositsTransactionDepositType,
)
from .deposits_client_account import (
    ClientAccount,
    ClientAccountDeposit,
    ClientAccountDepositType,
)
from .deposits_client_account_entry import (
    ClientAccountEntry,
    ClientAccountEntryDepositTransaction,
    ClientAccountEntryDepositTransactionType,
)
from .email_campaign_to_filtered_clients_input import (
    SendEmailCampaignToFilteredClientsInput,
)
from .event_membership import (
    EventMembership,
)
from .events import (
    Event,
    EventDurationDetail,
    EventInput,
    EventResourceInstance,
    EventServiceSummary,
    EventServiceSummaryCategory,
    EventStaff,
)
from .events_duplicated_event import (
    DuplicatedEvent,
    DuplicatedEventMaster,
    DuplicatedEventService,
)
from .events_event_date_range import (
    EventDateRange,
)
from .events_event_duplication_strategy import (
    DuplicationStrategyInput,
    EventDuplicationStrategy,
    EventDuplicationStrategyRepeatMode,
)
from .events_event_filter import (
    EventFilter,
    EventFilterData,
)
from .events_event_service import (
    EventService,
    EventServiceCategory,
    EventServiceResource,
    EventServiceStaff,
)
from .fiscalization import (
    FiscalReceipt,
    FiscalTransaction,
    PrintFiscalReceiptInput,
)
from .fiscalization_tax_system import (
    TaxSystem,
    TaxSystemVat,
)
from .get_message_status_list_input import (
    GetMessageStatusListInput,
)
from .gift_card_expiration_input import (
    GiftCardExpirationInput,
    GiftCardOnlineSaleInput,
    GiftCardTypeInput,
)
from .inventory import (
    CreateInventoryOperationInput,
    ProductTransaction,
    ProductTransactionDetails,
    ProductTransactionDetailsClient,
    ProductTransactionDetailsMaster,
    ProductTransactionDetailsSaleUnit,
    ProductTransactionGood,
    ProductTransactionInput,
    ProductTransactionLineInput,
    ProductTransactionMaster,
    ProductTransactionSupplier,
    StorageDocument,
    StorageDocumentCompany,
    StorageDocumentInput,
    StorageDocumentStorage,
    StorageDocumentUser,
    StorageOperation,
    StorageOperationDocument,
    StorageOperationDocumentCompany,
    StorageOperationTransaction,
    StorageOperationTransactionGood,
    StorageOperationTransactionUnit,
)
from .inventory_bill_of_materials import (
    BillOfMaterials,
    BillOfMaterialsTechnologicalCardItem,
)
from .inventory_storage import (
    Storage,
)
from .links_input_team_member_setting_price import (
    ServiceLinksInputTeamMemberSettingPrice,
    UpdateServiceLinksInput,
    UpdateServiceLinksInputTeamMemberSetting,
    UpdateServiceLinksInputTranslation,
)
from .locations import (
    CreateLocationInput,
    Location,
    LocationBookform,
    LocationMainGroup,
    LocationPaymentPolicy,
    LocationSocial,
    LocationStorageSettings,
    UpdateLocationInput,
    UpdateLocationInputSocial,
)
from .loyalty_cards import (
    CardPromotion,
    CardTransactionInput,
    LoyaltyCard,
    LoyaltyCardInput,
    PromotionKind,
)
from .loyalty_programs import (
    ApplyDiscountPromotionInput,
    ApplyLoyaltyCardDeductionInput,
    ApplyReferralProgramInput,
    PaymentsKkmTransactionDetailsContainer,
    VisitItem,
    VisitLoyaltyTransaction,
    VisitLoyaltyTransactionProgram,
    VisitPayments,
)
from .loyalty_programs_location_promotion import (
    LocationPromotion,
)
from .loyalty_programs_loyalty_code import (
    LoyaltyCode,
)
from .loyalty_transaction import (
    LoyaltyTransaction,
    LoyaltyTransactionKind,
)
from .membership_balance_input import (
    MembershipBalanceInput,
    ServiceBalanceInput,
)
from .membership_check import (
    MembershipCheck,
)
from .membership_freeze_input import (
    MembershipFreezeInput,
)
from .membership_period_input import (
    MembershipPeriodInput,
)
from .membership_type_archive_input import (
    MembershipTypeArchiveInput,
)
from .membership_type_restore_input import (
    MembershipTypeRestoreInput,
)
from .notifications import (
    NotificationType,
    NotificationTypeChannel,
    SettingsInputNotificationType,
    SettingsInputNotificationTypeChannel,
    UpdateUserNotificationSettingsInput,
    UserNotificationSettings,
    UserNotificationSettingsNotificationType,
)
from .notifications_send_sms_to_clients_input import (
    SendSmsToClientsInput,
)
from .notifications_sms_campaign_input import (
    SmsCampaignInput,
)
from .online_booking_settings import (
    TimeGrid,
    TimeslotSettings,
    TimeslotSettingsDatesSetting,
    TimeslotSettingsWeekdaysSetting,
)
from .online_booking_settings_booking_widget import (
    BookingWidget,
    CreateBookingWidgetInput,
    UpdateBookingWidgetInput,
)
from .online_booking_settings_online_booking_settings import (
    OnlineBookingSettings,
    UpdateOnlineBookingSettingsInput,
)
from .payments import (
    FinancialTransaction,
    FinancialTransactionAccount,
    FinancialTransactionClient,
    FinancialTransactionInput,
    FinancialTransactionMaster,
    FinancialTransactionSupplier,
)
from .payments_account import (
    Account,
)
from .products import (
    CreateProductInput,
    Product,
    ProductActualAmount,
    UpdateProductInput,
    UpdateProductInputCorrectionRule,
)
from .products_product_category import (
    CreateProductCategoryInput,
    ProductCategory,
)
from .products_product_category_content import (
    ProductCategoryContent,
    ProductNode,
)
from .remove_user_from_locations_input import (
    RemoveUserFromLocationsInput,
    UserFromLocationsInputUserCompanyLink,
)
from .salary import (
    CalculationSalaryItemSalaryDiscrepancy,
    PayrollCalculation,
    PayrollCalculationSalaryItem,
    PayrollCalculationSalaryItemPaid,
    PayrollCalculationSalaryItemTarget,
    SalaryItemSalaryCalculationInfo,
    SalaryItemTargetSalaryCalculation,
)
from .salary_daily_salary_calculation import (
    DailySalaryCalculation,
    DailySalaryCalculationPayrollDaily,
    SalaryCalculation,
    SalaryCalculationTotalSum,
)
from .salary_daily_salary_period import (
    DailySalaryPeriod,
    DailySalaryPeriodPeriodCalculationDaily,
    PeriodCalculationDailyPeriodCalculation,
)
from .salary_period import (
    SalaryPeriod,
)
from .salary_scheme import (
    SalaryScheme,
    SalarySchemeSalaryScheme,
)
from .salary_scheme_count import (
    SalarySchemeCount,
)
from .sales import (
    CreatePaymentWithLoyaltyMethodsInput,
    PaymentMethod,
    PaymentMethodAccount,
    Sale,
    SaleFiscalState,
    SaleFiscalStateTransaction,
    SaleItem,
    SaleLoyaltyTransaction,
    SaleLoyaltyTransactionChain,
    SaleLoyaltyTransactionDeposit,
    SalePayment,
    SalePaymentMethod,
    SalePaymentTransaction,
    SalePaymentTransactionAccount,
    SaleState,
)
from .schedule_and_resources import (
    SetTeamMemberScheduleInput,
    SetTeamMemberScheduleInputSchedulesToSet,
    TeamMemberSchedule,
    TeamMemberScheduleBusyInterval,
    TeamMemberScheduleInputSchedulesToDelete,
    TimeRangeInput,
    WorkingDay,
    WorkingDayInput,
    WorkingDaySlot,
)
from .schedule_and_resources_bookable_resource import (
    BookableResource,
)
from .schedule_and_resources_calendar_session import (
    CalendarSession,
)
from .schedule_and_resources_calendar_settings import (
    CalendarSettings,
    UpdateAppointmentCalendarSettingsInput,
)
from .schedule_and_resources_event_schedule import (
    CreateTimetableEventScheduleInput,
    EventSchedule,
    ScheduleDayInput,
    UpdateTimetableEventScheduleInput,
)
from .send_email_newsletter_to_clients_input import (
    SendEmailNewsletterToClientsInput,
)
from .services import (
    PatchServiceInput,
    Service,
    ServiceInput,
    ServiceInputStaff,
    ServiceStaff,
)
from .services_chain_service_category import (
    ChainServiceCategory,
)
from .services_create_service_category_input import (
    CreateServiceCategoryInput,
)
from .services_service_assignment import (
    AssignServiceToTeamMemberInput,
    ServiceAssignment,
    UpdateServiceTeamMemberAssignmentInput,
)
from .subscriptions_and_certificates import (
    GiftCard,
    GiftCardStatus,
)
from .tags import (
    Tag,
)
from .tags_update_tag_by_tag_id_input import (
    UpdateTagByTagIdInput,
)
from .team_members import (
    TeamMember,
    TeamMemberChain,
    TeamMemberImageGroup,
    TeamMemberImageGroupImage,
    TeamMemberInput,
    TeamMemberPosition,
    TeamMemberServiceLink,
)
from .team_members_position import (
    CreatePositionQuickInput,
    Position,
)
from .update_timetable_schedule_day_input import (
    UpdateTimetableScheduleDayInput,
)
from .users_and_permissions import (
    UserRights,
    UserRightsClient,
    UserRightsComer,
    UserRightsDashboard,
    UserRightsFinance,
    UserRightsLoyalty,
    UserRightsNotification,
    UserRightsOnlineRecord,
    UserRightsOther,
    UserRightsRecordForm,
    UserRightsSecurity,
    UserRightsSetting,
    UserRightsStorage,
    UserRightsTimetable,
)
from .users_and_permissions_legacy_user import (
    LegacyUser,
    LegacyUserAccess,
)
from .users_and_permissions_role_permission import (
    RolePermission,
    RolePermissionOption,
    RolePermissionType,
    UserRole,
)
from .users_and_permissions_user import (
    User,
)
from .users_and_permissions_user_permissions import (
    CopyUserPermissionsToLocationsInput,
    CreateUserInvitationInput,
    CreateUserInvitationInputInvite,
    InputUserCompanyLinkUserPermission,
    ToLocationsInputUserCompanyLink,
    UpdateUserPermissionsInput,
    UserPermissions,
    UserPermissionsUserPermission,
)
from .utilities import (
    TipSettings,
    TipSettingsStaff,
    TipSettingsStaffEmployee,
    TipSettingsStaffUser,
)
from .utilities_delete_image_input import (
    DeleteImageInput,
)
from .utilities_image_group import (
    ImageGroup,
    UploadImageInput,
    UploadedImage,
)
from .utilities_location_subscription import (
    LocationSubscription,
)
from .utilities_phone_check import (
    PhoneCheck,
)

__all__ = [
    "Account",
    "AccountTopupDepositsTransactionDeposit",
    "ApplyDiscountPromotionInput",
    "ApplyLoyaltyCardDeductionInput",
    "ApplyReferralProgramInput",
    "Appointment",
    "AppointmentClient",
    "AppointmentClientInput",
    "AppointmentConsumable",
    "AppointmentCreate",
    "AppointmentDocument",
    "AppointmentFinanceTransaction",
    "AppointmentFinanceTransactionAccount",
    "AppointmentFinanceTransactionClient",
    "AppointmentFinanceTransactionExpense",
    "AppointmentFinanceTransactionMaster",
    "AppointmentFinanceTransactionSupplier",
    "AppointmentRecordLabel",
    "AppointmentService",
    "AppointmentServiceCompanyServiceLink",
    "AppointmentServiceInput",
    "AppointmentServiceStaffServiceLink",
    "AppointmentStaff",
    "AppointmentStaffPosition",
    "AppointmentUpdate",
    "AssignServiceToTeamMemberInput",
    "AvailabilityInterval",
    "AvailabilityIntervalInput",
    "AvailabilityRule",
    "AvailabilityRuleInput",
    "BalanceContainer",
    "BalanceLink",
    "BillOfMaterials",
    "BillOfMaterialsTechnologicalCardItem",
    "BookableResource",
    "BookingWidget",
    "CalculationSalaryItemSalaryDiscrepancy",
    "CalendarSession",
    "CalendarSettings",
    "CardPromotion",
    "CardTechnologicalCardItemGood",
    "CardTransactionInput",
    "Chain",
    "ChainAccess",
    "ChainClient",
    "ChainClientClient",
    "ChainCompany",
    "ChainServiceCategory",
    "ChainServiceCategoryService",
    "ChainSummary",
    "ChartSeries",
    "ChartValue",
    "Client",
    "ClientAccount",
    "ClientAccountDeposit",
    "ClientAccountDepositType",
    "ClientAccountEntry",
    "ClientAccountEntryDepositTransaction",
    "ClientAccountEntryDepositTransactionType",
    "ClientAccountTopup",
    "ClientAccountTopupDepositsTransaction",
    "ClientAccountTopupDocument",
    "ClientAccountTopupDocumentSalon",
    "ClientAccountTopupDocumentUser",
    "ClientAccountTopupPaymentTransaction",
    "ClientBulkResult",
    "ClientCategory",
    "ClientComment",
    "ClientCommentFile",
    "ClientCommentUser",
    "ClientFile",
    "ClientFilterInput",
    "ClientReturnFigures",
    "ClientRowError",
    "ClientRowInput",
    "ClientSchedule",
    "ClientVisits",
    "ClientVisitsGoodsTransaction",
    "ClientVisitsGoodsTransactionCompany",
    "ClientVisitsGoodsTransactionGood",
    "ClientVisitsRecord",
    "ClientVisitsRecordComer",
    "ClientVisitsRecordService",
    "ClientVisitsRecordServiceConsumable",
    "ClientVisitsRecordTip",
    "CopyUserPermissionsToLocationsInput",
    "CoveredService",
    "CreateBookingWidgetInput",
    "CreateClientAccountTopupOperationInput",
    "CreateClientCommentInput",
    "CreateClientInput",
    "CreateInventoryOperationInput",
    "CreateLocationInput",
    "CreatePaymentWithLoyaltyMethodsInput",
    "CreatePositionQuickInput",
    "CreateProductCategoryInput",
    "CreateProductInput",
    "CreateServiceCategoryInput",
    "CreateTeamMemberQuickInput",
    "CreateTimetableClientScheduleInput",
    "CreateTimetableEventScheduleInput",
    "CreateUserInvitationInput",
    "CreateUserInvitationInputInvite",
    "Currency",
    "CustomField",
    "CustomFieldCustomField",
    "CustomFieldCustomFieldType",
    "CustomFieldInput",
    "DailySalaryCalculation",
    "DailySalaryCalculationPayrollDaily",
    "DailySalaryPeriod",
    "DailySalaryPeriodPeriodCalculationDaily",
    "DayEndReport",
    "DayEndReportPaid",
    "DayEndReportPaidAccount",
    "DayEndReportPaidDiscount",
    "DayEndReportPaidTotal",
    "DayEndReportStat",
    "DayEndReportZData",
    "DayEndReportZDataMaster",
    "DeleteImageInput",
    "DetailsKkmTransactionDetailsContainer",
    "DuplicatedEvent",
    "DuplicatedEventMaster",
    "DuplicatedEventMasterPosition",
    "DuplicatedEventService",
    "DuplicationStrategyInput",
    "Event",
    "EventAppointmentCreate",
    "EventAppointmentUpdate",
    "EventDateRange",
    "EventDuplicationStrategy",
    "EventDuplicationStrategyRepeatMode",
    "EventDurationDetail",
    "EventFilter",
    "EventFilterData",
    "EventInput",
    "EventMembership",
    "EventResourceInstance",
    "EventSchedule",
    "EventService",
    "EventServiceCategory",
    "EventServiceResource",
    "EventServiceStaff",
    "EventServiceSummary",
    "EventServiceSummaryCategory",
    "EventStaff",
    "EventStaffPosition",
    "FinancialTransaction",
    "FinancialTransactionAccount",
    "FinancialTransactionClient",
    "FinancialTransactionInput",
    "FinancialTransactionMaster",
    "FinancialTransactionSupplier",
    "FiscalReceipt",
    "FiscalTransaction",
    "GetClientListInput",
    "GetMessageStatusListInput",
    "GiftCard",
    "GiftCardExpirationInput",
    "GiftCardItemType",
    "GiftCardOnlineSaleInput",
    "GiftCardStatus",
    "GiftCardType",
    "GiftCardTypeInput",
    "ImageGroup",
    "ImageSize",
    "IncomeFigures",
    "InputUserCompanyLinkUserPermission",
    "LeaveCommentInput",
    "LegacyUser",
    "LegacyUserAccess",
    "Location",
    "LocationAnalytics",
    "LocationAnalyticsClientStat",
    "LocationAnalyticsFullnessStat",
    "LocationAnalyticsRecordStat",
    "LocationBookform",
    "LocationMainGroup",
    "LocationPaymentPolicy",
    "LocationPromotion",
    "LocationSocial",
    "LocationStorageSettings",
    "LocationSubscription",
    "LocationSummary",
    "LoyaltyCard",
    "LoyaltyCardInput",
    "LoyaltyCardType",
    "LoyaltyCode",
    "LoyaltyTransaction",
    "LoyaltyTransactionKind",
    "Membership",
    "MembershipBalanceInput",
    "MembershipCheck",
    "MembershipFreezeInput",
    "MembershipPeriodInput",
    "MembershipStatus",
    "MembershipType",
    "MembershipTypeArchiveInput",
    "MembershipTypeCreate",
    "MembershipTypeRestoreInput",
    "MembershipTypeUpdate",
    "NotificationTemplate",
    "NotificationTemplateInput",
    "NotificationType",
    "NotificationTypeChannel",
    "OnlineBookingSettings",
    "PartnerAppointment",
    "PartnerAppointmentClient",
    "PartnerAppointmentCompany",
    "PartnerAppointmentService",
    "PartnerAppointmentStaff",
    "PatchServiceInput",
    "PaymentMethod",
    "PaymentMethodAccount",
    "PaymentsKkmTransactionDetailsContainer",
    "PayrollCalculation",
    "PayrollCalculationSalaryItem",
    "PayrollCalculationSalaryItemPaid",
    "PayrollCalculationSalaryItemTarget",
    "PeriodCalculationDailyPeriodCalculation",
    "PhoneCheck",
    "Position",
    "PrintFiscalReceiptInput",
    "Product",
    "ProductActualAmount",
    "ProductCategory",
    "ProductCategoryContent",
    "ProductNode",
    "ProductTransaction",
    "ProductTransactionDetails",
    "ProductTransactionDetailsClient",
    "ProductTransactionDetailsMaster",
    "ProductTransactionDetailsSaleUnit",
    "ProductTransactionGood",
    "ProductTransactionInput",
    "ProductTransactionLineInput",
    "ProductTransactionMaster",
    "ProductTransactionSupplier",
    "Promotion",
    "PromotionClients",
    "PromotionClientsClientStat",
    "PromotionClientsVisitsStatsByDay",
    "PromotionCreate",
    "PromotionItem",
    "PromotionKind",
    "PromotionRevenue",
    "PromotionRevenueIncomeStat",
    "PromotionRevenueIncomeStatNew",
    "PromotionRevenueIncomeStatOld",
    "PromotionRevenueIncomeStatTotal",
    "PromotionRevenueIncomeStatsByDay",
    "PromotionRule",
    "PromotionRuleInput",
    "PromotionTeamMember",
    "PromotionTeamMemberStaff",
    "PromotionUpdate",
    "RemoveUserFromLocationsInput",
    "ReportItem",
    "ReportItemTransaction",
    "Review",
    "RolePermission",
    "RolePermissionOption",
    "RolePermissionType",
    "SalaryCalculation",
    "SalaryCalculationTotalSum",
    "SalaryItemSalaryCalculationInfo",
    "SalaryItemTargetSalaryCalculation",
    "SalaryPeriod",
    "SalaryScheme",
    "SalarySchemeCount",
    "SalarySchemeSalaryScheme",
    "Sale",
    "SaleFiscalState",
    "SaleFiscalStateTransaction",
    "SaleFiscalStateTransactionCashier",
    "SaleFiscalStateTransactionDocument",
    "SaleFiscalStateTransactionStatus",
    "SaleItem",
    "SaleLoyaltyTransaction",
    "SaleLoyaltyTransactionChain",
    "SaleLoyaltyTransactionDeposit",
    "SalePayment",
    "SalePaymentMethod",
    "SalePaymentTransaction",
    "SalePaymentTransactionAccount",
    "SaleState",
    "ScheduleDay",
    "ScheduleDayEventsLabel",
    "ScheduleDayEventsResourceInstance",
    "ScheduleDayInput",
    "SearchClientVisitsInput",
    "SecondFactorInput",
    "SendEmailCampaignToFilteredClientsInput",
    "SendEmailNewsletterToClientsInput",
    "SendSmsToClientsInput",
    "Service",
    "ServiceAssignment",
    "ServiceBalanceInput",
    "ServiceCategory",
    "ServiceConsumables",
    "ServiceConsumablesConsumable",
    "ServiceConsumablesInputConsumable",
    "ServiceConsumablesTechnologicalCard",
    "ServiceInput",
    "ServiceInputStaff",
    "ServiceLinkInput",
    "ServiceLinksInputTeamMemberSettingPrice",
    "ServiceStaff",
    "SetTeamMemberScheduleInput",
    "SetTeamMemberScheduleInputSchedulesToSet",
    "SettingsInputNotificationType",
    "SettingsInputNotificationTypeChannel",
    "SignIn",
    "SignInInput",
    "SignInTransport",
    "SmsCampaignInput",
    "Storage",
    "StorageDocument",
    "StorageDocumentCompany",
    "StorageDocumentInput",
    "StorageDocumentStorage",
    "StorageDocumentUser",
    "StorageOperation",
    "StorageOperationDocument",
    "StorageOperationDocumentCompany",
    "StorageOperationTransaction",
    "StorageOperationTransactionGood",
    "StorageOperationTransactionUnit",
    "Tag",
    "TaxSystem",
    "TaxSystemVat",
    "TeamMember",
    "TeamMemberChain",
    "TeamMemberImageGroup",
    "TeamMemberImageGroupImage",
    "TeamMemberInput",
    "TeamMemberPosition",
    "TeamMemberSchedule",
    "TeamMemberScheduleBusyInterval",
    "TeamMemberScheduleInputSchedulesToDelete",
    "TeamMemberServiceLink",
    "TeamMemberSummary",
    "TechnologicalCardTechnologicalCardItem",
    "TimeGrid",
    "TimeRangeInput",
    "TimeslotSettings",
    "TimeslotSettingsDatesSetting",
    "TimeslotSettingsWeekdaysSetting",
    "TimetableEvent",
    "TipSettings",
    "TipSettingsStaff",
    "TipSettingsStaffEmployee",
    "TipSettingsStaffUser",
    "ToLocationsInputUserCompanyLink",
    "TopupDepositsTransactionDepositType",
    "TransactionDetailsContainerTransaction",
    "UnlinkAppointmentServiceAssociationInput",
    "UpdateAppointmentCalendarSettingsInput",
    "UpdateAppointmentServiceConsumablesInput",
    "UpdateBookingWidgetInput",
    "UpdateClientInput",
    "UpdateLocationInput",
    "UpdateLocationInputSocial",
    "UpdateOnlineBookingSettingsInput",
    "UpdateProductInput",
    "UpdateProductInputCorrectionRule",
    "UpdateServiceLinksInput",
    "UpdateServiceLinksInputTeamMemberSetting",
    "UpdateServiceLinksInputTranslation",
    "UpdateServiceTeamMemberAssignmentInput",
    "UpdateTagByTagIdInput",
    "UpdateTimetableClientScheduleInput",
    "UpdateTimetableEventScheduleInput",
    "UpdateTimetableScheduleDayInput",
    "UpdateUserNotificationSettingsInput",
    "UpdateUserPermissionsInput",
    "UpdateVisitInput",
    "UpdateVisitInputNewTransaction",
    "UpdateVisitInputService",
    "UploadImageInput",
    "UploadedImage",
    "User",
    "UserFromLocationsInputUserCompanyLink",
    "UserNotificationSettings",
    "UserNotificationSettingsNotificationType",
    "UserPermissions",
    "UserPermissionsUserPermission",
    "UserRights",
    "UserRightsClient",
    "UserRightsComer",
    "UserRightsDashboard",
    "UserRightsFinance",
    "UserRightsLoyalty",
    "UserRightsNotification",
    "UserRightsOnlineRecord",
    "UserRightsOther",
    "UserRightsRecordForm",
    "UserRightsSecurity",
    "UserRightsSetting",
    "UserRightsStorage",
    "UserRightsTimetable",
    "UserRole",
    "Visit",
    "VisitDetails",
    "VisitDetailsItem",
    "VisitDetailsLoyaltyTransaction",
    "VisitItem",
    "VisitLoyaltyTransaction",
    "VisitLoyaltyTransactionProgram",
    "VisitLoyaltyTransactionType",
    "VisitPayments",
    "VisitProductInput",
    "WorkingDay",
    "WorkingDayInput",
    "WorkingDaySlot",
]
