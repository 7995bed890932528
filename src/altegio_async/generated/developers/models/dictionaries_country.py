# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model


class Country(Model, gc=False, kw_only=True):
    """A country with its currency and phone format."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    full_title: str | None = None
    """Official name."""

    iso_code: str | None = None
    """ISO 3166 code of the country."""

    phone_code: str | None = None
    """Calling code of the country."""

    phone_template: str | None = None
    """Pattern of phone numbers."""

    phone_example: str | None = None
    """Example of a phone number."""

    currency: str | None = None
    """Currency of the sums."""

    exchange: Decimal | None = None
    """Exchange rate of the currency."""

    lang_id: int | None = None
    """Language of the country, by id."""

    group_type: int | None = None
    """Code of the group of countries."""

    is_eu: bool | None = None
    """Whether the country is in the European Union."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "number"),
        ("id", "string"),
        ("exchange", "string"),
    )
