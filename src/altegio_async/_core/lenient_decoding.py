"""Decoding, in steps and with coercion, of responses that cannot be decoded strictly.

The envelope is recognised in every known form: around the data, missing, or inside an array. A response that
reports failure, or does not report success and holds no data, raises an error.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, Union, cast, get_args, get_origin

import msgspec
from msgspec import Struct

from altegio_async._core.array_forms import is_row_number
from altegio_async._core.body_format import SPACE, UNREADABLE, explain_unreadable, strip_marks
from altegio_async._core.coercion_state import Coercion
from altegio_async._core.coercion_steps import coerce_in_steps
from altegio_async._core.decoded import Decoded, can_be_none, is_never_message, is_write
from altegio_async._core.decoders import complete_type, inspect_type, make_decoder
from altegio_async._core.envelope import (
    ENVELOPE_NAMES,
    OUTLINE_NAMES,
    SuccessReport,
    get_inner_failure,
    has_message,
    read_success_report,
)
from altegio_async._core.error_bodies import make_status_error
from altegio_async._core.json_parts import get_first_byte, split_array, split_object
from altegio_async._core.leaf_coercion import name_type
from altegio_async._core.mismatch import Drift, MismatchError, is_absence, name_absence, name_json_type
from altegio_async._core.object_limits import BYTES_PER_OBJECT, ObjectLimitError, count_objects
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.struct_memory import limit_objects
from altegio_async._core.surrogates import has_surrogates, replace_lone_surrogates
from altegio_async.errors import AltegioError, APIResponseError

if TYPE_CHECKING:
    from altegio_async._core.wire import WireResponse

T = TypeVar("T")
Steps = Generator[None, None, Any]

_LONGEST_OUTLINE_PART: Final = 64 * 1024
"""Bytes of the longest part that is decoded to recognise the form of a document."""
_LONGEST_EMPTY_RESULT: Final = 16
"""Bytes of the longest form of "no result"."""
_JSON_FORMS: Final = frozenset({ResultForm.DATA, ResultForm.BARE})


class Outline(Struct):
    """The form of a document.

    Attributes:
        path: where the document is: `$`, or `$[0]` inside an array around the envelope.
        parts: the parts of an object, not decoded; empty for other values.
        document: the decoded parts that distinguish an envelope or an error from other documents.
        is_object: whether the document is an object, or an error inside an array.
        is_envelope: whether the document is an envelope.
        outcome: whether the document reports success or failure.
    """

    path: str = "$"
    parts: dict[str, bytes] = {}
    document: dict[str, Any] = {}
    is_object: bool = False
    is_envelope: bool = False
    outcome: SuccessReport = SuccessReport.UNKNOWN


def decode_leniently(
    endpoint: Endpoint[T], response: WireResponse, *, strict: bool, max_objects: int
) -> Generator[None, None, Decoded[T]]:
    """Decode a response with a status of success, and yield between the steps of a long one.

    Raises:
        APIStatusError: the body reports failure.
        APIResponseError: the body cannot be used, or does not report success; with `strict`, also if a value
            had to be coerced.
    """
    failure: AltegioError
    outline = Outline()
    try:
        body = strip_marks(response.body).strip(SPACE)
        limit = limit_objects(endpoint.result, len(body), max_objects)
        reason = "max_response_objects" if limit == max_objects else "the limit for its size"
        if len(body) > BYTES_PER_OBJECT * limit:
            yield from count_objects(body, limit, reason)
        coercion = Coercion(strict=strict)
        if has_surrogates(body):
            body = yield from _repair_surrogates(body, coercion)
        if endpoint.result_form is ResultForm.JSON_API:
            body = yield from _flatten(endpoint.result, body, coercion, limit)
            yield from count_objects(body, limit, reason)
        outline = _read_outline(body, collect_names(endpoint.result))
        if outline.outcome is SuccessReport.FAILURE or _has_inner_failure(endpoint, outline):
            raise make_status_error(response)
        if endpoint.result_form is ResultForm.EMPTY:
            _require_success(body, outline)
            return Decoded(cast("T", None), outline.document.get("meta"))
        is_empty = (
            endpoint.result_form is ResultForm.BARE and not outline.parts
        )  # `{}` is a valid bare result
        if not is_empty and _is_error_document(endpoint, outline):
            raise make_status_error(response)
        return (yield from _decode(endpoint, body, outline, coercion))
    except MismatchError as error:
        failure = _make_response_error(endpoint, response, outline, str(error), error.path)
    except ObjectLimitError as error:
        failure = _make_response_error(endpoint, response, outline, f"the response has {error}")
    except UNREADABLE as error:
        wanted = "a file" if endpoint.result_form is ResultForm.BYTES else "JSON"
        reason = explain_unreadable(response.body, error, wanted)
        failure = _make_response_error(endpoint, response, outline, reason)
    raise failure  # outside of the handlers: tracebacks of the errors above hold the response


def _repair_surrogates(body: bytes, coercion: Coercion) -> Generator[None, None, bytes]:
    """Return a body without halves of surrogate pairs, which no JSON decoder reads. Report their number.

    Raises:
        MismatchError: the body has such halves, and decoding is strict.
    """
    repaired, count = yield from replace_lone_surrogates(body)
    if count:
        coercion.add([Drift("$", "complete characters", "half of a surrogate pair", count, is_lossy=True)])
    return repaired


def _flatten(wanted: Any, body: bytes, coercion: Coercion, limit: int) -> Generator[None, None, bytes]:
    """Return a JSON:API document with flat objects. Report the parts of it that have a wrong type.

    Raises:
        MismatchError: a part has a wrong type, and decoding is strict.
        ObjectLimitError: included objects are repeated too often.
    """
    from altegio_async._core.json_api import flatten_in_steps  # noqa: PLC0415 - not used by V1

    complete_type(wanted)
    flat = yield from flatten_in_steps(body, wanted, limit)
    coercion.add(flat.drift)
    return flat.body


def _make_response_error(
    endpoint: Endpoint[Any], response: WireResponse, outline: Outline, reason: str, path: str | None = None
) -> APIResponseError:
    """Make the error of a body that cannot be used. After a write, say whether it was carried out.

    A status of success with an empty body reports success, as for a write without a result.
    """
    if is_write(endpoint):
        body = strip_marks(response.body).strip(SPACE)
        reason += (
            "; the server reports that the request was carried out"
            if outline.outcome is SuccessReport.SUCCESS or _is_empty_result(body)
            else "; it is unknown whether the request was carried out"
        )
    return APIResponseError(reason, status=response.status, body=response.body, path=path)


# -- the form of a document ---------------------------------------------------------------------


def _read_outline(body: bytes, known: frozenset[str]) -> Outline:
    """Recognise the form of a document without decoding its data."""
    if body.startswith(b"{"):
        return _outline_object("$", body, known)
    if body.startswith(b"["):
        rows = split_array(body)
        if len(rows) != 1 or get_first_byte(rows[0]) != b"{":
            return Outline()
        inner = _outline_object("$[0]", rows[0], known)
        is_wrapped = "data" in inner.parts or "meta" in inner.parts or inner.is_envelope
        if "success" in inner.parts and "success" not in known and is_wrapped:
            return inner
        is_error = bool(known) and known.isdisjoint(inner.parts) and has_message(inner.document)
        return Outline("$", {}, inner.document, is_error, outcome=SuccessReport.UNKNOWN)
    msgspec.json.decode(body)  # raises if it is not JSON
    return Outline()


def _outline_object(path: str, raw: bytes, known: frozenset[str]) -> Outline:
    parts = split_object(raw)
    document = {
        name: _read_part(parts[name], _LONGEST_EMPTY_RESULT if name == "data" else _LONGEST_OUTLINE_PART)
        for name in OUTLINE_NAMES & parts.keys()
    }
    is_envelope = "data" in parts or ("success" in parts and parts.keys() <= ENVELOPE_NAMES)
    return Outline(
        path, parts, document, True, is_envelope, read_success_report({**parts, **document}, known)
    )


def _read_part(raw: bytes, limit: int = _LONGEST_EMPTY_RESULT) -> Any:
    """Decode a part of a document. Return the bytes of a part that is over the limit or unreadable."""
    if len(raw) > limit:
        return raw
    try:
        return msgspec.json.decode(raw)
    except UNREADABLE:
        return raw


@lru_cache(maxsize=1024)
def collect_names(wanted: Any) -> frozenset[str]:
    """Return the names on the wire of the fields of a result or of the rows of a list."""
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return frozenset(wanted.__struct_encode_fields__)
    if get_origin(wanted) in {list, Union, UnionType}:
        return frozenset[str]().union(*map(collect_names, get_args(wanted)))
    return frozenset()


def _is_error_document(endpoint: Endpoint[Any], outline: Outline) -> bool:
    """Return whether a document is an error: not an envelope, without known fields, but with a message.

    Raises:
        MismatchError: the document has neither known fields nor a message. If all fields are optional, it
            would be decoded to an object without any values.
    """
    if not outline.is_object or outline.is_envelope or (not outline.parts and can_be_none(endpoint.result)):
        return False
    known = collect_names(endpoint.result)
    if not known:
        return is_never_message(endpoint) and has_message(outline.document)
    if not known.isdisjoint(outline.parts):
        return False
    if has_message(outline.document):
        return True
    raise MismatchError("$", "an object with known fields", {})


def _has_inner_failure(endpoint: Endpoint[Any], outline: Outline) -> bool:
    """Return whether the data is an envelope that reports failure, where the result cannot be one."""
    data = outline.parts.get("data")
    if data is None or len(data) > _LONGEST_OUTLINE_PART or not outline.is_envelope:
        return False
    known = collect_names(endpoint.result)
    is_untyped = not known and endpoint.result_form in _JSON_FORMS and not is_never_message(endpoint)
    if is_untyped or "success" in known:
        return False
    return get_inner_failure({"data": _read_part(data, _LONGEST_OUTLINE_PART)}) is not None


def _is_empty_result(body: bytes) -> bool:
    """Return whether a body is empty. PHP also writes an empty result as `[]`, `{}` or `null`."""
    return not body or _read_part(body) in (None, [], {})


def _require_success(body: bytes, outline: Outline) -> None:
    """Raise unless a body without a result is empty or reports success.

    Raises:
        MismatchError: the body reports neither success nor failure.
    """
    if outline.outcome is SuccessReport.SUCCESS or _is_empty_result(body):
        return
    if "success" in outline.parts:
        raise MismatchError(f"{outline.path}.success", "true", outline.document["success"])
    raise MismatchError("$", "an object with success: true", msgspec.json.decode(body))


# -- decoding -----------------------------------------------------------------------------------


def _decode(
    endpoint: Endpoint[T], body: bytes, outline: Outline, coercion: Coercion
) -> Generator[None, None, Decoded[T]]:
    path, payload, meta, included = "$", body, None, None
    if outline.is_envelope and endpoint.result_form is not ResultForm.BARE:
        _report_envelope(outline, coercion)
        if "data" not in outline.parts and not can_be_none(endpoint.result):
            raise MismatchError(f"{outline.path}.data", "a value", None, got="nothing")
        path, payload = f"{outline.path}.data", outline.parts.get("data", b"null")
        meta = _decode_meta(outline, coercion)
        included = msgspec.json.decode(outline.parts.get("included", b"null"))
        payload, path = _find_data(endpoint.result, payload, path, coercion)
    coercion.accept(path, endpoint.forms)
    value = yield from _decode_result(payload, endpoint.result, path, coercion)
    return Decoded(value, meta, included, coercion.report.list_drifts())


def _report_envelope(outline: Outline, coercion: Coercion) -> None:
    """Report the differences of an envelope from its usual form, and errors beside its data.

    Raises:
        MismatchError: the envelope does not report success and has no data.
    """
    if outline.path != "$":
        coercion.add([Drift("$", "object", "array around the envelope")])
    success = outline.document.get("success", True)
    if success is not True:
        if outline.outcome is not SuccessReport.SUCCESS and not outline.document.get("data"):
            raise MismatchError(f"{outline.path}.success", "true", success)
        coercion.add([Drift(f"{outline.path}.success", "boolean", name_json_type(success))])
    if "data" not in outline.parts:
        coercion.add([Drift(f"{outline.path}.data", "a value", "nothing")])
    if outline.document.get("errors"):
        coercion.add([Drift(f"{outline.path}.errors", "no errors", "errors")])


def _find_data(wanted: Any, payload: bytes, path: str, coercion: Coercion) -> tuple[bytes, str]:
    """Return the object in the data, and its path. Report an object that has no known field.

    Such an object can decode to an object without any values. It is possibly the object in which PHP writes
    an array with a gap, with the number of the only row for its key.
    """
    known = collect_names(wanted)
    is_short = len(payload) <= _LONGEST_OUTLINE_PART
    if not known or get_origin(wanted) is list or not is_short or get_first_byte(payload) != b"{":
        return payload, path
    parts = split_object(payload)
    if not parts or not known.isdisjoint(parts):
        return payload, path
    name = next(iter(parts))
    if len(parts) == 1 and is_row_number(name) and get_first_byte(parts[name]) == b"{":
        coercion.add([Drift(path, "object", "object with numbered keys")])
        return parts[name], f"{path}.{name}"
    coercion.add([Drift(path, "an object with known fields", "object with other fields", is_lossy=True)])
    return payload, path


def _decode_meta(outline: Outline, coercion: Coercion) -> Any:
    """Decode `meta`. An unreadable `meta` becomes None with drift, so that the data can still be returned."""
    try:
        return msgspec.json.decode(outline.parts.get("meta", b"null"))
    except UNREADABLE:
        coercion.add([Drift(f"{outline.path}.meta", "a value", "unreadable value")])
        return None


def _decode_result(payload: bytes, wanted: Any, path: str, coercion: Coercion) -> Steps:
    """Decode the data to the type of the result. The forms of "no result" become None or an empty list."""
    value = _read_part(payload)
    if get_origin(wanted) is list and path != "$" and (value is None or value == {}):
        coercion.add([Drift(path, "array", "null" if value is None else "empty object")])
        return []
    if value is None and can_be_none(wanted):
        return None
    if _is_optional(wanted):
        wanted = _remove_none(wanted)
        if _is_absent_result(value, path) and not _is_decodable(payload, wanted):
            coercion.add([Drift(path, name_type(inspect_type(wanted)), name_absence(value))])
            return None
    return (yield from coerce_in_steps(payload, wanted, path, coercion))


def _is_absent_result(value: Any, path: str) -> bool:
    """Return whether a value is a form of "no result". A bare `false` is not: it can mean a failure."""
    return is_absence(value) and (path != "$" or isinstance(value, (list, dict)))


def _is_decodable(payload: bytes, wanted: Any) -> bool:
    try:
        make_decoder(wanted).decode(payload)
    except UNREADABLE:
        return False
    return True


def _is_optional(wanted: Any) -> bool:
    return get_origin(wanted) in {Union, UnionType} and NoneType in get_args(wanted)


@lru_cache(maxsize=1024)
def _remove_none(wanted: Any) -> Any:
    """Return an optional type without None, because an unreadable result must be an error."""
    members = tuple(member for member in get_args(wanted) if member is not NoneType)
    return Union[members]  # noqa: UP007 - the members are known at run time only
