"""Updates that read an object, change it and send it: random objects, and what an update sends of them."""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import msgspec
from msgspec import inspect as types

from altegio_async import AltegioClient
from altegio_async._core.operation import Endpoint, Operation
from altegio_async._core.type_guards import is_array, is_object
from tests.support.described_calls import list_described, list_factories

APIS = ("b2b-v1", "b2b-v2", "online-booking", "developers")
TEXTS = ("", "a", "Zoë", "a*b", '"', "Сова", "x" * 40)


@dataclass(frozen=True)
class Update:
    """An update of the corrected descriptions with its facts."""

    api: str
    method: str
    write: Endpoint[Any]
    read: Endpoint[Any]
    sources: dict[str, Any] = field(default_factory=dict[str, Any])
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    unread: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    is_verified: bool = False
    optional: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def body(self) -> type[msgspec.Struct]:
        """The struct of the body."""
        factory = list_factories(self.api)[self.write.id]
        names = str(inspect.signature(factory).parameters["body"].annotation).split(" | ")
        package = importlib.import_module(f"altegio_async.generated.{self.api.replace('-', '_')}.models")
        return cast("type[msgspec.Struct]", getattr(package, names[0].removeprefix("models.")))

    @property
    def ids(self) -> int:
        """The number of ids in the path."""
        return self.write.path.count("{")

    @property
    def fields(self) -> tuple[types.Field, ...]:
        """The fields of the body that an argument can change."""
        excluded = {"chain_id"} if "{chain_id}" in self.write.path else set[str]()
        return tuple(item for item in list_fields(self.body) if item.name not in excluded)


@cache
def list_updates() -> tuple[Update, ...]:
    """Return the update of each operation that the descriptions mark."""
    return tuple(
        _read_update(api, identity, facts)
        for api in APIS
        for identity, _, _, facts in list_described(api)
        if "x-altegio-update" in facts
    )


def _read_update(api: str, identity: str, facts: dict[str, Any]) -> Update:
    node = facts["x-altegio-update"]
    factories = list_factories(api)
    name = facts["x-altegio-method"].replace("replace", "update")
    return Update(
        api,
        f"{facts['x-altegio-resource']}.{name}",
        factories[identity].endpoint,
        factories[node["read"]].endpoint,
        node.get("sources", {}),
        node.get("options", {}),
        tuple(node.get("unread", ())),
        tuple(node.get("hand-written", ())),
        node.get("verify", False),
        tuple((wire, _list_places(node, wire)) for wire in node.get("optional", ())),
    )


def _list_places(node: dict[str, Any], wire: str) -> tuple[str, ...]:
    """Return the places in the object for a field of the body."""
    place = node.get("hand-written", {}).get(wire) or node.get("sources", {}).get(wire, wire)
    return (place,) if isinstance(place, str) else tuple(place)


class StubPipeline:
    """Returns an object for the read, and records the calls."""

    def __init__(self, update: Update, current: Any) -> None:
        self.update = update
        self.current = current
        self.calls: list[str] = []
        self.sent: dict[str, Any] = {}

    async def call(self, operation: Operation[Any]) -> Any:
        """Record the body that is sent."""
        self.calls.append(operation.endpoint.id)
        self.sent = normalise(operation.body)
        return None

    async def respond(self, operation: Operation[Any]) -> Any:
        """Return the object as if it was read, or record the body that is sent."""
        if operation.endpoint.id == self.update.write.id:
            return await self.call(operation)
        self.calls.append(operation.endpoint.id)
        return SimpleNamespace(value=self.current, drift=())

    def find_method(self, path: str) -> Any:
        """Return a method of a client that uses this pipeline."""
        client: Any = object.__new__(AltegioClient)
        client._pipeline = self
        return functools.reduce(getattr, path.split("."), client)


def normalise(value: Any) -> Any:
    """Return a value as it is sent."""
    return json.loads(msgspec.json.Encoder(decimal_format="number").encode(value))


@cache
def list_fields(cls: type) -> tuple[types.Field, ...]:
    """Return the fields of a struct."""
    return cast("types.StructType", types.type_info(cls)).fields


def list_members(info: types.Type) -> tuple[types.Type, ...]:
    """Return the alternatives of a type without None."""
    members = info.types if isinstance(info, types.UnionType) else (info,)
    return tuple(member for member in members if not isinstance(member, types.NoneType))


# -- random objects -------------------------------------------------------------------------------


class Objects:
    """Makes random objects as the API returns them.

    Args:
        chooser: the source of randomness.
    """

    def __init__(self, chooser: random.Random) -> None:
        self.chooser = chooser
        self.has_nulls = True

    def make_row(self, cls: type, depth: int = 0) -> dict[str, Any]:
        """Return an object as decoded JSON. Fields are sometimes missing or null."""
        row: dict[str, Any] = {}
        for item in list_fields(cls):
            if item.required or self.chooser.random() < (0.9 if depth < 2 else 0.3):
                row[item.encode_name] = self.make_value(item, depth + 1)
                if self.has_nulls and not item.required and self.chooser.random() < 0.05:
                    row[item.encode_name] = None
        return row

    def make_value(self, item: types.Field, depth: int) -> Any:
        """Return a value of a field."""
        if item.name == "custom_fields":
            rows = [{"code": "size", "value": "XL"}, {"code": "note", "value": ""}]
            has_map = any(isinstance(member, types.DictType) for member in list_members(item.type))
            return self.chooser.choice([[], rows, *([{}, {"size": "XL"}] if has_map else [])])
        if item.name.endswith("phone"):
            return self.chooser.choice(
                ["13155550142", "+13155550142", "+1315*****42"][: 3 if self.has_nulls else 1]
            )
        if item.encode_name == "date" and isinstance(list_members(item.type)[0], types.StrType):
            return "2026-03-16 10:15:00" if item.required else "2026-03-16T10:15:00"
        if item.name == "amount":
            return self.chooser.randint(1, 9)
        if item.name == "week_days":
            return self.chooser.sample(range(1, 8), k=2)
        members = list_members(item.type) or (item.type,)
        if {types.IntType, types.StrType} <= {type(member) for member in members}:
            return self.chooser.randint(1, 2**40)  # an id, which can be text in version 2
        return self.make(self.chooser.choice(members), depth)

    def make(self, info: types.Type, depth: int) -> Any:
        """Return a value of a type."""
        chooser = self.chooser
        if isinstance(info, types.UnionType):
            kinds = {type(member) for member in list_members(info)}
            number = chooser.randint(1, 2**40)
            is_id = {types.IntType, types.StrType} <= kinds
            return str(number) if is_id else self.make(chooser.choice(list_members(info)), depth)
        if isinstance(info, types.StructType):
            return self.make_row(info.cls, depth)
        if isinstance(info, types.ListType):
            return [
                self.make(info.item_type, depth + 1)
                for _ in range(chooser.randint(0 if self.has_nulls else 1, 2))
            ]
        if isinstance(info, types.DictType):
            return {str(chooser.randint(1, 99)): self.make(info.value_type, depth + 1)}
        if isinstance(info, types.LiteralType):
            return chooser.choice(info.values)
        moment = datetime.fromtimestamp(chooser.randint(0, 2**31), UTC)
        makers: dict[type, Any] = {
            types.IntType: chooser.randint(1, 2**40),
            types.FloatType: chooser.randint(0, 999) / 4,
            types.DecimalType: chooser.randint(0, 10**7) / 100,
            types.BoolType: chooser.random() < 0.5,
            types.StrType: chooser.choice(TEXTS),
            types.DateTimeType: moment.strftime("%Y-%m-%dT%H:%M:%S+02:00"),
            types.DateType: moment.strftime("%Y-%m-%d"),
            types.VarTupleType: [],
            types.TupleType: [],
        }
        return makers.get(type(info), 5)


# -- what is sent -----------------------------------------------------------------------------------


class Expectation:
    """What an update sends of an object, derived from the facts of the description.

    Args:
        update: the update.
        row: the object as decoded JSON.
    """

    def __init__(self, update: Update, row: dict[str, Any]) -> None:
        self.update = update
        self.row = row

    def list_values(self, cls: type, holder: Any, prefix: str = "") -> dict[str, Any]:
        """Return the values of the fields of a body that the object has, by wire name."""
        found = {
            item.encode_name: self._find(item, holder, f"{prefix}{item.encode_name}")
            for item in list_fields(cls)
        }
        return {wire: value for wire, value in found.items() if value is not None}

    def _find(self, item: types.Field, holder: Any, place: str) -> Any:
        paths = self.update.sources.get(place)
        if paths is None:
            value = holder.get(item.encode_name) if is_object(holder) else None
        else:
            found = (self._follow(path) for path in ([paths] if isinstance(paths, str) else paths))
            value = next((one for one in found if one is not None), None)
        if item.name.endswith("phone") and "*" in str(value):
            return None
        if value is None and any(name.startswith(f"{place}.") for name in self.update.sources):
            value = {}
        if place == "date" and isinstance(item.type, types.StrType):
            return None if value is None else f"{value[:10]} {value[11:19]}"
        return None if value is None else self._reduce(value, list_members(item.type), place)

    def _follow(self, path: str) -> Any:
        value: Any = self.row
        for wire in path.split("."):
            value = value.get(wire) if is_object(value) else None
        return value

    def _reduce(self, value: Any, members: tuple[types.Type, ...], place: str) -> Any:
        """Return a value with what the body can contain: ids for objects, known fields and codes."""
        kind = members[0]
        if isinstance(kind, types.StructType):
            return self.list_values(kind.cls, value, f"{place}.") or None
        if isinstance(kind, types.ListType):
            rows = [self._reduce(one, list_members(kind.item_type), f"{place}[]") for one in value]
            return [one for one in rows if one is not None]
        if isinstance(kind, types.DictType) and is_array(value):
            return {one["code"]: one["value"] for one in value} or None
        if isinstance(kind, types.LiteralType):
            return value if value in kind.values else None
        if isinstance(kind, types.IntType) and is_object(value):
            return value.get("id")
        return int(value) if isinstance(kind, types.IntType) and isinstance(value, str) else value
