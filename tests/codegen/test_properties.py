"""Random small documents, sane and broken: nothing but CodegenError comes out, and what builds imports and decodes."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small import document, endpoints, loaded, made

from altegio_async._core.redact import decode_custom
from codegen.build import build
from codegen.diff import compare
from codegen.document import parse
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.sampled_from(
    ["id", "company_id", "class", "from", "2fa", "freeze limit", "ids[]", "название", "list", "None", "a.b", "@type", "", "data", "x" * 60, '"', "\\", "a\nb", "__init__", "_", "Ид", "self", "str", "int", "datetime", "field", "Struct", "UNSET", "Any"]
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
REFS = st.sampled_from(["A", "b-1", "401_x", "a.b", "Gone"]).map(
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
        style=st.sampled_from(["form", "deepObject", "pipeDelimited", "nonsense", 5]),
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
OPERATIONS = maybe(
    operationId=st.sampled_from(
        ["get_it", "get it", "Получить", "list", "class", "", "1", "a.b.c", "get_it", "x" * 70, 5, None, "_"]
    ),
    tags=st.lists(st.sampled_from(["Things", "Карты", "common", "class", "", "9", "A & B", 5]), max_size=2)
    | JSON,
    summary=TEXTS | JSON,
    description=TEXTS | JSON,
    parameters=PARAMETERS | JSON,
    requestBody=maybe(content=CONTENT | JSON, required=st.booleans() | JSON) | JSON,
    responses=RESPONSES | JSON,
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
            "b",
            "/c/{x}?y={y}&z=1",
            "/{}",
            "https://your-api.url",
            "/ж/{ж}",
            "",
        ]
    ),
    maybe(get=OPERATIONS, post=OPERATIONS, parameters=PARAMETERS | JSON, weird=JSON) | JSON,
    min_size=1,
    max_size=3,
)
DOCUMENTS = st.builds(
    lambda paths, schemas, words, more: document(
        paths,
        schemas,
        "3.0.3",
        info={"x-altegio-words": words, "x-altegio-code-tables": {"t": more}},
        **({"tags": more} if more else {}),
    ),
    PATHS,
    st.dictionaries(st.sampled_from(["A", "b-1", "401_x", "a.b", "Ж ж"]), SCHEMAS, max_size=4) | JSON,
    st.dictionaries(NAMES, NAMES, max_size=2),
    JSON,
)
ROUNDS = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)


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
        assert len(package.operations.__all__) == built.report.total
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
