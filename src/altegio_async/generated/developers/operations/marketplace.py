# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .. import models
from altegio_async._core.arguments import check_amount, check_integer, optional
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.operation import (
    AuthLevel,
    Body,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    factory,
)
from altegio_async._core.validation import check_id

_GET_MARKETPLACE_INTEGRATION_STATUS: Endpoint[models.IntegrationStatus] = LazyEndpoint(
    id="get_marketplace_integration_status",
    method="GET",
    path="/marketplace/salon/{location_id}/application/{application_id}",
    result=lambda: models.IntegrationStatus,
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_MARKETPLACE_INTEGRATION_STATUS)
def get_marketplace_integration_status(
    location_id: int,
    application_id: int,
) -> Operation[models.IntegrationStatus]:
    """Get the state of an integration

    Returns the state of the connection of a location, its payments and its history. Times are local
    without an offset.

    Args:
        location_id: Location, by id.
        application_id: Application, by id.
    """
    return Operation(
        _GET_MARKETPLACE_INTEGRATION_STATUS,
        (check_id("location_id", location_id), check_id("application_id", application_id)),
    )


_LIST_MARKETPLACE_APP_LOCATIONS: Endpoint[list[models.ApplicationLocation]] = LazyEndpoint(
    id="list_marketplace_app_locations",
    method="GET",
    path="/marketplace/application/{application_id}/salons",
    result=lambda: list[models.ApplicationLocation],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("page"), Query("count")),
    paging=Paging("page", "count", maximum=1000),
)


@factory(_LIST_MARKETPLACE_APP_LOCATIONS)
def list_marketplace_app_locations(
    application_id: int,
    *,
    page: int,
    count: int,
) -> Operation[list[models.ApplicationLocation]]:
    """List the locations of an application

    Returns page by page the locations that an application is connected to.

    Args:
        application_id: Application, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
    """
    return Operation(
        _LIST_MARKETPLACE_APP_LOCATIONS,
        (check_id("application_id", application_id),),
        (check_integer("page", page), check_integer("count", count)),
    )


_MARKETPLACE_NOTIFICATION_PAYMENT_CALLBACK: Endpoint[models.PaymentReport] = LazyEndpoint(
    id="marketplace_notification_payment_callback",
    method="POST",
    path="/marketplace/partner/payment",
    result=lambda: models.PaymentReport,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
)


@factory(_MARKETPLACE_NOTIFICATION_PAYMENT_CALLBACK)
def marketplace_notification_payment_callback(
    *,
    body: models.NotificationPaymentCallbackInput | Mapping[str, Any],
) -> Operation[models.PaymentReport]:
    """Report a payment

    Reports a payment of a location for an application and returns the id of the payment.
    """
    return Operation(
        _MARKETPLACE_NOTIFICATION_PAYMENT_CALLBACK,
        (),
        (),
        convert_body(models.NotificationPaymentCallbackInput, body),
    )


_MARKETPLACE_NOTIFICATION_SETTINGS_CALLBACK: Endpoint[None] = Endpoint(
    id="marketplace_notification_settings_callback",
    method="POST",
    path="/marketplace/partner/callback",
    result=None,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
    sensitive=True,
)


@factory(_MARKETPLACE_NOTIFICATION_SETTINGS_CALLBACK)
def marketplace_notification_settings_callback(
    *,
    body: models.NotificationSettingsCallbackInput | Mapping[str, Any],
) -> Operation[None]:
    """Confirm the connection of a location

    Reports that the integration of a location is set up, with its key and webhook URLs.
    """
    return Operation(
        _MARKETPLACE_NOTIFICATION_SETTINGS_CALLBACK,
        (),
        (),
        convert_body(models.NotificationSettingsCallbackInput, body),
    )


_MARKETPLACE_PARTNER_APPLICATION_ADD_DISCOUNT: Endpoint[dict[str, Any]] = Endpoint(
    id="marketplace_partner_application_add_discount",
    method="POST",
    path="/marketplace/application/add_discount",
    result=dict[str, Any],
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
)


@factory(_MARKETPLACE_PARTNER_APPLICATION_ADD_DISCOUNT)
def marketplace_partner_application_add_discount(
    *,
    body: models.PartnerApplicationAddDiscountInput | Mapping[str, Any],
) -> Operation[dict[str, Any]]:
    """Grant a discount on an application

    Grants locations a discount on an application.
    """
    return Operation(
        _MARKETPLACE_PARTNER_APPLICATION_ADD_DISCOUNT,
        (),
        (),
        convert_body(models.PartnerApplicationAddDiscountInput, body),
    )


_MARKETPLACE_PARTNER_APPLICATION_PAYMENT_LINK: Endpoint[models.PaymentLink] = LazyEndpoint(
    id="marketplace_partner_application_payment_link",
    method="GET",
    path="/marketplace/application/payment_link",
    result=lambda: models.PaymentLink,
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("salon_id"), Query("application_id"), Query("discount")),
)


@factory(_MARKETPLACE_PARTNER_APPLICATION_PAYMENT_LINK)
def marketplace_partner_application_payment_link(
    *,
    location_id: int,
    application_id: int,
    discount: Decimal | int | None = None,
) -> Operation[models.PaymentLink]:
    """Get the payment link of an application

    Returns the URL of the page on which a location pays for an application.

    Args:
        location_id: Location, by id.
        application_id: Application, by id.
        discount: Discount on the price.
    """
    return Operation(
        _MARKETPLACE_PARTNER_APPLICATION_PAYMENT_LINK,
        (),
        (
            check_id("location_id", location_id),
            check_id("application_id", application_id),
            optional(check_amount, "discount", discount),
        ),
    )


_MARKETPLACE_PARTNER_APPLICATIONS_TARIFFS_LIST: Endpoint[list[models.Tariff]] = LazyEndpoint(
    id="marketplace_partner_applications_tariffs_list",
    method="GET",
    path="/marketplace/application/{application_id}/tariffs",
    result=lambda: list[models.Tariff],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_MARKETPLACE_PARTNER_APPLICATIONS_TARIFFS_LIST)
def marketplace_partner_applications_tariffs_list(application_id: int) -> Operation[list[models.Tariff]]:
    """List the tariffs of an application

    Returns the tariffs of an application with price and length in months.

    Args:
        application_id: Application, by id.
    """
    return Operation(
        _MARKETPLACE_PARTNER_APPLICATIONS_TARIFFS_LIST,
        (check_id("application_id", application_id),),
    )


_MARKETPLACE_PARTNER_APPLICATIONS_UPDATE_CHANNEL: Endpoint[dict[str, Any]] = Endpoint(
    id="marketplace_partner_applications_update_channel",
    method="POST",
    path="/marketplace/application/update_channel",
    result=dict[str, Any],
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
)


@factory(_MARKETPLACE_PARTNER_APPLICATIONS_UPDATE_CHANNEL)
def marketplace_partner_applications_update_channel(
    *,
    body: models.PartnerApplicationsUpdateChannelInput | Mapping[str, Any],
) -> Operation[dict[str, Any]]:
    """Switch a message channel on or off

    Sets whether a location can send messages by SMS or WhatsApp through the application.
    """
    return Operation(
        _MARKETPLACE_PARTNER_APPLICATIONS_UPDATE_CHANNEL,
        (),
        (),
        convert_body(models.PartnerApplicationsUpdateChannelInput, body),
    )


_MARKETPLACE_PAYMENT_REFUND_CALLBACK: Endpoint[None] = Endpoint(
    id="marketplace_payment_refund_callback",
    method="POST",
    path="/marketplace/partner/payment/refund/{payment_id}",
    result=None,
    auth=AuthLevel.PARTNER,
    result_form=ResultForm.EMPTY,
)


@factory(_MARKETPLACE_PAYMENT_REFUND_CALLBACK)
def marketplace_payment_refund_callback(payment_id: int) -> Operation[None]:
    """Report a refund

    Reports that a payment was refunded.

    Args:
        payment_id: Payment, by id.
    """
    return Operation(_MARKETPLACE_PAYMENT_REFUND_CALLBACK, (check_id("payment_id", payment_id),))


_SET_MARKETPLACE_NOTIFICATION_SHORT_NAMES: Endpoint[None] = Endpoint(
    id="set_marketplace_notification_short_names",
    method="POST",
    path="/marketplace/partner/short_names",
    result=None,
    auth=AuthLevel.PARTNER,
    body=Body.JSON,
    result_form=ResultForm.EMPTY,
)


@factory(_SET_MARKETPLACE_NOTIFICATION_SHORT_NAMES)
def set_marketplace_notification_short_names(
    *,
    body: models.MarketplaceNotificationShortNamesInput | Mapping[str, Any],
) -> Operation[None]:
    """Set sender names

    Sets the short names that a location can use as senders of messages.
    """
    return Operation(
        _SET_MARKETPLACE_NOTIFICATION_SHORT_NAMES,
        (),
        (),
        convert_body(models.MarketplaceNotificationShortNamesInput, body),
    )


_UNINSTALL_MARKETPLACE_APP: Endpoint[dict[str, Any] | None] = Endpoint(
    id="uninstall_marketplace_app",
    method="POST",
    path="/marketplace/salon/{location_id}/application/{application_id}/uninstall",
    result=dict[str, Any] | None,
    auth=AuthLevel.PARTNER,
)


@factory(_UNINSTALL_MARKETPLACE_APP)
def uninstall_marketplace_app(location_id: int, application_id: int) -> Operation[dict[str, Any] | None]:
    """Uninstall an application

    Disconnects an application from a location.

    Args:
        location_id: Location, by id.
        application_id: Application, by id.
    """
    return Operation(
        _UNINSTALL_MARKETPLACE_APP,
        (check_id("location_id", location_id), check_id("application_id", application_id)),
    )
