# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from .. import models
from altegio_async._core.arguments import check_choice, check_choices, check_integer, optional
from altegio_async._core.operation import (
    AuthLevel,
    Endpoint,
    LazyEndpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
    factory,
)
from altegio_async._core.validation import check_text, check_text_id, check_text_ids

_AUTOCOMPLETE_PRODUCTS: Endpoint[list[models.Product]] = LazyEndpoint(
    id="autocomplete_products",
    method="GET",
    path="/locations/{location_id}/products/autocomplete",
    result=lambda: list[models.Product],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("filter[term]"), Query("page"), Query("limit"), Query("include[]", Style.BRACKETS)),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_AUTOCOMPLETE_PRODUCTS)
def autocomplete_products(
    location_id: int | str,
    *,
    term: str,
    page: int | None = None,
    limit: int | None = None,
    include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings"]] | None = None,
) -> Operation[list[models.Product]]:
    """Search products by title

    Returns products page by page whose title contains a text of at least 2 characters.

    Args:
        location_id: Location, by id.
        term: Text that the title contains.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
        include: Further data to return.
    """
    return Operation(
        _AUTOCOMPLETE_PRODUCTS,
        (check_text_id("location_id", location_id),),
        (
            check_text("term", term),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
            optional(check_choices, "include", include, ("loyalty_abonement_type", "loyalty_certificate_type", "mark_settings")),
        ),
    )


_GET_ATTENDANCE_PRODUCT_ITEM: Endpoint[models.AttendanceProductItem] = LazyEndpoint(
    id="get_attendance_product_item",
    method="GET",
    path="/locations/{location_id}/attendance_product_items/{attendance_product_item_id}",
    result=lambda: models.AttendanceProductItem,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_ATTENDANCE_PRODUCT_ITEM)
def get_attendance_product_item(
    location_id: int | str,
    attendance_product_item_id: int | str,
    *,
    include: Sequence[Literal["good", "staff", "storage_amount", "loyalty_abonement", "loyalty_certificate", "marks"]] | None = None,
) -> Operation[models.AttendanceProductItem]:
    """Get a product sold in a visit

    Returns one product line of an appointment with its prices.

    Args:
        location_id: Location, by id.
        attendance_product_item_id: Attendance product item, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_ATTENDANCE_PRODUCT_ITEM,
        (
            check_text_id("location_id", location_id),
            check_text_id("attendance_product_item_id", attendance_product_item_id),
        ),
        (
            optional(check_choices, "include", include, ("good", "staff", "storage_amount", "loyalty_abonement", "loyalty_certificate", "marks")),
        ),
    )


_GET_PRODUCT: Endpoint[models.Product] = LazyEndpoint(
    id="get_product",
    method="GET",
    path="/locations/{location_id}/products/{product_id}",
    result=lambda: models.Product,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_PRODUCT)
def get_product(
    location_id: int | str,
    product_id: int | str,
    *,
    include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "storage_amounts", "actual_cost"]] | None = None,
) -> Operation[models.Product]:
    """Get a product

    Returns one product. The actual cost is returned only when it is included and permitted.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_PRODUCT,
        (check_text_id("location_id", location_id), check_text_id("product_id", product_id)),
        (
            optional(check_choices, "include", include, ("loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "storage_amounts", "actual_cost")),
        ),
    )


_GET_PRODUCT_CATEGORY: Endpoint[models.ProductCategory] = LazyEndpoint(
    id="get_product_category",
    method="GET",
    path="/locations/{location_id}/product_categories/{product_category_id}",
    result=lambda: models.ProductCategory,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_GET_PRODUCT_CATEGORY)
def get_product_category(
    location_id: int | str,
    product_category_id: int | str,
    *,
    include: Sequence[Literal["child_categories", "goods"]] | None = None,
) -> Operation[models.ProductCategory]:
    """Get a product category

    Returns one product category.

    Args:
        location_id: Location, by id.
        product_category_id: Product category, by id.
        include: Further data to return.
    """
    return Operation(
        _GET_PRODUCT_CATEGORY,
        (
            check_text_id("location_id", location_id),
            check_text_id("product_category_id", product_category_id),
        ),
        (optional(check_choices, "include", include, ("child_categories", "goods")),),
    )


_LIST_PRODUCT_CATEGORIES: Endpoint[list[models.ProductCategory]] = LazyEndpoint(
    id="list_product_categories",
    method="GET",
    path="/locations/{location_id}/product_categories",
    result=lambda: list[models.ProductCategory],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("filter[parent_category_id]"), Query("include[]", Style.BRACKETS)),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_PRODUCT_CATEGORIES)
def list_product_categories(
    location_id: int | str,
    *,
    parent_category_id: int | str | None = None,
    include: Sequence[Literal["child_categories", "goods"]] | None = None,
) -> Operation[list[models.ProductCategory]]:
    """List product categories

    Returns the product categories below a category; 0 or no parent stands for the top level.

    Args:
        location_id: Location, by id.
        parent_category_id: Only this parent category, by id.
        include: Further data to return.
    """
    return Operation(
        _LIST_PRODUCT_CATEGORIES,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_id, "parent_category_id", parent_category_id, minimum=0),
            optional(check_choices, "include", include, ("child_categories", "goods")),
        ),
    )


_LIST_PRODUCT_STORAGE_AMOUNTS: Endpoint[list[models.ProductStorageAmount]] = LazyEndpoint(
    id="list_product_storage_amounts",
    method="GET",
    path="/locations/{location_id}/products/{product_id}/storage_amounts",
    result=lambda: list[models.ProductStorageAmount],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("include[]", Style.BRACKETS),),
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_PRODUCT_STORAGE_AMOUNTS)
def list_product_storage_amounts(
    location_id: int | str,
    product_id: int | str,
    *,
    include: Sequence[Literal["storage"]] | None = None,
) -> Operation[list[models.ProductStorageAmount]]:
    """List the stock of a product

    Returns how much of a product each storage has.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
        include: Further data to return.
    """
    return Operation(
        _LIST_PRODUCT_STORAGE_AMOUNTS,
        (check_text_id("location_id", location_id), check_text_id("product_id", product_id)),
        (optional(check_choices, "include", include, ("storage",)),),
    )


_LIST_PRODUCT_UNITS: Endpoint[list[models.ProductUnit]] = LazyEndpoint(
    id="list_product_units",
    method="GET",
    path="/locations/{location_id}/units",
    result=lambda: list[models.ProductUnit],
    auth=AuthLevel.USER,
    idempotent=True,
    result_form=ResultForm.JSON_API,
    api_version="v2",
)


@factory(_LIST_PRODUCT_UNITS)
def list_product_units(location_id: int | str) -> Operation[list[models.ProductUnit]]:
    """List units of products

    Returns the units that products are counted in. Units of location 0 are shared by all locations.

    Args:
        location_id: Location, by id.
    """
    return Operation(_LIST_PRODUCT_UNITS, (check_text_id("location_id", location_id),))


_LIST_PRODUCTS: Endpoint[list[models.Product]] = LazyEndpoint(
    id="list_products",
    method="GET",
    path="/locations/{location_id}/products",
    result=lambda: list[models.Product],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("filter[ids][]", Style.BRACKETS),
        Query("filter[related_loyalty_entity_slug]"),
        Query("page"),
        Query("limit"),
        Query("include[]", Style.BRACKETS),
    ),
    result_form=ResultForm.JSON_API,
    paging=Paging("page", "limit", default=250, maximum=250),
    api_version="v2",
)


@factory(_LIST_PRODUCTS)
def list_products(
    location_id: int | str,
    *,
    ids: Iterable[int | str] | None = None,
    related_loyalty_entity_slug: Literal["common", "loyalty_abonement", "loyalty_certificate"] | None = None,
    page: int | None = None,
    limit: int | None = None,
    include: Sequence[Literal["loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "actual_cost"]] | None = None,
) -> Operation[list[models.Product]]:
    """List products

    Returns products page by page. Memberships and gift cards are returned only when the filter asks for
    them.

    Args:
        location_id: Location, by id.
        ids: Only these ids.
        related_loyalty_entity_slug: Kind of products to return.
        page: Page to return; the first one is 1.
        limit: Rows on a page.
        include: Further data to return.
    """
    return Operation(
        _LIST_PRODUCTS,
        (check_text_id("location_id", location_id),),
        (
            optional(check_text_ids, "ids", ids),
            optional(check_choice, "related_loyalty_entity_slug", related_loyalty_entity_slug, ("common", "loyalty_abonement", "loyalty_certificate")),
            optional(check_integer, "page", page),
            optional(check_integer, "limit", limit),
            optional(check_choices, "include", include, ("loyalty_abonement_type", "loyalty_certificate_type", "mark_settings", "actual_cost")),
        ),
    )
