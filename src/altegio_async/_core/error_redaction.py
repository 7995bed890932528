"""Redaction of errors: replace secrets in all attributes of an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import MESSAGE_LIMIT, AltegioError, APIResponseError, APIStatusError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from altegio_async._core.redaction import Redactor

__all__ = ["META_LEVELS", "redact_error"]

META_LEVELS: Final = 32
"""Maximum nesting of `meta`. Deeper values cannot be pickled on every Python version."""


def redact_error(error: AltegioError, redactor: Redactor, *, keep_body: bool = True) -> None:
    """Replace secrets in all texts of an error, and truncate the texts to their limits.

    Args:
        error: the error to change.
        redactor: replaces the secrets of the call.
        keep_body: whether to keep the body of the response and its `meta`.
    """
    error.args = tuple(
        redactor.redact(part, MESSAGE_LIMIT) if isinstance(part, str) else part for part in error.args
    )
    if error.request_id is not None:
        error.request_id = redactor.redact(error.request_id, MESSAGE_LIMIT)
    if isinstance(error, (APIResponseError, APIStatusError)):
        text = error.body.decode("latin-1") if keep_body else ""
        error.body = redactor.redact(text, error.BODY_LIMIT).encode("latin-1")
    if isinstance(error, APIResponseError) and error.path is not None:
        error.path = redactor.redact(error.path, MESSAGE_LIMIT)
    if isinstance(error, APIStatusError):
        error.errors = _redact_value(error.errors, redactor)
        error.meta = _redact_value(error.meta, redactor) if keep_body else None


def _redact_value(value: Any, redactor: Redactor) -> Any:
    """Return decoded JSON with its texts and keys redacted; None where it is nested too deeply."""
    texts = list(_iter_texts(value, META_LEVELS))
    return _rebuild(value, iter(redactor.redact_all(texts)), META_LEVELS)


def _iter_texts(value: Any, levels: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif levels and is_array(value):
        for item in value:
            yield from _iter_texts(item, levels - 1)
    elif levels and is_object(value):
        for key, item in value.items():
            yield key
            yield from _iter_texts(item, levels - 1)


def _rebuild(value: Any, texts: Iterator[str], levels: int) -> Any:
    """Return a copy of a value with its texts replaced by `texts`, in the order of `_iter_texts`."""
    if isinstance(value, str):
        return next(texts)
    if not levels:
        return None
    if is_array(value):
        return [_rebuild(item, texts, levels - 1) for item in value]
    if is_object(value):
        return {next(texts): _rebuild(item, texts, levels - 1) for item in value.values()}
    return value
