# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType


class UpdateTagInput(Model, gc=False, kw_only=True):
    """The values to send: update a tag."""

    title: str | UnsetType = UNSET
    """Name of the tag."""

    color: str | UnsetType = UNSET
    """Colour as six hexadecimal digits."""

    entity: "Literal[0, 1, 2, 3] | UnsetType" = UNSET
    """Kind of object."""

    icon: str | UnsetType = UNSET
    """Icon of the tag."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
    )
