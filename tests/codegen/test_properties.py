"""Random small documents: a build raises only CodegenError, and a successful build imports and decodes."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from collections import abc
from contextlib import suppress
from decimal import Decimal
from inspect import signature
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from altegio_async._core.redact import Secret, decode_custom
from altegio_async._core.request import build_url, encode_body
from altegio_async.errors import InvalidArgumentError
from codegen.build import build
from codegen.diff import compare
from codegen.errors import CodegenError
from codegen.source.document import parse
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_sdk,
    list_endpoints,
    load_package,
)
from tests.support.codegen.strategies import DOCUMENTS, JSON, ROUNDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def count_operations(description: dict) -> int:
    """Count the operations of the document without code of the generator."""
    total = 0
    for item in description["paths"].values():
        if not isinstance(item, dict):
            continue
        name = str(item.get("$ref", "")).removeprefix("#/components/pathItems/")
        shared = description.get("components", {}).get("pathItems", {}).get(name, {})
        total += sum(key.lower() in METHODS for key in {**shared, **item})
    return total


def make_value(hint: Any, depth: int = 0) -> Any:
    """Return a value of a type with all its fields, or None below a depth."""
    if isinstance(hint, msgspec.inspect.Type):
        info = hint
    else:
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):  # msgspec has no type for a date or a text
            return make_value(next(part for part in parts if part not in ABSENT), depth)
        if origin in (list, abc.Iterable, abc.Sequence):
            return [make_value(parts[0], depth + 1)]
        if origin in (dict, abc.Mapping):
            return {"key": make_value(parts[1], depth + 1)}
        info = msgspec.inspect.type_info(hint)
    match info:
        case msgspec.inspect.UnionType():
            return make_value(
                next(part for part in info.types if not isinstance(part, msgspec.inspect.NoneType)), depth
            )
        case msgspec.inspect.LiteralType():
            return info.values[0]
        case msgspec.inspect.ListType():
            return [make_value(info.item_type, depth + 1)]
        case msgspec.inspect.DictType():
            return {"key": make_value(info.value_type, depth + 1)}
        case msgspec.inspect.StructType():
            chosen = [field for field in info.fields if field.required or depth < 3]
            return info.cls(**{field.name: make_value(field.type, depth + 1) for field in chosen})
    return VALUES[type(info)]


ABSENT = {type(None), msgspec.UnsetType}
VALUES = {
    msgspec.inspect.AnyType: "anything", msgspec.inspect.StrType: "text", msgspec.inspect.IntType: 7,
    msgspec.inspect.BoolType: True, msgspec.inspect.FloatType: 1.5, msgspec.inspect.BytesType: b"b",
    msgspec.inspect.DecimalType: Decimal("2.5"), msgspec.inspect.DateType: dt.date(2026, 1, 31),
    msgspec.inspect.DateTimeType: dt.datetime(2026, 1, 31, tzinfo=dt.UTC), msgspec.inspect.CustomType: Secret("s"),
    msgspec.inspect.NoneType: None,
}  # fmt: skip


def try_call(factory: Any, notes: dict[str, list[str]]) -> None:
    """Create and encode an operation with all parameters, and with the required ones only."""
    names = vars(sys.modules[factory.__module__])
    hints = get_type_hints(factory, names)
    parameters = signature(factory).parameters.values()
    for everything in (True, False):
        chosen = [part for part in parameters if everything or part.default is part.empty]
        try:
            values = {part.name: make_value(hints[part.name]) for part in chosen}
        except RecursionError:
            continue  # a struct that requires itself has no finite value
        in_path = [values.pop(part.name) for part in chosen if part.kind is part.POSITIONAL_OR_KEYWORD]
        made_one = factory(*in_path, **values)
        assert made_one.endpoint.path.count("{") == len(in_path)
        message = catch_refusal(build_url, "https://x", made_one)
        assert re.fullmatch(VALUE, message), message
        message = catch_refusal(encode_body, made_one)
        if message:
            noted_places = [
                place for kind, places in notes.items() if "cannot be sent" in kind for place in places
            ]
            assert any(place.startswith(made_one.endpoint.id) for place in noted_places), message


# Refusals that are inevitable for some types: a code below zero, or an empty value in a path.
VALUE = "|.* must not be (?:negative|empty or made of dots)|.* more than 100 digits|.* is too long.*"


def catch_refusal(call: Callable[..., object], *arguments: object) -> str:
    try:
        call(*arguments)
    except InvalidArgumentError as error:
        return str(error)
    return ""


def try_all(description: dict, folder: Path) -> None:
    try:
        built = build_sdk(description)
    except CodegenError:
        return
    shutil.rmtree(folder, ignore_errors=True)
    with load_package(built.files, folder) as package:
        for name in package.models.__all__:
            msgspec.json.Decoder(getattr(package.models, name), dec_hook=decode_custom)
        for facts in list_endpoints(package).values():
            msgspec.json.Decoder(facts.result, dec_hook=decode_custom)
        factories = [getattr(package.operations, name) for name in package.operations.__all__]
        assert len(factories) == built.report.total == count_operations(description)
        for factory in factories:
            try_call(factory, built.report.notes)
    assert build_sdk(description).files == built.files
    assert compare(description, description) == []


@pytest.mark.parametrize("rounds", [60, pytest.param(1500, marks=pytest.mark.full)])
def test_every_build_can_be_imported(rounds, tmp_path):
    @settings(ROUNDS, max_examples=rounds)
    @given(DOCUMENTS)
    @example({"openapi": "3.1.0", "info": {}, "paths": {"/a": {"get": {}}}})
    def run(description):
        try_all(description, tmp_path / "sdk")

    run()


WORDS = st.sampled_from(["id", "2fa", "ids[]", "class", "a b", "title", "from"])
SANE = st.recursive(
    st.sampled_from([{"type": kind} for kind in ("string", "integer", "number", "boolean")])
    | st.sampled_from(
        [{"type": "string", "format": form} for form in ("date", "date-time", "binary", "decimal")]
    )
    | st.just({"type": "string", "enum": ["a", "b"]}),
    lambda inner: st.one_of(
        st.builds(lambda items: {"type": "array", "items": items}, inner),
        st.builds(lambda extra: {"type": "object", "additionalProperties": extra}, inner),
        st.builds(
            lambda fields: {"type": "object", "properties": fields}, st.dictionaries(WORDS, inner, max_size=3)
        ),
        st.builds(lambda choices: {"oneOf": choices}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda choice: {"anyOf": [choice, {"type": "null"}]}, inner),
    ),
    max_leaves=5,
)
SENT = st.builds(
    lambda name, carried, more: {"name": name, **carried, **more},
    WORDS,
    st.builds(lambda schema: {"schema": schema}, SANE)
    | st.builds(lambda schema: {"content": {"application/json": {"schema": schema}}}, SANE),
    st.fixed_dictionaries(
        {"in": st.sampled_from(["query", "query", "path"]), "required": st.booleans()},
        optional={
            "style": st.sampled_from(["form", "deepObject", "spaceDelimited", "simple", "label"]),
            "explode": st.booleans(),
        },
    ),
)
CALLED = st.builds(
    lambda parameters, media, schema: build_operation(
        parameters=parameters, requestBody={"required": True, "content": {media: {"schema": schema}}}
    ),
    st.lists(SENT, max_size=4),
    st.sampled_from(["application/json", "multipart/form-data", "application/octet-stream"]),
    SANE,
)


@settings(ROUNDS, max_examples=120)
@given(CALLED, st.sampled_from(["/a", "/a/{id}", "/a/{id}/b/{id}/{title}"]))
def test_every_operation_can_be_called_or_is_noted_in_the_report(tmp_path_factory, call, path):
    try_all(build_document({path: {"post": call}}), tmp_path_factory.getbasetemp() / "called")


@settings(ROUNDS, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["openapi", "info", "paths", "components", "tags", "servers", "security"]), JSON
    )
)
def test_any_json_is_built_or_refused(data):
    with suppress(CodegenError):
        assert build_sdk({"openapi": "3.0.0", **data}).files


@settings(ROUNDS, max_examples=300)
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"openapi: 3.1.0\npaths: {text}".encode())
)
def test_any_bytes_are_read_or_refused(content):
    with suppress(CodegenError):
        assert build(parse(content, "random"), None).files
