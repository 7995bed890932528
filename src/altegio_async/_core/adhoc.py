"""Operations made from a method and a path, for `altegio.request(method, path, ...)`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypedDict, TypeGuard

from msgspec import UNSET, inspect

from altegio_async._core.decoders import inspect_type, make_decoder
from altegio_async._core.operation import (
    AuthLevel,
    AuthName,
    Body,
    Endpoint,
    Operation,
    Paging,
    Query,
    ResultForm,
    Style,
)
from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object
from altegio_async._core.validation import check_option_names, check_text
from altegio_async.errors import InvalidArgumentError


class RequestOptions(TypedDict, total=False):
    """Options of `request_with_raw_response` and `paginate`; see `AltegioClient.request`."""

    query: Mapping[str, Any] | None
    json: Any
    auth: AuthLevel | AuthName
    idempotent: bool | None


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})


def build_adhoc_operation(
    method: str,
    path: str,
    *,
    query: object,
    json: Any,
    result: Any,
    auth: object = AuthLevel.USER,
    idempotent: object = None,
    paging: Paging | None = None,
) -> Operation[Any]:
    """Return an operation for a method and a path, which the description need not contain.

    Raises:
        InvalidArgumentError: the method or the authorisation level is unknown, the path is not a sequence of
            plain segments, or `idempotent` is neither a bool nor None.
    """
    verb = check_text("method", method).upper()
    if verb not in _METHODS:
        raise InvalidArgumentError(f"method must be one of {', '.join(sorted(_METHODS))}, got {method!r}")
    level = _parse_auth_level(auth)
    check_text("path", path)
    if "://" in path:
        raise InvalidArgumentError("path must be a path below base_url such as /company/720441, got a URL")
    plain = re.split("[?#]", path, maxsplit=1)[0]
    if plain != path:  # the rest can be personal data
        raise InvalidArgumentError(f"path must be a path without a query: pass query= with {plain!r}")
    segments = path.removeprefix("/").removesuffix("/").split("/")
    if not all(segments):
        raise InvalidArgumentError(f"path has an empty segment: {path!r}")
    values = _check_query({} if query is None else query)
    _check_type(result)
    endpoint = _make_endpoint(
        verb,
        len(segments),
        path.endswith("/"),
        tuple((name, _select_style(value)) for name, value in values.items()),
        result,
        level,
        _is_idempotent(verb, idempotent),
        paging,
    )
    return Operation(endpoint, tuple(segments), tuple(values.values()), UNSET if json is None else json)


@lru_cache(maxsize=512)
def _make_endpoint(  # noqa: PLR0917 - a key of the cache
    method: str,
    segments: int,
    trailing: bool,
    query: tuple[tuple[str, Style], ...],
    result: Any,
    auth: AuthLevel,
    idempotent: bool,
    paging: Paging | None,
) -> Endpoint[Any]:
    """Return the endpoint for requests of one kind. Equal arguments share one endpoint, and so one decoder.

    Raises:
        InvalidArgumentError: msgspec does not support the type `result`, or a class in it.
    """
    try:
        make_decoder(result)
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(f"response_type cannot be decoded to: {error}") from None
    custom = _find_custom_type(inspect_type(result))
    if custom is not None:
        raise InvalidArgumentError(
            f"response_type cannot be decoded to: Type '{custom.__name__}' is not supported; "
            "use a msgspec.Struct, a dataclass, a TypedDict or dict"
        )
    template = "".join(f"/{{path[{index}]}}" for index in range(segments)) + "/" * trailing
    return Endpoint(
        id=f"{method} request",
        method=method,
        path=template,
        result=result,
        auth=auth,
        idempotent=idempotent,
        query=tuple(Query(name, style) for name, style in query),
        body=Body.JSON,
        paging=paging,
        result_form=ResultForm.EMPTY if method == "HEAD" else ResultForm.DATA,
    )


def _find_custom_type(info: inspect.Type) -> type | None:
    """Return the first class in a type that no decoder knows, such as a model of another library."""
    if isinstance(info, inspect.CustomType):
        return None if info.cls is Secret else info.cls
    members: list[inspect.Type] = []
    for name in ("item_type", "key_type", "value_type", "types", "item_types"):
        part: inspect.Type | tuple[inspect.Type, ...] = getattr(info, name, ())
        members += part if isinstance(part, tuple) else (part,)
    return next(filter(None, map(_find_custom_type, members)), None)


def build_paged_operation(
    method: str, path: str, page_param: object, size_param: object, response_type: Any, **options: Any
) -> Operation[list[Any]]:
    """Return an operation for the pages of a list at any path.

    Args:
        method: of the request.
        path: of the request.
        page_param: name of the query parameter with the page's number, or of a field of `json` if that is
            given.
        size_param: name of the parameter or field with the rows per page.
        response_type: type of a row.
        options: see `RequestOptions`.

    Raises:
        InvalidArgumentError: a name is not a str, is empty or is used twice, an option is unknown, `json` is
            not a dict, or see `build_adhoc_operation`.
    """
    check_option_names(options, RequestOptions.__annotations__)
    names = check_text("page_param", page_param), check_text("size_param", size_param)
    if not all(names) or len(set(names)) == 1:
        raise InvalidArgumentError("page_param and size_param must be two different names")
    query, json = options.pop("query", None), options.pop("json", None)
    if json is None:
        query = {**_check_query({} if query is None else query), **dict.fromkeys(names)}
    elif not is_object(json):
        raise InvalidArgumentError(f"json must be a dict, got {type(json).__name__}")
    _check_type(response_type)
    paging = Paging(*names, in_body=json is not None)
    result = list[response_type]
    return build_adhoc_operation(
        method, path, query=query, json=json, result=result, paging=paging, **options
    )


def _check_type(wanted: object) -> None:
    """Raise InvalidArgumentError for a type that cannot be a key of a cache, such as `Annotated[int, []]`."""
    try:
        hash(wanted)
    except TypeError:
        raise InvalidArgumentError(f"response_type must be a type, got {type(wanted).__name__}") from None


def _is_idempotent(verb: str, idempotent: object) -> bool:
    if idempotent is None:
        return verb in {"GET", "HEAD"}
    if isinstance(idempotent, bool):
        return idempotent
    raise InvalidArgumentError(f"idempotent must be True or False, got {type(idempotent).__name__}")


def _check_query(query: object) -> dict[str, Any]:
    if not _is_mapping(query):
        raise InvalidArgumentError(f"query must map names to values, got {type(query).__name__}")
    return {check_text("query: a parameter's name", name): value for name, value in query.items()}


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _parse_auth_level(auth: object) -> AuthLevel:
    for level in AuthLevel:
        if auth == level:
            return level
    raise InvalidArgumentError(
        f"auth must be one of {', '.join(repr(level.value) for level in AuthLevel)}, got {auth!r}"
    )


def _select_style(value: object) -> Style:
    if is_object(value):
        return Style.DEEP
    return Style.REPEAT if is_array(value) or isinstance(value, (tuple, set, frozenset)) else Style.PLAIN
