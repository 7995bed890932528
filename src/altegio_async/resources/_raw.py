"""Methods that give the whole answer instead of the result alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from msgspec.structs import replace

from altegio_async._pipeline.pipeline import RawResponse, captured

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

P = ParamSpec("P")
T = TypeVar("T")


def raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """Return the same method with a `RawResponse` (value, status, headers and bytes) as its result."""

    async def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        answers: list[RawResponse[Any]] = []
        token = captured.set(answers)
        try:
            value = await method(*args, **kwargs)
        finally:
            captured.reset(token)
        return cast("RawResponse[T]", replace(answers[-1], value=value))

    return call
