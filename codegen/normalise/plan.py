"""Plan of an SDK: the models and operations that the emitters render."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.normalise.stable_names import RecordedNames

if TYPE_CHECKING:
    from codegen.tree import Object

REF = "$ref"


@dataclass
class Field:
    """A field of a struct. `type_schema` is its type in the restricted dialect of the `types` module.

    `empty` is the Python expression that replaces the empty array of an absent value, if the API writes one.
    `forms` are the other JSON types in which the API publishes the value. `is_text` marks a decimal of a
    request that is sent as a JSON string.
    """

    wire: str
    python: str
    type_schema: Object
    required: bool = False
    nullable: bool = True
    description: str = ""
    empty: str = ""
    forms: tuple[str, ...] = ()
    is_text: bool = False


def _fields() -> list[Field]:
    return []


@dataclass
class StructPlan:
    """A struct of a response (`in_response`) or of a request. `module` is the module that defines it.

    `mixin` is the name of the hand-written class with its derived properties.
    """

    name: str
    in_response: bool
    description: str = ""
    fields: list[Field] = field(default_factory=_fields)
    module: str = ""
    mixin: str = ""


@dataclass(frozen=True)
class Parameter:
    """A path, query, header or cookie parameter. All headers are one argument of the factory."""

    wire: str
    python: str
    type_schema: Object
    required: bool
    style: str = "PLAIN"
    description: str = ""


@dataclass
class OperationPlan:
    """An operation. `result` is None for an empty response, `body` is None if no body is sent.

    `result_forms` are the other JSON types in which the API publishes the result.
    """

    id: str
    name: str
    method: str
    path: str
    auth: str
    idempotent: bool
    envelope: str
    result: Object | None
    module: str = ""
    nullable_result: bool = False
    result_forms: tuple[str, ...] = ()
    path_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    headers: tuple[Parameter, ...] = ()
    body: Object | None = None
    body_kind: str | None = None
    body_media: str | None = None
    body_required: bool = False
    paging: Object | None = None
    batch: str | None = None
    sensitive: bool = False
    deprecated: bool = False
    text: str = ""


@dataclass
class WebhookPlan:
    """A request that the API sends to an integration. `body` is the type of its body."""

    name: str
    body: Object
    module: str = ""


@dataclass
class SdkPlan:
    """All structs by name and all operations in order. `names` are the names in use, for the lock."""

    models: dict[str, StructPlan]
    operations: list[OperationPlan]
    names: RecordedNames = field(default_factory=RecordedNames)


def find_references(type_schema: object) -> set[str]:
    """Return the names of the models that a type schema refers to."""
    names: set[str] = set()
    if isinstance(type_schema, dict):
        for key, value in type_schema.items():  # pyright: ignore[reportUnknownVariableType]
            if key == REF:
                names.add(str(value))  # pyright: ignore[reportUnknownArgumentType]
            else:
                names |= find_references(value)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(type_schema, list):
        for value in type_schema:  # pyright: ignore[reportUnknownVariableType]
            names |= find_references(value)  # pyright: ignore[reportUnknownArgumentType]
    return names
