# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date
from datetime import datetime as datetime_aliased
from typing import Any, ClassVar

from altegio_async._core.model import EmptyArray, Model


class BookingTeamMemberPosition(Model, gc=False, kw_only=True):
    """Position of the team member."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    services_binding_type: int | None = None
    """Code of how services are linked to the position."""


class BookingTime(Model, gc=False, kw_only=True):
    """A start time that can be booked."""

    time: str | None = None
    """Time of day, HH:MM."""

    seance_length: int | None = None
    """Duration in seconds."""

    sum_length: int | None = None
    """Duration with the break in seconds."""

    datetime: datetime_aliased | None = None
    """Start with the offset of the location."""


class NearestTimes(Model, gc=False, kw_only=True):
    """The first day with free times and its start times."""

    seance_date: date | None = None
    """First day with free times."""

    seances: list[BookingTime] | None = None
    """Start times."""


class BookingTeamMember(Model, gc=False, kw_only=True):
    """A team member that can be booked."""

    id: int
    """Id."""

    api_id: str | None = None
    """Id of the object in the system of the integration."""

    user_id: int | None = None
    """User, by id."""

    name: str | None = None
    """Name."""

    bookable: bool | None = None
    """Whether it can be booked online."""

    specialization: str | None = None
    """Specialization."""

    position: BookingTeamMemberPosition | EmptyArray | None = None
    """Position of the team member."""

    position_id: int | None = None
    """Position, by id."""

    show_rating: int | None = None
    """Whether the rating is shown."""

    rating: int | float | None = None
    """Average rating."""

    votes_count: int | None = None
    """Number of ratings."""

    avatar: str | None = None
    """URL of the picture."""

    avatar_big: str | None = None
    """URL of the picture in its large size."""

    comments_count: int | None = None
    """Number of reviews."""

    weight: int | None = None
    """Place in sorted lists."""

    information: str | None = None
    """Description."""

    seance_date: date | None = None
    """First day with free times."""

    schedule_till: date | None = None
    """Last day of the schedule."""

    seances: list[BookingTime] | None = None
    """Start times."""

    has_access_timetable: bool | None = None
    """Whether the team member is shown in the calendar."""

    image_group: dict[str, Any] | EmptyArray | None = None
    """Picture in all sizes."""

    fired: int | None = None
    """1 when the team member was dismissed."""

    status: int | None = None
    """State."""

    hidden: int | None = None
    """1 when it is hidden in online booking."""

    user: dict[str, Any] | None = None
    """User account."""

    prepaid: str | None = None
    """Whether or how it is prepaid."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        position: object = self.position
        if position is not None and not position:
            self.position = None
        image_group: object = self.image_group
        if image_group is not None and not image_group:
            self.image_group = {}

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("user_id", "number"),
        ("show_rating", "boolean"),
        ("show_rating", "number"),
        ("weight", "string"),
    )
