# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class CardTechnologicalCardItemGood(Model, gc=False, kw_only=True):
    """Product."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    unit: str | None = None
    """Unit."""


class ServiceConsumablesConsumable(Model, gc=False, kw_only=True):
    """An entry of the consumables."""

    product_transaction_id: int | None = field(name='goods_transaction_id', default=None)
    """Product transaction, by id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    service_id: int | None = None
    """Service, by id."""

    storage_id: int | None = None
    """Storage, by id."""

    product_id: int | None = field(name='good_id', default=None)
    """Product, by id."""

    price: Decimal | None = None
    """Price."""

    amount: Decimal | None = None
    """Amount."""

    product: CardTechnologicalCardItemGood | None = field(name='good', default=None)
    """Product."""


class ServiceConsumablesInputConsumable(Model, gc=False, kw_only=True):
    """An entry of the consumables."""

    product_transaction_id: int = field(name='goods_transaction_id')
    """Product transaction, by id."""

    appointment_id: int = field(name='record_id')
    """Appointment, by id."""

    service_id: int
    """Service, by id."""

    storage_id: int
    """Storage, by id."""

    product_id: int = field(name='good_id')
    """Product, by id."""

    price: Decimal
    """Price."""

    amount: Decimal
    """Amount."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("product_transaction_id", "id"),
        ("appointment_id", "id"),
        ("service_id", "id"),
        ("storage_id", "id"),
        ("product_id", "id"),
    )


class TechnologicalCardTechnologicalCardItem(Model, gc=False, kw_only=True):
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

    price: Decimal | None = None
    """Price."""

    product: CardTechnologicalCardItemGood | None = field(name='good', default=None)
    """Product."""


class UnlinkAppointmentServiceAssociationInput(Model, gc=False, kw_only=True):
    """The values to send: unlink bills of materials from an appointment service."""

    delete_consumables: int | UnsetType = UNSET
    """1 to delete the consumables too."""


class UpdateAppointmentServiceConsumablesInput(Model, gc=False, kw_only=True):
    """The values to send: set the consumables of an appointment service."""

    consumables: list[ServiceConsumablesInputConsumable] | UnsetType = UNSET
    """Consumables of the service."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )


class ServiceConsumablesTechnologicalCard(Model, gc=False, kw_only=True):
    """An entry of the technological cards."""

    id: int | None = None
    """Id."""

    title: str | None = None
    """Title."""

    bill_of_materials_items: list[TechnologicalCardTechnologicalCardItem] | None = field(
        name='technological_card_items', default=None
    )
    """Products of the bill of materials."""


class ServiceConsumables(Model, gc=False, kw_only=True):
    """Bills of materials and consumables of a service."""

    service_id: int | None = None
    """Service, by id."""

    appointment_id: int | None = field(name='record_id', default=None)
    """Appointment, by id."""

    bills_of_materials: list[ServiceConsumablesTechnologicalCard] | None = field(
        name='technological_cards', default=None
    )
    """Bills of materials."""

    consumables: list[ServiceConsumablesConsumable] | None = None
    """Consumables of the service."""
