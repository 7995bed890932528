# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import PromotionRule
from .common_chain_summary import LoyaltyCardType


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

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("timezone", "number"),
    )


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

    parameter: Decimal | UnsetType = UNSET
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
        ("", "minimum:1"),
        ("location_ids", "ids:0"),
        ("usage_limit", "range:0:"),
        ("expiration_timeout", "range:0:"),
        ("expiration_notification_timeout", "range:0:"),
        ("loyalty_card_type_ids", "ids:0"),
        ("allowed_service_ids", "ids:0"),
        ("allowed_product_ids", "ids:0"),
        ("allowed_product_category_ids", "ids:0"),
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

    history_start_date: date | None = None
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

    history_start_date: date | UnsetType = UNSET
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
        ("usage_limit", "range:0:"),
        ("expiration_timeout", "range:0:"),
        ("expiration_notification_timeout", "range:0:"),
        ("loyalty_card_type_ids", "ids:0"),
        ("allowed_service_ids", "ids:0"),
        ("allowed_product_ids", "ids:0"),
        ("allowed_product_category_ids", "ids:0"),
    )
