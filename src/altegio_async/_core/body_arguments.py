"""Request bodies from arguments: validate fields and convert them to the struct that is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar, cast, overload

import msgspec
from msgspec import UNSET, Struct, inspect

from altegio_async._core.arguments import check_date, check_datetime, check_seconds
from altegio_async._core.decoders import complete_type
from altegio_async._core.redact import decode_custom
from altegio_async._core.type_guards import as_int
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msgspec import UnsetType

S = TypeVar("S", bound=Struct)
S2 = TypeVar("S2", bound=Struct)

_PLACE: Final = r"(?s:(.*) - at `(?:key in )?\$(.*)`)"
_REQUIRED: Final = r"missing required field `(.*)`"
_ANY: Final = inspect.AnyType()
_STEP: Final = r"\.([^.\[\]]+)|\[([^\]]*)\]"


def make_body(cls: type[S], values: Mapping[str, Any]) -> S:
    """Return the struct of a request body with the given fields.

    Args:
        cls: the struct.
        values: values by Python name or wire name, at every level. UNSET values are left out.

    Raises:
        InvalidArgumentError: a field is unknown, missing or has a wrong type. The message names the field
            and does not contain its value.
    """
    if not _is_mapping(values):
        raise InvalidArgumentError(f"body must be a {cls.__name__} or a dict, got {type(values).__name__}")
    fields = _rename(cls, values, "")
    complete_type(cls)
    try:
        return msgspec.convert(fields, cls, dec_hook=decode_custom, builtin_types=_KEPT)
    except msgspec.ValidationError as error:
        reason = _describe(cls, str(error))
    raise InvalidArgumentError(reason)


def make_optional_body(cls: type[S], values: Mapping[str, Any]) -> S | UnsetType:
    """Return the struct of an optional request body, or UNSET if every field is UNSET.

    Raises:
        InvalidArgumentError: see `make_body`.
    """
    return UNSET if all(value is UNSET for value in values.values()) else make_body(cls, values)


def convert_body(cls: type[S], body: S | Mapping[str, Any]) -> S:
    """Return a request body as a validated struct.

    Args:
        cls: the struct.
        body: the struct, or its fields by Python name or wire name.

    Raises:
        InvalidArgumentError: see `make_body`.
    """
    if isinstance(body, cls):
        return make_body(cls, _to_wire(body))
    return make_body(cls, cast("Mapping[str, Any]", body))


def convert_bodies(cls: type[S], body: Sequence[S | Mapping[str, Any]]) -> list[S]:
    """Return a request body that is a list, with each row as a validated struct.

    Raises:
        InvalidArgumentError: the body is not a list, or see `make_body`.
    """
    if isinstance(body, (str, bytes, Mapping)) or not hasattr(body, "__iter__"):
        raise InvalidArgumentError(f"body must be a list of {cls.__name__}, got {type(body).__name__}")
    rows: list[S] = []
    for index, row in enumerate(body):
        try:
            rows.append(convert_body(cls, row))
        except InvalidArgumentError as error:
            raise InvalidArgumentError(f"body[{index}]: {error}") from None
    return rows


@overload
def convert_union_body(classes: tuple[type[S], type[S2]], body: S | S2 | Mapping[str, Any]) -> S | S2: ...


@overload
def convert_union_body(classes: Sequence[type[Any]], body: Any) -> Any: ...


def convert_union_body(classes: Sequence[type[Any]], body: Any) -> Any:
    """Return a request body that has one of several forms as a validated struct.

    Args:
        classes: the structs of the forms.
        body: one of the structs, or its fields by Python name or wire name. The first form that accepts the
            fields is used.

    Raises:
        InvalidArgumentError: no form accepts the body. The message has the reason of each form.
    """
    for cls in classes:
        if isinstance(body, cls):
            return convert_body(cls, body)
    reasons: list[str] = []
    for cls in classes:
        try:
            return convert_body(cls, body)
        except InvalidArgumentError as error:
            reasons.append(f"as {cls.__name__}: {error}")
    raise InvalidArgumentError("; ".join(reasons))


def is_row_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Return whether a value can be sent as a list: it is iterable, and neither text, bytes nor a mapping."""
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, memoryview, Mapping))


_KEPT: Final = (dt.date, dt.datetime, dt.time)


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


@cache
def _fields_by_name(cls: type[Struct]) -> dict[str, inspect.Field]:
    """Return the fields of a struct by Python name and by wire name. Python names have priority."""
    fields = cast("inspect.StructType", inspect.type_info(cls)).fields
    return {field.encode_name: field for field in fields} | {field.name: field for field in fields}


def _rename(cls: type[Struct], values: Mapping[Any, Any], path: str) -> dict[str, Any]:
    known = _fields_by_name(cls)
    renamed: dict[str, Any] = {}
    for name, value in values.items():
        field = known.get(name)
        if field is None:
            raise InvalidArgumentError(f"{cls.__name__} has no field {path}{name}")
        if value is not UNSET:
            renamed[field.encode_name] = _convert(field.type, value, f"{path}{field.name}")
    return renamed


def _convert(info: inspect.Type, value: Any, path: str) -> Any:
    """Return a value with wire names at every level, plain ints for integers, and seconds for durations."""
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    if isinstance(value, (str, dt.date)):
        return _convert_moment(members, value, path)
    if isinstance(value, dt.timedelta):
        return check_seconds(path, value)
    if isinstance(value, Struct):
        return _to_wire(value)
    if _is_mapping(value):
        return _convert_mapping(members, value, path)
    if is_row_iterable(value):
        items = next((one.item_type for one in members if isinstance(one, inspect.ListType)), _ANY)
        return [_convert(items, row, f"{path}[{n}]") for n, row in enumerate(value)]
    number = as_int(value)
    return value if number is None else number


def _to_wire(struct: Struct) -> dict[str, Any]:
    """Return the fields of a struct by wire name."""
    from altegio_async._core.conversion import to_dict  # noqa: PLC0415 - bodies are rarely structs

    fields: dict[str, Any] = to_dict(struct, wire=True)
    return fields


def _convert_moment(members: tuple[inspect.Type, ...], value: str | dt.date, path: str) -> Any:
    """Return the date or datetime of a field. A str is kept where the field accepts any str."""
    kinds = {type(member) for member in members}
    if isinstance(value, str) and inspect.StrType in kinds:
        return value
    if inspect.DateTimeType in kinds and (isinstance(value, (str, dt.datetime))):
        return check_datetime(path, value)
    return check_date(path, value) if inspect.DateType in kinds else value


def _convert_mapping(
    members: tuple[inspect.Type, ...], value: Mapping[Any, Any], path: str
) -> dict[Any, Any]:
    for member in members:
        if isinstance(member, inspect.StructType):
            return _rename(member.cls, value, f"{path}.")
        if isinstance(member, inspect.DictType):
            return {key: _convert(member.value_type, row, f"{path}.{key}") for key, row in value.items()}
    return dict(value)


def _describe(cls: type[Struct], message: str) -> str:
    """Return the message of a validation error with Python names instead of wire names."""
    found = re.fullmatch(_PLACE, message)
    text, steps = (found[1], re.findall(_STEP, found[2])) if found else (message, [])
    names: list[str] = []
    holder: type[Struct] | None = cls
    for name, index in steps:
        if not name:
            names.append(f"[{index}]")
            continue
        field = _fields_by_name(holder).get(name) if holder else None
        names.append(f".{field.name if field else name}")
        holder = _find_struct(field.type) if field else None
    missing = re.search(_REQUIRED, text)
    if missing:
        field = _fields_by_name(holder).get(missing[1]) if holder else None
        path = "".join([*names, f".{field.name if field else missing[1]}"])
        return f"{path.removeprefix('.')} is required"
    path = "".join(names).removeprefix(".")
    return f"{path or 'body'}: {text[:1].lower()}{text[1:]}".replace("`", "")


def _find_struct(info: inspect.Type) -> type[Struct] | None:
    """Return the struct of a field, of the items of a list, or of the values of a mapping."""
    if isinstance(info, inspect.StructType):
        return info.cls
    if isinstance(info, inspect.ListType):
        return _find_struct(info.item_type)
    if isinstance(info, inspect.DictType):
        return _find_struct(info.value_type)
    if isinstance(info, inspect.UnionType):
        return next((struct for member in info.types if (struct := _find_struct(member))), None)
    return None
