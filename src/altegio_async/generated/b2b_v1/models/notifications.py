# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class NotificationTypeChannel(Model, gc=False, kw_only=True):
    """Channels of the notification; 1 is on, 0 is off."""

    push: int | None = None
    """1 when push messages are on."""

    sms: int | None = None
    """1 when SMS are on."""

    email: int | None = None
    """E-mail address."""


class SettingsInputNotificationTypeChannel(Model, gc=False, kw_only=True):
    """Channels of the notification; 1 is on, 0 is off."""

    push: int | UnsetType = UNSET
    """1 when push messages are on."""


class UserNotificationSettingsNotificationType(Model, gc=False, kw_only=True):
    """An entry of the notification types."""

    type: "Literal['record_create_online_staff', 'record_create_offline_staff', 'record_delete_staff', 'record_move_staff', 'record_create_online_admin', 'record_create_offline_admin', 'record_delete_admin', 'record_move_admin', 'license_expire'] | str | None" = (
        None
    )
    """Kind."""

    channels: NotificationTypeChannel | None = None
    """Channels of the notification; 1 is on, 0 is off."""


class NotificationType(Model, gc=False, kw_only=True):
    """A notification and the channels that are on."""

    type: str | None = None
    """Kind."""

    channels: NotificationTypeChannel | None = None
    """Channels of the notification; 1 is on, 0 is off."""


class SettingsInputNotificationType(Model, gc=False, kw_only=True):
    """An entry of the notification types."""

    type: "Literal['record_create_online_staff', 'record_create_offline_staff', 'record_delete_staff', 'record_move_staff', 'record_create_online_admin', 'record_create_offline_admin', 'record_delete_admin', 'record_move_admin', 'license_expire'] | UnsetType" = (
        UNSET
    )
    """Kind."""

    channels: SettingsInputNotificationTypeChannel | UnsetType = UNSET
    """Channels of the notification; 1 is on, 0 is off."""


class UpdateUserNotificationSettingsInput(Model, gc=False, kw_only=True):
    """The values to send: update the notification settings of a user."""

    notification_types: list[SettingsInputNotificationType] | UnsetType = UNSET
    """Notifications and their channels."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )


class UserNotificationSettings(Model, gc=False, kw_only=True):
    """The notifications that a user receives."""

    mode: "Literal['admin', 'staff', 'disabled'] | str | None" = None
    """Which set of notifications the user receives."""

    notification_types: list[UserNotificationSettingsNotificationType] | None = None
    """Notifications and their channels."""
