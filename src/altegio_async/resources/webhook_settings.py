"""Webhook settings of a location."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from msgspec import UNSET, UnsetType

from altegio_async._core.body_arguments import convert_body
from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.replacement import build_replacement
from altegio_async._core.validation import check_text
from altegio_async._resource import raw
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.developers import models, operations, resources

__all__ = ["WebhookSettings", "WebhookSettingsWithRawResponse"]

_MAX_URLS: Final = 10
_Switch = Literal[0, 1] | bool | UnsetType


class WebhookSettings(resources.WebhookSettings):
    """Methods of `altegio.webhook_settings`.

    The API replaces all settings of a location, also those of other integrations. The methods `update`,
    `add_url` and `remove_url` therefore read the settings, change them and send everything. A change that
    someone else makes between the two requests is overwritten.
    """

    @cached_property
    def with_raw_response(self) -> WebhookSettingsWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return WebhookSettingsWithRawResponse(self._copy_for_raw_responses())

    async def update(
        self,
        location_id: int,
        *,
        urls: Iterable[str] | UnsetType = UNSET,
        active: _Switch = UNSET,
        location: _Switch = UNSET,
        team_member: _Switch = UNSET,
        service: _Switch = UNSET,
        service_category: _Switch = UNSET,
        client: _Switch = UNSET,
        appointment: _Switch = UNSET,
        product: _Switch = UNSET,
        products_operations_sale: _Switch = UNSET,
        products_operations_receipt: _Switch = UNSET,
        products_operations_consumable: _Switch = UNSET,
        products_operations_stolen: _Switch = UNSET,
        products_operations_move: _Switch = UNSET,
        finances_operation: _Switch = UNSET,
        schedule: _Switch = UNSET,
        loyalty_card: _Switch = UNSET,
        self_sending: _Switch = UNSET,
    ) -> models.WebhookSettings:
        """Change some webhook settings of a location and return all of them.

        Args:
            location_id: location, by id.
            urls: all URLs that receive events, 1 to 10; see `add_url` and `remove_url`.
            active: whether events are sent.
            location: whether events of the location are sent.
            team_member: whether events of team members are sent.
            service: whether events of services are sent.
            service_category: whether events of service categories are sent.
            client: whether events of clients are sent.
            appointment: whether events of appointments are sent.
            product: whether events of products are sent.
            products_operations_sale: whether events of product sales are sent.
            products_operations_receipt: whether events of product receipts are sent.
            products_operations_consumable: whether events of consumables are sent.
            products_operations_stolen: whether events of write-offs are sent.
            products_operations_move: whether events of product transfers are sent.
            finances_operation: whether events of financial transactions are sent.
            schedule: whether events of schedules are sent.
            loyalty_card: whether events of loyalty cards are sent.
            self_sending: whether events that the integration itself caused are sent.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or no setting is given.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_notification_settings`, `update_event_notification_settings`.
        """
        switches = {
            "active": active,
            "location": location,
            "team_member": team_member,
            "service": service,
            "service_category": service_category,
            "client": client,
            "appointment": appointment,
            "product": product,
            "products_operations_sale": products_operations_sale,
            "products_operations_receipt": products_operations_receipt,
            "products_operations_consumable": products_operations_consumable,
            "products_operations_stolen": products_operations_stolen,
            "products_operations_move": products_operations_move,
            "finances_operation": finances_operation,
            "schedule": schedule,
            "loyalty_card": loyalty_card,
            "self_sending": self_sending,
        }
        changes: dict[str, Any] = {name: _check_switch(name, value) for name, value in switches.items()}
        changes["urls"] = urls if isinstance(urls, UnsetType) else _check_urls(urls)
        return await self._change(location_id, await self._read(location_id, changes), changes)

    async def add_url(self, location_id: int, url: str) -> models.WebhookSettings:
        """Add a URL to those that receive events, switch sending on, and return the settings.

        The subscribed events are not changed. Nothing is sent if the URL is already there and sending is on.

        Args:
            location_id: location, by id.
            url: absolute URL with https or http.

        Raises:
            InvalidArgumentError: the URL is not absolute, or the location has 10 URLs.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_notification_settings`, `update_event_notification_settings`.
        """
        (url,) = _check_urls([url])
        current = await self._read(location_id, {})
        urls = list(current.urls or ())
        if url in urls and current.active:
            return current
        if url not in urls:
            urls.append(url)
        return await self._change(location_id, current, {"urls": _check_urls(urls), "active": 1})

    async def remove_url(self, location_id: int, url: str) -> models.WebhookSettings:
        """Remove a URL from those that receive events and return the settings.

        Nothing is sent if the URL is not there. The API requires a URL, so removing the last one switches
        sending off and leaves the URL in the settings.

        Args:
            location_id: location, by id.
            url: absolute URL with https or http.

        Raises:
            InvalidArgumentError: the URL is not absolute.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_event_notification_settings`, `update_event_notification_settings`.
        """
        (url,) = _check_urls([url])
        current = await self._read(location_id, {})
        urls = list(current.urls or ())
        if url not in urls:
            return current
        left = [one for one in urls if one != url]
        return await self._change(location_id, current, {"urls": left} if left else {"active": 0})

    async def replace(
        self, location_id: int, *, body: models.UpdateEventNotificationSettingsInput | Mapping[str, Any]
    ) -> models.WebhookSettings:
        """Replace all webhook settings of a location, also those of other integrations, and return them.

        Args:
            location_id: location, by id.
            body: an `UpdateEventNotificationSettingsInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_event_notification_settings`.
        """
        return await self._pipeline.call(
            operations.update_event_notification_settings(
                location_id, body=convert_body(models.UpdateEventNotificationSettingsInput, body)
            )
        )

    async def _read(self, location_id: int, changes: Mapping[str, Any]) -> models.WebhookSettings:
        """Return the settings, if all that will be written back can be read.

        Raises:
            InvalidArgumentError: a setting that is not changed cannot be read.
        """
        read = await self.with_raw_response.get(location_id)
        refuse_lossy_read(models.UpdateEventNotificationSettingsInput, read.drift, changes)
        return read.value

    async def _change(
        self, location_id: int, current: models.WebhookSettings, changes: Mapping[str, Any]
    ) -> models.WebhookSettings:
        body = build_replacement(models.UpdateEventNotificationSettingsInput, current, changes)
        return await self.replace(location_id, body=body)


class WebhookSettingsWithRawResponse(resources.WebhookSettingsWithRawResponse):
    """Methods of `altegio.webhook_settings.with_raw_response`."""

    def __init__(self, webhook_settings: WebhookSettings) -> None:
        super().__init__(webhook_settings)
        self.replace: Final = raw(webhook_settings.replace)


def _check_switch(name: str, value: object) -> int | UnsetType:
    if isinstance(value, UnsetType):
        return UNSET
    if not isinstance(value, int) or value not in (0, 1):
        raise InvalidArgumentError(f"{name} must be 0 or 1, got {value!r}")
    return int(value)


def _check_urls(urls: Iterable[str]) -> list[str]:
    if isinstance(urls, (str, bytes)):
        raise InvalidArgumentError(f"urls must be a list of URLs, got {type(urls).__name__}")
    checked = [check_text("url", url) for url in urls]
    for url in checked:
        parts = urlsplit(url)
        if parts.scheme not in ("https", "http") or not parts.netloc:
            raise InvalidArgumentError("url must be an absolute URL with https or http")
    if not 1 <= len(checked) <= _MAX_URLS:
        raise InvalidArgumentError(f"a location has 1 to {_MAX_URLS} URLs for events, got {len(checked)}")
    return checked
