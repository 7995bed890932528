"""Conversion of JSON:API documents to documents with flat objects.

A flat object has `id`, `type` and all attributes of its resource. A relationship `client` adds `client_id`
(`client_ids` for several) and `client`, the flat object from `included`. An attribute has precedence over a
relationship of the same name, which then has the prefix `related_`. Values are copied as text, so that
numbers keep their digits.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache
from typing import Any, Final, cast, get_args

import msgspec
from msgspec import Raw, Struct

from altegio_async._core.json_parts import get_first_byte, make_example, split_array, split_object
from altegio_async._core.mismatch import Drift, name_json_type
from altegio_async._core.object_limits import ObjectLimitError
from altegio_async._core.struct_fields import list_fields

__all__ = ["FlatDocument", "flatten", "flatten_in_steps"]

Key = tuple[str, str]
Steps = Generator[None, None, bytes]

_EMBEDDED_LEVELS: Final = 2  # an object in an included object has no objects of its own, only their ids
_GROWTH: Final = 16  # bytes of embedded objects per byte of the body
_FREE_GROWTH: Final = 1024 * 1024  # bytes of embedded objects that are always allowed
_ROWS_OF_STEP: Final = 200
_PREFIX: Final = "related_"
_LONGEST_ID: Final = 1024
_OPENING: Final = frozenset({b"{", b"["})
_LINKAGES: Final = frozenset({b"{", b"[", b"n"})
_LINKAGES_OF: Final = {True: frozenset({b"["}), False: frozenset({b"{", b"n"})}
"""First bytes of the linkage of a relationship to several resources, and to one."""
_STRUCTURE: Final = frozenset({"attributes", "relationships"})


class FlatDocument(Struct):
    """A document with flat objects, and the parts of the original that had a wrong type."""

    body: bytes
    drift: list[Drift]


def flatten_in_steps(body: bytes, wanted: Any, max_objects: int) -> Generator[None, None, FlatDocument]:
    """Return the flat form of a body, and yield between the steps of a long one.

    Args:
        body: JSON. A document without resources is not changed.
        wanted: the type of the result. The names and types of its fields determine the flat objects.
        max_objects: the maximum number of embedded objects.

    Raises:
        ObjectLimitError: the embedded objects are too many or too large.
    """
    builder = _Builder(len(body), max_objects)
    flat = yield from builder.flatten_document(body, _find_struct(wanted), "$")
    return FlatDocument(flat, builder.drift)


def flatten(body: bytes, wanted: Any, max_objects: int) -> FlatDocument:
    """Return the flat form of a body, without a pause. See `flatten_in_steps`."""
    steps = flatten_in_steps(body, wanted, max_objects)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return cast("FlatDocument", stop.value)


class _Fields(Struct, frozen=True):
    """The field names of a struct on the wire, and the structs of those fields that have one."""

    names: frozenset[str]
    structs: dict[str, type[Struct]]


class _Target(Struct):
    """A flat object that is being built.

    Attributes:
        flat: its values by name, as JSON text.
        fields: the fields of its struct; None for an object without a type.
        level: 0 for a resource of the data, 1 for a resource in it, 2 for a resource in that one.
        path: where the resource is.
    """

    flat: dict[str, bytes]
    fields: _Fields | None
    level: int
    path: str

    def choose_name(self, name: str) -> str:
        """Return the name of a field of a relationship: the one of the struct, or one that is not in use."""
        prefixed = _PREFIX + name
        is_used = prefixed in self.fields.names if self.fields else name in self.flat
        return prefixed if is_used else name

    def add(self, name: str, values: list[bytes], *, is_many: bool) -> None:
        """Add all values as an array, or only the first one. An existing field is not changed."""
        if name in self.flat or not (values or is_many):
            return
        self.flat[name] = _join_array(values) if is_many else values[0]


class _Builder:
    """The included resources of one body, and its flat objects."""

    def __init__(self, size: int, max_objects: int) -> None:
        self.drift: list[Drift] = []
        self.included: dict[Key, dict[str, bytes]] = {}
        self.flat: dict[tuple[Key, type[Struct] | None, int], tuple[bytes, int]] = {}
        self.max_objects = max_objects
        self.embedded = 0
        self.bytes_left = size * _GROWTH + _FREE_GROWTH

    def flatten_document(self, raw: bytes, cls: type[Struct] | None, path: str) -> Steps:
        """Return the flat form of an envelope, a resource, or an array of them."""
        if get_first_byte(raw) == b"[":
            return (yield from self._flatten_array(raw, cls, path))
        if get_first_byte(raw) != b"{":
            return raw
        parts = split_object(raw)
        if not _STRUCTURE.isdisjoint(parts):
            return self._flatten_resource(parts, cls, 0, path)
        if "data" not in parts:
            return raw
        if "included" in parts:
            self._read_included(parts["included"], f"{path}.included")
        data = yield from self.flatten_document(parts["data"], cls, f"{path}.data")
        return _join({**parts, "data": data})

    def _flatten_array(self, raw: bytes, cls: type[Struct] | None, path: str) -> Steps:
        items: list[bytes] = []
        for index, item in enumerate(split_array(raw)):
            items.append((yield from self.flatten_document(item, cls, f"{path}[{index}]")))
            if index % _ROWS_OF_STEP == _ROWS_OF_STEP - 1:
                yield
        return _join_array(items)

    def _read_included(self, raw: bytes, path: str) -> None:
        """Remember the included resources. If several have the same type and id, the first is used."""
        first = get_first_byte(raw)
        if first != b"[":
            if first != b"n":
                self._report(path, "array", raw)
            return
        for item in split_array(raw):
            parts = split_object(item) if get_first_byte(item) == b"{" else {}
            key = _read_key(parts)
            if key is not None:
                self.included.setdefault(key, parts)

    def _flatten_resource(
        self, parts: dict[str, bytes], cls: type[Struct] | None, level: int, path: str
    ) -> bytes:
        """Return the flat object of a resource. The level and the path are those of `_Target`."""
        flat = {name: raw for name, raw in parts.items() if name not in _STRUCTURE}
        attributes = self._split_member(parts, "attributes", path)
        flat.update((name, raw) for name, raw in attributes.items() if name != "id" or "id" not in flat)
        target = _Target(flat, _inspect(cls) if cls else None, level, path)
        for name, raw in self._split_member(parts, "relationships", path).items():
            self._add_relationship(target, name, raw)
        return _join(flat)

    def _split_member(self, parts: dict[str, bytes], name: str, path: str) -> dict[str, bytes]:
        if name not in parts:
            return {}
        if get_first_byte(parts[name]) == b"{":
            return split_object(parts[name])
        self._report(f"{path}.{name}", "object", parts[name])
        return {}

    def _add_relationship(self, target: _Target, name: str, raw: bytes) -> None:
        """Add the ids of a relationship, and its included objects, to a flat object."""
        one, many = target.choose_name(f"{name}_id"), target.choose_name(f"{_shorten_plural(name)}_ids")
        place, fields = target.choose_name(name), target.fields
        if fields and fields.names.isdisjoint((one, many)):
            return
        path = f"{target.path}.{place}"
        is_many = many in fields.names if fields else None
        links = self._split_linkage(raw, is_many, path)
        if links is None:
            return
        if is_many is None:
            is_many = _is_array_linkage(raw)
        target.add(many if is_many else one, [link["id"] for link in links if "id" in link], is_many=is_many)
        if target.level == _EMBEDDED_LEVELS:
            return
        cls = fields.structs.get(place) if fields else None
        objects = self._embed_all(links, cls, target.level + 1, path)
        if objects or not links:
            target.add(place, objects, is_many=is_many)

    def _split_linkage(self, raw: bytes, is_many: bool | None, path: str) -> list[dict[str, bytes]] | None:
        """Return the members of each resource identifier of a relationship; None if it has no linkage."""
        if get_first_byte(raw) != b"{":
            self._report(path, "object", raw)
            return None
        data = split_object(raw).get("data")
        if data is None:
            return None
        first = get_first_byte(data)
        if first not in _LINKAGES or (is_many is not None and first not in _LINKAGES_OF[is_many]):
            self._report(path, "array" if is_many else "object", data)
        items = split_array(data) if first == b"[" else [data] if first == b"{" else []
        links = [split_object(item) for item in items if get_first_byte(item) == b"{"]
        if len(links) < len(items):
            self._report(path, "object", next(item for item in items if get_first_byte(item) != b"{"))
        return links

    def _embed_all(
        self, links: list[dict[str, bytes]], cls: type[Struct] | None, level: int, path: str
    ) -> list[bytes]:
        """Return the flat objects of those linked resources that the document includes."""
        keys = filter(None, map(_read_key, links))
        return [self._embed(key, cls, level, path) for key in keys if key in self.included]

    def _embed(self, key: Key, cls: type[Struct] | None, level: int, path: str) -> bytes:
        """Return the flat object of an included resource, and count it and the objects in it."""
        entry = (key, cls, level)
        if entry not in self.flat:
            before = self.embedded
            flat = self._flatten_resource(self.included[key], cls, level, path)
            self.flat[entry] = (flat, 1 + self.embedded - before)
            self.embedded = before
        flat, count = self.flat[entry]
        self.embedded += count
        self.bytes_left -= len(flat)
        if self.embedded > self.max_objects:
            raise ObjectLimitError(
                f"more than {self.max_objects:,} objects and arrays with each included one in its places"
            )
        if self.bytes_left < 0:
            raise ObjectLimitError("included objects that are much larger together than the response")
        return flat

    def _report(self, path: str, expected: str, raw: bytes) -> None:
        self.drift.append(Drift(path, expected, name_json_type(make_example(raw))))


def _is_array_linkage(raw: bytes) -> bool:
    return get_first_byte(split_object(raw)["data"]) == b"["


def _shorten_plural(name: str) -> str:
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def _read_key(parts: dict[str, bytes]) -> Key | None:
    """Return the type and the id of a resource. A number and the same number as text are one id."""
    if "type" not in parts or "id" not in parts:
        return None
    kind, identity = bytes(memoryview(parts["type"])), bytes(memoryview(parts["id"]))
    if len(identity) > _LONGEST_ID or identity[:1] in _OPENING or kind[:1] in _OPENING:
        return None
    return str(msgspec.json.decode(kind)), str(msgspec.json.decode(identity))


def _join(parts: dict[str, bytes]) -> bytes:
    """Return an object with the values, which are JSON text."""
    return msgspec.json.encode({name: Raw(raw) for name, raw in parts.items()})


def _join_array(items: list[bytes]) -> bytes:
    return msgspec.json.encode([Raw(item) for item in items])


def _find_struct(wanted: Any) -> type[Struct] | None:
    """Return the struct in the type of a result or a field, such as `list[Tag] | None`."""
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return wanted
    return next(filter(None, map(_find_struct, get_args(wanted))), None)


@lru_cache(maxsize=1024)
def _inspect(cls: type[Struct]) -> _Fields:
    """Return the fields of a struct. The caller has completed the description of the type."""
    fields = list_fields(cls)
    structs = {field.encode_name: _find_struct(field.type) for field in fields}
    return _Fields(frozenset(structs), {name: inner for name, inner in structs.items() if inner is not None})
