"""Faults of a body's encoding: compression, character sets, and bodies that are not JSON."""

from __future__ import annotations

import asyncio
import gzip
import struct
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from altegio_async.testing.faults.http import GOOD_BODY, LAST_CHUNK, chunk, head, message
from altegio_async.testing.faults.registry import FINE, FaultKind, add_bytes, add_framing, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async.testing.faults.exchange import Exchange

_E = FaultKind.ENCODING
_LOST = "APIConnectionError"
_UNUSABLE = "APIResponseError"
BOMB_BYTES = 512 * 1024 * 1024
"""Decompressed size of a bomb. A bomb is generated while it is sent, a mebibyte at a time."""
_BLOCK = b" " * (1024 * 1024)


async def _send_bomb(exchange: Exchange, coding: str, parts: Iterator[bytes]) -> None:
    await exchange.send(head(200, "Transfer-Encoding: chunked", f"Content-Encoding: {coding}"))
    for part in parts:
        if part:
            await exchange.send(chunk(part))
        await asyncio.sleep(0)  # small parts never fill the buffer, so send() would not let other tasks run
    await exchange.send(LAST_CHUNK)
    exchange.close()


def _build_block() -> bytes:
    """Return a mebibyte of spaces in raw deflate, flushed so that it can be repeated."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(_BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)


def _gzip_bomb() -> Iterator[bytes]:
    block, total, check = _build_block(), 0, 0
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    while total < BOMB_BYTES:
        yield block
        total, check = total + len(_BLOCK), zlib.crc32(_BLOCK, check)
    yield b"\x03\x00" + struct.pack("<II", check, total)


def _deflate_bomb() -> Iterator[bytes]:
    block, total, check = _build_block(), 0, 1
    yield b"\x78\x9c"
    while total < BOMB_BYTES:
        yield block
        total, check = total + len(_BLOCK), zlib.adler32(_BLOCK, check)
    yield b"\x03\x00" + struct.pack(">I", check)


def zstd_run(size: int) -> Iterator[bytes]:
    """Return a Zstandard frame of `size` spaces, built from run-length blocks."""
    block = 128 * 1024
    yield b"\x28\xb5\x2f\xfd" + b"\x00" + b"\x38"  # magic, no options, a window of 128 KiB
    count = size // block
    for number in range(count):
        last = number == count - 1
        yield struct.pack("<I", (block << 3) | (1 << 1) | last)[:3] + b" "


class _Packer(Protocol):
    def process(self, data: bytes, /) -> bytes:
        """Return the compressed form of bytes."""
        ...

    def finish(self) -> bytes:
        """Return the remaining compressed bytes."""
        ...


def _brotli_bomb() -> Iterator[bytes]:
    packer = cast("_Packer", import_module("brotli").Compressor(quality=1))
    for _ in range(BOMB_BYTES // len(_BLOCK)):
        yield packer.process(_BLOCK)
    yield packer.finish()


@fault(_E, _UNUSABLE)
async def gzip_bomb(exchange: Exchange) -> None:
    """Half a megabyte of gzip that decompresses to 512 MiB."""
    await _send_bomb(exchange, "gzip", _gzip_bomb())


@fault(_E, _UNUSABLE)
async def deflate_bomb(exchange: Exchange) -> None:
    """Half a megabyte of deflate that decompresses to 512 MiB."""
    await _send_bomb(exchange, "deflate", _deflate_bomb())


@fault(_E, _UNUSABLE, _LOST)
async def br_bomb(exchange: Exchange) -> None:
    """Brotli that decompresses to 512 MiB. The server needs the package `brotli`."""
    await _send_bomb(exchange, "br", _brotli_bomb())


@fault(_E, _UNUSABLE, _LOST)
async def zstd_bomb(exchange: Exchange) -> None:
    """16 kB of Zstandard that decompress to 512 MiB."""
    await _send_bomb(exchange, "zstd", zstd_run(BOMB_BYTES))


@fault(_E, _UNUSABLE, _LOST)
async def gzip_members(exchange: Exchange) -> None:
    """Gzip with 200,000 members of one space each."""
    block = gzip.compress(b" ", 1, mtime=0) * 1000
    await _send_bomb(exchange, "gzip", (block for _ in range(200)))


_PACKED = gzip.compress(GOOD_BODY, mtime=0)
_GZIP = "Content-Encoding: gzip"
_LETTER = '{"success":true,"data":[{"id":1,"title":"Zoë · Ķīpsala"}],"meta":[]}'
_BYTES: tuple[tuple[str, str, bytes, tuple[str, ...]], ...] = (
    ("cut_gzip", "Truncated gzip.", message(_PACKED[:-12], _GZIP), (_LOST, _UNUSABLE)),
    (
        "bad_gzip",
        "Gzip with corrupt bytes in the middle.",
        message(_PACKED[:12] + b"\xff" * 20 + _PACKED[32:], _GZIP),
        (_LOST, _UNUSABLE),
    ),
    (
        "gzip_not_gzip",
        "Plain JSON with Content-Encoding: gzip.",
        message(GOOD_BODY, _GZIP),
        (_LOST, _UNUSABLE),
    ),
    ("gzip_not_said", "Gzip without a Content-Encoding header.", message(_PACKED), (_UNUSABLE,)),
    (
        "gzip_twice",
        "Doubly compressed gzip with one Content-Encoding: gzip.",
        message(gzip.compress(_PACKED, mtime=0), _GZIP),
        (_UNUSABLE,),
    ),
    (
        "deflate_not_deflate",
        "Plain JSON with Content-Encoding: deflate.",
        message(GOOD_BODY, "Content-Encoding: deflate"),
        (_LOST, _UNUSABLE),
    ),
    (
        "br_not_br",
        "Plain JSON with Content-Encoding: br.",
        message(GOOD_BODY, "Content-Encoding: br"),
        (_LOST, _UNUSABLE),
    ),
    (
        "zstd_not_zstd",
        "Plain JSON with Content-Encoding: zstd.",
        message(GOOD_BODY, "Content-Encoding: zstd"),
        (_LOST, _UNUSABLE),
    ),
    (
        "unknown_coding",
        "An unknown content encoding.",
        message(b"\x01\x02" + GOOD_BODY, "Content-Encoding: rot13"),
        (_UNUSABLE, _LOST),
    ),
    ("utf_16", "JSON in UTF-16.", message(_LETTER.encode("utf-16")), (_UNUSABLE,)),
    (
        "byte_order_mark",
        "JSON after a byte order mark.",
        message(b"\xef\xbb\xbf" + GOOD_BODY),
        (_UNUSABLE, FINE),
    ),
    (
        "latin_1",
        "JSON in Latin-1.",
        message(_LETTER.replace("Ķīpsala", "é").replace("·", "-").encode("latin-1")),
        (_UNUSABLE,),
    ),
    (
        "bad_utf_8",
        "JSON with bytes that are not valid UTF-8.",
        message(b'{"success":true,"data":[{"id":1,"title":"\xff\xfe"}],"meta":{"x":"\xc3"}}'),
        (_UNUSABLE,),
    ),
    ("empty_body", "200 with an empty body.", message(b""), (_UNUSABLE, FINE)),
    ("blank_body", "200 with a body of white space.", message(b" \r\n\t "), (_UNUSABLE, FINE)),
    ("no_content", "204 for an operation that has a body.", head(204), (_UNUSABLE, FINE)),
    ("reset_content", "205 without a body.", message(b"", status=205), (_UNUSABLE, FINE)),
    (
        "html_200",
        "200 with an HTML page.",
        message(b"<!doctype html><title>Sign in</title>", content_type="text/html"),
        (_UNUSABLE, FINE),
    ),
    (
        "xml_200",
        "200 with XML.",
        message(b'<?xml version="1.0"?><data/>', content_type="application/xml"),
        (_UNUSABLE, FINE),
    ),
)
for _name, _about, _data, _expects in _BYTES:
    add_bytes(_E, _name, _about, _data, *_expects)


def _compress_answer(status: int, body: bytes) -> bytes:
    return message(gzip.compress(body, mtime=0), _GZIP, "Connection: close", status=status)


def _as_text(status: int, body: bytes) -> bytes:
    return message(body, "Connection: close", status=status, content_type="text/plain")


add_framing(_E, "good_gzip", "The regular response, compressed with gzip.", _compress_answer, FINE)
add_framing(_E, "json_as_text", "The regular response with Content-Type: text/plain.", _as_text, FINE)
