"""Detection of response bodies that are not plain JSON in UTF-8."""

from __future__ import annotations

import codecs
from typing import Final

import msgspec

# In addition to its own errors msgspec raises ValueError (invalid UTF-8, before version 0.23), RecursionError
# (deep nesting) and ArithmeticError (an exponent of twenty digits).
UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError, ArithmeticError)

_MARK: Final = codecs.BOM_UTF8
SPACE: Final = b" \t\r\n"
_GZIP: Final = b"\x1f\x8b"
_ENCODINGS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_REASONS: Final[dict[type[Exception], str]] = {
    RecursionError: "the response is nested too deeply",
    ArithmeticError: "the response contains a number with an exponent that is too large",
}


def strip_marks(body: bytes) -> bytes:
    """Return a body without its leading UTF-8 byte order marks.

    RFC 8259 allows parsers to ignore a mark. PHP sends one for each source file that begins with one.
    """
    return body.lstrip(_MARK + SPACE) if body.lstrip(SPACE).startswith(_MARK) else body


def is_blank(body: bytes) -> bool:
    """Return whether a body holds nothing but white space and byte order marks."""
    return not body or not strip_marks(body).strip()


def is_html_page(body: bytes) -> bool:
    """Return whether a body is an HTML page."""
    return body[:256].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def explain_unreadable(body: bytes, error: Exception, wanted: str = "JSON") -> str:
    """Return a sentence that says why a body cannot be decoded.

    Args:
        body: the body.
        error: the error of the decoder.
        wanted: what the body should be.
    """
    if is_blank(body):
        return "the response has no body"
    other_format = _name_other_format(strip_marks(body), wanted)
    if other_format:
        return f"the response is {other_format}"
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Invalid UTF-8"):
        return "the response is not valid UTF-8"
    for kind, reason in _REASONS.items():
        if isinstance(error, kind):
            return reason
    return f"the response cannot be decoded: {error}"


def _name_other_format(body: bytes, wanted: str) -> str:
    """Return the name of a body's format if its first bytes are not those of JSON in UTF-8; else ""."""
    for mark, encoding in _ENCODINGS:
        if body.startswith(mark):
            return f"encoded as {encoding}, not UTF-8"
    if body.startswith(_GZIP):
        return f"compressed with gzip without a header that says so, not {wanted}"
    if b"\0" in body[:4]:
        return "encoded as UTF-16 or UTF-32, not UTF-8"
    if is_html_page(body):
        return f"an HTML page, not {wanted}"
    return f"HTML or XML, not {wanted}" if body[:256].lstrip().startswith(b"<") else ""
