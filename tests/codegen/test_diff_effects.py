"""Planted changes of one description: each is found, and classified as breaking, additive or neutral."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest

from codegen.__main__ import main
from codegen.diff import ApiChange, compare, render_fragments
from tests.support.codegen.descriptions import build_operation, build_responses, wrap_in_envelope

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
CARD = {"$ref": "#/components/schemas/Card"}
KIND = {"type": "string", "enum": ["gift", "paid"]}
JSON = "application/json"
BREAKING, ADDITIVE, NEUTRAL = "breaking", "additive", "neutral"


def build_base():
    """Return a description with operations of several kinds."""
    query = {"in": "query", "schema": WHOLE}
    listing = build_operation(
        build_responses(wrap_in_envelope({"type": "array", "items": CARD})),
        operationId="list_cards",
        security=[{"Partner": []}],
        parameters=[
            {"name": "day", **query},
            {"name": "location", **query, "required": True},
            {"name": "kind", "in": "query", "schema": KIND},
            {"name": "X-Trace", "in": "header", "schema": TEXT},
        ],
    )
    body = {
        "type": "object",
        "required": ["title"],
        "properties": {
            "title": TEXT,
            "note": TEXT,
            "owner": {"type": "object", "properties": {"name": TEXT}},
        },
    }
    creating = build_operation(
        build_responses(wrap_in_envelope(CARD)),
        operationId="create_card",
        security=[{"Partner": []}],
        requestBody={"required": True, "content": {JSON: {"schema": body}}},
        **{"x-altegio-resource": "cards", "x-altegio-method": "create"},
    )
    file = {"200": {"description": "", "content": {"application/pdf": {}}}}
    card = {"type": "object", "properties": {"title": TEXT, "kind": KIND, "cost": WHOLE}}
    nothing = {"204": {"description": ""}}
    base = {
        "openapi": "3.1.0",
        "info": {"title": "cards", "version": "1"},
        "servers": [{"url": "https://one.example"}, {"url": "https://two.example"}],
        "paths": {
            "/cards": {"get": listing, "post": creating},
            "/cards/{card_id}": {
                "get": build_operation(build_responses(wrap_in_envelope(CARD)), operationId="get_card"),
                "delete": build_operation(nothing, operationId="delete_card", security=[{"User": []}]),
            },
            "/note": {
                "get": build_operation(build_responses(wrap_in_envelope(TEXT)), operationId="get_note")
            },
            "/file": {"get": build_operation(file, operationId="get_file")},
        },
        "components": {
            "schemas": {"Card": card},
            "securitySchemes": {
                "Partner": {"type": "http", "scheme": "bearer"},
                "User": {"type": "apiKey", "in": "header", "name": "X-User"},
                "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            },
        },
    }
    return deepcopy(base)  # changes are made in place


def find_operation(document, name):
    return next(
        node for item in document["paths"].values() for node in item.values() if node["operationId"] == name
    )


def edit(name, **facts):
    """Return a function that changes keys of an operation."""
    return lambda document: find_operation(document, name).update(deepcopy(facts))


def edit_parameter(name, **facts):
    """Return a function that changes, adds or removes (no facts) a parameter of `list_cards`."""

    def change(document):
        parameters = find_operation(document, "list_cards")["parameters"]
        found = next((entry for entry in parameters if entry["name"] == name), None)
        if found is None:
            parameters.append({"name": name, "in": "query", "schema": WHOLE, **facts})
        elif facts:
            found.update(facts)
        else:
            parameters.remove(found)

    return change


def edit_body(**facts):
    def change(document):
        content = find_operation(document, "create_card")["requestBody"]["content"]
        schema = content[JSON]["schema"]
        schema["properties"] |= facts.pop("properties", {})
        schema |= facts

    return change


def move_body(media):
    def change(document):
        body = find_operation(document, "create_card")["requestBody"]
        body["content"] = {media: body["content"][JSON]}

    return change


def remove_body_field(document):
    del find_operation(document, "create_card")["requestBody"]["content"][JSON]["schema"]["properties"][
        "note"
    ]


def edit_card(name, schema=None):
    def change(document):
        properties = document["components"]["schemas"]["Card"]["properties"]
        if schema:
            properties[name] = schema
        else:
            del properties[name]

    return change


def answer(name, schema, media=JSON):
    def change(document):
        content = {media: {"schema": wrap_in_envelope(schema)} if schema else {}}
        find_operation(document, name)["responses"]["200"]["content"] = content

    return change


def edit_scheme(name, scheme=None):
    def change(document):
        schemes = document["components"]["securitySchemes"]
        if scheme:
            schemes[name] = scheme
        else:
            del schemes[name]

    return change


def use_servers(*urls):
    return lambda document: document.update(servers=[{"url": url} for url in urls])


def remove_operation(document):
    del document["paths"]["/cards/{card_id}"]["delete"]


def add_operation(document):
    extra = deepcopy(find_operation(document, "create_card")) | {"operationId": "add_card"}
    del extra["x-altegio-method"]
    document["paths"]["/extra"] = {"post": extra}


def move_path(document):
    document["paths"]["/file/v2"] = document["paths"].pop("/file")


def rename_component(document):
    document["components"]["schemas"]["Ticket"] = document["components"]["schemas"].pop("Card")
    for name in ("list_cards", "create_card", "get_card"):
        data = find_operation(document, name)["responses"]["200"]["content"][JSON]["schema"]["properties"][
            "data"
        ]
        (data.get("items") or data)["$ref"] = "#/components/schemas/Ticket"


def change_texts(document):
    document["components"]["schemas"]["Card"]["description"] = "Other words."
    document["components"]["schemas"]["Unused"] = TEXT
    find_operation(document, "get_card")["summary"] = "Other words."


OTHER = {"type": "http", "scheme": "basic"}
PLANTED = {
    "operation removed": (remove_operation, [(BREAKING, "removed", "operation")]),
    "operation added": (add_operation, [(ADDITIVE, "added", "operation")]),
    "factory renamed": (
        edit("get_card", operationId="fetch_card"),
        [(BREAKING, "changed", "operation"), (NEUTRAL, "changed", "operation id")],
    ),
    "path moved": (move_path, [(NEUTRAL, "changed", "path")]),
    "tag changed": (edit("get_file", tags=["Files"]), [(NEUTRAL, "changed", "module")]),
    "deprecated": (edit("get_file", deprecated=True), [(NEUTRAL, "changed", "operation")]),
    "user token needed": (edit("list_cards", security=[{"User": []}]), [(BREAKING, "changed", "auth")]),
    "no token needed": (edit("list_cards", security=[]), [(NEUTRAL, "changed", "auth")]),
    "other scheme": (edit("list_cards", security=[{"Key": []}]), [(BREAKING, "changed", "security")]),
    "scope needed": (
        edit("list_cards", security=[{"Partner": ["read"]}]),
        [(BREAKING, "changed", "security")],
    ),
    "other scheme possible": (
        edit("list_cards", security=[{"Partner": []}, {"Key": []}]),
        [(NEUTRAL, "changed", "security")],
    ),
    "method renamed": (
        edit("create_card", **{"x-altegio-method": "issue"}),
        [(BREAKING, "changed", "method")],
    ),
    "method added": (
        edit("get_file", **{"x-altegio-resource": "files", "x-altegio-method": "get"}),
        [(ADDITIVE, "added", "method")],
    ),
    "method removed": (edit("create_card", **{"x-altegio-method": ""}), [(BREAKING, "removed", "method")]),
    "optional parameter added": (edit_parameter("zone", required=False), [(ADDITIVE, "added", "parameter")]),
    "required parameter added": (edit_parameter("zone", required=True), [(BREAKING, "added", "parameter")]),
    "parameter removed": (edit_parameter("day"), [(BREAKING, "removed", "parameter")]),
    "parameter required": (edit_parameter("day", required=True), [(BREAKING, "changed", "parameter")]),
    "parameter optional": (edit_parameter("location", required=False), [(ADDITIVE, "changed", "parameter")]),
    "parameter of another type": (edit_parameter("day", schema=TEXT), [(BREAKING, "changed", "parameter")]),
    "code of a parameter added": (
        edit_parameter("kind", schema={"type": "string", "enum": ["gift", "paid", "lent"]}),
        [(ADDITIVE, "added", "code")],
    ),
    "code of a parameter removed": (
        edit_parameter("kind", schema={"type": "string", "enum": ["gift"]}),
        [(BREAKING, "removed", "code")],
    ),
    "any value of a parameter": (edit_parameter("kind", schema=TEXT), [(ADDITIVE, "changed", "code")]),
    "header required": (edit_parameter("X-Trace", required=True), [(BREAKING, "changed", "parameter")]),
    "header removed": (edit_parameter("X-Trace"), [(BREAKING, "removed", "parameter")]),
    "header added": (edit_parameter("X-New", **{"in": "header"}), [(ADDITIVE, "added", "parameter")]),
    "cookie in place of a header": (
        edit_parameter("X-Trace", **{"in": "cookie"}),
        [(BREAKING, "changed", "parameter")],
    ),
    "optional field added": (edit_body(properties={"phone": TEXT}), [(ADDITIVE, "added", "field")]),
    "required field added": (
        edit_body(properties={"phone": TEXT}, required=["title", "phone"]),
        [(BREAKING, "added", "field")],
    ),
    "field removed": (remove_body_field, [(BREAKING, "removed", "field")]),
    "field required": (edit_body(required=["title", "note"]), [(BREAKING, "changed", "field")]),
    "field optional": (edit_body(required=[]), [(ADDITIVE, "changed", "field")]),
    "form in place of json": (move_body("multipart/form-data"), [(NEUTRAL, "changed", "body")]),
    "patch in place of json": (
        move_body("application/merge-patch+json"),
        [(NEUTRAL, "changed", "media type")],
    ),
    "url-encoded form": (
        move_body("application/x-www-form-urlencoded"),
        [(NEUTRAL, "changed", "content type")],
    ),
    "response field added": (edit_card("phone", TEXT), [(ADDITIVE, "added", "field")]),
    "response field removed": (edit_card("cost"), [(BREAKING, "removed", "field")]),
    "response field of another type": (edit_card("cost", TEXT), [(BREAKING, "changed", "field")]),
    "response code added": (
        edit_card("kind", {"type": "string", "enum": ["gift", "paid", "lent"]}),
        [(ADDITIVE, "added", "code")],
    ),
    "response code removed": (
        edit_card("kind", {"type": "string", "enum": ["gift"]}),
        [(NEUTRAL, "removed", "code")],
    ),
    "object in place of a list": (answer("list_cards", CARD), [(BREAKING, "changed", "result")]),
    "nullable result": (answer("get_note", {"type": ["string", "null"]}), [(BREAKING, "changed", "result")]),
    "other json": (
        answer("get_card", CARD, "application/vnd.api+json"),
        [(NEUTRAL, "changed", "content type")],
    ),
    "text in place of bytes": (
        answer("get_file", None, "text/csv"),
        [(BREAKING, "changed", "result"), (NEUTRAL, "changed", "envelope")],
    ),
    "other bytes": (answer("get_file", None, "image/png"), [(NEUTRAL, "changed", "content type")]),
    "server added": (
        use_servers("https://one.example", "https://two.example", "https://three.example"),
        [(ADDITIVE, "added", "server")],
    ),
    "server removed": (use_servers("https://one.example"), [(BREAKING, "removed", "server")]),
    "other first server": (
        use_servers("https://two.example", "https://one.example"),
        [(NEUTRAL, "changed", "server")],
    ),
    "scheme changed": (edit_scheme("Partner", OTHER), [(BREAKING, "changed", "security scheme")]),
    "scheme added": (edit_scheme("Basic", OTHER), [(ADDITIVE, "added", "security scheme")]),
    "scheme removed": (edit_scheme("Key"), [(BREAKING, "removed", "security scheme")]),
    "struct renamed": (rename_component, [(BREAKING, "changed", "struct")]),
    "texts changed": (change_texts, []),
}


@pytest.mark.parametrize(("change", "expected"), PLANTED.values(), ids=PLANTED)
def test_a_planted_change_is_classified(change, expected):
    after = build_base()
    change(after)
    changes = compare(build_base(), after)
    assert sorted((item.effect, item.kind, item.subject) for item in changes) == sorted(expected)


def test_at_least_forty_changes_are_planted():
    assert sum(bool(expected) for _, expected in PLANTED.values()) >= 40


def test_a_security_of_the_whole_document_counts_for_its_operations():
    old, new = build_base(), build_base()
    old["security"], new["security"] = [{"Partner": []}], [{"Key": []}]
    found = {(item.subject, item.place, item.breaking) for item in compare(old, new)}
    assert found == {("security", name, True) for name in ("get_card", "get_note", "get_file")}


def test_fragments_list_what_users_notice():
    changes = [
        ApiChange("removed", "field", "Card.cost", "", breaking=True),
        ApiChange("changed", "path", "get_file", "GET /a became GET /b", breaking=False),
        ApiChange("added", "operation", "add_card", "", breaking=False),
        ApiChange("changed", "parameter", "list_cards.day", "required now", breaking=True),
    ]
    assert render_fragments(changes, "cards") == (
        "changelog.d/cards.removed.md:\nThe description of `cards` changed:\n\n- **Breaking:** removed field `Card.cost`.\n\n"
        "changelog.d/cards.changed.md:\nThe description of `cards` changed:\n\n"
        "- **Breaking:** changed parameter `list_cards.day` (required now).\n\n"
        "changelog.d/cards.added.md:\nThe description of `cards` changed:\n\n- added operation `add_card`.\n"
    )
    assert render_fragments(changes[1:2], "cards") == "No change that needs a changelog fragment.\n"


def test_the_command_prints_the_fragments(tmp_path, capsys):
    old, new = tmp_path / "old.json", tmp_path / "cards.corrected.json"
    after = build_base()
    add_operation(after)
    old.write_text(json.dumps(build_base()))
    new.write_text(json.dumps(after))
    assert main(["diff", str(old), str(new), "--fragments"]) == 0
    assert capsys.readouterr().out == (
        "changelog.d/cards.added.md:\nThe description of `cards` changed:\n\n- added operation `add_card`.\n"
    )
