# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model


class User(Model, gc=False, kw_only=True):
    """A user account with access to a location."""

    id: int
    """Id."""

    name: str | None = None
    """Name."""

    phone: str | None = None
    """Phone in international form."""

    email: str | None = None
    """E-mail address."""

    information: str | None = None
    """Description."""

    is_approved: bool | None = None
    """Whether the account is verified."""

    is_non_deletable: bool | None = None
    """Whether the user cannot be removed."""
