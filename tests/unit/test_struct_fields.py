"""Fields of structs without the evaluation of annotations."""

from __future__ import annotations

import msgspec
from msgspec import Struct, field, inspect

from altegio_async._core.body_arguments import make_body
from altegio_async._core.struct_fields import list_fields, list_required_fields


class Base(Struct):
    first: int
    second: int = 2
    third: list[int] = field(default_factory=list)


class Mixed(Base, kw_only=True):
    fourth: int = field(name="FOURTH")
    fifth: str | None = None


class Empty(Struct):
    pass


class Row(Struct, kw_only=True):
    number: int


class Order(Struct, kw_only=True):
    main: Row
    rows: list[Row] = []
    by_name: dict[str, Row] | None = None


def test_the_required_fields_are_those_of_msgspec():
    for cls in (Base, Mixed, Empty, Row, Order):
        wanted = [one.encode_name for one in msgspec.structs.fields(cls) if one.required]
        assert list_required_fields(cls) == wanted
        assert list_fields(cls) == msgspec.structs.fields(cls)
    assert list_required_fields(Mixed) == ["first", "FOURTH"]


def test_a_body_with_nested_structs_is_inspected_once(monkeypatch):
    inspected: list[object] = []
    inspect_type = inspect.type_info

    def count(kind: object) -> inspect.Type:
        inspected.append(kind)
        return inspect_type(kind)

    monkeypatch.setattr(inspect, "type_info", count)
    row = {"number": 1}
    body = make_body(Order, {"main": row, "rows": [row], "by_name": {"a": row}})
    assert body == Order(main=Row(number=1), rows=[Row(number=1)], by_name={"a": Row(number=1)})
    assert inspected == [Order]
