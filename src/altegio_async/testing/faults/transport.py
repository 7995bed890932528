"""Faults of the connection: slow, endless and interrupted responses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from altegio_async.testing.faults.http import GOOD_BODY, chunk, head
from altegio_async.testing.faults.registry import FaultKind, fault

if TYPE_CHECKING:
    from altegio_async.testing.faults.exchange import Exchange

_T = FaultKind.TRANSPORT
_LOST = "APIConnectionError"
_TIMEOUT = "APITimeoutError"
_UNUSABLE = "APIResponseError"
_DRIP_SECONDS = 0.05
_HALF = GOOD_BODY[:20]
_LENGTH = f"Content-Length: {len(GOOD_BODY)}"
_CHUNKED = "Transfer-Encoding: chunked"


@fault(_T, _TIMEOUT, slow=True)
async def no_answer(exchange: Exchange) -> None:
    """Read the request and never respond."""
    await exchange.wait_closed()


@fault(_T, _LOST)
async def close_unanswered(exchange: Exchange) -> None:
    """Read the request, then close the connection."""
    exchange.close()


@fault(_T, _LOST)
async def reset_unanswered(exchange: Exchange) -> None:
    """Read the request, then reset the connection."""
    exchange.reset()


@fault(_T, _LOST)
async def reset_in_body(exchange: Exchange) -> None:
    """Reset the connection in the middle of the body."""
    await exchange.send(head(200, _LENGTH) + _HALF)
    await asyncio.sleep(_DRIP_SECONDS)
    exchange.reset()


@fault(_T, _TIMEOUT, slow=True)
async def stall_in_body(exchange: Exchange) -> None:
    """Stop the body after some bytes, and keep the connection open."""
    await exchange.send(head(200, _LENGTH) + _HALF)
    await exchange.wait_closed()


@fault(_T, _TIMEOUT, slow=True)
async def stall_in_headers(exchange: Exchange) -> None:
    """Stop the headers in the middle, and keep the connection open."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    await exchange.wait_closed()


@fault(_T, _TIMEOUT, slow=True)
async def header_drip(exchange: Exchange) -> None:
    """Send one byte of a header every 50 ms, without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        await exchange.send(b"a")
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _TIMEOUT, slow=True)
async def body_drip(exchange: Exchange) -> None:
    """Send one byte of the body every 50 ms, without end."""
    await exchange.send(head(200, "Content-Length: 1000000"))
    while True:
        await exchange.send(b" ")
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _TIMEOUT, slow=True)
async def chunk_drip(exchange: Exchange) -> None:
    """Send one small chunk every 50 ms, without end."""
    await exchange.send(head(200, _CHUNKED))
    while True:
        await exchange.send(chunk(b" "))
        await asyncio.sleep(_DRIP_SECONDS)


@fault(_T, _UNUSABLE, _TIMEOUT)
async def endless_body(exchange: Exchange) -> None:
    """Send chunks of spaces as fast as they are read, without end."""
    await exchange.send(head(200, _CHUNKED))
    block = chunk(b" " * 65_536)
    while True:
        await exchange.send(block)


@fault(_T, _UNUSABLE, _LOST, _TIMEOUT)
async def vast_length(exchange: Exchange) -> None:
    """Announce a length of one terabyte, and send spaces as fast as they are read."""
    await exchange.send(head(200, "Content-Length: 1099511627776"))
    block = b" " * 65_536
    while True:
        await exchange.send(block)


@fault(_T, _LOST, _TIMEOUT)
async def endless_headers(exchange: Exchange) -> None:
    """Send header lines as fast as they are read, without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    block = b"X-More: and more\r\n" * 500
    while True:
        await exchange.send(block)


@fault(_T, _LOST, _TIMEOUT, slow=True)
async def endless_continue(exchange: Exchange) -> None:
    """Send an interim response (100) every 50 ms, and never a final one."""
    while True:
        await exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        await asyncio.sleep(_DRIP_SECONDS)
