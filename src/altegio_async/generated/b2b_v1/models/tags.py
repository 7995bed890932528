# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class Tag(Model, gc=False, kw_only=True):
    """A tag of clients, appointments or group events."""

    id: int
    """Id."""

    title: str | None = None
    """Title."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    color: str | None = None
    """Colour as six hexadecimal digits."""

    entity: int | None = None
    """Kind of object."""

    icon: str | None = None
    """Icon of the tag."""

    slug: str | None = None
    """Name for programs."""

    deleted: int | None = None
    """Whether it was deleted."""

    not_editable: int | None = None
    """1 when it cannot be changed."""

    font_color: str | None = None
    """Colour of the text as six hexadecimal digits."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("salon_id", "number"),
        ("salon_id", "string"),
        ("entity", "number"),
        ("entity", "string"),
        ("id", "number"),
        ("id", "string"),
        ("deleted", "number"),
        ("deleted", "string"),
        ("not_editable", "number"),
        ("not_editable", "string"),
    )
