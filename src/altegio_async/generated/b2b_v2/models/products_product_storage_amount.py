# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import Any, Literal

from altegio_async._core.model import Model
from msgspec import field


class ProductStorageAmount(Model, gc=False, kw_only=True):
    """The stock of a product in a storage."""

    id: str
    """Id."""

    type: "Literal['good_storage_amount'] | str | None" = None
    """Kind."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    sale_amount: Decimal | None = None
    """Amount in sale units."""

    consumable_amount: Decimal | None = None
    """Stock in consumable units."""

    related_storage_id: int | str | None = None
    """Related storage, by id."""

    storage: dict[str, Any] | None = None
    """Related storage that the response includes."""
