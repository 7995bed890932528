# Generated from the description by `python -m codegen build`. Do not edit.

"""Methods of `altegio.marketplace`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import UNSET, UnsetType

from .. import models, operations
from altegio_async._lazy import lazy_module
from altegio_async._resource import Resource, raw, raw_page

if TYPE_CHECKING:
    from altegio_async import pagination
else:
    pagination = lazy_module("altegio_async.pagination")


class Marketplace(Resource):
    """Methods of `altegio.marketplace`."""

    @cached_property
    def with_raw_response(self) -> MarketplaceWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return MarketplaceWithRawResponse(self._copy_for_raw_responses())

    async def add_discount(
        self,
        *,
        location_ids: Iterable[int],
        application_id: int,
        discount: Decimal | int,
    ) -> dict[str, Any]:
        """Grant a discount on an application.

        Grants locations a discount on an application.

        Args:
            location_ids: locations, by id.
            application_id: application, by id.
            discount: discount in percent.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_partner_application_add_discount`.
        """
        return await self._pipeline.call(
            operations.marketplace_partner_application_add_discount(
                body={
                    "location_ids": location_ids,
                    "application_id": application_id,
                    "discount": discount,
                },
            )
        )

    async def confirm_settings(
        self,
        *,
        location_id: int,
        application_id: int,
        api_key: str | UnsetType = UNSET,
        webhook_urls: Sequence[str] | UnsetType = UNSET,
    ) -> None:
        """Confirm the connection of a location.

        Reports that the integration of a location is set up, with its key and webhook URLs.

        Args:
            location_id: location, by id.
            application_id: application, by id.
            api_key: key of the integration for the location.
            webhook_urls: uRLs that receive the webhooks.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_notification_settings_callback`.
        """
        return await self._pipeline.call(
            operations.marketplace_notification_settings_callback(
                body={
                    "location_id": location_id,
                    "application_id": application_id,
                    "api_key": api_key,
                    "webhook_urls": webhook_urls,
                },
            )
        )

    async def get_integration_status(self, location_id: int, application_id: int) -> models.IntegrationStatus:
        """Get the state of an integration.

        Returns the state of the connection of a location, its payments and its history. Times are local
        without an offset.

        Args:
            location_id: location, by id.
            application_id: application, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_marketplace_integration_status`.
        """
        return await self._pipeline.call(
            operations.get_marketplace_integration_status(
                location_id,
                application_id,
            )
        )

    async def get_payment_link(
        self,
        location_id: int,
        *,
        application_id: int,
        discount: Decimal | int | None = None,
    ) -> models.PaymentLink:
        """Get the payment link of an application.

        Returns the URL of the page on which a location pays for an application.

        Args:
            location_id: location, by id.
            application_id: application, by id.
            discount: discount on the price.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_partner_application_payment_link`.
        """
        return await self._pipeline.call(
            operations.marketplace_partner_application_payment_link(
                location_id=location_id,
                application_id=application_id,
                discount=discount,
            )
        )

    def list_app_locations(
        self,
        application_id: int,
        *,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> pagination.Pager[models.ApplicationLocation]:
        """List the locations of an application.

        Returns page by page the locations that an application is connected to.

        Args:
            application_id: application, by id.
            page_size: rows per page, at most 1000.
            limit: iteration ends after this number of rows.

        Returns:
            A pager: await it for the first `Page`, or iterate over every row.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `list_marketplace_app_locations`.
        """
        return pagination.Pager(
            self._pipeline,
            operations.list_marketplace_app_locations(
                application_id,
                page=1,
                count=1000,
            ),
            page_size=page_size,
            limit=limit,
        )

    async def list_tariffs(self, application_id: int) -> list[models.Tariff]:
        """List the tariffs of an application.

        Returns the tariffs of an application with price and length in months.

        Args:
            application_id: application, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_partner_applications_tariffs_list`.
        """
        return await self._pipeline.call(
            operations.marketplace_partner_applications_tariffs_list(
                application_id,
            )
        )

    async def report_payment(
        self,
        *,
        location_id: int,
        application_id: int,
        currency_iso: str,
        payment_sum: Decimal | int,
        payment_date: str,
        period_from: str,
        period_to: str,
    ) -> models.PaymentReport:
        """Report a payment.

        Reports a payment of a location for an application and returns the id of the payment.

        Args:
            location_id: location, by id.
            application_id: application, by id.
            currency_iso: iSO 4217 code of the currency.
            payment_sum: sum of the payment.
            payment_date: time of the payment.
            period_from: first day that is paid.
            period_to: last day that is paid.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_notification_payment_callback`.
        """
        return await self._pipeline.call(
            operations.marketplace_notification_payment_callback(
                body={
                    "location_id": location_id,
                    "application_id": application_id,
                    "currency_iso": currency_iso,
                    "payment_sum": payment_sum,
                    "payment_date": payment_date,
                    "period_from": period_from,
                    "period_to": period_to,
                },
            )
        )

    async def report_refund(self, payment_id: int) -> None:
        """Report a refund.

        Reports that a payment was refunded.

        Args:
            payment_id: payment, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_payment_refund_callback`.
        """
        return await self._pipeline.call(operations.marketplace_payment_refund_callback(payment_id))

    async def set_short_names(
        self,
        *,
        location_id: int,
        application_id: int,
        short_names: Sequence[str],
    ) -> None:
        """Set sender names.

        Sets the short names that a location can use as senders of messages.

        Args:
            location_id: location, by id.
            application_id: application, by id.
            short_names: short names of the sender.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `set_marketplace_notification_short_names`.
        """
        return await self._pipeline.call(
            operations.set_marketplace_notification_short_names(
                body={
                    "location_id": location_id,
                    "application_id": application_id,
                    "short_names": short_names,
                },
            )
        )

    async def uninstall_app(self, location_id: int, application_id: int) -> dict[str, Any] | None:
        """Uninstall an application.

        Disconnects an application from a location.

        Args:
            location_id: location, by id.
            application_id: application, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `uninstall_marketplace_app`.
        """
        return await self._pipeline.call(operations.uninstall_marketplace_app(location_id, application_id))

    async def update_channel(
        self,
        *,
        location_id: int,
        application_id: int,
        channel_slug: Literal["sms", "whatsapp"],
        is_available: bool,
    ) -> dict[str, Any]:
        """Switch a message channel on or off.

        Sets whether a location can send messages by SMS or WhatsApp through the application.

        Args:
            location_id: location, by id.
            application_id: application, by id.
            channel_slug: channel of the messages.
            is_available: whether the channel can be used.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            AltegioError: see `altegio_async.errors`.

        Published operation: `marketplace_partner_applications_update_channel`.
        """
        return await self._pipeline.call(
            operations.marketplace_partner_applications_update_channel(
                body={
                    "location_id": location_id,
                    "application_id": application_id,
                    "channel_slug": channel_slug,
                    "is_available": is_available,
                },
            )
        )


class MarketplaceWithRawResponse:
    """Methods of `altegio.marketplace.with_raw_response`."""

    def __init__(self, marketplace: Marketplace) -> None:
        self.add_discount: Final = raw(marketplace.add_discount)
        self.confirm_settings: Final = raw(marketplace.confirm_settings)
        self.get_integration_status: Final = raw(marketplace.get_integration_status)
        self.get_payment_link: Final = raw(marketplace.get_payment_link)
        self.list_app_locations: Final = raw_page(marketplace.list_app_locations)
        self.list_tariffs: Final = raw(marketplace.list_tariffs)
        self.report_payment: Final = raw(marketplace.report_payment)
        self.report_refund: Final = raw(marketplace.report_refund)
        self.set_short_names: Final = raw(marketplace.set_short_names)
        self.uninstall_app: Final = raw(marketplace.uninstall_app)
        self.update_channel: Final = raw(marketplace.update_channel)
