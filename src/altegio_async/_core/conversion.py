"""Conversion of structs to dictionaries and JSON, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast, get_origin

import msgspec
from msgspec import UNSET, Struct, inspect

from altegio_async._core.decoders import complete_type, inspect_type
from altegio_async._core.encoding_failures import find_broken_text
from altegio_async._core.json_text import encode_json
from altegio_async._core.object_limits import MAX_NESTING
from altegio_async._core.redact import decode_custom
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.errors import AltegioError, InvalidArgumentError

if TYPE_CHECKING:
    _Rename: TypeAlias = Callable[[Any, str], Any]

T = TypeVar("T")


def to_dict(value: Any, *, wire: bool = False) -> Any:
    """Return structs as dictionaries, within lists and dictionaries too. Other values are returned unchanged.

    Pages, results of bulk jobs, plans and errors are converted as by their own `to_dict`. Untyped values
    below `MAX_NESTING` levels are returned unchanged too: structs are not nested so deeply.

    Args:
        value: a struct, or a list or dictionary of structs.
        wire: use the API's field names instead of the Python names.
    """
    return _to_dict(value, wire, MAX_NESTING)


def _to_dict(value: Any, wire: bool, levels: int) -> Any:
    if isinstance(value, Struct):
        fields = _list_fields(value, wire)
        return {name: _to_dict(item, wire, levels - 1) for name, item in fields if item is not UNSET}
    if isinstance(value, AltegioError):
        return value.to_dict()
    if levels <= 0:
        return value
    if isinstance(value, (list, tuple)):
        return [_to_dict(item, wire, levels - 1) for item in cast("list[Any]", value)]
    if is_object(value):
        return {key: _to_dict(item, wire, levels - 1) for key, item in value.items()}
    return value


def _list_fields(value: Struct, wire: bool) -> Iterable[tuple[str, Any]]:
    """Return the names and values of the dictionary of a struct."""
    list_entries: Callable[[], dict[str, Any]] | None = getattr(value, "_list_entries", None)
    if list_entries is not None:  # a Convertible, such as a page
        return list_entries().items()
    names = value.__struct_encode_fields__ if wire else value.__struct_fields__
    return zip(names, (getattr(value, name) for name in value.__struct_fields__), strict=True)


def to_json(value: Any, *, wire: bool) -> str:
    """Return a struct as JSON text, with secrets redacted."""
    return encode_json(to_dict(value, wire=wire)).decode()


def from_dict(cls: type[T], data: dict[str, Any], *, wire: bool) -> T:
    """Return a struct with the values of a dictionary.

    Raises:
        InvalidArgumentError: a field is unknown or missing, or a value does not have its type.
    """
    kind: type = cls
    values = data if wire else _rename(kind)(data, "")
    result: T = _convert(values, kind)
    return result


def from_plain(kind: Any, data: Any, *, wire: bool) -> Any:
    """Return a value of any type from its plain form, such as a `list[GiftCard]` from a list of dictionaries.

    Raises:
        InvalidArgumentError: as in `from_dict`.
    """
    values = data if wire else _rename_type(inspect_type(kind))(data, "")
    return _convert(values, kind)


def _convert(values: Any, kind: Any) -> Any:
    complete_type(kind)
    try:
        return msgspec.convert(values, kind, dec_hook=decode_custom)
    except UnicodeEncodeError:  # a text with half of a surrogate pair in place of another type
        reason = f"not valid text - at `$.{find_broken_text(values)}`"
    except (msgspec.ValidationError, TypeError) as error:
        reason = str(error)
    raise InvalidArgumentError(f"data is not {_name_type(kind)}: {reason}")


def _name_type(kind: Any) -> str:
    """Return the name of a type with its article, without module and arguments of a generic class."""
    name: str = getattr(get_origin(kind) or kind, "__name__", str(kind))
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


# -- from Python names to wire names ------------------------------------------------------------


@cache
def _rename(cls: type) -> _Rename:
    """Return a function that replaces a struct's Python names by its wire names, at every level."""
    fields: dict[str, tuple[str, _Rename]] = {}

    def rename(value: Any, path: str) -> Any:
        if not is_object(value):
            return value
        if not fields:  # filled on first use, because structs can be recursive
            info = cast("inspect.StructType", inspect_type(cls))
            fields.update(
                {field.name: (field.encode_name, _rename_type(field.type)) for field in info.fields}
            )
        unknown = sorted(str(name) for name in value.keys() - fields.keys())
        if unknown:
            raise InvalidArgumentError(f"{cls.__name__} has no field {path}{unknown[0]}")
        return {fields[name][0]: fields[name][1](item, f"{path}{name}.") for name, item in value.items()}

    return rename


def _rename_type(info: inspect.Type) -> _Rename:
    if isinstance(info, inspect.UnionType):
        return _rename_union([_rename_type(member) for member in info.types if _holds_structs(member)])
    if isinstance(info, inspect.StructType):
        return _rename(info.cls)
    if isinstance(info, inspect.ListType):
        item = _rename_type(info.item_type)
        return lambda value, path: [item(one, path) for one in value] if is_array(value) else value
    if isinstance(info, inspect.DictType):
        row = _rename_type(info.value_type)
        return lambda value, path: (
            {key: row(one, path) for key, one in value.items()} if is_object(value) else value
        )
    return lambda value, _path: value


def _rename_union(members: list[_Rename]) -> _Rename:
    """Return a function that applies all members in turn. Each member changes values of its own type only."""

    def rename(value: Any, path: str) -> Any:
        for member in members:
            value = member(value, path)
        return value

    return rename


def _holds_structs(info: inspect.Type) -> bool:
    return isinstance(info, (inspect.StructType, inspect.ListType, inspect.DictType))
