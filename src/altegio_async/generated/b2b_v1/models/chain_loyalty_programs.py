# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import PromotionRule
from .common_chain_summary import LoyaltyCardType


class AvailabilityIntervalInput(Model, gc=False, kw_only=True):
    """A stretch of the day, in seconds from midnight."""

    from_: int | UnsetType = field(name='from', default=UNSET)
    """Start of the interval, counted in seconds from midnight."""

    to: int | UnsetType = UNSET
    """End of the interval, counted in seconds from midnight."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("from_", "seconds"),
        ("to", "seconds"),
    )


class AvailabilityRuleInput(Model, gc=False, kw_only=True):
    """Days of the week and the hours on them."""

    week_days: list[int] | UnsetType = UNSET
    """Days of the week from 1, a Monday, to 7."""

    intervals: list[AvailabilityIntervalInput] | UnsetType = UNSET
    """Stretches of the day that are open."""


class GiftCardExpirationInput(Model, gc=False, kw_only=True):
    """How gift cards of the type expire."""

    type_id: "Literal[0, 1, 2]"
    """Code that says when gift cards expire."""

    date: datetime | UnsetType = UNSET
    """Day on which all gift cards of the type expire."""

    timeout: int | UnsetType = UNSET
    """Length of the term."""

    timeout_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the term is counted."""


class GiftCardOnlineSaleInput(Model, gc=False, kw_only=True):
    """How the online shop offers it."""

    is_enabled: bool
    """Whether the online shop offers it."""

    title: str | UnsetType = UNSET
    """Name to show to people."""

    description: str | UnsetType = UNSET
    """Text of the offer in the online shop."""

    price: Decimal | UnsetType = UNSET
    """Price in the online shop."""


class GiftCardTypeInput(Model, gc=False, kw_only=True):
    """A gift card type to set up or to write anew."""

    title: str
    """Name to show to people."""

    balance: Decimal
    """Money on a new gift card of this type."""

    is_multi: bool
    """Whether it may be spent over several visits."""

    item_type_id: "Literal[0, 1, 2, 3, 4]"
    """Code that says what the gift card pays for."""

    is_allow_empty_code: bool
    """Whether a sale without a code is possible."""

    balance_edit_type_id: "Literal[1, 2]"
    """Code that says who may change the balance by hand."""

    service_ids: list[int]
    """Services the gift card may pay for."""

    location_ids: list[int] = field(name='salon_ids')
    """Locations where gift cards of the type are taken."""

    expiration: GiftCardExpirationInput
    """How gift cards of the type expire."""

    online_sale: GiftCardOnlineSaleInput
    """How the online shop offers it."""

    category_id: int | None | UnsetType = UNSET
    """Group to file the type under in its chain."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_ids", "ids:0"),
        ("location_ids", "ids:0"),
        ("category_id", "id_or_zero"),
    )


class LocationSummary(Model, gc=False, kw_only=True):
    """A location in short: its name and where it is."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    country: str | None = None
    """Country of the location."""

    country_id: int | None = None
    """Country of the location, by id."""

    city: str | None = None
    """City of the location."""

    city_id: int | None = None
    """City of the location, by id."""

    phone: str | None = None
    """Phone of the location."""

    timezone: str | None = None
    """Time zone of the location, by name."""

    address: str | None = None
    """Street address of the location."""

    coordinate_lat: int | float | None = None
    """Position north or south, in degrees."""

    coordinate_lng: int | float | None = None
    """Position east or west, in degrees."""


class LoyaltyTransactionKind(Model, gc=False, kw_only=True):
    """Kind of the transaction as id and title."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class MembershipFreezeInput(Model, gc=False, kw_only=True):
    """Until when a membership is on hold; without a day, until it is taken off hold."""

    until: date_aliased | UnsetType = field(name='freeze_till', default=UNSET)
    """End of the freeze."""


class MembershipPeriodInput(Model, gc=False, kw_only=True):
    """The new term of a membership."""

    period: int
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[1, 2, 3, 4]"
    """Unit in which the validity is counted."""


class MembershipTypeArchiveInput(Model, gc=False, kw_only=True):
    """Whether a membership type goes into the archive or out of it."""

    is_archived: "Literal['0', '1']"
    """The text 1 to archive, the text 0 to bring back."""


class MembershipTypeRestoreInput(Model, gc=False, kw_only=True):
    """The title under which a membership type returns."""

    restore_in_title: str
    """Title the type gets when it returns."""


class NotificationTemplate(Model, gc=False, kw_only=True):
    """Message sent when the value changes."""

    id: int
    """Number that identifies it."""

    type: "Literal['big', 'mid', 'small', 'custom'] | str | None" = None
    """Which of the prepared lengths, or custom."""

    body: str | None = None
    """Wording of the message."""

    message_type: "Literal['loyalty_discount_expiration', 'loyalty_cashback_expiration', 'loyalty_discount_increased', 'loyalty_discount_decreased', 'loyalty_card_created', 'loyalty_card_withdraw', 'loyalty_withdraw_cancelled', 'loyalty_card_manual', 'loyalty_card_manual_withdraw', 'loyalty_card_cashback', 'loyalty_card_cashback_cancelled', 'loyalty_card_income', 'loyalty_discount_changed', 'loyalty_cashback_changed', 'loyalty_settings_abonement_notification'] | str | None" = (
        None
    )
    """Which event triggers the message."""


class NotificationTemplateInput(Model, gc=False, kw_only=True):
    """Message sent when the value changes."""

    type: "Literal['none', 'big', 'mid', 'small', 'custom'] | UnsetType" = UNSET
    """Which of the prepared lengths, or custom."""

    body: str | UnsetType = UNSET
    """Wording of the message."""


class PromotionItem(Model, gc=False, kw_only=True):
    """A service, a product or a category of them in a promotion."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    is_service: bool | None = None
    """Whether this is a service and not a product."""

    is_category: bool | None = None
    """Whether this entry is a category."""


class PromotionRuleInput(Model, gc=False, kw_only=True):
    """A step of a promotion: from which threshold which value."""

    parameter: int | UnsetType = UNSET
    """From which value on the rule holds; 0 when it always does."""

    value: Decimal | UnsetType = UNSET
    """Size of the discount or bonus."""

    service_id: int | UnsetType = UNSET
    """Service the rule is for; only where a service is the condition."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id_or_zero"),
    )


class PromotionUpdate(Model, gc=False, kw_only=True):
    """A promotion as it should become."""

    title: str | UnsetType = UNSET
    """Name to show to people."""

    rules: list[PromotionRuleInput] | UnsetType = UNSET
    """Steps of the promotion."""

    location_ids: list[int] | UnsetType = field(name='company_ids', default=UNSET)
    """Locations that run the promotion."""

    usage_limit: int | UnsetType = UNSET
    """How often it may be used; only for cashback."""

    expiration_timeout: int | UnsetType = UNSET
    """How long it lasts, counted in the unit beside it."""

    expiration_timeout_unit: "Literal['day', 'week', 'month', 'year'] | UnsetType" = UNSET
    """Unit in which the lifetime of a bonus is counted."""

    expiration_notification_timeout: int | UnsetType = UNSET
    """How many days ahead the client is warned."""

    loyalty_card_type_ids: list[int] | UnsetType = UNSET
    """Card types that carry the promotion."""

    on_changed_notification_template: NotificationTemplateInput | UnsetType = UNSET
    """Message sent when the value changes."""

    on_expiration_notification_template: NotificationTemplateInput | UnsetType = UNSET
    """Message sent before a bonus expires."""

    allowed_service_ids: list[int] | UnsetType = UNSET
    """Services and service categories in the promotion; only with a custom service rule."""

    allowed_product_ids: list[int] | UnsetType = field(name='allowed_good_ids', default=UNSET)
    """Products in the promotion; only with a custom product rule."""

    allowed_product_category_ids: list[int] | UnsetType = field(
        name='allowed_good_category_ids', default=UNSET
    )
    """Product categories in the promotion; only with a custom product rule."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
        ("location_ids", "ids:0"),
        ("loyalty_card_type_ids", "ids:0"),
        ("allowed_service_ids", "ids:0"),
        ("allowed_product_ids", "ids:0"),
        ("allowed_product_category_ids", "ids:0"),
    )


class ServiceBalanceInput(Model, gc=False, kw_only=True):
    """The visits that should remain for one service or service category."""

    service_id: int
    """Service or service category, by id."""

    balance: int
    """Visits that should remain for this service."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id"),
    )


class ServiceLinkInput(Model, gc=False, kw_only=True):
    """A service or service category to cover, with its visits."""

    service_id: int | UnsetType = UNSET
    """Service to cover, by id; 0 for a category."""

    service_category_id: int | UnsetType = UNSET
    """Service category to cover, by id; 0 for a service."""

    is_unlimited: bool | UnsetType = UNSET
    """Whether the visits have no end."""

    count: int | UnsetType = UNSET
    """Visits to grant."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id_or_zero"),
        ("service_category_id", "id_or_zero"),
    )


class LoyaltyTransaction(Model, gc=False, kw_only=True):
    """One movement of points, discounts or money."""

    id: int
    """Number that identifies it."""

    visit_id: int | None = None
    """Visit of the transaction, by id."""

    status_id: int | None = None
    """Code of the state."""

    amount: Decimal | None = None
    """Points or money moved by this transaction."""

    type_id: "Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] | int | None" = None
    """Code of the kind of transaction."""

    card_id: int | None = None
    """Loyalty card of the transaction, 0 without one."""

    promotion_id: int | None = field(name='program_id', default=None)
    """Promotion of the transaction, 0 without one."""

    gift_card_id: int | None = field(name='certificate_id', default=None)
    """Gift card that was charged, 0 without one."""

    membership_id: int | None = field(name='abonement_id', default=None)
    """Membership that was used, 0 without one."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    item_id: int | None = None
    """Service or product of the transaction, by id."""

    item_type_id: "Literal[0, 1, 7] | int | None" = None
    """Code of what was sold: 1 a service, 7 a product."""

    item_appointment_id: int | None = field(name='item_record_id', default=None)
    """Appointment of the transaction, by id."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product sale behind it, by id."""

    service_transaction_id: int | None = field(name='services_transaction_id', default=None)
    """Service sale behind it, by id."""

    is_discount: bool | None = None
    """Whether it lowers the price."""

    is_loyalty_withdraw: bool | None = None
    """Whether points were taken off."""

    type: LoyaltyTransactionKind | None = None
    """Kind of the transaction as id and title."""


class MembershipBalanceInput(Model, gc=False, kw_only=True):
    """The visits that should remain: the shared count, or a count for each service."""

    united_balance_services_count: int | UnsetType = UNSET
    """Visits the shared count should hold."""

    services_balance_count: list[ServiceBalanceInput] | UnsetType = UNSET
    """The visits to set, service by service."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "least:1"),
    )


class MembershipTypeCreate(Model, gc=False, kw_only=True):
    """A membership type to set up."""

    title: str
    """Name to show to people."""

    chain_id: int = field(name='salon_group_id')
    """Chain it belongs to, by id."""

    cost: Decimal
    """What a membership of this type costs."""

    is_united_balance: bool
    """Whether all services share one count of visits."""

    united_balance_services_count: int
    """Visits in the shared count."""

    service_categories: dict[str, int] | UnsetType = UNSET
    """Visits to grant, by id of the service category."""

    services: dict[str, int] | UnsetType = UNSET
    """Visits to grant, by id of the service."""

    category: str | UnsetType = UNSET
    """Kind of membership type."""

    delete_online_image: bool | UnsetType = UNSET
    """Whether to remove the picture of the online shop."""

    location_ids: list[int] | UnsetType = UNSET
    """Locations where the type goes on sale."""

    period: int | UnsetType = UNSET
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the validity is counted."""

    allow_freeze: bool | UnsetType = UNSET
    """Whether memberships of this type may be frozen."""

    freeze_limit: int | UnsetType = UNSET
    """How long a membership may stay frozen in all."""

    freeze_limit_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the freeze limit is counted."""

    service_price_correction: bool | UnsetType = UNSET
    """Whether the price of a visit is worked out again at use."""

    expiration_type_id: "Literal[1, 2, 3] | UnsetType" = UNSET
    """Code that says when memberships activate."""

    is_allow_empty_code: bool | UnsetType = UNSET
    """Whether a sale without a code is possible."""

    balance_edit_type_id: "Literal[0, 1, 2] | UnsetType" = UNSET
    """Code that says who may change the balance by hand."""

    is_online_sale_enabled: bool | UnsetType = UNSET
    """Whether the online shop offers it."""

    online_sale_title: str | UnsetType = UNSET
    """Name in the online shop."""

    online_sale_description: str | UnsetType = UNSET
    """Text of the offer in the online shop."""

    online_sale_price: Decimal | UnsetType = UNSET
    """Price in the online shop."""

    online_image: str | UnsetType = UNSET
    """Address of the picture for the online shop."""

    autoactivation_period: int | UnsetType = UNSET
    """After how long an unused membership activates by itself."""

    autoactivation_time_in_days: int | UnsetType = UNSET
    """Days until an unused membership activates by itself."""

    autoactivation_time_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the wait for activation is counted."""

    is_archived: bool | UnsetType = UNSET
    """Whether it is in the archive."""

    availability: list[AvailabilityRuleInput] | UnsetType = UNSET
    """When memberships may be used; an empty list sets no limit."""

    service_links: list[ServiceLinkInput] | UnsetType = UNSET
    """Services and categories to cover, the other form; some chains honour only this one."""

    is_united_balance_unlimited: bool | UnsetType = UNSET
    """Whether the shared count has no end."""

    is_booking_when_frozen_allowed: bool | UnsetType = UNSET
    """Whether a frozen membership may still be booked with."""

    category_id: int | None | UnsetType = UNSET
    """Group to file the type under in its chain."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("chain_id", "id"),
        ("location_ids", "ids:0"),
        ("category_id", "id_or_zero"),
    )


class MembershipTypeUpdate(Model, gc=False, kw_only=True):
    """A membership type as it should become; what is left out falls back to its default."""

    title: str
    """Name to show to people."""

    chain_id: int = field(name='salon_group_id')
    """Chain it belongs to, by id."""

    cost: Decimal
    """What a membership of this type costs."""

    is_united_balance: bool
    """Whether all services share one count of visits."""

    united_balance_services_count: int
    """Visits in the shared count."""

    service_categories: dict[str, int] | UnsetType = UNSET
    """Service categories to cover, by id."""

    services: dict[str, int] | UnsetType = UNSET
    """Services to cover, by id."""

    location_ids: list[int] | UnsetType = UNSET
    """Locations where the type goes on sale."""

    period: int | UnsetType = UNSET
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the validity is counted."""

    allow_freeze: bool | UnsetType = UNSET
    """Whether memberships of this type may be frozen."""

    freeze_limit: int | UnsetType = UNSET
    """How long a membership may stay frozen in all."""

    freeze_limit_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the freeze limit is counted."""

    service_price_correction: bool | UnsetType = UNSET
    """Whether the price of a visit is worked out again at use."""

    expiration_type_id: "Literal[1, 2, 3] | UnsetType" = UNSET
    """Code that says when memberships activate."""

    is_allow_empty_code: bool | UnsetType = UNSET
    """Whether a sale without a code is possible."""

    balance_edit_type_id: "Literal[0, 1, 2] | UnsetType" = UNSET
    """Code that says who may change the balance by hand."""

    is_online_sale_enabled: bool | UnsetType = UNSET
    """Whether the online shop offers it."""

    online_sale_title: str | UnsetType = UNSET
    """Name in the online shop."""

    online_sale_description: str | UnsetType = UNSET
    """Text of the offer in the online shop."""

    online_sale_price: Decimal | UnsetType = UNSET
    """Price in the online shop."""

    online_image: str | UnsetType = UNSET
    """Address of the picture for the online shop."""

    autoactivation_period: int | UnsetType = UNSET
    """After how long an unused membership activates by itself."""

    autoactivation_time_in_days: int | UnsetType = UNSET
    """Days until an unused membership activates by itself."""

    autoactivation_time_unit_id: "Literal[1, 2, 3, 4] | UnsetType" = UNSET
    """Unit in which the wait for activation is counted."""

    is_archived: bool | UnsetType = UNSET
    """Whether it is in the archive."""

    availability: list[AvailabilityRuleInput] | UnsetType = UNSET
    """When memberships may be used; an empty list sets no limit."""

    service_links: list[ServiceLinkInput] | UnsetType = UNSET
    """Services and categories to cover, the other form; some chains honour only this one."""

    is_united_balance_unlimited: bool | UnsetType = UNSET
    """Whether the shared count has no end."""

    is_booking_when_frozen_allowed: bool | UnsetType = UNSET
    """Whether a frozen membership may still be booked with."""

    category_id: int | None | UnsetType = UNSET
    """Group to file the type under in its chain."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("chain_id", "id"),
        ("location_ids", "ids:0"),
        ("category_id", "id_or_zero"),
    )


class Promotion(Model, gc=False, kw_only=True):
    """A discount or cashback promotion of a chain."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    type: "Literal['discount_static', 'discount_accumulative_visits', 'discount_accumulative_sold', 'discount_accumulative_paid', 'cashback_static_sold', 'cashback_static_paid', 'cashback_accumulative_paid', 'cashback_accumulative_sold', 'cashback_accumulative_paid_visits', 'cashback_accumulative_sold_visits', 'cashback_sold_visits', 'cashback_paid_visits', 'package_discount'] | str | None" = (
        None
    )
    """How the promotion works."""

    service_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed'] | str | None" = None
    """Which services take part."""

    product_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed'] | str | None" = field(
        name='good_item_type', default=None
    )
    """Which products take part."""

    value_unit: "Literal['percent', 'amount'] | str | None" = None
    """Whether the value is a percentage or a sum."""

    usage_limit: int | None = None
    """How often it may be used; only for cashback."""

    visit_multiplicity: int | None = None
    """Which visit in a row earns the bonus; only for cashback."""

    sold_items_multiplicity: int | None = None
    """How many paid services earn one discount."""

    expiration_timeout: int | None = None
    """How long it lasts, counted in the unit beside it."""

    expiration_timeout_unit: "Literal['day', 'week', 'month', 'year'] | str | None" = None
    """Unit in which the lifetime of a bonus is counted."""

    expiration_notification_timeout: int | None = None
    """How many days ahead the client is warned."""

    params_source_type: "Literal['loyalty_card', 'active_companies', 'chain'] | str | None" = None
    """Whose history counts towards the promotion."""

    history_start_date: date_aliased | None = None
    """First day of history that counts."""

    on_changed_notification_template_id: int | None = None
    """Message sent when the value changes, by id."""

    on_expiration_notification_template_id: int | None = None
    """Message sent before a bonus expires, by id."""

    loyalty_card_types: list[LoyaltyCardType] | None = None
    """Card types that carry the promotion; sent when included."""

    on_changed_notification_template: NotificationTemplate | None = None
    """Message sent when the value changes."""

    on_expiration_notification_template: NotificationTemplate | None = None
    """Message sent before a bonus expires."""

    rules: list[PromotionRule] | None = None
    """Steps of the promotion."""

    locations: list[LocationSummary] | None = field(name='companies', default=None)
    """Locations that run the promotion; sent when included."""

    applicable_items: list[PromotionItem] | None = None
    """Services and products in the promotion; sent when included."""


class PromotionCreate(Model, gc=False, kw_only=True):
    """A promotion to set up."""

    title: str
    """Name to show to people."""

    type: "Literal['discount_static', 'discount_accumulative_visits', 'discount_accumulative_sold', 'discount_accumulative_paid', 'cashback_static_sold', 'cashback_static_paid', 'cashback_accumulative_paid', 'cashback_accumulative_sold', 'cashback_accumulative_paid_visits', 'cashback_accumulative_sold_visits', 'cashback_sold_visits', 'cashback_paid_visits', 'package_discount']"
    """What kind it is."""

    service_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed']"
    """Which services take part."""

    product_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed']" = field(name='good_item_type')
    """Which products take part."""

    value_unit: "Literal['percent', 'amount']"
    """Whether the value is a percentage or a sum."""

    rules: list[PromotionRuleInput]
    """Steps of the promotion."""

    location_ids: list[int] = field(name='company_ids')
    """Locations that run the promotion."""

    visit_multiplicity: int | UnsetType = UNSET
    """Which visit in a row earns the bonus; only for cashback."""

    sold_items_multiplicity: int | UnsetType = UNSET
    """How many paid services earn one discount."""

    params_source_type: "Literal['loyalty_card', 'active_companies', 'chain'] | UnsetType" = UNSET
    """Whose history counts towards the promotion."""

    history_start_date: date_aliased | UnsetType = UNSET
    """First day of history that counts."""

    usage_limit: int | UnsetType = UNSET
    """How often it may be used; only for cashback."""

    expiration_timeout: int | UnsetType = UNSET
    """How long it lasts, counted in the unit beside it."""

    expiration_timeout_unit: "Literal['day', 'week', 'month', 'year'] | UnsetType" = UNSET
    """Unit in which the lifetime of a bonus is counted."""

    expiration_notification_timeout: int | UnsetType = UNSET
    """How many days ahead the client is warned."""

    loyalty_card_type_ids: list[int] | UnsetType = UNSET
    """Card types that carry the promotion."""

    on_changed_notification_template: NotificationTemplateInput | UnsetType = UNSET
    """Message sent when the value changes."""

    on_expiration_notification_template: NotificationTemplateInput | UnsetType = UNSET
    """Message sent before a bonus expires."""

    allowed_service_ids: list[int] | UnsetType = UNSET
    """Services and service categories in the promotion; only with a custom service rule."""

    allowed_product_ids: list[int] | UnsetType = field(name='allowed_good_ids', default=UNSET)
    """Products in the promotion; only with a custom product rule."""

    allowed_product_category_ids: list[int] | UnsetType = field(
        name='allowed_good_category_ids', default=UNSET
    )
    """Product categories in the promotion; only with a custom product rule."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_ids", "ids:0"),
        ("loyalty_card_type_ids", "ids:0"),
        ("allowed_service_ids", "ids:0"),
        ("allowed_product_ids", "ids:0"),
        ("allowed_product_category_ids", "ids:0"),
    )
