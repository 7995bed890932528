"""Faults of the connection: what is slow, endless, or breaks off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from altegio_async.testing.faults.http import GOOD_BODY, chunk, head
from altegio_async.testing.faults.registry import Kind, fault

if TYPE_CHECKING:
    from altegio_async.testing.faults.exchange import Exchange

_T = Kind.TRANSPORT
_LOST = "APIConnectionError"
_TIMEOUT = "APITimeoutError"
_UNUSABLE = "APIResponseError"
_DRIP_SECONDS = 0.05
_HALF = GOOD_BODY[:20]
_LENGTH = f"Content-Length: {len(GOOD_BODY)}"
_CHUNKED = "Transfer-Encoding: chunked"


@fault(_T, _TIMEOUT, slow=True)
async def no_answer(exchange: Exchange) -> None:
    """The request is read and never answered."""
    await exchange.gone()


@fault(_T, _LOST)
async def close_unanswered(exchange: Exchange) -> None:
    """The request is read, then the connection closes."""
    exchange.close()


@fault(_T, _LOST)
async def reset_unanswered(exchange: Exchange) -> None:
    """The request is read, then the connection is reset."""
    exchange.reset()


@fault(_T, _LOST)
async def reset_in_body(exchange: Exchange) -> None:
    """The connection is reset in the middle of the body."""
    await exchange.send(head(200, _LENGTH) + _HALF)
    await asyncio.sleep(_DRIP_SECONDS)
    exchange.reset()


@fault(_T, _TIMEOUT, slow=True)
async def stall_in_body(exchange: Exchange) -> None:
    """The body stops after some bytes, and the connection stays open."""
    await exchange.send(head(200, _LENGTH) + _HALF)
    await exchange.gone()


@fault(_T, _TIMEOUT, slow=True)
async def stall_in_headers(exchange: Exchange) -> None:
    """The headers stop in the middle, and the connection stays open."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    await exchange.gone()


@fault(_T, _TIMEOUT, slow=True)
async def header_drip(exchange: Exchange) -> None:
    """One byte of a header every 50 ms, without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        await exchange.send(b"a")
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _TIMEOUT, slow=True)
async def body_drip(exchange: Exchange) -> None:
    """One byte of the body every 50 ms, without end."""
    await exchange.send(head(200, "Content-Length: 1000000"))
    while True:
        await exchange.send(b" ")
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _TIMEOUT, slow=True)
async def chunk_drip(exchange: Exchange) -> None:
    """One small chunk every 50 ms, without end."""
    await exchange.send(head(200, _CHUNKED))
    while True:
        await exchange.send(chunk(b" "))
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _UNUSABLE, _TIMEOUT)
async def endless_body(exchange: Exchange) -> None:
    """Chunks of spaces as fast as they are read, without end."""
    await exchange.send(head(200, _CHUNKED))
    block = chunk(b" " * 65_536)
    while True:
        await exchange.send(block)


@fault(_T, _UNUSABLE, _LOST, _TIMEOUT)
async def vast_length(exchange: Exchange) -> None:
    """A length of one terabyte, and spaces as fast as they are read."""
    await exchange.send(head(200, "Content-Length: 1099511627776"))
    block = b" " * 65_536
    while True:
        await exchange.send(block)


@fault(_T, _LOST, _TIMEOUT)
async def endless_headers(exchange: Exchange) -> None:
    """Header lines as fast as they are read, without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    block = b"X-More: and more\r\n" * 500
    while True:
        await exchange.send(block)


@fault(_T, _LOST, _TIMEOUT, slow=True)
async def endless_continue(exchange: Exchange) -> None:
    """Interim answers (100) every 50 ms, and never a final one."""
    while True:
        await exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        await asyncio.sleep(_DRIP_SECONDS)
