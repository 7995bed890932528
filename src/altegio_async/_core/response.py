"""Decoding of a response's bytes to the result of its operation, or to an error.

A clean body is decoded once, strictly, directly into structs. If that fails, it is decoded again, value by
value, with coercion, and the coerced values are reported as drift.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from altegio_async._core.body_format import UNREADABLE, is_blank, is_html_page, strip_marks
from altegio_async._core.decoded import Decoded, Envelope, can_be_none, is_never_message
from altegio_async._core.decoders import complete_type, make_decoder
from altegio_async._core.envelope import (
    SuccessReport,
    has_inner_report,
    has_message,
    read_success_report,
    unwrap_array,
)
from altegio_async._core.error_bodies import make_status_error, read_error_document
from altegio_async._core.object_limits import (
    BYTES_PER_OBJECT,
    DEFAULT_MAX_OBJECTS,
    ObjectLimitError,
    can_exceed,
    is_too_deep,
)
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.redact import decode_custom
from altegio_async._core.struct_fields import list_required_fields
from altegio_async._core.struct_memory import find_largest_sparse_struct, limit_objects

if TYPE_CHECKING:
    from collections.abc import Generator

    from altegio_async._core.wire import WireResponse

__all__ = ["Decoded", "decode", "decode_leniently", "decode_strictly"]

T = TypeVar("T")

# Constants, because enum member access is slow before Python 3.12.
_EMPTY: Final = ResultForm.EMPTY
_BARE: Final = ResultForm.BARE
_LONGEST_IN_ONE_STEP: Final = 256 * 1024
"""Bytes of the longest JSON:API document whose objects are flattened without a pause."""


def decode(
    endpoint: Endpoint[T],
    response: WireResponse,
    *,
    strict: bool = False,
    max_objects: int = DEFAULT_MAX_OBJECTS,
) -> Decoded[T]:
    """Return the result in a successful response.

    Raises:
        APIStatusError: the status is outside 2xx, or the body reports failure.
        APIResponseError: the body cannot be used; with `strict`, also if a value had to be coerced.
    """
    decoded = decode_strictly(endpoint, response, max_objects)
    if decoded is not None:
        return decoded
    steps = decode_leniently(endpoint, response, strict=strict, max_objects=max_objects)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return cast("Decoded[T]", stop.value)


def decode_strictly(endpoint: Endpoint[T], response: WireResponse, max_objects: int) -> Decoded[T] | None:
    """Return the result of a clean response; None if the response must be decoded leniently.

    Raises:
        APIStatusError: the status is outside 2xx.
    """
    status = response.status
    if status < 200 or status > 299:
        raise make_status_error(response)
    body, form = response.body, endpoint.result_form
    plan, size = _get_plan(endpoint), len(body)
    if (size > plan.trusted or size > BYTES_PER_OBJECT * max_objects) and _is_special(
        plan, endpoint.result, body, max_objects
    ):
        return _decode_json_api(plan.flat, response, max_objects) if plan.flat is not None else None
    if form is _EMPTY or not body.strip():
        return _decode_empty(endpoint, body)
    try:
        result = plan.decode(body)
    except UNREADABLE:
        return None
    if form is _BARE:
        return None if _can_be_error(result) else Decoded(result)
    envelope: Envelope[T] = result
    data = envelope.data
    if (
        data is UNSET
        or data is None
        or not envelope.success
        or envelope.errors
        or (endpoint.result is Any and is_too_deep(data, body))
        or (plan.is_loose and (has_inner_report(body) or _has_no_value(data)))
    ):
        return None
    return Decoded(data, envelope.meta, envelope.included)


def decode_leniently(
    endpoint: Endpoint[T], response: WireResponse, *, strict: bool, max_objects: int
) -> Generator[None, None, Decoded[T]]:
    """Decode a response that `decode_strictly` did not decode, and yield between the steps of a long one.

    Raises:
        APIStatusError: the body reports failure.
        APIResponseError: the body cannot be used; with `strict`, also if a value had to be coerced.
    """
    from altegio_async._core import lenient_decoding  # noqa: PLC0415 - rarely needed

    return lenient_decoding.decode_leniently(endpoint, response, strict=strict, max_objects=max_objects)


class _Plan(Struct):
    """The decoder of an endpoint's responses, and the size of bodies that need no further checks.

    Attributes:
        decode: the strict decoder.
        trusted: size in bytes up to which the objects of a body need not be counted for the memory of their
            structs. Unlimited, unless a struct of the result takes much more memory than its JSON.
        is_raw: whether the result is the body itself.
        is_loose: whether the structs of the result have no required field, or the result has no named fields.
            Any object can then be decoded as the result, even an envelope that reports failure.
        flat: the same endpoint for a body with flat objects, if the result is in JSON:API form.
    """

    decode: Callable[[bytes], Any]
    trusted: int = 8 * 1024
    is_raw: bool = False
    is_loose: bool = False
    flat: Endpoint[Any] | None = None


@lru_cache(maxsize=1024)
def _get_plan(endpoint: Endpoint[Any]) -> _Plan:
    """Return the plan of an endpoint. Making a decoder takes 0.2 ms, so it is made at first use."""
    result = endpoint.result
    if endpoint.result_form in _RAW:
        return _Plan(_RAW[endpoint.result_form], is_raw=True)
    if endpoint.result_form is ResultForm.JSON_API:
        complete_type(result)
        return _Plan(make_decoder(Any).decode, -1, flat=replace(endpoint, result_form=ResultForm.DATA))
    wanted = result if endpoint.result_form is ResultForm.BARE else Envelope[result]  # type: ignore[valid-type]  # made at run time
    is_loose = _is_loose(result) or is_never_message(endpoint)
    return _Plan(make_decoder(wanted, dec_hook=decode_custom).decode, is_loose=is_loose)


def _is_loose(wanted: Any) -> bool:
    """Return whether a result is a struct, or a list of structs, without required fields."""
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return _has_no_required_field(wanted)
    return any(map(_is_loose, get_args(wanted)))


def _decode_json_api(flat: Endpoint[T], response: WireResponse, max_objects: int) -> Decoded[T] | None:
    """Return the result of a clean JSON:API document; None if it is long or must be decoded leniently.

    Args:
        flat: the endpoint of the document with flat objects.
        response: a response with a status of success.
        max_objects: the maximum number of objects and arrays.
    """
    from altegio_async._core.json_api import flatten  # noqa: PLC0415 - not used by V1

    body = response.body.strip()
    if len(body) > _LONGEST_IN_ONE_STEP or not body:
        return decode_strictly(flat, response, max_objects) if not body else None
    limit = limit_objects(flat.result, len(body), max_objects)
    try:
        document = flatten(body, flat.result, limit)
    except (*UNREADABLE, ObjectLimitError):
        return None
    if document.drift or can_exceed(document.body, limit):
        return None
    return decode_strictly(flat, replace(response, body=document.body), max_objects)


def _is_special(plan: _Plan, wanted: Any, body: bytes, max_objects: int) -> bool:
    """Return whether a body possibly has too many objects, or has objects that must be made flat."""
    if plan.flat is not None:
        return True
    if plan.is_raw:
        return False
    if not find_largest_sparse_struct(wanted):
        plan.trusted = sys.maxsize
    limit = limit_objects(wanted, len(body), max_objects)
    return len(body) > BYTES_PER_OBJECT * limit and can_exceed(body, limit)


def _check_content(body: bytes) -> bytes:
    """Return the content of a file or a text.

    Raises:
        ValueError: the body is JSON that reports failure or contains a message.
    """
    document = read_error_document(body)
    if read_success_report(document) is SuccessReport.FAILURE or has_message(document):
        raise ValueError("the body reports failure")
    return body


def _read_bytes(body: bytes) -> Envelope[bytes]:
    """Return a file, as the data of an envelope.

    Raises:
        ValueError: the body is an HTML page, or JSON that reports failure.
    """
    if is_html_page(strip_marks(body)):
        raise ValueError("the body is an HTML page")
    return Envelope(data=_check_content(body))


def _read_text(body: bytes) -> Envelope[str]:
    """Return a text, as the data of an envelope. Bytes that are not UTF-8 are replaced."""
    return Envelope(data=_check_content(body).decode("utf-8-sig", "replace"))


_RAW: Final[dict[ResultForm, Callable[[bytes], Envelope[Any]]]] = {
    ResultForm.TEXT: _read_text,
    ResultForm.BYTES: _read_bytes,
}


class _Report(Struct, gc=False):
    """The wire form of a response without a result."""

    success: bool
    meta: Any = None


_report_decoder: Final = msgspec.json.Decoder(_Report)


def _decode_empty(endpoint: Endpoint[T], body: bytes) -> Decoded[T] | None:
    """Return the result None for a response without a body, or for one that reports success only."""
    if endpoint.result_form in _RAW:
        return Decoded(cast("T", _RAW[endpoint.result_form](body).data))
    if is_blank(body):
        return (
            Decoded(cast("T", None))
            if endpoint.result_form is _EMPTY or can_be_none(endpoint.result)
            else None
        )
    if has_inner_report(body):
        return None
    try:
        report = _report_decoder.decode(body)
    except UNREADABLE:
        return None
    return Decoded(cast("T", None), report.meta) if report.success else None


def _has_no_value(result: Any) -> bool:
    """Return whether a result is a struct whose fields were all absent, possibly because others were sent."""
    return isinstance(result, Struct) and result == type(result)()


def _can_be_error(result: Any) -> bool:
    """Return whether a bare result is possibly an error: it is untyped or has no required fields."""
    if isinstance(result, (dict, list)):
        return read_success_report(unwrap_array(result)) is SuccessReport.FAILURE
    return isinstance(result, Struct) and _has_no_required_field(type(result))


@lru_cache(maxsize=1024)
def _has_no_required_field(cls: type[Struct]) -> bool:
    return not list_required_fields(cls)
