# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class CreateTagInput(Model, gc=False, kw_only=True):
    """The values to send: create a tag."""

    title: str
    """Name of the tag."""

    color: str
    """Colour as six hexadecimal digits."""

    entity: "Literal[0, 1, 2, 3] | UnsetType" = UNSET
    """Kind of object."""

    icon: str | UnsetType = UNSET
    """Icon of the tag."""


class Tag(Model, gc=False, kw_only=True):
    """A tag."""

    id: str
    """Id."""

    type: "Literal['tag'] | str | None" = None
    """Kind."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    title: str | None = None
    """Title."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    icon: str | None = None
    """Icon of the tag."""

    entity_type: "Literal['common', 'client', 'record', 'activity'] | str | None" = None
    """Kind of object."""

    is_deleted: bool | None = None
    """Whether it was deleted."""

    is_editable: bool | None = None
    """Whether it can be changed."""

    salon_id: int | None = None
    """Location, by id."""

    entity: int | None = None
    """Kind of object."""

    entity_slug: str | None = None
    """Kind of object as a name for programs."""

    deleted: int | None = None
    """Whether it was deleted."""

    not_editable: int | None = None
    """1 when it cannot be changed."""
