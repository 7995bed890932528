"""Sample arguments for every factory, all values distinct, and minimal response bodies."""

from __future__ import annotations

import datetime as dt
import inspect as signatures
import sys
import typing
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import msgspec
from msgspec import inspect

from altegio_async._core.arguments import format_moment
from altegio_async._core.field_checks import list_checks
from altegio_async._core.redact import Secret

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = 3
"""How many items every list holds."""
DEPTH = 4
"""Below this depth of a body only what is required is filled in."""


class Samples:
    """Generates values that differ from all earlier ones if the type allows that."""

    def __init__(self, *, everything: bool) -> None:
        self.everything = everything
        self.numbers = count(11)

    def make_arguments(self, factory: Callable[..., Any]) -> tuple[list[Any], dict[str, Any]]:
        """Return values for the required parameters of a factory, or for all."""
        hints = typing.get_type_hints(factory, vars(sys.modules[factory.__module__]))
        positional: list[Any] = []
        options: dict[str, Any] = {}
        for parameter in signatures.signature(factory).parameters.values():
            is_phone = parameter.name == "phone" and str in (hints["phone"], *get_args(hints["phone"]))
            value = self._make_phone() if is_phone else self.make_value(hints[parameter.name])
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
                positional.append(value)
            elif self.everything or parameter.default is parameter.empty:
                options[parameter.name] = value
        return positional, options

    def make_value(self, hint: Any, depth: int = 0) -> Any:
        """Return a new value of a type."""
        origin = get_origin(hint)
        if origin is Literal:
            return get_args(hint)[0]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if origin in (list, Sequence, Iterable):
            return self._make_list(get_args(hint)[0], depth)
        if origin in (dict, Mapping):
            return {f"key {number}": self.make_value(get_args(hint)[1], depth + 1) for number in range(2)}
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._make_struct(hint, depth)
        parts = [part for part in get_args(hint) if part not in (type(None), msgspec.UnsetType)]
        if dt.datetime in parts and str in parts:  # a time of the location, if the operation requires that
            return self._make_scalar(dt.datetime).replace(tzinfo=None)
        return self.make_value(parts[0], depth) if parts else self._make_scalar(hint)

    def _make_phone(self) -> str:
        return f"1315{next(self.numbers):07}"

    def _make_list(self, item: Any, depth: int) -> list[Any]:
        if get_origin(item) is Literal:
            choices = get_args(item)
            return list(islice((*choices, *choices * ITEMS), ITEMS))
        return [self.make_value(item, depth + 1) for _ in range(ITEMS)]

    def _make_scalar(self, hint: Any) -> Any:
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        number = next(self.numbers)
        text = f"text {number},&=+/é"
        simple: dict[Any, Any] = {
            int: number, str: text, bool: True, float: number + 0.5, bytes: text.encode(), Any: text,
            Secret: Secret(text), Decimal: Decimal(number) + Decimal("0.25"), type(None): None,
            dt.timedelta: dt.timedelta(seconds=number),
            dt.date: dt.date(2026, 1, 1) + dt.timedelta(number),
            dt.datetime: dt.datetime(2026, 1, 1, 10, tzinfo=dt.UTC) + dt.timedelta(number),
        }  # fmt: skip
        return simple[hint]

    def _make_struct(self, kind: type, depth: int) -> Any:
        hints = typing.get_type_hints(kind)
        fields = msgspec.structs.fields(kind)
        checks = list_checks(kind)
        chosen = [entry for entry in fields if entry.required or (self.everything and depth < DEPTH)]
        chosen = chosen or list(fields[: "" in checks])
        return kind(
            **{
                entry.name: self._make_checked(checks.get(entry.name, ()))
                or move_into_range(self.make_value(hints[entry.name], depth + 1), checks.get(entry.name, ()))
                for entry in chosen
            }
        )

    def _make_checked(self, checks: tuple[str, ...]) -> str | None:
        """Return a value of a field that its type does not describe, or None."""
        if "phone" in checks:
            return self._make_phone()
        day = dt.datetime(2026, 1, 1, 10) + dt.timedelta(next(self.numbers))
        return next(
            (format_moment("", day, check[5:]) for check in checks if check.startswith("form:")), None
        )


def move_into_range(value: Any, checks: tuple[str, ...]) -> Any:
    """Return a number or a list of numbers within the bounds of a field, if it has an upper bound."""
    bounds = next((check.split(":")[1:] for check in checks if check.startswith("range:")), ["", ""])
    if not bounds[1]:
        return value
    if isinstance(value, list):
        return [move_into_range(one, checks) for one in value]
    low, high = int(bounds[0] or 1), int(bounds[1])
    return low + value % (high - low + 1)


def list_texts(value: Any, booleans: tuple[str, str] = ("0", "1")) -> list[str]:
    """Return the scalars of a value in the form of queries and forms. This API uses digits for booleans."""
    if isinstance(value, Mapping):
        return [text for item in value.values() for text in list_texts(item, booleans)]
    if isinstance(value, list):
        return [text for item in value for text in list_texts(item, booleans)]
    if isinstance(value, bool):
        return [booleans[value]]
    if isinstance(value, (dt.date, dt.datetime)):
        return [value.isoformat()]
    if isinstance(value, Secret):
        return [value.reveal()]
    return [value.decode() if isinstance(value, bytes) else str(value)]


def normalise_time(text: str) -> str:
    """Return a day or time in ISO form if it has another form of this API, and any other text unchanged."""
    for form in ("%Y%m%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            moment = dt.datetime.strptime(text, form)
        except ValueError:
            continue
        return moment.isoformat() if " " in form else moment.date().isoformat()
    return text


def make_smallest(result: Any) -> Any:
    """Return the smallest plain value that decodes to a type."""
    if result is None:
        return None
    info = inspect.type_info(result)
    if isinstance(info, inspect.UnionType):
        if any(isinstance(part, inspect.NoneType) for part in info.types):
            return None
        info = next(part for part in info.types if not isinstance(part, inspect.LiteralType))
    if isinstance(info, inspect.StructType):
        return {field.encode_name: make_smallest(hint) for field, hint in _list_required(info.cls)}
    by_kind: dict[type, Any] = {
        inspect.ListType: [], inspect.DictType: {}, inspect.StrType: "text", inspect.IntType: 1,
        inspect.BoolType: True, inspect.FloatType: 1.5, inspect.AnyType: {}, inspect.DateType: "2026-01-31",
        inspect.DateTimeType: "2026-01-31T10:00:00Z", inspect.DecimalType: 1, inspect.BytesType: "YQ==", inspect.NoneType: None,
    }  # fmt: skip
    return by_kind[type(info)]


def _list_required(kind: type) -> list[tuple[Any, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field, hints[field.name]) for field in msgspec.structs.fields(kind) if field.required]
