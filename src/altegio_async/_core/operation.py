"""An API operation as a value.

`Endpoint` is what the description says of an operation, made once when a generated module loads.
`Operation` is one use of it: the endpoint with its arguments. Neither knows how it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from msgspec import UNSET, Struct, UnsetType

T = TypeVar("T")


class AuthLevel(StrEnum):
    """Which tokens an operation needs in its `Authorization` header."""

    NONE = "none"
    PARTNER = "partner"
    USER = "partner+user"

    __hash__ = str.__hash__  # faster than Enum.__hash__; a header is looked up for every request


AuthName: TypeAlias = Literal["none", "partner", "partner+user"]
"""An `AuthLevel` as plain text."""


class Style(StrEnum):
    """How a query parameter is written on the wire."""

    PLAIN = "plain"  # a=1
    BRACKETS = "brackets"  # a[]=1&a[]=2; the name already ends in []
    REPEAT = "repeat"  # a=1&a=2
    COMMA = "comma"  # a=1,2
    DEEP = "deep"  # a[key]=1; a list within as a[key][]=1&a[key][]=2
    JSON = "json"  # a=[1,2], percent-encoded


class Body(StrEnum):
    """How a request body is encoded."""

    JSON = "json"
    MULTIPART = "multipart"
    BYTES = "bytes"


class ResultForm(StrEnum):
    """What the body of a success holds."""

    DATA = "data"  # success/data/meta, or bare; the result is what stands under data
    BARE = "bare"  # the result is the whole document
    EMPTY = "empty"  # nothing of use; the result is None


class Query(Struct, frozen=True):
    """A query parameter: its name on the wire and how its value is written."""

    name: str
    style: Style = Style.PLAIN


class Paging(Struct, frozen=True):
    """How a list is paged: the names of both parameters, and the sizes the server applies.

    `default` and `maximum` are rows a page; None where nothing is known.
    """

    page: str
    size: str
    default: int | None = None
    maximum: int | None = None


class Endpoint(Struct, Generic[T], frozen=True, eq=False):
    """The facts of one published operation.

    `T` is the Python type of its result. `result` holds that type at run time, `Any` where the
    description says nothing. `batch` names the query parameter that takes many ids at once.
    `sensitive` marks an operation whose bodies hold secrets: they are kept out of errors and logs.
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
    """Media type of a request body, if it is not the usual one of its kind."""


class Operation(Struct, Generic[T], frozen=True):
    """One use of an endpoint: its path values in the order of the template, its query and its body.

    Query values stand in the order of `endpoint.query`; None and UNSET are not sent.
    """

    endpoint: Endpoint[T]
    path: tuple[int | str, ...] = ()
    query: tuple[Any, ...] = ()
    body: Any | UnsetType = UNSET
    headers: Mapping[str, str] | None = None
    """Headers in addition to those of the client."""

    def __repr__(self) -> str:
        return f"<Operation {self.endpoint.id}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:  # path, query and body can hold phones and passwords
        return [("id", self.endpoint.id)]

    def with_query(self, values: Mapping[str, Any]) -> Operation[T]:
        """The same operation with some query values replaced, by their names on the wire.

        Raises:
            KeyError: the operation has no query parameter of such a name.
        """
        query = list(self.query)
        for name, value in values.items():
            query[_position(self.endpoint, name)] = value
        return Operation(self.endpoint, self.path, tuple(query), self.body, self.headers)


@lru_cache(maxsize=1024)
def _position(endpoint: Endpoint[Any], name: str) -> int:
    """Where a query value stands."""
    for index, parameter in enumerate(endpoint.query):
        if parameter.name == name:
            return index
    raise KeyError(f"{endpoint.id} has no query parameter {name}")
