"""Functions that write HTTP messages, including invalid ones."""

from __future__ import annotations

from http import HTTPStatus

GOOD_BODY = b'{"success":true,"data":[],"meta":{"count":0}}'
"""An empty list in its envelope."""

JSON_TYPE = "application/json; charset=utf-8"


def head(status: int = 200, /, *lines: str, content_type: str = JSON_TYPE) -> bytes:
    """Return a status line and headers, with the empty line after them."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    all_lines = [f"HTTP/1.1 {status} {phrase}", f"Content-Type: {content_type}", *lines]
    return "\r\n".join(all_lines).encode("latin-1") + b"\r\n\r\n"


def message(body: bytes, *lines: str, status: int = 200, content_type: str = JSON_TYPE) -> bytes:
    """Return a complete response with the correct length."""
    return head(status, f"Content-Length: {len(body)}", *lines, content_type=content_type) + body


def chunk(data: bytes) -> bytes:
    """Return one chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


LAST_CHUNK = b"0\r\n\r\n"
