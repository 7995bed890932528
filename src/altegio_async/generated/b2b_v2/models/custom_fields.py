# Generated from the description by `python -m codegen build`. Do not edit.

from __future__ import annotations

from typing import Any, Literal

from altegio_async._core.model import Model

from .common import ToMany, ToOne


class CustomFieldAttributes(Model, gc=False, kw_only=True):
    """Fields of a custom field of appointments or clients."""

    code: str | None = None
    """Code for programs."""

    slug: str | None = None
    """Name for programs."""

    parent_entity_type: Literal['record', 'client'] | str | None = None
    """Kind of object that has the field."""

    entity_slug: Literal['record', 'client'] | str | None = None
    """Kind of object as a name for programs."""

    relation_entity_type: Any | None = None
    """Always null."""

    show_in_ui: bool | None = None
    """Whether it is shown in the product."""

    is_visible: bool | None = None
    """Whether it is visible."""

    title: str | None = None
    """Title."""

    user_can_edit: bool | None = None
    """Whether users can change it."""

    is_editable: bool | None = None
    """Whether it can be changed."""

    is_required: bool | None = None
    """Whether a value is required."""

    weight: int | None = None
    """Place in sorted lists."""

    values: list[Any] | None = None
    """Values to choose from."""


class CustomFieldRelationships(Model, gc=False, kw_only=True):
    """Related resources of a custom field of appointments or clients."""

    custom_field_type: ToOne | None = None
    """Related custom field type."""

    type: ToOne | None = None
    """Related type."""

    ui_options: ToMany | None = None
    """Related ui options."""


class CustomField(Model, gc=False, kw_only=True):
    """A custom field of appointments or clients."""

    id: str
    """Id."""

    type: Literal['custom_field'] | str | None = None
    """Kind."""

    attributes: CustomFieldAttributes | None = None
    """Fields of a custom field of appointments or clients."""

    relationships: CustomFieldRelationships | None = None
    """Related resources of a custom field of appointments or clients."""
