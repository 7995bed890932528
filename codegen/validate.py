"""The gate behind the repairs: what other OpenAPI tools would refuse does not pass."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError

if TYPE_CHECKING:
    from codegen.tree import Object


def validate(corrected: Object) -> None:
    """Refuse a corrected description that is not valid OpenAPI 3.1; CodegenError lists the first places."""
    errors = [
        f"  {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in _validator()(corrected).iter_errors()
    ]
    if errors:
        raise CodegenError(
            f"the corrected description is not valid OpenAPI, in {len(errors)} places:\n"
            + "\n".join(errors[:10])
        )


def _validator() -> Any:
    """The validator, its own schema indexed beforehand: else it is searched anew for each reference."""
    # Slow to import, and nothing but building needs them.
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from openapi_spec_validator import OpenAPIV31SpecValidator  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    registry: Any = import_module("jsonschema_specifications").REGISTRY
    schema: Object = dict(import_module("openapi_spec_validator.schemas").schema_v31)
    registry = registry.with_resource(schema["$id"], DRAFT202012.create_resource(schema)).crawl()

    class Validator(OpenAPIV31SpecValidator):
        schema_validator = Draft202012Validator(schema, registry=registry)

    return Validator
