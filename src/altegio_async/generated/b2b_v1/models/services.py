# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model
from msgspec import UNSET, UnsetType, field


class ServiceInputStaff(Model, gc=False, kw_only=True):
    """An entry of the team member."""

    id: int | UnsetType = UNSET
    """Id."""

    seance_length: int | UnsetType = UNSET
    """Duration in seconds."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("seance_length", "seconds"),
    )


class ServiceStaff(Model, gc=False, kw_only=True):
    """An entry of the team member."""

    id: int | None = None
    """Id."""

    seance_length: int | None = None
    """Duration in seconds."""

    name: str | None = None
    """Name."""

    image_url: str | None = None
    """URL of the picture."""

    price: Any | None = None
    """Price of this team member."""

    bill_of_materials_id: int | None = field(name='technological_card_id', default=None)
    """Bill of materials, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("technological_card_id", "number"),
    )


class PatchServiceInput(Model, gc=False, kw_only=True):
    """The values to send: update a service."""

    title: str
    """Title."""

    booking_title: str
    """Name in online booking."""

    category_id: int
    """Category it belongs to, by id."""

    price_min: Decimal
    """Lowest price."""

    price_max: Decimal
    """Highest price."""

    duration: int
    """Duration in seconds."""

    is_multi: bool
    """Whether it is a service for group events."""

    tax_variant: int
    """Code of the tax system."""

    vat_id: int
    """VAT rate, by id."""

    is_need_limit_date: bool
    """Whether the service is offered in a period only."""

    seance_search_start: int
    """Earliest start in seconds after midnight."""

    seance_search_finish: int
    """Latest start in seconds after midnight."""

    step: int
    """Name of the step."""

    seance_search_step: int
    """Step between start times in seconds."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    date_from: date | UnsetType = UNSET
    """First day."""

    date_to: date | UnsetType = UNSET
    """Last day."""

    weight: int | UnsetType = UNSET
    """Place in sorted lists."""

    active: int | UnsetType = UNSET
    """1 when it is active, 0 otherwise."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    team_member: list[ServiceInputStaff] | UnsetType = field(name='staff', default=UNSET)
    """Team member."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("category_id", "id"),
        ("duration", "seconds"),
        ("technical_break_duration", "seconds"),
        ("vat_id", "id_or_zero"),
        ("seance_search_start", "seconds"),
        ("seance_search_finish", "seconds"),
        ("seance_search_step", "seconds"),
    )


class Service(Model, gc=False, kw_only=True):
    """A service of a location: price, duration in seconds, team members."""

    id: int
    """Id."""

    location_service_id: int | None = field(name='salon_service_id', default=None)
    """Link between the service and the location, by id."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    duration: int | None = None
    """Duration in seconds."""

    technical_break_duration: int | None = None
    """Break after the service in seconds."""

    discount: Decimal | None = None
    """Discount in percent."""

    comment: str | None = None
    """Note for the team."""

    weight: int | None = None
    """Place in sorted lists."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    team_member: list[ServiceStaff] | None = field(name='staff', default=None)
    """Team member."""

    booking_title: str | None = None
    """Name in online booking."""

    is_composite: bool | None = None
    """Whether it consists of other services."""

    is_linked_to_composite: bool | None = None
    """Whether it is part of another service."""

    composite_details: Any | None = None
    """Parts of a composite service."""

    is_range_price_enabled: bool | None = None
    """Whether the highest price differs from the lowest one."""

    fiscal_settings_id: int | None = field(name='kkm_settings_id', default=None)
    """Settings of the fiscal register, by id."""

    chain_service_link: str | None = field(name='salon_group_service_link', default=None)
    """URL of the service of the chain."""

    chain_title: str | None = field(name='salon_group_title', default=None)
    """Name of the chain."""

    translations: list[dict[str, Any]] | None = None
    """Titles in other languages."""

    is_multi: bool | None = None
    """Whether it is a service for group events."""

    tax_variant: int | None = None
    """Code of the tax system."""

    vat_id: int | None = None
    """VAT rate, by id."""

    is_need_limit_date: bool | None = None
    """Whether the service is offered in a period only."""

    date_from: date | None = None
    """First day."""

    date_to: date | None = None
    """Last day."""

    seance_search_start: int | None = None
    """Earliest start in seconds after midnight."""

    seance_search_finish: int | None = None
    """Latest start in seconds after midnight."""

    step: int | None = None
    """Name of the step."""

    seance_search_step: int | None = None
    """Step between start times in seconds."""

    print_title: str | None = None
    """Name on receipts."""

    service_type: int | None = None
    """1 for services that are offered online."""

    api_service_id: int | None = None
    """Id of the service in the system of the integration."""

    repeat_visit_days_step: str | None = None
    """Days until the client is reminded to come again."""

    schedule_template_type: int | None = None
    """Code of the schedule of the service."""

    online_invoicing_status: int | None = None
    """Code of the prepayment setting."""

    is_membership_autopayment_enabled: int | None = field(
        name='is_abonement_autopayment_enabled', default=None
    )
    """1 when memberships are charged automatically."""

    autopayment_before_visit_time: int | None = None
    """Seconds before the visit at which the membership is charged."""

    membership_restriction_value: int | None = field(name='abonement_restriction_value', default=None)
    """Value of the rule for booking with a membership."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    is_price_managed_only_in_chain: bool | None = None
    """Whether only the chain can change the price."""

    is_comment_managed_only_in_chain: bool | None = None
    """Whether only the chain can change the comment."""

    price_prepaid_amount: Decimal | None = None
    """Prepayment as a sum."""

    price_prepaid_percent: Decimal | None = None
    """Prepayment in percent."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    capacity: int | None = None
    """Number of places."""

    image_group: dict[str, Any] | EmptyArray | None = None
    """Picture in all sizes."""

    dates: list[str] | None = None
    """Days."""

    resources: list[dict[str, Any]] | None = None
    """Resources."""

    is_online: bool | None = None
    """Whether it can be booked online."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = {}

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("technical_break_duration", "number"),
        ("discount", "string"),
        ("image_group", "array"),
    )


class ServiceInput(Model, gc=False, kw_only=True):
    """The values to send: create a service."""

    title: str | UnsetType = UNSET
    """Title."""

    category_id: int | UnsetType = UNSET
    """Category it belongs to, by id."""

    price_min: Decimal | UnsetType = UNSET
    """Lowest price."""

    price_max: Decimal | UnsetType = UNSET
    """Highest price."""

    duration: int | UnsetType = UNSET
    """Duration in seconds."""

    technical_break_duration: int | None | UnsetType = UNSET
    """Break after the service in seconds."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    comment: str | UnsetType = UNSET
    """Note for the team."""

    weight: int | UnsetType = UNSET
    """Place in sorted lists."""

    active: int | UnsetType = UNSET
    """1 when it is active, 0 otherwise."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    team_member: list[ServiceInputStaff] | UnsetType = field(name='staff', default=UNSET)
    """Team member."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("category_id", "id_or_zero"),
        ("duration", "seconds"),
        ("technical_break_duration", "seconds"),
    )
