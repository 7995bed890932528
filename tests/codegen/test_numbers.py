"""Numbers: when a name makes a number an integer, and how numbers are sent."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from altegio_async._core.operation import Endpoint, Operation, Query
from altegio_async._core.request import build_url, encode_body
from altegio_async.errors import InvalidArgumentError
from codegen.emit.annotations import render_annotation
from tests.support.codegen.descriptions import (
    build_document,
    build_operation,
    build_overlay,
    build_sdk,
    describe_schema,
    load_package,
)

VERIFIED = build_overlay({"target": "$.info", "update": {"x-checked": True}})
INTEGER_NAMES = ["id", "company_id", "visitsCount", "limit", "page_size", "is_archived", "weight"]


def build_field_type(schema, name, corrections=None):
    built = build_sdk(describe_schema({"type": "object", "properties": {name: schema}}), corrections)
    [field] = built.plan.models["Thing"].fields
    return render_annotation(field.type_schema)


@pytest.mark.parametrize("name", INTEGER_NAMES)
def test_a_name_makes_a_number_an_integer_only_in_a_verified_description(name):
    assert build_field_type({"type": "number"}, name) == "int | float"
    assert build_field_type({"type": "number"}, name, VERIFIED) == "int"


@pytest.mark.parametrize(
    "facts",
    [
        {"format": "double"},
        {"format": "float"},
        {"maximum": 0.5},
        {"multipleOf": 0.01},
        {"examples": [1, 2.5]},
        {"default": 0.1},
    ],
    ids=str,
)
def test_a_number_with_a_fraction_is_never_an_integer(facts):
    assert build_field_type({"type": "number", **facts}, "limit", VERIFIED) == "int | float"


@pytest.mark.parametrize("corrections", [None, VERIFIED])
def test_a_limit_with_a_fraction_is_decoded(corrections, tmp_path):
    schema = {"type": "object", "properties": {"limit": {"type": "number", "format": "double"}}}
    with load_package(build_sdk(describe_schema(schema), corrections).files, tmp_path) as package:
        thing = package.models.Thing
        assert msgspec.json.decode(b'{"limit": 1999.99}', type=thing).limit == 1999.99
        assert msgspec.json.decode(b'{"limit": 2000}', type=thing).limit == 2000


def plan_parameters(location, name, schema, corrections=None):
    path = f"/things/{{{name}}}" if location == "path" else "/things"
    node = {"name": name, "in": location, "required": True, "schema": schema}
    built = build_sdk(build_document({path: {"get": build_operation(parameters=[node])}}), corrections)
    plan = built.plan.operations[0]
    [parameter] = plan.path_parameters if location == "path" else plan.query
    return render_annotation(parameter.type_schema, argument=True)


@pytest.mark.parametrize(
    ("schema", "unverified", "verified"),
    [
        ({"type": "number"}, "float", "int"),
        ({"type": "number", "format": "double"}, "float", "float"),
        ({"type": "number", "format": "decimal"}, "Decimal", "Decimal"),
        ({"type": "number", "format": "int32"}, "int", "int"),
        ({"type": "integer"}, "int", "int"),
    ],
)
def test_numbers_in_paths(schema, unverified, verified):
    assert plan_parameters("path", "latitude", schema) == unverified
    assert plan_parameters("path", "latitude", schema, VERIFIED) == verified


@pytest.mark.parametrize("name", ["id", "thing_id", "thingId"])
def test_a_number_in_a_path_that_is_an_id_is_an_integer(name):
    assert plan_parameters("path", name, {"type": "number"}) == "int"
    assert plan_parameters("path", name, {"type": "number"}, VERIFIED) == "int"


def test_numbers_in_queries_can_have_fractions():
    assert plan_parameters("query", "limit", {"type": "number"}) == "int | float"
    assert plan_parameters("query", "limit", {"type": "number"}, VERIFIED) == "int"


PLACE = Endpoint(id="x", method="GET", path="/places/{latitude}", result=None, query=(Query("radius"),))
ID = Endpoint(id="x", method="GET", path="/things/{thing_id}", result=None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (51.5, "51.5"),
        (-12.25, "-12.25"),
        (-3, "-3"),
        (Decimal("0.10"), "0.10"),
        (1e16, "10000000000000000"),
        (1e-7, "0.0000001"),
        (-0.0, "-0.0"),
    ],
)
def test_numbers_are_sent_without_an_exponent(value, text):
    url = build_url("https://x", Operation(PLACE, (value,), (value,)))
    assert url == f"https://x/places/{text}?radius={text}"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("sNaN"), 1e300, Decimal("1E+400")])
def test_numbers_without_a_form_are_refused(value):
    for operation in (Operation(PLACE, (value,), (None,)), Operation(PLACE, (1,), (value,))):
        with pytest.raises(InvalidArgumentError, match=r"(latitude|radius) (must be a finite|has more than)"):
            build_url("https://x", operation)


@pytest.mark.parametrize("value", [-1, 1.5, Decimal(1)])
def test_an_id_in_a_path_is_an_integer_and_not_negative(value):
    with pytest.raises(InvalidArgumentError, match="thing_id must"):
        build_url("https://x", Operation(ID, (value,)))


# -- decimals in texts, and read-only ids --------------------------------------------------------

TEXT_DECIMAL = {"type": "string", "format": "decimal"}
BODY = {
    "type": "object",
    "required": ["id", "amount"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "amount": TEXT_DECIMAL,
        "parts": {"type": "array", "items": TEXT_DECIMAL},
        "tip": {**TEXT_DECIMAL, "nullable": True},
        "rate": {"type": "number", "format": "decimal"},
        "line": {"type": "object", "properties": {"cost": TEXT_DECIMAL}},
    },
}


@pytest.fixture
def package(tmp_path):
    node = build_operation(
        responses={"204": {"description": ""}},
        requestBody={"required": True, "content": {"application/json": {"schema": BODY}}},
    )
    with load_package(
        build_sdk(build_document({"/a": {"post": node}}, version="3.0.0")).files, tmp_path
    ) as made:
        yield made


def encode(package, **fields):
    body = package.models.GetThingInput(**fields)
    return encode_body(package.operations.get_thing(body=body))[0]


def test_decimals_of_a_request_have_the_declared_type(package):
    line = package.models.GetThingInputLine(cost=Decimal("1E+2"))
    sent = encode(
        package,
        amount=Decimal("10.50"),
        parts=[Decimal("0.10"), Decimal(2)],
        rate=Decimal("0.30"),
        line=line,
    )
    assert sent == b'{"amount":"10.50","parts":["0.10","2"],"rate":0.30,"line":{"cost":"100"}}'
    assert encode(package, amount=Decimal("10.50"), tip=None) == b'{"amount":"10.50","tip":null}'


def test_a_decimal_that_is_sent_as_text_remains_a_decimal(package):
    body = package.models.GetThingInput(amount=Decimal("10.50"))
    assert isinstance(body.amount, Decimal)
    assert (body.amount, str(body.amount)) == (Decimal("10.50"), "10.50")
    read = msgspec.convert({"amount": "10.50"}, package.models.GetThingInput)
    assert encode_body(package.operations.get_thing(body=read))[0] == b'{"amount":"10.50"}'


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity"])
def test_a_decimal_without_a_value_is_not_sent_as_text(package, value):
    with pytest.raises(InvalidArgumentError, match="finite"):
        encode(package, amount=Decimal(value))


def test_a_read_only_id_can_be_omitted(package):
    assert encode(package, amount=Decimal(1)) == b'{"amount":"1"}'
    assert encode(package, amount=Decimal(1), id=7) == b'{"amount":"1","id":7}'
