"""Corrections: each one matches, changes something, and changes only its target."""

from __future__ import annotations

import re
from copy import deepcopy

import jsonpath
import pytest

from codegen.errors import CodegenError
from codegen.overlay import _find_matches, apply_overlay
from tests.support.codegen.descriptions import build_document, build_overlay

PHONE = "$.paths.*[?@.operationId=='a'].parameters[?@.name=='phone'].schema"


@pytest.fixture
def shared_document():
    """Return two operations that share a parameter and a component."""
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Card"}}}}}
    return {
        "openapi": "3.1.0",
        "paths": {
            "/a": {
                "get": {
                    "operationId": "a",
                    "parameters": [{"$ref": "#/components/parameters/phone"}, {"name": "page"}],
                    "responses": deepcopy(answer),
                }
            },
            "/b": {
                "get": {
                    "operationId": "b",
                    "parameters": [{"$ref": "#/components/parameters/phone"}],
                    "responses": deepcopy(answer),
                }
            },
        },
        "components": {
            "parameters": {"phone": {"name": "phone", "schema": {"type": "number"}}},
            "schemas": {
                "Card": {
                    "properties": {
                        "number": {"type": "integer"},
                        "parent": {"$ref": "#/components/schemas/Card"},
                    }
                }
            },
        },
    }


def test_a_target_behind_a_reference_changes_only_its_own_operation(shared_document):
    result, applied = apply_overlay(
        shared_document, build_overlay({"target": PHONE, "update": {"type": "string"}, "x-defect": "P5"})
    )
    assert result["paths"]["/a"]["get"]["parameters"][0] == {"name": "phone", "schema": {"type": "string"}}
    assert result["paths"]["/b"] == shared_document["paths"]["/b"]
    assert result["components"] == shared_document["components"]
    assert [(entry.defect, entry.places) for entry in applied] == [("P5", 1)]


def test_a_deep_target_copies_every_reference_on_its_path(shared_document):
    target = (
        "$.paths.*[?@.operationId=='b'].responses['200'].content['application/json'].schema"
        ".properties.parent.properties.number"
    )
    result, _ = apply_overlay(
        shared_document, build_overlay({"target": target, "update": {"type": "string"}})
    )
    schema = result["paths"]["/b"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["properties"]["parent"]["properties"]["number"] == {"type": "string"}
    assert schema["properties"]["number"] == {"type": "integer"}
    assert result["paths"]["/a"] == shared_document["paths"]["/a"]
    assert result["components"] == shared_document["components"]


def test_several_targets_are_removed_from_the_last_to_the_first(shared_document):
    shared_document["paths"]["/a"]["get"]["parameters"] = [
        {"name": "x"},
        {"name": "keep"},
        {"name": "x"},
        {"name": "x"},
    ]
    action = {"target": "$.paths['/a'].get.parameters[?@.name=='x']", "remove": True}
    result, applied = apply_overlay(shared_document, build_overlay(action))
    assert result["paths"]["/a"]["get"]["parameters"] == [{"name": "keep"}]
    assert applied[0].places == 3


def test_objects_are_merged_arrays_extended_and_other_values_replaced(shared_document):
    action = {
        "target": "$.paths['/b'].get",
        "update": {"parameters": [{"name": "ids[]"}], "tags": ["T"], "operationId": "c"},
    }
    result, _ = apply_overlay(shared_document, build_overlay(action))
    node = result["paths"]["/b"]["get"]
    assert node["operationId"] == "c"
    assert node["tags"] == ["T"]
    assert [entry.get("name") for entry in node["parameters"]] == [None, "ids[]"]


def test_a_reference_as_update_replaces_the_old_value(shared_document):
    action = {
        "target": "$.components.schemas.Card.properties.number",
        "update": {"$ref": "#/components/schemas/Card"},
    }
    result, _ = apply_overlay(shared_document, build_overlay(action))
    assert result["components"]["schemas"]["Card"]["properties"]["number"] == {
        "$ref": "#/components/schemas/Card"
    }


def test_copy_reads_from_the_document(shared_document):
    action = {
        "target": "$.components.schemas.Card.properties.number",
        "copy": "$.components.parameters.phone.schema",
    }
    result, _ = apply_overlay(shared_document, build_overlay(action))
    assert result["components"]["schemas"]["Card"]["properties"]["number"] == {"type": "number"}


def test_the_whole_document_can_be_the_target(shared_document):
    result, _ = apply_overlay(shared_document, build_overlay({"target": "$", "update": {"x-fact": 1}}))
    assert result["x-fact"] == 1


def test_a_descendant_search_terminates_on_a_recursive_schema(shared_document):
    result, applied = apply_overlay(
        shared_document, build_overlay({"target": "$..[?@.type=='integer']", "update": {"type": "string"}})
    )
    assert applied[0].places == 1
    assert result["components"]["schemas"]["Card"]["properties"]["number"] == {"type": "string"}


def test_actions_without_effect_are_all_named_at_once(shared_document):
    actions = (
        {"target": PHONE, "update": {"type": "number"}, "x-defect": "P1"},
        {"target": "$.paths.*[?@.operationId=='gone']", "update": {"a": 1}, "x-defect": "P2"},
        {"target": "$.paths['/a'].get", "update": {"x-ok": True}, "x-defect": "P3"},
        {"target": "$.components.schemas.Lost", "remove": True},
    )
    with pytest.raises(CodegenError) as caught:
        apply_overlay(shared_document, build_overlay(*actions))
    message = str(caught.value)
    assert message.startswith("3 of 4 corrections")
    assert "P1: " in message
    assert "changes nothing" in message
    assert "P2: " in message
    assert "action 4: $.components.schemas.Lost matches nothing" in message
    assert "P3" not in message


def test_the_source_is_never_changed(shared_document):
    before = repr(shared_document)
    apply_overlay(
        shared_document,
        build_overlay(
            {"target": PHONE, "update": {"type": "string"}}, {"target": "$.paths['/b']", "remove": True}
        ),
    )
    assert repr(shared_document) == before


@pytest.mark.parametrize(
    ("overlay_data", "message"),
    [
        ({"actions": []}, "not an OpenAPI Overlay"),
        (build_overlay({"update": {}}), "no target"),
        (build_overlay({"target": "$.a"}), "needs one of"),
        (build_overlay({"target": "$.a", "update": 1, "remove": True}), "needs one of"),
        (build_overlay({"target": "$.[", "update": 1}), "not a JSONPath"),
        (build_overlay({"target": "$.paths", "copy": "$.paths.*"}), "matches 2 locations"),
        (build_overlay({"target": "$.paths", "copy": "$$$["}), "$.paths: $$$[ is not a JSONPath"),
        (build_overlay({"target": "$.paths", "copy": 5}), "copy must be a JSONPath"),
        (build_overlay({"target": "$", "update": 5}), "can only be updated with an object"),
        (build_overlay({"target": "$", "copy": "$.info.title"}), "can only be updated with an object"),
        (build_overlay({"target": "$", "remove": True}), "can only be updated with an object"),
    ],
)
def test_a_broken_overlay_is_refused(shared_document, overlay_data, message):
    with pytest.raises(CodegenError, match=re.escape(message)):
        apply_overlay(shared_document, overlay_data)


def test_locations_changed_by_one_action_stay_independent(shared_document):
    both = {"target": "$.paths.*.*", "update": {"x-fact": {"a": 1}}}
    one = {"target": "$.paths['/a'].get.x-fact", "update": {"a": 2}}
    result, _ = apply_overlay(shared_document, build_overlay(both, one))
    assert result["paths"]["/a"]["get"]["x-fact"] == {"a": 2}
    assert result["paths"]["/b"]["get"]["x-fact"] == {"a": 1}


@pytest.mark.parametrize("target", ["$..A", "$.components.schemas.A", "$..schemas.*"])
def test_circular_references_are_reported(target):
    schemas = {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}
    with pytest.raises(CodegenError, match="dangling reference|matches nothing|changes nothing"):
        apply_overlay(
            build_document({"/a": {}}, schemas),
            build_overlay({"target": target, "update": {"type": "string"}}),
        )


def list_titled(document):
    return [
        node["operationId"]
        for item in document["paths"].values()
        for node in item.values()
        if node.get("title") == "x"
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("$.paths.*[?@.operationId=='b']", ["b"]),
        ("$.paths.*[?@.operationId=='a' || @.operationId=='b']", ["a", "b"]),
        ("$.paths.*[?@.operationId=='a'  ||  @.operationId=='c']", ["a"]),
        ("$.paths.*[?@.operationId=='a' && @.parameters]", ["a"]),
        ("$.paths.*[?@.operationId!='a']", ["b"]),
    ],
)
def test_operations_are_found_by_their_ids(shared_document, target, expected):
    result, _ = apply_overlay(shared_document, build_overlay({"target": target, "update": {"title": "x"}}))
    assert list_titled(result) == expected


NAMED = {
    "properties": {
        "sum": {"type": "integer", "items": {"properties": {"sum_paid": {"type": ["integer"]}}}},
        "total": {"type": "integer", "title": "x"},
        "sum_paid": {"type": ["string", "integer"], "title": "x"},
        "sums": {"type": "string"},
    }
}


@pytest.mark.parametrize(
    "path",
    [
        "$..properties.number",
        "$..properties[?@.type=='integer']",
        "$..schemas..number",
        "$..parameters",
        "$..properties[?match(#, 'sum|sum_.*')]",
        "$..properties[?match(#, 'sum') && (@.type=='integer' || @.title)].items",
        "$..properties[?match(#, 'sum.*') || @.title=='x']",
        "$..properties[?@.title=='x' || match(#, 'sum')]",
        "$..properties[?!match(#, 'sum.*')]",
        "$..properties[?@.title && !match(#, 'sum.*')]",
        "$..properties[?@.type[?@=='integer'] && match(#, '.*_paid')].type",
        "$..properties[?@.type=='integer' && match(#, 'sum') && !@.title].items..sum_paid",
        "$..properties[?(match(#, 'sum') || @.title) && match(#, '.*m.*')]",
    ],
)
def test_a_descendant_search_matches_as_a_jsonpath_does(shared_document, path):
    document = {**shared_document, "x-named": NAMED}
    expected = sorted(map(str, (match.parts for match in jsonpath.finditer(path, document))))
    found = _find_matches(path, document, "test")
    assert sorted(map(str, found)) == expected
    assert found


def test_a_test_of_names_with_an_invalid_pattern_matches_nothing(shared_document):
    assert _find_matches("$..properties[?match(#, '(number')]", shared_document, "test") == []
