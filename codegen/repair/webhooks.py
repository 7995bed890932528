"""Repair of webhooks: the requests that the API sends to an integration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.repair.bodies import repair_request_body
from codegen.tree import Object, as_array, as_object, as_string, resolve

if TYPE_CHECKING:
    from codegen.repair.schemas import SchemaRepair


def repair_webhooks(schemas: SchemaRepair) -> Object:
    """Return the webhooks that have a request body, each with its texts, its tags and the body."""
    result: Object = {}
    for name, published in as_object(schemas.root.get("webhooks")).items():
        node = as_object(as_object(resolve(schemas.root, published)).get("post"))
        body = repair_request_body(node.get("requestBody"), f"webhook {name} body", schemas)
        if not body:
            schemas.report.add_note("webhook without a body", name)
            continue
        webhook: Object = {key: as_string(node.get(key)) for key in ("summary", "description") if key in node}
        webhook |= {key: value for key, value in node.items() if key.startswith("x-")}
        tags = [tag for tag in as_array(node.get("tags")) if isinstance(tag, str)]
        if tags:
            webhook["tags"] = tags
        result[name] = {"post": {**webhook, "requestBody": body, "responses": {"200": {"description": ""}}}}
    return result
