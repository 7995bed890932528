# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any

from altegio_async._core.model import Model
from msgspec import field


class LocationSubscription(Model, gc=False, kw_only=True):
    """The licence of a location."""

    id: int
    """Id."""

    active: int | None = None
    """1 when it is active, 0 otherwise."""

    deactivation_date: str | None = None
    """Last day of the licence."""

    name: str | None = None
    """Name."""

    options: list[dict[str, Any]] | None = None
    """Options."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    team_member_limit: int | None = field(name='staff_limit', default=None)
    """Largest number of team members."""

    is_paid_rights_model: bool | None = None
    """Whether the licence counts paid rights."""

    start_date: str | None = None
    """First day of the licence."""
