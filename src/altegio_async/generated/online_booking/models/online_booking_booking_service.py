# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Any, ClassVar

from altegio_async._core.model import Model
from msgspec import field


class BookingService(Model, gc=False, kw_only=True):
    """A service that can be booked."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    category_id: int | None = None
    """Category it belongs to, by id."""

    price_min: Decimal | None = None
    """Lowest price."""

    price_max: Decimal | None = None
    """Highest price."""

    discount: Decimal | None = None
    """Discount in percent."""

    comment: str | None = None
    """Note for the team."""

    weight: int | None = None
    """Place in sorted lists."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    image: str | None = None
    """URL of the picture."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    seance_length: int | None = None
    """Duration in seconds."""

    membership_restriction: int | None = field(name='abonement_restriction', default=None)
    """Code of the rule for booking with a membership."""

    prepaid_settings: dict[str, Any] | None = None
    """Settings of the prepayment."""

    is_composite: bool | None = None
    """Whether it is a composite service."""

    is_chain: bool | None = None
    """Whether the chain manages it."""

    images: list[str] | None = None
    """Pictures by size."""

    composite_details: dict[str, Any] | None = None
    """Parts of the composite service."""

    sex: int | None = None
    """Gender that it is for: 0 all, 1 men, 2 women."""


class BookingServiceCategory(Model, gc=False, kw_only=True):
    """A category of services that can be booked."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    gender: int | None = None
    """0 unknown, 1 male, 2 female."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    weight: int | None = None
    """Place in sorted lists."""

    sex: int | None = None
    """Gender that it is for: 0 all, 1 men, 2 women."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("api_id", "integer"),
    )


class BookingServices(Model, gc=False, kw_only=True):
    """Services, categories and group events that can be booked."""

    events: list[dict[str, Any]] | None = None
    """Events of the day."""

    services: list[BookingService] | None = None
    """Services."""

    category: list[BookingServiceCategory] | None = None
    """Category it belongs to."""
