"""Stable names: structs, factories and methods keep the names that the lock records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.errors import CodegenError
from codegen.naming import name_methods
from codegen.tree import Object, as_array, as_object, as_string, is_array, is_object, iter_operations

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class RecordedStruct:
    """The identity of a struct: the places that use it, and a hash of its fields if it has no other name.

    A place is a path of wire names below an operation or a component: `get_client result categories []`.
    """

    places: tuple[str, ...]
    shape: str = ""


@dataclass(frozen=True)
class RecordedOperation:
    """The factory of an operation, and the method and path of the operation."""

    factory: str
    location: str


def _structs() -> dict[str, RecordedStruct]:
    return {}


def _operations() -> dict[str, RecordedOperation]:
    return {}


def _methods() -> dict[str, list[str]]:
    return {}


@dataclass(frozen=True)
class RecordedNames:
    """Names in use and names of removed items: structs by name, factories by operation id, methods by name.

    `methods` maps `resource.method` to the ids of its operations.
    """

    structs: dict[str, RecordedStruct] = field(default_factory=_structs)
    operations: dict[str, RecordedOperation] = field(default_factory=_operations)
    methods: dict[str, list[str]] = field(default_factory=_methods)

    @property
    def ids(self) -> dict[str, str]:
        """The operation ids by method and path."""
        return {operation.location: name for name, operation in self.operations.items()}

    def to_dict(self) -> Object:
        """Return the names as plain data for the lock."""
        return {
            "operations": {
                name: {"factory": item.factory, "location": item.location}
                for name, item in sorted(self.operations.items())
            },
            "methods": dict(sorted(self.methods.items())),
            "structs": {
                name: {"shape": item.shape, "places": list(item.places)} if item.shape else list(item.places)
                for name, item in sorted(self.structs.items())
            },
        }

    @classmethod
    def from_dict(cls, data: object) -> RecordedNames:
        """Return the names from the plain data of a lock. Missing parts are empty."""
        node = as_object(data)
        return cls(
            {name: _read_struct(item) for name, item in as_object(node.get("structs")).items()},
            {
                name: RecordedOperation(as_string(item.get("factory")), as_string(item.get("location")))
                for name, item in as_object(node.get("operations")).items()
            },
            {name: list(map(str, ids)) for name, ids in as_object(node.get("methods")).items()},
        )

    def merge(self, current: RecordedNames) -> RecordedNames:
        """Return the current names and those of removed items, whose names stay reserved."""
        return RecordedNames(
            {**self.structs, **current.structs},
            {**self.operations, **current.operations},
            {**self.methods, **current.methods},
        )


def _read_struct(item: object) -> RecordedStruct:
    places = as_array(item) if is_array(item) else as_array(as_object(item).get("places"))
    return RecordedStruct(tuple(map(str, places)), as_string(as_object(item).get("shape")))


def hash_shape(text: str) -> str:
    """Return a short hash of the fields of a struct."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class StructNames:
    """Chooses the names of structs in one pass over a description.

    Args:
        recorded: the names of the lock.
        unchanged: recorded names whose fields are the same as before at some of their places. Other fields
            at another place are then another struct.
        explicit: names that corrections give. They are not reserved for structs with other names.
    """

    def __init__(self, recorded: RecordedNames, unchanged: frozenset[str], explicit: set[str]) -> None:
        self._recorded = recorded.structs
        self._kept = unchanged
        self._by_place: dict[str, list[str]] = {}
        self._by_shape: dict[str, str] = {}
        self._used: dict[str, RecordedStruct] = {}
        self._contested: set[str] = set()
        self.unchanged: set[str] = set()
        self.reserved: set[str] = set()
        self.explicit = {name for name in explicit if _is_available(name, recorded)}
        for name, item in recorded.structs.items():
            ending = f" model {name}" if name in self.explicit else ""
            places = [place for place in item.places if place.endswith(ending)]
            if places:
                self.reserved.add(name)
                self._by_shape.setdefault(item.shape, name)
            for place in places:
                self._by_place.setdefault(place, []).append(name)

    def recall(self, place: str, shape: str = "") -> str | None:
        """Return the recorded name of the struct at a place, or None if it needs a new name."""
        names = self._by_place.get(place, [])
        for name in names:
            if self._recorded[name].shape == shape and self._is_free(name, shape):
                self.unchanged.add(name)
                return name
        if not names:
            known = self._by_shape.get(shape) if shape else None
            return known if known and self._is_free(known, shape) else None
        self._contested.update(names)
        return next((name for name in names if name not in self._kept and self._is_free(name, shape)), None)

    def record(self, name: str, place: str, shape: str = "") -> None:
        """Record that a place uses the struct of this name."""
        places = self._used[name].places if name in self._used else ()
        self._used[name] = RecordedStruct((*places, *([place] if place not in places else [])), shape)

    def collect(self, used: Iterable[str]) -> dict[str, RecordedStruct]:
        """Return the recorded structs among the used ones."""
        return {
            name: RecordedStruct(tuple(sorted(self._used[name].places)), self._used[name].shape)
            for name in used
        }

    def is_settled(self) -> bool:
        """Return whether another pass with `unchanged` would choose the same names."""
        return not self._contested & (self._kept ^ self.unchanged)

    def _is_free(self, name: str, shape: str) -> bool:
        return name not in self._used or self._used[name].shape == shape


def _is_available(name: str, recorded: RecordedNames) -> bool:
    """Return whether the struct that a correction names has this name, or none so far."""
    places = {f"{side} model {name}" for side in ("response", "request")}
    owners = [other for other, item in recorded.structs.items() if not places.isdisjoint(item.places)]
    return not owners or name in owners


def collect_explicit_names(node: Any) -> set[str]:
    """Return the names that corrections give to structs anywhere below a node."""
    names: set[str] = set()
    pending = [node]
    while pending:
        value = pending.pop()
        if is_object(value):
            names.add(as_string(value.get("x-altegio-model")))
            pending += value.values()
        else:
            pending += as_array(value)
    return names - {""}


def collect_methods(corrected: Object, recorded: RecordedNames) -> dict[str, list[str]]:
    """Return the ids of the operations of each method that the corrections name.

    Raises:
        CodegenError: a method has the name that the lock records for other operations only.
    """
    methods: dict[str, list[str]] = {}
    for _, _, operation in iter_operations(corrected):
        names = [as_string(operation.get(f"x-altegio-{key}")) for key in ("resource", "method")]
        if all(names):
            verbs = name_methods(names[1]) if "x-altegio-update" in operation else (names[1],)
            for verb in verbs:
                methods.setdefault(f"{names[0]}.{verb}", []).append(str(operation["operationId"]))
    for name, ids in sorted(methods.items()):
        before = recorded.methods.get(name, ids)
        if not set(before) & set(ids):
            raise CodegenError(
                f"{name} is recorded as the method of {', '.join(before)}, not of {', '.join(sorted(ids))}; "
                "choose another name, or delete the entry of the method from the lock to reuse its name"
            )
    return {name: sorted(ids) for name, ids in methods.items()}
