"""Settings of a client, validated when they are created."""

from __future__ import annotations

import os
import re
from math import inf
from typing import Final
from urllib.parse import urlsplit

from msgspec import UNSET, Struct
from msgspec.structs import force_setattr

from altegio_async._core.object_limits import DEFAULT_MAX_OBJECTS
from altegio_async._core.options import check_int, check_kind, check_seconds
from altegio_async._core.type_guards import as_float
from altegio_async.errors import ConfigurationError

__all__ = ["DEFAULT_BASE_URL", "Settings"]

DEFAULT_BASE_URL: Final = "https://api.alteg.io/api/v1"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_URL: Final = re.compile(r"[!-\[\]-~]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9*,;=.\- ]{1,100}")


class Settings(Struct, frozen=True, kw_only=True):
    """Settings that apply to every call of a client. Times are in seconds, sizes in bytes."""

    base_url: str = DEFAULT_BASE_URL
    timeout: float = 30.0
    deadline: float = 120.0
    max_queue: float | None = None
    language: str | None = None
    strict: bool = False
    max_response_bytes: int = 32 * 1024 * 1024
    max_response_objects: int = DEFAULT_MAX_OBJECTS
    allow_http: bool = False

    def __post_init__(self) -> None:
        """Validate all options and convert numbers to plain ints and floats.

        Raises:
            ConfigurationError: an option has an invalid value. The message names the option.
        """
        check_kind("allow_http", self.allow_http, bool, "True or False")
        check_base_url(self.base_url, allow_http=self.allow_http)
        check_kind("strict", self.strict, bool, "True or False")
        force_setattr(self, "timeout", check_seconds("timeout", self.timeout))
        force_setattr(self, "deadline", check_seconds("deadline", self.deadline))
        force_setattr(self, "max_queue", _check_max_queue(self.max_queue))
        for name in ("max_response_bytes", "max_response_objects"):
            force_setattr(self, name, check_int(name, getattr(self, name)))
        if self.language is not None and not _is_language(self.language):
            raise ConfigurationError(
                f"language must be a language tag such as 'en-US', got {self.language!r}"
            )


def _check_max_queue(value: object) -> float | None:
    if value is None:
        return None
    seconds = as_float(value)
    if seconds is None or not 0 <= seconds < inf:
        raise ConfigurationError(f"max_queue must be a number of seconds, zero or more, got {value!r}")
    return seconds


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def check_base_url(base_url: object, *, name: str = "base_url", allow_http: bool = False) -> None:
    """Raise ConfigurationError for a URL to which tokens must not be sent.

    Args:
        base_url: the URL.
        name: of the option, for the message.
        allow_http: whether plain http is allowed to other hosts than loopback.

    Raises:
        ConfigurationError: the URL is not https, or has more parts than scheme, host and path.
    """
    if not isinstance(base_url, str):
        raise ConfigurationError(f"{name} must be a str, got {type(base_url).__name__}")
    if not _URL.fullmatch(base_url):
        # urlsplit silently drops line breaks and tabs, which a request line must not contain.
        raise ConfigurationError(f"{name} must be printable ASCII without spaces or backslashes")
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise ConfigurationError(f"{name} cannot be parsed: {error}") from None
    is_encoded = "%" in host and ":" not in host  # an IPv6 zone is written with a percent sign
    if not host or is_encoded or "@" in parts.netloc or "?" in base_url or "#" in base_url:
        raise ConfigurationError(f"{name} must be scheme, host and path only, such as {DEFAULT_BASE_URL}")
    if parts.scheme == "https" or (parts.scheme == "http" and (allow_http or host in _LOOPBACK)):
        return
    hint = "; for tests, allow_http=True or ALTEGIO_ALLOW_HTTP=1 permits it" if parts.scheme == "http" else ""
    raise ConfigurationError(
        f"{name} must be https: tokens are not sent over {parts.scheme or 'no scheme'} to {host}{hint}"
    )


def is_loopback(base_url: str) -> bool:
    """Return whether the host of a valid URL is this machine."""
    return urlsplit(base_url).hostname in _LOOPBACK


def resolve_base_url(given: object, *, allow_http: bool) -> str:
    """Return the base URL of a client: the given one, else `ALTEGIO_API_BASE`, else the API's own.

    Raises:
        ConfigurationError: see `check_base_url`; the message names the option or the variable.
    """
    name, url = "base_url", given
    if given is UNSET:
        name, url = "ALTEGIO_API_BASE", from_environment("ALTEGIO_API_BASE") or DEFAULT_BASE_URL
    check_base_url(url, name=name, allow_http=allow_http)
    return str(url).rstrip("/")


def resolve_allow_http(given: object) -> bool:
    """Return whether plain http is allowed to any host: as given, else by `ALTEGIO_ALLOW_HTTP`.

    Raises:
        ConfigurationError: the option is neither a bool nor None.
    """
    if given is None:
        return os.environ.get("ALTEGIO_ALLOW_HTTP", "").strip().lower() in {"1", "true"}
    check_kind("allow_http", given, bool, "True or False")
    return given is True


def from_environment(*names: str) -> str | None:
    """Return the first of these environment variables that is set and not empty, or None."""
    return next((value for name in names if (value := os.environ.get(name))), None)
