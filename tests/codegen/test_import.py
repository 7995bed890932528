"""Carrying a published structure into our description: no sentence of theirs, none of ours lost."""

from __future__ import annotations

from copy import deepcopy

import pytest

from codegen.__main__ import main
from codegen.commands import SOURCE
from codegen.document import load
from codegen.errors import CodegenError
from codegen.structure import imported
from codegen.tree import operations_of
from codegen.yaml_text import dump


def ours():
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ours", "description": "our words", "version": "1"},
        "servers": [{"url": "https://old.example.org", "description": "our host"}],
        "tags": [{"name": "Cards", "description": "our cards"}],
        "paths": {
            "/company/{id}/cards": {
                "get": {
                    "operationId": "list_cards",
                    "summary": "our summary",
                    "tags": ["Cards"],
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "description": "our id",
                            "schema": {"type": "number"},
                        },
                        {
                            "name": "page",
                            "in": "query",
                            "description": "our page",
                            "schema": {"type": "number"},
                        },
                    ],
                    "responses": {
                        "200": {
                            "description": "our answer",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Card"},
                                    "example": {"id": 1},
                                }
                            },
                        }
                    },
                }
            },
            "/gone": {
                "get": {"operationId": "gone", "summary": "kept", "responses": {"200": {"description": "x"}}}
            },
        },
        "components": {
            "schemas": {
                "Card": {
                    "type": "object",
                    "description": "our card",
                    "properties": {
                        "id": {"type": "number", "description": "our number"},
                        "description": {"type": "string", "description": "a field called description"},
                    },
                }
            }
        },
    }


def theirs():
    return {
        "openapi": "3.1.1",
        "info": {"title": "Theirs", "description": "their words", "version": "2"},
        "servers": [{"url": "https://new.example.org", "description": "their host"}],
        "paths": {
            "/locations/{id}/cards": {
                "get": {
                    "operationId": "list_cards",
                    "summary": "THEIRS",
                    "description": "THEIRS",
                    "tags": ["Cards"],
                    "parameters": [
                        {"name": "page", "in": "query", "description": "THEIRS", "schema": {"type": "integer", "example": 7}},
                        {"name": "id", "in": "path", "required": True, "example": 9, "schema": {"type": "integer"}},
                        {"name": "size", "in": "query", "description": "THEIRS", "schema": {"type": "integer"}},
                    ],
                    "responses": {
                        "200": {
                            "description": "THEIRS",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Card"},
                                    "examples": {"a": {"value": "THEIRS"}},
                                }
                            },
                        }
                    },
                }
            },
            "/types": {"get": {"operationId": "list_types", "summary": "THEIRS", "responses": {"200": {"$ref": "#/components/responses/Fine"}}}},
        },
        "components": {
            "responses": {"Fine": {"description": "THEIRS", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Type"}}}}},
            "schemas": {
                "Card": {
                    "type": "object",
                    "title": "THEIRS",
                    "properties": {
                        "description": {"type": "string", "description": "THEIRS"},
                        "id": {"type": "integer", "description": "THEIRS"},
                        "kind": {"type": "string", "enum": ["paper"], "description": "THEIRS"},
                        "title": {"type": "string"},
                    },
                },
                "Type": {"type": "object", "properties": {"id": {"type": "integer", "example": "THEIRS"}}},
                "Unused": {"type": "string"},
            },
        },
    }  # fmt: skip


def test_structure_is_theirs_and_wording_ours():
    result, gone = imported(ours(), theirs(), everything=False)
    assert gone == ["gone"]
    assert "THEIRS" not in repr(result)
    node = result["paths"]["/locations/{id}/cards"]["get"]
    assert node["summary"] == "our summary"
    assert [(entry["name"], entry.get("description")) for entry in node["parameters"]] == [
        ("page", "our page"),
        ("id", "our id"),
        ("size", None),
    ]
    assert node["parameters"][0]["schema"] == {"type": "integer"}
    assert node["responses"]["200"]["description"] == "our answer"
    assert node["responses"]["200"]["content"]["application/json"]["example"] == {"id": 1}
    card = result["components"]["schemas"]["Card"]
    assert card["description"] == "our card"
    assert list(card["properties"]) == ["id", "description", "kind", "title"]
    assert card["properties"]["id"] == {"type": "integer", "description": "our number"}
    assert card["properties"]["kind"] == {"type": "string", "enum": ["paper"]}
    assert result["info"] == ours()["info"]
    assert result["servers"] == [{"url": "https://new.example.org", "description": "our host"}]
    assert "/company/{id}/cards" not in result["paths"]


def test_an_operation_that_theirs_lacks_is_kept_as_it_was():
    result, _ = imported(ours(), theirs(), everything=False)
    assert result["paths"]["/gone"] == ours()["paths"]["/gone"]


def test_all_brings_every_operation_and_the_components_it_needs():
    result, _ = imported(ours(), theirs(), everything=True)
    assert [node["operationId"] for _, _, node in operations_of(result)] == [
        "list_cards",
        "gone",
        "list_types",
    ]
    assert set(result["components"]["schemas"]) == {"Card", "Type"}
    assert result["components"]["responses"]["Fine"] == {
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Type"}}}
    }
    assert "THEIRS" not in repr(result)


def test_descriptions_without_a_common_operation_are_refused():
    other = theirs()
    del other["paths"]["/locations/{id}/cards"], other["paths"]["/types"]
    other["paths"]["/x"] = {"get": {"operationId": "x"}}
    with pytest.raises(CodegenError, match="no operation in common"):
        imported(ours(), other, everything=False)


def test_importing_our_own_description_leaves_the_file_byte_for_byte(tmp_path, capsys):
    copy = tmp_path / "b2b-v1.yaml"
    copy.write_bytes(SOURCE.read_bytes())
    assert main(["import", "--source", str(SOURCE), "--into", str(copy)]) == 0
    assert "has this structure already" in capsys.readouterr().out
    assert copy.read_bytes() == SOURCE.read_bytes()


def test_what_is_imported_is_written_and_reads_back(tmp_path):
    fetched, into = tmp_path / "theirs.yaml", tmp_path / "ours.yaml"
    fetched.write_text(dump(theirs()))
    into.write_text("# a word before\n" + dump(ours()))
    assert main(["import", "--all", "--source", str(fetched), "--into", str(into)]) == 0
    expected, _ = imported(ours(), theirs(), everything=True)
    assert load(into).data == expected
    assert into.read_text().startswith("# a word before\n")


def test_a_refresh_of_our_own_description_keeps_every_text():
    """The move of September 2026, on all paths: structure follows, no text of ours is lost."""
    mine = load(SOURCE).data
    moved = deepcopy(mine)
    for path in list(moved["paths"]):
        moved["paths"][path.replace("/company/", "/locations/")] = moved["paths"].pop(path)
    result, gone = imported(mine, moved, everything=False)
    assert gone == []
    texts = {node["operationId"]: node["summary"] for _, _, node in operations_of(result)}
    assert texts == {node["operationId"]: node["summary"] for _, _, node in operations_of(mine)}
    assert not any(path.startswith("/company/") for path in result["paths"])
