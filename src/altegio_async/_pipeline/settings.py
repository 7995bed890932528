"""Settings of a client, validated when they are created."""

from __future__ import annotations

import os
import re
from math import inf
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import force_setattr

from altegio_async._core.options import check_int, check_kind, check_seconds
from altegio_async._core.type_guards import as_float
from altegio_async.errors import ConfigurationError

__all__ = ["DEFAULT_BASE_URL", "Settings"]

DEFAULT_BASE_URL: Final = "https://api.alteg.io/api/v1"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_URL: Final = re.compile(r"[!-\[\]-~]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9*,;=.\- ]{1,100}")


class Settings(Struct, frozen=True, kw_only=True):
    """What holds for every call of a client. Times are in seconds, sizes in bytes."""

    base_url: str = DEFAULT_BASE_URL
    timeout: float = 30.0
    deadline: float = 120.0
    max_queue: float | None = None
    language: str | None = None
    strict: bool = False
    max_response_bytes: int = 32 * 1024 * 1024

    def __post_init__(self) -> None:
        """Validate all options and convert numbers to plain ints and floats.

        Raises:
            ConfigurationError: an option has an invalid value. The message names the option.
        """
        check_base_url(self.base_url)
        check_kind("strict", self.strict, bool, "True or False")
        force_setattr(self, "timeout", check_seconds("timeout", self.timeout))
        force_setattr(self, "deadline", check_seconds("deadline", self.deadline))
        force_setattr(self, "max_queue", _max_queue(self.max_queue))
        force_setattr(self, "max_response_bytes", check_int("max_response_bytes", self.max_response_bytes))
        if self.language is not None and not _is_language(self.language):
            raise ConfigurationError(
                f"language must be a language tag such as 'en-US', got {self.language!r}"
            )


def _max_queue(value: object) -> float | None:
    if value is None:
        return None
    seconds = as_float(value)
    if seconds is None or not 0 <= seconds < inf:
        raise ConfigurationError(f"max_queue must be a number of seconds, zero or more, got {value!r}")
    return seconds


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def check_base_url(base_url: object) -> None:
    """Refuse an address that tokens must not be sent to.

    Raises:
        ConfigurationError: not https (plain http is for loopback only), or more than scheme, host and path.
    """
    if not isinstance(base_url, str):
        raise ConfigurationError(f"base_url must be a str, got {type(base_url).__name__}")
    if not _URL.fullmatch(base_url):
        # The parser drops line breaks and tabs without a word; a request line must not hold them.
        raise ConfigurationError("base_url must be printable ASCII without spaces or backslashes")
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise ConfigurationError(f"base_url cannot be read: {error}") from None
    if not host or "@" in parts.netloc or "?" in base_url or "#" in base_url:
        raise ConfigurationError("base_url must be scheme, host and path only, such as " + DEFAULT_BASE_URL)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise ConfigurationError(
            f"base_url must be https: tokens are not sent over {parts.scheme or 'no scheme'} to {host}"
        )


def from_environment(*names: str) -> str | None:
    """The first of these environment variables that is set and not empty."""
    return next((value for name in names if (value := os.environ.get(name))), None)
