# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class BillOfMaterialsTechnologicalCardItem(Model, gc=False, kw_only=True):
    """An entry of the bill of materials items."""

    id: int | None = None
    """Id."""

    bill_of_materials_id: int | None = field(name='technological_card_id', default=None)
    """Bill of materials, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    amount: Decimal | None = None
    """Amount."""

    unit: str | None = None
    """Unit."""

    price: Decimal | None = None
    """Price."""

    title: str | None = None
    """Title."""


class BillOfMaterials(Model, gc=False, kw_only=True):
    """The products that a service uses."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    bill_of_materials_items: list[BillOfMaterialsTechnologicalCardItem] | None = field(
        name='technological_card_items', default=None
    )
    """Products of the bill of materials."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "string"),
    )
