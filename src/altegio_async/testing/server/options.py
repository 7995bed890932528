"""Options of the embedded Altegio, validated whenever they are set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any, Final, Generic, Self, TypeAlias, TypeVar, cast, overload

from altegio_async._core.options import require_windows
from altegio_async._core.type_guards import as_float, as_int, is_plain_function
from altegio_async._core.validation import check_count
from altegio_async.errors import ConfigurationError, InvalidArgumentError
from altegio_async.testing.faults.injection import check_operation
from altegio_async.testing.server import routes

__all__ = [
    "Latency",
    "Option",
    "check_address",
    "check_caps",
    "check_flag",
    "check_fraction",
    "check_ids",
    "check_latency",
    "check_names",
    "check_operations",
    "check_optional_count",
    "check_positive",
    "check_rate_limits",
    "check_seed",
    "format_host",
]

T = TypeVar("T")

Latency: TypeAlias = float | Callable[[], float]
"""Seconds before each response, or a function that returns them."""

_LARGEST_PORT: Final = 65535
Windows: TypeAlias = tuple[tuple[int, float], ...]


class Option(Generic[T]):
    """An attribute whose values are validated when they are set.

    Args:
        check: is called with the name and the value, and returns what is stored.
    """

    def __init__(self, check: Callable[[str, Any], T]) -> None:
        self._check = check
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object, owner: type) -> Self | T:
        if instance is None:
            return self
        value: T = vars(instance)[f"_{self._name}"]
        return value

    def __set__(self, instance: object, value: T) -> None:
        vars(instance)[f"_{self._name}"] = self._check(self._name, value)


def check_seed(name: str, value: object) -> int:
    """Return a seed.

    Raises:
        InvalidArgumentError: the value is not an int.
    """
    seed = as_int(value)
    if seed is None:
        raise InvalidArgumentError(f"{name} must be an int, got {type(value).__name__}")
    return seed


def check_latency(name: str, value: object) -> Latency:
    """Return seconds, or a function that returns them.

    Raises:
        InvalidArgumentError: the value is neither a number of at least 0 nor a plain function.
    """
    if is_plain_function(value):
        return cast("Callable[[], float]", value)
    seconds = as_float(value)
    if seconds is None or not 0 <= seconds < inf:
        raise InvalidArgumentError(
            f"{name} must be a number of seconds, 0 or more, or a plain function that returns one, "
            f"got {value!r}"
        )
    return seconds


def check_rate_limits(name: str, value: object) -> Windows | None:
    """Return the windows of a rate limit; None for no limit.

    Raises:
        InvalidArgumentError: the windows are not pairs of a positive number of requests and positive seconds.
    """
    if value is None or value == ():
        return None
    try:
        return require_windows(value)
    except ConfigurationError:
        pass
    raise InvalidArgumentError(
        f"{name} must be None or pairs of at least one request and a positive time, got {value!r}"
    )


def check_positive(name: str, value: object) -> int:
    """Return an int of at least 1.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    return check_count(name, value)


def check_caps(name: str, value: object) -> dict[int, int]:
    """Return a copy of a mapping of ids to numbers of rows.

    Raises:
        InvalidArgumentError: the value is not a mapping, or an id or a number is not an int of at least 1.
    """
    if not isinstance(value, Mapping):
        raise InvalidArgumentError(f"{name} must be a mapping of ids to rows, got {type(value).__name__}")
    caps: Mapping[Any, Any] = value  # pyright: ignore[reportUnknownVariableType]
    return {check_count(f"an id of {name}", one): check_count(name, rows) for one, rows in caps.items()}


def check_optional_count(name: str, value: object) -> int | None:
    """Return None or an int of at least 0.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    return None if value is None else check_count(name, value, 0)


def check_ids(name: str, value: object) -> set[int]:
    """Return a set of ids.

    Raises:
        InvalidArgumentError: the value is not an iterable, or one of its items is not an int of at least 1.
    """
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise InvalidArgumentError(f"{name} must be a set of ids, got {type(value).__name__}")
    items: Iterable[Any] = value  # pyright: ignore[reportUnknownVariableType]
    return {check_count(f"an id of {name}", item) for item in items}


def check_names(name: str, value: object) -> frozenset[str]:
    """Return a set of names.

    Raises:
        InvalidArgumentError: the value is not an iterable, or is a single text.
    """
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise InvalidArgumentError(f"{name} must be a set of names, got {type(value).__name__}")
    items: Iterable[Any] = value  # pyright: ignore[reportUnknownVariableType]
    return frozenset(items)


def check_fraction(name: str, value: object) -> float:
    """Return a number from 0 to 1.

    Raises:
        InvalidArgumentError: the value is anything else.
    """
    fraction = as_float(value)
    if fraction is None or not 0 <= fraction <= 1:
        raise InvalidArgumentError(f"{name} must be a number from 0 to 1, got {value!r}")
    return fraction


def check_operations(name: str, value: object) -> frozenset[str]:
    """Return a set of published operation ids.

    Raises:
        InvalidArgumentError: the value is not a set of names, or no such operation exists.
    """
    names = check_names(name, value)
    known = routes.list_methods() if names else ()
    return frozenset(check_operation(operation, known) for operation in names)


def check_flag(name: str, value: object) -> bool:
    """Return a bool.

    Raises:
        InvalidArgumentError: the value has another type.
    """
    if not isinstance(value, bool):
        raise InvalidArgumentError(f"{name} must be True or False, got {type(value).__name__}")
    return value


def check_address(host: object, port: object) -> tuple[str, int]:
    """Return the host and port to listen on.

    Raises:
        InvalidArgumentError: the host is not a str, or the port is not an int from 0 to 65535.
    """
    if not isinstance(host, str) or not host:
        raise InvalidArgumentError(f"host must be a host name or an address, got {host!r}")
    number = check_count("port", port, 0)
    if number > _LARGEST_PORT:
        raise InvalidArgumentError(f"port must be at most {_LARGEST_PORT}, got {number}")
    return host, number


def format_host(host: str) -> str:
    """Return the host of a URL that leads to a server that listens on this host or on all addresses."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - it is not bound here
    return f"[{host}]" if ":" in host else host
