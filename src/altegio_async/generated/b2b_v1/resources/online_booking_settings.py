# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.online_booking_settings`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class OnlineBookingSettings(Resource):
    """Methods of `altegio.online_booking_settings`."""

    @cached_property
    def with_raw_response(self) -> OnlineBookingSettingsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return OnlineBookingSettingsWithRawResponse(self._copy_for_raw_responses())

    async def create_booking_widget(
        self,
        location_id: int,
        *,
        body: models.CreateBookingWidgetInput | Mapping[str, Any],
    ) -> models.BookingWidget:
        """Create a booking widget.

        Creates a booking widget and returns it.

        Args:
            location_id: location, by id.
            body: a `CreateBookingWidgetInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `create_booking_widget`.
        """
        return await self._pipeline.call(operations.create_booking_widget(location_id, body=body))

    async def delete_booking_widget(self, location_id: int, form_id: int) -> None:
        """Delete a booking widget.

        Deletes a booking widget.

        Args:
            location_id: location, by id.
            form_id: form, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_booking_widget`.
        """
        return await self._pipeline.call(operations.delete_booking_widget(location_id, form_id))

    async def get(self, location_id: int) -> models.OnlineBookingSettings:
        """Get the online booking settings.

        Returns the settings of online booking of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_online_booking_settings`.
        """
        return await self._pipeline.call(operations.get_online_booking_settings(location_id))

    async def get_booking_widget(self, location_id: int, form_id: int) -> models.BookingWidget:
        """Get a booking widget.

        Returns one booking widget.

        Args:
            location_id: location, by id.
            form_id: form, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_widget`.
        """
        return await self._pipeline.call(operations.get_booking_widget(location_id, form_id))

    async def get_timeslots(self, location_id: int) -> models.TimeslotSettings:
        """Get the time slot settings.

        Returns the time slots for online booking by weekday and by date. Times are seconds after
        midnight; weekday 1 is a Monday.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_timeslot_settings`.
        """
        return await self._pipeline.call(operations.get_timeslot_settings(location_id))

    async def list_booking_widgets(self, location_id: int) -> list[models.BookingWidget]:
        """List booking widgets.

        Returns the booking widgets of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_widget_list`.
        """
        return await self._pipeline.call(operations.get_booking_widget_list(location_id))


class OnlineBookingSettingsWithRawResponse:
    """Methods of `altegio.online_booking_settings.with_raw_response`."""

    def __init__(self, online_booking_settings: OnlineBookingSettings) -> None:
        self.create_booking_widget: Final = raw(online_booking_settings.create_booking_widget)
        self.delete_booking_widget: Final = raw(online_booking_settings.delete_booking_widget)
        self.get: Final = raw(online_booking_settings.get)
        self.get_booking_widget: Final = raw(online_booking_settings.get_booking_widget)
        self.get_timeslots: Final = raw(online_booking_settings.get_timeslots)
        self.list_booking_widgets: Final = raw(online_booking_settings.list_booking_widgets)
