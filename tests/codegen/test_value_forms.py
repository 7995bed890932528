"""Empty arrays for absent objects, derived properties, and the base class of the structs."""

from __future__ import annotations

import msgspec
import pytest

from altegio_async._core.coercion import coerce
from altegio_async._core.model import Model
from codegen.emit.annotations import render_annotation
from codegen.errors import CodegenError
from codegen.usage_check import check_mixins
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_responses,
    build_sdk,
    describe_schema,
    load_package,
)

PERSON = {"type": ["object", "array"], "maxItems": 0, "properties": {"name": {"type": "string"}}}
MAP = {"type": ["object", "array"], "maxItems": 0, "additionalProperties": {"type": "integer"}}
FREE = {"type": ["object", "array"], "maxItems": 0}
CARD = {
    "type": "object",
    "properties": {
        "owner": PERSON,
        "totals": MAP,
        "free": FREE,
        "either": {"oneOf": [PERSON, {"type": "null"}]},
        "from": PERSON,
        "other": {"type": "object", "properties": {"size": {"type": "integer"}}},
    },
}


@pytest.fixture
def card(tmp_path):
    with load_package(build_sdk(describe_schema(CARD)).files, tmp_path) as package:
        yield package.models.Thing


FIELDS = [
    ("owner", "owner", None),
    ("totals", "totals", {}),
    ("free", "free", {}),
    ("either", "either", None),
    ("from", "from_", None),
]


@pytest.mark.parametrize(("wire", "python", "empty"), FIELDS)
def test_an_empty_array_for_an_absent_object_is_decoded_strictly(card, wire, python, empty):
    value = msgspec.json.decode(f'{{"{wire}": []}}'.encode(), type=card)
    assert getattr(value, python) == empty
    assert value == card(**{python: empty})
    assert getattr(msgspec.json.decode(f'{{"{wire}": null}}'.encode(), type=card), python) is None
    assert getattr(msgspec.json.decode(b"{}", type=card), python) is None
    found = []
    assert msgspec.convert(coerce({wire: []}, card, "$", found), card) == value
    assert found == []


def test_objects_are_decoded_as_before(card):
    value = msgspec.json.decode(b'{"owner": {"name": "x"}, "totals": {"a": 1}, "free": {"b": 2}}', type=card)
    assert (value.owner.name, value.totals, value.free) == ("x", {"a": 1}, {"b": 2})


@pytest.mark.parametrize("wire", ["owner", "totals", "free", "other"])
def test_other_arrays_are_not_decoded_strictly(card, wire):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(f'{{"{wire}": [1]}}'.encode(), type=card)


def test_an_empty_array_is_drift_where_the_description_has_none(card):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"other": []}', type=card)
    found = []
    assert msgspec.convert(coerce({"other": []}, card, "$", found), card).other is None
    assert [drift.path for drift in found] == ["$.other"]


def test_structs_derive_from_the_base_class(card):
    assert issubclass(card, Model)
    assert not card.__struct_config__.gc


def test_a_struct_of_the_same_name_as_the_base_class_gets_another_name():
    reference = {"$ref": "#/components/schemas/Model"}
    schemas = {"Model": {"type": "object", "properties": {"id": {"type": "integer"}}}}
    built = build_sdk(describe_schema(reference, schemas))
    assert "Model" not in built.plan.models
    assert len(built.plan.models) == 1


def test_a_field_cannot_hide_a_method_of_the_struct():
    schema = {"type": "object", "properties": {"to_dict": {"type": "string"}, "toJson": {"type": "string"}}}
    [model] = build_sdk(describe_schema(schema)).plan.models.values()
    assert [field.python for field in model.fields] == ["to_dict_", "to_json_"]


@pytest.mark.parametrize(
    ("zone", "words"), [("location", "Local time of the location"), ("server", "Server time (Asia")]
)
def test_the_docs_of_a_field_name_its_time_zone(zone, words):
    moment = {"type": "string", "format": "date-time", "x-altegio-timezone": zone, "description": "Start."}
    built = build_sdk(describe_schema({"type": "object", "properties": {"start": moment}}))
    assert f'"""Start. {words}' in built.files["models/things.py"]


def test_an_unknown_time_zone_key_is_refused():
    moment = {"type": "string", "format": "date-time", "x-altegio-timezone": "moon"}
    with pytest.raises(CodegenError, match="moon"):
        build_sdk(describe_schema({"type": "object", "properties": {"start": moment}}))


# -- mixins -------------------------------------------------------------------------------------

ADD_MIXIN = build_overlay(
    {
        "target": "$.paths.*.*.responses['200'].content.*.schema.properties.data",
        "update": {"x-altegio-mixin": "MembershipProperties"},
    }
)
MEMBERSHIP = {
    "type": "object",
    "properties": {
        "is_united_balance": {"type": "boolean"},
        "is_united_balance_unlimited": {"type": "boolean"},
        "united_balance_services_count": {"type": "integer"},
        "balance_container": {"type": "object", "properties": {"links": {"type": "array"}}},
    },
}


def test_a_correction_names_the_class_of_derived_properties(tmp_path):
    with load_package(build_sdk(describe_schema(MEMBERSHIP), ADD_MIXIN).files, tmp_path) as package:
        membership = package.models.Thing(is_united_balance=True, united_balance_services_count=4)
    assert membership.visits_left == 4
    assert "visits_left" not in membership.__struct_fields__
    assert not hasattr(membership, "__dict__")


def test_a_mixin_must_exist(tmp_path):
    module = tmp_path / "derived.py"
    module.write_text("class OtherProperties:\n    pass\n")
    plan = build_sdk(describe_schema(MEMBERSHIP), ADD_MIXIN).plan
    with pytest.raises(CodegenError, match="no class MembershipProperties"):
        check_mixins(module, plan)


def test_a_field_cannot_hide_a_property_of_a_mixin(tmp_path):
    module = tmp_path / "derived.py"
    module.write_text(
        "class MembershipProperties:\n    @property\n    def is_united_balance(self) -> int:\n        return 1\n"
    )
    plan = build_sdk(describe_schema(MEMBERSHIP), ADD_MIXIN).plan
    with pytest.raises(CodegenError, match=r"\.is_united_balance: the field hides a property"):
        check_mixins(module, plan)
    module.write_text("class MembershipProperties:\n    pass\n")
    check_mixins(module, plan)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": ["string", "number"], "x-altegio-as": "string"}, "str"),
        ({"type": ["integer", "string"], "x-altegio-as": "integer"}, "int"),
        ({"type": ["number", "null"], "x-altegio-as": "integer"}, "int"),
        ({"type": ["number", "string"], "format": "decimal", "x-altegio-as": "number"}, "Decimal"),
        ({"type": ["boolean", "integer"], "x-altegio-as": "boolean"}, "bool"),
    ],
)
def test_one_of_several_published_types_is_the_python_type(schema, expected):
    built = build_sdk(describe_schema({"type": "object", "properties": {"part": schema}}))
    [field] = built.plan.models["Thing"].fields
    assert render_annotation(field.type_schema) == expected


@pytest.mark.parametrize(("wanted", "expected"), [("object", "Row"), ("array", "list[Row]")])
def test_one_alternative_of_a_union_is_the_python_type(wanted, expected):
    row = {"type": "object", "x-altegio-model": "Row", "properties": {"id": {"type": "integer"}}}
    schema = {"x-altegio-as": wanted, "anyOf": [row, {"type": "array", "items": row}]}
    built = build_sdk(describe_schema(schema))
    assert render_annotation(built.plan.operations[0].result) == expected


@pytest.mark.parametrize(
    ("envelope", "result"), [("data", "Row"), ("list", "list[Row]")], ids=["data", "list"]
)
def test_a_correction_adds_the_missing_envelope(envelope, result):
    row = {"type": "object", "x-altegio-model": "Row", "properties": {"id": {"type": "integer"}}}
    responses = build_responses(row, **{"x-altegio-envelope": envelope})
    built = build_sdk(build_document({"/a": {"get": build_operation(responses)}}))
    [operation] = built.plan.operations
    assert (operation.envelope, render_annotation(operation.result)) == ("DATA", result)
    media = built.corrected["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]
    assert list(media["schema"]["properties"]) == ["success", "data", "meta"]
    assert "x-altegio-envelope" not in media


def test_an_unknown_envelope_is_an_error():
    responses = build_responses({"type": "object"}, **{"x-altegio-envelope": "twice"})
    with pytest.raises(CodegenError, match="x-altegio-envelope is data or list, not twice"):
        build_sdk(build_document({"/a": {"get": build_operation(responses)}}))


def test_structs_list_the_other_published_types_of_their_fields(tmp_path):
    person = {"properties": {"name": {"type": "string"}}}
    fields = {
        "phone": {"type": ["string", "number"], "x-altegio-as": "string"},
        "rating": {"type": ["number", "null"], "x-altegio-as": "integer"},
        "seller": {"type": ["object", "array"], "maxItems": 1, **person},
        "buyer": {"type": ["object", "array"], "maxItems": 0, **person},
        "flag": {"type": "boolean", "x-altegio-also": ["integer"]},
        "title": {"type": "string"},
    }
    built = build_sdk(describe_schema({"type": "object", "properties": fields}))
    with load_package(built.files, tmp_path) as package:
        thing = package.models.Thing
        assert set(thing.__wire_forms__) == {
            ("phone", "number"),
            ("rating", "number"),
            ("seller", "array"),
            ("flag", "integer"),
        }
        assert msgspec.json.decode(b'{"seller": [], "buyer": []}', type=thing) == thing()


def test_structs_with_equal_fields_share_their_published_types():
    plain, phone = {"type": "string"}, {"type": ["string", "number"], "x-altegio-as": "string"}
    rows = [
        {"type": "object", "properties": {"at": {"type": "object", "properties": {"phone": one}}}}
        for one in (plain, phone)
    ]
    schema = {"type": "object", "properties": {"first": rows[0], "second": rows[1]}}
    built = build_sdk(describe_schema(schema))
    [shared] = [
        model for model in built.plan.models.values() if [field.wire for field in model.fields] == ["phone"]
    ]
    assert shared.fields[0].forms == ("number",)


@pytest.mark.parametrize("is_first", [True, False])
def test_schemas_that_are_merged_keep_all_published_types(is_first):
    plain, phone = {"type": "string"}, {"type": ["string", "number"], "x-altegio-as": "string"}
    parts = [
        {"type": "object", "x-altegio-model": "Row", "properties": {"phone": one}} for one in (plain, phone)
    ]
    first, second = parts if is_first else reversed(parts)
    schema = {"type": "object", "properties": {"first": first, "second": second}}
    built = build_sdk(describe_schema(schema))
    assert built.plan.models["Row"].fields[0].forms == ("number",)


@pytest.mark.parametrize(
    ("wanted", "forms"), [("object", ("array",)), ("array", ("object",))], ids=["object", "array"]
)
def test_an_endpoint_lists_the_other_published_types_of_its_result(wanted, forms):
    row = {"type": "object", "x-altegio-model": "Row", "properties": {"id": {"type": "integer"}}}
    schema = {"x-altegio-as": wanted, "anyOf": [row, {"type": "array", "items": row}]}
    built = build_sdk(describe_schema(schema))
    assert built.plan.operations[0].result_forms == forms
