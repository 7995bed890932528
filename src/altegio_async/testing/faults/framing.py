"""Faults of HTTP's framing, and redirects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from altegio_async.testing.faults.http import GOOD_BODY, JSON_TYPE, LAST_CHUNK, chunk, head, message
from altegio_async.testing.faults.registry import FINE, FaultKind, add_bytes, add_framing

if TYPE_CHECKING:
    from collections.abc import Callable

_T = FaultKind.TRANSPORT
_LOST = "APIConnectionError"
_UNUSABLE = "APIResponseError"
_HALF = GOOD_BODY[:20]
_LENGTH = f"Content-Length: {len(GOOD_BODY)}"
_CHUNKED = "Transfer-Encoding: chunked"
_BARE_HEAD = b"HTTP/1.1 200 OK\r\n"
_BYTES: tuple[tuple[str, str, bytes, tuple[str, ...]], ...] = (
    (
        "close_in_status_line",
        "The connection closes in the middle of the status line.",
        b"HTTP/1.1 20",
        (_LOST,),
    ),
    (
        "close_in_headers",
        "The connection closes in the middle of the headers.",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        (_LOST,),
    ),
    (
        "close_in_body",
        "The connection closes before the body is complete.",
        head(200, _LENGTH) + _HALF,
        (_LOST,),
    ),
    ("close_before_body", "The connection closes after the headers.", head(200, _LENGTH), (_LOST,)),
    (
        "cut_chunk",
        "The connection closes in the middle of a chunk.",
        head(200, _CHUNKED) + b"2d\r\n" + _HALF,
        (_LOST,),
    ),
    (
        "no_last_chunk",
        "The connection closes without the last chunk.",
        head(200, _CHUNKED) + chunk(GOOD_BODY),
        (_LOST,),
    ),
    (
        "bad_chunk_size",
        "A chunk's size is not a number.",
        head(200, _CHUNKED) + b"zz\r\n" + GOOD_BODY,
        (_LOST,),
    ),
    (
        "negative_chunk_size",
        "A chunk's size is negative.",
        head(200, _CHUNKED) + b"-5\r\n" + GOOD_BODY,
        (_LOST,),
    ),
    (
        "vast_chunk_size",
        "A chunk's size has thirty digits.",
        head(200, _CHUNKED) + b"f" * 30 + b"\r\n" + GOOD_BODY,
        (_LOST,),
    ),
    (
        "bad_chunk_end",
        "A chunk is longer than its size.",
        head(200, _CHUNKED) + b"5\r\n" + GOOD_BODY + b"\r\n" + LAST_CHUNK,
        (_LOST,),
    ),
    (
        "length_too_short",
        "The body is longer than Content-Length.",
        head(200, "Content-Length: 20") + GOOD_BODY,
        (_UNUSABLE, _LOST),
    ),
    (
        "length_too_long",
        "The body is shorter than Content-Length.",
        head(200, "Content-Length: 500") + GOOD_BODY,
        (_LOST,),
    ),
    (
        "two_lengths",
        "Two Content-Length headers that differ.",
        head(200, _LENGTH, "Content-Length: 10") + GOOD_BODY,
        (_LOST,),
    ),
    (
        "length_and_chunked",
        "Both Content-Length and Transfer-Encoding: chunked.",
        head(200, _LENGTH, _CHUNKED) + chunk(GOOD_BODY) + LAST_CHUNK,
        (_LOST, FINE),
    ),
    ("negative_length", "A negative Content-Length.", head(200, "Content-Length: -5") + GOOD_BODY, (_LOST,)),
    (
        "text_length",
        "A Content-Length that is not a number.",
        head(200, "Content-Length: many") + GOOD_BODY,
        (_LOST,),
    ),
    (
        "no_length_cut",
        "No Content-Length, and the connection closes too early.",
        head(200, "Connection: close") + _HALF,
        (_UNUSABLE,),
    ),
    ("bad_status_line", "Something that is not HTTP.", b"220 mail.example.com ready\r\n\r\n", (_LOST,)),
    ("bad_status_code", "A status that is not a number.", b"HTTP/1.1 2OO OK\r\n\r\n", (_LOST,)),
    (
        "long_status_code",
        "A status of five digits.",
        b"HTTP/1.1 20000 OK\r\nContent-Length: 0\r\n\r\n",
        (_LOST, "APIStatusError"),
    ),
    ("no_headers", "A body without a status line, as in HTTP/0.9.", GOOD_BODY, (_LOST,)),
    ("binary_noise", "Random bytes instead of HTTP.", bytes(range(256)) * 4, (_LOST,)),
    (
        "header_without_colon",
        "A header line without a colon.",
        _BARE_HEAD + b"Content-Length 45\r\n\r\n" + GOOD_BODY,
        (_LOST,),
    ),
    (
        "nul_in_header",
        "A NUL byte in a header.",
        _BARE_HEAD + b"X-Bad: a\x00b\r\n" + _LENGTH.encode() + b"\r\n\r\n" + GOOD_BODY,
        (_LOST,),
    ),
    ("huge_header", "One header of 64 kB.", message(GOOD_BODY, "X-Big: " + "a" * 65_536), (_LOST,)),
    (
        "many_headers",
        "5,000 headers.",
        message(GOOD_BODY, *(f"X-Number-{n}: {n}" for n in range(5000))),
        (_LOST, FINE),
    ),
    (
        "switched_protocol",
        "101: the connection switches to another protocol.",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        ("APIStatusError", _LOST),
    ),
)
for _name, _about, _data, _expects in _BYTES:
    add_bytes(_T, _name, _about, _data, *_expects)


def _interim(line: bytes, status: int, body: bytes) -> bytes:
    return line + b"\r\n\r\n" + message(body, "Connection: close", status=status)


_FRAMES: tuple[tuple[str, str, Callable[[int, bytes], bytes], tuple[str, ...]], ...] = (
    (
        "no_length",
        "No Content-Length: the body ends with the connection.",
        lambda status, body: head(status, "Connection: close") + body,
        (FINE,),
    ),
    (
        "continue_first",
        "An interim response (100), then the regular response.",
        partial(_interim, b"HTTP/1.1 100 Continue"),
        (FINE,),
    ),
    (
        "early_hints",
        "An interim response (103), then the regular response.",
        partial(_interim, b"HTTP/1.1 103 Early Hints\r\nLink: </a>"),
        (FINE,),
    ),
    (
        "second_answer",
        "Two responses to one request.",
        lambda status, body: message(body, status=status) + message(b"{}", status=500),
        (FINE, _LOST),
    ),
    (
        "stale_keep_alive",
        "A complete response with Connection: keep-alive, after which the connection closes.",
        lambda status, body: message(body, "Connection: keep-alive", status=status),
        (FINE, _LOST),
    ),
)
for _name, _about, _frame, _expects in _FRAMES:
    add_framing(_T, _name, _about, _frame, *_expects)

_REDIRECTS = (
    ("to_other_host", "https://elsewhere.example.com/api/v1/x"),
    ("to_other_port", "http://127.0.0.1:9/api/v1/x"),
    ("to_other_scheme", "ftp://127.0.0.1/x"),
    ("to_network_path", "//elsewhere.example.com/x"),
    ("to_userinfo", "https://user:secret@elsewhere.example.com/x"),
)
for _name, _target in _REDIRECTS:
    for _status in (301, 302, 303, 307, 308):
        add_bytes(
            FaultKind.REDIRECT,
            f"redirect_{_status}_{_name}",
            f"{_status} {_name.replace('_', ' ')}.",
            message(b"", f"Location: {_target}", "Connection: close", status=_status),
            "APIStatusError",
        )
add_bytes(
    FaultKind.REDIRECT,
    "redirect_to_itself",
    "302 to the same URL, without end.",
    message(b"", "Location: ", "Connection: close", status=302),
    "APIStatusError",
)
add_bytes(
    FaultKind.REDIRECT,
    "redirect_nowhere",
    "302 without a target.",
    message(b"", "Connection: close", status=302),
    "APIStatusError",
)
add_bytes(
    FaultKind.REDIRECT,
    "not_modified",
    "304 for a request that is not conditional.",
    head(304, "Connection: close", content_type=JSON_TYPE),
    "APIStatusError",
)
