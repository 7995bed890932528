# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model


class DeleteImageInput(Model, gc=False, kw_only=True):
    """The values to send: delete an image."""

    image_group_id: int
    """Picture group, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("image_group_id", "id"),
    )
