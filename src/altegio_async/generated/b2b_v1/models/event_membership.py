# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Any, Literal

from altegio_async._core.model import Model
from msgspec import field

from .common_availability_interval import MembershipStatus


class EventMembership(Model, gc=False, kw_only=True):
    """A membership that can pay for a group event, with its links to other resources."""

    id: str
    """Number that identifies it."""

    type: "Literal['loyalty_abonement'] | str | None" = None
    """What kind it is."""

    number: str | None = None
    """Code that is printed or read out."""

    balance: int | None = None
    """Visits that remain."""

    created_date: datetime | None = None
    """When it was sold."""

    activated_date: datetime | None = None
    """When the membership started to run."""

    planned_activation_date: datetime | None = None
    """When the membership is going to start."""

    is_frozen: bool | None = None
    """Whether it is frozen now."""

    freeze_period: int | None = None
    """Days the membership has been frozen so far."""

    period: int | None = None
    """How long it is valid, counted in the unit beside it; 0 sets no term."""

    period_unit_id: "Literal[0, 1, 2, 3, 4] | int | None" = None
    """Unit in which the validity is counted."""

    expiration_date: datetime | None = None
    """Last moment of validity."""

    status: MembershipStatus | None = None
    """The state of a membership."""

    is_united_balance: bool | None = None
    """Whether all services share one count of visits."""

    united_balance_services_count: int | None = None
    """Visits in the shared count."""

    balance_service_count: int | None = None
    """Visits that remain when every service has its own count."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product sale behind it, by id."""

    membership_type_id: int | str | None = field(name='loyalty_abonement_type_id', default=None)
    """Related membership type, by id."""

    membership_type: dict[str, Any] | None = field(name='loyalty_abonement_type', default=None)
    """Related membership type that the response includes."""

    membership_availability_interval_ids: list[int | str] | None = field(
        name='loyalty_abonement_availability_interval_ids', default=None
    )
    """Related membership availability interval, by id."""

    membership_availability_interval: list[dict[str, Any]] | None = field(
        name='loyalty_abonement_availability_interval', default=None
    )
    """Related membership availability interval that the response includes."""
