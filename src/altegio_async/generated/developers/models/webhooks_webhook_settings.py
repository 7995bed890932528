# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class UpdateEventNotificationSettingsInput(Model, gc=False, kw_only=True):
    """The values to send: replace the webhook settings of a location."""

    urls: list[str]
    """URLs that receive the events."""

    active: int
    """1 when it is active, 0 otherwise."""

    location: int | UnsetType = field(name='salon', default=UNSET)
    """1 for events of the location."""

    service_category: int | UnsetType = UNSET
    """1 for events of service categories."""

    service: int | UnsetType = UNSET
    """1 for events of services."""

    product: int | UnsetType = field(name='good', default=UNSET)
    """1 for events of products."""

    team_member: int | UnsetType = field(name='master', default=UNSET)
    """1 for events of team members."""

    client: int | UnsetType = UNSET
    """1 for events of clients."""

    appointment: int | UnsetType = field(name='record', default=UNSET)
    """1 for events of appointments."""

    products_operations_sale: int | UnsetType = field(name='goods_operations_sale', default=UNSET)
    """1 for events of product sales."""

    products_operations_receipt: int | UnsetType = field(name='goods_operations_receipt', default=UNSET)
    """1 for events of product receipts."""

    products_operations_consumable: int | UnsetType = field(name='goods_operations_consumable', default=UNSET)
    """1 for events of consumables."""

    products_operations_stolen: int | UnsetType = field(name='goods_operations_stolen', default=UNSET)
    """1 for events of write-offs."""

    products_operations_move: int | UnsetType = field(name='goods_operations_move', default=UNSET)
    """1 for events of product transfers."""

    finances_operation: int | UnsetType = UNSET
    """1 for events of financial transactions."""

    self_sending: int | UnsetType = UNSET
    """1 to send events that the integration itself caused."""

    schedule: int | UnsetType = UNSET
    """1 for events of schedules."""

    loyalty_card: int | UnsetType = UNSET
    """1 for events of loyalty cards."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("urls", "minimum:1"),
    )


class WebhookSettings(Model, gc=False, kw_only=True):
    """The URLs and the subscribed events of the webhooks of a location."""

    urls: list[str] | None = None
    """URLs that receive the events."""

    active: "Literal[0, 1] | int | None" = None
    """1 when it is active, 0 otherwise."""

    location: int | None = field(name='salon', default=None)
    """1 for events of the location."""

    service_category: int | None = None
    """1 for events of service categories."""

    service: int | None = None
    """1 for events of services."""

    product: int | None = field(name='good', default=None)
    """1 for events of products."""

    team_member: int | None = field(name='master', default=None)
    """1 for events of team members."""

    client: int | None = None
    """1 for events of clients."""

    appointment: int | None = field(name='record', default=None)
    """1 for events of appointments."""

    products_operations_sale: int | None = field(name='goods_operations_sale', default=None)
    """1 for events of product sales."""

    products_operations_receipt: int | None = field(name='goods_operations_receipt', default=None)
    """1 for events of product receipts."""

    products_operations_consumable: int | None = field(name='goods_operations_consumable', default=None)
    """1 for events of consumables."""

    products_operations_stolen: int | None = field(name='goods_operations_stolen', default=None)
    """1 for events of write-offs."""

    products_operations_move: int | None = field(name='goods_operations_move', default=None)
    """1 for events of product transfers."""

    finances_operation: int | None = None
    """1 for events of financial transactions."""

    schedule: int | None = None
    """1 for events of schedules."""

    loyalty_card: int | None = None
    """1 for events of loyalty cards."""

    self_sending: int | None = None
    """1 to send events that the integration itself caused."""

    url_settings: list[dict[str, Any]] | None = None
    """Settings for each URL."""
