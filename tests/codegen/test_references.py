"""References to definitions, anchors and other parts of schemas, and recursive schemas."""

from __future__ import annotations

import pytest

from codegen.emit.annotations import render_annotation
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_sdk,
    count_repairs,
    describe_schema,
)

TEXT = {"type": "string"}
LEAF = {"type": "object", "properties": {"leaf": TEXT}}


def refer_to(name):
    return {"$ref": f"#/components/schemas/{name}"}


def render_fields(built):
    """Return {struct: {field: annotation}} of a build."""
    return {
        name: {field.wire: render_annotation(field.type_schema) for field in model.fields}
        for name, model in built.plan.models.items()
    }


def render_result(built):
    return render_annotation(built.plan.operations[0].result)


def test_a_reference_into_definitions_is_followed():
    name = {"type": "object", "properties": {"first": TEXT, "again": refer_to("P/$defs/name")}}
    schemas = {
        "P": {"type": "object", "properties": {"n": refer_to("P/$defs/name")}, "$defs": {"name": name}}
    }
    built = build_sdk(describe_schema(refer_to("P"), schemas))
    assert render_fields(built) == {"P": {"n": "PName"}, "PName": {"first": "str", "again": "PName"}}
    assert count_repairs(built) == {}
    assert built.report.notes == {}


def test_a_parameter_can_refer_to_definitions():
    parameters = [{"name": "q", "in": "query", "schema": refer_to("P/$defs/size")}]
    document = build_document(
        {"/a": {"get": build_operation(parameters=parameters)}},
        {"P": {"$defs": {"size": {"type": "integer"}}}},
    )
    (parameter,) = build_sdk(document).plan.operations[0].query
    assert parameter.type_schema == {"type": "integer"}


def test_a_reference_to_definitions_of_the_same_component_is_followed():
    definitions = {
        "name": {"type": "object", "properties": {"x": {"$ref": "#/$defs/other"}}},
        "other": {"type": "integer"},
    }
    schemas = {"P": {"type": "object", "properties": {"n": {"$ref": "#/$defs/name"}}, "$defs": definitions}}
    built = build_sdk(describe_schema(refer_to("P"), schemas))
    assert render_fields(built) == {"P": {"n": "PName"}, "PName": {"x": "int"}}


def test_equal_local_definitions_of_two_components_stay_separate():
    schemas = {
        name: {"type": "object", "properties": {"n": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"type": kind}}}
        for name, kind in (("A", "integer"), ("B", "string"))
    }
    both = {"type": "object", "properties": {"a": refer_to("A"), "b": refer_to("B")}}
    fields = render_fields(build_sdk(describe_schema(both, schemas)))
    assert (fields["A"], fields["B"]) == ({"n": "int"}, {"n": "str"})


def test_a_reference_into_pattern_properties_is_followed():
    schemas = {
        "P": {"type": "object", "patternProperties": {"^a/b~": LEAF}},
        "Q": refer_to("P/patternProperties/^a~1b~0"),
    }
    assert render_fields(build_sdk(describe_schema(refer_to("Q"), schemas))) == {"Q": {"leaf": "str"}}


@pytest.mark.parametrize("keyword", ["$anchor", "$dynamicAnchor"])
def test_a_reference_to_an_anchor_is_followed(keyword):
    tree = {
        keyword: "node",
        "type": "object",
        "properties": {"kids": {"type": "array", "items": {"$ref": "#node"}}},
    }
    built = build_sdk(describe_schema({"$ref": "#node"}, {"Tree": tree}))
    assert render_result(built) == "Tree"
    assert render_fields(built) == {"Tree": {"kids": "list[Tree]"}}


def test_a_reference_to_an_anchor_inside_a_component_is_followed():
    inner = {"$anchor": "leaf", **LEAF}
    schemas = {
        "P": {
            "type": "object",
            "properties": {"l": inner, "m": {"type": "array", "items": {"$ref": "#leaf"}}},
        }
    }
    fields = render_fields(build_sdk(describe_schema(refer_to("P"), schemas)))
    assert fields[fields["P"]["m"][5:-1]] == {"leaf": "str"}


def test_a_reference_through_another_reference_is_followed():
    schemas = {
        "A": {"type": "object", "properties": {"b": refer_to("B")}},
        "B": {"type": "object", "properties": {"c": LEAF}},
    }
    built = build_sdk(describe_schema(refer_to("A/properties/b/properties/c"), schemas))
    assert render_fields(built) == {render_result(built): {"leaf": "str"}}


def test_a_reference_to_a_part_of_all_of_is_followed():
    schemas = {"A": {"allOf": [refer_to("A"), LEAF]}}
    built = build_sdk(describe_schema(refer_to("A/allOf/1"), schemas))
    assert render_fields(built) == {render_result(built): {"leaf": "str"}}


@pytest.mark.parametrize(
    "target", ["#gone", "#/components/schemas/P/$defs/gone", "#/$defs/gone", "other.yaml#/X"]
)
def test_a_reference_without_a_target_accepts_any_value(target):
    built = build_sdk(describe_schema({"$ref": target}, {"P": LEAF}))
    assert render_result(built) == "Any"
    assert count_repairs(built) == {"dangling or endless reference": 1}


def test_an_anchor_that_refers_to_itself_accepts_any_value():
    built = build_sdk(describe_schema({"$ref": "#a"}, {"A": {"$anchor": "a", "$ref": "#a"}}))
    assert render_result(built) == "Any"
    assert count_repairs(built) == {"dangling or endless reference": 2}


# -- recursion -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schemas", "result"),
    [
        ({"E": {"allOf": [LEAF, {"oneOf": [refer_to("E"), refer_to("F")]}]}, "F": LEAF}, "E"),
        ({"E": {"oneOf": [refer_to("E"), TEXT]}}, "str"),
        ({"E": {"oneOf": [refer_to("E"), LEAF]}}, "Thing"),
        ({"E": {"allOf": [{"oneOf": [refer_to("E"), TEXT]}]}}, "str"),
        ({"E": {"anyOf": [refer_to("F"), {"type": "null"}]}, "F": {"allOf": [refer_to("E")]}}, "Any"),
        ({"E": {"oneOf": [{"allOf": [refer_to("E"), LEAF]}, TEXT]}}, "Thing | str"),
        ({"E": {"anyOf": [{"type": "array", "items": refer_to("E")}, TEXT]}}, "list[Any] | str"),
    ],
)
def test_a_union_that_refers_to_itself_builds(schemas, result):
    assert render_result(build_sdk(describe_schema(refer_to("E"), schemas))) == result


def test_a_recursive_union_below_all_of_of_a_request_builds():
    filters = {"type": "array", "items": {"oneOf": [refer_to("Rule"), refer_to("Group")]}}
    schemas = {
        "Group": {"type": "object", "properties": {"filters": filters}},
        "Rule": {
            "type": "object",
            "allOf": [{"oneOf": [refer_to("Rule"), refer_to("Group")]}],
            "properties": {"k": TEXT},
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": refer_to("Group")}}}
    built = build_sdk(build_document({"/a": {"put": build_operation(requestBody=body)}}, schemas))
    assert "filters" in render_fields(built)["Group"]


@pytest.mark.parametrize(
    "schema",
    [
        {"required": ["gone"], "allOf": [LEAF]},
        {"allOf": [LEAF, {"required": ["gone", "leaf"]}]},
        {**LEAF, "required": ["gone"]},
    ],
)
def test_a_required_property_without_a_schema_is_noted(schema):
    built = build_sdk(describe_schema(refer_to("A"), {"A": schema}))
    assert render_fields(built) == {"A": {"leaf": "str"}}
    assert built.report.notes == {"required property without a schema": ["A.gone"]}


# -- defaults ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "default", "kept"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 9}, 5, True),
        ({"type": "integer", "minimum": 1}, 0, False),
        ({"type": "string", "pattern": "^a+$"}, "aa", True),
        ({"type": "string", "pattern": "^a+$"}, "b", False),
        ({"type": "string", "format": "date"}, "2026-01-31", True),
        ({"type": "string", "format": "date"}, "tomorrow", False),
        ({"type": "array", "items": {"type": "string"}}, [], True),
        ({"type": "array", "items": {"type": "string"}}, ["a"], True),
        ({"type": "array", "items": {"type": "string"}}, [1], False),
        ({"type": "array", "items": refer_to("Leaf")}, [{"leaf": "x"}], True),
        ({"type": "array", "items": refer_to("Leaf")}, [{"leaf": 1}], False),
        ({"type": "object", "properties": {"a": {"type": "integer"}}}, {"a": 1}, True),
        ({"oneOf": [{"type": "integer"}, {"type": "string"}]}, "x", True),
        ({"allOf": [{"type": "integer"}]}, "x", False),
        ({"type": ["string", "null"]}, None, True),
    ],
)
def test_a_default_is_removed_only_if_its_schema_rejects_it(schema, default, kept):
    field = {"type": "object", "properties": {"x": {**schema, "default": default}}}
    built = build_sdk(describe_schema(refer_to("A"), {"A": field, "Leaf": LEAF}))
    assert ("default" in built.corrected["components"]["schemas"]["A"]["properties"]["x"]) is kept
    assert count_repairs(built) == ({} if kept else {"default that does not fit its type": 1})
