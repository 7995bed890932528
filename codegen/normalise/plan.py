"""What normalising gives: models and operations, ready to be written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.tree import Object

REF = "$ref"


@dataclass
class Field:
    """One field of a struct; `clean` is its type in the small dialect of schemas that `types` makes."""

    wire: str
    python: str
    type_schema: Object
    required: bool = False
    nullable: bool = True
    description: str = ""


def _fields() -> list[Field]:
    return []


@dataclass
class Model:
    """One struct. `answer` tells a response's from a request's; `module` is where it is written."""

    name: str
    answer: bool
    description: str = ""
    fields: list[Field] = field(default_factory=_fields)
    module: str = ""


@dataclass(frozen=True)
class Parameter:
    """A path or query parameter as the factory takes it."""

    wire: str
    python: str
    type_schema: Object
    required: bool
    style: str = "PLAIN"
    description: str = ""


@dataclass
class OperationPlan:
    """One operation; `result` None means that the answer holds nothing, `body` None that none is sent."""

    id: str
    name: str
    method: str
    path: str
    auth: str
    idempotent: bool
    answer: str
    result: Object | None
    module: str = ""
    nullable_result: bool = False
    path_parameters: tuple[Parameter, ...] = ()
    query: tuple[Parameter, ...] = ()
    body: Object | None = None
    body_kind: str | None = None
    body_required: bool = False
    paging: Object | None = None
    batch: str | None = None
    sensitive: bool = False
    deprecated: bool = False
    text: str = ""


@dataclass
class SdkPlan:
    """The whole: structs by name and operations in order."""

    models: dict[str, Model]
    operations: list[OperationPlan]


def find_references(type_schema: object) -> set[str]:
    """The names of the models that a clean schema mentions."""
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
