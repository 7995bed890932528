"""A transport for unit tests: it sends nothing, returns prepared responses and records the requests."""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeGuard

import msgspec
from multidict import CIMultiDict, CIMultiDictProxy

from altegio_async._core.validation import check_count
from altegio_async.errors import AltegioError, ClientClosedError, ConfigurationError, InvalidArgumentError
from altegio_async.transport import ConnectionSlots, WireRequest, WireResponse, use_permit

__all__ = ["FakeTransport", "ResponseFunction", "make_error_response", "make_response"]

ResponseFunction: TypeAlias = Callable[[WireRequest], WireResponse | Awaitable[WireResponse]]
"""Returns the response to a request, or raises an `AltegioError`. It can be a coroutine function."""

_SLOTS = 100
_STATUSES = range(200, 600)


def make_response(
    data: Any = None, *, status: int = 200, headers: Mapping[str, str] | None = None, meta: Any = None
) -> WireResponse:
    """Return a response with `data` in the API's envelope.

    Args:
        data: the result: dictionaries with wire names, lists, or structs of `altegio_async.models`.
        status: HTTP status.
        headers: response headers. Names are not case-sensitive.
        meta: the envelope's `meta`, such as `{"total_count": 2}`.

    Raises:
        InvalidArgumentError: the status is not a number from 200 to 599.
    """
    return _encode({"success": True, "data": data, "meta": {} if meta is None else meta}, status, headers)


def make_error_response(
    status: int, message: str = "Refused.", *, headers: Mapping[str, str] | None = None
) -> WireResponse:
    """Return an error response in the API's form. The client raises the error of this status.

    Raises:
        InvalidArgumentError: the status is not a number from 200 to 599.
    """
    return _encode({"success": False, "data": None, "meta": {"message": message}}, status, headers)


def _encode(body: object, status: int, headers: Mapping[str, str] | None) -> WireResponse:
    if check_count("status", status) not in _STATUSES:
        raise InvalidArgumentError(f"status must be an HTTP status from 200 to 599, got {status}")
    return WireResponse(status, CIMultiDictProxy(CIMultiDict(headers or {})), msgspec.json.encode(body))


def _check_responses(responses: object) -> list[WireResponse | AltegioError]:
    """Return the entries of a queue."""
    if not _is_iterable(responses):
        raise ConfigurationError(f"responses must be a list or a function, got {type(responses).__name__}")
    return [_check_response(response) for response in responses]


def _check_response(response: object) -> WireResponse | AltegioError:
    if isinstance(response, (WireResponse, AltegioError)):
        return response
    raise ConfigurationError(
        f"responses must be WireResponse or AltegioError, got {type(response).__name__}; "
        "make_response(data) returns one with this data"
    )


def _is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable)


class FakeTransport:
    """A transport that returns prepared responses. It opens no socket.

        transport = FakeTransport([make_response([{"id": 1, "balance": 50}])])
        async with AltegioClient("partner", "user", transport=transport, rate_limiter=None) as altegio:
            cards = await altegio.gift_cards.list_for_client(720441, phone="13150000000")

    Args:
        responses: responses and errors, each used once, in this order; or a function that
            returns the response to each request. An error is raised instead of a response.

    Attributes:
        requests: the requests that were sent, retries included.
        is_closed: whether the client was closed.

    Raises:
        ConfigurationError: `responses` has something else.
    """

    def __init__(self, responses: Iterable[WireResponse | AltegioError] | ResponseFunction = ()) -> None:
        self.requests: list[WireRequest] = []
        self.is_closed: bool = False
        self._slots = ConnectionSlots(_SLOTS)
        self._function: ResponseFunction | None = None
        self._queue: deque[WireResponse | AltegioError] = deque()
        if callable(responses):
            self._function = responses
        else:
            self._queue.extend(_check_responses(responses))

    def add(self, *responses: WireResponse | AltegioError) -> None:
        """Append responses and errors to the queue.

        Raises:
            ConfigurationError: a value is neither, or the transport has a function.
        """
        if self._function is not None:
            raise ConfigurationError("this FakeTransport has a function; it does not use a queue")
        self._queue.extend(_check_responses(responses))

    def open(self) -> ConnectionSlots:
        """Return the slots for requests in progress.

        Raises:
            ClientClosedError: the transport is closed.
        """
        if self.is_closed:
            raise ClientClosedError("the client is closed")
        return self._slots

    async def send(self, request: WireRequest) -> WireResponse:
        """Record the request and return its response.

        Raises:
            AltegioError: the next entry of the queue is an error, or the function raised or returned one.
            AssertionError: the queue is empty.
            ConfigurationError: the function returned something else.
        """
        await use_permit(request)
        self.requests.append(request)
        entry: object
        if self._function is not None:
            entry = self._function(request)
            entry = _check_response(await entry if inspect.isawaitable(entry) else entry)
        elif self._queue:
            entry = self._queue.popleft()
        else:
            raise AssertionError(
                f"FakeTransport has no response for request {len(self.requests)} ({request.operation})"
            )
        if isinstance(entry, AltegioError):
            raise entry
        return entry

    async def aclose(self) -> None:
        """Close the transport. Later calls raise `ClientClosedError`."""
        self.is_closed = True

    def __repr__(self) -> str:
        return f"<FakeTransport, {len(self.requests)} requests, {len(self._queue)} responses left>"
