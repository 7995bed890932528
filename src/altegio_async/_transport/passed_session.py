"""Requests through an aiohttp session that was passed in, with its own connector and middlewares."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

import aiohttp
from aiohttp import hdrs

from altegio_async._transport.connections import (
    LostConnectionError,
    UnusableConnectionError,
    get_parser,
    guard_idle,
)

if TYPE_CHECKING:
    from aiohttp.client_proto import ResponseHandler
    from aiohttp.connector import Connection

    from altegio_async._transport.connections import AttemptState

__all__ = ["FinalMiddleware", "get_middlewares", "prevent_repetition"]

_CONNECTIONS: Final = 5  # maximum number of connections to try for one request


def get_middlewares(session: Any) -> tuple[aiohttp.ClientMiddlewareType, ...]:
    """Return the middlewares of an aiohttp session."""
    return tuple(session._middlewares)  # noqa: SLF001 - has no public name


async def prevent_repetition(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Prevent aiohttp from repeating a request after a lost connection. This is the outermost middleware.

    Raises:
        LostConnectionError: the connection broke.
    """
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
        raise LostConnectionError from None


class FinalMiddleware:
    """The innermost middleware: adds the token, and checks connection and permit before the request.

    aiohttp calls the request's `send` method with a connection directly before it writes. The method is
    replaced for this request only, so neither the session nor its connector is changed.
    """

    def __init__(self, attempt: AttemptState) -> None:
        self._attempt = attempt
        self._protocol: ResponseHandler | None = None
        self._parser: Any = None

    async def __call__(
        self, request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        attempt = self._attempt
        if attempt.was_written is None:
            attempt.was_written = False
        if attempt.authorization is not None:
            request.headers[hdrs.AUTHORIZATION] = attempt.authorization.reveal()
        attributes = vars(request)
        for _ in range(_CONNECTIONS):
            attributes["send"] = partial(self._write, request)
            try:
                return await handler(request)
            except UnusableConnectionError:
                continue
            finally:
                attributes.pop("send", None)  # avoids a reference cycle
        raise UnusableConnectionError

    async def _write(self, request: aiohttp.ClientRequest, connection: Connection) -> aiohttp.ClientResponse:
        """Write the request to a connection that is clean, with a valid permit."""
        protocol = cast("ResponseHandler", connection.protocol)
        if await self._attempt.wait_and_begin(protocol):
            self._protocol, self._parser = protocol, get_parser(protocol)
            return await type(request).send(request, connection)
        raise UnusableConnectionError

    def end(self) -> None:
        """Close the connection on any byte that arrives from now on, unless it is in use again."""
        if self._protocol is not None:
            guard_idle(self._protocol, self._parser)
