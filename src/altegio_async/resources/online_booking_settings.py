"""Settings and widgets of online booking."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType

from altegio_async._core.body_arguments import convert_body
from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.replacement import build_replacement
from altegio_async._resource import raw
from altegio_async.generated.b2b_v1 import models, operations, resources

__all__ = ["OnlineBookingSettings", "OnlineBookingSettingsWithRawResponse"]


class OnlineBookingSettings(resources.OnlineBookingSettings):
    """Methods of `altegio.online_booking_settings`."""

    @cached_property
    def with_raw_response(self) -> OnlineBookingSettingsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return OnlineBookingSettingsWithRawResponse(self._copy_for_raw_responses())

    async def update(
        self,
        location_id: int,
        *,
        confirm_number: bool | UnsetType = UNSET,
        any_team_member: bool | UnsetType = UNSET,
        seance_delay_step: int | UnsetType = UNSET,
        event_online_appointment_clients_count_max: int | UnsetType = UNSET,
    ) -> models.OnlineBookingSettings:
        """Change some settings of online booking and return all of them.

        The API expects all settings, so this method reads them, changes the given ones, and sends
        everything. A change that someone else makes between the two requests is overwritten.

        Args:
            location_id: location, by id.
            confirm_number: whether clients confirm their phone by a code.
            any_team_member: whether clients can book without choosing a team member.
            seance_delay_step: least time between booking and appointment, as the API counts it.
            event_online_appointment_clients_count_max: clients that one booking of an event has at most.

        Raises:
            InvalidArgumentError: an argument has a wrong type, no setting is given, or a setting is neither
                given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_online_booking_settings`, `update_online_booking_settings`.
        """
        changes = {
            "confirm_number": confirm_number,
            "any_team_member": any_team_member,
            "seance_delay_step": seance_delay_step,
            "event_online_appointment_clients_count_max": event_online_appointment_clients_count_max,
        }
        read = await self.with_raw_response.get(location_id)
        refuse_lossy_read(models.UpdateOnlineBookingSettingsInput, read.drift, changes)
        return await self.replace(
            location_id, body=build_replacement(models.UpdateOnlineBookingSettingsInput, read.value, changes)
        )

    async def replace(
        self, location_id: int, *, body: models.UpdateOnlineBookingSettingsInput | Mapping[str, Any]
    ) -> models.OnlineBookingSettings:
        """Send all settings of online booking and return them.

        Args:
            location_id: location, by id.
            body: an `UpdateOnlineBookingSettingsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_online_booking_settings`.
        """
        return await self._pipeline.call(
            operations.update_online_booking_settings(
                location_id, body=convert_body(models.UpdateOnlineBookingSettingsInput, body)
            )
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
        """Change some values of a booking widget and return it.

        The API expects all values, so this method reads the widget, changes the given values, and sends
        everything. A change that someone else makes between the two requests is overwritten.

        Args:
            location_id: location, by id.
            form_id: widget, by id.
            title: title.
            description: description.
            is_default: whether it is the default widget of the location.
            without_menu: whether it has no menu.
            service_step_default: service that is chosen at first, by id.
            service_step_hide: whether the choice of a service is hidden.
            team_member_step_default: team member who is chosen at first, by id.
            team_member_step_hide: whether the choice of a team member is hidden.
            service_step_num: position of the choice of a service.
            team_member_step_num: position of the choice of a team member.
            datetime_step_num: position of the choice of a time.
            show_button: whether the page has a button that opens it.
            button_position: position of the button.
            form_position: side on which it opens.
            button_color: colour of the button.
            button_animation: whether the button is animated.

        Raises:
            InvalidArgumentError: an argument has a wrong type, no value is given, or a value is neither
                given nor read.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_booking_widget`, `update_booking_widget`.
        """
        changes = {
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
        }
        read = await self.with_raw_response.get_booking_widget(location_id, form_id)
        refuse_lossy_read(models.UpdateBookingWidgetInput, read.drift, changes)
        return await self.replace_booking_widget(
            location_id, form_id, body=build_replacement(models.UpdateBookingWidgetInput, read.value, changes)
        )

    async def replace_booking_widget(
        self, location_id: int, form_id: int, *, body: models.UpdateBookingWidgetInput | Mapping[str, Any]
    ) -> models.BookingWidget:
        """Send all values of a booking widget and return it.

        Args:
            location_id: location, by id.
            form_id: widget, by id.
            body: an `UpdateBookingWidgetInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_booking_widget`.
        """
        return await self._pipeline.call(
            operations.update_booking_widget(
                location_id, form_id, body=convert_body(models.UpdateBookingWidgetInput, body)
            )
        )


class OnlineBookingSettingsWithRawResponse(resources.OnlineBookingSettingsWithRawResponse):
    """Methods of `altegio.online_booking_settings.with_raw_response`."""

    def __init__(self, online_booking_settings: OnlineBookingSettings) -> None:
        super().__init__(online_booking_settings)
        self.replace: Final = raw(online_booking_settings.replace)
        self.replace_booking_widget: Final = raw(online_booking_settings.replace_booking_widget)
