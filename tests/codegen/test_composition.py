"""Composed schemas: keys beside references, several types, and subtypes with a discriminator."""

from __future__ import annotations

import msgspec
import pytest

from codegen.emit.annotations import render_annotation
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
    load_package,
    wrap_in_envelope,
)

TEXT = {"type": "string"}
CARD = {"type": "object", "properties": {"id": TEXT, "name": TEXT}, "required": ["id"]}


def refer_to(name):
    return {"$ref": f"#/components/schemas/{name}"}


def build_field(schema, schemas, version="3.1.0"):
    body = {"type": "object", "properties": {"part": schema}}
    built = build_sdk(describe_schema(body, schemas, version=version))
    return built, render_annotation(built.plan.models["Thing"].fields[0].type_schema)


def test_fields_beside_a_reference_are_added():
    beside = {**refer_to("Card"), "properties": {"cost": {"type": "integer"}}}
    built, kind = build_field(beside, {"Card": CARD})
    assert kind == "ThingPart"
    assert [field.wire for field in built.plan.models[kind].fields] == ["id", "name", "cost"]


def test_codes_beside_a_reference_are_known():
    _, kind = build_field({**refer_to("Kind"), "enum": ["a", "b"]}, {"Kind": TEXT})
    assert kind == 'Literal["a", "b"] | str'


@pytest.mark.parametrize(
    "beside", [{"description": "x"}, {"title": "x"}, {"readOnly": True}, {"type": "object"}]
)
def test_a_decorated_reference_keeps_its_struct(beside):
    _, kind = build_field({**refer_to("Card"), **beside}, {"Card": CARD})
    assert kind == "Card"


def test_a_key_beside_a_reference_is_noted_before_openapi_3_1():
    built, kind = build_field({**refer_to("Card"), "required": ["name"]}, {"Card": CARD}, version="3.0.3")
    assert kind == "Card"
    [place] = built.report.notes["key beside a reference, ignored before OpenAPI 3.1"]
    assert place.endswith(".part: required")


def test_a_read_only_reference_is_not_part_of_a_request():
    body = {"type": "object", "properties": {"card": {**refer_to("Card"), "readOnly": True}, "note": TEXT}}
    node = build_operation(requestBody={"content": {"application/json": {"schema": body}}})
    built = build_sdk(build_document({"/a": {"post": node}}, {"Card": CARD}))
    assert [field.wire for field in built.plan.models["GetThingInput"].fields] == ["note"]


@pytest.mark.parametrize(
    ("types", "expected", "bodies"),
    [
        (["string", "object"], "ThingPart | str", [b'{"part": "x"}', b'{"part": {"a": "x"}}']),
        (["object", "integer", "null"], "ThingPart | int", [b'{"part": 3}', b'{"part": null}']),
        (["array", "object"], "ThingPart | list[Any]", [b'{"part": [1]}', b'{"part": {"a": "x"}}']),
    ],
)
def test_an_object_or_another_type_is_decoded(types, expected, bodies, tmp_path):
    built, kind = build_field({"type": types, "properties": {"a": TEXT}}, {})
    assert set(kind.split(" | ")) == set(expected.split(" | "))
    with load_package(built.files, tmp_path) as package:
        for body in bodies:
            msgspec.json.decode(body, type=package.models.Thing)


PET = {
    "type": "object",
    "discriminator": {"propertyName": "kind"},
    "required": ["kind"],
    "properties": {"kind": TEXT},
}
SCHEMAS = {
    "Pet": PET,
    "Dog": {"allOf": [refer_to("Pet"), {"properties": {"bark": TEXT}, "required": ["bark"]}]},
    "Puppy": {"allOf": [refer_to("Dog"), {"properties": {"age": {"type": "integer"}}}]},
    "Cat": {"allOf": [refer_to("Pet"), {"properties": {"claws": {"type": "integer"}}}]},
}


def test_a_base_with_a_discriminator_has_the_fields_of_its_subtypes(tmp_path):
    node = build_operation(
        build_responses(wrap_in_envelope({"type": "array", "items": refer_to("Pet")})),
        requestBody={"content": {"application/json": {"schema": refer_to("Pet")}}},
    )
    built = build_sdk(build_document({"/a": {"post": node}}, SCHEMAS))
    with load_package(built.files, tmp_path) as package:
        pets = msgspec.json.decode(
            b'[{"kind": "dog", "bark": "x", "age": 1}, {"kind": "cat", "claws": 4}]',
            type=list[package.models.Pet],
        )
        assert [(pet.bark, pet.age, pet.claws) for pet in pets] == [("x", 1, None), (None, None, 4)]
        sent = msgspec.json.encode(package.models.PetInput(kind="cat", claws=4))
        assert sent == b'{"kind":"cat","claws":4}'
    assert built.report.notes["fields of a subtype added to its base"]


def test_a_subtype_has_only_its_own_fields():
    built = build_sdk(describe_schema(refer_to("Cat"), SCHEMAS))
    assert [field.wire for field in built.plan.models["Cat"].fields] == ["kind", "claws"]
