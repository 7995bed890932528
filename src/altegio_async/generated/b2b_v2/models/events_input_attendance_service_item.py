# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class AppointmentInputAttendanceServiceItem(Model, gc=False, kw_only=True):
    """Price of the service in the appointment."""

    cost_per_unit: Decimal
    """Price of one unit."""

    discount_percent: Decimal
    """Discount in percent."""

    manual_cost: Decimal
    """Price that was set by hand."""

    is_trial: bool | UnsetType = UNSET
    """Whether the service is a trial."""


class EventAppointmentInputAttendanceGoodItem(Model, gc=False, kw_only=True):
    """An entry of the attendance product items."""

    id: int | str | None
    """Id."""

    product_id: int | str = field(name='good_id')
    """Product, by id."""

    unit_id: int | str
    """Unit, by id."""

    storage_id: int | str
    """Storage, by id."""

    team_member_id: int | str = field(name='staff_id')
    """Team member, by id."""

    operation_unit_type: "Literal['sale', 'consumable']"
    """Code of the unit: sale or consumable."""

    number: str | None
    """Number of the document."""

    quantity: Decimal
    """Quantity."""

    cost_per_unit: Decimal
    """Price of one unit."""

    manual_cost: Decimal
    """Price that was set by hand."""

    discount_percent: Decimal
    """Discount in percent."""

    marks: list[str]
    """Marks of the product units."""

    planned_activation_date: date | None
    """Day on which the sold membership activates."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "text_id"),
        ("product_id", "text_id"),
        ("unit_id", "text_id"),
        ("storage_id", "text_id"),
        ("team_member_id", "text_id"),
    )


class UpdateEventAppointmentInput(Model, gc=False, kw_only=True):
    """The values to send: update an appointment of a group event."""

    attendance_service_item: AppointmentInputAttendanceServiceItem
    """Price of the service in the appointment."""

    attendance_product_items: list[EventAppointmentInputAttendanceGoodItem] | UnsetType = field(
        name='attendance_good_items', default=UNSET
    )
    """Products sold in the appointment."""

    comment: str | None | UnsetType = UNSET
    """Note for the team."""

    tag_ids: list[int] | None | UnsetType = field(name='label_ids', default=UNSET)
    """Tags, by id."""

    color: str | None | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    clients_count: int | None | UnsetType = UNSET
    """Number of people."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("tag_ids", "text_ids:0"),
    )
