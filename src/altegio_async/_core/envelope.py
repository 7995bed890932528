"""The API's envelope (`success`, `data`, `meta`), and detection of success and failure in a body."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from altegio_async._core.type_guards import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVELOPE_NAMES: Final = frozenset({"success", "data", "meta", "included"})
OUTLINE_NAMES: Final = ENVELOPE_NAMES | {
    "errors", "error", "error_code", "error_message", "message", "detail", "code", "status",
}  # fmt: skip
"""The names whose values distinguish an envelope or an error from other documents."""

_TRUE: Final = frozenset({"true", "1"})
_FALSE: Final = frozenset({"false", "0", "no", "off", ""})
_FIRST_FAILURE: Final = 400
_START: Final = 8  # bytes; from there on `"success"` is not the first name of an envelope
_CODE_DIGITS: Final = 4
_SHORTEST_MESSAGE: Final = 2
_MESSAGE_NAMES: Final = ("message", "detail", "title", "error_description", "description")


class SuccessReport(Enum):
    """The report of a decoded body on its call."""

    SUCCESS = "success"
    FAILURE = "failure"
    UNKNOWN = "unknown"


def unwrap_array(document: Any) -> Any:
    """Return the envelope inside an array, or the document itself."""
    if is_array(document) and len(document) == 1 and is_object(document[0]):
        inner = document[0]
        if "success" in inner and ("data" in inner or "meta" in inner):
            return inner
    return document


def has_inner_report(body: bytes) -> bool:
    """Return whether a body possibly contains an envelope in the data of its envelope."""
    return body.find(b'"success"', _START) >= 0


def get_inner_failure(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the envelope in the data of a document, or in an array there, if it reports failure."""
    data = document.get("data")
    inner = data[0] if is_array(data) and len(data) == 1 else data
    if is_object(inner) and "success" in inner and read_success_report(inner) is SuccessReport.FAILURE:
        return inner
    return None


def read_success_report(document: object, known: frozenset[str] = frozenset()) -> SuccessReport:
    """Return whether a decoded body reports success or failure. The HTTP status is not considered.

    Args:
        document: the body, without an array around the envelope.
        known: the names of the expected object's fields. A document without an envelope that has any of these
            fields is the object itself, even if it also has a field such as `code` or `message`.
    """
    if not is_object(document):
        return SuccessReport.UNKNOWN
    if "success" in document:
        if is_true(document["success"]):
            return SuccessReport.SUCCESS
        if is_false(document["success"]):
            return SuccessReport.FAILURE
    if reports_error(document, known):
        return SuccessReport.FAILURE
    # JSON:API documents have no `success`.
    return (
        SuccessReport.SUCCESS if "data" in document and "success" not in document else SuccessReport.UNKNOWN
    )


def is_true(success: object) -> bool:
    """Return whether a value of `success` means success: true, 1, or their text."""
    return success.strip().lower() in _TRUE if isinstance(success, str) else _is_number(success, 1)


def is_false(success: object) -> bool:
    """Return whether a value of `success` means failure: false, 0, their text, or an empty value."""
    if isinstance(success, str):
        return success.strip().lower() in _FALSE
    return success in ([], {}) or _is_number(success, 0)


def _is_number(value: object, number: int) -> bool:
    return isinstance(value, (bool, int, float, Decimal)) and value == number


def reports_error(document: Mapping[str, Any], known: frozenset[str] = frozenset()) -> bool:
    """Return whether a document without a readable `success` is an error in one of the known forms."""
    if document.get("data"):
        return False
    if document.get("errors"):
        return True
    if "data" in document:
        return False
    meta = document.get("meta")
    if (is_object(meta) and "message" in meta) or {"error_code", "error_message"} <= document.keys():
        return True
    if _is_problem(document) or not known.isdisjoint(document):
        return _is_problem(document)
    return bool(find_error_text(document.get("error"))) or (
        _has_failure_code(document) and has_message(document)
    )


def _is_problem(document: Mapping[str, Any]) -> bool:
    """Return whether a document is an error in the form of RFC 9457, which proxies and gateways send."""
    status = document.get("status")
    return isinstance(status, int) and status >= _FIRST_FAILURE and {"title", "detail"} <= document.keys()


def _has_failure_code(document: Mapping[str, Any]) -> bool:
    for name in ("code", "status"):
        code = document.get(name)
        if isinstance(code, str) and code.isascii() and code.isdigit() and len(code) <= _CODE_DIGITS:
            code = int(code)
        if isinstance(code, int) and code >= _FIRST_FAILURE:
            return True
    return False


def has_message(document: Mapping[str, Any]) -> bool:
    """Return whether a document without an envelope contains a readable message."""
    return any(
        find_error_text(document.get(name)) for name in ("message", "error", "error_message", "detail")
    )


def find_error_text(value: object) -> str:
    """Return the message in a part of an error body: a text, or an object or array with a text; else ""."""
    if is_array(value) and value and is_object(value[0]):
        value = value[0]
    if not is_object(value):
        return _clean_message(value)
    return next(filter(None, (_clean_message(value.get(name)) for name in _MESSAGE_NAMES)), "")


def _clean_message(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) >= _SHORTEST_MESSAGE else ""
