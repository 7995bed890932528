# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from .. import models
from altegio_async._core.arguments import check_integer, format_moment, optional
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
    Style,
    factory,
)
from altegio_async._core.validation import check_id, check_lookup_ids, check_text

_CREATE_PRODUCT: Endpoint[models.Product] = LazyEndpoint(
    id="create_product",
    method="POST",
    path="/goods/{location_id}",
    result=lambda: models.Product,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_CREATE_PRODUCT)
def create_product(
    location_id: int,
    *,
    body: models.CreateProductInput | Mapping[str, Any],
) -> Operation[models.Product]:
    """Create a product

    Creates a product and returns it. Prices are in the currency of the location.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_PRODUCT,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateProductInput, body),
    )


_CREATE_PRODUCT_CATEGORY: Endpoint[models.ProductCategory] = LazyEndpoint(
    id="create_product_category",
    method="POST",
    path="/goods_categories/{location_id}",
    result=lambda: models.ProductCategory,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_CREATE_PRODUCT_CATEGORY)
def create_product_category(
    location_id: int,
    *,
    body: models.CreateProductCategoryInput | Mapping[str, Any],
) -> Operation[models.ProductCategory]:
    """Create a product category

    Creates a product category and returns it.

    Args:
        location_id: Location, by id.
    """
    return Operation(
        _CREATE_PRODUCT_CATEGORY,
        (check_id("location_id", location_id),),
        (),
        convert_body(models.CreateProductCategoryInput, body),
    )


_DELETE_PRODUCT: Endpoint[None] = Endpoint(
    id="delete_product",
    method="DELETE",
    path="/goods/{location_id}/{product_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_PRODUCT)
def delete_product(location_id: int, product_id: int) -> Operation[None]:
    """Delete a product

    Deletes a product.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
    """
    return Operation(
        _DELETE_PRODUCT,
        (check_id("location_id", location_id), check_id("product_id", product_id)),
    )


_DELETE_PRODUCT_CATEGORY: Endpoint[None] = Endpoint(
    id="delete_product_category",
    method="DELETE",
    path="/goods_categories/{location_id}/{category_id}",
    result=None,
    auth=AuthLevel.USER,
    result_form=ResultForm.EMPTY,
)


@factory(_DELETE_PRODUCT_CATEGORY)
def delete_product_category(location_id: int, category_id: int) -> Operation[None]:
    """Delete a product category

    Deletes a product category.

    Args:
        location_id: Location, by id.
        category_id: Category, by id.
    """
    return Operation(
        _DELETE_PRODUCT_CATEGORY,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
    )


_DEPRECATED_GET_PRODUCT_CATEGORY_LIST: Endpoint[list[models.ProductCategory]] = LazyEndpoint(
    id="deprecated_get_product_category_list",
    method="GET",
    path="/goods_categories/{location_id}/{category_id}",
    result=lambda: list[models.ProductCategory],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_DEPRECATED_GET_PRODUCT_CATEGORY_LIST)
def deprecated_get_product_category_list(
    location_id: int,
    category_id: int,
) -> Operation[list[models.ProductCategory]]:
    """List product categories at the old URL

    Returns the categories below a product category; 0 stands for the top level.

    Deprecated in the description.

    Args:
        location_id: Location, by id.
        category_id: Category, by id.
    """
    return Operation(
        _DEPRECATED_GET_PRODUCT_CATEGORY_LIST,
        (check_id("location_id", location_id), check_id("category_id", category_id, minimum=0)),
    )


_GET_PRODUCT: Endpoint[models.Product] = LazyEndpoint(
    id="get_product",
    method="GET",
    path="/goods/{location_id}/{product_id}",
    result=lambda: models.Product,
    auth=AuthLevel.USER,
    idempotent=True,
    forms=("array",),
)


@factory(_GET_PRODUCT)
def get_product(location_id: int, product_id: int) -> Operation[models.Product]:
    """Get a product

    Returns one product with prices, units and stock.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
    """
    return Operation(_GET_PRODUCT, (check_id("location_id", location_id), check_id("product_id", product_id)))


_GET_PRODUCT_CATEGORY_COMPOSITION: Endpoint[models.ProductCategoryContent] = LazyEndpoint(
    id="get_product_category_composition",
    method="GET",
    path="/goods/category_node/{location_id}/{category_id}",
    result=lambda: models.ProductCategoryContent,
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("page"), Query("count")),
)


@factory(_GET_PRODUCT_CATEGORY_COMPOSITION)
def get_product_category_composition(
    location_id: int,
    category_id: int,
    *,
    page: int | None = None,
    count: int | None = None,
) -> Operation[models.ProductCategoryContent]:
    """Get the content of a product category

    Returns a product category with the products and categories in it, page by page.

    Args:
        location_id: Location, by id.
        category_id: Category, by id.
        page: Page to return; the first one is 1.
        count: Rows on a page.
    """
    return Operation(
        _GET_PRODUCT_CATEGORY_COMPOSITION,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
        (optional(check_integer, "page", page), optional(check_integer, "count", count)),
    )


_GET_PRODUCT_CATEGORY_LIST: Endpoint[list[models.ProductCategory]] = LazyEndpoint(
    id="get_product_category_list",
    method="GET",
    path="/company/{location_id}/goods_categories/{parent_category_id}",
    result=lambda: list[models.ProductCategory],
    auth=AuthLevel.USER,
    idempotent=True,
)


@factory(_GET_PRODUCT_CATEGORY_LIST)
def get_product_category_list(
    location_id: int,
    parent_category_id: int,
) -> Operation[list[models.ProductCategory]]:
    """List product categories

    Returns the categories below a product category; 0 stands for the top level.

    Args:
        location_id: Location, by id.
        parent_category_id: Parent category, by id.
    """
    return Operation(
        _GET_PRODUCT_CATEGORY_LIST,
        (check_id("location_id", location_id), check_id("parent_category_id", parent_category_id, minimum=0)),
    )


_GET_PRODUCT_CATEGORY_LIST_BY_IDS: Endpoint[list[models.ProductCategory]] = LazyEndpoint(
    id="get_product_category_list_by_ids",
    method="GET",
    path="/goods_categories/multiple/{location_id}",
    result=lambda: list[models.ProductCategory],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("ids[]", Style.BRACKETS),),
    batch="ids[]",
)


@factory(_GET_PRODUCT_CATEGORY_LIST_BY_IDS)
def get_product_category_list_by_ids(
    location_id: int,
    *,
    ids: Iterable[int],
) -> Operation[list[models.ProductCategory]]:
    """List product categories by id

    Returns the product categories with the given ids.

    Args:
        location_id: Location, by id.
        ids: Categories to return, by id.
    """
    return Operation(
        _GET_PRODUCT_CATEGORY_LIST_BY_IDS,
        (check_id("location_id", location_id),),
        (check_lookup_ids("ids", ids),),
    )


_GET_PRODUCTS_LIST: Endpoint[list[models.Product]] = LazyEndpoint(
    id="get_products_list",
    method="GET",
    path="/goods/{location_id}",
    result=lambda: list[models.Product],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(
        Query("term"),
        Query("page"),
        Query("count"),
        Query("category_id"),
        Query("changed_after"),
        Query("changed_before"),
    ),
    paging=Paging("page", "count"),
)


@factory(_GET_PRODUCTS_LIST)
def get_products_list(
    location_id: int,
    *,
    term: str | None = None,
    page: int | None = None,
    count: int | None = None,
    category_id: int | None = None,
    changed_after: dt.datetime | str | None = None,
    changed_before: dt.datetime | str | None = None,
) -> Operation[list[models.Product]]:
    """List products

    Returns the products of a location page by page. Prices are in the currency of the location.

    Args:
        location_id: Location, by id.
        term: Text that the title contains.
        page: Page to return; the first one is 1.
        count: Rows on a page.
        category_id: Category, by id.
        changed_after: Only objects changed after this local time of the location, YYYY-MM-DDTHH:MM:SS.
        changed_before: Only objects changed before this local time of the location, YYYY-MM-DDTHH:MM:SS.
    """
    return Operation(
        _GET_PRODUCTS_LIST,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "term", term),
            optional(check_integer, "page", page),
            optional(check_integer, "count", count),
            optional(check_id, "category_id", category_id, minimum=0),
            optional(format_moment, "changed_after", changed_after, "local-date-time"),
            optional(format_moment, "changed_before", changed_before, "local-date-time"),
        ),
    )


_SEARCH_PRODUCT: Endpoint[list[models.ProductNode]] = LazyEndpoint(
    id="search_product",
    method="GET",
    path="/goods/search/{location_id}",
    result=lambda: list[models.ProductNode],
    auth=AuthLevel.USER,
    idempotent=True,
    query=(Query("term"), Query("count"), Query("search_term"), Query("max_count")),
)


@factory(_SEARCH_PRODUCT)
def search_product(
    location_id: int,
    *,
    term: str | None = None,
    count: int | None = None,
    search_term: str | None = None,
    max_count: int | None = None,
) -> Operation[list[models.ProductNode]]:
    """Search products and categories

    Returns products and product categories whose title contains a text.

    Args:
        location_id: Location, by id.
        term: Text that the title contains.
        count: Rows on a page.
        search_term: The same text under another name. Send it with term.
        max_count: The same number under another name. Send it with count.
    """
    return Operation(
        _SEARCH_PRODUCT,
        (check_id("location_id", location_id),),
        (
            optional(check_text, "term", term),
            optional(check_integer, "count", count),
            optional(check_text, "search_term", search_term),
            optional(check_integer, "max_count", max_count),
        ),
    )


_UPDATE_PRODUCT: Endpoint[models.Product] = LazyEndpoint(
    id="update_product",
    method="PUT",
    path="/goods/{location_id}/{product_id}",
    result=lambda: models.Product,
    auth=AuthLevel.USER,
    body=Body.JSON,
    forms=("array",),
)


@factory(_UPDATE_PRODUCT)
def update_product(
    location_id: int,
    product_id: int,
    *,
    body: models.UpdateProductInput | Mapping[str, Any],
) -> Operation[models.Product]:
    """Update a product

    Replaces the fields of a product and returns it. Prices are in the currency of the location.

    Args:
        location_id: Location, by id.
        product_id: Product, by id.
    """
    return Operation(
        _UPDATE_PRODUCT,
        (check_id("location_id", location_id), check_id("product_id", product_id)),
        (),
        convert_body(models.UpdateProductInput, body),
    )


_UPDATE_PRODUCT_CATEGORY: Endpoint[models.ProductCategory] = LazyEndpoint(
    id="update_product_category",
    method="PUT",
    path="/goods_categories/{location_id}/{category_id}",
    result=lambda: models.ProductCategory,
    auth=AuthLevel.USER,
    body=Body.JSON,
)


@factory(_UPDATE_PRODUCT_CATEGORY)
def update_product_category(
    location_id: int,
    category_id: int,
    *,
    body: models.CreateProductCategoryInput | Mapping[str, Any],
) -> Operation[models.ProductCategory]:
    """Update a product category

    Changes a product category and returns it.

    Args:
        location_id: Location, by id.
        category_id: Category, by id.
    """
    return Operation(
        _UPDATE_PRODUCT_CATEGORY,
        (check_id("location_id", location_id), check_id("category_id", category_id)),
        (),
        convert_body(models.CreateProductCategoryInput, body),
    )
