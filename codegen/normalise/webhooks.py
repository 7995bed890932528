"""Bodies of webhooks. They are read like responses, because the API sends them."""

from __future__ import annotations

from codegen.normalise.media import choose_media
from codegen.tree import Object, as_object


def list_body_schemas(corrected: Object) -> dict[str, Object]:
    """Return the schema of the body of each webhook by the webhook's name."""
    result: dict[str, Object] = {}
    for name, item in sorted(as_object(corrected.get("webhooks")).items()):
        content = as_object(item["post"]["requestBody"]["content"])
        result[name] = as_object(as_object(content[choose_media(content)]).get("schema"))
    return result
