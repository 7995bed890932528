# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from .. import models
from altegio_async._core.body_arguments import convert_optional_body
from altegio_async._core.operation import AuthLevel, Body, Endpoint, LazyEndpoint, Operation, factory
from altegio_async._core.validation import check_id

_GET_EVENT_NOTIFICATION_SETTINGS: Endpoint[models.WebhookSettings] = LazyEndpoint(
    id="get_event_notification_settings",
    method="GET",
    path="/hooks_settings/{location_id}",
    result=lambda: models.WebhookSettings,
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_EVENT_NOTIFICATION_SETTINGS)
def get_event_notification_settings(location_id: int) -> Operation[models.WebhookSettings]:
    """Get the webhook settings of a location

    Returns the URLs and the subscribed events of the webhooks of a location.

    Args:
        location_id: Location, by id.
    """
    return Operation(_GET_EVENT_NOTIFICATION_SETTINGS, (check_id("location_id", location_id),))


_UPDATE_EVENT_NOTIFICATION_SETTINGS: Endpoint[models.WebhookSettings] = LazyEndpoint(
    id="update_event_notification_settings",
    method="POST",
    path="/hooks_settings/{location_id}",
    result=lambda: models.WebhookSettings,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_EVENT_NOTIFICATION_SETTINGS)
def update_event_notification_settings(
    location_id: int,
    *,
    body: models.UpdateEventNotificationSettingsInput | Mapping[str, Any] | UnsetType = UNSET,
) -> Operation[models.WebhookSettings]:
    """Replace the webhook settings of a location

    Replaces the URLs and the subscribed events of a location, also those of other integrations. Read the
    settings, change them and send everything.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _UPDATE_EVENT_NOTIFICATION_SETTINGS,
        (check_id("location_id", location_id),),
        (),
        convert_optional_body(models.UpdateEventNotificationSettingsInput, body),
    )
