"""Repair of published documents: every known defect becomes valid OpenAPI and is counted."""

from __future__ import annotations

import pytest

from codegen.errors import CodegenError
from codegen.validate import validate
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    count_repairs,
    describe_schema,
    wrap_in_envelope,
)


def repair_schema(built, path="/thing"):
    node = built.corrected["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return node["properties"]["data"]


@pytest.mark.parametrize(
    ("published", "corrected", "kind"),
    [
        (
            {"type": "object", "properties": []},
            {"type": "object", "properties": {}},
            "properties that are not a mapping",
        ),
        ({"type": "bool"}, {"type": "boolean"}, "wrong type name"),
        ({"type": "Integer"}, {"type": "integer"}, "wrong type name"),
        ({"type": "Object"}, {"type": "object"}, "wrong type name"),
        ({"type": "float"}, {"type": "number"}, "wrong type name"),
        ({"type": "date"}, {"type": "string", "format": "date"}, "wrong type name"),
        ({"type": "ISO 8601"}, {"type": "string"}, "wrong type name"),
        ({"type": "array of strings"}, {"type": "array", "items": {"type": "string"}}, "wrong type name"),
        ({"type": "number / string / boolean"}, {"type": ["number", "string", "boolean"]}, "wrong type name"),
        ({"type": "gizmo"}, {}, "wrong type name"),
        (
            {"type": "array", "items": [{"type": "string"}]},
            {"type": "array", "items": {"type": "string"}},
            None,
        ),
        ({"$ref": "#/components/schemas/Gone"}, {}, "dangling or endless reference"),
        ({"$ref": "other.yaml#/x"}, {}, "dangling or endless reference"),
        ({"$ref": "#/components/schemas/Loop"}, {}, "dangling or endless reference"),
        ({"allOf": []}, {}, "empty allOf"),
        ({"enum": [1, 1, 2]}, {"enum": [1, 2]}, "repeated enum value"),
        ({"enum": "abc"}, {}, "enum that is not a list"),
        ({"type": "integer", "default": "x"}, {"type": "integer"}, "default that does not fit its type"),
        ({"type": "string", "pattern": "("}, {"type": "string"}, "pattern that is not a regular expression"),
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}, None),
        (
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
            None,
        ),
        (
            {"type": "number", "minimum": 1, "exclusiveMinimum": True},
            {"type": "number", "exclusiveMinimum": 1},
            None,
        ),
        (
            {"type": "string", "examples": {"a": 1}},
            {"type": "string", "examples": [1]},
            "examples as a mapping",
        ),
        ("nonsense", {}, "schema that is not an object"),
        ({"type": "string", "xml": []}, {"type": "string"}, "invalid xml"),
        ({"type": "string", "externalDocs": []}, {"type": "string"}, "invalid externalDocs"),
        ({"type": "number", "multipleOf": 0}, {"type": "number"}, "invalid multipleOf"),
        ({"type": "string", "examples": "x"}, {"type": "string"}, "invalid examples"),
        ({"type": "object", "discriminator": []}, {"type": "object"}, "invalid discriminator"),
        ({"type": "string", "nullable": "yes"}, {"type": "string"}, "nullable that is not a boolean"),
        (
            {"nullable": True, "properties": {"a": {}}},
            {"type": ["object", "null"], "properties": {"a": {}}},
            None,
        ),
        ({"nullable": True, "items": {}}, {"type": ["array", "null"], "items": {}}, None),
        (
            {"required": "a", "properties": {"a": {}}},
            {"required": ["a"], "properties": {"a": {}}},
            "required that is not a list",
        ),
        (
            {"type": "object", "required": ["a", 5]},
            {"type": "object", "required": ["a"]},
            "required that is not a list",
        ),
        ({"type": "string", "description": 5}, {"type": "string", "description": "5"}, None),
    ],
)
def test_schemas(published, corrected, kind):
    built = build_sdk(
        describe_schema(published, {"Loop": {"$ref": "#/components/schemas/Loop"}}, version="3.0.3")
    )
    assert repair_schema(built) == corrected
    if kind:
        assert count_repairs(built)[kind] >= 1


def test_required_as_a_boolean_becomes_the_parents_list():
    built = build_sdk(
        describe_schema({"type": "object", "properties": {"a": {"type": "string", "required": True}}})
    )
    assert repair_schema(built) == {
        "type": "object",
        "properties": {"a": {"type": "string"}},
        "required": ["a"],
    }
    assert count_repairs(built)["required that is not a list"] == 1


def test_a_reference_outside_the_components_is_copied_in():
    target = "#/paths/~1thing/get/x-shape"
    built = build_sdk(
        build_document(
            {
                "/thing": {
                    "get": build_operation(
                        build_responses(wrap_in_envelope({"$ref": target})),
                        **{"x-shape": {"type": "integer"}},
                    )
                }
            }
        )
    )
    assert repair_schema(built) == {"type": "integer"}


def test_malformed_content_responses_and_bodies():
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "get": build_operation(
                        {"200": {"description": "", "content": []}, "security": [{}], "204": None}
                    )
                },
                "/b": {"post": build_operation({}, operationId="b", requestBody={"content": []})},
                "/c": {
                    "post": build_operation(
                        {"200": {"content": {"nonsense": {}}}}, operationId="c", surprise=1
                    )
                },
            }
        )
    )
    assert built.corrected["paths"]["/a"]["get"]["responses"] == {
        "200": {"description": ""},
        "204": {"description": ""},
    }
    assert "requestBody" not in built.corrected["paths"]["/b"]["post"]
    found = count_repairs(built)
    assert found["content that is not a mapping"] == 2
    assert found["unknown key of responses"] == 1
    assert found["operation without responses"] == 1
    assert found["invalid media type"] == 1
    assert found["unknown key of an operation"] == 1


def test_no_operation_is_lost():
    paths = {
        "/a": {"get": [], "post": None, "put": "x"},
        "/b": None,
        "/c": {"$ref": "#/components/pathItems/shared", "delete": build_operation(operationId="d")},
        "/d": {"$ref": "#/components/pathItems/shared"},
        "/e": {"GET": build_operation(operationId="e"), "fetch": {}},
        "/f": {"$ref": "#/components/pathItems/Gone"},
    }
    shared = {"parameters": [{"name": "q", "in": "query"}], "get": build_operation(operationId="c")}
    built = build_sdk(build_document(paths, components={"pathItems": {"shared": shared}}))
    assert {(item.method, item.path) for item in built.plan.operations} == {
        ("GET", "/a"), ("POST", "/a"), ("PUT", "/a"), ("GET", "/c"), ("DELETE", "/c"), ("GET", "/d"), ("GET", "/e"),
    }  # fmt: skip
    assert all(item.query for item in built.plan.operations if item.path in ("/c", "/d"))
    assert len(built.report.untyped) == 3
    assert count_repairs(built) == {
        "operation that is not a mapping": 3,
        "operation without an id": 3,
        "operation without responses": 3,
        "path that is not a mapping": 1,
        "repeated operation id": 1,
        "upper-case method": 1,
        "path key that is not a method": 1,
        "dangling or endless reference": 1,
    }


def test_a_repeated_method_is_refused():
    paths = {"/a": {"get": build_operation(), "GET": build_operation(operationId="other")}}
    with pytest.raises(CodegenError, match="have the same method and path GET /a"):
        build_sdk(build_document(paths))


def test_a_dangling_reference_accepts_any_value():
    gone = {"requestBody": {"$ref": "#/components/requestBodies/Gone"}}
    built = build_sdk(
        build_document(
            {"/a": {"post": build_operation({"200": {"$ref": "#/components/responses/Gone"}}, **gone)}}
        )
    )
    (planned,) = built.plan.operations
    assert (planned.body, planned.result) == ({}, {})
    assert set(built.report.untyped) == {"get_thing"}
    assert count_repairs(built) == {"dangling or endless reference": 2}


@pytest.mark.parametrize(
    ("path", "corrected", "kind"),
    [
        ("/a/{id}/b/{id}", "/a/{id}/b/{b_id}", "repeated path parameter"),
        ("/{id}/{id}", "/{id}/{id_item}", "repeated path parameter"),
        ("/cards/{id}/{id}", "/cards/{id}/{card_id}", "repeated path parameter"),
        ("/x/{}", "/x/{x_value}", "path parameter without a name"),
        ("/x/{ id }", "/x/{id}", None),
        ("/x/{id", "/x/%7Bid", "unpaired brace in a path"),
        ("/x/{{id}}", "/x/%7B{id}%7D", "unpaired brace in a path"),
    ],
)
def test_path_parameter_names_are_unique(path, corrected, kind):
    given = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "which"}
    ]
    built = build_sdk(build_document({path: {"get": build_operation(parameters=given)}}))
    assert list(built.corrected["paths"]) == [corrected]
    assert (kind is None) or count_repairs(built)[kind] >= 1
    (planned,) = built.plan.operations
    assert [f"{{{item.wire}}}" for item in planned.path_parameters] == [
        part for part in corrected.replace("%7B", "").replace("%7D", "").split("/") if "{" in part
    ]
    assert all(item.description == "which" for item in planned.path_parameters if item.wire.endswith("id"))


@pytest.mark.parametrize(
    "more",
    [
        {"components": {"securitySchemes": {"A": {"type": "http"}}}},
        {"components": {"securitySchemes": {"A": {"type": "apiKey", "name": "x", "in": "body"}}}},
        {"components": {"securitySchemes": {"A": {"type": "oauth2", "flows": []}}}},
        {"components": {"securitySchemes": {"A": {"type": "oauth2", "flows": {"implicit": {}}}}}},
        {"components": {"securitySchemes": {"А б": {"type": "http", "scheme": "bearer"}}}},
        {"components": {"securitySchemes": {"A": []}}},
        {"components": {"examples": {"a b": {"value": 1}}}},
        {"components": {"examples": {"a": []}}},
        {"components": {"examples": {"a": {"value": 1, "x": 2}}}},
        {"servers": [{"url": 5}]},
    ],
)
def test_invalid_decoration_never_stops_a_build(more):
    assert sum(count_repairs(build_sdk(describe_schema({"type": "string"}, **more))).values()) == 1


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"security": [{"A": None}]}, "security that is not a list of requirements"),
        ({"security": {}}, "security that is not a list of requirements"),
        ({"security": [5]}, "security that is not a list of requirements"),
        ({"tags": "Things"}, "tags that are not a list"),
        ({"parameters": {}}, "parameters that are not a list"),
        ({"requestBody": []}, "body that is not a mapping"),
        ({"requestBody": {"description": "x"}}, "body without content"),
        ({"responses": {"200": []}}, "response that is not a mapping"),
        (
            {"responses": build_responses({"type": "string"}, examples=[1])},
            "examples that are not a mapping",
        ),
        ({"responses": build_responses({"type": "string"}, examples={"a": 1})}, "invalid example"),
        (
            {"responses": build_responses({"type": "string"}, examples={"a": {"x": 1}})},
            "unknown key of an example",
        ),
    ],
)
def test_malformed_operations(more, kind):
    built = build_sdk(build_document({"/a": {"get": build_operation(**more)}}))
    assert count_repairs(built)[kind] >= 1
    assert built.plan.operations[0].module == "things"


@pytest.mark.parametrize("security", [{}, [5], "none", 5])
def test_unusable_security_is_not_treated_as_no_security(security):
    assert (
        build_sdk(build_document({"/a": {"get": build_operation(security=security)}})).plan.operations[0].auth
        == "USER"
    )


def test_omitted_features_are_noted():
    odd = {"type": "string", "not": {}, "patternProperties": {}}
    responses = {"200": {"description": "", "headers": {"X": {}}, "links": {"a": {}}}}
    node = build_operation(
        responses,
        callbacks={"x": {}},
        servers=[{"url": "/"}],
        parameters=[{"name": "q", "in": "query", "schema": odd}],
    )
    notes = build_sdk(build_document({"/a": {"get": node}})).report.notes
    assert {kind: len(places) for kind, places in notes.items()} == {
        "unused schema keyword: not": 1,
        "unused schema keyword: patternProperties": 1,
        "untyped headers of a response": 1,
        "untyped links of a response": 1,
        "callbacks of an operation, ignored": 1,
        "servers of an operation, ignored": 1,
    }


def test_operation_ids():
    built = build_sdk(
        build_document(
            {
                "/companies/{id}": {"get": build_operation(operationId="Получить компанию")},
                "/companies": {
                    "get": build_operation(operationId=...),
                    "post": build_operation(operationId="same"),
                },
                "/other": {
                    "post": build_operation(operationId="same"),
                    "put": build_operation(operationId="1.first-thing"),
                },
            }
        )
    )
    ids = [node["operationId"] for item in built.corrected["paths"].values() for node in item.values()]
    assert ids == ["get_company", "list_companies", "same", "create_other", "1.first-thing"]
    assert (
        built.corrected["paths"]["/companies/{id}"]["get"]["x-published-operation-id"] == "Получить компанию"
    )
    assert {plan.name for plan in built.plan.operations} == {
        "get_company", "list_companies", "same", "create_other", "call_1_first_thing",
    }  # fmt: skip
    found = count_repairs(built)
    assert found["operation id that is not an ASCII name"] == 1
    assert found["operation without an id"] == 1
    assert found["repeated operation id"] == 1


def test_a_usable_id_keeps_its_name_in_any_order():
    built = build_sdk(
        build_document(
            {
                "/a": {"get": build_operation(operationId=...)},
                "/b": {"get": build_operation(operationId="list_a")},
            }
        )
    )
    assert built.corrected["paths"]["/b"]["get"]["operationId"] == "list_a"
    assert built.corrected["paths"]["/a"]["get"]["operationId"] != "list_a"


def test_component_names():
    schemas = {
        "a b": {"type": "string"},
        "Карта": {"$ref": "#/components/schemas/a b"},
        "a.b-2": {},
        "401_answer": {},
    }
    built = build_sdk(describe_schema({"$ref": "#/components/schemas/Карта"}, schemas))
    assert set(built.corrected["components"]["schemas"]) == {"a_b", "Karta", "a.b-2", "401_answer"}
    assert repair_schema(built) == {"$ref": "#/components/schemas/Karta"}
    assert built.corrected["components"]["schemas"]["Karta"] == {"$ref": "#/components/schemas/a_b"}


def test_references_are_followed_in_any_spelling():
    schemas = {"Карта": {"type": "object", "properties": {"a": {"type": "object", "properties": {"z": {}}}}}}
    for reference in ("%D0%9A%D0%B0%D1%80%D1%82%D0%B0", "Карта"):
        built = build_sdk(describe_schema({"$ref": f"#/components/schemas/{reference}"}, schemas))
        assert repair_schema(built) == {"$ref": "#/components/schemas/Karta"}
        built = build_sdk(
            describe_schema({"$ref": f"#/components/schemas/{reference}/properties/a"}, schemas)
        )
        assert repair_schema(built) == {"$ref": "#/components/schemas/Karta/properties/a"}
        assert built.plan.operations[0].result != {}
        assert count_repairs(built) == {"invalid component name": 1}
    built = build_sdk(describe_schema({"$ref": "#/components/schemas/50%25"}, {"50%": {"type": "integer"}}))
    assert built.plan.operations[0].result == {"type": "integer"}


def test_only_transport_headers_are_dropped_as_such():
    names = ["Authorization", "Authorisation", "Accept-Language", "Account", "Author", "Audit"]
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "get": build_operation(
                        security=[], parameters=[{"name": name, "in": "header"} for name in names]
                    )
                }
            }
        )
    )
    assert [place.split()[-1] for place in built.report.repairs["transport header parameter"]] == names[:3]
    assert [header.wire for header in built.plan.operations[0].headers] == names[3:]
    assert built.plan.operations[0].auth == "PARTNER"


def test_parameters():
    given = [
        {"name": "Accept", "in": "header"},
        {"name": "Conetnt-Type", "in": "header", "required": True},
        {"name": "Authorizarion", "in": "header", "description": "Bearer partner, User user"},
        {"name": "X-Trace", "in": "header"},
        {"name": "session", "in": "cookie"},
        {"name": "company_id", "in": "query"},
        {"name": "unused", "in": "path"},
        {"name": "page", "in": "query", "schema": {"type": "number"}, "required": "yes"},
        {"name": "page", "in": "query"},
        {"$ref": "#/components/parameters/Gone"},
        {"name": "lost", "in": "nowhere"},
        {"in": "query"},
    ]
    built = build_sdk(
        build_document({"/c/{company_id}/x/{slug}": {"get": build_operation(parameters=given)}})
    )
    node = built.corrected["paths"]["/c/{company_id}/x/{slug}"]["get"]
    assert node["parameters"] == [
        {"name": "company_id", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "X-Trace", "in": "header", "schema": {}},
        {"name": "session", "in": "cookie", "schema": {}},
        {"name": "company_id", "in": "query", "schema": {}},
        {"name": "page", "in": "query", "schema": {"type": "number"}},
    ]
    assert node["x-altegio-auth"] == "partner+user"
    assert built.report.notes == {}
    assert count_repairs(built) == {
        "transport header parameter": 3,
        "undeclared path parameter": 2,
        "path parameter that is not in the path": 1,
        "required that is not a boolean": 1,
        "repeated parameter": 1,
        "invalid parameter": 2,
        "parameter without a valid location": 1,
    }


def test_a_query_written_into_the_path():
    given = [
        {"name": "company_id", "in": "path", "required": True, "schema": {"type": "number"}},
        {"name": "search_term", "in": "path", "required": True, "schema": {"type": "string"}},
    ]
    path = "/goods/{company_id}?term={search_term}&count=5"
    built = build_sdk(build_document({path: {"get": build_operation(parameters=given)}}))
    assert [
        (node["in"], node["name"])
        for node in built.corrected["paths"]["/goods/{company_id}?count=5"]["get"]["parameters"]
    ] == [
        ("path", "company_id"),
        ("query", "term"),
    ]


def test_a_path_that_a_correction_moves():
    paths = {
        "/api/v1/c/{x}": {
            "parameters": [{"name": "x", "in": "path", "schema": {"type": "number"}}],
            "get": build_operation(),
        }
    }
    fix = {
        "overlay": "1.0.0",
        "actions": [
            {"target": "$.paths.*[?@.operationId=='get_thing']", "update": {"x-altegio-path": "/c/{x}"}}
        ],
    }
    built = build_sdk(build_document(paths), fix)
    assert list(built.corrected["paths"]) == ["/c/{x}"]
    assert built.plan.operations[0].path_parameters[0].type_schema == {"type": "integer"}


def test_two_operations_with_the_same_repaired_path_are_refused():
    paths = {
        "/a": {"get": build_operation(**{"x-altegio-path": "/b"})},
        "/b": {"get": build_operation(operationId="other")},
    }
    with pytest.raises(CodegenError, match="have the same method and path GET /b"):
        build_sdk(build_document(paths))


@pytest.mark.parametrize(
    ("security", "everywhere", "level"),
    [
        ([{"BearerPartnerUser": []}], None, "partner+user"),
        ([{"BearerPartner": ["Bearer {PartnerToken}"]}], None, "partner"),
        ([{"bearer": [], "user": []}], None, "partner+user"),
        ([], None, "none"),
        (..., [{"BearerPartner": []}], "partner"),
        (..., None, "partner+user"),
    ],
)
def test_auth_levels(security, everywhere, level):
    more = {"security": everywhere} if everywhere else {}
    built = build_sdk(build_document({"/a": {"get": build_operation(security=security)}}, **more))
    assert built.corrected["paths"]["/a"]["get"]["x-altegio-auth"] == level


def test_repeated_keys_are_counted_as_repairs():
    from codegen.build import build
    from codegen.source.document import parse

    text = b'{"openapi": "3.1.0", "paths": {"/a": {"get": {"operationId": "a", "operationId": "b"}}}}'
    built = build(parse(text, "t"), None)
    assert count_repairs(built)["repeated key; the last value is used"] == 1
    assert built.plan.operations[0].id == "b"


def test_schemas_nested_too_deeply_are_refused():
    schema: dict = {"type": "string"}
    for _ in range(400):
        schema = {"type": "array", "items": schema}
    with pytest.raises(CodegenError, match="nest"):
        build_sdk(describe_schema(schema))


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"openapi": "3.1.1", "info": {"title": "t"}, "paths": {}}, "'version' is a required property"),
        (
            {
                "openapi": "3.1.1",
                "info": {"title": "t", "version": "1"},
                "paths": {"/a": {"get": {"responses": {"200": {}}}}},
            },
            "description",
        ),
        (
            {
                "openapi": "3.1.1",
                "info": {"title": "t", "version": "1"},
                "paths": {"/a/{b}": {"get": {"responses": {}}}},
            },
            "Path parameter",
        ),
        (
            {
                "openapi": "3.1.1",
                "info": {"title": "t", "version": "1"},
                "paths": {},
                "components": {"schemas": {"A": {"type": 5}}},
            },
            "type: 5 is not valid",
        ),
    ],
)
def test_invalid_documents_are_refused_after_the_repairs(broken, message):
    with pytest.raises(CodegenError, match=r"not valid OpenAPI \(errors: [0-9]+\)") as caught:
        validate(broken)
    assert message in str(caught.value)


def test_a_schema_error_is_reported_with_its_operation():
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    corrected = build_sdk(
        build_document(
            {"/a": {"post": build_operation(requestBody=body)}},
            {"A": {"type": "object", "properties": {"x": {"type": "string"}}}},
        )
    ).corrected
    corrected["components"]["schemas"]["A"]["properties"]["x"]["minLength"] = -1
    with pytest.raises(CodegenError, match="component/A/.../properties/x/minLength: -1"):
        validate(corrected)
    del corrected["components"]["schemas"]["A"]["properties"]["x"]["minLength"]
    corrected["paths"]["/a"]["post"]["responses"]["200"]["content"]["application/json"]["schema"][
        "minLength"
    ] = -1
    with pytest.raises(CodegenError, match="POST /a/.../minLength: -1"):
        validate(corrected)
