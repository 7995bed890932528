# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, ClassVar, Literal

from altegio_async._core.model import Model
from msgspec import UNSET, UnsetType, field


class InputUserCompanyLinkUserPermission(Model, gc=False, kw_only=True):
    """An entry of the user permissions."""

    slug: str | UnsetType = UNSET
    """Name for programs."""

    value: list[Any] | bool | int | float | str | None | UnsetType = UNSET
    """Value."""


class ToLocationsInputUserCompanyLink(Model, gc=False, kw_only=True):
    """An entry of the user location links."""

    location_id: int = field(name='company_id')
    """Location, by id."""

    user_permissions: list[InputUserCompanyLinkUserPermission] | UnsetType = UNSET
    """Permissions."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location_id", "id"),
    )


class UpdateUserPermissionsInput(Model, gc=False, kw_only=True):
    """The values to send: update the permissions of a user."""

    user_role: "Literal['worker', 'administrator', 'accountant', 'manager', 'owner', 'free_readonly', 'free_readonly_admin'] | UnsetType" = (
        UNSET
    )
    """Role of the user."""

    user_permissions: list[InputUserCompanyLinkUserPermission] | UnsetType = UNSET
    """Permissions."""

    team_member_id: int | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("", "minimum:1"),
        ("team_member_id", "id_or_zero"),
    )


class UserPermissionsUserPermission(Model, gc=False, kw_only=True):
    """An entry of the user permissions."""

    slug: str | None = None
    """Name for programs."""

    value: list[Any] | bool | int | float | str | None = None
    """Value."""


class CopyUserPermissionsToLocationsInput(Model, gc=False, kw_only=True):
    """The values to send: copy permissions to other locations."""

    user_location_links: list[ToLocationsInputUserCompanyLink] = field(name='user_company_links')
    """Locations and permissions."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("user_location_links", "minimum:1"),
    )


class CreateUserInvitationInputInvite(Model, gc=False, kw_only=True):
    """An entry of the invites."""

    name: str | UnsetType = UNSET
    """Name."""

    search: str | UnsetType = UNSET
    """Phone or e-mail of the user."""

    position: str | None | UnsetType = UNSET
    """Position of the team member."""

    user_role: "Literal['worker', 'administrator', 'accountant', 'manager', 'owner'] | None | UnsetType" = UNSET
    """Role of the user."""

    user_permissions: list[InputUserCompanyLinkUserPermission] | None | UnsetType = UNSET
    """Permissions."""

    team_member_id: int | None | UnsetType = field(name='staff_id', default=UNSET)
    """Team member, by id."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("team_member_id", "id_or_zero"),
    )


class UserPermissions(Model, gc=False, kw_only=True):
    """The role and the permissions of a user."""

    user_role: "Literal['worker', 'administrator', 'accountant', 'manager', 'owner', 'free_readonly', 'free_readonly_admin'] | str | None" = (
        None
    )
    """Role of the user."""

    team_member_id: int | None = field(name='staff_id', default=None)
    """Team member, by id."""

    is_editable: bool | None = None
    """Whether it can be changed."""

    has_any_paid_permission: bool | None = None
    """Whether a permission needs a paid licence."""

    user_permissions: list[UserPermissionsUserPermission] | None = None
    """Permissions."""

    __wire_forms__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("staff_id", "number"),
    )


class CreateUserInvitationInput(Model, gc=False, kw_only=True):
    """The values to send: invite users to a location."""

    invites: list[CreateUserInvitationInputInvite]
    """People to invite."""

    __field_checks__: ClassVar[tuple[tuple[str, str], ...]] = (
        ("invites", "minimum:1"),
    )
