# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class PartnerApplicationAddDiscountInput(Model, gc=False, kw_only=True):
    """The values to send: grant a discount on an application."""

    location_ids: list[int] = field(name='salon_ids')
    """Locations, by id."""

    application_id: int
    """Application, by id."""

    discount: Decimal
    """Discount in percent."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_ids", "ids:1"),
        ("application_id", "id"),
    )
