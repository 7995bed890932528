"""Check of the default of a schema against the schema."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.tree import Object

# The references that are being followed: the id of the schema with the reference, and that of the value.
_FOLLOWED: ContextVar[set[tuple[int, int]]] = ContextVar("followed")


class _EndlessReferenceError(Exception):
    """A reference leads back to itself for the same value."""


def is_valid_default(schema: Object, components: Object) -> bool:
    """Return whether the default of a repaired schema is valid. References are resolved in `components`.

    A default whose check does not end is invalid.
    """
    validator = _load_validator()(
        {**schema, "components": components}, format_checker=_load_library().oas31_format_checker
    )
    token = _FOLLOWED.set(set())
    try:
        return bool(validator.is_valid(schema["default"]))
    except _EndlessReferenceError:
        return False
    finally:
        _FOLLOWED.reset(token)


def _load_library() -> Any:
    # Imported here because it loads slowly and only builds need it.
    return import_module("openapi_schema_validator")


@cache
def _load_validator() -> Any:
    """Return the validator class of OpenAPI 3.1 that stops at an endless reference.

    The validator of the library recurses until the stack overflows.
    """
    library = _load_library().OAS31Validator
    follow = library.VALIDATORS["$ref"]

    def follow_once(validator: Any, reference: Any, value: Any, schema: Any) -> Iterator[Any]:
        followed, key = _FOLLOWED.get(), (id(schema), id(value))
        if key in followed:
            raise _EndlessReferenceError
        followed.add(key)
        try:
            yield from follow(validator, reference, value, schema)
        finally:
            followed.discard(key)

    extend: Any = import_module("jsonschema.validators").extend
    return extend(library, {"$ref": follow_once})
