# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from msgspec import field


class ChainClientClient(Model, gc=False, kw_only=True):
    """An entry of the clients."""

    id: int | None = None
    """Id."""

    location_id: int | None = field(name='company_id', default=None)
    """Location, by id."""

    name: str | None = None
    """Name."""

    email: str | None = None
    """E-mail address."""


class ChainClient(Model, gc=False, kw_only=True):
    """The client records of a chain for a phone number."""

    chain_id: int | None = field(name='salon_group_id', default=None)
    """Chain, by id."""

    phone: str | None = None
    """Phone in international form."""

    clients: list[ChainClientClient] | None = None
    """Client records."""
