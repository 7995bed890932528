# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


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

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("week_days", "range:1:7"),
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
        ("united_balance_services_count", "range:0:"),
        ("location_ids", "ids:0"),
        ("period", "range:0:"),
        ("freeze_limit", "range:0:"),
        ("autoactivation_period", "range:0:"),
        ("autoactivation_time_in_days", "range:0:"),
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

    category: str | UnsetType = UNSET
    """Kind of membership type."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("chain_id", "id"),
        ("united_balance_services_count", "range:0:"),
        ("location_ids", "ids:0"),
        ("period", "range:0:"),
        ("freeze_limit", "range:0:"),
        ("autoactivation_period", "range:0:"),
        ("autoactivation_time_in_days", "range:0:"),
        ("category_id", "id_or_zero"),
    )
