"""Names of structs and fields: valid Python in every case, or noted in the report."""

from __future__ import annotations

import sys
from typing import Any

import msgspec
import pytest

from codegen.naming import make_class_name, split_words
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_responses,
    build_sdk,
    describe_schema,
    load_package,
)

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
UNUSABLE = ['a"b', "a\\b", "a\nb", "a\x00b", '"', "\\", "\x1f"]


def describe_body(schema, schemas=None, **more):
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return build_document({"/thing": {"put": build_operation(requestBody=body, **more)}}, schemas)


@pytest.mark.parametrize(
    "name", ["None", "True", "False", "none", "20242024" + "x" * 40 + "Report", "2024" * 15, "1"]
)
def test_a_component_with_an_invalid_class_name_gets_a_valid_one(name, tmp_path):
    built = build_sdk(describe_schema({"$ref": f"#/components/schemas/{name}"}, {name: OBJECT}))
    (model,) = built.plan.models
    assert model.isidentifier()
    assert len(model) <= 40
    with load_package(built.files, tmp_path) as package:
        assert msgspec.json.decode(b'{"a": "x"}', type=getattr(package.models, model)).a == "x"


def test_a_name_that_starts_with_a_digit_after_shortening_gets_a_prefix(tmp_path):
    identity = "put_config_v2_securityClassification-6VMVochwUWo_schema#add"
    inner = {"type": "object", "properties": {"nested": OBJECT, "twin": {**OBJECT, "title": "twin"}}}
    built = build_sdk(describe_body(inner, operationId=identity))
    assert "Model6vmVochwUWoSchemaAddInputNested" in built.plan.models
    with load_package(built.files, tmp_path) as package:
        assert set(package.models.__all__) == set(built.plan.models)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["security" * 4, "6vm", "b" * 20, "schema"], "Model6vmBbbb"),
        (["6" * 50], "Model" + "6" * 35),
        (["none"], "NoneModel"),
        ([], "Model"),
        (["401", "error"], "Error401"),
    ],
)
def test_class_names_are_valid_after_shortening(words, expected):
    name = make_class_name(words)
    assert name.isidentifier()
    assert name.startswith(expected)
    assert not name.endswith("_")


@pytest.mark.parametrize("count", [8, 10, 12, 40, 100])
def test_any_number_of_inline_objects_gets_distinct_names(count):
    members = [
        {"type": "object", "properties": {f"f{number}": {"type": "string"}}} for number in range(count)
    ]
    built = build_sdk(describe_body({"oneOf": members}))
    assert len(built.plan.models) == count
    assert all(name.isidentifier() and not name.endswith("_") for name in built.plan.models)
    assert not any(any(map(str.isdigit, word)) for name in built.plan.models for word in split_words(name))


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_response_without_its_unusable_property_name_still_decodes(name, tmp_path):
    schema = {"type": "object", "properties": {name: {"type": "integer"}, "plain": {"type": "string"}}}
    built = build_sdk(describe_schema(schema))
    assert built.report.notes == {"property name that a struct cannot have, omitted": [f"thing.{name}"]}
    with load_package(built.files, tmp_path) as package:
        body = msgspec.json.encode({name: 1, "plain": "x"})
        assert msgspec.json.decode(body, type=package.models.Thing).plain == "x"


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_request_with_an_unusable_property_name_is_a_map(name):
    schema = {"type": "object", "required": [name], "properties": {name: {"type": "integer"}, "plain": {}}}
    built = build_sdk(describe_body(schema))
    assert built.plan.operations[0].body == {"type": "object", "additionalProperties": True}
    assert list(built.report.notes) == ["property name that a struct cannot have, typed as a map"]


def test_a_response_with_only_unusable_property_names_is_a_map():
    built = build_sdk(describe_schema({"type": "object", "properties": {"a\\b": {"type": "integer"}}}))
    assert built.plan.operations[0].result == {"type": "object", "additionalProperties": True}


def test_a_query_parameter_with_the_name_of_a_path_parameter_is_kept(tmp_path):
    parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "id", "in": "query", "schema": {"type": "string"}},
    ]
    built = build_sdk(build_document({"/a/{id}": {"get": build_operation(parameters=parameters)}}))
    assert built.report.repairs == {}
    with load_package(built.files, tmp_path) as package:
        operation = package.operations.get_thing(7, id_="x")
        assert (operation.path, operation.query) == ((7,), ("x",))
        assert operation.endpoint.query[0].name == "id"


def describe_webhook(schema: dict[str, Any], **keys: Any) -> dict[str, Any]:
    body = {"content": {"application/json": {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": ""}}, **keys}}


def test_the_body_of_a_webhook_is_a_struct_without_an_operation(tmp_path):
    schema = {
        "type": "object",
        "required": ["kind", "id"],
        "properties": {
            "kind": {"type": "string"},
            "id": {"type": "integer"},
            "data": {"type": "object", "properties": {"price": {"type": "number", "format": "decimal"}}},
        },
    }
    built = build_sdk(
        build_document({}, webhooks={"thing_changed": describe_webhook(schema, tags=["Things"])})
    )
    assert built.plan.operations == []
    assert {name: model.module for name, model in built.plan.models.items()} == {
        "ThingChanged": "things",
        "ThingChangedData": "things",
    }
    with load_package(built.files, tmp_path) as package:
        event = package.models.ThingChanged.from_dict({"kind": "new", "id": 4, "data": {"price": 1}})
        assert (event.kind, event.id, event.data.price) == ("new", 4, 1)


def test_a_struct_of_a_webhook_and_a_response_is_common():
    schema = {"type": "object", "x-altegio-model": "Thing", "properties": {"id": {"type": "integer"}}}
    responses = build_responses(schema)
    built = build_sdk(
        build_document(
            {"/things": {"get": build_operation(responses, tags=["Reading"])}},
            webhooks={"changed": describe_webhook(schema, tags=["Events"])},
        )
    )
    assert {name: model.module for name, model in built.plan.models.items()} == {"Thing": "common"}


def test_common_structs_that_refer_to_each_other_have_a_separate_module():
    def link(name):
        return {"type": "object", "properties": {"part": {"$ref": f"#/components/schemas/{name}"}}}

    schemas = {
        "Alone": {"type": "object", "properties": {"id": {"type": "integer"}}},
        "Loop": link("Loop"),
        "Outer": link("Inner"),
        "Inner": link("Outer"),
        "Third": link("Fourth"),
        "Fourth": {"type": "object", "properties": {"id": {"type": "integer"}}},
    }
    paths = {
        f"/{tag}/{name}": {
            "get": build_operation(
                build_responses({"$ref": f"#/components/schemas/{name}"}),
                operationId=f"get_{tag}_{name}",
                tags=[tag],
            )
        }
        for tag in ("a", "b", "common inner")
        for name in schemas
    }
    built = build_sdk(build_document(paths, components={"schemas": schemas}))
    modules = {name: model.module for name, model in built.plan.models.items()}
    inner = modules["Inner"]
    assert inner not in {"common_inner", "common"}  # the module of a tag has this name
    assert modules == {
        "Alone": "common",
        "Loop": "common",
        "Inner": inner,
        "Outer": inner,
        "Third": "common_fourth",
        "Fourth": "common_fourth",
    }
    assert "from .common" not in built.files[f"models/{inner}.py"]


def test_structs_of_a_tag_that_no_operation_uses_together_have_separate_modules(tmp_path):
    def link(*names):
        fields = {name.lower(): {"$ref": f"#/components/schemas/{name}"} for name in names}
        return {"type": "object", "properties": {"id": {"type": "integer"}, **fields}}

    schemas = {"Pet": link("Owner"), "Owner": link(), "Visit": link("Bill"), "Bill": link(), "Label": link()}
    results = {"find": "Pet", "read": "Owner", "see": "Visit", "mark": "Label"}
    paths = {
        f"/{name}": {
            "get": build_operation(
                build_responses({"$ref": f"#/components/schemas/{struct}"}), operationId=name, tags=["Pets"]
            )
        }
        for name, struct in results.items()
    }
    built = build_sdk(build_document(paths, components={"schemas": schemas}))
    wanted = {
        "Bill": "pets",  # the largest group has the name of the tag, the first one of several
        "Visit": "pets",
        "Owner": "pets_owner",
        "Pet": "pets_owner",
        "Label": "pets_label",
    }
    assert {name: model.module for name, model in built.plan.models.items()} == wanted
    with load_package(built.files, tmp_path) as package:
        name = package.__name__
        assert package.operations.mark().endpoint.result is package.models.Label
        loaded = {module for module in sys.modules if module.startswith(f"{name}.models.")}
        assert loaded == {f"{name}.models.pets_label"}
        assert package.operations.find().endpoint.result.__module__ == f"{name}.models.pets_owner"


def test_webhooks_of_a_tag_share_a_module():
    def describe(name):
        return describe_webhook(
            {"type": "object", "x-altegio-model": name, "properties": {"id": {"type": "integer"}}},
            tags=["Events"],
        )

    built = build_sdk(build_document({}, webhooks={"a": describe("Made"), "b": describe("Gone")}))
    assert {name: model.module for name, model in built.plan.models.items()} == {
        "Made": "events",
        "Gone": "events",
    }


def test_an_argument_hides_no_module_that_the_factory_uses(tmp_path):
    schema = {"type": "object", "x-altegio-model": "Thing", "properties": {"id": {"type": "integer"}}}
    words = ("models", "operations", "pagination")
    operation = build_operation(
        build_responses(schema),
        operationId="read",
        parameters=[{"name": word, "in": "query", "schema": {"type": "string"}} for word in words],
        requestBody={"required": True, "content": {"application/json": {"schema": schema}}},
    )
    built = build_sdk(build_document({"/a": {"post": operation}}))
    names = [item.python for item in built.plan.operations[0].query]
    assert not set(names) & set(words)
    with load_package(built.files, tmp_path) as package:
        made = package.operations.read(body={"id": 4}, **dict.fromkeys(names, "x"))
        assert (made.query, made.body.id) == (("x", "x", "x"), 4)
        assert [item.name for item in made.endpoint.query] == list(words)


def test_a_webhook_without_a_body_is_reported():
    built = build_sdk(build_document({}, webhooks={"created": {"post": {"responses": {}}}, "odd": 5}))
    assert built.plan.models == {}
    assert built.report.notes == {"webhook without a body": ["created", "odd"]}


@pytest.mark.parametrize("summary", ["\x00", " ", "\u200b", ""])
def test_an_operation_whose_summary_has_no_printable_character_has_a_docstring(summary, tmp_path):
    built = build_sdk(build_document({"/a": {"get": build_operation(operationId="read", summary=summary)}}))
    with load_package(built.files, tmp_path) as package:
        assert package.operations.read.__doc__.strip()
