"""Services and their categories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from msgspec import UNSET, UnsetType

from altegio_async._core.arguments import check_amount, check_date, check_seconds, unless_unset
from altegio_async._core.body_arguments import convert_body
from altegio_async._core.lossy_reads import refuse_lossy_read
from altegio_async._core.replacement import build_replacement
from altegio_async._core.validation import check_id
from altegio_async._resource import raw
from altegio_async.generated.b2b_v1 import models, operations, resources

__all__ = [
    "ServiceCategories",
    "ServiceCategoriesWithRawResponse",
    "Services",
    "ServicesWithRawResponse",
]


class Services(resources.Services):
    """Methods of `altegio.services`."""

    @cached_property
    def with_raw_response(self) -> ServicesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ServicesWithRawResponse(self._copy_for_raw_responses())

    async def update(
        self,
        location_id: int,
        service_id: int,
        *,
        title: str | UnsetType = UNSET,
        booking_title: str | UnsetType = UNSET,
        category_id: int | UnsetType = UNSET,
        price_min: Decimal | int | UnsetType = UNSET,
        price_max: Decimal | int | UnsetType = UNSET,
        duration: dt.timedelta | int | UnsetType = UNSET,
        is_multi: bool | UnsetType = UNSET,
        tax_variant: int | UnsetType = UNSET,
        vat_id: int | UnsetType = UNSET,
        is_need_limit_date: bool | UnsetType = UNSET,
        seance_search_start: int | UnsetType = UNSET,
        seance_search_finish: int | UnsetType = UNSET,
        step: int | UnsetType = UNSET,
        seance_search_step: int | UnsetType = UNSET,
        technical_break_duration: dt.timedelta | int | UnsetType | None = UNSET,
        discount: Decimal | int | UnsetType = UNSET,
        comment: str | UnsetType = UNSET,
        date_from: dt.date | str | UnsetType = UNSET,
        date_to: dt.date | str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        active: int | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        team_member: Iterable[models.ServiceInputStaff | Mapping[str, Any]] | UnsetType = UNSET,
    ) -> models.Service:
        """Change some values of a service and return it.

        The API expects all values, so this method reads the service, changes the given values, and sends
        everything. A change that someone else makes between the two requests is overwritten.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            title: title.
            booking_title: title in online booking.
            category_id: category, by id.
            price_min: lowest price, in the currency of the location.
            price_max: highest price.
            duration: duration, a `timedelta` or seconds.
            is_multi: whether several clients can be booked at the same time.
            tax_variant: tax, by code.
            vat_id: rate of the value-added tax, by code.
            is_need_limit_date: whether the service is offered between two days only.
            seance_search_start: first start of the day, in seconds from midnight.
            seance_search_finish: last start of the day, in seconds from midnight.
            step: seconds between two starts.
            seance_search_step: seconds between two starts in the search for free slots.
            technical_break_duration: break after it, a `timedelta` or seconds.
            discount: discount in percent.
            comment: comment.
            date_from: first day on which it is offered.
            date_to: last day on which it is offered.
            weight: position in lists.
            active: 1 if clients can book it, else 0.
            api_id: id of your own.
            team_member: all team members who provide it, with their durations.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, no value is given, or a required
                value is neither given nor read.
            NotFoundError: the service does not exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service`, `patch_service`.
        """
        changes = {
            "title": title,
            "booking_title": booking_title,
            "category_id": unless_unset(check_id, "category_id", category_id),
            "price_min": unless_unset(check_amount, "price_min", price_min),
            "price_max": unless_unset(check_amount, "price_max", price_max),
            "duration": unless_unset(check_seconds, "duration", duration),
            "is_multi": is_multi,
            "tax_variant": tax_variant,
            "vat_id": vat_id,
            "is_need_limit_date": is_need_limit_date,
            "seance_search_start": seance_search_start,
            "seance_search_finish": seance_search_finish,
            "step": step,
            "seance_search_step": seance_search_step,
            "technical_break_duration": unless_unset(
                check_seconds, "technical_break_duration", technical_break_duration
            ),
            "discount": unless_unset(check_amount, "discount", discount),
            "comment": comment,
            "date_from": unless_unset(check_date, "date_from", date_from),
            "date_to": unless_unset(check_date, "date_to", date_to),
            "weight": weight,
            "active": active,
            "api_id": api_id,
            "team_member": team_member,
        }
        read = await self.with_raw_response.get(location_id, service_id)
        refuse_lossy_read(models.PatchServiceInput, read.drift, changes)
        return await self.replace(
            location_id, service_id, body=build_replacement(models.PatchServiceInput, read.value, changes)
        )

    async def replace(
        self, location_id: int, service_id: int, *, body: models.PatchServiceInput | Mapping[str, Any]
    ) -> models.Service:
        """Send all values of a service and return it.

        A value that is left out can be reset. `update` reads the service first.

        Args:
            location_id: location, by id.
            service_id: service, by id.
            body: a `PatchServiceInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            NotFoundError: the service does not exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `patch_service`.
        """
        return await self._pipeline.call(
            operations.patch_service(
                location_id, service_id, body=convert_body(models.PatchServiceInput, body)
            )
        )


class ServicesWithRawResponse(resources.ServicesWithRawResponse):
    """Methods of `altegio.services.with_raw_response`."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.replace: Final = raw(services.replace)


class ServiceCategories(resources.ServiceCategories):
    """Methods of `altegio.service_categories`."""

    @cached_property
    def with_raw_response(self) -> ServiceCategoriesWithRawResponse:
        """The methods that send one request. They return the response together with the value."""
        return ServiceCategoriesWithRawResponse(self._copy_for_raw_responses())

    async def update(
        self,
        location_id: int,
        category_id: int,
        *,
        title: str | UnsetType = UNSET,
        weight: int | UnsetType = UNSET,
        api_id: str | UnsetType = UNSET,
        team_member: Iterable[int] | UnsetType = UNSET,
    ) -> models.ServiceCategory:
        """Change some values of a service category and return it.

        The API replaces the whole category, so this method reads it, changes the given values, and sends
        everything. A change that someone else makes between the two requests is overwritten.

        Args:
            location_id: location, by id.
            category_id: category, by id.
            title: title.
            weight: position in lists.
            api_id: id of your own.
            team_member: all team members of the category, by id.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or no value is given.
            NotFoundError: the category does not exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `get_service_category`, `update_service_category`.
        """
        changes = {
            "title": title,
            "weight": weight,
            "api_id": api_id,
            "team_member": team_member,
        }
        read = await self.with_raw_response.get(location_id, category_id)
        refuse_lossy_read(models.CreateServiceCategoryInput, read.drift, changes)
        return await self.replace(
            location_id,
            category_id,
            body=build_replacement(models.CreateServiceCategoryInput, read.value, changes),
        )

    async def replace(
        self,
        location_id: int,
        category_id: int,
        *,
        body: models.CreateServiceCategoryInput | Mapping[str, Any],
    ) -> models.ServiceCategory:
        """Replace a service category and return it.

        A value that is left out is reset. `update` reads the category first.

        Args:
            location_id: location, by id.
            category_id: category, by id.
            body: a `CreateServiceCategoryInput`, or a dict with its fields.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value, or a required field is missing.
            NotFoundError: the category does not exist.
            AltegioError: see `altegio_async.errors`.

        Published operation: `update_service_category`.
        """
        return await self._pipeline.call(
            operations.update_service_category(
                location_id, category_id, body=convert_body(models.CreateServiceCategoryInput, body)
            )
        )


class ServiceCategoriesWithRawResponse(resources.ServiceCategoriesWithRawResponse):
    """Methods of `altegio.service_categories.with_raw_response`."""

    def __init__(self, service_categories: ServiceCategories) -> None:
        super().__init__(service_categories)
        self.replace: Final = raw(service_categories.replace)
