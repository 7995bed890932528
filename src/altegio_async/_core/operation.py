"""API operations as values.

`Endpoint` holds the facts of a described operation and is made once, when a generated module loads.
`Operation` is one use of an endpoint, with arguments. Neither contains code that sends requests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Generic,
    Literal,
    Optional,
    ParamSpec,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
)

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

P = ParamSpec("P")
T = TypeVar("T")


class AuthLevel(StrEnum):
    """The tokens that an operation needs in its `Authorization` header."""

    NONE = "none"
    PARTNER = "partner"
    USER = "partner+user"

    __hash__ = str.__hash__  # faster than Enum.__hash__; every request looks up a header by level


AuthName: TypeAlias = Literal["none", "partner", "partner+user"]
"""An `AuthLevel` as plain text."""


class Style(StrEnum):
    """The encoding of a query parameter."""

    PLAIN = "plain"  # a=1
    BRACKETS = "brackets"  # a[]=1&a[]=2; the name already ends in []
    REPEAT = "repeat"  # a=1&a=2
    COMMA = "comma"  # a=1,2
    DEEP = "deep"  # a[key]=1; a list within as a[key][]=1&a[key][]=2
    JSON = "json"  # a=[1,2], percent-encoded


class Body(StrEnum):
    """The encoding of a request body."""

    JSON = "json"
    MULTIPART = "multipart"
    BYTES = "bytes"


class ResultForm(StrEnum):
    """The position of the result in the body of a successful response."""

    DATA = "data"  # the value of `data` in the envelope, or the whole document if it has no envelope
    JSON_API = "json_api"  # the resources under `data`, as flat objects with their `included` resources
    BARE = "bare"  # the whole document
    EMPTY = "empty"  # the body contains no result; the result is None
    TEXT = "text"  # the result is the body as a str
    BYTES = "bytes"  # the result is the body


class Query(Struct, frozen=True):
    """A query parameter: its name on the wire and its encoding."""

    name: str
    style: Style = Style.PLAIN
    boolean_words: bool = False
    """Whether booleans are sent as `true` and `false` instead of 1 and 0."""


class Paging(Struct, frozen=True):
    """The paging of a list: the names of both query parameters, and the server's page sizes.

    `default` and `maximum` are rows per page, or None if they are unknown.
    """

    page: str
    size: str
    default: int | None = None
    maximum: int | None = None
    in_body: bool = False
    """Whether page and size are fields of the body instead of query parameters."""


class Endpoint(Struct, Generic[T], frozen=True, eq=False):
    """The facts of one published operation.

    `T` is the Python type of the result. `result` is that type at run time, or `Any` if the description does
    not define it. `batch` is the name of the query parameter that takes several ids. `sensitive` marks an
    operation whose bodies contain secrets; errors and logs do not contain these bodies.
    """

    id: str
    method: str
    path: str
    result: Any
    auth: AuthLevel = AuthLevel.USER
    idempotent: bool = False
    query: tuple[Query, ...] = ()
    body: Body | None = None
    result_form: ResultForm = ResultForm.DATA
    paging: Paging | None = None
    batch: str | None = None
    sensitive: bool = False
    media: str | None = None
    """Media type of the request body if it is not the default of its encoding."""
    forms: tuple[str, ...] = ()
    """Other JSON types in which the API publishes the result, such as `array` for a list of one object."""
    api_version: str = ""
    """Version of the API, such as `v2`; empty for the version at the end of the base URL."""


class LazyEndpoint(Endpoint[T], frozen=True, eq=False, dict=True):
    """An endpoint whose `result` is given as a function, and evaluated when it is first read.

    The modules of the structs of a result are therefore loaded only for calls that have this result.
    """

    if not TYPE_CHECKING:

        @cached_property
        def result(self) -> Any:
            """The Python type of the result."""
            return _get_given_result(self)()

        def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
            """Return the parts of a pickle: an endpoint with the result itself. Functions have no pickle."""
            return Endpoint, tuple(getattr(self, name) for name in self.__struct_fields__)


_get_given_result: Final = Endpoint.result.__get__  # the property above hides the field


@cache
def accept_empty(endpoint: Endpoint[T]) -> Endpoint[T | None]:
    """Return an endpoint whose result is None for a successful response without a body."""
    fields: dict[str, Any] = {name: getattr(endpoint, name) for name in endpoint.__struct_fields__}
    fields["result"] = Optional[endpoint.result]  # noqa: UP045 - a value, which can be `Any`
    return Endpoint(**fields)


class Operation(Struct, Generic[T], frozen=True):
    """One use of an endpoint: its path values in the order of the template, its query and its body.

    Query values are in the order of `endpoint.query`. None and UNSET are not sent.
    """

    endpoint: Endpoint[T]
    path: tuple[int | float | Decimal | str, ...] = ()
    query: tuple[Any, ...] = ()
    body: Any | UnsetType = UNSET
    headers: Mapping[str, str] | None = None
    """Headers in addition to those of the client."""

    def __repr__(self) -> str:
        return f"<Operation {self.endpoint.id}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # path, query and body can hold phones and passwords
        return [("id", self.endpoint.id)]

    def with_query(self, values: Mapping[str, Any]) -> Operation[T]:
        """Return a copy of the operation with some query values replaced, by their names on the wire.

        Raises:
            KeyError: the operation does not have a query parameter of this name.
        """
        query = list(self.query)
        for name, value in values.items():
            query[_find_position(self.endpoint, name)] = value
        return Operation(self.endpoint, self.path, tuple(query), self.body, self.headers)

    def with_page(self, number: int, size: int | None) -> Operation[T]:
        """Return the same operation for one page of a paged list.

        Args:
            number: of the page, from 1.
            size: rows per page; None keeps the size of this operation.

        Raises:
            ValueError: the operation is not paged.
        """
        paging = self.endpoint.paging
        if paging is None:
            raise ValueError(f"{self.endpoint.id} is not paged")
        fields = {paging.page: number} if size is None else {paging.page: number, paging.size: size}
        if not paging.in_body:
            return self.with_query(fields)
        body: Any = self.body
        paged = replace(body, **fields) if isinstance(body, Struct) else {**body, **fields}
        return Operation(self.endpoint, self.path, self.query, paged, self.headers)


class Factory(Protocol[P, T]):
    """A function that returns an operation. `endpoint` has the facts of the operation."""

    __name__: str
    endpoint: Endpoint[T]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Operation[T]: ...


def factory(endpoint: Endpoint[T]) -> Callable[[Callable[P, Operation[T]]], Factory[P, T]]:
    """Return a decorator that sets the `endpoint` of a factory and returns the same function."""

    def decorate(function: Callable[P, Operation[T]]) -> Factory[P, T]:
        published = cast("Factory[P, T]", function)
        published.endpoint = endpoint
        return published

    return decorate


@lru_cache(maxsize=1024)
def _find_position(endpoint: Endpoint[Any], name: str) -> int:
    """Return the index of a query parameter."""
    for index, parameter in enumerate(endpoint.query):
        if parameter.name == name:
            return index
    raise KeyError(f"{endpoint.id} has no query parameter {name}")
