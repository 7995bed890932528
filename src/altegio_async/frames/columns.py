"""The columns of a struct type, computed once per type.

A nested struct has one column per field: the field `title` of `type` becomes the column `type_title`. If an
outer field has that name (a gift card has `type_id`, and its `type` has an `id`), the names are joined with
two
underscores: `type__id`. Columns are never merged. A date-time field has two columns, `created_date` and
`created_date_naive`: see `arrays`.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import fields

from altegio_async._core.object_limits import MAX_NESTING
from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.frames.column_types import Kind, ListOf, Nested, get_shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAIVE_SUFFIX = "_naive"


class Column(Struct, frozen=True):
    """A column: its name, its kind, and the field that fills it.

    Attributes:
        name: unique within its layout.
        kind: the kind of its cells.
        source: index of the source that contains the field; 0 is the row itself.
        field: the field's Python name.
    """

    name: str
    kind: Kind | ListOf
    source: int
    field: str


class Source(Struct, frozen=True):
    """Structs nested in the rows.

    Attributes:
        parent: index of the source that contains them.
        field: the Python name of the field of that source.
        blank: replaces an absent struct; all its fields are None.
    """

    parent: int
    field: str
    blank: Any


class Layout(Struct, frozen=True):
    """The columns of a struct type, in the order of its fields, and their sources."""

    struct: type[Struct]
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]

    @property
    def names(self) -> list[str]:
        """Return the names of the columns in order."""
        return [column.name for column in self.columns]

    def values(self, rows: Sequence[Struct]) -> list[list[Any]]:
        """Return the cells column by column, with None for unset fields."""
        sources: list[Sequence[Any]] = [rows]
        for source in self.sources:
            nested = map(attrgetter(source.field), sources[source.parent])
            sources.append([source.blank if item is None or item is UNSET else item for item in nested])
        cells: list[list[Any]] = []
        for column in self.columns:
            if column.kind is Kind.NAIVE:  # the same field as the previous column
                cells.append(cells[-1])
            else:
                cells.append(list(map(attrgetter(column.field), sources[column.source])))
        return [
            [None if cell is UNSET else cell for cell in column] if unset else column
            for unset, column in zip(self._find_unset_columns(), cells, strict=True)
        ]

    def _find_unset_columns(self) -> list[bool]:
        return [(column.source, column.field) in _find_unset_fields(self.struct) for column in self.columns]


class _Leaf(Struct, frozen=True):
    """A field that becomes a column.

    Attributes:
        path: the names of the fields that lead to it, and its own name.
        kind: the kind of its column.
        source: index of the source that contains it.
    """

    path: tuple[str, ...]
    kind: Kind | ListOf
    source: int


class _LayoutBuilder:
    """Collects the columns and sources of a struct type."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.fields: list[_Leaf] = []
        self.unset: set[tuple[int, str]] = set()

    def walk(
        self,
        struct: type[Struct],
        path: tuple[str, ...],
        source: int,
        ancestors: tuple[type, ...],
    ) -> None:
        """Add the fields of a struct type.

        Args:
            struct: the struct type.
            path: the names of the fields that lead to it.
            source: index of its source.
            ancestors: the struct types that contain it, and itself.
        """
        for info in fields(struct):
            shape = get_shape(info.type)
            inner = (*path, info.name)
            if isinstance(shape, Nested) and shape.struct in ancestors:
                shape = Kind.JSON  # a recursive struct would have infinitely many columns
            if isinstance(shape, Nested):
                self.sources.append(Source(source, info.name, _create_blank(shape.struct)))
                self.walk(shape.struct, inner, len(self.sources), (*ancestors, shape.struct))
            elif shape is not None:
                self.fields.append(_Leaf(inner, shape, source))
                if UnsetType in getattr(info.type, "__args__", ()):
                    self.unset.add((source, info.name))

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns of all added fields."""
        names = _choose_names([leaf.path for leaf in self.fields])
        taken = set(names)
        columns: list[Column] = []
        for name, leaf in zip(names, self.fields, strict=True):
            field = leaf.path[-1]
            columns.append(Column(name, leaf.kind, leaf.source, field))
            if leaf.kind is Kind.MOMENT:
                naive_name = _reserve_name(name + NAIVE_SUFFIX, taken)
                columns.append(Column(naive_name, Kind.NAIVE, leaf.source, field))
        return tuple(columns)


@cache
def get_layout(struct: type[Struct]) -> Layout:
    """Return the layout of a struct type."""
    builder = _build_layout(struct)
    return Layout(struct, builder.build_columns(), tuple(builder.sources))


@cache
def _build_layout(struct: type[Struct]) -> _LayoutBuilder:
    builder = _LayoutBuilder()
    builder.walk(struct, (), 0, (struct,))
    return builder


def _find_unset_fields(struct: type[Struct]) -> set[tuple[int, str]]:
    return _build_layout(struct).unset


def _create_blank(struct: type[Struct]) -> SimpleNamespace:
    return SimpleNamespace(**{info.name: None for info in fields(struct)})


def _choose_names(paths: list[tuple[str, ...]]) -> list[str]:
    """Return a unique name for each path. Outer fields have priority."""
    taken: set[str] = set()
    names: dict[tuple[str, ...], str] = {}
    for path in sorted(paths, key=len):
        name = "_".join(path)
        names[path] = _reserve_name("__".join(path) if name in taken else name, taken)
    return [names[path] for path in paths]


def _reserve_name(name: str, taken: set[str]) -> str:
    """Add a name to the taken names and return it, with underscores appended until it is unique."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def join_key(key: Mapping[str, Any], row: Struct) -> dict[str, Any]:
    """Return the parts of a key, and all fields of its row except those that have the name of a part."""
    return {**key, **to_plain(row), **key}


def to_plain(value: Any) -> Any:
    """Return a value as dicts, lists and scalars, with Python field names and without secrets.

    Untyped values below `MAX_NESTING` levels are returned unchanged: structs are not nested so deeply.
    """
    return _to_plain(value, MAX_NESTING)


def _to_plain(value: Any, levels: int) -> Any:
    if isinstance(value, Struct):
        pairs = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {
            name: _to_plain(item, levels - 1)
            for name, item in pairs
            if not isinstance(item, (Secret, UnsetType))
        }
    if levels <= 0:
        return value
    if is_array(value):
        return [_to_plain(item, levels - 1) for item in value]
    if is_object(value):
        return {key: _to_plain(item, levels - 1) for key, item in value.items()}
    return value
