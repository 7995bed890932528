"""Hypothesis strategies for small documents, valid and broken ones."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.support.codegen.descriptions import build_document

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
REFS = st.sampled_from(
    ["A", "b-1", "401_x", "a.b", "Gone", "%41", "A/properties/id", "A/$defs/d", "A/oneOf/0", "b-1/allOf/0"]
).map(lambda name: {"$ref": f"#/components/schemas/{name}"}) | st.sampled_from(["#here", "#/$defs/d"]).map(
    lambda name: {"$ref": name}
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


def build_optional(**parts: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional=parts)


def build_larger(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, max_size=3)
    return build_optional(
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
            "$defs": st.dictionaries(st.sampled_from(["d", "e"]), inner, max_size=2) | JSON,
            "$anchor": st.sampled_from(["here", "there", 5]),
        },
    )


SCHEMAS = st.recursive(
    REFS | st.just({}) | st.builds(lambda kind: {"type": kind}, KINDS), build_larger, max_leaves=8
)
PARAMETERS = st.lists(
    build_optional(
        name=NAMES | JSON,
        **{"in": st.sampled_from(["path", "query", "header", "cookie", "x", None])},
        schema=SCHEMAS | JSON,
        required=st.booleans() | JSON,
        content=st.dictionaries(
            st.sampled_from(["application/json", "text/csv"]), build_optional(schema=SCHEMAS), max_size=1
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
    build_optional(schema=SCHEMAS | JSON, example=JSON, examples=JSON) | JSON,
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
    | build_optional(description=TEXTS | JSON, content=CONTENT | JSON)
    | JSON,
    max_size=3,
)
GONE = st.just({"$ref": "#/components/responses/Gone"})
OPERATIONS = build_optional(
    operationId=st.sampled_from(
        ["get_it", "get it", "Получить", "list", "class", "", "1", "a.b.c", "get_it", "x" * 70, 5, None, "_"]
    ),
    tags=st.lists(st.sampled_from(["Things", "Карты", "common", "class", "", "9", "A & B", 5]), max_size=2)
    | JSON,
    summary=TEXTS | JSON,
    description=TEXTS | JSON,
    parameters=PARAMETERS | JSON,
    requestBody=build_optional(content=CONTENT | JSON, required=st.booleans() | JSON) | JSON | GONE,
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
            "/c/{x}?z=2#part",
            "/{}",
            "https://your-api.url",
            "/ж/{ж}",
            "",
        ]
    ),
    build_optional(
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
    lambda paths, shared, schemas, words, more: build_document(
        paths,
        schemas,
        "3.0.3",
        info={"x-altegio-words": words, "x-altegio-code-tables": {"t": more}},
        components={"pathItems": {"shared": shared}},
        **({"tags": more} if more else {}),
    ),
    PATHS,
    build_optional(delete=OPERATIONS | JSON, post=OPERATIONS, parameters=PARAMETERS),
    st.dictionaries(st.sampled_from(["A", "b-1", "401_x", "a.b", "Ж ж"]), SCHEMAS, max_size=4) | JSON,
    st.dictionaries(NAMES, NAMES, max_size=2),
    JSON,
)
ROUNDS = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
