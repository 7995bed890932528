"""Emitter of the example responses that the embedded server sends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from codegen.emit.rendering import render_template
from codegen.normalise.envelope import list_successes
from codegen.normalise.operations import find_api_version
from codegen.tree import as_object, iter_operations, resolve

if TYPE_CHECKING:
    from codegen.tree import Object

_AUTH = {"none": "NONE", "partner": "PARTNER"}
_PDF = b"%PDF-1.4\n%%EOF\n"


def render_responses(corrected: Object) -> str:
    """Return the text of the module with one example response for each operation."""
    responses = [
        _describe(path, method, operation, corrected)
        for path, method, operation in iter_operations(corrected)
    ]
    return render_template(
        "responses.py.jinja",
        version=find_api_version(corrected) or "v1",
        responses=sorted(responses, key=lambda facts: str(facts["operation"])),
    )


def _describe(path: str, method: str, operation: Object, corrected: Object) -> dict[str, str]:
    """Return the keyword arguments of a `DescribedResponse` as source text."""
    status, media, body = _choose_response(operation, corrected)
    return {
        "operation": json.dumps(str(operation["operationId"])),
        "method": json.dumps(method.upper()),
        "path": json.dumps(path.partition("#")[0]),
        "auth": f"AuthLevel.{_AUTH.get(str(operation.get('x-altegio-auth')), 'USER')}",
        "status": str(status),
        "media": json.dumps(media),
        "body": repr(body),
        "is_read": str(method == "post" and operation.get("x-altegio-idempotent") is True),
    }


def _choose_response(operation: Object, corrected: Object) -> tuple[int, str, bytes]:
    """Return the status, the media type and the body of the first success with a body, or of the first."""
    successes = [(status, as_object(resolve(corrected, node))) for status, node in list_successes(operation)]
    for status, node in successes:
        for media, entry in as_object(node.get("content")).items():
            return _read_status(status), media, _encode(media, as_object(entry))
    return (_read_status(successes[0][0]) if successes else 200), "", b""


def _read_status(status: str) -> int:
    return int(status) if re.fullmatch(r"2\d\d", status) else 200


def _encode(media: str, entry: Object) -> bytes:
    if "json" not in media:
        return _PDF if media == "application/pdf" else b""
    return json.dumps(_find_example(entry), separators=(",", ":")).encode()


def _find_example(entry: Object) -> Any:
    if "example" in entry:
        return entry["example"]
    examples = [as_object(example) for example in as_object(entry.get("examples")).values()]
    return examples[0].get("value") if examples else None
