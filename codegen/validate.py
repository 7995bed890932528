"""Validation of the corrected description with the OpenAPI validator."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.own_stack import use_own_stack
from codegen.tree import as_array, as_object, is_object, iter_operations

if TYPE_CHECKING:
    from codegen.tree import Object

_SHOWN = 10
_NOWHERE = object()


@use_own_stack
def validate(corrected: Object) -> None:
    """Validate the corrected description as OpenAPI 3.1.

    Required properties without a schema are accepted, because the normaliser notes them.

    Raises:
        CodegenError: the description is invalid. The message lists the first errors.
    """
    errors = [error for error in _load_validator()(corrected).iter_errors() if not _is_lint(error)]
    if errors:
        raise CodegenError(
            f"the corrected description is not valid OpenAPI (errors: {len(errors)}):\n"
            + "\n".join(
                f"  {_locate_error(corrected, error)}: {error.message[:200]}" for error in errors[:_SHOWN]
            )
        )


def _is_lint(error: Any) -> bool:
    return type(error).__name__ == "ExtraParametersError"


def _locate_error(corrected: Object, error: Any) -> str:
    """Return the location of an error. For schema errors the schema is searched, as the path is relative."""
    path = list(error.absolute_path)
    if path[:1] and path[0] in corrected:
        return "/".join(map(str, path))
    for path_of, method, operation in iter_operations(corrected):
        if _has_value_at(operation, path, error.instance):
            return "/".join(map(str, (f"{method.upper()} {path_of}", "...", *path)))
    for name, schema in as_object(as_object(corrected.get("components")).get("schemas")).items():
        if _has_value_at(schema, path, error.instance):
            return "/".join(map(str, ("component", name, "...", *path)))
    return "/".join(map(str, path))


def _has_value_at(root: Object, path: list[Any], value: Any) -> bool:
    """Return whether `path`, followed from any node below `root`, leads to `value`."""
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if _follow_path(node, path) is value:
            return True
        waiting += node.values() if is_object(node) else as_array(node)
    return False


def _follow_path(node: Any, path: list[Any]) -> Any:
    for step in path:
        if step not in (node if is_object(node) else range(len(as_array(node)))):
            return _NOWHERE
        node = node[step]
    return node


def _load_validator() -> Any:
    """Return the validator class with its schema indexed, which avoids a search per reference."""
    # Imported here because they load slowly and only builds need them.
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from openapi_spec_validator import OpenAPIV31SpecValidator  # noqa: PLC0415
    from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    registry: Any = import_module("jsonschema_specifications").REGISTRY
    schema: Object = dict(import_module("openapi_spec_validator.schemas").schema_v31)
    registry = registry.with_resource(schema["$id"], DRAFT202012.create_resource(schema)).crawl()

    class SchemaValidator(OpenAPIV31SchemaValidator):
        def _collect_properties(self, schema: Any) -> set[str]:
            """Skip the search for properties, which does not terminate for recursive schemas."""
            del schema
            return set()

    class Validator(OpenAPIV31SpecValidator):
        schema_validator = Draft202012Validator(schema, registry=registry)
        keyword_validators = {**OpenAPIV31SpecValidator.keyword_validators, "schema": SchemaValidator}  # noqa: RUF012 - the library's own protocol

    return Validator
