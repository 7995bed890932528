"""Webhook events: the requests that Altegio sends to the URLs of an integration.

`parse` turns the body of such a request into a typed event. It needs no client and does no I/O, so it can be
used in any web framework:

    event = webhooks.parse(body, headers, token="token-of-the-integration")
    if isinstance(event, webhooks.AppointmentEvent) and event.status == "create":
        ...

Altegio sends an event about five seconds after a change. Deliveries can be repeated, reordered or lost, and
their data can be incomplete: use `event.dedup_key` to recognise repeated ones, and read the object again by
its id if its values matter.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

import msgspec

from altegio_async._core.body_format import UNREADABLE, strip_marks
from altegio_async._core.derived import WebhookEventProperties
from altegio_async._core.json_parts import split_array
from altegio_async._core.model import Model
from altegio_async._core.operation import Endpoint, ResultForm
from altegio_async._core.response import decode
from altegio_async._core.surrogates import has_surrogates, repair_surrogates
from altegio_async._core.wire import WireResponse
from altegio_async.errors import AltegioError, InvalidWebhookError, WebhookTokenError
from altegio_async.generated.developers.models import (
    AppointmentEvent,
    ClientEvent,
    LocationEvent,
    LoyaltyCardEvent,
    MarketplaceEvent,
    ProductEvent,
    ProductOperationEvent,
    ScheduleEvent,
    ServiceCategoryEvent,
    ServiceEvent,
    TeamMemberEvent,
    TransactionEvent,
)

__all__ = [
    "MAX_BODY_BYTES",
    "AppointmentEvent",
    "ClientEvent",
    "InvalidWebhookError",
    "LocationEvent",
    "LoyaltyCardEvent",
    "MarketplaceEvent",
    "ProductEvent",
    "ProductOperationEvent",
    "ScheduleEvent",
    "ServiceCategoryEvent",
    "ServiceEvent",
    "TeamMemberEvent",
    "TransactionEvent",
    "UnknownEvent",
    "WebhookEvent",
    "WebhookTokenError",
    "parse",
]

MAX_BODY_BYTES: Final = 1024 * 1024
"""Size of the largest body that `parse` reads, in bytes."""


class UnknownEvent(WebhookEventProperties, Model, gc=False, kw_only=True):
    """An event of a resource that is unknown to this version."""

    location_id: int = msgspec.field(name="company_id")
    """Location, by id."""

    resource: str
    """Kind of the object, as the API names it."""

    resource_id: int
    """Object, by id."""

    status: str
    """Type of the change: create, update, delete or a newer value."""

    data: Any = None
    """Untyped values of the object."""


WebhookEvent: TypeAlias = (
    AppointmentEvent
    | ClientEvent
    | LocationEvent
    | LoyaltyCardEvent
    | MarketplaceEvent
    | ProductEvent
    | ProductOperationEvent
    | ScheduleEvent
    | ServiceCategoryEvent
    | ServiceEvent
    | TeamMemberEvent
    | TransactionEvent
    | UnknownEvent
)
"""Any event that `parse` returns."""

_Headers: TypeAlias = (
    Mapping[str, str] | Mapping[bytes, bytes] | Iterable[tuple[str, str] | tuple[bytes, bytes]]
)

_TYPES: Final[Mapping[str, type[Model]]] = {
    "client": ClientEvent,
    "company": LocationEvent,
    "finances_operation": TransactionEvent,
    "good": ProductEvent,
    "goods_operations_consumable": ProductOperationEvent,
    "goods_operations_move": ProductOperationEvent,
    "goods_operations_receipt": ProductOperationEvent,
    "goods_operations_sale": ProductOperationEvent,
    "goods_operations_stolen": ProductOperationEvent,
    "loyalty_card": LoyaltyCardEvent,
    "master": TeamMemberEvent,
    "record": AppointmentEvent,
    "salon": LocationEvent,
    "schedule": ScheduleEvent,
    "service": ServiceEvent,
    "service_category": ServiceCategoryEvent,
    "staff": TeamMemberEvent,
}
_MARKETPLACE_EVENTS: Final = frozenset({"uninstall", "freeze"})


def parse(
    body: bytes | bytearray | memoryview | str, headers: _Headers | None = None, *, token: str | None = None
) -> WebhookEvent:
    """Return the typed event in the body of a webhook request.

    Unreadable optional values become None. The event of an unknown resource is an `UnknownEvent`.

    Args:
        body: the body of the request, at most 1 MiB.
        headers: the headers of the request, as a mapping or as pairs; needed only with `token`.
        token: the token that the request must carry as `Authorization: Bearer TOKEN`. It is compared in
            constant time. None skips the check.

    Raises:
        WebhookTokenError: the request does not contain the token; respond with status 401.
        InvalidWebhookError: the body is not an event; respond with status 400.
    """
    if token is not None:
        _check_token(headers, token)
    envelope, raw = _read_envelope(_read_body(body))
    event: WebhookEvent = _decode(_choose_type(envelope), raw)
    return event


def _check_token(headers: _Headers | None, token: object) -> None:
    if not isinstance(token, str):
        raise WebhookTokenError(f"the expected token must be a str, got {type(token).__name__}")
    if not token:
        raise WebhookTokenError("the expected token is empty")
    scheme, _, received = _find_authorization(headers).strip().partition(b" ")
    is_equal = hmac.compare_digest(received.strip(), _to_bytes(token))
    if scheme.lower() != b"bearer" or not is_equal:
        raise WebhookTokenError("the request does not contain the expected bearer token")


def _find_authorization(headers: _Headers | None) -> bytes:
    """Return the header `Authorization`; empty if there is none or several, or if it is not text."""
    if headers is None:
        raise WebhookTokenError("pass the headers of the request to check its token")
    try:
        pairs = [(_to_bytes(name).lower(), value) for name, value in _list_pairs(headers)]
    except (TypeError, ValueError):
        raise WebhookTokenError("the headers must be a mapping or pairs of a name and a value") from None
    values = [value for name, value in pairs if name == b"authorization"]
    return _to_bytes(values[0]) if len(values) == 1 else b""


def _list_pairs(headers: Any) -> Iterable[tuple[object, object]]:
    return headers.items() if hasattr(headers, "items") else headers  # type: ignore[no-any-return]


def _to_bytes(text: object) -> bytes:
    """Return a text as bytes; empty for a value that is not text."""
    if isinstance(text, str):
        try:
            return text.encode("utf-8", "surrogateescape")  # the form in which servers decode headers
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogatepass")
    return bytes(text) if isinstance(text, (bytes, bytearray)) else b""


def _read_body(body: object) -> bytes:
    if isinstance(body, str):
        raw = body.encode("utf-8", "surrogatepass")
    elif isinstance(body, (bytes, bytearray)):
        raw = bytes(body)
    elif isinstance(body, memoryview):
        raw = body.tobytes()
    else:
        raise InvalidWebhookError(f"the body must be bytes or text, got {type(body).__name__}")
    if len(raw) > MAX_BODY_BYTES:
        raise InvalidWebhookError(f"the body has {len(raw)} bytes, at most {MAX_BODY_BYTES} are read")
    return raw


class _Envelope(msgspec.Struct, gc=False):
    """The parts of a body that choose the type of its event."""

    resource: msgspec.Raw = msgspec.Raw()
    event: msgspec.Raw = msgspec.Raw()


_read_parts: Final = msgspec.json.Decoder(_Envelope).decode
_read_text: Final = msgspec.json.Decoder(str).decode


def _read_envelope(raw: bytes) -> tuple[_Envelope, bytes]:
    """Return the parts of a body that choose its type, and the event in the body.

    The event can have a byte order mark before it, an array around it, or halves of surrogate pairs in it.
    """
    try:
        return _read_parts(raw), raw
    except UNREADABLE:
        event = _clean_body(raw)
    try:
        return _read_parts(event), event
    except UNREADABLE:
        raise InvalidWebhookError("the body is not a JSON object") from None


def _clean_body(raw: bytes) -> bytes:
    event = strip_marks(raw)
    if has_surrogates(event):
        event = repair_surrogates(event)
    try:
        rows = split_array(event)
    except UNREADABLE:
        return event
    if len(rows) > 1:
        raise InvalidWebhookError(f"the body is an array of {len(rows)} events; parse each of them")
    return bytes(memoryview(rows[0])) if rows else event


def _choose_type(envelope: _Envelope) -> type[Model]:
    resource = _read_word(envelope.resource)
    if resource is not None:
        return _TYPES.get(resource, UnknownEvent)
    if _read_word(envelope.event) in _MARKETPLACE_EVENTS:
        return MarketplaceEvent
    raise InvalidWebhookError("the body names no resource and no marketplace event")


def _read_word(raw: msgspec.Raw) -> str | None:
    try:
        return _read_text(raw)
    except UNREADABLE:
        return None


def _decode(cls: type[Model], raw: bytes) -> Any:
    try:
        return decode(_make_endpoint(cls), WireResponse(200, {}, raw)).value
    except AltegioError as error:
        reason = error.message.replace("the response", "it", 1)
    raise InvalidWebhookError(f"the body cannot be read as {cls.__name__}: {reason}")


@cache
def _make_endpoint(cls: type[Model]) -> Endpoint[Any]:
    """Return an endpoint whose response body is the event, so that events are decoded like responses."""
    return Endpoint(
        id="webhook", method="GET", path="/", result=cls, idempotent=True, result_form=ResultForm.BARE
    )
