# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.notifications`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from .. import models, operations
from altegio_async._resource import Resource, raw


class Notifications(Resource):
    """Methods of `altegio.notifications`."""

    @cached_property
    def with_raw_response(self) -> NotificationsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return NotificationsWithRawResponse(self._copy_for_raw_responses())

    async def get_location_settings(self, location_id: int) -> list[models.NotificationType]:
        """Get the notification settings of a location.

        Returns the notification types of a location and the channels that are on for each.

        Args:
            location_id: location, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_location_notification_settings`.
        """
        return await self._pipeline.call(operations.get_location_notification_settings(location_id))

    async def get_user_settings(self, location_id: int, user_id: int) -> models.UserNotificationSettings:
        """Get the notification settings of a user.

        Returns which notifications a user receives and by which channels.

        Args:
            location_id: location, by id.
            user_id: user, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_user_notification_settings`.
        """
        return await self._pipeline.call(operations.get_user_notification_settings(location_id, user_id))

    async def report_message_statuses(
        self,
        *,
        body: Sequence[models.GetMessageStatusListInput | Mapping[str, Any]],
    ) -> None:
        """Report the delivery status of messages.

        Reports the delivery status and the price of messages that an SMS provider delivered. Status codes
        are 1, 2, 4, 8, 16 and 52.

        Args:
            body: a list of `GetMessageStatusListInput` or of dicts with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_message_status_list`.
        """
        return await self._pipeline.call(operations.get_message_status_list(body=body))

    async def send_email_campaign_to_filtered_clients(
        self,
        location_id: int,
        *,
        subject: str,
        text: str,
        fullname: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        card: str | None = None,
    ) -> None:
        """Send an e-mail to filtered clients.

        Sends an e-mail to all clients that match the filter. Without a filter the API sends to all
        clients of the location.

        Args:
            location_id: location, by id.
            subject: subject of the e-mail.
            text: text of the message.
            fullname: part of the name.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            email: e-mail address.
            card: number of the client card.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_email_campaign_to_filtered_clients`.
        """
        return await self._pipeline.call(
            operations.send_email_campaign_to_filtered_clients(
                location_id,
                fullname=fullname,
                phone=phone,
                email=email,
                card=card,
                body={
                    "subject": subject,
                    "text": text,
                },
            )
        )

    async def send_email_newsletter_to_clients(
        self,
        location_id: int,
        *,
        client_ids: Iterable[int],
        subject: str,
        text: str,
    ) -> None:
        """Send an e-mail to clients.

        Sends an e-mail to the given clients.

        Args:
            location_id: location, by id.
            client_ids: clients that receive the message.
            subject: subject of the e-mail.
            text: text of the message.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_email_newsletter_to_clients`.
        """
        return await self._pipeline.call(
            operations.send_email_newsletter_to_clients(
                location_id,
                body={
                    "client_ids": client_ids,
                    "subject": subject,
                    "text": text,
                },
            )
        )

    async def send_sms_campaign_to_filtered_clients(
        self,
        location_id: int,
        *,
        text: str,
        fullname: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        card: str | None = None,
    ) -> None:
        """Send an SMS to filtered clients.

        Sends a text message to all clients that match the filter. Each message is charged. Without a
        filter the API sends to all clients of the location.

        Args:
            location_id: location, by id.
            text: text of the message.
            fullname: part of the name.
            phone: phone in international form; its digits are sent. The API finds clients by their full
                international number only.
            email: e-mail address.
            card: number of the client card.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_sms_campaign_to_filtered_clients`.
        """
        return await self._pipeline.call(
            operations.send_sms_campaign_to_filtered_clients(
                location_id,
                fullname=fullname,
                phone=phone,
                email=email,
                card=card,
                body={
                    "text": text,
                },
            )
        )

    async def send_sms_to_clients(self, location_id: int, *, client_ids: Iterable[int], text: str) -> None:
        """Send an SMS to clients.

        Sends a text message to the given clients. Each message is charged.

        Args:
            location_id: location, by id.
            client_ids: clients that receive the message.
            text: text of the message.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `send_sms_to_clients`.
        """
        return await self._pipeline.call(
            operations.send_sms_to_clients(
                location_id,
                body={
                    "client_ids": client_ids,
                    "text": text,
                },
            )
        )

    async def update_user_settings(
        self,
        location_id: int,
        user_id: int,
        *,
        body: models.UpdateUserNotificationSettingsInput | Mapping[str, Any],
    ) -> models.UserNotificationSettings:
        """Update the notification settings of a user.

        Switches the push notifications of a user on or off and returns the settings.

        Args:
            location_id: location, by id.
            user_id: user, by id.
            body: a `UpdateUserNotificationSettingsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_user_notification_settings`.
        """
        return await self._pipeline.call(
            operations.update_user_notification_settings(
                location_id,
                user_id,
                body=body,
            )
        )


class NotificationsWithRawResponse:
    """Methods of `altegio.notifications.with_raw_response`."""

    def __init__(self, notifications: Notifications) -> None:
        self.get_location_settings: Final = raw(notifications.get_location_settings)
        self.get_user_settings: Final = raw(notifications.get_user_settings)
        self.report_message_statuses: Final = raw(notifications.report_message_statuses)
        self.send_email_campaign_to_filtered_clients: Final = raw(notifications.send_email_campaign_to_filtered_clients)
        self.send_email_newsletter_to_clients: Final = raw(notifications.send_email_newsletter_to_clients)
        self.send_sms_campaign_to_filtered_clients: Final = raw(notifications.send_sms_campaign_to_filtered_clients)
        self.send_sms_to_clients: Final = raw(notifications.send_sms_to_clients)
        self.update_user_settings: Final = raw(notifications.update_user_settings)
