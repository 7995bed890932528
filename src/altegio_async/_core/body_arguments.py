"""Request bodies from arguments: validate fields and convert them to the struct that is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, overload

import msgspec
from msgspec import UNSET, Struct, UnsetType, inspect

from altegio_async._core.arguments import check_amount, check_choice, check_date, check_datetime
from altegio_async._core.body_fields import (
    find_struct,
    has_refused_null,
    is_struct_only,
    list_members,
    map_fields,
)
from altegio_async._core.decoders import complete_type
from altegio_async._core.encoding_failures import find_broken_text
from altegio_async._core.field_checks import FieldChecks, apply_check, check_field_count, count, list_checks
from altegio_async._core.redact import decode_custom
from altegio_async._core.suggestions import suggest
from altegio_async._core.type_guards import as_int, as_plain, is_mapping, is_row_iterable
from altegio_async._core.validation import check_id
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

S = TypeVar("S", bound=Struct)
S2 = TypeVar("S2", bound=Struct)

_PLACE: Final = r"(?s:(.*) - at `(key` in `)?\$(.*)`)"
_REQUIRED: Final = r"missing required field `(.*)`"
_ANY: Final = inspect.AnyType()
_PATH_STEP: Final = r"\.([^.\[\]]+)|\[([^\]]*)\]"


def make_body(cls: type[S], values: Mapping[str, Any]) -> S:
    """Return the struct of a request body with the given fields.

    Args:
        cls: the struct.
        values: values by Python name or wire name, at every level. UNSET values are left out.

    Raises:
        InvalidArgumentError: a field is unknown, missing or has a wrong type. The message names the field
            and does not contain its value.
    """
    if not is_mapping(values):
        raise InvalidArgumentError(f"body must be a {cls.__name__} or a dict, got {type(values).__name__}")
    return _convert_fields(cls, _Converter(list_checks).rename(cls, values, ""))


def make_replacement_body(cls: type[S], read: Mapping[str, Any], changes: Mapping[str, Any]) -> S:
    """Return the struct of a request body that replaces an object. It is not validated again.

    Args:
        cls: the struct.
        read: values that the API sent. Only their types are checked, so that they do not change.
        changes: values by Python name or wire name, as in `make_body`. They have priority. Without any, the
            body has the values that were read, and the number of changed fields is not checked.

    Raises:
        InvalidArgumentError: see `make_body`.
    """
    fields = {
        **_Converter(_list_no_checks).rename(cls, read, ""),
        **(_Converter(list_checks).rename(cls, changes, "") if changes else {}),
    }
    body: S = _convert_fields(_derive_validated(cls), fields)
    return body


def _convert_fields(cls: type[S], fields: dict[str, Any]) -> S:
    """Return a struct of fields by wire name.

    Raises:
        InvalidArgumentError: a field is missing or has a wrong type.
    """
    complete_type(cls)
    try:
        return msgspec.convert(fields, cls, dec_hook=decode_custom, builtin_types=_NATIVE_TYPES)
    except msgspec.ValidationError as error:
        reason = _describe(cls, str(error))
    except UnicodeEncodeError:  # a text with half of a surrogate pair in place of another type
        place = find_broken_text(fields)
        reason = _describe(cls, f"Not valid text: it contains half of a surrogate pair - at `$.{place}`")
    raise InvalidArgumentError(reason)


def convert_optional_body(cls: type[S], body: S | Mapping[str, Any] | UnsetType) -> S | UnsetType:
    """Return an optional request body as a validated struct, or UNSET if it or all of its fields are UNSET.

    Raises:
        InvalidArgumentError: see `make_body`.
    """
    if isinstance(body, UnsetType):
        return UNSET
    if is_mapping(body) and body and all(value is UNSET for value in body.values()):
        return UNSET
    return convert_body(cls, body)


def convert_body(cls: type[S], body: S | Mapping[str, Any]) -> S:
    """Return a request body as a validated struct.

    Args:
        cls: the struct.
        body: the struct, or its fields by Python name or wire name.

    Raises:
        InvalidArgumentError: see `make_body`.
    """
    if isinstance(body, cls):
        return body if type(body) is _derive_validated(cls) else make_body(cls, list_fields(body))
    return make_body(cls, cast("Mapping[str, Any]", body))


def convert_bodies(cls: type[S], body: Sequence[S | Mapping[str, Any]], minimum: int = 0) -> list[S]:
    """Return a request body that is a list, with each row as a validated struct.

    Args:
        cls: the struct of a row.
        body: the rows.
        minimum: smallest number of rows.

    Raises:
        InvalidArgumentError: the body is not a list or has too few rows, or see `make_body`.
    """
    if isinstance(body, (str, bytes, Mapping)) or not hasattr(body, "__iter__"):
        raise InvalidArgumentError(f"body must be a list of {cls.__name__}, got {type(body).__name__}")
    rows: list[S] = []
    for index, row in enumerate(body):
        try:
            rows.append(convert_body(cls, row))
        except InvalidArgumentError as error:
            raise InvalidArgumentError(f"body[{index}]: {error}") from None
    if len(rows) < minimum:
        raise InvalidArgumentError(f"body must have at least {count(minimum, 'row')}")
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


_NATIVE_TYPES: Final = (dt.date, dt.datetime, dt.time)


class _Converter:
    """Converts the fields of request bodies.

    Args:
        list_checks: returns the checks of a struct by Python name.
    """

    def __init__(self, list_checks: Callable[[type], FieldChecks]) -> None:
        self._list_checks = list_checks

    def rename(self, cls: type[Struct], values: Mapping[Any, Any], path: str) -> dict[str, Any]:
        """Return the fields of a struct by wire name, checked and converted at every level."""
        known = map_fields(cls)
        checks = self._list_checks(cls)
        renamed: dict[str, Any] = {}
        for name, value in values.items():
            field = known.get(name)
            if field is None:
                raise InvalidArgumentError(f"{cls.__name__} has no field {path}{name}{suggest(name, known)}")
            if value is not UNSET:
                place = f"{path}{field.name}"
                renamed[field.encode_name] = self._convert_field(
                    field, checks.get(field.name, ()), value, place
                )
        for check in checks.get("", ()):
            check_field_count(path.removesuffix("."), renamed, check)
        return renamed

    def _convert_field(self, field: inspect.Field, checks: tuple[str, ...], value: Any, path: str) -> Any:
        if value is None:
            return None
        for check in checks:
            value = apply_check(check, path, value)
        return self._convert(field.type, value, path)

    def _convert(self, info: inspect.Type, value: Any, path: str) -> Any:
        """Return a value with wire names at every level, ints for integers, and Decimals for amounts."""
        members = list_members(info)
        kinds = {type(member) for member in members}
        if inspect.LiteralType in kinds and value is not None:
            return _convert_code(members, value, path)
        if inspect.BytesType in kinds and isinstance(value, str):
            raise InvalidArgumentError(f"{path} must be bytes, got str; read a file in binary mode")
        if isinstance(value, (str, dt.date)):
            return _convert_moment(kinds, value, path)
        if isinstance(value, dt.timedelta):
            raise InvalidArgumentError(f"{path} is not a duration in seconds; pass a number in its own unit")
        if isinstance(value, Struct) or is_mapping(value):
            return self._convert_mapping(members, value, path)
        if is_row_iterable(value):
            items = next((one.item_type for one in members if isinstance(one, inspect.ListType)), _ANY)
            return [self._convert_row(items, row, f"{path}[{n}]") for n, row in enumerate(value)]
        if inspect.DecimalType in kinds and isinstance(value, (float, Decimal)):
            return check_amount(path, value)
        number = _convert_flag(kinds, value) if isinstance(value, bool) else as_int(value)
        return as_plain(value) if number is None else number

    def _convert_row(self, info: inspect.Type, value: Any, path: str) -> Any:
        """Return a row of a list in its converted form. The id of an object can replace the object."""
        struct = find_struct(info)
        if struct is None:
            return self._convert(info, value, path)
        if as_int(value) is not None and "id" in map_fields(struct):
            return {"id": check_id(path, value)}
        if is_struct_only(info) and not (isinstance(value, Struct) or is_mapping(value)):
            raise _make_row_error(struct, value, path)
        row = self._convert(info, value, path)
        if isinstance(value, Struct) and not isinstance(value, struct) and has_refused_null(struct, row):
            raise _make_row_error(struct, value, path)
        return row

    def _convert_mapping(
        self, members: tuple[inspect.Type, ...], value: Struct | Mapping[Any, Any], path: str
    ) -> dict[Any, Any]:
        for member in members:
            if isinstance(member, inspect.StructType):
                return self.rename(member.cls, _list_fields(member.cls, value), f"{path}.")
            if isinstance(member, inspect.DictType) and is_mapping(value):
                return {
                    key: self._convert(member.value_type, row, f"{path}.{key}") for key, row in value.items()
                }
        return _to_wire(value) if isinstance(value, Struct) else dict(value)


def _make_row_error(struct: type[Struct], value: object, path: str) -> InvalidArgumentError:
    """Return the error for a row that is not an object of a struct, with the forms that are accepted."""
    has_id = "id" in map_fields(struct)
    article = "an" if struct.__name__[0] in "AEIOU" else "a"
    accepted = f"{'an id, ' if has_id else ''}{article} {struct.__name__} or a dict"
    remedy = ""
    if has_id and isinstance(value, str):
        remedy = "; convert an id that is text with int()"
    elif has_id and isinstance(value, Struct):
        remedy = "; pass its id"
    return InvalidArgumentError(f"{path} must be {accepted}, got {type(value).__name__}{remedy}")


def _to_wire(struct: Struct) -> dict[Any, Any]:
    """Return the fields of a struct by wire name, at every level."""
    from altegio_async._core.conversion import to_dict  # noqa: PLC0415 - bodies are rarely structs

    fields: dict[Any, Any] = to_dict(struct, wire=True)
    return fields


def _list_no_checks(_cls: type) -> FieldChecks:
    """Return the checks of a struct with values that the API sent."""
    return {}


@cache
def _derive_validated(cls: type[Struct]) -> Any:
    """Return the subclass of a struct whose objects are valid bodies, which are sent as they are."""
    namespace = {"__module__": cls.__module__, "__doc__": cls.__doc__}
    metaclass: Any = type(cls)
    return metaclass(cls.__name__, (cls,), namespace, kw_only=True, gc=False)


def _convert_flag(kinds: set[type[inspect.Type]], value: bool) -> int | bool:
    """Return 0 or 1 for a field that takes integers and no bools."""
    return int(value) if inspect.IntType in kinds and inspect.BoolType not in kinds else value


def _convert_code(members: tuple[inspect.Type, ...], value: Any, path: str) -> Any:
    """Return the code of a field that equals a value."""
    choices = tuple(
        code for member in members if isinstance(member, inspect.LiteralType) for code in member.values
    )
    kinds = {type(member) for member in members} - {inspect.LiteralType, inspect.NoneType}
    return value if kinds else check_choice(path, value, choices)


def _convert_moment(kinds: set[type[inspect.Type]], value: str | dt.date, path: str) -> Any:
    """Return the date or datetime of a field. A str is kept where the field accepts any str."""
    if isinstance(value, str) and inspect.StrType in kinds:
        return as_plain(value)
    if inspect.DateTimeType in kinds and (isinstance(value, (str, dt.datetime))):
        return check_datetime(path, value)
    if inspect.DecimalType in kinds and isinstance(value, str):
        return check_amount(path, value)
    return check_date(path, value) if inspect.DateType in kinds else as_plain(value)


def _list_fields(cls: type[Struct], value: Struct | Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return the fields of a nested body. Unknown fields of a struct of another type are left out."""
    if not isinstance(value, Struct):
        return value
    fields = list_fields(value)
    if isinstance(value, cls):
        return fields
    known = {field.encode_name for field in map_fields(cls).values()}
    return {name: item for name, item in fields.items() if name in known}


def list_fields(value: Struct) -> dict[str, Any]:
    """Return the fields of a struct by wire name, without those of nested structs."""
    names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
    return {wire: item for wire, name in names if (item := getattr(value, name)) is not UNSET}


def _describe(cls: type[Struct], message: str) -> str:
    """Return the message of a validation error with Python names instead of wire names."""
    found = re.fullmatch(_PLACE, message)
    text, steps = (found[1], re.findall(_PATH_STEP, found[3])) if found else (message, [])
    names: list[str] = []
    holder: type[Struct] | None = cls
    for name, index in steps:
        if not name:
            names.append(f"[{index}]")
            continue
        field = map_fields(holder).get(name) if holder else None
        names.append(f".{field.name if field else name}")
        holder = find_struct(field.type) if field else None
    missing = re.search(_REQUIRED, text)
    if missing:
        field = map_fields(holder).get(missing[1]) if holder else None
        path = "".join([*names, f".{field.name if field else missing[1]}"])
        return f"{path.removeprefix('.')} is required"
    path = "".join(names).removeprefix(".") or "body"
    place = f"a key of {path}" if found and found[2] else path
    return f"{place}: {text[:1].lower()}{text[1:]}".replace("`", "")
