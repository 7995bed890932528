# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import field


class LeaveCommentInput(Model, gc=False, kw_only=True):
    """The values to send: leave a review."""

    mark: int
    """Mark of the review."""

    text: str
    """Text of the review."""

    name: str
    """Name of the author."""


class Review(Model, gc=False, kw_only=True):
    """A review of a team member or a location."""

    id: int
    """Id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    type: "Literal[0, 1] | int | None" = None
    """Kind."""

    team_member_id: int | None = field(name='master_id', default=None)
    """Team member, by id."""

    text: str | None = None
    """Text."""

    date: datetime | None = None
    """Date."""

    rating: str | None = None
    """Average rating."""

    user_id: int | None = None
    """User, by id."""

    user_name: str | None = None
    """Name of the user."""

    user_avatar: str | None = None
    """URL of the picture of the user."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("rating", "number"),
    )
