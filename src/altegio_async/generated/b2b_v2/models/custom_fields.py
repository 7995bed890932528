# Generated from the description by `python -m codegen build`. Do not edit.

from typing import Any, Literal

from altegio_async._core.model import Model


class CustomField(Model, gc=False, kw_only=True):
    """A custom field of appointments or clients."""

    id: str
    """Id."""

    type: "Literal['custom_field'] | str | None" = None
    """Kind."""

    code: str | None = None
    """Code for programs."""

    slug: str | None = None
    """Name for programs."""

    parent_entity_type: "Literal['record', 'client'] | str | None" = None
    """Kind of object that has the field."""

    entity_slug: "Literal['record', 'client'] | str | None" = None
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

    custom_field_type_id: int | str | None = None
    """Related custom field type, by id."""

    custom_field_type: dict[str, Any] | None = None
    """Related custom field type that the response includes."""

    type_id: int | str | None = None
    """Related type, by id."""

    related_type: dict[str, Any] | None = None
    """Related type that the response includes."""

    ui_option_ids: list[int | str] | None = None
    """Related ui options, by id."""

    ui_options: list[dict[str, Any]] | None = None
    """Related ui options that the response includes."""
