"""Plan of an SDK: the models and operations that the emitters render."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
    `check` is how the value of a body field is validated, see the `checks` module. `minimum` is the smallest
    number of items of a list in a request.
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
    check: str = ""
    minimum: int = 0

    def list_shape(self) -> list[Any]:
        """Return the parts that distinguish the field from fields of other structs."""
        shape = [self.wire, self.type_schema, self.required, self.nullable]
        return [*shape, self.minimum] if self.minimum else shape


def _fields() -> list[Field]:
    return []


@dataclass
class StructPlan:
    """A struct of a response (`in_response`) or of a request. `module` is the module that defines it.

    `mixin` is the name of the hand-written class with its derived properties. `minimum` is the minimum number
    of fields of a request.
    """

    name: str
    in_response: bool
    description: str = ""
    fields: list[Field] = field(default_factory=_fields)
    module: str = ""
    mixin: str = ""
    minimum: int = 0

    def list_shape(self) -> list[Any]:
        """Return the parts that distinguish the struct from other structs."""
        shape: list[Any] = [field.list_shape() for field in self.fields]
        return [*shape, self.minimum] if self.minimum else shape


@dataclass(frozen=True)
class Parameter:
    """A path, query, header or cookie parameter. All headers are one argument of the factory.

    `check` is how the factory validates the value, see the `checks` module.
    """

    wire: str
    python: str
    type_schema: Object
    required: bool
    style: str = "PLAIN"
    description: str = ""
    check: str = ""
    boolean_words: bool = False
    """Whether the query contains `true` and `false` instead of 1 and 0."""


@dataclass
class OperationPlan:
    """An operation. `result` is None for an empty response, `body` is None if no body is sent.

    `result_forms` are the other JSON types in which the API publishes the result. `window_paging` is the key
    of `meta` that contains the next window of days. `lost_response` says how to find out after a lost
    response whether a write was carried out.
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
    api_version: str = ""
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
    resource: str = ""
    resource_method: str = ""
    replacement: str = ""
    require_one: tuple[str, ...] = ()
    is_hand_written: bool = False
    has_field_arguments: bool = False
    has_empty_body: bool = False
    confidence: str = ""
    window_paging: str = ""
    lost_response: str = ""
    update: Object | None = None
    """The facts of a method that reads the object, changes it and sends it with this operation."""


@dataclass(frozen=True)
class Argument:
    """An argument of a method. A field of the body is UNSET by default, any other optional argument None.

    `takes_ids` marks a list of objects whose only required field is their id: it takes ids too.
    """

    python: str
    type_schema: Object
    required: bool
    description: str = ""
    check: str = ""
    is_field: bool = False
    nullable: bool = False
    takes_ids: bool = False


@dataclass(frozen=True)
class MethodPlan:
    """A method of a resource. `body_style` is `fields`, `struct`, `union`, `structs`, `any` or empty."""

    name: str
    operation: OperationPlan
    positional: tuple[Argument, ...]
    keyword: tuple[Argument, ...]
    body_style: str = ""
    body_fields: tuple[Field, ...] = ()
    is_body_required: bool = False
    is_paged: bool = False


@dataclass(frozen=True)
class UpdatePlan:
    """A method that reads an object, changes the given fields of it and sends everything.

    `write` is the method that sends the whole object. `sources` are places in the object by place in the
    body, `forms` are forms of dates by Python name, and `options` are the arguments that are not fields of
    the object, with the value that is sent by default. The fields `unread` are not in the object. The
    description of the read lacks the fields `possibly_unread`, but the struct of the object has them.
    `optional` are the places of fields that some responses leave out, by Python name. `query` are the
    arguments of the read besides those of the path.
    """

    name: str
    write: MethodPlan
    read: OperationPlan
    query: dict[str, object]
    struct: str
    fields: tuple[Argument, ...]
    sources: dict[str, list[str]]
    forms: dict[str, str]
    options: dict[str, object]
    unread: tuple[str, ...]
    possibly_unread: tuple[str, ...]
    optional: dict[str, list[str]]
    by_hand: dict[str, str]
    """Fields of the object by field of the body, for the fields that a hand-written class takes from it."""
    is_verified: bool = False
    """Whether the method reads the object back and compares it with the body."""


@dataclass(frozen=True)
class ResourcePlan:
    """A class with the methods of one subject. `children` are resources that are its attributes.

    `path` is the attribute of the client, and `name` the attribute within the package of its API.
    """

    path: str
    name: str
    class_name: str
    module: str
    methods: tuple[MethodPlan, ...]
    updates: tuple[UpdatePlan, ...] = ()
    children: tuple[ResourcePlan, ...] = ()


@dataclass
class WebhookPlan:
    """A request that the API sends to an integration. `body` is the type of its body."""

    name: str
    body: Object
    module: str = ""


@dataclass
class SdkPlan:
    """All structs by name, all operations in order, and the resources by name.

    `names` are the names in use, for the lock.
    """

    models: dict[str, StructPlan]
    operations: list[OperationPlan]
    names: RecordedNames = field(default_factory=RecordedNames)
    resources: list[ResourcePlan] = field(default_factory=list[ResourcePlan])


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
