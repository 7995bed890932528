# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime
from typing import Literal

from altegio_async._core.model import EmptyArray, Model


class ClientCommentFile(Model, gc=False, kw_only=True):
    """An entry of the files."""

    link: str | None = None
    """URL of the file."""

    filename: str | None = None
    """Name of the file."""


class ClientCommentUser(Model, gc=False, kw_only=True):
    """User account."""

    id: int | None = None
    """Id."""

    name: str | None = None
    """Name."""

    avatar: str | None = None
    """URL of the picture."""


class CreateClientCommentInput(Model, gc=False, kw_only=True):
    """The values to send: add a comment to a client."""

    text: str
    """Text of the comment, 1 to 255 characters."""


class ClientComment(Model, gc=False, kw_only=True):
    """A comment on a client."""

    id: int
    """Id."""

    create_date: datetime | None = None
    """Time of creation."""

    update_date: datetime | None = None
    """Time of the last change."""

    type: "Literal['default', 'file'] | str | None" = None
    """Kind."""

    text: str | None = None
    """Text."""

    files: list[ClientCommentFile] | None = None
    """Files of the comment."""

    user: ClientCommentUser | EmptyArray | None = None
    """User account."""

    def __post_init__(self) -> None:
        """Replace the empty array that the API writes for an absent value."""
        user: object = self.user
        if user is not None and not user:
            self.user = None
