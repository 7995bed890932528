"""Injected faults, and the conditions on the requests that they affect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

from altegio_async._core.suggestions import suggest
from altegio_async._core.type_guards import as_float, is_coroutine_function, is_plain_function
from altegio_async._core.validation import check_count
from altegio_async.errors import InvalidArgumentError
from altegio_async.testing.faults import get_fault
from altegio_async.testing.faults.exchange import Exchange, Fault
from altegio_async.testing.server.exchange import Answer
from altegio_async.testing.server.recorder import RecordedRequest

Alteration: TypeAlias = Callable[[Answer], Answer]
"""Receives the regular response and returns the response to send. It can change the one that it receives."""

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(slots=True)
class Injection:
    """A fault and the conditions on requests that it affects. All conditions that are set must hold.

    Attributes:
        fault: the function that is called instead of sending a response.
        operation: the published operation id; for the second version of the API with `v2.` before it.
        method: the HTTP method.
        path: the beginning of the path below the base URL.
        query: values of query parameters, such as `{"page": 2}`. One of the values of a repeated parameter is
            enough. None matches a parameter that is not sent.
        nth: only the n-th matching request, from 1.
        every: each n-th matching request.
        times: the maximum number of affected requests.
        chance: match with this probability, 0 to 1.
        after_commit: carry the request out first, so that only its response is affected.
        matched: requests that matched so far.
        struck: requests that were affected so far.

    Raises:
        InvalidArgumentError: a condition has a wrong type or value. `FakeAltegio.inject` also refuses an
            unknown operation.
    """

    fault: Fault
    operation: str | None = None
    method: str | None = None
    path: str | None = None
    query: Mapping[str, str | int | None] | None = None
    nth: int | None = None
    every: int | None = None
    times: int | None = None
    chance: float = 1.0
    after_commit: bool = False
    matched: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        """Validate the conditions."""
        check_texts(self.operation, self.path)
        self.method = _check_method(self.method)
        self.query = _check_query(self.query)
        for name in ("nth", "every", "times"):
            if getattr(self, name) is not None:
                setattr(self, name, check_count(name, getattr(self, name)))
        chance = as_float(self.chance)
        if chance is None or not 0 <= chance <= 1:
            raise InvalidArgumentError(f"chance must be a number from 0 to 1, got {self.chance!r}")
        if not isinstance(self.after_commit, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidArgumentError(
                f"after_commit must be True or False, got {type(self.after_commit).__name__}"
            )

    def affects(self, request: RecordedRequest, random: Random) -> bool:
        """Return whether the request matches, and count it."""
        wanted = ((self.operation, request.operation), (self.method, request.method))
        if any(want is not None and want != got for want, got in wanted):
            return False
        if self.path is not None and not request.path.startswith(self.path):
            return False
        if self.query is not None and not _has_values(request.query, self.query):
            return False
        self.matched += 1
        hit = (
            (self.nth is None or self.matched == self.nth)
            and (self.every is None or self.matched % self.every == 0)
            and (self.times is None or self.struck < self.times)
            and (self.chance >= 1.0 or random.random() < self.chance)
        )
        self.struck += hit
        return hit


def _has_values(sent: list[tuple[str, str]], wanted: Mapping[str, str | int | None]) -> bool:
    """Return whether a query has the wanted values."""
    for name, value in wanted.items():
        values = [text for key, text in sent if key == name]
        if values if value is None else str(value) not in values:
            return False
    return True


def check_texts(operation: object, path: object) -> None:
    """Refuse an operation or a path that is not text, and a path that is not below the base URL."""
    for name, value in (("operation", operation), ("path", path)):
        if value is not None and not isinstance(value, str):
            raise InvalidArgumentError(f"{name} must be a str, got {type(value).__name__}")
    if isinstance(path, str) and not path.startswith("/"):
        raise InvalidArgumentError(f"path must start with '/', such as '/loyalty/abonements', got {path!r}")


def _check_method(method: object) -> str | None:
    """Return an HTTP method in capitals."""
    if method is None:
        return None
    if isinstance(method, str) and method.upper() in _METHODS:
        return method.upper()
    raise InvalidArgumentError(f"method must be one of {', '.join(_METHODS)}; got {method!r}")


def _check_query(query: object) -> Mapping[str, str | int | None] | None:
    """Return the conditions on query values."""
    if query is None:
        return None
    if not isinstance(query, Mapping):
        raise InvalidArgumentError(
            f"query must be a mapping such as {{'page': 2}}, got {type(query).__name__}"
        )
    items: Mapping[Any, Any] = query  # pyright: ignore[reportUnknownVariableType]
    for name, value in items.items():
        if not isinstance(name, str):
            raise InvalidArgumentError(f"names in query must be a str, got {type(name).__name__}")
        if value is not None and (isinstance(value, bool) or not isinstance(value, (str, int))):
            raise InvalidArgumentError(
                f"query[{name!r}] must be a str, an int or None, got {type(value).__name__}"
            )
    return dict(items)


def check_operation(operation: object, known: Iterable[str]) -> str:
    """Return the id of a known operation.

    Args:
        operation: the published operation id.
        known: the ids of all operations.

    Raises:
        InvalidArgumentError: the value is not text, or no operation has this id. The message suggests a
            similar id.
    """
    if not isinstance(operation, str):
        raise InvalidArgumentError(f"operation must be a str, got {type(operation).__name__}")
    if operation not in known:
        raise InvalidArgumentError(
            "operation must be a published operation id"
            + (suggest(operation, known) or f", got {operation!r}")
        )
    return operation


def check_operation_method(operation: str, method: str | None, known: Mapping[str, str]) -> None:
    """Refuse a method that a known operation does not have.

    Args:
        operation: the published operation id.
        method: the HTTP method of the injection.
        known: the method of each operation.

    Raises:
        InvalidArgumentError: no request can match.
    """
    if method is not None and method != known[operation]:
        raise InvalidArgumentError(
            f"no request can match: the method of {operation} is {known[operation]}, not {method}"
        )


def pick(injections: Iterable[Injection], request: RecordedRequest, random: Random) -> Injection | None:
    """Return the first injection that matches a request."""
    for injection in injections:
        if injection.affects(request, random):
            return injection
    return None


def resolve_fault(fault: str | Fault | Answer | None, alter: Alteration | None) -> tuple[Fault, bool]:
    """Return the action of a fault in any of its forms, and whether it needs the regular response.

    Raises:
        InvalidArgumentError: both arguments are given, neither is, or one has a wrong type.
        ValueError: unknown fault name, or it acts before any request.
    """
    if (fault is None) == (alter is None):
        raise InvalidArgumentError("pass either a fault or alter=...")
    if alter is not None:
        return _alter_response(alter), True
    if isinstance(fault, Answer):
        return _always(fault), False
    if isinstance(fault, str):
        known = get_fault(fault)
        if known.act is None:
            raise ValueError(f"{fault} acts before a request arrives: start a FaultServer with it")
        return known.act, known.bends
    if fault is None or not is_coroutine_function(fault):
        raise InvalidArgumentError(
            "fault must be a name from FAULTS, an Answer or an async function of the exchange, "
            f"got {type(fault).__name__}; alter=... takes a plain function of the response"
        )
    return fault, False


def _alter_response(alter: Alteration) -> Fault:
    """Return a fault that sends the regular response after a function has changed it."""
    if not is_plain_function(alter):
        raise InvalidArgumentError(
            f"alter must be a plain function that takes and returns an Answer, got {type(alter).__name__}"
        )

    async def fault(exchange: Exchange) -> Answer | None:
        if exchange.answer is None:
            return None
        altered = alter(exchange.answer)
        if not isinstance(altered, Answer):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"alter must return an Answer, got {type(altered).__name__}")
        return altered

    return fault


def _always(answer: Answer) -> Fault:
    async def fault(_exchange: Exchange) -> Answer:
        return copy(answer)

    return fault
