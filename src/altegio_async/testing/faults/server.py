"""`FaultServer`: the embedded Altegio on raw sockets, with all faults."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from altegio_async.testing.data.seed import Size
from altegio_async.testing.faults import FaultKind, NamedFault, get_fault
from altegio_async.testing.faults.exchange import Fault, reset_socket
from altegio_async.testing.faults.http import head, message
from altegio_async.testing.faults.injection import Alteration, Injection
from altegio_async.testing.faults.raw_http import RawExchange, RawRequest, read_request
from altegio_async.testing.server.dispatcher import PREFIX
from altegio_async.testing.server.exchange import Answer
from altegio_async.testing.server.fake import FakeAltegio

if TYPE_CHECKING:
    import ssl


_BELOW_TLS = frozenset(
    {"tls_closed_in_handshake", "tls_reset_in_handshake", "tls_stall", "tls_noise", "tls_plain_http"}
)
_LINGER = 1.0  # seconds for draining a closing connection


class FaultServer:
    """A `FakeAltegio` on asyncio streams, which supports every fault.

    Use it as an asynchronous context manager.

    Args:
        fault: the fault of every request: a name from `FAULTS`, an `Answer`, or a function. None for a
            server without faults, to which `inject` adds faults for some requests.
        fake: the embedded Altegio, not started; by default a small one without rate limits.

    Attributes:
        fake: the embedded Altegio, with its tokens, records and options.
        trust: for TLS faults, the SSL context of a client that trusts this server's issuer (for
            `tls_unknown_issuer` another issuer); None for plain HTTP.
        connection_count: connections that were accepted.
    """

    def __init__(self, fault: str | Fault | Answer | None = None, *, fake: FakeAltegio | None = None) -> None:
        self.fake: FakeAltegio = fake or FakeAltegio(
            seed=1, size=Size(chains=1, locations=2), rate_limits=None
        )
        self.trust: ssl.SSLContext | None = None
        self.connection_count: int = 0
        self._arrival: NamedFault | None = None
        if isinstance(fault, str) and get_fault(fault).act is None:
            self._arrival = get_fault(fault)
        elif fault is not None:
            self.fake.inject(fault)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._port = 0

    @property
    def base_url(self) -> str:
        """The base URL of the operations, with `https` for faults of TLS."""
        scheme = "https" if self._arrival is not None and self._arrival.kind is FaultKind.TLS else "http"
        return f"{scheme}://127.0.0.1:{self._port}{PREFIX}"

    @property
    def open_connections(self) -> int:
        """Connections that are open now."""
        return len(self._connections)

    @property
    def request_count(self) -> int:
        """Requests that were read in full."""
        return self.fake.request_count

    def inject(
        self,
        fault: str | Fault | Answer | None = None,
        *,
        alter: Alteration | None = None,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        query: Mapping[str, str | int | None] | None = None,
        nth: int | None = None,
        every: int | None = None,
        times: int | None = None,
        chance: float = 1.0,
        after_commit: bool = False,
    ) -> Injection:
        """Inject a fault into some requests, exactly as `FakeAltegio.inject` does."""
        return self.fake.inject(
            fault,
            alter=alter,
            operation=operation,
            method=method,
            path=path,
            query=query,
            nth=nth,
            every=every,
            times=times,
            chance=chance,
            after_commit=after_commit,
        )

    async def __aenter__(self) -> Self:
        context: ssl.SSLContext | None = None
        name = self._arrival.name if self._arrival else ""
        if name == "refused":
            self._port = _find_free_port()
            return self
        if self._arrival is not None and self._arrival.kind is FaultKind.TLS:
            from altegio_async.testing.faults import certificates  # noqa: PLC0415 - needs an optional package

            server_context, self.trust = certificates.make_contexts(name)
            context = None if name in _BELOW_TLS else server_context
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=context, backlog=512)
        self._port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is None:
            return
        self._server.close()
        for task in list(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()
        self._server = None

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connection_count += 1
        task = asyncio.create_task(self._serve_connection(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _serve_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it ends."""
        try:
            if self._arrival is not None and (
                self._arrival.kind is FaultKind.LISTENER or self._arrival.name in _BELOW_TLS
            ):
                await _act_on_arrival(self._arrival.name, reader, writer)
            else:
                await self._serve_requests(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(_LINGER):
                    await writer.wait_closed()
            writer.transport.abort()

    async def _serve_requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            request = await read_request(reader, writer)
            if request is None:
                return
            answer = await self.fake.respond(request.parts(), partial(RawExchange, request, reader, writer))
            if answer is None:
                return
            await _write(writer, request, answer)
            if request.closes:
                return


async def _write(writer: asyncio.StreamWriter, request: RawRequest, answer: Answer) -> None:
    body = answer.encode_body()
    lines = [f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Type"]
    if answer.status not in {204, 304}:
        lines.append(f"Content-Length: {len(body)}")
    if request.closes:
        lines.append("Connection: close")
    kind = answer.headers.get("Content-Type", "application/json; charset=utf-8")
    writer.write(head(answer.status, *lines, content_type=kind) + body)
    await writer.drain()


async def _act_on_arrival(name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Apply a fault that acts on a connection before any request is read."""
    if name in _BELOW_TLS:
        await reader.read(16)  # the beginning of the client's greeting
    if name.startswith(("reset_", "tls_reset_")):
        reset_socket(writer.transport)
    elif name == "deaf":
        await asyncio.Event().wait()
    elif name == "tls_stall":
        await _wait_until_closed(reader)
    elif name == "closed_on_arrival":
        writer.write_eof()
        await _wait_until_closed(reader)
    elif name == "tls_plain_http":
        writer.write(message(b"This is not TLS.", "Connection: close", status=400, content_type="text/plain"))
        await writer.drain()
    elif name == "tls_noise":
        writer.write(bytes(range(256)))
        await writer.drain()


async def _wait_until_closed(reader: asyncio.StreamReader) -> None:
    while await reader.read(65_536):
        pass


def _find_free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
