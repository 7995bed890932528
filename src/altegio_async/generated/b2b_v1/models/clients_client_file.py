# Generated from the description by `python -m codegen build`. Do not edit.

from datetime import datetime

from altegio_async._core.model import Model


class ClientFile(Model, gc=False, kw_only=True):
    """A file that is attached to a client."""

    id: int
    """Id."""

    client_id: int | None = None
    """Client, by id."""

    name: str | None = None
    """Name."""

    description: str | None = None
    """Description."""

    date_create: datetime | None = None
    """Time of creation."""

    extension: str | None = None
    """Extension of the file name."""

    mime: str | None = None
    """MIME type of the file."""

    link: str | None = None
    """URL of the file."""

    user_name: str | None = None
    """Name of the user."""

    user_avatar: str | None = None
    """URL of the picture of the user."""

    size: str | None = None
    """Size of the file."""

    can_edit: bool | None = None
    """Whether the user can change the file."""
