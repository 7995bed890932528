"""Bodies of requests that replace an object: the values that were read, with some of them changed."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import NODEFAULT, UNSET, Struct, inspect

from altegio_async._core.body_arguments import make_replacement_body
from altegio_async._core.scalars import to_int
from altegio_async._core.type_guards import is_object
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

S = TypeVar("S", bound=Struct)


def build_replacement(cls: type[S], current: Struct, changes: Mapping[str, Any]) -> S:
    """Return the body of a request that replaces an object.

    Every field of the body that is not changed has the value of the object's field with the same name in the
    API. Nested objects become the nested structs of the body, or ids where the body expects ids. A value that
    the object does not have is left out, or sent as null if the field is required and accepts null.

    Args:
        cls: the struct of the body.
        current: the object as it was read.
        changes: new values by Python name. UNSET values are ignored.

    Raises:
        InvalidArgumentError: a change has no field or a wrong type, no field is changed, or a required field
            has no value in the object and is not changed. The message names the field.
    """
    wanted = {name: value for name, value in changes.items() if value is not UNSET}
    if not wanted:
        raise InvalidArgumentError("no field is changed")
    read = dict(zip(current.__struct_encode_fields__, current.__struct_fields__, strict=True))
    values: dict[str, Any] = {}
    for field in _list_fields(cls):
        if field.name in wanted or field.encode_name not in read:
            continue
        members = _list_members(field.type)
        value = _adapt(getattr(current, read[field.encode_name]), members)
        if value is not UNSET:
            values[field.name] = value
        elif field.required and any(isinstance(member, inspect.NoneType) for member in members):
            values[field.name] = None
    return make_replacement_body(cls, values, wanted)


@cache
def _list_fields(cls: type) -> tuple[inspect.Field, ...]:
    return cast("inspect.StructType", inspect.type_info(cls)).fields


def _list_members(info: inspect.Type) -> tuple[inspect.Type, ...]:
    return info.types if isinstance(info, inspect.UnionType) else (info,)


def _adapt(value: Any, members: tuple[inspect.Type, ...]) -> Any:
    """Return a read value in the form that the body expects, or UNSET to leave it out."""
    if value is None:
        return UNSET
    for member in members:
        if isinstance(member, inspect.StructType) and isinstance(value, Struct):
            return _select_fields(value, member.cls)
        if isinstance(member, inspect.ListType) and isinstance(value, (list, tuple)):
            rows = cast("Iterable[Any]", value)
            adapted = (_adapt(row, _list_members(member.item_type)) for row in rows)
            return [row for row in adapted if row is not UNSET]
        if isinstance(member, inspect.DictType) and isinstance(value, (list, tuple)):
            return _index_by_code(cast("Iterable[Any]", value))
        if isinstance(member, inspect.IntType):
            return _read_integer(value)
    return value


def _select_fields(value: Struct, cls: type[Struct]) -> Any:
    """Return the fields of a nested object that the nested struct of the body has, by Python name."""
    read = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
    selected = {
        field.name: _adapt(getattr(value, read[field.encode_name]), _list_members(field.type))
        for field in _list_fields(cls)
        if field.encode_name in read
    }
    return {name: item for name, item in selected.items() if item is not UNSET} or UNSET


def _read_integer(value: Any) -> Any:
    """Return the id of an object, or a whole number as an int."""
    if isinstance(value, Struct):
        identity: int | None = getattr(value, "id", None)
        return UNSET if identity is None else identity
    if not isinstance(value, (Decimal, float)):
        return value
    number = to_int(value)  # checks the exponent first: int(Decimal("1E+400000000")) takes hours
    return value if number is NODEFAULT else number


def _index_by_code(rows: Iterable[Any]) -> Any:
    """Return rows of a code and a value as a mapping. The API writes an empty mapping as an empty list."""
    objects = [row for row in rows if is_object(row) and "code" in row]
    return {row["code"]: row.get("value") for row in objects} or UNSET
