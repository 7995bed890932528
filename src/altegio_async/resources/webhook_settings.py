"""Webhook settings of a location."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.validation import check_text
from altegio_async.errors import InvalidArgumentError
from altegio_async.generated.developers import models, resources

__all__ = ["WebhookSettings"]

_MAX_URLS: Final = 10


class WebhookSettings(resources.WebhookSettings):
    """Methods of `altegio.webhook_settings`.

    The API replaces all settings of a location, also those of other integrations. The methods `update`,
    `add_url` and `remove_url` therefore read the settings, change them and send everything. A change that
    another program makes between the two requests is overwritten.
    """

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
        current = await self._read(location_id)
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
        current = await self._read(location_id)
        urls = list(current.urls or ())
        if url not in urls:
            return current
        left = [one for one in urls if one != url]
        return await self._change(location_id, current, {"urls": left} if left else {"active": 0})

    def _build_update(
        self, current: models.WebhookSettings, changes: Mapping[str, Any]
    ) -> models.UpdateEventNotificationSettingsInput:
        """Return the body of `update` with valid URLs and switches."""
        checked = {name: _check_setting(name, value) for name, value in changes.items()}
        return super()._build_update(current, checked)

    async def _read(self, location_id: int) -> models.WebhookSettings:
        """Return the settings, if all that will be written back can be read.

        Raises:
            InvalidArgumentError: a setting cannot be read.
        """
        read = await self.with_raw_response.get(location_id)
        refuse_lossy_read(models.UpdateEventNotificationSettingsInput, read.drift, {})
        return read.value

    async def _change(
        self, location_id: int, current: models.WebhookSettings, changes: Mapping[str, Any]
    ) -> models.WebhookSettings:
        return await self.replace(location_id, body=self._build_update(current, changes))


def _check_setting(name: str, value: Any) -> Any:
    if name == "urls":
        return _check_urls(value)
    if value not in (0, 1):
        raise InvalidArgumentError(f"{name} must be 0 or 1, got {value!r}")
    return value


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
