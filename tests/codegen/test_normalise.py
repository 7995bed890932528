"""From corrected schemas to structs: types, names, requests and responses, envelopes."""

from __future__ import annotations

import pytest

from codegen.emit.annotations import render_annotation
from codegen.naming import (
    choose_python_name,
    make_class_name,
    make_safe,
    singularise,
    split_words,
    suggest_operation_names,
    translate,
)
from codegen.normalise.unions import combine
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
    wrap_in_envelope,
)

TEXT_RESPONSE = build_responses({"type": "string"})["200"]
OBJECT_RESPONSE = build_responses({"type": "object", "properties": {"a": {"type": "string"}}})["200"]


def render_fields(built, model):
    return {field.wire: render_annotation(field.type_schema) for field in built.plan.models[model].fields}


def render_result(built, number=0):
    plan = built.plan.operations[number]
    return None if plan.result is None else render_annotation(plan.result)


@pytest.mark.parametrize(
    ("schema", "name", "expected"),
    [
        ({"type": "number"}, "id", "int | float"),
        ({"type": "number"}, "company_id", "int | float"),
        ({"type": "number"}, "visitsCount", "int | float"),
        ({"type": "number"}, "is_archived", "int | float"),
        ({"type": "number"}, "page_size", "int | float"),
        ({"type": "number"}, "amount", "int | float"),
        ({"type": "number", "format": "int32"}, "amount", "int"),
        ({"type": "number", "format": "decimal"}, "cost", "Decimal"),
        ({"type": "string", "format": "decimal"}, "cost", "Decimal"),
        ({"type": "number", "example": 1.5}, "count", "int | float"),
        ({"type": "array", "items": {"type": "number"}}, "ids", "list[int | float]"),
        ({"type": "array"}, "x", "list[Any]"),
        ({"type": "string", "format": "date-time"}, "x", "datetime"),
        ({"type": "string", "format": "date"}, "x", "date"),
        ({"type": "string", "format": "date-time", "example": "21.09.2026 10:00"}, "x", "str"),
        ({"type": "string", "format": "date-time", "example": "2026-09-21T23:00:00.000-05:00"}, "x", "datetime"),
        ({"type": "string", "format": "uuid"}, "x", "str"),
        ({"type": "string", "format": "binary"}, "x", "bytes"),
        ({"type": "string", "enum": ["a", "b"]}, "x", 'Literal["a", "b"] | str'),
        ({"type": "integer", "enum": [1, 2]}, "x", "Literal[1, 2] | int"),
        ({"type": "number", "enum": [1.0, 2.0]}, "x", "Literal[1, 2] | int"),
        ({"enum": [1, "a", None]}, "x", 'Literal[1] | int | Literal["a"] | str'),
        ({"type": "boolean", "enum": [True]}, "x", "bool"),
        ({"const": "a"}, "x", 'Literal["a"] | str'),
        ({"type": ["string", "null"]}, "x", "str"),
        ({"type": ["integer", "string"]}, "x", "int | str"),
        ({"type": "object"}, "x", "dict[str, Any]"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "x", "dict[str, int]"),
        ({"type": "object", "properties": {"2026-01-01": {"type": "string"}}}, "x", "dict[str, str]"),
        ({"type": "integer", "enum": [2**63]}, "x", "int"),
        ({"type": "number", "enum": [1, -(2.0**70)]}, "x", "int"),
        ({}, "x", "Any"),
        ({"oneOf": [{"type": "string"}, {"type": "null"}]}, "x", "str"),
        ({"oneOf": [{"type": "string", "format": "date"}, {"type": "string"}]}, "x", "str"),
        ({"oneOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "array", "items": {"type": "string"}}]}, "x", "list[int | str]"),
        ({"allOf": [{"type": "string"}]}, "x", "str"),
        ({"type": "string", "x-altegio-secret": True}, "x", "Secret"),
        ({"type": "integer", "x-altegio-codes": "state"}, "x", "Literal[1, 2] | int"),
        ({"type": "string", "x-altegio-codes": "colour"}, "x", 'Literal["red", "blue"] | str'),
    ],
)  # fmt: skip
def test_types_of_responses(schema, name, expected):
    tables = {"state": {"values": {"1": "new", "2": "old"}}, "colour": ["red", "blue"]}
    built = build_sdk(
        describe_schema(
            {"type": "object", "properties": {name: schema}}, info={"x-altegio-code-tables": tables}
        )
    )
    assert render_fields(built, "Thing") == {name: expected}


def test_response_fields_are_optional_and_nullable_except_a_verified_id():
    schema = {
        "type": "object",
        "required": ["id", "name"],
        "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
    }
    nothing = {"overlay": "1.0.0", "actions": [{"target": "$.info", "update": {"x-checked": True}}]}
    unproven, proven = build_sdk(describe_schema(schema)), build_sdk(describe_schema(schema), nothing)
    for built, required in ((unproven, [False, False]), (proven, [True, False])):
        found = built.plan.models["Thing"].fields
        assert [field.required for field in found] == required
        assert [field.nullable for field in found] == [not flag for flag in required]


def test_requests_keep_required_fields_and_reject_unknown_codes():
    body = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string"},
            "b": {"type": "string", "nullable": True},
            "c": {"type": "string", "enum": ["x", "y"]},
            "made": {"type": "string", "readOnly": True},
        },
    }
    node = build_operation(requestBody={"required": True, "content": {"application/json": {"schema": body}}})
    built = build_sdk(build_document({"/a": {"post": node}}, version="3.0.0"))
    text = built.files["models/things.py"]
    assert "class GetThingInput(Model" in text
    assert "    a: str\n" in text
    assert "    b: str | None | UnsetType = UNSET\n" in text
    assert "    c: \"Literal['x', 'y'] | UnsetType\" = UNSET\n" in text
    assert "made" not in text


def test_one_component_in_both_roles_becomes_two_structs():
    card = {"type": "object", "properties": {"id": {"type": "number"}, "sum": {"type": "number"}}}
    ref = {"$ref": "#/components/schemas/card"}
    node = build_operation(
        build_responses(wrap_in_envelope(ref)), requestBody={"content": {"application/json": {"schema": ref}}}
    )
    built = build_sdk(build_document({"/a": {"post": node}}, {"card": card}))
    assert {name: model.in_response for name, model in built.plan.models.items()} == {
        "Card": True,
        "CardInput": False,
    }


def test_a_recursive_schema():
    tree = {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "below": {"type": "array", "items": {"$ref": "#/components/schemas/tree"}},
        },
    }
    built = build_sdk(describe_schema({"$ref": "#/components/schemas/tree"}, {"tree": tree}))
    assert render_fields(built, "Tree") == {"id": "int", "below": "list[Tree]"}


@pytest.mark.parametrize(
    "schemas",
    [
        {"a": {"type": "array", "items": {"$ref": "#/components/schemas/a"}}},
        {"a": {"allOf": [{"$ref": "#/components/schemas/a"}, {"type": "object", "properties": {"x": {"type": "string"}}}]}},
        {"a": {"oneOf": [{"$ref": "#/components/schemas/a"}, {"type": "string"}]}},
        {"a": {"$ref": "#/components/schemas/b"}, "b": {"$ref": "#/components/schemas/a"}},
        {
            "a": {"type": "object", "properties": {"n": {"oneOf": [{"$ref": "#/components/schemas/a"}, {"$ref": "#/components/schemas/b"}]}}},
            "b": {"type": "object", "properties": {"n": {"$ref": "#/components/schemas/a"}, "m": {"type": "string"}}},
        },
    ],
)  # fmt: skip
def test_recursive_schemas_terminate(schemas):
    built = build_sdk(describe_schema({"$ref": "#/components/schemas/a"}, schemas))
    assert built.report.total == 1


def test_all_of_is_merged():
    parts = [
        {"$ref": "#/components/schemas/base"},
        {"properties": {"b": {"type": "integer"}}, "required": ["b"]},
    ]
    base = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert render_fields(build_sdk(describe_schema({"allOf": parts}, {"base": base})), "Thing") == {
        "a": "str",
        "b": "int",
    }


def test_untagged_structs_are_merged():
    one = {"type": "object", "properties": {"a": {"type": "string"}, "c": {"type": "string"}}}
    two = {"type": "object", "properties": {"b": {"type": "integer"}, "c": {"type": "integer"}}}
    built = build_sdk(describe_schema({"oneOf": [one, two]}))
    assert render_fields(built, "Thing") == {"a": "str", "b": "int", "c": "str | int"}
    assert built.report.notes["union of objects merged into one struct"] == ["thing"]


def test_a_body_with_alternative_structs_is_a_union():
    one = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    two = {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}}}
    content = {
        "application/json": {
            "schema": {"oneOf": [{"$ref": "#/components/schemas/One"}, {"$ref": "#/components/schemas/Two"}]}
        }
    }
    built = build_sdk(
        build_document(
            {"/a": {"post": build_operation(requestBody={"content": content, "required": True})}},
            {"One": one, "Two": two},
        )
    )
    assert "body: models.One | models.Two | Mapping[str, Any])" in built.files["operations/things.py"]


def test_schemas_with_one_model_name_are_merged():
    left = {
        "type": "object",
        "x-altegio-model": "Card",
        "properties": {"id": {"type": "number"}, "a": {"type": "string"}},
    }
    right = {
        "type": "object",
        "x-altegio-model": "Card",
        "properties": {"id": {"type": "integer"}, "b": {"type": "string"}},
    }
    paths = {
        "/a": {"get": build_operation(build_responses(wrap_in_envelope(left)))},
        "/b": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"type": "array", "items": right})),
                operationId="b",
                tags=["Other"],
            )
        },
    }
    built = build_sdk(build_document(paths))
    assert render_fields(built, "Card") == {"id": "int | float", "a": "str", "b": "str"}
    assert built.plan.models["Card"].module == "common"
    assert [render_result(built, number) for number in (0, 1)] == ["Card", "list[Card]"]


def test_components_that_differ_only_in_spelling_are_merged():
    shape = {"type": "object", "properties": {"id": {"type": "integer"}}}
    paths = {
        "/a": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"$ref": "#/components/schemas/LoyaltyCard"}))
            )
        },
        "/b": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"$ref": "#/components/schemas/loyalty_card"})),
                operationId="b",
            )
        },
    }
    built = build_sdk(
        build_document(paths, {"LoyaltyCard": shape, "loyalty_card": {**shape, "description": "again"}})
    )
    assert list(built.plan.models) == ["LoyaltyCard"]


def test_name_clashes_are_resolved_without_digits():
    schemas = {
        "Staff": {"type": "object", "properties": {"a": {"type": "string"}}},
        "staff": {"type": "object", "properties": {"b": {"type": "string"}}},
    }
    paths = {
        "/a": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"$ref": "#/components/schemas/Staff"})),
                operationId="get_it",
            )
        },
        "/b": {
            "get": build_operation(
                build_responses(wrap_in_envelope({"$ref": "#/components/schemas/staff"})),
                operationId="search_person",
            )
        },
    }
    assert set(build_sdk(build_document(paths, schemas)).plan.models) == {"Staff", "Person"}


@pytest.mark.parametrize(
    ("responses", "expected", "kind"),
    [
        (build_responses(wrap_in_envelope({"type": "integer"})), "int", "DATA"),
        (build_responses({"type": "array", "items": wrap_in_envelope({"type": "integer"})}), "int", "DATA"),
        (
            build_responses({"properties": {"data": {"type": "string"}, "included": {"type": "array"}}}),
            "str",
            "DATA",
        ),
        (build_responses({"properties": {"success": {"type": "boolean"}, "meta": {}}}), None, "EMPTY"),
        (build_responses(wrap_in_envelope({"type": "null"})), None, "EMPTY"),
        (build_responses(wrap_in_envelope({"type": "object", "nullable": True})), None, "EMPTY"),
        ({"204": {"description": ""}}, None, "EMPTY"),
        ({"200": {"description": ""}}, None, "EMPTY"),
        (
            {
                **build_responses(wrap_in_envelope({"type": "integer"})),
                **build_responses(wrap_in_envelope({"type": "string"}), "201"),
            },
            "int | str",
            "DATA",
        ),
        (
            {"400": {"description": ""}, **build_responses(wrap_in_envelope({"type": "integer"}), "202")},
            "int",
            "DATA",
        ),
        (build_responses({}), "Any", "DATA"),
        (
            {"200": {"description": "", "content": {"application/pdf": {"schema": {"type": "string"}}}}},
            "bytes",
            "BYTES",
        ),
    ],
)
def test_envelopes(responses, expected, kind):
    """Build next to an operation with a certain envelope, so that envelopes are detected."""
    sure = build_operation(build_responses(wrap_in_envelope({"type": "integer"})), operationId="zzz")
    built = build_sdk(
        build_document({"/a": {"get": build_operation(responses)}, "/z": {"get": sure}}, version="3.0.0")
    )
    assert render_result(built) == expected
    assert built.plan.operations[0].envelope == kind
    assert (expected == "Any") == ("get_thing" in built.report.untyped)


def test_an_api_without_envelopes_is_bare():
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "get": build_operation(
                        build_responses({"type": "object", "properties": {"data": {}, "x": {}}})
                    )
                }
            }
        )
    )
    assert built.plan.operations[0].envelope == "BARE"
    assert render_result(built) == "Thing"


def test_a_success_with_and_without_a_body_is_nullable():
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "delete": build_operation(
                        {**build_responses(wrap_in_envelope({"type": "integer"})), "204": {"description": ""}}
                    )
                }
            }
        )
    )
    assert "Endpoint[int | None]" in built.files["operations/things.py"]


def test_a_response_without_a_schema_is_typed_by_its_example():
    example = {
        "success": True,
        "data": [{"id": 1, "cost": 2.5, "at": None, "who": {"name": "A"}}, {"id": 2, "cost": "3"}],
    }
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "get": build_operation(
                        {"200": {"description": "", "content": {"application/json": {"example": example}}}}
                    )
                }
            }
        )
    )
    assert render_result(built) == "list[Thing]"
    assert render_fields(built, "Thing") == {
        "id": "int | float",
        "cost": "int | float | str",
        "at": "Any",
        "who": "ThingWho",
    }
    assert built.report.untyped == {}


@pytest.mark.parametrize(
    ("schema", "example", "expected"),
    [
        ({"type": "integer"}, 1.5, "int | float"),
        ({"type": "integer"}, "12", "int"),
        ({"type": "integer"}, "many", "int | str"),
        ({"type": "string"}, 5, "str"),
        ({"type": "string"}, {"a": 1}, "str | ThingX"),
        ({"type": "string", "format": "date"}, 1630454400, "str"),
        ({"type": "string", "format": "date"}, "2026-01-31", "date"),
        ({"type": "boolean"}, 1, "bool"),
        ({"type": "boolean"}, 2, "bool | int | float"),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, [{"a": "x"}], "ThingX | list[ThingX]"),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, [], "ThingX"),
        ({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}}, {"a": "x"}, "list[ThingX] | ThingX"),
    ],
)  # fmt: skip
def test_an_example_that_contradicts_its_schema_widens_it(schema, example, expected):
    data = {"type": "object", "properties": {"x": schema}}
    built = build_sdk(
        build_document(
            {
                "/a": {
                    "get": build_operation(
                        build_responses(
                            wrap_in_envelope(data), example={"success": True, "data": {"x": example}}
                        )
                    )
                }
            }
        )
    )
    parts = set(render_fields(built, "Thing")["x"].split(" | "))
    assert parts == set(expected.split(" | "))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}], "str"),
        ([{"type": "string", "format": "decimal"}, {"type": "string"}], "str"),
        ([{"type": "number", "format": "decimal"}, {"type": "integer"}, {"type": "number"}], "Decimal"),
        ([{"$ref": "A"}, {"$ref": "B"}], "Any"),
        ([{"$ref": "A"}, {"type": "object", "additionalProperties": True}], "A"),
        ([{"$ref": "A"}, {"type": "array", "items": {}}, {"type": "string"}], "A | str | list[Any]"),
        ([{}, {"type": "string"}], "Any"),
        ([{"type": "number"}, {"type": "string"}], "int | float | str"),
    ],
)
def test_unions_contain_only_alternatives_that_the_decoder_distinguishes(parts, expected):
    found = render_annotation(combine(parts))
    assert set(found.split(" | ")) == set(expected.split(" | "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("companyId", ["company", "id"]),
        ("HTTPServer_v2", ["http", "server", "v2"]),
        ("ids[]", ["ids"]),
        ("Authentication B2B", ["authentication", "b2b"]),
        ("Лист ожидания", ["list", "ozhidaniya"]),
        ("Crème brûlée", ["creme", "brulee"]),
        ("client's card", ["clients", "card"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert split_words(text) == expected


@pytest.mark.parametrize(
    ("wire", "taken", "expected"),
    [
        ("company_id", set(), "location_id"),
        ("companyId", set(), "location_id"),
        ("company_id", {"location_id"}, "company_id"),
        ("company_id", {"location_id", "company_id"}, "company_id_"),
        ("salon_group_id", set(), "chain_id"),
        ("class", set(), "class_"),
        ("2fa", set(), "field_2fa"),
        ("freeze limit", set(), "freeze_limit"),
        ("@type", {"type"}, "type_"),
        ("[]", set(), "field_"),
        ("field", set(), "field_"),
    ],
)
def test_python_names(wire, taken, expected):
    renames = {"company": "location", "salon": "location", "salon_group": "chain"}
    assert choose_python_name(wire, renames, taken) == expected


def test_field_names_that_need_no_change_have_priority():
    schema = {
        "type": "object",
        "properties": {name: {"type": "integer"} for name in ("salon_id", "company_id", "location_id")},
    }
    built = build_sdk(
        describe_schema(schema, info={"x-altegio-words": {"company": "location", "salon": "location"}})
    )
    assert {field.wire: field.python for field in built.plan.models["Thing"].fields} == {
        "salon_id": "salon_id",
        "company_id": "company_id",
        "location_id": "location_id",
    }


def test_renames_prefer_the_longest_words():
    assert (
        translate("salon_group_of_salon", {"salon": "location", "salon_group": "chain"})
        == "chain_of_location"
    )


def test_other_names():
    assert [singularise(word) for word in ("categories", "statuses", "cards", "news", "is", "boxes", "address")] == [
        "category", "status", "card", "news", "is", "box", "address",
    ]  # fmt: skip
    assert make_class_name(["401", "unauthorized", "response"]) == "UnauthorizedResponse401"
    assert make_class_name(["401"]) == "Model401"
    assert len(make_class_name(["word"] * 30)) == 40
    assert make_class_name(["none"]) == "NoneModel"
    assert make_safe("1st", "call") == "call_1st"
    assert suggest_operation_names("get", "/api/v1/records/{company_id}")[0] == "list_records"
    assert suggest_operation_names("get", "/api/v1/record/{company_id}/{record_id}")[0] == "get_record"
    assert suggest_operation_names("post", "/chain/{id}/cards")[0] == "create_chain_card"
    assert all(name.isidentifier() for name in suggest_operation_names("get", "/"))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ({"404": TEXT_RESPONSE, "default": OBJECT_RESPONSE}, "Thing"),
        ({"4XX": TEXT_RESPONSE, "500": TEXT_RESPONSE, "default": OBJECT_RESPONSE}, "Thing"),
        ({"default": OBJECT_RESPONSE}, "Thing"),
        ({"200": TEXT_RESPONSE, "default": OBJECT_RESPONSE}, "str"),
        ({"2XX": TEXT_RESPONSE, "default": OBJECT_RESPONSE}, "str"),
        ({"204": {"description": ""}, "default": OBJECT_RESPONSE}, None),
        ({"302": {"description": ""}, "default": OBJECT_RESPONSE}, None),
    ],
)
def test_the_default_response_is_the_success_if_only_errors_are_listed(statuses, expected):
    built = build_sdk(build_document({"/a": {"get": build_operation(statuses)}}))
    assert render_result(built) == expected


def test_struct_names_do_not_depend_on_the_paths_of_operations():
    inner = {
        "type": "object",
        "properties": {"kind": {"type": "object", "properties": {"x": {"type": "string"}}}},
    }
    built = [
        build_sdk(
            build_document(
                {
                    first: {"get": build_operation(build_responses(inner), operationId="get_card")},
                    second: {
                        "get": build_operation(
                            build_responses({**inner, "title": "t"}), operationId="get_ticket"
                        )
                    },
                }
            )
        )
        for first, second in (("/a", "/b"), ("/b", "/a"))
    ]
    assert list(built[0].plan.models) == list(built[1].plan.models)
    assert [operation.path for operation in built[1].plan.operations] == ["/a", "/b"]
