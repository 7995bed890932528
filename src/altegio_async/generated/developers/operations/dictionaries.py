# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from .. import models
from altegio_async._core.arguments import optional
from altegio_async._core.operation import AuthLevel, Endpoint, LazyEndpoint, Operation, Query, factory
from altegio_async._core.validation import check_id

_GET_BUSINESS_TYPES_BY_GROUP: Endpoint[list[models.BusinessGroup]] = LazyEndpoint(
    id="get_business_types_by_group",
    method="GET",
    path="/references/business_groups_with_types",
    result=lambda: list[models.BusinessGroup],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_BUSINESS_TYPES_BY_GROUP)
def get_business_types_by_group() -> Operation[list[models.BusinessGroup]]:
    """List business types

    Returns the groups of businesses with their types.
    """
    return Operation(_GET_BUSINESS_TYPES_BY_GROUP)


_GET_CITY_LIST: Endpoint[list[models.City]] = LazyEndpoint(
    id="get_city_list",
    method="GET",
    path="/cities",
    result=lambda: list[models.City],
    auth=AuthLevel.PARTNER,
    idempotent=True,
    query=(Query("country_id"), Query("company_id")),
)


@factory(_GET_CITY_LIST)
def get_city_list(
    *,
    country_id: int | None = None,
    location_id: int | None = None,
) -> Operation[list[models.City]]:
    """List cities

    Returns the cities, on request those of one country.

    Args:
        country_id: Country, by id.
        location_id: Location, by id.
    """
    return Operation(
        _GET_CITY_LIST,
        (),
        (
            optional(check_id, "country_id", country_id, minimum=0),
            optional(check_id, "location_id", location_id, minimum=0),
        ),
    )


_GET_COUNTRY_LIST: Endpoint[list[models.Country]] = LazyEndpoint(
    id="get_country_list",
    method="GET",
    path="/countries",
    result=lambda: list[models.Country],
    auth=AuthLevel.PARTNER,
    idempotent=True,
)


@factory(_GET_COUNTRY_LIST)
def get_country_list() -> Operation[list[models.Country]]:
    """List countries

    Returns the countries with currency and phone format.
    """
    return Operation(_GET_COUNTRY_LIST)
