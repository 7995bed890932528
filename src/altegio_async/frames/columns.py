"""The columns of a struct type, computed once per type and used for all rows.

A nested struct becomes one column per field, named after both: `type` with `title` becomes `type_title`.
If an outer field has that name already (a gift card has `type_id`, and its `type` has an `id`), the inner
column is joined by two underscores: `type__id`. Columns are never merged. A date-time field becomes two
columns, `created_date` and `created_date_naive`: see `arrays`.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import fields

from altegio_async._core.redact import Secret
from altegio_async._core.type_guards import is_array, is_object
from altegio_async.frames.column_types import Kind, ListOf, Nested, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

NAIVE_SUFFIX = "_naive"


class Column(Struct, frozen=True):
    """A column: its name, its kind, and the field that fills it.

    Attributes:
        name: unique within its layout.
        kind: the kind of its cells.
        source: index of the source that holds the field; 0 is the row itself.
        field: the field's Python name.
    """

    name: str
    kind: Kind | ListOf
    source: int
    field: str


class Source(Struct, frozen=True):
    """Structs nested in the rows.

    Attributes:
        parent: index of the source that they are nested in.
        field: the Python name of that source's field.
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
            if column.kind is Kind.NAIVE:  # same field as the previous column
                cells.append(cells[-1])
            else:
                cells.append(list(map(attrgetter(column.field), sources[column.source])))
        return [
            [None if cell is UNSET else cell for cell in column] if unset else column
            for unset, column in zip(self._can_be_unset(), cells, strict=True)
        ]

    def _can_be_unset(self) -> list[bool]:
        return [(column.source, column.field) in _unset_fields(self.struct) for column in self.columns]


class _LayoutBuilder:
    """Collects the columns and sources of a struct type."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.fields: list[tuple[tuple[str, ...], Kind | ListOf, int]] = []  # path, kind, source
        self.unset: set[tuple[int, str]] = set()

    def walk(self, struct: type[Struct], path: tuple[str, ...], source: int, above: tuple[type, ...]) -> None:
        for info in fields(struct):
            shape = shape_of(info.type)
            inner = (*path, info.name)
            if isinstance(shape, Nested) and shape.struct in above:
                shape = Kind.JSON  # a recursive struct would have infinitely many columns
            if isinstance(shape, Nested):
                self.sources.append(Source(source, info.name, _blank(shape.struct)))
                self.walk(shape.struct, inner, len(self.sources), (*above, shape.struct))
            elif shape is not None:
                self.fields.append((inner, shape, source))
                if UnsetType in _parts(info.type):
                    self.unset.add((source, info.name))

    def columns(self) -> tuple[Column, ...]:
        names = _names([path for path, _, _ in self.fields])
        taken = set(names)
        columns: list[Column] = []
        for name, (path, kind, source) in zip(names, self.fields, strict=True):
            columns.append(Column(name, kind, source, path[-1]))
            if kind is Kind.MOMENT:
                columns.append(
                    Column(_reserve_name(name + NAIVE_SUFFIX, taken), Kind.NAIVE, source, path[-1])
                )
        return tuple(columns)


@cache
def layout_of(struct: type[Struct]) -> Layout:
    """Return the layout of a struct type."""
    builder = _build_layout(struct)
    return Layout(struct, builder.columns(), tuple(builder.sources))


@cache
def _build_layout(struct: type[Struct]) -> _LayoutBuilder:
    builder = _LayoutBuilder()
    builder.walk(struct, (), 0, (struct,))
    return builder


def _unset_fields(struct: type[Struct]) -> set[tuple[int, str]]:
    return _build_layout(struct).unset


def _parts(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", ())


def _blank(struct: type[Struct]) -> SimpleNamespace:
    return SimpleNamespace(**{info.name: None for info in fields(struct)})


def _names(paths: list[tuple[str, ...]]) -> list[str]:
    """Return a unique name for each path; outer fields take theirs first."""
    taken: set[str] = set()
    names: dict[tuple[str, ...], str] = {}
    for path in sorted(paths, key=len):
        name = "_".join(path)
        names[path] = _reserve_name("__".join(path) if name in taken else name, taken)
    return [names[path] for path in paths]


def _reserve_name(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def to_plain(value: Any) -> Any:
    """Return a value as dicts, lists and scalars, with Python field names and without secrets."""
    if isinstance(value, Struct):
        pairs = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {name: to_plain(item) for name, item in pairs if not isinstance(item, (Secret, UnsetType))}
    if is_array(value):
        return [to_plain(item) for item in value]
    if is_object(value):
        return {key: to_plain(item) for key, item in value.items()}
    return value
