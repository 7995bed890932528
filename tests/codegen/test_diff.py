"""Telling what changed: thirty planted changes are all found, each once, and nothing else."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from small import answer, document, enveloped

from codegen.__main__ import main
from codegen.diff import Change, as_data, as_markdown, compare


def base():
    """Five operations with everything that can change; one component is shared by two of them."""
    card = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "number"},
            "number": {"type": "string"},
            "kind": {"type": "string", "enum": ["paper", "plastic"]},
            "owner": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
            },
            "tags": {"type": "array", "items": {"type": "string"}},
            "parent": {"$ref": "#/components/schemas/Card"},
        },
    }
    body = {
        "type": "object",
        "required": ["number"],
        "properties": {
            "number": {"type": "string"},
            "phone": {"type": "string"},
            "level": {"type": "integer", "enum": [1, 2, 3]},
            "note": {"type": "string", "nullable": True},
        },
    }
    chosen = {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"]}}
    ids = {
        "name": "ids",
        "in": "query",
        "explode": True,
        "schema": {"type": "array", "items": {"type": "integer"}},
    }
    ref = {"$ref": "#/components/schemas/Card"}
    secured = [{"BearerPartner": []}]
    paths = {
        "/c/{id}/cards": {
            "get": {
                "operationId": "list_cards",
                "security": secured,
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "number"}},
                    {"name": "page", "in": "query", "schema": {"type": "integer"}},
                    {"name": "phone", "in": "query", "required": True, "schema": {"type": "string"}},
                    chosen,
                    ids,
                ],
                "responses": answer(enveloped({"type": "array", "items": ref})),
            },
            "post": {
                "operationId": "create_card",
                "security": secured,
                "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
                "responses": answer(enveloped(ref), "201"),
            },
        },
        "/cards/{id}": {
            "get": {"operationId": "get_card", "security": secured, "responses": answer(enveloped(ref))},
            "put": {
                "operationId": "update_card",
                "security": secured,
                "requestBody": {
                    "content": {"application/json": {"schema": {"type": "object", "properties": {}}}}
                },
                "responses": answer(
                    enveloped({"type": "object", "properties": {"done": {"type": "boolean"}}})
                ),
            },
            "delete": {
                "operationId": "delete_card",
                "security": secured,
                "responses": {"204": {"description": ""}},
            },
        },
    }
    return document(paths, {"Card": card}, version="3.0.3")


def listing(new):
    return new["paths"]["/c/{id}/cards"]["get"]


def creation(new):
    return new["paths"]["/c/{id}/cards"]["post"]


def sent(new):
    return creation(new)["requestBody"]["content"]["application/json"]["schema"]


def card(new):
    return new["components"]["schemas"]["Card"]


def parameter(new, name):
    return next(node for node in listing(new)["parameters"] if node["name"] == name)


def move(new):
    new["paths"]["/locations/{id}/cards"] = new["paths"].pop("/c/{id}/cards")


def use(method, **values):
    def plant(new):
        new["paths"]["/cards/{id}"][method].update(values)

    return plant


PLANTED = [
    # kind, subject, place, breaking, how
    ("removed", "operation", "delete_card", True, lambda new: new["paths"]["/cards/{id}"].pop("delete")),
    (
        "added", "operation", "list_types", False,
        lambda new: new["paths"].update({"/types": {"get": {"operationId": "list_types", "responses": answer({})}}}),
    ),
    ("changed", "operation", "get_card", False, use("get", deprecated=True)),
    ("changed", "auth", "get_card", True, use("get", security=[{"BearerPartnerUser": []}])),
    ("changed", "auth", "update_card", False, use("put", security=[])),
    ("removed", "parameter", "list_cards.page", True, lambda new: listing(new)["parameters"].pop(1)),
    (
        "added", "parameter", "list_cards.title", False,
        lambda new: listing(new)["parameters"].append({"name": "title", "in": "query", "schema": {"type": "string"}}),
    ),
    (
        "added", "parameter", "list_cards.day", True,
        lambda new: listing(new)["parameters"].append({"name": "day", "in": "query", "required": True, "schema": {}}),
    ),
    ("changed", "parameter", "list_cards.page", True, lambda new: parameter(new, "page").update(required=True)),
    ("changed", "parameter", "list_cards.phone", False, lambda new: parameter(new, "phone").pop("required")),
    ("changed", "parameter", "list_cards.phone", True, lambda new: parameter(new, "phone")["schema"].update(type="integer")),
    ("changed", "parameter", "list_cards.ids", False, lambda new: parameter(new, "ids").update(explode=False)),
    ("added", "code", "list_cards.sort", False, lambda new: parameter(new, "sort")["schema"]["enum"].append("none")),
    ("removed", "code", "list_cards.sort", True, lambda new: parameter(new, "sort")["schema"]["enum"].remove("asc")),
    ("added", "field", "Card.balance", False, lambda new: card(new)["properties"].update(balance={"type": "number"})),
    ("removed", "field", "Card.number", True, lambda new: card(new)["properties"].pop("number")),
    ("changed", "field", "Card.number", True, lambda new: card(new)["properties"]["number"].update(type="integer")),
    ("added", "code", "Card.kind", False, lambda new: card(new)["properties"]["kind"]["enum"].append("virtual")),
    ("removed", "code", "Card.kind", False, lambda new: card(new)["properties"]["kind"]["enum"].remove("paper")),
    ("changed", "code", "Card.kind", False, lambda new: card(new)["properties"]["kind"].pop("enum")),
    ("removed", "field", "Card.owner.age", True, lambda new: card(new)["properties"]["owner"]["properties"].pop("age")),
    (
        "changed", "field", "Card.tags", True,
        lambda new: card(new)["properties"]["tags"].update(items={"type": "integer"}),
    ),
    ("added", "field", "create_card body.color", False, lambda new: sent(new)["properties"].update(color={"type": "string"})),
    (
        "added", "field", "create_card body.pin", True,
        lambda new: (sent(new)["properties"].update(pin={"type": "string"}), sent(new)["required"].append("pin")),
    ),
    ("changed", "field", "create_card body.phone", True, lambda new: sent(new)["required"].append("phone")),
    ("changed", "field", "create_card body.number", False, lambda new: sent(new)["required"].remove("number")),
    ("removed", "code", "create_card body.level", True, lambda new: sent(new)["properties"]["level"]["enum"].remove(2)),
    ("changed", "field", "create_card body.note", True, lambda new: sent(new)["properties"]["note"].pop("nullable")),
    ("removed", "body", "create_card", True, lambda new: creation(new).pop("requestBody")),
    ("changed", "body", "create_card", False, lambda new: creation(new)["requestBody"].pop("required")),
    ("changed", "answer", "create_card", True, lambda new: creation(new).update(responses={"204": {"description": ""}})),
    (
        "changed", "field", "list_cards answer", True,
        lambda new: listing(new).update(responses=answer(enveloped({"$ref": "#/components/schemas/Card"}))),
    ),
]  # fmt: skip


def found(new):
    return compare(base(), new)


@pytest.mark.parametrize(
    ("kind", "subject", "place", "breaking", "plant"), PLANTED, ids=lambda value: str(value)[:24]
)
def test_each_planted_change_is_found_and_nothing_else(kind, subject, place, breaking, plant):
    new = base()
    plant(new)
    assert [(item.kind, item.subject, item.place, item.breaking) for item in found(new)] == [
        (kind, subject, place, breaking)
    ]


def test_thirty_changes_at_once():
    """All that fit beside each other in one document."""
    new = base()
    clashing = {"list_cards.page", "Card.number", "create_card", "list_cards answer", "list_cards.phone"}
    planted = [
        row for row in PLANTED if row[2] not in clashing and row[:3] != ("changed", "code", "Card.kind")
    ]
    planted += [PLANTED[5], PLANTED[10], PLANTED[15], PLANTED[29]]
    for _, _, _, _, plant in planted:
        plant(new)
    wanted = {row[:4] for row in planted}
    move(new)
    new["info"]["description"] = "other words"
    listing_now = new["paths"]["/locations/{id}/cards"]
    listing_now["get"]["summary"] = "other words"
    more = {("changed", "path", "list_cards", False), ("changed", "path", "create_card", False)}
    changes = found(new)
    assert {(item.kind, item.subject, item.place, item.breaking) for item in changes} == wanted | more
    assert len(changes) == len(wanted | more)
    assert len(PLANTED) >= 30


def test_the_same_document_in_other_words_and_another_order_has_no_change():
    old, new = base(), base()
    for path in reversed(list(new["paths"])):
        new["paths"][path] = dict(reversed(new["paths"].pop(path).items()))
    card(new)["properties"] = dict(reversed(card(new)["properties"].items()))
    card(new)["properties"]["number"]["description"] = "what is printed on it"
    card(new)["properties"]["number"]["example"] = "0012"
    assert compare(old, new) == []
    assert as_markdown([]) == "No change of the Python surface.\n"


def test_a_moved_path_is_told_and_breaks_nothing():
    new = base()
    move(new)
    changes = found(new)
    assert {(item.place, item.breaking) for item in changes} == {
        ("list_cards", False),
        ("create_card", False),
    }
    assert "GET /c/{id}/cards became GET /locations/{id}/cards" in {item.detail for item in changes}


def test_a_component_of_another_name_with_the_same_shape_is_no_change():
    new = base()
    new["components"]["schemas"]["LoyaltyCard"] = deepcopy(card(new))
    new["components"]["schemas"]["LoyaltyCard"]["properties"]["parent"] = {
        "$ref": "#/components/schemas/LoyaltyCard"
    }
    creation(new)["responses"] = answer(enveloped({"$ref": "#/components/schemas/LoyaltyCard"}), "201")
    assert found(new) == []


def test_the_published_description_against_itself():
    from codegen.commands import SOURCE
    from codegen.document import load

    data = load(SOURCE).data
    assert compare(data, deepcopy(data)) == []


def test_the_command_exits_with_one_when_something_breaks(tmp_path, capsys):
    old, new, report = (tmp_path / name for name in ("old.json", "new.json", "report.json"))
    changed = base()
    card(changed)["properties"].pop("number")
    old.write_text(json.dumps(base()))
    new.write_text(json.dumps(changed))
    assert main(["diff", str(old), str(new), "--json", str(report)]) == 1
    assert capsys.readouterr().out == "### Breaking\n\n- Removed field `Card.number`\n"
    assert json.loads(report.read_text())["breaking"] == 1
    assert main(["diff", str(new), str(old)]) == 0
    assert capsys.readouterr().out == "### Not breaking\n\n- Added field `Card.number`\n"
    assert main(["diff", str(old), str(tmp_path / "none.json")]) == 1
    assert "none.json: No such file" in capsys.readouterr().err


def test_as_text_and_as_data():
    changes = [
        Change("removed", "field", "Card.number", "", breaking=True),
        Change("added", "code", "Card.kind", "'virtual'", breaking=False),
    ]
    assert as_markdown(changes) == (
        "### Breaking\n\n- Removed field `Card.number`\n\n"
        "### Not breaking\n\n- Added code `Card.kind`: 'virtual'\n"
    )
    data = as_data(changes)
    assert data["breaking"] == 1
    assert data["changes"][0]["place"] == "Card.number"
