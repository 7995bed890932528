# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Optional, Union

from altegio_async._core.derived import MembershipProperties
from altegio_async._core.model import EmptyArray, Model
from msgspec import field


class AvailabilityInterval(Model, gc=False, kw_only=True):
    """A stretch of the day, in seconds from midnight."""

    from_: int | None = field(name='from', default=None)
    """Start of the interval, counted in seconds from midnight."""

    to: int | None = None
    """End of the interval, counted in seconds from midnight."""


class AvailabilityRule(Model, gc=False, kw_only=True):
    """Days of the week and the hours on them."""

    week_days: "list[Literal[1, 2, 3, 4, 5, 6, 7] | int] | None" = None
    """Days of the week from 1, a Monday, to 7."""

    intervals: list[AvailabilityInterval] | None = None
    """Stretches of the day that are open."""


class MembershipStatus(Model, gc=False, kw_only=True):
    """The state of a membership."""

    id: "Literal[1, 2, 3, 4] | int | None" = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    extended_title: str | None = None
    """The state in words, in its longer form."""

    slug: str | None = None
    """Name for programs."""

    category: str | None = None
    """Group of states this one belongs to."""


class ServiceCategory(Model, gc=False, kw_only=True):
    """A service category; its own category is the one above it."""

    id: int | None = None
    """Number that identifies it."""

    is_category: bool | None = None
    """Whether this entry is a category."""

    category_id: int | None = None
    """Category one level up, by id."""

    title: str | None = None
    """Name shown to people."""

    online_sale_title: str | None = None
    """Name in the online shop."""

    is_chain: bool | None = None
    """Whether the chain owns it, not one location."""

    chain_price_min: Decimal | None = None
    """Lower end of the price range within the chain."""

    chain_price_max: Decimal | None = None
    """Upper end of the price range within the chain."""

    category: Optional[Union["ServiceCategory", EmptyArray]] = None
    """A service category; its own category is the one above it."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    weight: int | None = None
    """Place in sorted lists."""

    team_member: Optional[list[int]] = field(name='staff', default=None)
    """Team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        category: object = self.category
        if category is not None and not category:
            self.category = None


class CoveredService(Model, gc=False, kw_only=True):
    """A service that is covered, with its category."""

    id: int | None = None
    """Number that identifies it."""

    is_category: bool | None = None
    """Whether this entry is a category."""

    category_id: int | None = None
    """Group that the type is filed under in its chain."""

    title: str | None = None
    """Name shown to people."""

    online_sale_title: str | None = None
    """Name in the online shop."""

    is_chain: bool | None = None
    """Whether the chain owns it, not one location."""

    chain_price_min: Decimal | None = None
    """Lower end of the price range within the chain."""

    chain_price_max: Decimal | None = None
    """Upper end of the price range within the chain."""

    category: ServiceCategory | None = None
    """A service category; its own category is the one above it."""


class BalanceLink(Model, gc=False, kw_only=True):
    """A covered service or service category, with its visits. Either service or category is set, not both."""

    count: int | None = None
    """Visits this entry stands for."""

    is_unlimited: bool | None = None
    """Whether this entry may be used without limit."""

    service: CoveredService | None = None
    """A service that is covered, with its category."""

    category: ServiceCategory | None = None
    """A service category; its own category is the one above it."""


class BalanceContainer(Model, gc=False, kw_only=True):
    """What is covered, with the visits for it."""

    links: list[BalanceLink] | None = None
    """What is covered: one entry for each service or category."""


class MembershipType(Model, gc=False, kw_only=True):
    """A kind of membership that is on sale: price, term, coverage and rules. Lists of a location fill a part of the fields."""

    id: int
    """Number that identifies it."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    category_id: int | None = None
    """Group that the type is filed under in its chain."""

    title: str | None = None
    """Name shown to people."""

    period: int | None = None
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the validity is counted."""

    allow_freeze: bool | None = None
    """Whether memberships of this type may be frozen."""

    freeze_limit: int | None = None
    """How long a membership may stay frozen in all."""

    freeze_limit_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the freeze limit is counted."""

    is_booking_when_frozen_allowed: bool | None = None
    """Whether a frozen membership may still be booked with."""

    is_allow_empty_code: bool | None = None
    """Whether a sale without a code is possible."""

    is_united_balance: bool | None = None
    """Whether all services share one count of visits."""

    is_united_balance_unlimited: bool | None = None
    """Whether the shared count has no end."""

    is_code_required: bool | None = None
    """Whether the code has to be given at each use."""

    balance_edit_type_id: "Literal[0, 1, 2] | int | None" = None
    """Code that says who may change the balance by hand."""

    cost: Decimal | None = None
    """What a membership of this type costs."""

    chain_price_min: Decimal | None = None
    """Lower end of the price range within the chain."""

    chain_price_max: Decimal | None = None
    """Upper end of the price range within the chain."""

    is_chain: bool | None = None
    """Whether the chain owns it, not one location."""

    expiration_type_id: "Literal[1, 2, 3] | int | None" = None
    """Code that says when memberships activate."""

    expiration_type_title: str | None = None
    """The rule of activation in words."""

    category: dict[str, Any] | str | None = None
    """Kind of membership type, or the category it is filed under."""

    weight: int | None = None
    """Place in sorted lists."""

    memberships_count: int | None = field(name='abonements_count', default=None)
    """How many memberships of this type were sold."""

    is_online_sale_enabled: bool | None = None
    """Whether the online shop offers it."""

    online_sale_title: str | None = None
    """Name in the online shop."""

    online_sale_description: str | None = None
    """Text of the offer in the online shop."""

    online_sale_price: Decimal | None = None
    """Price in the online shop."""

    service_price_correction: bool | None = None
    """Whether the price of a visit is worked out again at use."""

    united_balance_services_count: int | None = None
    """Visits in the shared count."""

    autoactivation_time: int | None = None
    """Wait until an unused membership activates by itself."""

    autoactivation_time_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the wait for activation is counted."""

    attached_location_ids: list[int] | None = None
    """Locations where the type is on sale."""

    attached_salon_ids: list[int] | None = None
    """The attached locations under their former name."""

    online_sale_image: str | None = None
    """Address of the picture in the online shop."""

    is_archived: bool | None = None
    """Whether it is in the archive."""

    date_archived: datetime | None = None
    """When the type went into the archive."""

    availability: list[AvailabilityRule] | None = None
    """When memberships may be used; an empty list sets no limit."""

    balance_container: BalanceContainer | None = None
    """What is covered, with the visits for it."""

    slug: str | None = None
    """Name for programs."""


class Membership(MembershipProperties, Model, gc=False, kw_only=True):
    """A membership that a client holds: what it covers, what remains, and until when."""

    id: int
    """Number that identifies it."""

    number: str | None = None
    """Code that is printed or read out."""

    is_frozen: bool | None = None
    """Whether it is frozen now."""

    freeze_period: int | None = None
    """Days the membership has been frozen so far."""

    freeze_till: datetime | None = None
    """End of the freeze."""

    period: int | None = None
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the validity is counted."""

    expiration_date: datetime | None = None
    """Last moment of validity."""

    balance_string: str | None = None
    """The remaining visits as a line of text for people."""

    created_date: datetime | None = None
    """When it was sold."""

    activated_date: datetime | None = None
    """When the membership started to run."""

    is_united_balance: bool | None = None
    """Whether all services share one count of visits."""

    is_united_balance_unlimited: bool | None = None
    """Whether the shared count has no end."""

    united_balance_services_count: int | None = None
    """Visits in the shared count."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product sale behind it, by id."""

    slug: str | None = None
    """Name for programs."""

    status: MembershipStatus | None = None
    """The state of a membership."""

    balance_container: BalanceContainer | None = None
    """What is covered, with the visits for it."""

    type: MembershipType | None = None
    """Type the membership was sold as."""
