"""What a description says is carried, or noted in the report: nothing is lost in between."""

from __future__ import annotations

import msgspec
import pytest
from small import answer, document, endpoints, enveloped, loaded, made, of_schema, operation

from altegio_async._core.request import build_url
from codegen.emit.annotations import render_annotation
from codegen.normalise.plan import REF

FIELDS = {"type": "object", "properties": {"a": {"type": "string"}}}
COMPONENT = {"$ref": "#/components/schemas/A"}


def planned(built):
    (found,) = built.plan.operations
    return found


def parameter(schema, where="query", **more):
    path = "/a/{q}" if where == "path" else "/a"
    given = [{"name": "q", "in": where, "required": True, "schema": schema, **more}]
    return document({path: {"get": operation(parameters=given)}})


def sent(built, folder, value):
    with loaded(built.files, folder) as package:
        operations = package.operations
        is_path = bool(planned(built).path_parameters)
        return build_url("", operations.get_thing(value) if is_path else operations.get_thing(q=value))


def body_of(schema, schemas=None):
    body = {"content": {"application/json": {"schema": schema}}}
    return document({"/thing": {"post": operation(requestBody=body)}}, schemas, "3.0.3")


# -- answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "result", "nullable"),
    [
        ({"type": ["object", "null"], "additionalProperties": {"type": "integer"}}, "dict[str, int]", True),
        ({"type": ["object", "null"], "additionalProperties": True}, "dict[str, Any]", True),
        ({"type": ["string", "null"]}, "str", True),
        ({"type": "string"}, "str", False),
    ],
)
def test_data_that_may_be_null_keeps_its_type(data, result, nullable):
    found = planned(made(of_schema(data)))
    assert (render_annotation(found.result), found.nullable_result) == (result, nullable)


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
def test_what_stands_beside_the_data_is_noted_or_the_result_is_the_whole(properties, kind, beside):
    built = made(document({"/a": {"get": operation(answer({"type": "object", "properties": properties}))}}))
    found = planned(built)
    noted = built.report.notes.get("field next to the data, available on the raw response only", [])
    assert (found.envelope, [place.split()[-1] for place in noted]) == (kind, beside)
    if kind == "BARE":
        assert [field.wire for field in built.plan.models[found.result[REF]].fields] == list(properties)


def test_an_operation_without_responses_is_untyped():
    built = made(document({"/a": {"get": operation(...)}}))
    assert planned(built).result == {}
    assert set(built.report.untyped) == {"get_thing"}


# -- fields --------------------------------------------------------------------------------------


def test_names_that_start_with_a_digit_are_fields():
    schema = {
        "type": "object",
        "required": ["2fa"],
        "properties": {"2fa": {"type": "boolean"}, "1st_name": {}},
    }
    for built in (made(of_schema(schema)), made(body_of(schema))):
        (model,) = built.plan.models.values()
        assert {field.python: field.wire for field in model.fields} == {
            "field_2fa": "2fa",
            "field_1st_name": "1st_name",
        }
        assert [field.required for field in model.fields] == [not model.in_response, False]
    example = {"success": True, "data": {"2fa": True, "1st_name": "x"}, "meta": []}
    built = made(document({"/a": {"get": operation(answer({}, example=example))}}))
    (model,) = built.plan.models.values()
    assert {field.wire for field in model.fields} == set(schema["properties"])


def test_keys_listed_as_fields_are_a_map_and_noted():
    built = made(of_schema({"properties": {"2026-01-01": {"type": "integer"}, "12": {"type": "integer"}}}))
    assert render_annotation(planned(built).result) == "dict[str, int]"
    assert built.report.notes == {
        "properties that are keys such as ids or dates, read as a map": ["GET /thing 200.data"]
    }


def test_what_a_struct_cannot_hold_is_noted():
    built = made(of_schema({**FIELDS, "additionalProperties": {"type": "integer"}}))
    assert built.report.notes == {"additional properties of a struct, ignored": ["thing"]}


def test_codes_beyond_64_bits_are_any_number(tmp_path):
    built = made(of_schema({"type": "integer", "enum": [2**63, 1]}))
    assert built.report.notes == {"codes beyond 64 bits, typed as any number": ["thing"]}
    with loaded(built.files, tmp_path) as package:
        for facts in endpoints(package).values():
            assert msgspec.json.Decoder(facts.result).decode(b"9223372036854775808") == 2**63


def test_null_without_a_type_is_kept_in_requests():
    inner = {"nullable": True, "properties": {"b": {"type": "string"}}}
    schema = {"type": "object", "properties": {"a": inner}}
    built = made(body_of(schema))
    (field,) = next(model for model in built.plan.models.values() if model.fields[0].wire == "a").fields[:1]
    assert field.nullable


@pytest.mark.parametrize(
    "more", [{"description": "theirs"}, {"nullable": True}, {"type": "object", "title": "t", "example": {}}]
)
def test_a_reference_with_words_around_it_is_the_same_struct(more):
    schema = {"type": "object", "properties": {"m": {"allOf": [COMPONENT], **more}, "n": COMPONENT}}
    for built in (
        made(of_schema(schema, {"A": FIELDS}, version="3.0.3")),
        made(body_of(schema, {"A": FIELDS})),
    ):
        assert len(built.plan.models) == 2
        holder = next(model for model in built.plan.models.values() if model.fields[0].wire == "m")
        assert holder.fields[0].type_schema == holder.fields[1].type_schema
        assert holder.fields[0].nullable is ("nullable" in more or holder.in_response)


def test_a_reference_with_fields_around_it_is_another_struct():
    schema = {"allOf": [COMPONENT], "properties": {"b": {"type": "string"}}}
    built = made(of_schema({"type": "object", "properties": {"m": schema, "n": COMPONENT}}, {"A": FIELDS}))
    assert len(built.plan.models) == 3


DATED = {"type": "object", "properties": {"a": {"type": "string", "format": "date"}}}
WORDED = {"type": "object", "properties": {"a": {"type": "string", "description": "x"}, "b": {}}}


@pytest.mark.parametrize("schema", [{"allOf": [DATED, WORDED]}, {**DATED, "oneOf": [WORDED]}])
def test_what_an_example_shows_of_a_merged_field_is_applied(schema):
    example = {"success": True, "data": {"a": ["x"]}, "meta": []}
    built = made(document({"/a": {"get": operation(answer(enveloped(schema), example=example))}}))
    (model,) = built.plan.models.values()
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
def test_query_types_are_what_can_be_sent(schema, more, taken, value, query, tmp_path):
    built = made(parameter(schema, **more))
    assert render_annotation(planned(built).query[0].type_schema, argument=True) == taken
    assert sent(built, tmp_path, value) == f"/a?{query}"


def test_a_parameter_of_json_is_sent_as_json(tmp_path):
    node = parameter(...)
    node["paths"]["/a"]["get"]["parameters"][0] = {
        "name": "q", "in": "query", "content": {"application/json": {"schema": FIELDS}},
    }  # fmt: skip
    built = made(node)
    with loaded(built.files, tmp_path) as package:
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
def test_what_a_parameter_cannot_express_is_noted(where, schema, more, note):
    assert made(parameter(schema, where, **more)).report.notes == {note: ["get_thing q"]}


def test_what_a_form_cannot_express_is_noted():
    fields = {
        "f": {"type": "string"},
        "fs": LIST,
        "gs[]": LIST,
        "o": FIELDS,
        "os[]": {"type": "array", "items": FIELDS},
    }
    body = {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": fields}}}}
    assert made(document({"/a": {"post": operation(requestBody=body)}})).report.notes == {
        "list in a form, sent with brackets": ["get_thing fs"],
        "object in a form that cannot be sent": ["get_thing o", "get_thing os[]"],
    }
    body = {"content": {"multipart/form-data": {"schema": LIST}}}
    built = made(document({"/a": {"post": operation(requestBody=body)}}))
    assert built.report.notes == {"form without named fields": ["get_thing"]}
    assert render_annotation(planned(built).body, argument=True) == "Mapping[str, Any]"


@pytest.mark.parametrize(
    ("path", "url"),
    [("/a/{q}/ж x", "/a/v/%D0%B6%20x"), ("/a/{q}/%D0%B6", "/a/v/%D0%B6"), ("/a:b/{q}.json", "/a:b/v.json")],
)
def test_paths_are_sent_percent_encoded(path, url, tmp_path):
    given = [{"name": "q", "in": "path", "required": True, "schema": {"type": "string"}}]
    assert sent(made(document({path: {"get": operation(parameters=given)}})), tmp_path, "v") == url


# -- names ---------------------------------------------------------------------------------------


def test_no_module_hides_what_its_package_offers(tmp_path):
    paths = {
        f"/{name}": {"get": operation(answer(FIELDS), operationId=name, tags=["login"])}
        for name in ("login", "logout")
    }
    with loaded(made(document(paths)).files, tmp_path) as package:
        assert callable(package.operations.logout)
        assert package.operations.login().endpoint.path == "/login"


def test_an_id_keeps_its_name_before_one_that_is_shortened_to_it():
    for ids in (("api.x", "x"), ("x", "api.x"), ("api.list_b", "b.list")):
        paths = {f"/{number}": {"get": operation(operationId=name)} for number, name in enumerate(ids)}
        paths["/b"] = {"get": operation(operationId=...)}
        names = {item.id: item.name for item in made(document(paths)).plan.operations}
        if "x" in ids:
            assert (names["x"], names["api.x"]) == ("x", "api_x")
        else:
            assert names["api.list_b"] == "list_b"
        assert len(set(names.values())) == 3
