# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class ServiceBalanceInput(Model, gc=False, kw_only=True):
    """The visits that should remain for one service or service category."""

    service_id: int
    """Service or service category, by id."""

    balance: int
    """Visits that should remain for this service."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("service_id", "id"),
    )


class MembershipBalanceInput(Model, gc=False, kw_only=True):
    """The visits that should remain: the shared count, or a count for each service."""

    united_balance_services_count: int | UnsetType = UNSET
    """Visits the shared count should hold."""

    services_balance_count: list[ServiceBalanceInput] | UnsetType = UNSET
    """The visits to set, service by service."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
