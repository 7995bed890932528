# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model
from msgspec import field


class LocationPromotion(Model, gc=False, kw_only=True):
    """A promotion that is active at a location."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    type: "Literal['discount_static', 'discount_accumulative_visits', 'discount_accumulative_sold', 'discount_accumulative_paid', 'cashback_static_sold', 'cashback_static_paid', 'cashback_accumulative_paid', 'cashback_accumulative_sold', 'cashback_accumulative_paid_visits', 'cashback_accumulative_sold_visits', 'cashback_sold_visits', 'cashback_paid_visits', 'package_discount'] | str | None" = (
        None
    )
    """Kind."""

    loyalty_type_id: int | None = None
    """Code of how the promotion works."""

    item_type_id: int | None = None
    """Code of the kind of item."""

    service_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed'] | str | None" = None
    """Which services take part."""

    product_item_type: "Literal['any_allowed', 'not_allowed', 'custom_allowed'] | str | None" = field(
        name='good_item_type', default=None
    )
    """Which products take part."""

    value_unit_id: int | None = None
    """Code of percentage or sum."""

    value_unit: "Literal['percent', 'amount'] | str | None" = None
    """Whether the value is a percentage or a sum."""

    group_id: int | None = None
    """Chain, by id."""

    usage_limit: int | None = None
    """How often it can be used."""

    visit_multiplicity: int | None = None
    """Which visit in a row earns the bonus."""

    sold_items_multiplicity: int | None = None
    """How many paid services earn one discount."""

    current_package_progress: int | None = None
    """Progress within the package."""

    allowed_usages_amount: int | None = None
    """Number of uses that remain."""

    expiration_timeout: int | None = None
    """Length of the term of a bonus."""

    expiration_timeout_unit: "Literal['day', 'week', 'month', 'year'] | str | None" = None
    """Unit of the term of a bonus."""

    expiration_notification_timeout: int | None = None
    """Days before the expiry at which the client is warned."""

    params_source_type: "Literal['loyalty_card', 'active_companies', 'chain'] | str | None" = None
    """Whose history counts."""

    history_start_date: str | None = None
    """First day of history that counts."""

    on_changed_notification_template_id: int | None = None
    """Message sent when the value changes, by id."""

    on_expiration_notification_template_id: int | None = None
    """Message sent before a bonus expires, by id."""

    first_transaction_date: str | None = None
    """Day of the first transaction; sent when included."""
