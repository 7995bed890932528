"""Random small documents, sane and broken: nothing but CodegenError comes out, and what builds imports and decodes."""

from __future__ import annotations

import datetime as dt
import functools
import operator
import re
import shutil
import sys
from contextlib import suppress
from decimal import Decimal
from inspect import signature
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small import document, endpoints, loaded, made, operation

from altegio_async._core.redact import Secret, decode_custom
from altegio_async._core.request import build_url, encode_body
from altegio_async.errors import InvalidArgumentError
from codegen.build import build
from codegen.diff import compare
from codegen.errors import CodegenError
from codegen.source.document import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = st.sampled_from(
    ["id", "company_id", "class", "from", "2fa", "freeze limit", "ids[]", "название", "list", "None", "a.b", "@type", "", "data", "x" * 60, '"', "\\", "a\nb", "__init__", "_", "Ид", "self", "str", "int", "datetime", "field", "Struct", "UNSET", "Any", "2fa", "1st_name", "2026-01-01", "12"]
)  # fmt: skip
KINDS = st.sampled_from(
    ["string", "number", "integer", "boolean", "array", "object", "null", "bool", "Integer", "float", "date", "ISO 8601", "array of strings", "number / string / boolean", "gizmo", None, 5]
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
REFS = st.sampled_from(["A", "b-1", "401_x", "a.b", "Gone", "%41", "A/properties/id"]).map(
    lambda name: {"$ref": f"#/components/schemas/{name}"}
)
TEXTS = st.sampled_from(
    [
        "",
        "plain",
        '"""',
        "\\",
        'ends"',
        "\\N{x}",
        "a\r\nb\tc",
        "\u2028",
        "ж",
        "'''",
        "{braces}",
        "\ud83d\ude00",
        "\x00",
    ]
)


def maybe(**parts: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional=parts)


def larger(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, max_size=3)
    return maybe(
        type=KINDS | st.lists(KINDS, max_size=3),
        properties=st.dictionaries(NAMES, inner, max_size=4) | st.just([]),
        required=st.booleans() | st.lists(NAMES, max_size=2),
        items=inner | several | JSON,
        additionalProperties=st.booleans() | inner | JSON,
        oneOf=several,
        anyOf=several,
        allOf=several,
        enum=st.lists(JSON, max_size=3) | JSON,
        nullable=st.booleans() | JSON,
        format=st.sampled_from(["date", "date-time", "decimal", "binary", "uuid", "int32", "zzz", 5]),
        description=TEXTS | JSON,
        example=JSON,
        default=JSON,
        readOnly=st.booleans(),
        **{
            "x-altegio-model": st.sampled_from(["Card", "Type"]),
            "x-altegio-codes": st.just("t"),
            "const": JSON,
        },
    )


SCHEMAS = st.recursive(
    REFS | st.just({}) | st.builds(lambda kind: {"type": kind}, KINDS), larger, max_leaves=8
)
PARAMETERS = st.lists(
    maybe(
        name=NAMES | JSON,
        **{"in": st.sampled_from(["path", "query", "header", "cookie", "x", None])},
        schema=SCHEMAS | JSON,
        required=st.booleans() | JSON,
        content=st.dictionaries(
            st.sampled_from(["application/json", "text/csv"]), maybe(schema=SCHEMAS), max_size=1
        ),
        style=st.sampled_from(["form", "deepObject", "pipeDelimited", "matrix", "nonsense", 5]),
        explode=st.booleans() | JSON,
        description=TEXTS | JSON,
    )
    | JSON,
    max_size=4,
)
CONTENT = st.dictionaries(
    st.sampled_from(["application/json", "*/*", "multipart/form-data", "text/plain", "nonsense", ""]),
    maybe(schema=SCHEMAS | JSON, example=JSON, examples=JSON) | JSON,
    max_size=2,
)
WRAPPED = SCHEMAS.map(
    lambda schema: {"type": "object", "properties": {"success": {}, "data": schema, "meta": {}}}
)
RESPONSES = st.dictionaries(
    st.sampled_from(["200", "201", "204", "400", "default", "security", "2XX", "x-y", "9000"]),
    st.builds(
        lambda schema, value: {"content": {"application/json": {"schema": schema, "example": value}}},
        WRAPPED,
        JSON,
    )
    | maybe(description=TEXTS | JSON, content=CONTENT | JSON)
    | JSON,
    max_size=3,
)
GONE = st.just({"$ref": "#/components/responses/Gone"})
OPERATIONS = maybe(
    operationId=st.sampled_from(
        ["get_it", "get it", "Получить", "list", "class", "", "1", "a.b.c", "get_it", "x" * 70, 5, None, "_"]
    ),
    tags=st.lists(st.sampled_from(["Things", "Карты", "common", "class", "", "9", "A & B", 5]), max_size=2)
    | JSON,
    summary=TEXTS | JSON,
    description=TEXTS | JSON,
    parameters=PARAMETERS | JSON,
    requestBody=maybe(content=CONTENT | JSON, required=st.booleans() | JSON) | JSON | GONE,
    responses=RESPONSES | st.dictionaries(st.just("200"), GONE, max_size=1) | JSON,
    security=st.sampled_from([[], [{"BearerPartner": []}], [{"BearerPartnerUser": ["x"]}], {}, [5]]),
    deprecated=st.booleans() | JSON,
    **{
        "x-altegio-paging": JSON,
        "x-altegio-batch": JSON,
        "x-altegio-idempotent": JSON,
        "x-altegio-path": JSON,
    },
)
PATHS = st.dictionaries(
    st.sampled_from(
        [
            "/a",
            "/a/{id}",
            "/a/{id}/{id}",
            "/a/{id}/b/{id}",
            "/d/{x",
            "/e/{x}{",
            "b",
            "/c/{x}?y={y}&z=1",
            "/{}",
            "https://your-api.url",
            "/ж/{ж}",
            "",
        ]
    ),
    maybe(
        get=OPERATIONS,
        post=OPERATIONS | JSON,
        PUT=OPERATIONS,
        parameters=PARAMETERS | JSON,
        weird=JSON,
        **{"$ref": st.sampled_from(["#/components/pathItems/shared", "#/components/pathItems/Gone", 5])},
    )
    | JSON,
    min_size=1,
    max_size=3,
)
DOCUMENTS = st.builds(
    lambda paths, shared, schemas, words, more: document(
        paths,
        schemas,
        "3.0.3",
        info={"x-altegio-words": words, "x-altegio-code-tables": {"t": more}},
        components={"pathItems": {"shared": shared}},
        **({"tags": more} if more else {}),
    ),
    PATHS,
    maybe(delete=OPERATIONS | JSON, post=OPERATIONS, parameters=PARAMETERS),
    st.dictionaries(st.sampled_from(["A", "b-1", "401_x", "a.b", "Ж ж"]), SCHEMAS, max_size=4) | JSON,
    st.dictionaries(NAMES, NAMES, max_size=2),
    JSON,
)
ROUNDS = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)


METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def operations_in(description: dict) -> int:
    """How many operations the document has, counted without the generator."""
    total = 0
    for item in description["paths"].values():
        if not isinstance(item, dict):
            continue
        name = str(item.get("$ref", "")).removeprefix("#/components/pathItems/")
        shared = description.get("components", {}).get("pathItems", {}).get(name, {})
        total += sum(key.lower() in METHODS for key in {**shared, **item})
    return total


def value_of(hint: Any, depth: int = 0) -> Any:
    """A value of a type, in all its fields; None where there is no end of it."""
    if isinstance(hint, msgspec.inspect.Type):
        info = hint
    else:
        parts = [part for part in get_args(hint) if part is not msgspec.UnsetType]
        is_union = get_origin(hint) in (Union, UnionType)
        info = msgspec.inspect.type_info(functools.reduce(operator.or_, parts) if is_union else hint)
    match info:
        case msgspec.inspect.UnionType():
            return value_of(
                next(part for part in info.types if not isinstance(part, msgspec.inspect.NoneType)), depth
            )
        case msgspec.inspect.LiteralType():
            return info.values[0]
        case msgspec.inspect.ListType():
            return [value_of(info.item_type, depth + 1)]
        case msgspec.inspect.DictType():
            return {"key": value_of(info.value_type, depth + 1)}
        case msgspec.inspect.StructType():
            wanted = [field for field in info.fields if field.required or depth < 3]
            return info.cls(**{field.name: value_of(field.type, depth + 1) for field in wanted})
    return VALUES[type(info)]


VALUES = {
    msgspec.inspect.AnyType: "anything", msgspec.inspect.StrType: "text", msgspec.inspect.IntType: 7,
    msgspec.inspect.BoolType: True, msgspec.inspect.FloatType: 1.5, msgspec.inspect.BytesType: b"b",
    msgspec.inspect.DecimalType: Decimal("2.5"), msgspec.inspect.DateType: dt.date(2026, 1, 31),
    msgspec.inspect.DateTimeType: dt.datetime(2026, 1, 31, tzinfo=dt.UTC), msgspec.inspect.CustomType: Secret("s"),
    msgspec.inspect.NoneType: None,
}  # fmt: skip


def try_call(factory: Any, notes: dict[str, list[str]]) -> None:
    """Make and write out an operation with a value for every parameter, and what it needs at least."""
    names = vars(sys.modules[factory.__module__])
    hints = get_type_hints(factory, names)
    parameters = signature(factory).parameters.values()
    for everything in (True, False):
        wanted = [part for part in parameters if everything or part.default is part.empty]
        try:
            values = {part.name: value_of(hints[part.name]) for part in wanted}
        except RecursionError:
            continue  # a struct that requires itself has no value
        in_path = [values.pop(part.name) for part in wanted if part.kind is part.POSITIONAL_OR_KEYWORD]
        made_one = factory(*in_path, **values)
        assert made_one.endpoint.path.count("{") == len(in_path)
        refused = refusal(build_url, "https://x", made_one)
        assert re.fullmatch(VALUE, refused), refused
        refused = refusal(encode_body, made_one)
        if refused:
            noted = [place for kind, places in notes.items() if "cannot be sent" in kind for place in places]
            assert any(place.startswith(made_one.endpoint.id) for place in noted), refused


# What a value is refused for, when its type leaves no other: a code below zero or empty in a path.
VALUE = "|.* must not be (?:negative|empty or made of dots)|.* more than 100 digits|.* is too long.*"


def refusal(call: Callable[..., object], *arguments: object) -> str:
    try:
        call(*arguments)
    except InvalidArgumentError as error:
        return str(error)
    return ""


def try_all(description: dict, folder: Path) -> None:
    try:
        built = made(description)
    except CodegenError:
        return
    shutil.rmtree(folder, ignore_errors=True)
    with loaded(built.files, folder) as package:
        for name in package.models.__all__:
            msgspec.json.Decoder(getattr(package.models, name), dec_hook=decode_custom)
        for facts in endpoints(package).values():
            msgspec.json.Decoder(facts.result, dec_hook=decode_custom)
        factories = [getattr(package.operations, name) for name in package.operations.__all__]
        assert len(factories) == built.report.total == operations_in(description)
        for factory in factories:
            try_call(factory, built.report.notes)
    assert made(description).files == built.files
    assert compare(description, description) == []


@pytest.mark.parametrize("rounds", [60, pytest.param(1500, marks=pytest.mark.full)])
def test_whatever_builds_also_imports(rounds, tmp_path):
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
    lambda parameters, media, schema: operation(
        parameters=parameters, requestBody={"required": True, "content": {media: {"schema": schema}}}
    ),
    st.lists(SENT, max_size=4),
    st.sampled_from(["application/json", "multipart/form-data", "application/octet-stream"]),
    SANE,
)


@settings(ROUNDS, max_examples=120)
@given(CALLED, st.sampled_from(["/a", "/a/{id}", "/a/{id}/b/{id}/{title}"]))
def test_every_operation_can_be_called_or_the_report_says_why_not(tmp_path_factory, called, path):
    try_all(document({path: {"post": called}}), tmp_path_factory.getbasetemp() / "called")


@settings(ROUNDS, max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["openapi", "info", "paths", "components", "tags", "servers", "security"]), JSON
    )
)
def test_any_json_is_built_or_refused(data):
    with suppress(CodegenError):
        assert made({"openapi": "3.0.0", **data}).files


@settings(ROUNDS, max_examples=300)
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"openapi: 3.1.0\npaths: {text}".encode())
)
def test_any_bytes_are_read_or_refused(content):
    with suppress(CodegenError):
        assert build(parse(content, "random"), None).files
