# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date

from altegio_async._core.model import EmptyArray, Model


class BookingDates(Model, gc=False, kw_only=True):
    """Days that can be booked and working days."""

    booking_days: dict[str, list[int]] | EmptyArray | None = None
    """Days that can be booked, by number of the month."""

    booking_dates: list[date] | None = None
    """Days that can be booked."""

    working_days: dict[str, list[int]] | EmptyArray | None = None
    """Days on which the team works, by number of the month."""

    working_dates: list[date] | None = None
    """Days on which the team works."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        booking_days: object = self.booking_days
        if booking_days is not None and not booking_days:
            self.booking_days = {}
        working_days: object = self.working_days
        if working_days is not None and not working_days:
            self.working_days = {}
