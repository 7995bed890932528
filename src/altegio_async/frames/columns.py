"""How structs of one type become columns: worked out once for each type, then used for all rows.

A nested struct gives a column for each of its fields, named after both: `type` with `title` gives
`type_title`. Where that name belongs to a field further out (a gift card has `type_id` itself, and its
`type` has an `id`), the inner column is joined by two underscores instead: `type__id`. Nothing is merged.
A date-time field gives two columns, `created_date` and `created_date_naive`: see `arrays`.
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
        kind: what its cells are.
        source: which of the layout's sources holds the field; 0 is the row itself.
        field: the field's Python name.
    """

    name: str
    kind: Kind | ListOf
    source: int
    field: str


class Source(Struct, frozen=True):
    """Structs nested in the rows.

    Attributes:
        parent: the source whose field they are.
        field: that field's Python name.
        blank: stands in where there is none; all its fields are None.
    """

    parent: int
    field: str
    blank: Any


class Layout(Struct, frozen=True):
    """The columns of a struct type, in the order of its fields, and where they come from."""

    struct: type[Struct]
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]

    @property
    def names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def values(self, rows: Sequence[Struct]) -> list[list[Any]]:
        """The cells, column by column; what was not set is None."""
        sources: list[Sequence[Any]] = [rows]
        for source in self.sources:
            nested = map(attrgetter(source.field), sources[source.parent])
            sources.append([source.blank if item is None or item is UNSET else item for item in nested])
        cells: list[list[Any]] = []
        for column in self.columns:
            if column.kind is Kind.NAIVE:  # the same field as the column before
                cells.append(cells[-1])
            else:
                cells.append(list(map(attrgetter(column.field), sources[column.source])))
        return [
            [None if cell is UNSET else cell for cell in column] if unset else column
            for unset, column in zip(self._may_be_unset(), cells, strict=True)
        ]

    def _may_be_unset(self) -> list[bool]:
        return [(column.source, column.field) in _unset_fields(self.struct) for column in self.columns]


class _Draft:
    """A layout in the making."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.found: list[tuple[tuple[str, ...], Kind | ListOf, int]] = []  # path, kind, source
        self.unset: set[tuple[int, str]] = set()

    def walk(self, struct: type[Struct], path: tuple[str, ...], source: int, above: tuple[type, ...]) -> None:
        for info in fields(struct):
            shape = shape_of(info.type)
            inner = (*path, info.name)
            if isinstance(shape, Nested) and shape.struct in above:
                shape = Kind.JSON  # a struct within itself has no end of columns
            if isinstance(shape, Nested):
                self.sources.append(Source(source, info.name, _blank(shape.struct)))
                self.walk(shape.struct, inner, len(self.sources), (*above, shape.struct))
            elif shape is not None:
                self.found.append((inner, shape, source))
                if UnsetType in _parts(info.type):
                    self.unset.add((source, info.name))

    def columns(self) -> tuple[Column, ...]:
        names = _names([path for path, _, _ in self.found])
        taken = set(names)
        columns: list[Column] = []
        for name, (path, kind, source) in zip(names, self.found, strict=True):
            columns.append(Column(name, kind, source, path[-1]))
            if kind is Kind.MOMENT:
                columns.append(Column(_free(name + NAIVE_SUFFIX, taken), Kind.NAIVE, source, path[-1]))
        return tuple(columns)


@cache
def layout_of(struct: type[Struct]) -> Layout:
    """The layout of a struct type."""
    draft = _drafted(struct)
    return Layout(struct, draft.columns(), tuple(draft.sources))


@cache
def _drafted(struct: type[Struct]) -> _Draft:
    draft = _Draft()
    draft.walk(struct, (), 0, (struct,))
    return draft


def _unset_fields(struct: type[Struct]) -> set[tuple[int, str]]:
    return _drafted(struct).unset


def _parts(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", ())


def _blank(struct: type[Struct]) -> SimpleNamespace:
    return SimpleNamespace(**{info.name: None for info in fields(struct)})


def _names(paths: list[tuple[str, ...]]) -> list[str]:
    """A name for each path; the outer fields choose first."""
    taken: set[str] = set()
    names: dict[tuple[str, ...], str] = {}
    for path in sorted(paths, key=len):
        name = "_".join(path)
        names[path] = _free("__".join(path) if name in taken else name, taken)
    return [names[path] for path in paths]


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def plain(value: Any) -> Any:
    """A value made of dicts, lists and scalars, under the Python names of the fields and without secrets."""
    if isinstance(value, Struct):
        pairs = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {name: plain(item) for name, item in pairs if not isinstance(item, (Secret, UnsetType))}
    if is_array(value):
        return [plain(item) for item in value]
    if is_object(value):
        return {key: plain(item) for key, item in value.items()}
    return value
