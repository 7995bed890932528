"""Faults of the envelope, failures in all their forms, and statuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from altegio_async.testing.faults.registry import FINE, FaultKind, NamedFault, add, add_response
from altegio_async.testing.server.exchange import Answer, as_object

if TYPE_CHECKING:
    from altegio_async.testing.faults.exchange import Exchange

_V, _S = FaultKind.ENVELOPE, FaultKind.STATUS
_UNUSABLE = "APIResponseError"
_REFUSED = "APIStatusError"
_HTML = {"Content-Type": "text/html; charset=utf-8"}


def _failure(meta: Any, **more: Any) -> dict[str, Any]:
    return {"success": False, "data": None, "meta": meta, **more}


_MESSAGE = {"message": "The day is closed."}
_FAILURES: tuple[tuple[str, str, int, Any, str], ...] = (
    ("failure_in_200", "200 with success false and a message.", 200, _failure(_MESSAGE), _REFUSED),
    ("failure_in_201", "201 with success false and a message.", 201, _failure(_MESSAGE), _REFUSED),
    (
        "failure_with_empty_meta",
        "200 with success false and an empty array as meta.",
        200,
        _failure([]),
        _REFUSED,
    ),
    (
        "failure_with_data",
        "200 with success false and a list of rows.",
        200,
        _failure(_MESSAGE, data=[{"id": 1}]),
        _REFUSED,
    ),
    (
        "failure_as_text",
        'success is the text "false".',
        200,
        {"success": "false", "data": None, "meta": _MESSAGE},
        _REFUSED,
    ),
    ("failure_as_zero", "success is 0.", 200, {"success": 0, "data": None, "meta": _MESSAGE}, _REFUSED),
    (
        "errors_401",
        "401 with errors and meta instead of an envelope.",
        401,
        {"errors": {"message": "Sign in."}, "meta": {"message": "Sign in."}},
        "AuthenticationError",
    ),
    (
        "errors_404",
        "404 with errors and meta instead of an envelope.",
        404,
        {"errors": {"message": "None."}, "meta": {"message": "None."}},
        "NotFoundError",
    ),
    (
        "error_code_400",
        "400 with error_code and error_message.",
        400,
        {"error_code": 5, "error_message": "Bad"},
        "BadRequestError",
    ),
    (
        "error_list_422",
        "422 with a bare list of codes.",
        422,
        [{"code": 433, "message": "Taken."}],
        "UnprocessableEntityError",
    ),
    (
        "message_list_400",
        "400 whose message is a list.",
        400,
        _failure({"message": ["a", "b"]}),
        "BadRequestError",
    ),
    (
        "errors_map_422",
        "422 with a map of fields to messages.",
        422,
        _failure({"message": "Bad.", "errors": {"[title]": ["Needed."]}}),
        "UnprocessableEntityError",
    ),
    (
        "errors_dicts_422",
        "422 with a list of maps.",
        422,
        _failure({"message": "Bad.", "errors": [{"title": "Needed."}]}),
        "UnprocessableEntityError",
    ),
    (
        "errors_texts_422",
        "422 with a list of texts.",
        422,
        _failure({"message": "Bad.", "errors": ["Needed."]}),
        "UnprocessableEntityError",
    ),
    (
        "errors_text_422",
        "422 with one text.",
        422,
        _failure({"message": "Bad.", "errors": "Needed."}),
        "UnprocessableEntityError",
    ),
    (
        "errors_deep_422",
        "422 with nested errors.",
        422,
        _failure({"errors": {"a": {"b": ["c", 1, None]}}}),
        "UnprocessableEntityError",
    ),
    (
        "russian_422",
        "422 in Russian.",
        422,
        _failure({"message": "Произошла ошибка.", "errors": {"phone": ["Обязательное поле."]}}),
        "UnprocessableEntityError",
    ),
    (
        "success_true_403",
        "403 with success true.",
        403,
        {"success": True, "data": None, "meta": _MESSAGE},
        "PermissionDeniedError",
    ),
    ("text_meta_403", "403 with a text as meta.", 403, _failure("no"), "PermissionDeniedError"),
    ("null_meta_404", "404 with null as meta.", 404, _failure(None), "NotFoundError"),
)
for _name, _about, _status, _body, _error in _FAILURES:
    add_response(_V, _name, _about, Answer(_status, _body), _error)

_STATUSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    402: _REFUSED,
    403: "PermissionDeniedError",
    404: "NotFoundError",
    405: _REFUSED,
    408: _REFUSED,
    409: "ConflictError",
    410: _REFUSED,
    413: _REFUSED,
    418: _REFUSED,
    422: "UnprocessableEntityError",
    425: _REFUSED,
    451: _REFUSED,
    500: "ServerError",
    501: "ServerError",
    502: "ServerError",
    503: "ServerError",
    504: "ServerError",
    520: "ServerError",
    599: "ServerError",
}
for _status, _error in _STATUSES.items():
    add_response(_S, f"empty_{_status}", f"{_status} without a body.", Answer(_status, b""), _error)
for _status in (400, 403, 404, 500, 502, 503, 504):
    _page = f"<html><head><title>{_status}</title></head><body><h1>Sorry</h1></body></html>".encode()
    add_response(
        _S,
        f"html_{_status}",
        f"{_status} with a page of HTML.",
        Answer(_status, _page, _HTML),
        _STATUSES[_status],
    )
_EDGE = b"<!doctype html><title>Attention Required!</title><p>You have been blocked. Ray ID: 0</p>"
add_response(
    _S,
    "edge_block",
    "403 with HTML from a CDN in front of the API.",
    Answer(403, _EDGE, {**_HTML, "Server": "cloudflare", "CF-Ray": "0000000000000000-RIX"}),
    "PermissionDeniedError",
)
add_response(_S, "cut_json_500", "500 with truncated JSON.", Answer(500, b'{"success":fal'), "ServerError")
add_response(
    _S,
    "vast_page_502",
    "502 with a megabyte of HTML.",
    Answer(502, b"<p>busy</p>" * 100_000, _HTML),
    "ServerError",
)
add_response(
    _S,
    "bad_utf_8_400",
    "400 with bytes that are not valid UTF-8.",
    Answer(400, b'{"meta":{"message":"\xff"}}'),
    "BadRequestError",
)
add_response(
    _S,
    "deep_400",
    "400 with a million nested arrays.",
    Answer(400, b"[" * 1_000_000),
    "BadRequestError",
)

Change = Callable[[dict[str, Any]], Any]


def add_document_change(name: str, about: str, change: Change, *expects: str) -> None:
    """Register a fault that changes the form of the regular response's document."""

    async def act(exchange: Exchange) -> Answer:
        answer = exchange.answer or Answer(200, {"success": True, "data": [], "meta": []})
        document = as_object(answer.body)
        if document is None or answer.status >= 300:
            return answer
        return Answer(answer.status, change(document), answer.headers)

    add(NamedFault(name, _V, about, expects, act, bends=True))


def _empty_row(body: dict[str, Any]) -> Any:
    row: dict[str, Any] = {}
    return {**body, "data": [row]}


add_document_change("data_null", "data is null.", lambda body: {**body, "data": None}, _UNUSABLE, FINE)
add_document_change(
    "data_missing", "data is missing.", lambda body: {"success": True, "meta": []}, _UNUSABLE, FINE
)
add_document_change("data_list", "data is an empty list.", lambda body: {**body, "data": []}, _UNUSABLE, FINE)
add_document_change(
    "data_object", "data is an empty object.", lambda body: {**body, "data": {}}, _UNUSABLE, FINE
)
add_document_change("data_text", "data is a text.", lambda body: {**body, "data": "none"}, _UNUSABLE)
add_document_change("data_number", "data is a number.", lambda body: {**body, "data": 5}, _UNUSABLE)
add_document_change("data_false", "data is false.", lambda body: {**body, "data": False}, _UNUSABLE, FINE)
add_document_change(
    "no_envelope", "The data without an envelope.", lambda body: body.get("data"), FINE, _UNUSABLE
)
add_document_change("envelope_in_list", "A list around the envelope.", lambda body: [body], FINE)
add_document_change(
    "no_success", "success is missing.", lambda body: {"data": body.get("data"), "meta": []}, FINE
)
add_document_change(
    "success_null", "success is null.", lambda body: {**body, "success": None}, FINE, _REFUSED, _UNUSABLE
)
add_document_change(
    "success_text", 'success is the text "true".', lambda body: {**body, "success": "true"}, FINE
)
add_document_change(
    "meta_missing", "meta is missing.", lambda body: {"success": True, "data": body.get("data")}, FINE
)
add_document_change("meta_null", "meta is null.", lambda body: {**body, "meta": None}, FINE)
add_document_change("meta_text", "meta is a text.", lambda body: {**body, "meta": "none"}, FINE)
add_document_change("meta_object", "meta is an empty object.", lambda body: {**body, "meta": {}}, FINE)
add_document_change(
    "rows_null", "A null among the rows.", lambda body: {**body, "data": [None]}, _UNUSABLE, FINE
)
add_document_change(
    "rows_text", "Texts instead of rows.", lambda body: {**body, "data": ["a", "b"]}, _UNUSABLE
)
add_document_change(
    "rows_empty",
    "An object without fields instead of a row.",
    _empty_row,
    _UNUSABLE,
    FINE,
)
