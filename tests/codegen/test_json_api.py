"""Structs of JSON:API resources."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, get_type_hints

from altegio_async._core.operation import ResultForm
from codegen.build import BuildResult
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_responses,
    build_sdk,
    list_endpoints,
    load_package,
)

OVERLAY = build_overlay({"target": "$.info", "update": {"title": "Corrected"}})
ONE = {
    "type": "object",
    "properties": {"data": {"type": ["object", "null"], "properties": {"id": {"type": "string"}}}},
}
MANY = {"type": "object", "properties": {"data": {"type": "array", "items": {"type": "object"}}}}


def make_resource(kind: str, attributes: dict[str, str], **relationships: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "id", "attributes"],
        "properties": {
            "type": {"type": "string", "enum": [kind]},
            "id": {"type": "string"},
            "attributes": {
                "type": "object",
                "properties": {name: {"type": type_name} for name, type_name in attributes.items()},
            },
            "relationships": {"type": "object", "properties": relationships},
        },
    }


def make_document(schemas: dict[str, Any], **paths: Any) -> dict[str, Any]:
    nodes = {}
    for name, (data, included) in paths.items():
        envelope = {"type": "object", "properties": {"data": data}}
        if included is not None:
            envelope["properties"]["included"] = {"type": "array", "items": included}
        nodes[f"/{name}"] = {"get": build_operation(build_responses(envelope), operationId=name)}
    return build_document(nodes, schemas)


def refer(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def list_fields(built: BuildResult, name: str) -> dict[str, str]:
    """Return the type of each field of a struct, as text, by its Python name."""
    return {field.python: json.dumps(field.type_schema) for field in built.plan.models[name].fields}


def test_a_resource_is_one_flat_struct(tmp_path):
    cat = make_resource("cat", {"name": "string", "owner_id": "integer"}, owner=ONE, toys=MANY, type=ONE)
    built = build_sdk(make_document({"cat": cat}, get_cat=(refer("cat"), None)), OVERLAY)
    assert list(built.plan.models) == ["Cat"]
    with load_package(built.files, tmp_path, "flat_sdk") as package:
        (endpoint,) = list_endpoints(package).values()
        cls = endpoint.result
        assert endpoint.result_form is ResultForm.JSON_API
        assert list(cls.__annotations__) == [
            "id", "type", "name", "owner_id", "related_owner_id", "owner", "toy_ids", "toys", "type_id",
            "related_type",
        ]  # fmt: skip
        types = get_type_hints(cls)
        assert types["id"] is str
        assert types["owner_id"] == int | None
        assert types["related_owner_id"] == int | str | None
        assert types["toy_ids"] == list[int | str] | None
        assert types["toys"] == list[dict[str, Any]] | None


def test_a_relationship_has_the_struct_of_the_type_with_its_name():
    cat = make_resource("cat", {"name": "string"}, owner=ONE, toys=MANY, parent=ONE)
    toy = make_resource("toy", {"title": "string"}, cat=ONE)
    owner = make_resource("owner", {"name": "string"})
    built = build_sdk(
        make_document(
            {"cat": cat, "toy": toy, "owner": owner},
            get_cat=(refer("cat"), None),
            list_toys=({"type": "array", "items": refer("toy")}, None),
            get_owner=(refer("owner"), None),
        ),
        OVERLAY,
    )
    fields = list_fields(built, "Cat")
    assert '"Owner"' in fields["owner"]
    assert '"Toy"' in fields["toys"]
    assert "$ref" not in fields["parent"]
    assert '"Cat"' in list_fields(built, "Toy")["cat"]


def test_a_relationship_has_the_struct_that_the_response_includes():
    cat = make_resource("cat", {"name": "string"}, toys=MANY)
    toy = make_resource("house_toy", {"title": "string"})
    built = build_sdk(make_document({"cat": cat, "toy": toy}, get_cat=(refer("cat"), refer("toy"))), OVERLAY)
    assert '"Toy"' in list_fields(built, "Cat")["toys"]


def test_a_type_with_two_schemas_is_not_chosen():
    cat = make_resource("cat", {"name": "string"}, toys=MANY)
    paths = {
        name: (make_resource("toy", {field: "string"}), None)
        for name, field in (("get_toy", "title"), ("get_other_toy", "colour"))
    }
    built = build_sdk(make_document({"cat": cat}, get_cat=(refer("cat"), None), **paths), OVERLAY)
    assert "$ref" not in list_fields(built, "Cat")["toys"]


def test_the_words_of_the_description_apply_to_the_ids_of_a_relationship():
    document = make_document(
        {"cat": make_resource("cat", {"name": "string"}, good_categories=MANY)}, get_cat=(refer("cat"), None)
    )
    document["info"]["x-altegio-words"] = {"good": "product"}
    fields = build_sdk(document, OVERLAY).plan.models["Cat"].fields
    assert [(field.wire, field.python) for field in fields[-2:]] == [
        ("good_category_ids", "product_category_ids"), ("good_categories", "product_categories")
    ]  # fmt: skip


def test_an_object_with_other_fields_than_a_resource_is_not_flat():
    thing = {"type": "object", "properties": {"id": {"type": "string"}, "attributes": {"type": "object", "properties": {"a": {"type": "string"}}}}}  # fmt: skip
    built = build_sdk(make_document({"thing": thing}, get_thing=(refer("thing"), None)), OVERLAY)
    assert "attributes" in list_fields(built, "Thing")
    assert built.plan.operations[0].envelope == "DATA"


def test_the_description_and_its_example_responses_keep_the_form_of_the_wire():
    document = make_document({"cat": make_resource("cat", {"age": "integer"})}, get_cat=(refer("cat"), None))
    example = {"data": {"type": "cat", "id": "1", "attributes": {"age": "seven"}}}
    document["paths"]["/get_cat"]["get"]["responses"]["200"]["content"]["application/json"]["example"] = (
        example
    )
    before = deepcopy(document)
    built = build_sdk(document, OVERLAY)
    assert document == before
    assert "attributes" in built.corrected["components"]["schemas"]["cat"]["properties"]
    assert '"attributes":{"age":"seven"}' in built.files["responses.py"]
    assert '"string"' in list_fields(built, "Cat")["age"]  # the example shows text
