# Generated from the description by `python -m codegen build`. Do not edit.

from typing import ClassVar

from altegio_async._core.model import Model
from msgspec import field


class UserFromLocationsInputUserCompanyLink(Model, gc=False, kw_only=True):
    """An entry of the user location links."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
    )


class RemoveUserFromLocationsInput(Model, gc=False, kw_only=True):
    """The values to send: remove a user from several locations."""

    user_location_links: list[UserFromLocationsInputUserCompanyLink] = field(name='user_company_links')
    """Locations and permissions."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("user_location_links", "minimum:1"),
    )
