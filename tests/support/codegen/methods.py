"""Parts of small descriptions whose operations are methods of a resource."""

from __future__ import annotations

from typing import Any

from tests.support.codegen.descriptions import build_operation, build_responses, wrap_in_envelope

NUMBER = {"type": "integer"}
TEXT = {"type": "string"}
ROW = {"type": "object", "properties": {"id": NUMBER}}
LIST = build_responses(wrap_in_envelope({"type": "array", "items": ROW}))
ONE = build_responses(wrap_in_envelope(ROW))


def build_parameter(name: str, place: str = "query", schema: Any = NUMBER, **more: Any) -> dict[str, Any]:
    """Return a parameter of an operation; one of the path is required."""
    return {"name": name, "in": place, "schema": schema, "required": place == "path", **more}


def build_body(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    """Return a JSON body with these fields."""
    schema = {"type": "object", "properties": properties, "required": required or []}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def build_method(name: str, method: str, responses: Any = ONE, resource: str = "things", **more: Any) -> Any:
    """Return an operation with the names of its resource and method."""
    facts = {"x-altegio-resource": resource, "x-altegio-method": method}
    return build_operation(responses, operationId=name, **facts, **more)


LOCATION = build_parameter("location_id", "path")
