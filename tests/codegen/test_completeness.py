"""Every feature of a description is implemented or noted in the report."""

from __future__ import annotations

import msgspec
import pytest

from altegio_async._core.request import build_url
from codegen.emit.annotations import render_annotation
from codegen.normalise.plan import REF
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
    list_endpoints,
    load_package,
    wrap_in_envelope,
)

FIELDS = {"type": "object", "properties": {"a": {"type": "string"}}}
COMPONENT = {"$ref": "#/components/schemas/A"}


def get_operation(sdk):
    (operation,) = sdk.plan.operations
    return operation


def describe_parameter(schema, where="query", **more):
    path = "/a/{q}" if where == "path" else "/a"
    parameters = [{"name": "q", "in": where, "required": True, "schema": schema, **more}]
    return build_document({path: {"get": build_operation(parameters=parameters)}})


def render_url(sdk, folder, value):
    with load_package(sdk.files, folder) as package:
        operations = package.operations
        is_path = bool(get_operation(sdk).path_parameters)
        return build_url("", operations.get_thing(value) if is_path else operations.get_thing(q=value))


def describe_body(schema, schemas=None):
    body = {"content": {"application/json": {"schema": schema}}}
    return build_document({"/thing": {"post": build_operation(requestBody=body)}}, schemas, "3.0.3")


# -- responses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "result", "nullable"),
    [
        ({"type": ["object", "null"], "additionalProperties": {"type": "integer"}}, "dict[str, int]", True),
        ({"type": ["object", "null"], "additionalProperties": True}, "dict[str, Any]", True),
        ({"type": ["string", "null"]}, "str", True),
        ({"type": "string"}, "str", False),
    ],
)
def test_nullable_data_keeps_its_type(data, result, nullable):
    operation = get_operation(build_sdk(describe_schema(data)))
    assert (render_annotation(operation.result), operation.nullable_result) == (result, nullable)


@pytest.mark.parametrize(
    ("properties", "kind", "beside"),
    [
        (
            {"success": {}, "data": {"type": "string"}, "token": {}, "warnings": {}},
            "DATA",
            ["token", "warnings"],
        ),
        (
            {"success": {}, "data": {"type": "string"}, "count": {}, "meta": FIELDS, "included": {}},
            "DATA",
            ["count"],
        ),
        ({"data": {"type": "string"}, "included": {}, "links": {}}, "DATA", ["links"]),
        ({"count": {"type": "integer"}, "data": {"type": "array"}}, "BARE", []),
        ({"success": {}, "meta": FIELDS}, "EMPTY", ["meta"]),
        ({"success": {}, "meta": {}}, "EMPTY", []),
    ],
)
def test_fields_next_to_the_data_are_noted_or_the_whole_body_is_the_result(properties, kind, beside):
    sdk = build_sdk(
        build_document(
            {"/a": {"get": build_operation(build_responses({"type": "object", "properties": properties}))}}
        )
    )
    operation = get_operation(sdk)
    notes = sdk.report.notes.get("response field outside `data`, in raw responses only", [])
    assert (operation.envelope, [place.split()[-1] for place in notes]) == (kind, beside)
    if kind == "BARE":
        assert [field.wire for field in sdk.plan.models[operation.result[REF]].fields] == list(properties)


def test_an_operation_without_responses_is_untyped():
    sdk = build_sdk(build_document({"/a": {"get": build_operation(...)}}))
    assert get_operation(sdk).result == {}
    assert set(sdk.report.untyped) == {"get_thing"}


# -- fields --------------------------------------------------------------------------------------


def test_names_that_start_with_a_digit_are_fields():
    schema = {
        "type": "object",
        "required": ["2fa"],
        "properties": {"2fa": {"type": "boolean"}, "1st_name": {}},
    }
    for sdk in (build_sdk(describe_schema(schema)), build_sdk(describe_body(schema))):
        (model,) = sdk.plan.models.values()
        assert {field.python: field.wire for field in model.fields} == {
            "field_2fa": "2fa",
            "field_1st_name": "1st_name",
        }
        assert [field.required for field in model.fields] == [not model.in_response, False]
    example = {"success": True, "data": {"2fa": True, "1st_name": "x"}, "meta": []}
    sdk = build_sdk(build_document({"/a": {"get": build_operation(build_responses({}, example=example))}}))
    (model,) = sdk.plan.models.values()
    assert {field.wire for field in model.fields} == set(schema["properties"])


def test_keys_listed_as_properties_are_read_as_a_map_and_noted():
    sdk = build_sdk(
        describe_schema({"properties": {"2026-01-01": {"type": "integer"}, "12": {"type": "integer"}}})
    )
    assert render_annotation(get_operation(sdk).result) == "dict[str, int]"
    assert sdk.report.notes == {
        "properties that are keys such as ids or dates, read as a map": ["GET /thing 200.data"]
    }


def test_additional_properties_of_a_struct_are_noted():
    sdk = build_sdk(describe_schema({**FIELDS, "additionalProperties": {"type": "integer"}}))
    assert sdk.report.notes == {"additional properties of a struct, ignored": ["thing"]}


def test_codes_beyond_64_bits_are_typed_as_any_number(tmp_path):
    sdk = build_sdk(describe_schema({"type": "integer", "enum": [2**63, 1]}))
    assert sdk.report.notes == {"codes beyond 64 bits, typed as any number": ["thing"]}
    with load_package(sdk.files, tmp_path) as package:
        for facts in list_endpoints(package).values():
            assert msgspec.json.Decoder(facts.result).decode(b"9223372036854775808") == 2**63


def test_null_without_a_type_is_accepted_in_requests():
    inner = {"nullable": True, "properties": {"b": {"type": "string"}}}
    schema = {"type": "object", "properties": {"a": inner}}
    sdk = build_sdk(describe_body(schema))
    (field,) = next(model for model in sdk.plan.models.values() if model.fields[0].wire == "a").fields[:1]
    assert field.nullable


@pytest.mark.parametrize(
    "more", [{"description": "theirs"}, {"nullable": True}, {"type": "object", "title": "t", "example": {}}]
)
def test_a_reference_with_a_description_is_the_same_struct(more):
    schema = {"type": "object", "properties": {"m": {"allOf": [COMPONENT], **more}, "n": COMPONENT}}
    for sdk in (
        build_sdk(describe_schema(schema, {"A": FIELDS}, version="3.0.3")),
        build_sdk(describe_body(schema, {"A": FIELDS})),
    ):
        assert len(sdk.plan.models) == 2
        holder = next(model for model in sdk.plan.models.values() if model.fields[0].wire == "m")
        assert holder.fields[0].type_schema == holder.fields[1].type_schema
        assert holder.fields[0].nullable is ("nullable" in more or holder.in_response)


def test_a_reference_with_additional_properties_is_another_struct():
    schema = {"allOf": [COMPONENT], "properties": {"b": {"type": "string"}}}
    sdk = build_sdk(
        describe_schema({"type": "object", "properties": {"m": schema, "n": COMPONENT}}, {"A": FIELDS})
    )
    assert len(sdk.plan.models) == 3


DATED = {"type": "object", "properties": {"a": {"type": "string", "format": "date"}}}
WORDED = {"type": "object", "properties": {"a": {"type": "string", "description": "x"}, "b": {}}}


@pytest.mark.parametrize("schema", [{"allOf": [DATED, WORDED]}, {**DATED, "oneOf": [WORDED]}])
def test_evidence_of_an_example_applies_to_a_merged_field(schema):
    example = {"success": True, "data": {"a": ["x"]}, "meta": []}
    sdk = build_sdk(
        build_document(
            {"/a": {"get": build_operation(build_responses(wrap_in_envelope(schema), example=example))}}
        )
    )
    (model,) = sdk.plan.models.values()
    assert render_annotation(model.fields[0].type_schema) == "str | list[str]"


# -- parameters ----------------------------------------------------------------------------------

LIST = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    ("schema", "more", "taken", "value", "query"),
    [
        ({"oneOf": [{"type": "string"}, LIST]}, {}, "Sequence[str]", ["a", "b"], "q=a&q=b"),
        ({"type": ["array", "string"], "items": {"type": "string"}}, {}, "Sequence[str]", ["a"], "q=a"),
        ({"type": ["integer", "array"], "items": {"type": "string"}}, {"explode": False}, "Sequence[str | int]", [1, "a"], "q=1,a"),
        ({"type": "array", "items": {"type": ["string", "null"]}}, {}, "Sequence[str]", ["a"], "q=a"),
        ({"type": "object"}, {"style": "deepObject"}, "Mapping[str, Any]", {"a": [1], "b": {"c": 2}}, "q%5Ba%5D%5B%5D=1&q%5Bb%5D%5Bc%5D=2"),
        ({"type": "object", "additionalProperties": LIST}, {"style": "deepObject"}, "Mapping[str, Sequence[str]]", {"a": ["x"]}, "q%5Ba%5D%5B%5D=x"),
        ({"anyOf": [{"type": "integer"}, FIELDS]}, {}, "int", 5, "q=5"),
        ({"type": "array", "items": FIELDS}, {}, "Sequence[str]", ["a"], "q=a"),
        ({"type": "array", "items": LIST}, {}, "Sequence[str]", ["a"], "q=a"),
    ],
)  # fmt: skip
def test_query_types_are_limited_to_what_can_be_sent(schema, more, taken, value, query, tmp_path):
    sdk = build_sdk(describe_parameter(schema, **more))
    assert render_annotation(get_operation(sdk).query[0].type_schema, argument=True) == taken
    assert render_url(sdk, tmp_path, value) == f"/a?{query}"


def test_a_parameter_of_json_is_sent_as_json(tmp_path):
    node = describe_parameter(...)
    node["paths"]["/a"]["get"]["parameters"][0] = {
        "name": "q", "in": "query", "content": {"application/json": {"schema": FIELDS}},
    }  # fmt: skip
    sdk = build_sdk(node)
    with load_package(sdk.files, tmp_path) as package:
        (name,) = package.models.__all__
        value = getattr(package.models, name)(a="ж")
        assert build_url("", package.operations.get_thing(q=value)) == "/a?q=%7B%22a%22%3A%22%D0%B6%22%7D"
        assert build_url("", package.operations.get_thing()) == "/a"


@pytest.mark.parametrize(
    ("where", "schema", "more", "note"),
    [
        ("path", {"type": "string"}, {"style": "matrix"}, "path parameter of an unsupported style, sent as plain text"),
        ("path", LIST, {}, "list or object in a path, sent as text"),
        ("query", FIELDS, {}, "object in the query, sent as deepObject"),
        ("query", {"type": "array", "items": FIELDS}, {}, "list or object inside the query, sent as text"),
        ("query", {"properties": {"a": LIST}}, {"style": "deepObject"}, "list or object in a deepObject, sent with brackets"),
    ],
)  # fmt: skip
def test_unsupported_features_of_parameters_are_noted(where, schema, more, note):
    assert build_sdk(describe_parameter(schema, where, **more)).report.notes == {note: ["get_thing q"]}


def test_unsupported_features_of_forms_are_noted():
    fields = {
        "f": {"type": "string"},
        "fs": LIST,
        "gs[]": LIST,
        "o": FIELDS,
        "os[]": {"type": "array", "items": FIELDS},
    }
    body = {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": fields}}}}
    assert build_sdk(build_document({"/a": {"post": build_operation(requestBody=body)}})).report.notes == {
        "object in a form that cannot be sent": ["get_thing o", "get_thing os[]"],
    }
    body = {"content": {"multipart/form-data": {"schema": LIST}}}
    sdk = build_sdk(build_document({"/a": {"post": build_operation(requestBody=body)}}))
    assert sdk.report.notes == {"form without named fields": ["get_thing"]}
    assert render_annotation(get_operation(sdk).body, argument=True) == "Mapping[str, Any]"


@pytest.mark.parametrize(
    ("path", "url"),
    [("/a/{q}/ж x", "/a/v/%D0%B6%20x"), ("/a/{q}/%D0%B6", "/a/v/%D0%B6"), ("/a:b/{q}.json", "/a:b/v.json")],
)
def test_paths_are_sent_percent_encoded(path, url, tmp_path):
    parameters = [{"name": "q", "in": "path", "required": True, "schema": {"type": "string"}}]
    assert (
        render_url(
            build_sdk(build_document({path: {"get": build_operation(parameters=parameters)}})), tmp_path, "v"
        )
        == url
    )


# -- names ---------------------------------------------------------------------------------------


def test_no_module_name_hides_an_exported_name(tmp_path):
    paths = {
        f"/{name}": {"get": build_operation(build_responses(FIELDS), operationId=name, tags=["login"])}
        for name in ("login", "logout")
    }
    with load_package(build_sdk(build_document(paths)).files, tmp_path) as package:
        assert callable(package.operations.logout)
        assert package.operations.login().endpoint.path == "/login"


def test_an_id_has_priority_over_one_that_is_shortened_to_it():
    for ids in (("api.x", "x"), ("x", "api.x"), ("api.list_b", "b.list")):
        paths = {f"/{number}": {"get": build_operation(operationId=name)} for number, name in enumerate(ids)}
        paths["/b"] = {"get": build_operation(operationId=...)}
        names = {item.id: item.name for item in build_sdk(build_document(paths)).plan.operations}
        if "x" in ids:
            assert (names["x"], names["api.x"]) == ("x", "api_x")
        else:
            assert names["api.list_b"] == "list_b"
        assert len(set(names.values())) == 3
