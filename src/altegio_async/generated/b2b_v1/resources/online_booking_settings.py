# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.online_booking_settings`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

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

    async def replace(
        self,
        location_id: int,
        *,
        confirm_number: bool,
        any_team_member: bool,
        seance_delay_step: int,
        event_online_appointment_clients_count_max: int,
    ) -> models.OnlineBookingSettings:
        """Update the online booking settings.

        Changes the settings of online booking of a location and returns them. The API expects all four
        fields.

        Args:
            location_id: location, by id.
            confirm_number: whether the phone is confirmed by SMS.
            any_team_member: whether clients can book without choosing a team member.
            seance_delay_step: seconds before the start until which a booking is possible.
            event_online_appointment_clients_count_max: largest number of people in one online booking of
                a group event.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_online_booking_settings`.
        """
        return await self._pipeline.call(
            operations.update_online_booking_settings(
                location_id,
                body={
                    "confirm_number": confirm_number,
                    "any_team_member": any_team_member,
                    "seance_delay_step": seance_delay_step,
                    "event_online_appointment_clients_count_max": event_online_appointment_clients_count_max,
                },
            )
        )

    async def replace_booking_widget(
        self,
        location_id: int,
        form_id: int,
        *,
        body: models.UpdateBookingWidgetInput | Mapping[str, Any],
    ) -> models.BookingWidget:
        """Update a booking widget.

        Changes a booking widget and returns it. The API expects all fields: read the widget, change it
        and send everything.

        Args:
            location_id: location, by id.
            form_id: form, by id.
            body: a `UpdateBookingWidgetInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_booking_widget`.
        """
        return await self._pipeline.call(operations.update_booking_widget(location_id, form_id, body=body))

    async def update(
        self,
        location_id: int,
        *,
        confirm_number: bool | UnsetType = UNSET,
        any_team_member: bool | UnsetType = UNSET,
        seance_delay_step: int | UnsetType = UNSET,
        event_online_appointment_clients_count_max: int | UnsetType = UNSET,
    ) -> models.OnlineBookingSettings:
        """Update the online booking settings.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost. `replace` sends
        a body without reading.

        Args:
            location_id: location, by id.
            confirm_number: whether the phone is confirmed by SMS.
            any_team_member: whether clients can book without choosing a team member.
            seance_delay_step: seconds before the start until which a booking is possible.
            event_online_appointment_clients_count_max: largest number of people in one online booking of
                a group event.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_online_booking_settings`, `update_online_booking_settings`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateOnlineBookingSettingsInput,
            {
                "confirm_number": confirm_number,
                "any_team_member": any_team_member,
                "seance_delay_step": seance_delay_step,
                "event_online_appointment_clients_count_max": event_online_appointment_clients_count_max,
            },
        )
        read = await self._pipeline.respond(
            operations.get_online_booking_settings(location_id)
        )
        refuse_lossy_read(models.UpdateOnlineBookingSettingsInput, read.drift, changes)
        body = self._build_update(read.value, changes)
        return await self._pipeline.call(
            operations.update_online_booking_settings(location_id, body=body)
        )

    def _build_update(
        self, current: models.OnlineBookingSettings, changes: Mapping[str, Any]
    ) -> models.UpdateOnlineBookingSettingsInput:
        """Return the body of `update`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateOnlineBookingSettingsInput,
            current,
            changes,
        )

    async def update_booking_widget(
        self,
        location_id: int,
        form_id: int,
        *,
        title: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        is_default: bool | UnsetType = UNSET,
        without_menu: bool | UnsetType = UNSET,
        service_step_default: int | UnsetType = UNSET,
        service_step_hide: bool | UnsetType = UNSET,
        team_member_step_default: int | UnsetType = UNSET,
        team_member_step_hide: bool | UnsetType = UNSET,
        service_step_num: int | UnsetType = UNSET,
        team_member_step_num: int | UnsetType = UNSET,
        datetime_step_num: int | UnsetType = UNSET,
        show_button: bool | UnsetType = UNSET,
        button_position: Literal["bottom right", "bottom left", "top right", "top left"] | UnsetType = UNSET,
        form_position: Literal["right", "left"] | UnsetType = UNSET,
        button_color: str | UnsetType = UNSET,
        button_animation: bool | UnsetType = UNSET,
    ) -> models.BookingWidget:
        """Update a booking widget.

        The API replaces the whole object. This method reads it, changes the given fields and sends
        everything. A change that another program makes between the two requests is lost.
        `replace_booking_widget` sends a body without reading.

        Args:
            location_id: location, by id.
            form_id: form, by id.
            title: new title.
            description: new description.
            is_default: whether it is the default.
            without_menu: whether the menu is hidden.
            service_step_default: service that is chosen beforehand, by id.
            service_step_hide: whether service step is hidden.
            team_member_step_default: team member that is chosen beforehand, by id.
            team_member_step_hide: whether team member step is hidden.
            service_step_num: place of the service step.
            team_member_step_num: place of the team member step.
            datetime_step_num: place of the datetime step.
            show_button: whether the button is shown.
            button_position: corner of the page for the button.
            form_position: side of the page for the form.
            button_color: colour of the button.
            button_animation: whether the button is animated.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no field is changed, or a
                required one is neither given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_widget`, `update_booking_widget`.
        """
        from altegio_async._core.lossy_reads import refuse_lossy_read
        from altegio_async._core.replacement import select_changes

        changes = select_changes(
            models.UpdateBookingWidgetInput,
            {
                "title": title,
                "description": description,
                "is_default": is_default,
                "without_menu": without_menu,
                "service_step_default": service_step_default,
                "service_step_hide": service_step_hide,
                "team_member_step_default": team_member_step_default,
                "team_member_step_hide": team_member_step_hide,
                "service_step_num": service_step_num,
                "team_member_step_num": team_member_step_num,
                "datetime_step_num": datetime_step_num,
                "show_button": show_button,
                "button_position": button_position,
                "form_position": form_position,
                "button_color": button_color,
                "button_animation": button_animation,
            },
        )
        read = await self._pipeline.respond(
            operations.get_booking_widget(location_id, form_id)
        )
        refuse_lossy_read(models.UpdateBookingWidgetInput, read.drift, changes)
        body = self._build_update_booking_widget(read.value, changes)
        return await self._pipeline.call(
            operations.update_booking_widget(location_id, form_id, body=body)
        )

    def _build_update_booking_widget(
        self, current: models.BookingWidget, changes: Mapping[str, Any]
    ) -> models.UpdateBookingWidgetInput:
        """Return the body of `update_booking_widget`: the object as it was read, with the changes."""
        from altegio_async._core.replacement import build_replacement

        return build_replacement(
            models.UpdateBookingWidgetInput,
            current,
            changes,
        )


class OnlineBookingSettingsWithRawResponse:
    """Methods of `altegio.online_booking_settings.with_raw_response`."""

    def __init__(self, online_booking_settings: OnlineBookingSettings) -> None:
        self.create_booking_widget: Final = raw(online_booking_settings.create_booking_widget)
        self.delete_booking_widget: Final = raw(online_booking_settings.delete_booking_widget)
        self.get: Final = raw(online_booking_settings.get)
        self.get_booking_widget: Final = raw(online_booking_settings.get_booking_widget)
        self.get_timeslots: Final = raw(online_booking_settings.get_timeslots)
        self.list_booking_widgets: Final = raw(online_booking_settings.list_booking_widgets)
        self.replace: Final = raw(online_booking_settings.replace)
        self.replace_booking_widget: Final = raw(online_booking_settings.replace_booking_widget)
