# Generated from the description by `python -m codegen build`. Do not edit.

from decimal import Decimal
from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class UpdateVisitInputNewTransaction(Model, gc=False, kw_only=True):
    """An entry of the new transactions."""

    id: int | UnsetType = UNSET
    """Id."""

    amount: Decimal | UnsetType = UNSET
    """Amount."""

    account_id: int | UnsetType = UNSET
    """Account, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("account_id", "id_or_zero"),
    )


class UpdateVisitInputService(Model, gc=False, kw_only=True):
    """An entry of the services."""

    id: int | UnsetType = UNSET
    """Id."""

    title: str | UnsetType = UNSET
    """Title."""

    cost: Decimal | UnsetType = UNSET
    """Price in the currency of the location."""

    cost_per_unit: Decimal | UnsetType = UNSET
    """Price of one unit."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    first_cost: Decimal | UnsetType = UNSET
    """Price before the discount."""

    appointment_id: int | UnsetType = field(name='record_id', default=UNSET)
    """Appointment, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("appointment_id", "id_or_zero"),
    )


class VisitProductInput(Model, gc=False, kw_only=True):
    """A product of a visit."""

    id: int | UnsetType = UNSET
    """Id."""

    title: str | UnsetType = UNSET
    """Title."""

    barcode: str | UnsetType = UNSET
    """Barcode of the product."""

    article: str | UnsetType = UNSET
    """Article number."""

    amount: Decimal | UnsetType = UNSET
    """Amount."""

    cost_per_unit: Decimal | UnsetType = UNSET
    """Price of one unit."""

    price: Decimal | UnsetType = UNSET
    """Price."""

    cost: Decimal | UnsetType = UNSET
    """Price in the currency of the location."""

    operation_unit_type: int | UnsetType = UNSET
    """Code of the unit: sale or consumable."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    storage_id: int | UnsetType = UNSET
    """Storage, by id."""

    product_id: int | UnsetType = field(name='good_id', default=UNSET)
    """Product, by id."""

    discount: Decimal | UnsetType = UNSET
    """Discount in percent."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
        ("storage_id", "id_or_zero"),
        ("product_id", "id_or_zero"),
    )


class UpdateVisitInput(Model, gc=False, kw_only=True):
    """The values to send: update a visit."""

    attendance: "Literal[-1, 0, 1, 2]"
    """-1 no show, 0 waiting, 1 arrived, 2 confirmed."""

    comment: str
    """Note for the team."""

    new_transactions: list[UpdateVisitInputNewTransaction] | UnsetType = UNSET
    """Payments to add."""

    products_transactions: list[VisitProductInput] | UnsetType = field(
        name='goods_transactions', default=UNSET
    )
    """Product transactions."""

    services: list[UpdateVisitInputService] | UnsetType = UNSET
    """Services."""

    fast_payment: "Literal[1, 2, 129, 130] | UnsetType" = UNSET
    """Code of the payment in one step."""

    deleted_transaction_ids: list[int] | UnsetType = UNSET
    """Payments to delete, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("deleted_transaction_ids", "ids:0"),
    )
