# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import models
from altegio_async._core.arguments import check_any_given, optional
from altegio_async._core.body_arguments import convert_bodies, convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id, check_phone, check_text

_GET_LOCATION_NOTIFICATION_SETTINGS: Endpoint[list[models.NotificationType]] = LazyEndpoint(
    id="get_location_notification_settings",
    method="GET",
    path="/notification_settings/{location_id}/notification_types",
    result=lambda: list[models.NotificationType],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_LOCATION_NOTIFICATION_SETTINGS)
def get_location_notification_settings(location_id: int) -> Operation[list[models.NotificationType]]:
    """Get the notification settings of a location

    Returns the notification types of a location and the channels that are on for each.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_LOCATION_NOTIFICATION_SETTINGS, (check_id("location_id", location_id),))


_GET_MESSAGE_STATUS_LIST: Endpoint[None] = Endpoint(
    id="get_message_status_list",
    method="POST",
    path="/delivery/status",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_GET_MESSAGE_STATUS_LIST)
def get_message_status_list(
    *,
    body: Sequence[models.GetMessageStatusListInput | Mapping[str, Any]],
) -> Operation[None]:
    """Report the delivery status of messages

    Reports the delivery status and the price of messages that an SMS provider delivered. Status codes are
    1, 2, 4, 8, 16 and 52.
    """
    return Operation(
        _GET_MESSAGE_STATUS_LIST,
        (),
        (),
        convert_bodies(models.GetMessageStatusListInput, body, minimum=1),
    )


_GET_USER_NOTIFICATION_SETTINGS: Endpoint[models.UserNotificationSettings] = LazyEndpoint(
    id="get_user_notification_settings",
    method="GET",
    path="/notification_settings/{location_id}/users/{user_id}",
    result=lambda: models.UserNotificationSettings,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_USER_NOTIFICATION_SETTINGS)
def get_user_notification_settings(
    location_id: int,
    user_id: int,
) -> Operation[models.UserNotificationSettings]:
    """Get the notification settings of a user

    Returns which notifications a user receives and by which channels.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _GET_USER_NOTIFICATION_SETTINGS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
    )


_SEND_EMAIL_CAMPAIGN_TO_FILTERED_CLIENTS: Endpoint[None] = Endpoint(
    id="send_email_campaign_to_filtered_clients",
    method="POST",
    path="/email/clients/by_filter/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    query=(Query("fullname"), Query("phone"), Query("email"), Query("card")),
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_EMAIL_CAMPAIGN_TO_FILTERED_CLIENTS)
def send_email_campaign_to_filtered_clients(
    location_id: int,
    *,
    body: models.SendEmailCampaignToFilteredClientsInput | Mapping[str, Any],
    fullname: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    card: str | None = None,
) -> Operation[None]:
    """Send an e-mail to filtered clients

    Sends an e-mail to all clients that match the filter. Without a filter the API sends to all clients of
    the location.

    Args:
        location_id: Location, by id.
        fullname: Part of the name.
        phone: Phone in international form.
        email: E-mail address.
        card: Number of the client card.
    """
    check_any_given(fullname=fullname, phone=phone, email=email, card=card)
    return Operation(
        _SEND_EMAIL_CAMPAIGN_TO_FILTERED_CLIENTS,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "fullname", fullname),
            optional(check_phone, "phone", phone),
            optional(check_text, "email", email),
            optional(check_text, "card", card),
        ),
        convert_body(models.SendEmailCampaignToFilteredClientsInput, body),
    )


_SEND_EMAIL_NEWSLETTER_TO_CLIENTS: Endpoint[None] = Endpoint(
    id="send_email_newsletter_to_clients",
    method="POST",
    path="/email/clients/by_id/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_EMAIL_NEWSLETTER_TO_CLIENTS)
def send_email_newsletter_to_clients(
    location_id: int,
    *,
    body: models.SendEmailNewsletterToClientsInput | Mapping[str, Any],
) -> Operation[None]:
    """Send an e-mail to clients

    Sends an e-mail to the given clients.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _SEND_EMAIL_NEWSLETTER_TO_CLIENTS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.SendEmailNewsletterToClientsInput, body),
    )


_SEND_SMS_CAMPAIGN_TO_FILTERED_CLIENTS: Endpoint[None] = Endpoint(
    id="send_sms_campaign_to_filtered_clients",
    method="POST",
    path="/sms/clients/by_filter/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    query=(Query("fullname"), Query("phone"), Query("email"), Query("card")),
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_SMS_CAMPAIGN_TO_FILTERED_CLIENTS)
def send_sms_campaign_to_filtered_clients(
    location_id: int,
    *,
    body: models.SmsCampaignInput | Mapping[str, Any],
    fullname: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    card: str | None = None,
) -> Operation[None]:
    """Send an SMS to filtered clients

    Sends a text message to all clients that match the filter. Each message is charged. Without a filter
    the API sends to all clients of the location.

    Args:
        location_id: Location, by id.
        fullname: Part of the name.
        phone: Phone in international form.
        email: E-mail address.
        card: Number of the client card.
    """
    check_any_given(fullname=fullname, phone=phone, email=email, card=card)
    return Operation(
        _SEND_SMS_CAMPAIGN_TO_FILTERED_CLIENTS,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "fullname", fullname),
            optional(check_phone, "phone", phone),
            optional(check_text, "email", email),
            optional(check_text, "card", card),
        ),
        convert_body(models.SmsCampaignInput, body),
    )


_SEND_SMS_TO_CLIENTS: Endpoint[None] = Endpoint(
    id="send_sms_to_clients",
    method="POST",
    path="/sms/clients/by_id/{location_id}",
    result=None,
    auth=AuthLevel.USER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_SEND_SMS_TO_CLIENTS)
def send_sms_to_clients(
    location_id: int,
    *,
    body: models.SendSmsToClientsInput | Mapping[str, Any],
) -> Operation[None]:
    """Send an SMS to clients

    Sends a text message to the given clients. Each message is charged.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _SEND_SMS_TO_CLIENTS,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.SendSmsToClientsInput, body),
    )


_UPDATE_USER_NOTIFICATION_SETTINGS: Endpoint[models.UserNotificationSettings] = LazyEndpoint(
    id="update_user_notification_settings",
    method="POST",
    path="/notification_settings/{location_id}/users/{user_id}",
    result=lambda: models.UserNotificationSettings,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_USER_NOTIFICATION_SETTINGS)
def update_user_notification_settings(
    location_id: int,
    user_id: int,
    *,
    body: models.UpdateUserNotificationSettingsInput | Mapping[str, Any],
) -> Operation[models.UserNotificationSettings]:
    """Update the notification settings of a user

    Switches the push notifications of a user on or off and returns the settings.

    Args:
        location_id: Location, by id.
        user_id: User, by id.
    """
    return Operation(
        _UPDATE_USER_NOTIFICATION_SETTINGS,
        (check_id("location_id", location_id), check_id("user_id", user_id)),
        (),
        convert_body(models.UpdateUserNotificationSettingsInput, body),
    )
