# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class CreateServiceCategoryInput(Model, gc=False, kw_only=True):
    """The values to send: create a service category."""

    title: str | UnsetType = UNSET
    """Name of the category."""

    api_id: str | UnsetType = UNSET
    """Id of the object in the system of the integration."""

    weight: int | UnsetType = UNSET
    """Place in sorted lists."""

    team_member: list[int] | UnsetType = field(name='staff', default=UNSET)
    """Team members of the category, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
