"""Base classes of resources: a resource of the client groups the methods of one subject.

`resource.with_raw_response` has the same methods, which return the response together with the value. It uses
a copy of the resource whose pipeline returns `RawResponse` objects, so overrides keep their behaviour.
"""

from __future__ import annotations

import warnings
from collections.abc import Awaitable, Callable, Coroutine, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Self, TypeVar, cast, overload

from msgspec.structs import replace

from altegio_async._core.operation import accept_empty
from altegio_async._pipeline.reporting import request_id_of
from altegio_async.errors import AltegioError, APIResponseError, NotFoundError

if TYPE_CHECKING:
    from altegio_async._core.operation import Operation
    from altegio_async._pipeline.pipeline import Pipeline
    from altegio_async._pipeline.raw_response import RawResponse
    from altegio_async.pagination import Pager

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Resource:
    """Base class of the resources of a client."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def _copy_for_raw_responses(self) -> Self:
        """Return a copy of this resource whose methods return raw responses."""
        copy = object.__new__(type(self))
        vars(copy).update(vars(self))
        copy._pipeline = cast("Pipeline", RawPipeline(self._pipeline))
        return copy

    async def _call_and_convert(self, operation: Operation[T], convert: Callable[[T], R]) -> R:
        """Send an operation and return its converted value. The raw response has the converted value too.

        Args:
            operation: the operation.
            convert: a function that returns the value of the method. If it raises an APIResponseError or
                a NotFoundError, the error gets the facts of the call.
        """
        response = await self._pipeline.respond(operation)
        try:
            value = convert(response.value)
        except (APIResponseError, NotFoundError) as error:
            add_call_facts(error, operation.endpoint.id, response)
            raise
        return self._select_form(response, value)

    async def _write_and_read(self, write: Operation[Any], read: Operation[T]) -> RawResponse[T]:
        """Send a write, read the object, and return the response of the read.

        The response of the write can have no body. An error of the read has `sent=True` and says that the
        API accepted the write.
        """
        await self._pipeline.respond(replace(write, endpoint=accept_empty(write.endpoint)))
        with report_accepted_write():
            return await self._read_object(read)

    async def _read_object(self, read: Operation[T]) -> RawResponse[T]:
        """Read an object, whose id is the last value of the path.

        Raises:
            APIResponseError: the response contains an object with another id.
        """
        response = await self._pipeline.respond(read)
        wanted, found = read.path[-1], getattr(response.value, "id", None)
        if found is not None and found != wanted:
            error = APIResponseError(f"the response contains the object {found} instead of {wanted}")
            add_call_facts(error, read.endpoint.id, response)
            raise error
        return response

    def _select_form(self, response: RawResponse[Any], value: R) -> R:
        """Return the value of a method, or the response with this value if raw responses are wanted."""
        is_raw = isinstance(cast("object", self._pipeline), RawPipeline)
        return cast("R", replace(response, value=value)) if is_raw else value


@contextmanager
def report_accepted_write() -> Generator[None]:
    """Say in the errors of a read that the API accepted the write before it."""
    try:
        yield
    except AltegioError as error:
        error.sent = True
        error.args = (
            f"the API accepted the write, but the object could not be read back: {error.message}",
            *error.args[1:],
        )
        raise


def add_call_facts(error: AltegioError, operation: str, response: RawResponse[Any]) -> None:
    """Add the facts of a call to an error that was found in its response.

    Args:
        error: the error.
        operation: id of the operation.
        response: the response.
    """
    error.operation = operation
    error.attempts = response.attempts
    error.request_id = request_id_of(response.headers)
    error.sent = True


class RawPipeline:
    """A pipeline whose `call` returns the response together with the value."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.call = self.respond = pipeline.respond

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pipeline, name)


def raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """Return a method that returns the response with the value. The method must send one request.

    Args:
        method: of a resource with a `RawPipeline`.
    """
    return cast("Callable[P, Coroutine[Any, Any, RawResponse[T]]]", method)


def raw_page(method: Callable[P, Pager[T]]) -> Callable[P, Coroutine[Any, Any, RawResponse[list[T]]]]:
    """Return a method that returns the response of the first page.

    Args:
        method: of a resource, that returns a pager.
    """

    async def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[list[T]]:
        return await method(*args, **kwargs).page_with_raw_response()

    return call


class LazyResource(Generic[R]):
    """An attribute of a client: a resource that is imported and created on first use.

    Args:
        load: a function that returns the class of the resource.
    """

    def __init__(self, load: Callable[[], Callable[[Pipeline], R]]) -> None:
        self._load = load
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> R: ...

    def __get__(self, instance: Any, owner: type) -> R | Self:
        if instance is None:
            return self
        attributes = cast("dict[str, Any]", vars(instance))
        resource = self._load()(cast("Pipeline", attributes["_pipeline"]))
        attributes[self._name] = resource  # the next use finds it before this descriptor
        return resource


def warn_deprecated(method: str, replacement: str) -> None:
    """Emit a DeprecationWarning for the caller of a deprecated method."""
    warnings.warn(f"{method} is deprecated; use {replacement}", DeprecationWarning, stacklevel=3)
