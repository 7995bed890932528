# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from altegio_async._core.derived import MembershipProperties
from altegio_async._core.model import EmptyArray, Model
from msgspec import field


class AppointmentFinanceTransactionClient(Model, gc=False, kw_only=True):
    """Client of the object."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
        ("phone", "number"),
    )


class AppointmentFinanceTransactionExpense(Model, gc=False, kw_only=True):
    """Item of income or expense."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class AppointmentFinanceTransactionMaster(Model, gc=False, kw_only=True):
    """Team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class AppointmentFinanceTransactionSupplier(Model, gc=False, kw_only=True):
    """Supplier."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class AvailabilityInterval(Model, gc=False, kw_only=True):
    """A stretch of the day, in seconds from midnight."""

    from_: int | None = field(name='from', default=None)
    """Start of the interval, counted in seconds from midnight."""

    to: int | None = None
    """End of the interval, counted in seconds from midnight."""


class AvailabilityRule(Model, gc=False, kw_only=True):
    """Days of the week and the hours on them."""

    week_days: list[Literal[1, 2, 3, 4, 5, 6, 7] | int] | None = None
    """Days of the week from 1, a Monday, to 7."""

    intervals: list[AvailabilityInterval] | None = None
    """Stretches of the day that are open."""


class ChainServiceCategoryService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ChainSummary(Model, gc=False, kw_only=True):
    """A chain in short."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class ClientAccountTopupDocumentUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""


class CreateClientCommentInput(Model, gc=False, kw_only=True):
    """The values to send: add a comment to a client."""

    text: str
    """Text."""


class Currency(Model, gc=False, kw_only=True):
    """Currency of the sums."""

    id: int | None = None
    """Id."""

    iso: str | None = None
    """ISO code."""

    name: str | None = None
    """Name."""

    symbol: str | None = None
    """Symbol of the currency."""

    is_symbol_after_amount: bool | None = None
    """Whether the symbol follows the amount."""


class DuplicatedEventMasterPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    name: str | None = None
    """Name."""


class EventStaffPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class GiftCardItemType(Model, gc=False, kw_only=True):
    """What a gift card pays for, as id and title."""

    id: int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""


class GiftCardType(Model, gc=False, kw_only=True):
    """A kind of gift card that is on sale: value, term and rules. Lists of a location fill a part of the fields."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    balance: Decimal | None = None
    """Money on a new gift card of this type."""

    is_multi: bool | None = None
    """Whether it may be spent over several visits."""

    chain_id: int | None = field(name='company_group_id', default=None)
    """Chain that owns the type."""

    category_id: int | None = None
    """Group that the type is filed under in its chain."""

    weight: int | None = None
    """Place in sorted lists."""

    item_type_id: Literal[0, 1, 2, 3, 4] | int | None = None
    """Code that says what the gift card pays for."""

    expiration_type_id: Literal[0, 1, 2] | int | None = None
    """Code that says when gift cards expire."""

    expiration_date: datetime | None = None
    """Last moment of validity when all gift cards expire together."""

    expiration_timeout: int | None = None
    """How long it lasts, counted in the unit beside it."""

    expiration_timeout_unit_id: Literal[0, 1, 2, 3, 4] | int | None = None
    """Unit in which the term is counted."""

    balance_edit_type_id: int | None = None
    """Code that says who may change the balance by hand."""

    is_allow_empty_code: bool | None = None
    """Whether a sale without a code is possible."""

    is_serial_number_limited: bool | None = None
    """Whether there is a limit on its serial numbers."""

    is_archived: bool | None = None
    """Whether it is in the archive."""

    date_archived: datetime | None = None
    """When the type went into the archive."""

    online_sale_is_enabled: bool | None = None
    """Whether the online shop offers it."""

    online_sale_title: str | None = None
    """Name in the online shop."""

    online_sale_description: str | None = None
    """Text of the offer in the online shop."""

    online_sale_price: Decimal | None = None
    """Price in the online shop."""

    online_sale_image: str | None = None
    """Address of the picture in the online shop."""

    released_total: int | None = None
    """How many gift cards of the type exist."""

    item_type: GiftCardItemType | None = None
    """What a gift card pays for, as id and title."""

    service_ids: list[int] | None = None
    """Services the gift card may pay for."""

    location_ids: list[int] | None = field(name='salon_ids', default=None)
    """Locations where gift cards of the type are taken."""

    location_id: int | None = field(name='company_id', default=None)
    """Location of the search, by id."""

    loyalty_group_id: int | None = None
    """Loyalty group of the type, by id."""


class ImageSize(Model, gc=False, kw_only=True):
    """A picture in one size."""

    id: int | None = None
    """Id."""

    path: str | None = None
    """URL of the picture."""

    width: str | int | None = None
    """Width in pixels."""

    height: str | int | None = None
    """Height in pixels."""

    type: str | None = None
    """Kind."""

    image_group_id: int | None = None
    """Picture group, by id."""

    version: str | None = None
    """Version of the picture."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
        ("width", "string"),
        ("height", "string"),
    )


class LoyaltyCardType(Model, gc=False, kw_only=True):
    """A kind of loyalty card that can be handed out."""

    id: int
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain it belongs to, by id."""

    chain: ChainSummary | None = field(name='salon_group', default=None)
    """A chain in short."""


class MembershipStatus(Model, gc=False, kw_only=True):
    """The state of a membership."""

    id: Literal[1, 2, 3, 4] | int | None = None
    """Number that identifies it."""

    title: str | None = None
    """Name shown to people."""

    extended_title: str | None = None
    """The state in words, in its longer form."""

    slug: str | None = None
    """Name for programs."""

    category: str | None = None
    """Group of states this one belongs to."""


class PromotionRule(Model, gc=False, kw_only=True):
    """A step of a promotion: from which threshold which value."""

    id: int | None = None
    """Number that identifies it."""

    parameter: int | None = None
    """From which value on the rule holds; 0 when it always does."""

    value: Decimal | None = None
    """Size of the discount or bonus."""

    promotion_id: int | None = field(name='loyalty_program_id', default=None)
    """Promotion the rule belongs to."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    service_id: int | None = None
    """Service the rule is for; only where a service is the condition."""


class SaleFiscalStateTransactionCashier(Model, gc=False, kw_only=True):
    """Person who printed the receipt."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""


class SaleFiscalStateTransactionDocument(Model, gc=False, kw_only=True):
    """Document of the sale or payment."""

    id: int | None = None
    """Id."""

    type: int | None = None
    """Kind."""

    type_title: str | None = None
    """Kind in words."""


class SaleFiscalStateTransactionStatus(Model, gc=False, kw_only=True):
    """State."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


class ScheduleDayEventsLabel(Model, gc=False, kw_only=True):
    """An entry of the events tags."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""


class ScheduleDayEventsResourceInstance(Model, gc=False, kw_only=True):
    """An entry of the events resource instances."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    resource_id: int | None = None
    """Resource, by id."""


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

    category: ServiceCategory | EmptyArray | None = None
    """A service category; its own category is the one above it."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    weight: int | None = None
    """Place in sorted lists."""

    team_member: list[int] | None = field(name='staff', default=None)
    """Team member."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        category: object = self.category
        if category is not None and not category:
            self.category = None


class TeamMemberSummary(Model, gc=False, kw_only=True):
    """A team member with the fields that every user sees."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    specialization: str | None = None
    """Specialization."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    position: EventStaffPosition | EmptyArray | None = None
    """Position of the team member."""

    is_paid_team_member: bool | None = field(name='is_paid_staff', default=None)
    """Whether the team member needs a paid licence."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None


class TimetableEvent(Model, gc=False, kw_only=True):
    """An entry of the events."""

    id: int | None = None
    """Id."""

    created_at: datetime | None = None
    """Time of creation."""

    updated_at: datetime | None = None
    """Time of the last change."""

    deleted_at: datetime | None = None
    """Time of deletion, null while it exists."""

    event_status: Literal['stable', 'event_created', 'event_changed', 'event_changed_force', 'event_deleted', 'entity_deleted', 'entity_failed'] | str | None = (
        None
    )
    """State of the event."""

    event_datetime: datetime | None = None
    """Start of the event."""

    event_entity_type: Literal['record', 'activity'] | str | None = None
    """Kind of the event."""

    event_entity_id: int | None = None
    """Appointment or group event, by id."""

    is_entity_team_member_changed: bool | None = field(name='is_entity_master_changed', default=None)
    """Whether the team member was changed for this event only."""

    is_entity_datetime_changed: bool | None = None
    """Whether the start was changed for this event only."""

    is_entity_duration_changed: bool | None = None
    """Whether the duration was changed for this event only."""

    is_entity_tags_changed: bool | None = field(name='is_entity_labels_changed', default=None)
    """Whether the tags were changed for this event only."""

    is_entity_resource_instances_changed: bool | None = None
    """Whether the resources were changed for this event only."""

    entity_team_member: TeamMemberSummary | None = field(name='entity_master', default=None)
    """Team member of the object."""

    entity_datetime: str | None = None
    """Start of the object."""

    entity_duration: str | None = None
    """Duration of the object in seconds."""

    entity_tags: list[ScheduleDayEventsLabel] | None = field(name='entity_labels', default=None)
    """Tags of the object."""

    entity_resource_instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Resources of the object."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("event_entity_id", "number"),
        ("entity_duration", "number"),
    )


class VisitLoyaltyTransactionType(Model, gc=False, kw_only=True):
    """Kind."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""


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


class ScheduleDay(Model, gc=False, kw_only=True):
    """An entry of the days."""

    id: int | None = None
    """Id."""

    created_at: datetime | None = None
    """Time of creation."""

    updated_at: datetime | None = None
    """Time of the last change."""

    deleted_at: datetime | None = None
    """Time of deletion, null while it exists."""

    timetable_event_schedule_id: int | None = None
    """Schedule, by id."""

    day_of_week: Literal['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] | str | None = None
    """Day of the week."""

    events_time: str | None = None
    """Time of day, HH:MM."""

    events_duration: int | None = None
    """Duration in seconds."""

    event_technical_break_duration: int | None = None
    """Break after the event in seconds."""

    events_team_member: TeamMemberSummary | None = field(name='events_master', default=None)
    """Team member of the events."""

    events_tags: list[ScheduleDayEventsLabel] | None = field(name='events_labels', default=None)
    """Tags of the events."""

    events_resource_instances: list[ScheduleDayEventsResourceInstance] | None = None
    """Resources of the events."""

    events: list[TimetableEvent] | None = None
    """Events of the day."""


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

    period_unit_id: Literal[0, 1, 2, 3, 4] | int | None = None
    """Unit in which the validity is counted."""

    allow_freeze: bool | None = None
    """Whether memberships of this type may be frozen."""

    freeze_limit: int | None = None
    """How long a membership may stay frozen in all."""

    freeze_limit_unit_id: Literal[0, 1, 2, 3, 4] | int | None = None
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

    balance_edit_type_id: Literal[0, 1, 2] | int | None = None
    """Code that says who may change the balance by hand."""

    cost: Decimal | None = None
    """What a membership of this type costs."""

    chain_price_min: Decimal | None = None
    """Lower end of the price range within the chain."""

    chain_price_max: Decimal | None = None
    """Upper end of the price range within the chain."""

    is_chain: bool | None = None
    """Whether the chain owns it, not one location."""

    expiration_type_id: Literal[1, 2, 3] | int | None = None
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

    autoactivation_time_unit_id: Literal[0, 1, 2, 3, 4] | int | None = None
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

    period_unit_id: Literal[0, 1, 2, 3, 4] | int | None = None
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
