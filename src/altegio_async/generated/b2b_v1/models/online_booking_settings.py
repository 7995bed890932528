# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import date as date_aliased
from typing import Literal

from altegio_async._core.model import Model


class TimeGrid(Model, gc=False, kw_only=True):
    """Settings of the time slots."""

    grid_first_timeslot: int | None = None
    """First time slot in seconds after midnight."""

    grid_last_timeslot: int | None = None
    """Last time slot in seconds after midnight."""

    grid_display_step: int | None = None
    """Step between time slots in seconds."""

    grid_nearest_timeslot_delay: int | None = None
    """Seconds before the start until which a time slot can be booked."""

    grid_base_type: "Literal['predefined', 'schedule', 'timeslots'] | str | None" = None
    """Where the time slots come from."""

    is_grid_flexible: bool | None = None
    """Whether the time slots adapt to appointments."""


class TimeslotSettingsDatesSetting(Model, gc=False, kw_only=True):
    """An entry of the dates settings."""

    date: date_aliased | None = None
    """Date."""

    timeslots: list[int] | None = None
    """Start times in seconds after midnight."""

    setting: TimeGrid | None = None
    """Settings of the time slots."""


class TimeslotSettingsWeekdaysSetting(Model, gc=False, kw_only=True):
    """An entry of the weekdays settings."""

    weekday: int | None = None
    """Day of the week from 1, a Monday."""

    timeslots: list[int] | None = None
    """Start times in seconds after midnight."""

    setting: TimeGrid | None = None
    """Settings of the time slots."""


class TimeslotSettings(Model, gc=False, kw_only=True):
    """The time slots for online booking."""

    is_enabled: bool | None = None
    """Whether it is enabled."""

    weekdays_settings: list[TimeslotSettingsWeekdaysSetting] | None = None
    """Settings by weekday."""

    dates_settings: list[TimeslotSettingsDatesSetting] | None = None
    """Settings for single days."""
