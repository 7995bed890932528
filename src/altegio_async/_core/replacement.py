"""Bodies of requests that replace an object: the values that were read, with some of them changed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_type_hints

import msgspec
from msgspec import NODEFAULT, UNSET, Struct, UnsetType, inspect

from altegio_async._core.arguments import format_moment
from altegio_async._core.body_arguments import make_body, make_replacement_body
from altegio_async._core.body_fields import list_members
from altegio_async._core.decoders import complete_type, inspect_type
from altegio_async._core.scalars import to_int
from altegio_async._core.type_guards import is_object
from altegio_async.errors import InvalidArgumentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

S = TypeVar("S", bound=Struct)

_MAX_DIGITS: Final = 19
"""Digits of the largest id that msgspec accepts as an int."""


def select_changes(
    cls: type[Struct], values: Mapping[str, Any], *, options: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the given values of an update, validated before the object is read.

    Args:
        cls: the struct of the body.
        values: the arguments of the update by Python name; UNSET if an argument was not given.
        options: the arguments that control the update and are not fields of the object.

    Raises:
        InvalidArgumentError: a value has a wrong type, or no field is changed.
    """
    body = make_body(_make_partial(cls), values)
    changes = {name: getattr(body, name) for name in values if getattr(body, name) is not UNSET}
    if changes.keys() <= set(options):
        raise InvalidArgumentError("no field is given")
    return changes


def build_replacement(
    cls: type[S],
    current: Struct,
    changes: Mapping[str, Any],
    *,
    sources: Mapping[str, Sequence[str]] | None = None,
    forms: Mapping[str, str] | None = None,
    defaults: Mapping[str, Any] | None = None,
) -> S:
    """Return the body of a request that replaces an object.

    A field of the body that is not changed has the value of the object's field with the same name in the
    API, or of its sources. Nested objects become the nested structs of the body, or ids where the body
    expects ids. A value that the object does not have is left out, or sent as null if the field is required
    and accepts null. A masked phone and a code that the body does not accept count as absent.

    Args:
        cls: the struct of the body.
        current: the object as it was read.
        changes: new values by Python name.
        sources: places in the object by place in the body, as wire names with dots. The first place that has
            a value is used.
        forms: forms of dates that the body contains as text, by Python name.
        defaults: values by Python name for fields that the object does not have.

    Raises:
        InvalidArgumentError: a change has no field or a wrong type, or a required field has no value in the
            object and is not changed. The message names the field.
    """
    builder = _Builder(current, sources or {}, forms or {})
    values = {**(defaults or {}), **builder.list_values(cls, current, "", skipped=changes)}
    _check_complete(cls, {*values, *changes})
    return make_replacement_body(cls, values, changes)


def _check_complete(cls: type[Struct], names: Collection[str]) -> None:
    """Raise InvalidArgumentError if required fields have no value. The message names all of them."""
    missing = [field.name for field in _list_fields(cls) if field.required and field.name not in names]
    if missing:
        raise InvalidArgumentError(
            f"{missing[0]} is required, and the object that was read has no value for {', '.join(missing)}"
        )


@cache
def _make_partial(cls: type[Struct]) -> type[Struct]:
    """Return a struct with the fields of another one, all of them optional."""
    complete_type(cls)
    hints = get_type_hints(cls)
    names = dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))
    fields = [(name, hints[name] | UnsetType, UNSET) for name in names]
    checks = tuple(pair for pair in getattr(cls, "__field_checks__", ()) if pair[0])
    return msgspec.defstruct(
        cls.__name__, fields, kw_only=True, rename=names, namespace={"__field_checks__": checks}
    )


@cache
def _list_fields(cls: type) -> tuple[inspect.Field, ...]:
    return cast("inspect.StructType", inspect_type(cls)).fields


def _read_field(value: Any, wire: str) -> Any:
    """Return a field of an object by its name in the API, or None."""
    if not isinstance(value, Struct):
        return None
    names = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
    return getattr(value, names[wire]) if wire in names else None


def read_place(value: Any, place: str) -> Any:
    """Return the value at a place in an object, which is wire names with dots, or None."""
    for wire in place.split("."):
        value = _read_field(value, wire)
    return value


class _Builder:
    """Reads the values of a body from an object.

    Args:
        current: the object.
        sources: see `build_replacement`.
        forms: see `build_replacement`.
    """

    def __init__(
        self, current: Struct, sources: Mapping[str, Sequence[str]], forms: Mapping[str, str]
    ) -> None:
        self._current = current
        self._sources = sources
        self._forms = forms
        self._places = {place.rpartition(".")[0] for place in sources}

    def list_values(
        self, cls: type[Struct], holder: Any, prefix: str, *, skipped: Iterable[str] = ()
    ) -> dict[str, Any]:
        """Return the values of a struct by Python name. Values that are absent are left out."""
        values: dict[str, Any] = {}
        for field in _list_fields(cls):
            if field.name in skipped:
                continue
            place = f"{prefix}{field.encode_name}"
            members = list_members(field.type)
            value = self._adapt(self._find_value(place, field, holder), members, place)
            if isinstance(value, dt.datetime) and not prefix and field.name in self._forms:
                value = _format_date(field.name, value, self._forms[field.name])
            if value is not UNSET:
                values[field.name] = value
            elif field.required and any(isinstance(member, inspect.NoneType) for member in members):
                values[field.name] = None
        return values

    def _find_value(self, place: str, field: inspect.Field, holder: Any) -> Any:
        """Return the value that the object has for a field of the body, or None."""
        value = None if place in self._sources else _read_field(holder, field.encode_name)
        for source in self._sources.get(place, ()):
            value = read_place(self._current, source)
            if value is not None:
                break
        is_masked = field.name.endswith("phone") and isinstance(value, str) and "*" in value
        return None if is_masked else value

    def _adapt(self, value: Any, members: tuple[inspect.Type, ...], place: str) -> Any:
        """Return a read value in the form that the body expects, or UNSET to leave it out."""
        struct = next((member.cls for member in members if isinstance(member, inspect.StructType)), None)
        if struct is not None and (isinstance(value, Struct) or (value is None and place in self._places)):
            return self.list_values(struct, value, f"{place}.") or UNSET
        if value is None:
            return UNSET
        for member in members:
            if isinstance(member, inspect.ListType) and isinstance(value, (list, tuple)):
                return self._list_rows(cast("Iterable[Any]", value), list_members(member.item_type), place)
            if isinstance(member, inspect.DictType) and isinstance(value, (list, tuple)):
                return _index_by_code(cast("Iterable[Any]", value))
            if isinstance(member, inspect.IntType):
                return _read_integer(value)
        return UNSET if _is_unknown_code(value, members) else value

    def _list_rows(self, rows: Iterable[Any], members: tuple[inspect.Type, ...], place: str) -> list[Any]:
        adapted = (self._adapt(row, members, f"{place}[]") for row in rows)
        return [row for row in adapted if row is not UNSET]


def _is_unknown_code(value: Any, members: tuple[inspect.Type, ...]) -> bool:
    """Return whether a field takes only codes and the value is not one of them."""
    codes = [member.values for member in members if isinstance(member, inspect.LiteralType)]
    has_only_codes = all(isinstance(member, (inspect.LiteralType, inspect.NoneType)) for member in members)
    return has_only_codes and not any(value in values for values in codes)


def _format_date(name: str, value: dt.datetime, form: str) -> str:
    """Return a time in the form of the body. A form without an offset is a time of the location."""
    return format_moment(name, value if form == "date-time" else value.replace(tzinfo=None), form)


def _read_integer(value: Any) -> Any:
    """Return the id of an object, or a whole number as an int."""
    if isinstance(value, Struct):
        identity: int | None = getattr(value, "id", None)
        return UNSET if identity is None else identity
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS else value
    if not isinstance(value, (Decimal, float)):
        return value
    number = to_int(value)  # checks the exponent first: int(Decimal("1E+400000000")) takes hours
    return value if number is NODEFAULT else number


def _index_by_code(rows: Iterable[Any]) -> Any:
    """Return rows of a code and a value as a mapping. The API writes an empty mapping as an empty list."""
    objects = [row for row in rows if is_object(row) and "code" in row]
    return {row["code"]: row.get("value") for row in objects} or UNSET
