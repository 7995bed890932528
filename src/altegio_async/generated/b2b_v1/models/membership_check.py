# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime

from altegio_async._core.model import Model


class MembershipCheck(Model, gc=False, kw_only=True):
    """What a membership can pay for at a group event."""

    id: str
    """Number that identifies it."""

    type: str | None = None
    """What kind it is."""

    last_booking_date: datetime | None = None
    """Latest moment that can be booked."""

    available_visits: int | None = None
    """How many visits can still be booked."""

    can_book_all_days: bool | None = None
    """Whether all requested days can be booked."""

    bookable_day_ids: list[int] | None = None
    """Schedule days that the membership pays for."""

    possible_visits: int | None = None
    """How many visits can be booked."""

    possible_datetime: datetime | None = None
    """Latest moment that can be booked. Local time of the location, without an offset; see `altegio_async.localize`."""
