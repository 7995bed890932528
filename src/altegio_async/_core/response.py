"""From an answer's bytes to the result of its operation, or to an error. Pure.

The envelope (`success`, `data`, `meta`) is taken off whichever form it has: around the data, missing,
or wrapped in a list. A clean body is decoded once, strictly, straight into structs. Only when that
fails is it looked at again: value by value, coerced to its type (`drift`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast, get_args, get_origin

import msgspec
from msgspec import UNSET, Struct, UnsetType

from altegio_async._core.coercion import Drift, Found, MismatchError, coerce, kind_of
from altegio_async._core.error_bodies import failure_of, is_refusal, unwrapped
from altegio_async._core.operation import Answer, Endpoint
from altegio_async._core.redact import decode_custom
from altegio_async._core.scalars import read_number
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import AltegioError, APIResponseError

if TYPE_CHECKING:
    from altegio_async._core.wire import WireResponse

T = TypeVar("T")

# What msgspec lets out besides its own errors: bad UTF-8 is a ValueError, deep nesting a RecursionError,
# an exponent of twenty digits an ArithmeticError.
UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError, ArithmeticError)

# Looked up once: a member is slow to get at on its class before Python 3.12.
_EMPTY: Final = Answer.EMPTY
_BARE: Final = Answer.BARE


class Envelope(Struct, Generic[T], gc=False):
    """The wire form of most answers. `included` is sent by the JSON:API-like operations only."""

    success: bool = True
    data: T | UnsetType = UNSET
    meta: Any = None
    included: Any = None


class Decoded(Struct, Generic[T], gc=False):
    """A result with what came beside it."""

    value: T
    meta: Any = None
    included: Any = None
    drift: tuple[Drift, ...] = ()


def decode(endpoint: Endpoint[T], response: WireResponse, *, strict: bool = False) -> Decoded[T]:
    """The result in a successful answer.

    Raises:
        APIStatusError: the status is outside 2xx, or the body says `success: false`.
        APIResponseError: the body cannot be used; with `strict`, also when it merely drifted.
    """
    status = response.status
    if status < 200 or status > 299:
        raise failure_of(response)
    answer = endpoint.answer
    if answer is _EMPTY or (not response.body.strip() and _may_be_none(endpoint.result)):
        return _nothing(endpoint, response)
    try:
        found: Any = _decoder(endpoint).decode(response.body)
    except UNREADABLE:
        found = UNSET
    if found is not UNSET:
        if answer is _BARE:
            return Decoded(found)
        envelope: Envelope[T] = found
        data = envelope.data
        if data is not UNSET and envelope.success:
            return Decoded(data, envelope.meta, envelope.included)
    # Looked at again out here, so that no error drags that of the first look along.
    return _second_look(endpoint, response, strict=strict)


@lru_cache(maxsize=1024)
def _decoder(endpoint: Endpoint[Any]) -> msgspec.json.Decoder[Any]:
    """The strict decoder of an endpoint's answer; made at first use, a fifth of a millisecond each."""
    result = endpoint.result
    wanted = result if endpoint.answer is Answer.BARE else Envelope[result]  # type: ignore[valid-type]  # made at run time
    return msgspec.json.Decoder(wanted, dec_hook=decode_custom)


@lru_cache(maxsize=1024)
def _item_decoder(item: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(item, dec_hook=decode_custom)


@lru_cache(maxsize=1024)
def _may_be_none(wanted: Any) -> bool:
    """Whether a result of this type may be None: then an answer without a body is one."""
    info = msgspec.inspect.type_info(wanted)
    if isinstance(info, msgspec.inspect.UnionType):
        return info.includes_none
    return isinstance(info, (msgspec.inspect.AnyType, msgspec.inspect.NoneType))


_ENVELOPE: Final = {"success", "data", "meta", "included"}
_rows_decoder: Final = msgspec.json.Decoder(Envelope[list[msgspec.Raw]])
# Numbers with a fraction stay exact until it is known what they are wanted for.
_plain_decoder: Final = msgspec.json.Decoder(float_hook=read_number)


def _nothing(endpoint: Endpoint[T], response: WireResponse) -> Decoded[T]:
    """The answer of an operation without a result: its body matters only when it says that it failed."""
    meta: Any = None
    if response.body.strip():
        try:
            document = msgspec.json.decode(response.body)
        except UNREADABLE:
            document = None
        if is_refusal(unwrapped(document)):
            raise failure_of(response)
        meta = document.get("meta") if is_object(document) else None
    return Decoded(cast("T", None), meta)


def _second_look(endpoint: Endpoint[T], response: WireResponse, *, strict: bool) -> Decoded[T]:
    """Decode what the strict decoder refused, or say precisely why it cannot be used."""
    failure: AltegioError
    try:
        return _by_rows(endpoint, response, strict=strict) or _whole(endpoint, response, strict=strict)
    except MismatchError as error:
        failure = _unusable(response, str(error), error.path)
    except UNREADABLE as error:
        failure = _unusable(response, _why_unreadable(response.body, error), None)
    raise failure


def _by_rows(endpoint: Endpoint[T], response: WireResponse, *, strict: bool) -> Decoded[T] | None:
    """Decode a list row by row, so that one drifted row costs no more than itself.

    None where the answer is no enveloped list.
    """
    if endpoint.answer is not Answer.DATA or get_origin(endpoint.result) is not list:
        return None
    try:
        envelope = _rows_decoder.decode(response.body)
    except msgspec.ValidationError:
        return None
    if not envelope.success or envelope.data is UNSET:
        return None
    (item,) = get_args(endpoint.result)
    decoder = _item_decoder(item)
    found: Found = []
    rows: list[Any] = []
    for index, raw in enumerate(envelope.data):
        try:
            rows.append(decoder.decode(raw))
        except UNREADABLE:
            rows.append(_coerce(_plain_decoder.decode(raw), item, f"$.data[{index}]", found))
    _refuse_drift(found, strict=strict)
    return Decoded(cast("T", rows), envelope.meta, envelope.included, tuple(found))


def _whole(endpoint: Endpoint[T], response: WireResponse, *, strict: bool) -> Decoded[T]:
    """Decode a document of any form: untyped first, then coerced to the wanted type as a whole."""
    document = _plain_decoder.decode(response.body)
    if is_refusal(unwrapped(document)):
        raise failure_of(response)
    found: Found = []
    path, payload, meta, included = "$", document, None, None
    if endpoint.answer is Answer.DATA:
        path, payload, meta, included = _unwrap(document, found)
        if path == "$":
            payload = _as_rows(payload, endpoint.result, found)
            _refuse_foreign(payload, endpoint.result)
        elif payload == {} and get_origin(endpoint.result) is list:
            found.append(Drift(path, "array", "empty object"))
            payload = []
    value = _coerce(payload, endpoint.result, path, found)
    _refuse_drift(found, strict=strict)
    return Decoded(cast("T", value), meta, included, tuple(found))


def _unwrap(document: Any, found: Found) -> tuple[str, Any, Any, Any]:
    """Where the payload stands, the payload itself, `meta` and `included`."""
    path = "$"
    inner = unwrapped(document)
    if inner is not document:
        found.append(Drift("$", "object", "array around the envelope"))
        document, path = inner, "$[0]"
    if is_object(document) and "data" in document:
        success = document.get("success", True)
        if success is not True:
            found.append(Drift(f"{path}.success", "boolean", kind_of(success)))
        return f"{path}.data", document["data"], document.get("meta"), document.get("included")
    if is_object(document) and "success" in document and document.keys() <= _ENVELOPE:
        found.append(Drift(f"{path}.data", "a value", "nothing"))
        return f"{path}.data", None, document.get("meta"), document.get("included")
    return "$", document, None, None


def _refuse_foreign(payload: Any, wanted: Any) -> None:
    """A bare object that shares no field with its type is something else, an error of another form perhaps.

    Where all fields are optional it would pass for an object in which nothing is set.
    """
    if is_array(payload) and len(payload) == 1:
        payload = payload[0]
    if not is_object(payload) or not (isinstance(wanted, type) and issubclass(wanted, Struct)):
        return
    if wanted.__struct_fields__ and not payload.keys() & set(wanted.__struct_encode_fields__):
        raise MismatchError("$", "an object with known fields", payload)


def _as_rows(payload: Any, wanted: Any, found: Found) -> Any:
    """One bare object where a list is promised is the list's only row."""
    if is_object(payload) and payload and get_origin(wanted) is list:
        found.append(Drift("$", "array", "object"))
        return [payload]
    return payload


def _coerce(value: Any, wanted: Any, path: str, found: Found) -> Any:
    coerced = coerce(value, wanted, path, found)
    return msgspec.convert(coerced, wanted, strict=True, dec_hook=decode_custom)


def _refuse_drift(found: Found, *, strict: bool) -> None:
    if strict and found:
        first = found[0]
        raise MismatchError(first.path, first.wanted, None, got=first.got)


def _why_unreadable(body: bytes, error: Exception) -> str:
    """In words what kind of body this is, when it is not the JSON that was promised."""
    head = body[:256].lstrip().lower()
    if not head.strip():
        return "the answer has no body"
    if head.startswith((b"<!doctype", b"<html", b"<head", b"<body")):
        return "the answer is an HTML page, not JSON"
    if head.startswith(b"<"):
        return "the answer is XML, not JSON"
    for kind, why in _REASONS.items():
        if isinstance(error, kind):
            return why
    return f"the answer cannot be decoded: {error}"


_REASONS: Final[dict[type[Exception], str]] = {
    RecursionError: "the answer is nested too deeply",
    ArithmeticError: "the answer holds a number beyond all bounds",
    UnicodeDecodeError: "the answer is not valid UTF-8",
}


def _unusable(response: WireResponse, why: str, path: str | None) -> APIResponseError:
    return APIResponseError(why, status=response.status, body=response.body, path=path)
