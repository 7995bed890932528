# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, Literal

from altegio_async._core.model import Model


class RolePermissionOption(Model, gc=False, kw_only=True):
    """An entry of the options."""

    title: str | None = None
    """Title."""

    value: int | float | None = None
    """Value."""

    is_disabled: bool | None = None
    """Whether it cannot be chosen."""


class RolePermissionType(Model, gc=False, kw_only=True):
    """Kind."""

    slug: "Literal['has_access', 'has_group_access', 'has_limited_access', 'has_allowed_ids', 'has_limited_today', 'has_limited_by_own_access', 'last_days_count', 'allowed_ids', 'allowed_id', 'allowed_ip'] | str | None" = (
        None
    )
    """Name for programs."""

    all_access_value: bool | str | None = None
    """Value that grants the right."""

    no_access_value: bool | str | None = None
    """Value that refuses the right."""


class RolePermission(Model, gc=False, kw_only=True):
    """An entry of the user permissions."""

    slug: str | None = None
    """Name for programs."""

    title: str | None = None
    """Title."""

    type: RolePermissionType | None = None
    """Kind."""

    options: list[RolePermissionOption] | None = None
    """Options."""

    hint: str | None = None
    """Explanation for users."""

    is_recommended: bool | None = None
    """Whether it is recommended."""

    is_editable: bool | None = None
    """Whether it can be changed."""

    default_value: bool | str | None = None
    """Value for new users."""

    entity_name: str | None = None
    """Kind of object that the permission is for."""

    is_paid: bool | None = None
    """Whether it is paid."""

    is_paid_only: bool | None = None
    """Whether it is part of a paid licence only."""

    children: list[dict[str, Any]] | None = None
    """Content of the category."""


class UserRole(Model, gc=False, kw_only=True):
    """A role of users."""

    slug: "Literal['worker', 'administrator', 'accountant', 'manager', 'owner', 'free_readonly', 'free_readonly_admin'] | str | None" = (
        None
    )
    """Name for programs."""

    title: str | None = None
    """Title."""

    description: str | None = None
    """Description."""

    weight: int | None = None
    """Place in sorted lists."""

    user_permissions: list[RolePermission] | None = None
    """Permissions."""
