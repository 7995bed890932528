"""Headers that an operation sends in addition to those of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN: Final = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")
_RESERVED: Final = frozenset(
    {"authorization", "connection", "content-length", "content-type", "expect", "host", "keep-alive"}
    | {"proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"}
)


def merge_headers(common: Mapping[str, str], extra: Mapping[str, str]) -> dict[str, str]:
    """Return `common` with the headers of `extra`, which replace headers of the same name in any letter case.

    Raises:
        InvalidArgumentError: a name is invalid or set by the client, or a value cannot be sent.
    """
    names = {_check_name(name) for name in extra}
    for name, value in extra.items():
        _check_value(name, value)
    return {name: value for name, value in common.items() if name.lower() not in names} | dict(extra)


def _check_name(name: object) -> str:
    """Return the lower-case name of a header that the caller is allowed to set."""
    if not isinstance(name, str):
        raise InvalidArgumentError(f"headers: a name must be a str, got {type(name).__name__}")
    lowered = name.lower()
    if not lowered or not _TOKEN.issuperset(lowered):
        raise InvalidArgumentError(f"headers: {name!r} is not the name of a header")
    if lowered in _RESERVED:
        raise InvalidArgumentError(f"headers: {name} is set by the client")
    return lowered


def _check_value(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise InvalidArgumentError(f"headers: {name} must be a str, got {type(value).__name__}")
    if (
        not value.isascii()
        or any(character < " " and character != "\t" for character in value)
        or "\x7f" in value
    ):
        raise InvalidArgumentError(f"headers: {name} must be ASCII text without control characters")
