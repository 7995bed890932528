# Generated from the description by `python -m codegen build`. Do not edit.

from altegio_async._core.model import Model
from msgspec import field


class CustomFieldCustomFieldType(Model, gc=False, kw_only=True):
    """Kind."""

    code: str | None = None
    """Code for programs."""

    title: str | None = None
    """Title."""


class CustomFieldInput(Model, gc=False, kw_only=True):
    """The values to send: create a custom field."""

    type: str
    """Kind."""

    code: str
    """Code for programs."""

    title: str
    """Name of the field."""

    user_can_edit: bool
    """Whether users can change it."""

    show_in_ui: bool
    """Whether it is shown in the product."""


class CustomFieldCustomField(Model, gc=False, kw_only=True):
    """Definition of the field."""

    id: int | None = None
    """Id."""

    code: str | None = None
    """Code for programs."""

    entity_type: str | None = None
    """Kind of object."""

    show_in_ui: bool | None = None
    """Whether it is shown in the product."""

    title: str | None = None
    """Title."""

    user_can_edit: bool | None = None
    """Whether users can change it."""

    type: CustomFieldCustomFieldType | None = None
    """Kind."""

    values: str | None = None
    """Values to choose from."""


class CustomField(Model, gc=False, kw_only=True):
    """A custom field of appointments or clients."""

    id: int
    """Id."""

    location_id: int | None = field(name='salon_id', default=None)
    """Location, by id."""

    custom_field: CustomFieldCustomField | None = None
    """Definition of the field."""
