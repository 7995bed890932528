# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.utilities`."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._resource import Resource, raw


class Utilities(Resource):
    """Methods of `altegio.utilities`."""

    @cached_property
    def with_raw_response(self) -> UtilitiesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return UtilitiesWithRawResponse(self._copy_for_raw_responses())

    async def check_phone_number(self, phone: str) -> models.PhoneCheck:
        """Check a phone number.

        Returns whether a phone number has a valid format.

        Args:
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `phone_number_format_check`.
        """
        return await self._pipeline.call(operations.phone_number_format_check(phone))

    async def delete_image(self, entity: str, *, image_group_id: int) -> None:
        """Delete an image.

        Deletes the images of a team member or a service.

        Args:
            entity: kind of object.
            image_group_id: picture group, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `delete_image`.
        """
        return await self._pipeline.call(
            operations.delete_image(
                entity,
                body={
                    "image_group_id": image_group_id,
                },
            )
        )

    async def disable_team_member_tips(
        self,
        location_id: int,
        team_member_tips_settings_id: int,
    ) -> models.TipSettings:
        """Disable tips for a team member.

        Switches tips off and returns the settings.

        Args:
            location_id: location, by id.
            team_member_tips_settings_id: team member tips settings, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `disable_team_member_tips`.
        """
        return await self._pipeline.call(
            operations.disable_team_member_tips(
                location_id,
                team_member_tips_settings_id,
            )
        )

    async def enable_team_member_tips(
        self,
        location_id: int,
        team_member_tips_settings_id: int,
    ) -> models.TipSettings:
        """Enable tips for a team member.

        Switches tips on and returns the settings. The call changes data although its method is GET.

        Args:
            location_id: location, by id.
            team_member_tips_settings_id: team member tips settings, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `enable_team_member_tips`.
        """
        return await self._pipeline.call(
            operations.enable_team_member_tips(
                location_id,
                team_member_tips_settings_id,
            )
        )

    async def get_location_subscription(self, location_id: int) -> models.LocationSubscription:
        """Get the licence of a location.

        Returns the licence of a location with its first and last day and its options.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_subscription_information`.
        """
        return await self._pipeline.call(operations.get_location_subscription_information(location_id))

    async def get_team_member_tip_settings(self, location_id: int) -> list[models.TipSettings]:
        """List the tip settings of team members.

        Returns the settings for tips of all team members of a location.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_team_member_tip_settings`.
        """
        return await self._pipeline.call(operations.get_team_member_tip_settings(location_id))

    async def upload_image(
        self,
        entity: str,
        *,
        image: bytes,
        location_id: int | UnsetType = UNSET,
        service_id: int | UnsetType = UNSET,
        team_member_id: int | UnsetType = UNSET,
    ) -> models.UploadedImage:
        """Upload an image.

        Uploads an image of a team member or a service and returns it in all sizes.

        Args:
            entity: kind of object.
            image: the bytes of the image file.
            location_id: location, by id.
            service_id: service, by id.
            team_member_id: team member, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `upload_image`.
        """
        return await self._pipeline.call(
            operations.upload_image(
                entity,
                body={
                    "image": image,
                    "location_id": location_id,
                    "service_id": service_id,
                    "team_member_id": team_member_id,
                },
            )
        )


class UtilitiesWithRawResponse:
    """Methods of `altegio.utilities.with_raw_response`."""

    def __init__(self, utilities: Utilities) -> None:
        self.check_phone_number: Final = raw(utilities.check_phone_number)
        self.delete_image: Final = raw(utilities.delete_image)
        self.disable_team_member_tips: Final = raw(utilities.disable_team_member_tips)
        self.enable_team_member_tips: Final = raw(utilities.enable_team_member_tips)
        self.get_location_subscription: Final = raw(utilities.get_location_subscription)
        self.get_team_member_tip_settings: Final = raw(utilities.get_team_member_tip_settings)
        self.upload_image: Final = raw(utilities.upload_image)
