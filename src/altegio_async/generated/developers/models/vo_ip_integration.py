# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class ListVoipCallsInput(Model, gc=False, kw_only=True):
    """The values to send: list calls."""

    location_id: int = field(name='salon_id')
    """Location, by id."""

    date_from: str
    """First day."""

    date_to: str
    """Last day."""

    phone: str | UnsetType = UNSET
    """Phone in international form."""

    types: "list[Literal['incoming', 'outgoing', 'internal']] | UnsetType" = UNSET
    """Kinds."""

    statuses: "list[Literal['success', 'missed', 'cancel', 'busy', 'notallowed', 'notavailable', 'notfound']] | UnsetType" = (
        UNSET
    )
    """Results of calls to return."""

    page: int | UnsetType = UNSET
    """Number of the page, from 1."""

    limit: int | UnsetType = UNSET
    """Rows on a page."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
        ("date_from", "form:date"),
        ("date_to", "form:date"),
        ("phone", "phone"),
    )


class VoipCall(Model, gc=False, kw_only=True):
    """A call."""

    id: int
    """Id."""

    client_id: int | None = None
    """Client, by id."""

    caller_phone: str | None = None
    """Phone of the other side."""

    appointment_link: str | None = field(name='record_link', default=None)
    """URL of the recording."""

    duration: int | None = None
    """Duration in seconds."""

    status: "Literal['success', 'missed', 'cancel', 'busy', 'notallowed', 'notavailable', 'notfound'] | str | None" = (
        None
    )
    """State."""

    type: "Literal['incoming', 'outgoing', 'internal'] | str | None" = None
    """Kind."""

    call_date: str | None = None
    """Start of the call."""
