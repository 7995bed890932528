# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field

from .common import ImageSize


class UploadImageInput(Model, gc=False, kw_only=True):
    """An image and the object that it belongs to."""

    image: bytes
    """The bytes of the image file."""

    location_id: int | UnsetType = field(name='company_id', default=UNSET)
    """Location, by id."""

    service_id: int | UnsetType = UNSET
    """Service, by id."""

    team_member_id: int | UnsetType = field(name='master_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id_or_zero"),
        ("service_id", "id_or_zero"),
        ("team_member_id", "id_or_zero"),
    )


class ImageGroup(Model, gc=False, kw_only=True):
    """Picture in all sizes."""

    id: int | None = None
    """Id."""

    entity: str | None = None
    """Kind of object."""

    entity_id: int | None = None
    """Object, by id."""

    images: dict[str, ImageSize] | None = None
    """Pictures by size."""


class UploadedImage(Model, gc=False, kw_only=True):
    """An image that was uploaded."""

    image_group: ImageGroup | None = None
    """Picture in all sizes."""

    image_group_with_blank: ImageGroup | None = field(name='image_group ', default=None)
    """Picture in all sizes, under a key with a trailing blank."""

    image_binded: bool | None = None
    """Whether the picture is linked to the object."""
